//! Counts side by side: by committee, term, sector, category and department, with small groups kept from outsiders.

use std::collections::HashMap;

use entities::enums::ProposerType;
use entities::ids::{CommitteeId, CommitteeTermId, DepartmentId, TypedId};
use uuid::Uuid;

use super::count::{MOST, tally};
use super::dimension::Key;
use super::suppress::suppress;
use super::{Counted, Dimension, Measure, Statistics};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::suggestion::citation;
use crate::{committee, department};

/// What is counted under one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The global id of the value; none for what is counted by its name, and for what has no value.
    pub id: Option<String>,
    /// The name of the value.
    pub label: Option<String>,
    /// The counts, unless they are too small to be told.
    pub counts: Option<Statistics>,
}

/// A value of a dimension with its counts, if they are told.
type Part<K> = (Option<K>, Option<Statistics>);

/// Counts by a dimension, at most 500 groups: those told first, the largest of them first. Who is not of the committee's
/// office or supervision is not told what speaks of fewer than five (see `suppress`).
///
/// # Errors
///
/// `NOT_FOUND` for a term or plenary that the committee does not have.
pub async fn groups(
    app: &App,
    actor: &Actor,
    counted: Counted,
    by: Dimension,
    measures: &[Measure],
) -> Result<Vec<Group>> {
    let mut groups = match by {
        Dimension::Committee | Dimension::Term | Dimension::Department => {
            let parts = parts::<Uuid>(app, actor, counted, by, measures).await?;
            let names = names(app, actor, by, parts.iter().filter_map(|(key, _)| *key).collect()).await?;
            let group = |(key, counts): Part<Uuid>| {
                let (id, label) = key.and_then(|key| names.get(&key).cloned()).unzip();
                Group { id, label, counts }
            };
            parts.into_iter().map(group).collect::<Vec<_>>()
        }
        Dimension::Sector | Dimension::Category => {
            let parts = parts::<String>(app, actor, counted, by, measures).await?;
            parts.into_iter().map(|(label, counts)| Group { id: None, label, counts }).collect()
        }
        Dimension::ProposerType => {
            let parts = parts::<String>(app, actor, counted, by, measures).await?;
            let label = |key: String| ProposerType::parse(&key).map(|value| value.zh().to_owned());
            parts.into_iter().map(|(key, counts)| Group { id: None, label: key.and_then(label), counts }).collect()
        }
    };
    // The order of what is not told tells nothing.
    groups.sort_by_key(|group| group.counts.is_none().then(|| group.label.clone()));
    Ok(groups)
}

async fn parts<K: Key>(
    app: &App,
    actor: &Actor,
    counted: Counted,
    by: Dimension,
    measures: &[Measure],
) -> Result<Vec<Part<K>>> {
    let scope = counted.scope(app, actor).await?;
    let parts = tally::<K>(app, actor, &scope, by, measures).await?;
    let mut parts = if counted.is_told_in_full(actor) {
        parts.into_iter().map(|(key, part)| (key, Some(part))).collect()
    } else {
        suppress(parts)
    };
    parts.truncate(MOST);
    Ok(parts)
}

/// Names committees, terms or departments by their global ids and labels.
async fn names(app: &App, actor: &Actor, by: Dimension, keys: Vec<Uuid>) -> Result<HashMap<Uuid, (String, String)>> {
    Ok(match by {
        Dimension::Committee => {
            let rows = committee::by_ids(app, actor, &ids::<CommitteeId>(keys)).await?;
            rows.into_iter().map(|(id, row)| (id.0, (id.to_string(), row.name))).collect()
        }
        Dimension::Term => {
            let rows = committee::terms_by_ids(app, actor, &ids::<CommitteeTermId>(keys)).await?;
            let of: Vec<_> = rows.values().map(|row| row.committee_id).collect();
            let committees = committee::by_ids(app, actor, &of).await?;
            let name = |id| committees.get(&id).map_or("", |row| &row.name);
            let label = |row: &committee::Term| citation::of_term(name(row.committee_id), row.number);
            rows.into_iter().map(|(id, row)| (id.0, (id.to_string(), label(&row)))).collect()
        }
        Dimension::Department => {
            let rows = department::by_ids(app, actor, &ids::<DepartmentId>(keys)).await?;
            rows.into_iter().map(|(id, row)| (id.0, (id.to_string(), row.name))).collect()
        }
        Dimension::Sector | Dimension::Category | Dimension::ProposerType => HashMap::new(),
    })
}

fn ids<I: TypedId>(keys: Vec<Uuid>) -> Vec<I> {
    keys.into_iter().map(I::from).collect()
}
