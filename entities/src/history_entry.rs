//! History (办理记录): one immutable row for every transition.

use sea_orm::entity::prelude::*;

use crate::enums::HistorySubject;
use crate::ids::{AccountId, CommitteeId, HistoryEntryId};

/// A row of `history_entry`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "history_entry")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: HistoryEntryId,
    /// The committee it belongs to.
    pub committee_id: CommitteeId,
    /// Which kind of aggregate it is about.
    pub subject: HistorySubject,
    /// The aggregate.
    pub subject_id: Uuid,
    /// What happened, as the transition's name.
    pub event: String,
    /// The state before, if there was one.
    pub from_status: Option<String>,
    /// The state after.
    pub to_status: String,
    /// Who did it; none for the system.
    pub actor_id: Option<AccountId>,
    /// The name of who did it, as of then.
    pub actor_name: String,
    /// The reason given; internal unless [`Self::is_note_public`].
    pub note: Option<String>,
    /// Whether it is a milestone that the public may see with a public record.
    pub is_public: bool,
    /// When it happened.
    pub at: DateTimeUtc,
    /// Whether who may see the milestone may read the reason too.
    pub is_note_public: bool,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
