//! Rosters (名册) read and previewed: what the file says, and what became of it.

use sea_orm::entity::prelude::*;

use crate::enums::{RosterFormat, RosterKind};
use crate::ids::{AccountId, CommitteeId, CommitteeTermId, RosterImportId};

/// A row of `roster_import`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roster_import")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RosterImportId,
    /// The committee it belongs to.
    pub committee_id: CommitteeId,
    /// The term whose members it lists.
    pub term_id: CommitteeTermId,
    /// What it lists.
    pub kind: RosterKind,
    /// The file's name.
    pub file_name: String,
    /// How the file was written.
    pub format: RosterFormat,
    /// The rows with their verdicts, as the domain writes them. No password is ever in it.
    pub body: Json,
    /// Who previewed it; none for the operator.
    pub previewed_by_id: Option<AccountId>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// Not to be applied from this moment on.
    pub expires_at: DateTimeUtc,
    /// Who applied it; none for the operator.
    pub applied_by_id: Option<AccountId>,
    /// When it was applied.
    pub applied_at: Option<DateTimeUtc>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
