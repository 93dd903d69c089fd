//! Decisions of the office on publication (公开决定); the latest is in force.

use sea_orm::entity::prelude::*;

use crate::enums::Disclosure;
use crate::ids::{AccountId, PublicationDecisionId, SuggestionId};

/// A row of `publication_decision`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "publication_decision")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PublicationDecisionId,
    /// The suggestion it belongs to.
    pub suggestion_id: SuggestionId,
    /// What is public from then on.
    pub disclosure: Disclosure,
    /// What the public reads under `SUMMARY`.
    pub summary: Option<String>,
    /// The first day on which it takes effect, where it waits for one (暂缓公开).
    pub not_before: Option<Date>,
    /// Why; internal.
    pub reason: Option<String>,
    /// Who decided.
    pub decided_by_id: AccountId,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
