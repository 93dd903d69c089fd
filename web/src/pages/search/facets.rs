//! The facets of a search: counts with names, what is chosen, and how to undo it.

use super::asking::{Asking, FACETS, Facet};
use crate::lang::Lang;
use crate::queries::search::SearchSearchFacets;
use crate::texts::{
    Coded as _, ConsultationFormat, ConsultationStatus, OutcomeCategory, ReportStatus, ResponseStatus, SearchFacet,
    SearchKind, SpeechStatus, SuggestionStatus, Term, Texts, text,
};

/// How many values of a facet show at once.
const SHOWN: usize = 6;

/// A facet with its values.
pub(super) struct Group {
    pub(super) param: &'static str,
    pub(super) title: &'static str,
    /// The values that show.
    pub(super) values: Vec<Value>,
    /// The values that show on demand.
    pub(super) more: Vec<Value>,
}

/// A value of a facet.
pub(super) struct Value {
    pub(super) code: String,
    pub(super) label: String,
    pub(super) count: i64,
    pub(super) is_chosen: bool,
}

/// A choice that narrows the search.
pub(super) struct Choice {
    pub(super) title: &'static str,
    pub(super) label: String,
    /// The same search without it.
    pub(super) undo: String,
}

/// Names the counts. Facets without any value are left out.
pub(super) fn groups(asking: &Asking, counts: &[SearchSearchFacets], lang: Lang) -> Vec<Group> {
    FACETS
        .iter()
        .filter(|facet| is_telling(facet, asking))
        .filter_map(|facet| group(facet, asking, counts, lang))
        .collect()
}

/// Whether a facet's values mean one thing each: a status does once one kind of document is chosen.
fn is_telling(facet: &Facet, asking: &Asking) -> bool {
    let kinds = asking.chosen.iter().filter(|(chosen, _)| chosen.param == "kind").count();
    facet.param != "status" || kinds == 1 || asking.values(facet).next().is_some()
}

/// Names what is chosen.
pub(super) fn choices(asking: &Asking, groups: &[Group], lang: Lang) -> Vec<Choice> {
    let t = Texts::of(lang);
    let chosen = asking.chosen.iter().map(|(facet, value)| {
        let group = groups.iter().find(|group| group.param == facet.param);
        let known = group.and_then(|group| group.values.iter().find(|one| one.code == *value));
        let label = known.map_or_else(|| fallback(facet, value, asking, lang), |known| known.label.clone());
        Choice { title: title(facet, lang), label, undo: asking.without(facet, value).to_string() }
    });
    let day = |day: Option<crate::date::Date>| day.map(|day| day.text(lang)).unwrap_or_default();
    let days = (asking.from.is_some() || asking.to.is_some()).then(|| Choice {
        title: t.days,
        label: format!("{} – {}", day(asking.from), day(asking.to)),
        undo: asking.without_days().to_string(),
    });
    chosen.chain(days).collect()
}

fn title(facet: &Facet, lang: Lang) -> &'static str {
    text(SearchFacet::TERMS, facet.name, lang)
}

fn group(facet: &'static Facet, asking: &Asking, counts: &[SearchSearchFacets], lang: Lang) -> Option<Group> {
    let counted = counts.iter().find(|counted| counted.facet.is(facet.name));
    let mut values: Vec<Value> = counted.map_or_else(Vec::new, |counted| {
        let named = counted.values.iter().map(|one| Value {
            label: term(facet, &one.value, asking, lang).unwrap_or_else(|| one.label.clone()),
            is_chosen: asking.values(facet).any(|chosen| chosen == one.value),
            code: one.value.clone(),
            count: one.count,
        });
        named.collect()
    });
    for chosen in asking.values(facet) {
        if !values.iter().any(|one| one.code == chosen) {
            let label = fallback(facet, chosen, asking, lang);
            values.push(Value { code: chosen.to_owned(), label, count: 0, is_chosen: true });
        }
    }
    if facet.param == "year" {
        values.sort_by(|a, b| b.code.cmp(&a.code));
    }
    if values.is_empty() {
        return None;
    }

    let first = values.len().min(if values.len() == SHOWN + 1 { SHOWN + 1 } else { SHOWN });
    let mut more = values.split_off(first);
    values.extend(more.extract_if(.., |one| one.is_chosen));
    Some(Group { param: facet.param, title: title(facet, lang), values, more })
}

/// Names a chosen value that has no count to take a name from.
fn fallback(facet: &Facet, value: &str, asking: &Asking, lang: Lang) -> String {
    let is_name = matches!(facet.param, "category" | "year");
    let named = term(facet, value, asking, lang).or_else(|| is_name.then(|| value.to_owned()));
    named.unwrap_or_else(|| Texts::of(lang).chosen_value.to_owned())
}

/// Returns our text of an enum's value.
fn term(facet: &Facet, value: &str, asking: &Asking, lang: Lang) -> Option<String> {
    let terms = match facet.param {
        "kind" => SearchKind::TERMS,
        "format" => ConsultationFormat::TERMS,
        "outcome" => OutcomeCategory::TERMS,
        "status" => return statuses(value, asking, lang),
        _ => return None,
    };
    Some(text(terms, value, lang).to_owned())
}

/// The kinds share one facet of statuses, and a name may mean something else in each: all meanings are told, or only
/// those of the kinds chosen.
fn statuses(value: &str, asking: &Asking, lang: Lang) -> Option<String> {
    let kinds: Vec<&str> =
        asking.chosen.iter().filter(|(facet, _)| facet.param == "kind").map(|(_, it)| it.as_str()).collect();
    let of_kinds = |kinds: &[&str]| {
        let all = STATUSES.iter().filter(|(kind, _)| kinds.is_empty() || kinds.contains(kind));
        let known = all.filter_map(|(_, terms)| terms.iter().find(|term| term.code == value));
        let mut texts: Vec<&str> = Vec::new();
        for text in known.map(|term| term.text(lang)) {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        (!texts.is_empty()).then(|| texts.join(lang.pick("／", " / ")))
    };
    of_kinds(&kinds).or_else(|| of_kinds(&[]))
}

/// The statuses of each kind of document.
pub(super) const STATUSES: &[(&str, &[Term])] = &[
    ("SUGGESTION", SuggestionStatus::TERMS),
    ("RESPONSE", ResponseStatus::TERMS),
    ("SPEECH", SpeechStatus::TERMS),
    ("RESEARCH_REPORT", ReportStatus::TERMS),
    ("CONSULTATION", ConsultationStatus::TERMS),
];
