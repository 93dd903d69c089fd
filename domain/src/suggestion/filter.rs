//! What a list of suggestions is narrowed by, as SQL over stored facts: status and lateness are derived there too.

use chrono::{Days, NaiveDate};
use entities::enums::{AssignmentStatus, ProposerStatus, SuggestionKind, SuggestionStage, SuggestionStatus, UnitRole};
use entities::ids::{CategoryId, CommitteeId, ConsultationId, DepartmentId, MemberId};
use entities::{assignment, key_suggestion, proposer, rules, suggestion};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, Select};

use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::rules::Version;

/// How many versions of rules may be in force for open cases at once.
const MOST_RULES: u64 = 10_000;

/// Narrows a list of suggestions. Every part given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SuggestionFilter {
    /// Of this committee.
    pub committee: Option<CommitteeId>,
    /// Of one of these kinds.
    pub kinds: Vec<SuggestionKind>,
    /// In one of these states.
    pub statuses: Vec<SuggestionStatus>,
    /// In this category.
    pub category: Option<CategoryId>,
    /// Handled by this department.
    pub department: Option<DepartmentId>,
    /// Proposed, and agreed to, by this member.
    pub member: Option<MemberId>,
    /// Out of this consultation.
    pub consultation: Option<ConsultationId>,
    /// Written or proposed by the asker.
    pub is_mine: bool,
    /// With an answer due before today.
    pub is_overdue: bool,
    /// Key ones, or those that are not.
    pub is_key: Option<bool>,
}

/// Selects what an asker may see of what the filter asks for.
pub(super) async fn select(app: &App, actor: &Actor, filter: &SuggestionFilter) -> Result<Select<suggestion::Entity>> {
    let mut all = Condition::all()
        .add_option(filter.committee.map(|id| suggestion::Column::CommitteeId.eq(id)))
        .add_option(filter.category.map(|id| suggestion::Column::CategoryId.eq(id)))
        .add_option(filter.consultation.map(|id| suggestion::Column::OriginConsultationId.eq(id)))
        .add_option(
            filter.member.map(|id| {
                suggestion::Column::Id.in_subquery(proposer::suggestions_of(&[id], &[ProposerStatus::Agreed]))
            }),
        )
        .add_option(filter.department.map(|id| suggestion::Column::Id.in_subquery(assignment::suggestions_of(&[id]))));
    if !filter.kinds.is_empty() {
        all = all.add(suggestion::Column::Kind.is_in(filter.kinds.iter().copied()));
    }
    if !filter.statuses.is_empty() {
        all = all.add(filter.statuses.iter().fold(Condition::any(), |any, status| any.add(has_status(*status))));
    }
    if let Some(is_key) = filter.is_key {
        let key = key_suggestion::suggestions();
        let id = suggestion::Column::Id;
        all = all.add(if is_key { id.in_subquery(key) } else { id.not_in_subquery(key) });
    }
    if filter.is_mine {
        let mine = suggestion::Column::Id
            .in_subquery(proposer::suggestions_of(&actor.scope().members, &[ProposerStatus::Agreed]));
        let account = actor.account()?;
        let joined = suggestion::Column::Id.in_subquery(proposer::suggestions_joined_by(account));
        all = all.add(Condition::any().add(suggestion::Column::OwnerId.eq(account)).add(mine).add(joined));
    }
    if filter.is_overdue {
        all = all.add(is_overdue(app).await?);
    }
    Ok(suggestion::Entity::visible_to(actor.scope()).filter(all))
}

/// Stages in which it is not settled that the department handles it.
const WAITING: [AssignmentStatus; 2] = [AssignmentStatus::PendingReceipt, AssignmentStatus::ReturnRequested];

/// The derived status as a condition; the SQL twin of `machine::status`.
fn has_status(status: SuggestionStatus) -> Condition {
    use AssignmentStatus as A;
    use SuggestionStage as S;

    let stage = |stage: S| Condition::all().add(suggestion::Column::Stage.eq(stage));
    let assigned = || stage(S::Assigned);
    match status {
        SuggestionStatus::Draft => stage(S::Draft),
        SuggestionStatus::Submitted => stage(S::Submitted),
        SuggestionStatus::Returned => stage(S::Returned),
        SuggestionStatus::Declined => stage(S::Declined),
        SuggestionStatus::Withdrawn => stage(S::Withdrawn),
        SuggestionStatus::Merged => stage(S::Merged),
        SuggestionStatus::Filed => stage(S::Filed),
        SuggestionStatus::Closed => stage(S::Closed),
        SuggestionStatus::Adopted => stage(S::Adopted),
        SuggestionStatus::Assigned => assigned().add(some_unit(&WAITING)),
        SuggestionStatus::InHandling => handling(assigned()).add(suggestion::Column::Round.lte(1)),
        SuggestionStatus::Rehandling => handling(assigned()).add(suggestion::Column::Round.gt(1)),
        SuggestionStatus::ResponseUnderReview => {
            assigned().add(no_unit(&WAITING)).add(no_unit(&[A::InHandling])).add(some_unit(&[A::ResponseUnderReview]))
        }
        SuggestionStatus::Responded => {
            assigned().add(no_unit(&WAITING)).add(no_unit(&[A::InHandling, A::ResponseUnderReview]))
        }
    }
}

/// Suggestions that wait for their answer, or to be handed in, or for the decision what becomes of them.
pub(crate) fn is_unanswered() -> Condition {
    use SuggestionStatus as S;

    let waiting = [
        S::Draft,
        S::Submitted,
        S::Returned,
        S::Filed,
        S::Assigned,
        S::InHandling,
        S::Rehandling,
        S::ResponseUnderReview,
    ];
    waiting.into_iter().fold(Condition::any(), |any, status| any.add(has_status(status)))
}

fn handling(assigned: Condition) -> Condition {
    assigned.add(no_unit(&WAITING)).add(some_unit(&[AssignmentStatus::InHandling]))
}

fn some_unit(statuses: &[AssignmentStatus]) -> sea_orm::sea_query::Expr {
    suggestion::Column::Id.in_subquery(answering(statuses))
}

fn no_unit(statuses: &[AssignmentStatus]) -> sea_orm::sea_query::Expr {
    suggestion::Column::Id.not_in_subquery(answering(statuses))
}

/// Suggestions with an answering department in one of these stages.
fn answering(statuses: &[AssignmentStatus]) -> SelectStatement {
    Query::select()
        .column(assignment::Column::SuggestionId)
        .from(assignment::Entity)
        .and_where(assignment::Column::Role.ne(UnitRole::Assist))
        .and_where(assignment::Column::Status.is_in(statuses.iter().copied()))
        .to_owned()
}

/// Cases with an answer due before today. Each version of the rules gives the latest start that is overdue by now,
/// so no due date needs to be stored.
async fn is_overdue(app: &App) -> Result<Condition> {
    let versions = rules::Entity::find().limit(MOST_RULES).all(app.reader()).await?;
    let mut late = Condition::any().add(sea_orm::sea_query::Expr::val(false));
    for row in versions {
        let version = Version::try_from(row)?;
        let started_before = |days: u32| days_before(app.today(), days);
        let rounds = [
            (suggestion::Column::Round.lte(1), version.rules.reply_days),
            (suggestion::Column::Round.gt(1), version.rules.rehandling_days),
        ];
        for (round, days) in rounds {
            let unanswered = Query::select()
                .column(assignment::Column::SuggestionId)
                .from(assignment::Entity)
                .and_where(assignment::Column::RulesId.eq(version.id))
                .and_where(assignment::Column::Role.ne(UnitRole::Assist))
                .and_where(assignment::Column::Status.ne(AssignmentStatus::Responded))
                .and_where(assignment::is_live())
                .and_where(assignment::Column::RoundStartedOn.lt(started_before(days)))
                .cond_where(is_not_extended_beyond(app.today()))
                .to_owned();
            late = late.add(Condition::all().add(round).add(suggestion::Column::Id.in_subquery(unanswered)));
        }
    }
    Ok(Condition::all().add(suggestion::Column::Stage.eq(SuggestionStage::Assigned)).add(late))
}

/// Assignments whose time to answer was not extended, or not to today.
fn is_not_extended_beyond(today: NaiveDate) -> Condition {
    let until = assignment::Column::ExtendedUntil;
    Condition::any().add(until.is_null()).add(until.lt(today))
}

fn days_before(today: NaiveDate, days: u32) -> NaiveDate {
    today.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN)
}
