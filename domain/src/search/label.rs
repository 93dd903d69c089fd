//! Names for the values that hits are counted by.

use std::collections::HashMap;

use entities::enums::{
    ConsultationFormat, ConsultationStatus, OutcomeCategory, ReportStatus, ResponseStatus, Satisfaction, SearchKind,
    SpeechStatus, SuggestionKind, SuggestionStatus,
};
use entities::ids::{CommitteeId, DepartmentId};
use entities::{committee, department};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use search_indexer::engine::{Facet, FacetCounts};
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::lang::Lang;

/// How many hits have a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// The value, as the filter takes it.
    pub value: String,
    /// The value as people read it.
    pub label: String,
    /// How many of all hits have it.
    pub count: u64,
}

/// Adds names to counts: committees and departments by two statements at the most.
pub(super) async fn name(app: &App, lang: Lang, counts: Vec<FacetCounts>) -> Result<Vec<(Facet, Vec<FacetValue>)>> {
    let committees = names_of_committees(app, &ids_in(&counts, Facet::Committee)).await?;
    let departments = names_of_departments(app, &ids_in(&counts, Facet::Department)).await?;
    let named = |facet: Facet, value: &str| match facet {
        Facet::Committee => by_id(value, &committees, |id| CommitteeId(id).to_string()),
        Facet::Department => by_id(value, &departments, |id| DepartmentId(id).to_string()),
        _ => Some((value.to_owned(), term(facet, value, lang))),
    };
    Ok(counts
        .into_iter()
        .map(|counted| {
            let values = counted.counts.into_iter().filter_map(|one| {
                let (value, label) = named(counted.facet, &one.value)?;
                Some(FacetValue { value, label, count: one.count })
            });
            (counted.facet, values.collect())
        })
        .collect())
}

fn by_id(value: &str, names: &HashMap<Uuid, String>, typed: impl Fn(Uuid) -> String) -> Option<(String, String)> {
    let id = Uuid::try_parse(value).ok()?;
    Some((typed(id), names.get(&id)?.clone()))
}

fn ids_in(counts: &[FacetCounts], facet: Facet) -> Vec<Uuid> {
    let counted = counts.iter().filter(|counted| counted.facet == facet);
    counted.flat_map(|counted| &counted.counts).filter_map(|one| Uuid::try_parse(&one.value).ok()).collect()
}

async fn names_of_committees(app: &App, ids: &[Uuid]) -> Result<HashMap<Uuid, String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let select = committee::Entity::find().filter(committee::Column::Id.is_in(ids.iter().copied()));
    Ok(select.all(app.reader()).await?.into_iter().map(|row| (row.id.0, row.name)).collect())
}

async fn names_of_departments(app: &App, ids: &[Uuid]) -> Result<HashMap<Uuid, String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let select = department::Entity::find().filter(department::Column::Id.is_in(ids.iter().copied()));
    Ok(select.all(app.reader()).await?.into_iter().map(|row| (row.id.0, row.name)).collect())
}

/// The Chinese term of an enum's value, or in English the value in words.
fn term(facet: Facet, value: &str, lang: Lang) -> String {
    let zh = match facet {
        Facet::Kind => SearchKind::parse(value).map(SearchKind::zh),
        Facet::Subtype => SuggestionKind::parse(value).map(SuggestionKind::zh),
        Facet::Format => ConsultationFormat::parse(value).map(ConsultationFormat::zh),
        Facet::Outcome => OutcomeCategory::parse(value).map(OutcomeCategory::zh),
        Facet::Satisfaction => Satisfaction::parse(value).map(Satisfaction::zh),
        Facet::Status => status(value),
        _ => None,
    };
    match (zh, lang) {
        (Some(zh), Lang::Zh) => zh.to_owned(),
        (Some(_), Lang::En) => in_words(value),
        (None, _) => value.to_owned(),
    }
}

/// The statuses of all kinds of document share one facet; equal texts mean the same.
fn status(value: &str) -> Option<&'static str> {
    SuggestionStatus::parse(value)
        .map(SuggestionStatus::zh)
        .or_else(|| ConsultationStatus::parse(value).map(ConsultationStatus::zh))
        .or_else(|| ResponseStatus::parse(value).map(ResponseStatus::zh))
        .or_else(|| SpeechStatus::parse(value).map(SpeechStatus::zh))
        .or_else(|| ReportStatus::parse(value).map(ReportStatus::zh))
}

/// `IN_HANDLING` as `In handling`.
fn in_words(value: &str) -> String {
    let words = value.to_lowercase().replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
