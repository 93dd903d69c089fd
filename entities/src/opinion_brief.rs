//! Briefs (社情民意信息专报): social opinions as the office edits and issues them; an internal channel.

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryFilter};

use crate::enums::OpinionBriefStatus;
use crate::ids::{AccountId, CommitteeId, OpinionBriefId};
use crate::scope::Scope;

/// A row of `opinion_brief`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opinion_brief")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OpinionBriefId,
    /// The committee whose office edits it.
    pub committee_id: CommitteeId,
    /// Its stage.
    pub status: OpinionBriefStatus,
    /// The title.
    pub title: String,
    /// The text.
    pub body: String,
    /// The year that its number counts in, once issued.
    pub year: Option<i32>,
    /// The number of the issue (期号), once issued.
    pub issue_no: Option<i32>,
    /// Who signed it (签发人).
    pub signed_by_id: Option<AccountId>,
    /// When it was signed.
    pub signed_at: Option<DateTimeUtc>,
    /// The day of issue (印发日期).
    pub issued_on: Option<Date>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
}

/// The row without its text, for lists.
#[derive(Debug, Clone, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Head {
    /// The id.
    pub id: OpinionBriefId,
    /// The committee whose office edits it.
    pub committee_id: CommitteeId,
    /// Its stage.
    pub status: OpinionBriefStatus,
    /// The title.
    pub title: String,
    /// The year that its number counts in, once issued.
    pub year: Option<i32>,
    /// The number of the issue (期号), once issued.
    pub issue_no: Option<i32>,
    /// When it was signed.
    pub signed_at: Option<DateTimeUtc>,
    /// The day of issue (印发日期).
    pub issued_on: Option<Date>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
}

/// The text of the row, for who asks for it.
#[derive(Debug, Clone, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Text {
    /// The id.
    pub id: OpinionBriefId,
    /// The text.
    pub body: String,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the briefs that an asker may see: those of the offices they are part of, and no others' ever.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        Self::find().filter(Condition::all().add(Column::CommitteeId.is_in(scope.offices.iter().copied())))
    }
}
