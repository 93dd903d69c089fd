//! Enums about statistics.

use async_graphql::Enum;

/// What suggestions are counted under (分组方式).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::statistics::Dimension")]
pub enum StatisticsDimension {
    /// The committee (政协委员会)
    Committee,
    /// The term (届次)
    Term,
    /// The sector of the lead proposer, by its name; bodies have none (界别)
    Sector,
    /// The category, by its name (分类)
    Category,
    /// The kind of proposer (提案者类别)
    ProposerType,
    /// Each department that answers: what several answer counts under each (承办单位，按件次)
    Department,
}
