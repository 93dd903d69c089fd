//! Merging (并案): several suggestions on one matter go on as one, in which every original proposer stays.

mod proposers;

use std::collections::{HashMap, HashSet};

use entities::ambient::date_in_china;
use entities::enums::{NotificationKind, SuggestionStage, SuggestionStatus};
use entities::ids::SuggestionId;
use entities::{suggestion, suggestion_merge};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect, RelationDef, Set,
};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::notification;
use crate::reason::Reason;
use crate::suggestion::machine::{Event, after};
use crate::suggestion::{Action, Case, Head, OFFICE, Suggestion, change, record};
use crate::text;
use crate::write::{Call, Write};

/// How many suggestions one call may merge.
const MOST_SOURCES: usize = 50;

/// How many merges one statement reads at the most.
const MOST: u64 = 10_000;

/// What is merged into what.
#[derive(Debug, Clone)]
pub struct Merge {
    /// The suggestion that goes on.
    pub into: SuggestionId,
    /// Those that become part of it.
    pub suggestions: Vec<SuggestionId>,
    /// Why.
    pub reason: String,
}

/// How a suggestion is tied to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Bonds {
    /// The suggestion that it is merged into.
    pub into: Option<HeldBy>,
    /// Whether others are merged into it.
    pub holds_others: bool,
}

/// The suggestion that another is merged into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HeldBy {
    pub id: SuggestionId,
    pub stage: SuggestionStage,
}

#[derive(Debug, FromQueryResult)]
struct Bond {
    suggestion_id: SuggestionId,
    into_id: SuggestionId,
    stage: SuggestionStage,
}

impl Bonds {
    /// Reads the bonds of suggestions in one statement.
    pub async fn of(db: &impl ConnectionTrait, ids: &[SuggestionId]) -> Result<HashMap<SuggestionId, Self>> {
        let either = Condition::any()
            .add(suggestion_merge::Column::SuggestionId.is_in(ids.iter().copied()))
            .add(suggestion_merge::Column::IntoId.is_in(ids.iter().copied()));
        let rows = suggestion_merge::Entity::find()
            .select_only()
            .columns([suggestion_merge::Column::SuggestionId, suggestion_merge::Column::IntoId])
            .column(suggestion::Column::Stage)
            .join(JoinType::InnerJoin, holder_of_merge())
            .filter(either)
            .into_model::<Bond>()
            .all(db)
            .await?;
        let mut bonds: HashMap<SuggestionId, Self> = HashMap::new();
        for row in rows {
            bonds.entry(row.suggestion_id).or_default().into = Some(HeldBy { id: row.into_id, stage: row.stage });
            bonds.entry(row.into_id).or_default().holds_others = true;
        }
        Ok(bonds)
    }
}

impl Case {
    /// What others are merged into neither becomes part of another nor changes its kind under them.
    pub(crate) fn stands_alone(&self, event: Event) -> Result<()> {
        self.step(event)?;
        if self.bonds.holds_others { Err(Error::refused(Reason::HoldsMerged)) } else { Ok(()) }
    }

    /// A merge can be undone until the suggestion that goes on is assigned.
    pub(crate) fn may_part(&self) -> Result<HeldBy> {
        self.step(Event::Unmerge)?;
        let held_by = self.bonds.into.ok_or(Error::refused(Reason::WrongState))?;
        after(self.head.kind, held_by.stage, Event::LetGo)?;
        Ok(held_by)
    }
}

/// Merges suggestions that are being screened into another of the same kind and term, which takes their proposers in.
pub async fn merge(app: &App, actor: &Actor, call: &Call, input: Merge) -> Result<SuggestionId> {
    let reason = text::required("reason", &input.reason, 500)?;
    check_list(&input)?;
    let write = app.begin(actor, call).await?;

    let mut cases = lock_all(&write, actor, input.suggestions.iter().copied().chain([input.into])).await?;
    let target = cases.remove(&input.into).ok_or(Error::not_found())?;
    actor.must_hold(target.head.committee_id, OFFICE)?;
    call.must_match(target.head.version)?;
    let stage = after(target.head.kind, target.head.stage, Event::TakeIn)?;
    for id in &input.suggestions {
        let source = cases.get(id).ok_or(Error::not_found())?;
        source.may(Action::Merge, actor)?;
        must_fit(&target, source)?;
    }

    for id in &input.suggestions {
        let source = cases.get(id).ok_or(Error::not_found())?;
        let to = after(source.head.kind, source.head.stage, Event::Merge)?;
        let row = suggestion_merge::ActiveModel {
            suggestion_id: Set(*id),
            into_id: Set(input.into),
            reason: Set(reason.clone()),
            merged_by_id: Set(actor.account()?),
            merged_at: Set(write.now),
        };
        row.insert(&write.tx).await?;
        change(&write, source, to, |_| {}).await?;
        record(app, &write, actor, source, "MERGE", to.as_str(), Some(reason.clone())).await?;
        notification::to_proposers(app, &write, source, NotificationKind::Merged).await?;
    }
    proposers::gather(app, &write, &target).await?;
    change(&write, &target, stage, |_| {}).await?;
    record(app, &write, actor, &target, "TAKE_IN", stage.as_str(), Some(reason)).await?;

    write.commit(input.into).await
}

/// Undoes the merge of a suggestion: it stands by itself again, and its proposers leave the one that took it in.
pub async fn unmerge(app: &App, actor: &Actor, call: &Call, id: SuggestionId, reason: &str) -> Result<SuggestionId> {
    let reason = text::required("reason", reason, 500)?;
    let write = app.begin(actor, call).await?;

    let held_by = suggestion_merge::Entity::find_by_id(id).one(&write.tx).await?.map(|row| row.into_id);
    let mut cases = lock_all(&write, actor, held_by.into_iter().chain([id])).await?;
    let source = cases.remove(&id).ok_or(Error::not_found())?;
    source.may(Action::Unmerge, actor)?;
    call.must_match(source.head.version)?;
    let to = after(source.head.kind, source.head.stage, Event::Unmerge)?;
    // Between the look and the lock it may have been merged into yet another one.
    let target = cases.remove(&source.may_part()?.id).ok_or(Error::unavailable(Reason::Busy))?;

    suggestion_merge::Entity::delete_by_id(id).exec(&write.tx).await?;
    change(&write, &source, to, |_| {}).await?;
    record(app, &write, actor, &source, "UNMERGE", to.as_str(), Some(reason.clone())).await?;
    proposers::gather(app, &write, &target).await?;
    change(&write, &target, target.head.stage, |_| {}).await?;
    record(app, &write, actor, &target, "LET_GO", target.head.stage.as_str(), Some(reason)).await?;

    write.commit(id).await
}

/// Returns the suggestions that others are merged into, as far as an asker may see them.
pub async fn holders(app: &App, actor: &Actor, ids: &[SuggestionId]) -> Result<HashMap<SuggestionId, Suggestion>> {
    let rows = rows_where(app, suggestion_merge::Column::SuggestionId.is_in(ids.iter().copied())).await?;
    let seen = of_rows(app, actor, rows.iter().map(|row| row.into_id)).await?;
    let held = rows.into_iter().filter_map(|row| Some((row.suggestion_id, seen.get(&row.into_id)?.clone())));
    Ok(held.collect())
}

/// Returns the suggestions that are merged into others, as far as an asker may see them, first merged first.
pub async fn parts(app: &App, actor: &Actor, ids: &[SuggestionId]) -> Result<HashMap<SuggestionId, Vec<Suggestion>>> {
    let rows = rows_where(app, suggestion_merge::Column::IntoId.is_in(ids.iter().copied())).await?;
    let seen = of_rows(app, actor, rows.iter().map(|row| row.suggestion_id)).await?;
    let mut groups: HashMap<SuggestionId, Vec<Suggestion>> = HashMap::new();
    for row in rows {
        if let Some(part) = seen.get(&row.suggestion_id) {
            groups.entry(row.into_id).or_default().push(part.clone());
        }
    }
    Ok(groups)
}

/// A suggestion that is answered with the one it is merged into.
#[derive(Debug, Clone)]
pub struct Answered {
    /// The suggestion, as an outsider reads it where the asker may not see it.
    pub suggestion: Suggestion,
    /// Whether the asker may see it.
    pub is_seen: bool,
}

/// Returns the suggestions merged into others as the letters about those address them: whoever reads the inner side of
/// the one that goes on, as its departments do, is told the subject and the proposers of every part.
pub async fn answered(
    app: &App,
    actor: &Actor,
    holders: &[&Suggestion],
) -> Result<HashMap<SuggestionId, Vec<Answered>>> {
    let rows = rows_where(app, suggestion_merge::Column::IntoId.is_in(holders.iter().map(|seen| seen.head.id))).await?;
    let seen = of_rows(app, actor, rows.iter().map(|row| row.suggestion_id)).await?;
    let insider_of: HashSet<_> = holders.iter().filter(|seen| seen.is_insider).map(|seen| seen.head.id).collect();
    let hidden = rows.iter().filter(|row| insider_of.contains(&row.into_id) && !seen.contains_key(&row.suggestion_id));
    let hidden = suggestion::Entity::find()
        .filter(suggestion::Column::Id.is_in(hidden.map(|row| row.suggestion_id)))
        .into_partial_model::<Head>()
        .all(app.reader())
        .await?;
    let seen = seen.into_values().map(|suggestion| Answered { suggestion, is_seen: true });
    let hidden = hidden.into_iter().map(|head| Answered {
        suggestion: Suggestion { head, status: SuggestionStatus::Merged, is_insider: false },
        is_seen: false,
    });
    let parts: HashMap<_, _> = seen.chain(hidden).map(|part| (part.suggestion.head.id, part)).collect();
    let mut groups: HashMap<SuggestionId, Vec<Answered>> = HashMap::new();
    for row in rows {
        if let Some(part) = parts.get(&row.suggestion_id) {
            groups.entry(row.into_id).or_default().push(part.clone());
        }
    }
    Ok(groups)
}

async fn rows_where(app: &App, which: sea_orm::sea_query::Expr) -> Result<Vec<suggestion_merge::Model>> {
    Ok(suggestion_merge::Entity::find()
        .filter(which)
        .order_by_asc(suggestion_merge::Column::MergedAt)
        .order_by_asc(suggestion_merge::Column::SuggestionId)
        .limit(MOST)
        .all(app.reader())
        .await?)
}

async fn of_rows(
    app: &App,
    actor: &Actor,
    ids: impl Iterator<Item = SuggestionId>,
) -> Result<HashMap<SuggestionId, Suggestion>> {
    let ids: Vec<_> = ids.collect();
    crate::suggestion::by_ids(app, actor, &ids).await
}

/// Locks suggestions that the actor may see, always in the order of their ids, so that two writes cannot each wait
/// for the other.
async fn lock_all(
    write: &Write,
    actor: &Actor,
    ids: impl Iterator<Item = SuggestionId>,
) -> Result<HashMap<SuggestionId, Case>> {
    let mut ids: Vec<_> = ids.collect();
    ids.sort_unstable();
    let mut heads = Vec::with_capacity(ids.len());
    for id in ids {
        let select = suggestion::Entity::visible_to(actor.scope()).filter(suggestion::Column::Id.eq(id));
        heads.push(write.lock(select).await?.into_head());
    }
    let cases = Case::load(&write.tx, date_in_china(write.now), heads).await?;
    Ok(cases.into_iter().map(|case| (case.head.id, case)).collect())
}

fn check_list(input: &Merge) -> Result<()> {
    if input.suggestions.is_empty() {
        return Err(Error::bad_input("suggestions", Reason::Empty));
    }
    if input.suggestions.len() > MOST_SOURCES {
        return Err(Error::bad_input("suggestions", Reason::TooMany));
    }
    let mut seen = HashSet::from([input.into]);
    let are_distinct = input.suggestions.iter().all(|id| seen.insert(*id));
    if are_distinct { Ok(()) } else { Err(Error::bad_input("suggestions", Reason::Duplicate)) }
}

fn must_fit(target: &Case, source: &Case) -> Result<()> {
    let refused = |reason| Err(Error::bad_input("suggestions", reason));
    if source.head.committee_id != target.head.committee_id {
        return refused(Reason::OfAnotherCommittee);
    }
    if source.head.term_id != target.head.term_id {
        return refused(Reason::OfAnotherTerm);
    }
    if source.head.kind == target.head.kind { Ok(()) } else { refused(Reason::OfAnotherKind) }
}

fn holder_of_merge() -> RelationDef {
    suggestion_merge::Entity::belongs_to(suggestion::Entity)
        .from(suggestion_merge::Column::IntoId)
        .to(suggestion::Column::Id)
        .into()
}
