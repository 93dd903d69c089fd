//! Enums of ledgers.

use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

use super::text_enums;

text_enums! {
    /// Seasons that a ledger is of (季度), as campaigns of offers count them: the four quarters of the year.
    Season {
        Spring "SPRING" "春季",
        Summer "SUMMER" "夏季",
        Autumn "AUTUMN" "秋季",
        Winter "WINTER" "冬季",
    }

    /// Where the figure of a ledger's line comes from (数据来源).
    LedgerSource {
        Reported "REPORTED" "填报",
        Counted "COUNTED" "统计",
    }

    /// What the system counts for a line (统计项).
    LedgerMeasure {
        ConsultationsHeld "CONSULTATIONS_HELD" "召开协商次数",
        ReportsSubmitted "REPORTS_SUBMITTED" "报送调研报告数",
        ContractsSigned "CONTRACTS_SIGNED" "签订集体合同数",
    }
}

impl Season {
    /// Returns the months of the season, 1 to 12.
    pub const fn months(self) -> std::ops::RangeInclusive<u32> {
        match self {
            Self::Spring => 1..=3,
            Self::Summer => 4..=6,
            Self::Autumn => 7..=9,
            Self::Winter => 10..=12,
        }
    }
}
