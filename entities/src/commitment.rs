//! Commitments (承诺) that departments make with their responses, or on the spot at a consultation.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, ExprTrait, IntoCondition, Query, SelectStatement};
use sea_orm::{Condition, JoinType, QueryFilter};

use crate::enums::{CommitmentVerdict, ResponseKind, ResponseStatus};
use crate::ids::{CommitmentId, ConsultationId, DepartmentId, OnSiteResponseId, ResponseId, SuggestionId};
use crate::scope::Scope;
use crate::{consultation, response, suggestion};

/// A row of `commitment`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commitment")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CommitmentId,
    /// The suggestion it belongs to, if a response makes it.
    pub suggestion_id: Option<SuggestionId>,
    /// The version of the response that makes it.
    pub response_id: Option<ResponseId>,
    /// Who promises.
    pub department_id: DepartmentId,
    /// What is promised.
    pub what: String,
    /// The last day in time.
    pub due_on: Date,
    /// How one will see that it is done.
    pub measure: String,
    /// What became of it, once that is judged.
    pub verdict: Option<CommitmentVerdict>,
    /// The day it was fulfilled, or judged broken.
    pub settled_on: Option<Date>,
    /// The round that it opened after it was broken.
    pub reopened_round: Option<i32>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
    /// The consultation it belongs to, if it was made on the spot.
    pub consultation_id: Option<ConsultationId>,
    /// The on-site response that makes it.
    pub on_site_response_id: Option<OnSiteResponseId>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the commitments of responses that an asker may see, to outsiders none of a letter that they read no words of;
    /// and those made at consultations that the asker may see.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        let inside = suggestion::ids_where(suggestion::is_insider(scope));
        let in_words = Condition::any()
            .add(response::Column::PublicBody.is_null())
            .add(response::is_masked().not())
            .add(response::Column::SuggestionId.in_subquery(inside));
        let responses = Query::select()
            .column(response::Column::Id)
            .from(response::Entity)
            .cond_where(response::visible_to(scope))
            .cond_where(in_words)
            .to_owned();
        let sessions = consultation::ids_where(consultation::visible_to(scope));
        Self::find().filter(
            Condition::any()
                .add(Column::ResponseId.in_subquery(responses))
                .add(Column::ConsultationId.in_subquery(sessions)),
        )
    }
}

/// Commitments whose inner side an asker may read: insiders of the suggestion, who organises the session's committee, and
/// for what was promised on the spot its department.
pub fn is_insider(scope: &Scope) -> Condition {
    let cases = suggestion::ids_where(suggestion::is_insider(scope));
    let organized = consultation::Column::CommitteeId.is_in(scope.organizers.iter().copied());
    let sessions = consultation::ids_where(organized.into_condition());
    let own = Column::DepartmentId.is_in(scope.departments.iter().copied()).and(Column::OnSiteResponseId.is_not_null());
    Condition::any()
        .add(Column::SuggestionId.in_subquery(cases))
        .add(Column::ConsultationId.in_subquery(sessions))
        .add(own)
}

/// Commitments in force: those of the latest approved response of a department, holding ones aside, and those made on the
/// spot, of which no later letter takes the place.
pub fn in_force() -> Condition {
    Condition::any()
        .add(Column::ResponseId.in_subquery(response::ids_in_force()))
        .add(Column::OnSiteResponseId.is_not_null())
}

/// Commitments that the ledger holds: those of every approved response, holding ones aside, until somebody judges what
/// became of them, those judged, and those made on the spot. What a later response of a department promises again to the
/// letter, by the same day, stands there once, as the later one's.
pub fn in_ledger() -> Condition {
    let made = Alias::new("made");
    let delivered = Query::select()
        .column((made.clone(), response::Column::Id))
        .from_as(response::Entity, made.clone())
        .and_where(answers(&made))
        .to_owned();
    let awaited = Condition::all()
        .add(Column::ResponseId.in_subquery(delivered))
        .add(Column::Id.not_in_subquery(promised_again()));
    Condition::any().add(awaited).add(Column::Verdict.is_not_null()).add(Column::OnSiteResponseId.is_not_null())
}

/// Selects the ids of commitments that a later approved response of their department makes again.
fn promised_again() -> SelectStatement {
    let [earlier, again, made, later] = ["earlier", "again", "made", "later"].map(Alias::new);
    let is_made_in = |commitment: &Alias, response: &Alias| {
        Expr::col((commitment.clone(), Column::ResponseId)).equals((response.clone(), response::Column::Id))
    };
    let is_same = |column| Expr::col((again.clone(), column)).equals((earlier.clone(), column));
    Query::select()
        .column((earlier.clone(), Column::Id))
        .from_as(Entity, earlier.clone())
        .join_as(JoinType::InnerJoin, response::Entity, made.clone(), is_made_in(&earlier, &made))
        .join_as(JoinType::InnerJoin, response::Entity, later.clone(), follows(&later, &made))
        .join_as(JoinType::InnerJoin, Entity, again.clone(), is_made_in(&again, &later))
        .and_where(is_same(Column::What))
        .and_where(is_same(Column::DueOn))
        .to_owned()
}

/// Whether a response is approved and more than a holding one.
fn answers(response: &Alias) -> Expr {
    let of = |column| Expr::col((response.clone(), column));
    of(response::Column::Status)
        .eq(ResponseStatus::Approved.as_str())
        .and(of(response::Column::Kind).ne(ResponseKind::Holding.as_str()))
}

/// Whether a response answers the same assignment as another one, and later.
fn follows(later: &Alias, earlier: &Alias) -> Expr {
    let of = |response: &Alias, column| Expr::col((response.clone(), column));
    of(later, response::Column::AssignmentId)
        .equals((earlier.clone(), response::Column::AssignmentId))
        .and(of(later, response::Column::Number).gt(of(earlier, response::Column::Number)))
        .and(answers(later))
}
