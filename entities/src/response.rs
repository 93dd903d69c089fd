//! Responses (答复) of departments: every version stays.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, ExprTrait, IntoCondition, Query, SelectStatement};
use sea_orm::{Condition, JoinType, QueryFilter};

use crate::enums::{Disclosure, OutcomeCategory, ProposerStatus, Publicity, ResponseKind, ResponseStatus};
use crate::ids::{AssignmentId, DepartmentId, ResponseId, SuggestionId};
use crate::scope::Scope;
use crate::{assignment, proposer, redaction, suggestion};

/// A row of `response`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "response")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ResponseId,
    /// The suggestion it belongs to.
    pub suggestion_id: SuggestionId,
    /// The assignment it answers.
    pub assignment_id: AssignmentId,
    /// Who answers.
    pub department_id: DepartmentId,
    /// The round it answers.
    pub round: i32,
    /// The version within the assignment, from 1.
    pub number: i32,
    /// Full, holding, correcting or superseding.
    pub kind: ResponseKind,
    /// Its stage.
    pub status: ResponseStatus,
    /// The letter's number (发文字号).
    pub letter_no: String,
    /// The canonical outcome.
    pub outcome: OutcomeCategory,
    /// The letter's text.
    pub body: String,
    /// The letter's text as the public reads it, where passages are hidden in it.
    pub public_body: Option<String>,
    /// Who signs (签发人).
    pub signatory: String,
    /// Whom to ask; never public.
    pub contact_person: String,
    /// Their telephone; never public.
    pub contact_phone: Option<String>,
    /// The letter's date.
    pub issued_on: Date,
    /// The letter's title, where its department wrote one.
    pub title: Option<String>,
    /// Who gets a copy (抄送).
    pub copies_to: Option<String>,
    /// How open its department proposes it to be; internal.
    pub publicity: Option<Publicity>,
    /// When it went to review.
    pub submitted_at: Option<DateTimeUtc>,
    /// When it was approved and so delivered.
    pub approved_at: Option<DateTimeUtc>,
    /// Why it was returned; internal.
    pub review_note: Option<String>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
}

/// The row without its long texts, for lists.
#[derive(Debug, Clone, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Head {
    /// The id.
    pub id: ResponseId,
    /// The suggestion it belongs to.
    pub suggestion_id: SuggestionId,
    /// The assignment it answers.
    pub assignment_id: AssignmentId,
    /// Who answers.
    pub department_id: DepartmentId,
    /// The round it answers.
    pub round: i32,
    /// The version within the assignment, from 1.
    pub number: i32,
    /// Full, holding, correcting or superseding.
    pub kind: ResponseKind,
    /// Its stage.
    pub status: ResponseStatus,
    /// The letter's number (发文字号).
    pub letter_no: String,
    /// The canonical outcome.
    pub outcome: OutcomeCategory,
    /// Who signs (签发人).
    pub signatory: String,
    /// Whom to ask; never public.
    pub contact_person: String,
    /// Their telephone; never public.
    pub contact_phone: Option<String>,
    /// The letter's date.
    pub issued_on: Date,
    /// The letter's title, where its department wrote one.
    pub title: Option<String>,
    /// Who gets a copy (抄送).
    pub copies_to: Option<String>,
    /// How open its department proposes it to be; internal.
    pub publicity: Option<Publicity>,
    /// When it went to review.
    pub submitted_at: Option<DateTimeUtc>,
    /// When it was approved and so delivered.
    pub approved_at: Option<DateTimeUtc>,
    /// Why it was returned; internal.
    pub review_note: Option<String>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
}

/// The long texts of the row, for who asks for them.
#[derive(Debug, Clone, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Text {
    /// The id.
    pub id: ResponseId,
    /// The suggestion it belongs to.
    pub suggestion_id: SuggestionId,
    /// The letter's text.
    pub body: String,
    /// The letter's text as the public reads it, where passages are hidden in it.
    pub public_body: Option<String>,
}

impl Text {
    /// Leaves what the public may read.
    #[must_use]
    pub fn as_public(self) -> Self {
        Self { body: self.public_body.unwrap_or(self.body), public_body: None, ..self }
    }
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the responses that an asker may see.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        Self::find().filter(visible_to(scope))
    }
}

/// Responses of which the public reads no words: approved after a decision that hides passages, and not decided on yet.
pub fn is_masked() -> Expr {
    Column::PublicBody.eq(redaction::MARK)
}

/// Responses an asker may see: the department its own, the office all that were submitted, and once
/// approved also the writer and the proposers, the other departments of the case, and the public of a fully published one.
pub fn visible_to(scope: &Scope) -> Condition {
    let of_suggestions = |condition: Condition| Column::SuggestionId.in_subquery(suggestion::ids_where(condition));
    let published = suggestion::is_public().add(suggestion::Column::Disclosure.eq(Disclosure::Full));
    let mut once_approved = Condition::any().add(of_suggestions(published));
    let mut sooner = Condition::any();
    if let Some(account) = scope.account {
        once_approved = once_approved.add(of_suggestions(suggestion::Column::OwnerId.eq(account).into_condition()));
        once_approved = once_approved.add(Column::SuggestionId.in_subquery(proposer::suggestions_joined_by(account)));
    }
    if !scope.members.is_empty() {
        let proposed = proposer::suggestions_of(&scope.members, &[ProposerStatus::Agreed]);
        once_approved = once_approved.add(Column::SuggestionId.in_subquery(proposed));
    }
    if !scope.departments.is_empty() {
        let shared = assignment::suggestions_of(&scope.departments);
        let own = Column::DepartmentId.is_in(scope.departments.iter().copied());
        once_approved = once_approved.add(Column::SuggestionId.in_subquery(shared.clone()));
        sooner = sooner.add(own.and(Column::SuggestionId.in_subquery(shared)));
    }
    if !scope.offices.is_empty() {
        let of_office = suggestion::Column::CommitteeId.is_in(scope.offices.iter().copied()).into_condition();
        sooner = sooner.add(of_suggestions(of_office).and(Column::Status.ne(ResponseStatus::Draft)));
    }
    Condition::any()
        .add(Condition::all().add(Column::Status.eq(ResponseStatus::Approved)).add(once_approved))
        .add(sooner.add(Expr::val(false)))
}

/// Selects the ids of responses in force: the latest approved one of each department in a case, holding ones aside.
pub fn ids_in_force() -> SelectStatement {
    let later = |column| Expr::col((Alias::new("later"), column));
    let earlier = |column| Expr::col((Entity, column));
    let is_later = later(Column::AssignmentId)
        .equals((Entity, Column::AssignmentId))
        .and(later(Column::Number).gt(earlier(Column::Number)))
        .and(later(Column::Status).eq(ResponseStatus::Approved.as_str()))
        .and(later(Column::Kind).ne(ResponseKind::Holding.as_str()));
    Query::select()
        .column((Entity, Column::Id))
        .from(Entity)
        .join_as(JoinType::LeftJoin, Entity, Alias::new("later"), is_later)
        .and_where(earlier(Column::Status).eq(ResponseStatus::Approved.as_str()))
        .and_where(earlier(Column::Kind).ne(ResponseKind::Holding.as_str()))
        .and_where(later(Column::Id).is_null())
        .to_owned()
}
