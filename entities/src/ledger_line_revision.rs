//! Earlier values of ledgers' lines (台账更正记录): each with why it was corrected, none ever changed.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, LedgerLineId, LedgerRevisionId};

/// A row of `ledger_line_revision`.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_line_revision")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LedgerRevisionId,
    /// The line.
    pub line_id: LedgerLineId,
    /// Counted from 1 within the line.
    pub number: i32,
    /// The target until then.
    pub target: Option<f64>,
    /// Whether that was approximate.
    pub target_is_approximate: bool,
    /// The figure until then.
    pub amount: Option<f64>,
    /// Whether that was approximate.
    pub is_approximate: bool,
    /// The percentage reported until then.
    pub reported_share: Option<String>,
    /// Where the figures stood.
    pub source_note: Option<String>,
    /// The day that they were of.
    pub as_of: Option<Date>,
    /// Why the line was corrected.
    pub reason: String,
    /// Who corrected it.
    pub made_by_id: AccountId,
    /// Their name as of then.
    pub made_by_name: String,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
