//! Enums about ledgers.

use async_graphql::Enum;

/// The season that a ledger is of (季度): the quarters of the year.
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::Season")]
pub enum Season {
    /// January to March (春季)
    Spring,
    /// April to June (夏季)
    Summer,
    /// July to September (秋季)
    Autumn,
    /// October to December (冬季)
    Winter,
}

/// Where the figure of a ledger's line comes from (数据来源).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::LedgerSource")]
pub enum LedgerSource {
    /// Reported, and kept as reported (填报)
    Reported,
    /// Counted by this system whenever it is read (统计)
    Counted,
}

/// What the system counts for a line, over the ledger's year or season (统计项).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::LedgerMeasure")]
pub enum LedgerMeasure {
    /// Consultations held, of one format or of all (召开协商次数)
    ConsultationsHeld,
    /// Research reports submitted to the Party committee and the government (报送调研报告数)
    ReportsSubmitted,
    /// Collective contracts signed, of one kind or of all, without those that the bureau objected to (签订集体合同数)
    ContractsSigned,
}

/// What an organiser may do with a ledger (可办操作).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::ledger::Action")]
pub enum LedgerAction {
    /// `recordLedgerLine`: add a line (登记)
    RecordLine,
    /// `correctLedgerLine`: correct a line, on record (更正)
    CorrectLine,
    /// `publishLedger`: make it public (公开)
    Publish,
    /// `withdrawLedger`: make it public no longer (撤销公开)
    Withdraw,
}
