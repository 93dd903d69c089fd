//! Key suggestions (重点提案): who leads and supervises them, as approved by which meeting.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};

use crate::ids::{AccountId, KeySuggestionId, SuggestionId};

/// A row of `key_suggestion`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "key_suggestion")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: KeySuggestionId,
    /// The suggestion.
    pub suggestion_id: SuggestionId,
    /// Who leads its handling (领办领导).
    pub leader: String,
    /// Who supervises it (督办领导).
    pub supervisor: String,
    /// The day the meeting approved it.
    pub approved_on: Date,
    /// The meeting; internal.
    pub meeting: String,
    /// Who entered it.
    pub designated_by_id: AccountId,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When it was revoked.
    pub revoked_at: Option<DateTimeUtc>,
    /// Why it was revoked; internal.
    pub revoke_reason: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Selects the suggestions that are key ones now.
pub fn suggestions() -> SelectStatement {
    Query::select().column(Column::SuggestionId).from(Entity).and_where(Column::RevokedAt.is_null()).to_owned()
}
