//! Deadlines as events: of an account its departments' duties, its evaluations and what its office has to publish; of a
//! committee by when public suggestions are to be answered.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Days, Utc};
use entities::ambient::begin_in_china;
use entities::enums::{DeadlineKind, ProposerStatus, Role, SuggestionKind, SuggestionStage};
use entities::ids::{CommitteeId, DepartmentId, SuggestionId};
use entities::suggestion::Head;
use entities::{assignment, department, proposer, suggestion};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect};

use super::event::{Event, Standing};
use crate::actor::Actor;
use crate::app::App;
use crate::deadline::{Deadline, Facts};
use crate::error::Result;
use crate::rows;
use crate::suggestion::Case;

/// How many cases a calendar looks at the most, the latest made first.
const MOST_CASES: u64 = 500;

/// Returns the clocks that run and are the asker's own, in a number of statements that does not depend on how many.
pub(super) async fn of(app: &App, actor: &Actor) -> Result<Vec<Event>> {
    let heads = concerning(app, actor).await?;
    if heads.is_empty() {
        return Ok(Vec::new());
    }
    let facts = Facts::load(app.reader(), &heads.iter().collect::<Vec<_>>()).await?;
    let running = heads.iter().flat_map(|head| {
        let clocks = facts.clocks(head, app.today()).into_iter();
        clocks.filter(|clock| clock.is_running).map(move |clock| (head, clock))
    });
    let running: Vec<(&Head, Deadline)> = running.collect();
    let evaluated = running.iter().filter(|(_, clock)| clock.kind == DeadlineKind::Evaluation).map(|(head, _)| *head);
    let awaited = awaited(app, actor, evaluated.cloned().collect()).await?;
    let named = names(app, &running).await?;
    let own = running.iter().filter(|(head, clock)| is_own(actor, head, clock, &awaited));
    Ok(own.map(|(head, clock)| event(head, clock, &named)).collect())
}

/// Returns by when the suggestions to a committee that are public are to be answered, as their pages tell everybody.
pub(super) async fn of_public(app: &App, committee: CommitteeId) -> Result<Vec<Event>> {
    use suggestion::Column;

    let heads = suggestion::Entity::visible_to(Actor::anonymous().scope())
        .filter(Column::CommitteeId.eq(committee))
        .filter(Column::Stage.eq(SuggestionStage::Assigned))
        .order_by_desc(Column::Id)
        .limit(MOST_CASES)
        .into_partial_model::<Head>()
        .all(app.reader())
        .await?;
    if heads.is_empty() {
        return Ok(Vec::new());
    }
    let facts = Facts::load(app.reader(), &heads.iter().collect::<Vec<_>>()).await?;
    let running = heads.iter().flat_map(|head| {
        let clocks = facts.clocks_for_all(head, app.today()).into_iter();
        clocks.filter(|clock| clock.is_running).map(move |clock| (head, clock))
    });
    let running: Vec<(&Head, Deadline)> = running.collect();
    let named = names(app, &running).await?;
    Ok(running.iter().map(|(head, clock)| event(head, clock, &named)).collect())
}

/// Selects the cases whose clocks may be the asker's, of those they may see.
async fn concerning(app: &App, actor: &Actor) -> Result<Vec<Head>> {
    use suggestion::Column;

    let scope = actor.scope();
    let mut any = Condition::any().add(sea_orm::sea_query::Expr::val(false));
    let handled = Column::Stage.eq(SuggestionStage::Assigned);
    if !scope.departments.is_empty() {
        let charged = assignment::suggestions_of(&scope.departments);
        any = any.add(handled.clone().and(Column::Id.in_subquery(charged)));
    }
    if !scope.members.is_empty() {
        let proposed = proposer::suggestions_of(&scope.members, &[ProposerStatus::Agreed]);
        any = any.add(handled.clone().and(Column::Id.in_subquery(proposed)));
    }
    let offices: Vec<CommitteeId> = offices(actor);
    if !offices.is_empty() {
        let unpublished = Condition::all()
            .add(Column::CommitteeId.is_in(offices))
            .add(Column::Stage.is_in([SuggestionStage::Assigned, SuggestionStage::Closed]))
            .add(Column::Kind.ne(SuggestionKind::SocialOpinion))
            .add(Column::ConsentsToPublication.eq(true))
            .add(Column::PublishedAt.is_null());
        any = any.add(unpublished);
    }
    Ok(suggestion::Entity::visible_to(scope)
        .filter(any)
        .order_by_desc(Column::Id)
        .limit(MOST_CASES)
        .into_partial_model::<Head>()
        .all(app.reader())
        .await?)
}

fn offices(actor: &Actor) -> Vec<CommitteeId> {
    let office = actor.grants().iter().filter(|grant| grant.role == Role::ProposalOffice);
    office.map(|grant| grant.committee).collect()
}

/// Whether a clock is the asker's own duty, or their own time to evaluate.
fn is_own(actor: &Actor, head: &Head, clock: &Deadline, awaited: &HashSet<SuggestionId>) -> bool {
    match clock.kind {
        // A right that lapses is nobody's duty.
        DeadlineKind::HandBack => false,
        DeadlineKind::Evaluation => awaited.contains(&head.id),
        DeadlineKind::Publishing => offices(actor).contains(&head.committee_id),
        DeadlineKind::SignFor
        | DeadlineKind::FirstContact
        | DeadlineKind::AssistOpinion
        | DeadlineKind::Reply
        | DeadlineKind::Rehandling => clock.department.is_some_and(|id| actor.scope().departments.contains(&id)),
    }
}

/// Returns the cases of which the asker has not evaluated the present round.
async fn awaited(app: &App, actor: &Actor, heads: Vec<Head>) -> Result<HashSet<SuggestionId>> {
    if heads.is_empty() {
        return Ok(HashSet::new());
    }
    let cases = Case::load(app.reader(), app.today(), heads).await?;
    let is_asked = |case: &&Case| {
        let mut own = case.missing().filter_map(|row| row.member_id);
        own.any(|member| actor.is_member(member))
    };
    Ok(cases.iter().filter(is_asked).map(|case| case.head.id).collect())
}

async fn names(app: &App, running: &[(&Head, Deadline)]) -> Result<HashMap<DepartmentId, String>> {
    short_names(app, running.iter().filter_map(|(_, clock)| clock.department)).await
}

/// Returns what departments are called in short.
pub(super) async fn short_names(
    app: &App,
    ids: impl Iterator<Item = DepartmentId>,
) -> Result<HashMap<DepartmentId, String>> {
    let ids: HashSet<DepartmentId> = ids.collect();
    let ids: Vec<DepartmentId> = ids.into_iter().collect();
    let found = rows::by_key::<department::Entity, _>(app.reader(), department::Column::Id, &ids, |row| row.id).await?;
    Ok(found.into_iter().map(|(id, row)| (id, row.short_name)).collect())
}

fn event(head: &Head, clock: &Deadline, names: &HashMap<DepartmentId, String>) -> Event {
    let whose = clock.assignment.map_or_else(|| head.id.to_string(), |unit| unit.to_string());
    let department = clock.department.and_then(|id| names.get(&id)).map(|name| format!("（{name}）"));
    let extended: Option<DateTime<Utc>> = clock.extensions.last().map(|extension| extension.at);
    Event {
        uid: format!("{whose}-{}-{}@xieshang", clock.kind.as_str(), clock.starts_on),
        sequence: i64::try_from(clock.extensions.len()).unwrap_or(i64::MAX),
        changed_at: extended.unwrap_or(begin_in_china(clock.starts_on)),
        from: clock.due_on,
        at: None,
        until: clock.due_on + Days::new(1),
        summary: format!("{}截止：{}{}", clock.kind.zh(), head.title, department.unwrap_or_default()),
        description: None,
        place: None,
        standing: Standing::Firm,
    }
}
