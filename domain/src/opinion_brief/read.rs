//! What the office reads of its briefs, and what proposers are told of theirs: the issue and where it was adopted.

use std::collections::HashMap;

use entities::enums::{AdoptionKind, OpinionBriefStatus};
use entities::ids::{CommitteeId, OpinionBriefId, SuggestionId};
pub use entities::opinion_adoption::Model as Adoption;
pub use entities::opinion_brief::{Head as OpinionBrief, Text as OpinionBriefText};
use entities::page::{self, Page, PageArgs};
use entities::{opinion_adoption, opinion_brief, opinion_brief_source};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::rows::{grouped, keyed};
use crate::suggestion::{self, Suggestion};

/// How many rows one read of relations gives at the most, over all keys asked for.
const MOST: u64 = 10_000;

/// Narrows a list of briefs. Every part given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpinionBriefFilter {
    /// Of this committee.
    pub committee: Option<CommitteeId>,
    /// In one of these stages.
    pub statuses: Vec<OpinionBriefStatus>,
}

/// Lists the briefs of the asker's offices, latest made first.
pub async fn list(app: &App, actor: &Actor, filter: &OpinionBriefFilter, args: PageArgs) -> Result<Page<OpinionBrief>> {
    let order =
        page::Order { at: opinion_brief::Column::CreatedAt, id: opinion_brief::Column::Id, is_descending: true };
    Ok(page::fetch_partial(select(actor, filter), order, args, app.reader()).await?)
}

/// Counts the briefs of the asker's offices.
pub async fn count(app: &App, actor: &Actor, filter: &OpinionBriefFilter) -> Result<u64> {
    Ok(select(actor, filter).count(app.reader()).await?)
}

/// Returns those of `ids` that an asker may see.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[OpinionBriefId]) -> Result<HashMap<OpinionBriefId, OpinionBrief>> {
    let found = opinion_brief::Entity::visible_to(actor.scope())
        .filter(opinion_brief::Column::Id.is_in(ids.iter().copied()))
        .into_partial_model::<OpinionBrief>()
        .all(app.reader())
        .await?;
    Ok(keyed(found, |row| row.id))
}

/// Returns the texts of those of `ids` that an asker may see.
pub async fn texts(
    app: &App,
    actor: &Actor,
    ids: &[OpinionBriefId],
) -> Result<HashMap<OpinionBriefId, OpinionBriefText>> {
    let found = opinion_brief::Entity::visible_to(actor.scope())
        .filter(opinion_brief::Column::Id.is_in(ids.iter().copied()))
        .into_partial_model::<OpinionBriefText>()
        .all(app.reader())
        .await?;
    Ok(keyed(found, |row| row.id))
}

/// Returns the social opinions that briefs are made of, as far as an asker may see them.
pub async fn sources_of(
    app: &App,
    actor: &Actor,
    briefs: &[OpinionBriefId],
) -> Result<HashMap<OpinionBriefId, Vec<Suggestion>>> {
    let links = opinion_brief_source::Entity::find()
        .filter(opinion_brief_source::Column::BriefId.is_in(briefs.iter().copied()))
        .order_by_asc(opinion_brief_source::Column::SuggestionId)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let ids: Vec<_> = links.iter().map(|link| link.suggestion_id).collect();
    let seen = suggestion::by_ids(app, actor, &ids).await?;
    let mut groups: HashMap<OpinionBriefId, Vec<Suggestion>> = HashMap::new();
    for link in links {
        if let Some(found) = seen.get(&link.suggestion_id) {
            groups.entry(link.brief_id).or_default().push(found.clone());
        }
    }
    Ok(groups)
}

/// Returns all adoptions and instructions of briefs the caller may see, oldest first.
pub async fn adoptions_of(
    app: &App,
    _actor: &Actor,
    briefs: &[OpinionBriefId],
) -> Result<HashMap<OpinionBriefId, Vec<Adoption>>> {
    let found = opinion_adoption::Entity::find()
        .filter(opinion_adoption::Column::BriefId.is_in(briefs.iter().copied()))
        .order_by_asc(opinion_adoption::Column::AdoptedOn)
        .order_by_asc(opinion_adoption::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(found, |row| row.brief_id))
}

/// Returns the brief that each suggestion went into, to whom the brief is visible.
pub async fn of_suggestions(
    app: &App,
    actor: &Actor,
    suggestions: &[SuggestionId],
) -> Result<HashMap<SuggestionId, OpinionBrief>> {
    let links = links(app, suggestions).await?;
    let briefs: Vec<_> = links.values().copied().collect();
    let found = by_ids(app, actor, &briefs).await?;
    Ok(links.into_iter().filter_map(|(id, brief)| Some((id, found.get(&brief)?.clone()))).collect())
}

/// Returns where the issued briefs of suggestions were adopted, to their insiders: what leaders wrote stays with the
/// office (domain.md §0.7), and of an adoption its note.
pub async fn reached_by(app: &App, suggestions: &[&Suggestion]) -> Result<HashMap<SuggestionId, Vec<Adoption>>> {
    let inside: Vec<_> = suggestions.iter().filter(|seen| seen.is_insider).map(|seen| seen.head.id).collect();
    let links = links(app, &inside).await?;
    let briefs: Vec<_> = links.values().copied().collect();
    let found = opinion_adoption::Entity::find()
        .filter(opinion_adoption::Column::BriefId.is_in(briefs))
        .filter(opinion_adoption::Column::Kind.eq(AdoptionKind::Adopted))
        .order_by_asc(opinion_adoption::Column::AdoptedOn)
        .order_by_asc(opinion_adoption::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let told = found.into_iter().map(|row| Adoption { note: None, ..row });
    let by_brief = grouped(told, |row: &Adoption| row.brief_id);
    Ok(links.into_iter().filter_map(|(id, brief)| Some((id, by_brief.get(&brief)?.clone()))).collect())
}

async fn links(app: &App, suggestions: &[SuggestionId]) -> Result<HashMap<SuggestionId, OpinionBriefId>> {
    if suggestions.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = opinion_brief_source::Entity::find()
        .filter(opinion_brief_source::Column::SuggestionId.is_in(suggestions.iter().copied()))
        .all(app.reader())
        .await?;
    Ok(rows.into_iter().map(|row| (row.suggestion_id, row.brief_id)).collect())
}

fn select(actor: &Actor, filter: &OpinionBriefFilter) -> Select<opinion_brief::Entity> {
    use opinion_brief::Column;

    let mut narrowed = Condition::all().add_option(filter.committee.map(|id| Column::CommitteeId.eq(id)));
    if !filter.statuses.is_empty() {
        narrowed = narrowed.add(Column::Status.is_in(filter.statuses.iter().copied()));
    }
    opinion_brief::Entity::visible_to(actor.scope()).filter(narrowed)
}
