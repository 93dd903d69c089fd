//! What an asker reads of photographs: who is to be seen is for organisers, unless it is said to be for everybody.

use std::collections::{HashMap, HashSet};

use entities::ids::{ConsultationId, DeliberationCouncilId, PhotographId, ResearchActivityId};
use entities::photograph::{Column, Entity, Model};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect};

use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::rows::keyed;

/// How many rows one read gives at the most, over all owners asked for.
const MOST: u64 = 10_000;

/// A photograph as an asker sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photograph {
    /// The row, with what only organisers read.
    pub row: Model,
    /// Whether the asker organises for its committee.
    pub is_organized: bool,
}

impl Photograph {
    /// Who is to be seen, where the asker reads it.
    pub fn people(&self) -> Option<&str> {
        self.row.people.as_deref().filter(|_| self.is_organized || self.row.is_people_public)
    }

    /// The name it is saved by. People name pictures after who is to be seen, so that others get one that tells nothing.
    pub fn file_name(&self) -> &str {
        match (self.is_organized, self.row.media_type.as_str()) {
            (true, _) => &self.row.file_name,
            (false, "image/png") => "照片.png",
            (false, _) => "照片.jpg",
        }
    }
}

/// Returns those of `ids` that an asker may see, and so may download.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[PhotographId]) -> Result<HashMap<PhotographId, Photograph>> {
    let found = of(app, actor, Column::Id.is_in(ids.iter().copied()).into()).await?;
    Ok(keyed(found, |seen| seen.row.id))
}

/// Returns the photographs of consultations that the asker may see, oldest first; those of their research are with it.
pub async fn of_consultations(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Photograph>>> {
    let wanted =
        Condition::all().add(Column::ConsultationId.is_in(ids.iter().copied())).add(Column::ActivityId.is_null());
    Ok(gathered(of(app, actor, wanted).await?, |row| row.consultation_id))
}

/// Returns the photographs of research that the asker may see, oldest first.
pub async fn of_activities(
    app: &App,
    actor: &Actor,
    ids: &[ResearchActivityId],
) -> Result<HashMap<ResearchActivityId, Vec<Photograph>>> {
    let found = of(app, actor, Column::ActivityId.is_in(ids.iter().copied()).into()).await?;
    Ok(gathered(found, |row| row.activity_id))
}

/// Returns the photographs of councils, oldest first.
pub async fn of_councils(
    app: &App,
    actor: &Actor,
    ids: &[DeliberationCouncilId],
) -> Result<HashMap<DeliberationCouncilId, Vec<Photograph>>> {
    let found = of(app, actor, Column::CouncilId.is_in(ids.iter().copied()).into()).await?;
    Ok(gathered(found, |row| row.council_id))
}

async fn of(app: &App, actor: &Actor, wanted: Condition) -> Result<Vec<Photograph>> {
    let scope = actor.scope();
    let seen = Entity::visible_to(scope).filter(wanted.clone()).order_by_asc(Column::Id).limit(MOST);
    let rows = seen.all(app.reader()).await?;
    let organized: HashSet<PhotographId> = if scope.organizers.is_empty() || rows.is_empty() {
        HashSet::new()
    } else {
        let own = Entity::organized_by(scope).filter(wanted).select_only().column(Column::Id);
        own.limit(MOST).into_tuple::<PhotographId>().all(app.reader()).await?.into_iter().collect()
    };
    Ok(rows.into_iter().map(|row| Photograph { is_organized: organized.contains(&row.id), row }).collect())
}

fn gathered<K: Eq + std::hash::Hash>(
    rows: Vec<Photograph>,
    key: impl Fn(&Model) -> Option<K>,
) -> HashMap<K, Vec<Photograph>> {
    let mut groups: HashMap<K, Vec<Photograph>> = HashMap::new();
    for seen in rows {
        if let Some(key) = key(&seen.row) {
            groups.entry(key).or_default().push(seen);
        }
    }
    groups
}
