//! The form of a suggestion (提案表): everything that its printed form tells, as an asker may read it.

use chrono::NaiveDate;
use entities::enums::UnitRole;
use entities::ids::SuggestionId;

use super::{Proposer, Suggestion, SuggestionText, by_ids, citation, proposers_of, texts};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::{assignment, committee, department, member};

/// What the form of a suggestion tells.
#[derive(Debug, Clone)]
pub struct Form {
    /// The suggestion.
    pub suggestion: Suggestion,
    /// The committee's name.
    pub committee: String,
    /// The case as it is cited, once it is filed.
    pub case_title: Option<String>,
    /// Its category.
    pub category: Option<String>,
    /// The three parts; none where the asker reads no more than the public summary.
    pub text: Option<SuggestionText>,
    /// Who proposes it, in their order.
    pub proposers: Vec<Proposer>,
    /// The sectors that the proposers sit for.
    pub sectors: Vec<String>,
    /// The departments charged with it, each in its part.
    pub units: Vec<(UnitRole, String)>,
    /// The day it was first assigned.
    pub assigned_on: Option<NaiveDate>,
}

/// Gathers what the form of a suggestion tells an asker.
///
/// # Errors
///
/// `NOT_FOUND` for what is absent or hidden.
pub async fn load(app: &App, actor: &Actor, id: SuggestionId) -> Result<Form> {
    let suggestion = by_ids(app, actor, &[id]).await?.remove(&id).ok_or(Error::not_found())?;
    let head = &suggestion.head;
    let mut committees = committee::by_ids(app, actor, &[head.committee_id]).await?;
    let category: Vec<_> = head.category_id.into_iter().collect();
    let category = committee::categories_by_ids(app, actor, &category).await?.into_values().next();
    let proposers = proposers_of(app, &[&suggestion]).await?.remove(&id).unwrap_or_default();
    let units = assignment::handling(app, actor, id).await?;
    let ids: Vec<_> = units.iter().map(|unit| unit.department_id).collect();
    let departments = department::by_ids(app, actor, &ids).await?;
    let named = |unit: &assignment::Assignment| Some((unit.role, departments.get(&unit.department_id)?.name.clone()));

    Ok(Form {
        committee: committees.remove(&head.committee_id).map(|row| row.name).unwrap_or_default(),
        case_title: citation::of(app, actor, head).await?,
        category: category.map(|row| row.name),
        text: if suggestion.shows_text() { texts(app, actor, &[id]).await?.remove(&id) } else { None },
        sectors: sectors(app, actor, &proposers).await?,
        units: units.iter().filter_map(named).collect(),
        assigned_on: units.iter().map(|unit| unit.assigned_on).min(),
        proposers,
        suggestion,
    })
}

/// Names the sectors of the members among proposers, each once.
async fn sectors(app: &App, actor: &Actor, proposers: &[Proposer]) -> Result<Vec<String>> {
    let ids: Vec<_> = proposers.iter().filter_map(|row| row.member_id).collect();
    let members = member::by_ids(app, actor, &ids).await?;
    let of_each: Vec<_> = ids.iter().filter_map(|id| members.get(id)?.sector_id).collect();
    let sectors = committee::sectors_by_ids(app, actor, &of_each).await?;
    let mut names = Vec::new();
    for name in of_each.iter().filter_map(|id| sectors.get(id).map(|row| row.name.clone())) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(names)
}
