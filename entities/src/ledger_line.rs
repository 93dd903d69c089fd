//! Lines of ledgers (台账项目): read through their ledger only.

use sea_orm::entity::prelude::*;

use crate::enums::{ConsultationFormat, ContractKind, LedgerMeasure, LedgerSource};
use crate::ids::{LedgerId, LedgerLineId};

/// A row of `ledger_line`.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_line")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LedgerLineId,
    /// The ledger it stands in.
    pub ledger_id: LedgerId,
    /// Place in the printed order, from 1.
    pub position: i32,
    /// What is told of.
    pub label: String,
    /// The unit as printed.
    pub unit: String,
    /// Where the figure comes from.
    pub source: LedgerSource,
    /// What is counted, where the system counts it.
    pub measure: Option<LedgerMeasure>,
    /// The format whose consultations are counted; none counts all.
    pub format: Option<ConsultationFormat>,
    /// The kind of contract counted; none counts all.
    pub contract_kind: Option<ContractKind>,
    /// The figure planned, in `unit`.
    pub target: Option<f64>,
    /// Whether the source says 余, 多 or 约 of the target.
    pub target_is_approximate: bool,
    /// The figure as reported, in `unit`; none where the system counts it.
    pub amount: Option<f64>,
    /// Whether the source says 余, 多 or 约 of the figure.
    pub is_approximate: bool,
    /// A percentage as reported, never derived from the figures.
    pub reported_share: Option<String>,
    /// Where the figures stand, as printed.
    pub source_note: Option<String>,
    /// The day that the figures are of.
    pub as_of: Option<Date>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
