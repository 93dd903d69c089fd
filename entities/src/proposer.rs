//! Proposers (提案者) of a suggestion: one leads, co-signers count once they agree.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};

use crate::enums::{ProposerRole, ProposerStatus};
use crate::ids::{AccountId, MemberId, ProposerId, SuggestionId};

/// A row of `proposer`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposer")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProposerId,
    /// The suggestion it belongs to.
    pub suggestion_id: SuggestionId,
    /// Place in the printed order, from 1.
    pub position: i32,
    /// Lead or co-signer.
    pub role: ProposerRole,
    /// Whether they agreed.
    pub status: ProposerStatus,
    /// The name as printed.
    pub name: String,
    /// The member, unless a body proposes.
    pub member_id: Option<MemberId>,
    /// When a co-signer was last invited; nothing for others.
    pub invited_at: Option<DateTimeUtc>,
    /// The last day on which the invitation can be answered; nothing where it has no end.
    pub answer_by: Option<Date>,
    /// When a co-signer answered.
    pub answered_at: Option<DateTimeUtc>,
    /// The merged suggestion (并案) through which they propose this one too.
    pub via_suggestion_id: Option<SuggestionId>,
    /// The account that speaks for a body which proposes through a merged suggestion; elsewhere its writer does.
    pub account_id: Option<AccountId>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Selects the suggestions that members propose, having answered in one of these ways.
pub fn suggestions_of(members: &[MemberId], answers: &[ProposerStatus]) -> SelectStatement {
    Query::select()
        .column(Column::SuggestionId)
        .from(Entity)
        .and_where(Column::MemberId.is_in(members.iter().copied()))
        .and_where(Column::Status.is_in(answers.iter().copied()))
        .to_owned()
}

/// Selects the suggestions that an account proposes for a body through a merged one.
pub fn suggestions_joined_by(account: AccountId) -> SelectStatement {
    Query::select().column(Column::SuggestionId).from(Entity).and_where(Column::AccountId.eq(account)).to_owned()
}
