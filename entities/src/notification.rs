//! Notices (通知) to accounts, each made once.

use sea_orm::entity::prelude::*;

use crate::enums::{DeadlineKind, NotificationKind};
use crate::ids::{AccountId, AssignmentId, ConsultationId, NotificationId, SuggestionId};

/// A row of `notification`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notification")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NotificationId,
    /// Whose it is.
    pub account_id: AccountId,
    /// What it tells.
    pub kind: NotificationKind,
    /// The suggestion it is about; a notice is about that or about a session.
    pub suggestion_id: Option<SuggestionId>,
    /// The assignment it is about, if it is about one.
    pub assignment_id: Option<AssignmentId>,
    /// The clock it is about, if it is about one.
    pub deadline: Option<DeadlineKind>,
    /// The last day of that clock as it was then, or the day of the session.
    pub due_on: Option<Date>,
    /// What makes it the one of its kind; unique per account.
    pub dedupe_key: String,
    /// When the row was made.
    pub made_at: DateTimeUtc,
    /// When its account read it.
    pub read_at: Option<DateTimeUtc>,
    /// The consultation it is about.
    pub consultation_id: Option<ConsultationId>,
    /// The topic of that consultation as it was told then.
    pub topic: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
