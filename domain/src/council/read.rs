//! What everybody reads of councils: the list, their members, which led to which, and the consultations they hold.

use std::collections::HashMap;

use entities::enums::{CouncilKind, CouncilRole};
use entities::ids::{CommitteeId, ConsultationId, DeliberationCouncilId};
use entities::page::{self, Page, PageArgs};
use entities::{consultation_council, council_member, deliberation_council};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

pub use entities::council_member::Model as Member;
pub use entities::deliberation_council::Model as Council;

use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self, Consultation};
use crate::error::Result;
use crate::rows::{grouped, keyed};

/// How many rows one read of relations gives at the most, over all keys asked for.
const MOST: u64 = 10_000;

/// Narrows a list of councils. Every part given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CouncilFilter {
    /// Guided by this committee.
    pub committee: Option<CommitteeId>,
    /// Of communities, or of villages.
    pub kind: Option<CouncilKind>,
    /// Established, or still being prepared.
    pub is_established: Option<bool>,
}

/// Lists councils, first entered first. They are public.
pub async fn list(app: &App, _actor: &Actor, filter: &CouncilFilter, args: PageArgs) -> Result<Page<Council>> {
    use deliberation_council::Column;

    let order = page::Order { at: Column::CreatedAt, id: Column::Id, is_descending: false };
    Ok(page::fetch(select(filter), order, args, app.reader()).await?)
}

/// Counts councils.
pub async fn count(app: &App, _actor: &Actor, filter: &CouncilFilter) -> Result<u64> {
    Ok(select(filter).count(app.reader()).await?)
}

fn select(filter: &CouncilFilter) -> Select<deliberation_council::Entity> {
    use deliberation_council::{Column, Entity};

    let mut select = Entity::find();
    if let Some(committee) = filter.committee {
        select = select.filter(Column::CommitteeId.eq(committee));
    }
    if let Some(kind) = filter.kind {
        select = select.filter(Column::Kind.eq(kind));
    }
    match filter.is_established {
        Some(true) => select.filter(Column::EstablishedOn.is_not_null()),
        Some(false) => select.filter(Column::EstablishedOn.is_null()),
        None => select,
    }
}

/// Returns councils by id.
pub async fn by_ids(
    app: &App,
    _actor: &Actor,
    ids: &[DeliberationCouncilId],
) -> Result<HashMap<DeliberationCouncilId, Council>> {
    let select = deliberation_council::Entity::find();
    let found = select.filter(deliberation_council::Column::Id.is_in(ids.iter().copied())).all(app.reader()).await?;
    Ok(keyed(found, |row| row.id))
}

/// Returns the councils that others' success led to, first entered first.
pub async fn successors_of(
    app: &App,
    _actor: &Actor,
    ids: &[DeliberationCouncilId],
) -> Result<HashMap<DeliberationCouncilId, Vec<Council>>> {
    let rows = deliberation_council::Entity::find()
        .filter(deliberation_council::Column::EncouragedById.is_in(ids.iter().copied()))
        .order_by_asc(deliberation_council::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let mut groups: HashMap<_, Vec<Council>> = HashMap::new();
    for row in rows {
        if let Some(id) = row.encouraged_by_id {
            groups.entry(id).or_default().push(row);
        }
    }
    Ok(groups)
}

/// Returns who sits or sat in councils, in the order of entry.
pub async fn members_of(
    app: &App,
    _actor: &Actor,
    ids: &[DeliberationCouncilId],
) -> Result<HashMap<DeliberationCouncilId, Vec<Member>>> {
    let rows = council_member::Entity::find()
        .filter(council_member::Column::CouncilId.is_in(ids.iter().copied()))
        .order_by_asc(council_member::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.council_id))
}

/// Whether an asker reads the name of a member: residents without an office are private persons.
pub fn shows_name(actor: &Actor, committee: CommitteeId, member: &Member) -> bool {
    member.role != CouncilRole::Resident || actor.scope().organizers.contains(&committee)
}

/// Returns the councils that hold consultations, in order.
pub async fn of_consultations(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Council>>> {
    let links = links(app, consultation_council::Column::ConsultationId.is_in(ids.iter().copied())).await?;
    let councils: Vec<_> = links.iter().map(|link| link.council_id).collect();
    let found = by_ids(app, actor, &councils).await?;
    let pairs = links.iter().filter_map(|link| found.get(&link.council_id).map(|row| (link.consultation_id, row)));
    Ok(gathered(pairs))
}

/// Returns the consultations that councils hold, as far as an asker may see them.
pub async fn consultations_of(
    app: &App,
    actor: &Actor,
    ids: &[DeliberationCouncilId],
) -> Result<HashMap<DeliberationCouncilId, Vec<Consultation>>> {
    let links = links(app, consultation_council::Column::CouncilId.is_in(ids.iter().copied())).await?;
    let sessions: Vec<_> = links.iter().map(|link| link.consultation_id).collect();
    let found = consultation::by_ids(app, actor, &sessions).await?;
    let pairs = links.iter().filter_map(|link| found.get(&link.consultation_id).map(|row| (link.council_id, row)));
    Ok(gathered(pairs))
}

async fn links(app: &App, of: sea_orm::sea_query::Expr) -> Result<Vec<consultation_council::Model>> {
    Ok(consultation_council::Entity::find()
        .filter(of)
        .order_by_asc(consultation_council::Column::ConsultationId)
        .order_by_asc(consultation_council::Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?)
}

fn gathered<'a, K: Eq + std::hash::Hash, T: Clone + 'a>(pairs: impl Iterator<Item = (K, &'a T)>) -> HashMap<K, Vec<T>> {
    let mut groups: HashMap<K, Vec<T>> = HashMap::new();
    for (key, row) in pairs {
        groups.entry(key).or_default().push(row.clone());
    }
    groups
}
