//! Hits as the page shows them: what it is, where it leads, what matched.

use super::facets::STATUSES;
use crate::date::Date;
use crate::lang::Lang;
use crate::marks::{Piece, pieces};
use crate::queries::search::{SearchSearchNodes, SearchSearchNodesNodeOn as Node};
use crate::texts::{Coded as _, Texts, text};

/// A hit.
pub(super) struct Hit {
    pub(super) kind: String,
    pub(super) href: String,
    pub(super) title: Vec<Piece>,
    pub(super) snippet: Vec<Piece>,
    pub(super) date: Option<Date>,
    pub(super) status: String,
    pub(super) committee: String,
    /// What else tells it from others: a case number, names, an outcome.
    pub(super) details: Vec<String>,
}

/// Prepares a hit.
pub(super) fn hit(found: SearchSearchNodes, lang: Lang) -> Hit {
    let id = found.node.id;
    let (href, details) = match found.node.on {
        Node::Suggestion(it) => {
            let names: Vec<&str> = it.proposers.iter().map(|proposer| proposer.name.as_str()).collect();
            let case = it.case_title.unwrap_or_else(|| it.kind.text(lang).to_owned());
            (format!("/suggestions/{id}"), vec![case, Texts::of(lang).names(&names)])
        }
        Node::Response(it) => {
            let details = vec![it.department.name, it.outcome.text(lang).to_owned()];
            (format!("/suggestions/{}#response-{id}", it.suggestion.id), details)
        }
        Node::Speech(it) => match it.consultation {
            Some(at) => (format!("/consultations/{}#speech-{id}", at.id), vec![it.speaker_name, at.topic]),
            None => (format!("/speeches/{id}"), vec![it.speaker_name]),
        },
        Node::ResearchReport(it) => (format!("/reports/{id}"), vec![it.drafter_name]),
        Node::Consultation(it) => (format!("/consultations/{id}"), vec![it.format.text(lang).to_owned()]),
        _ => ("/search".to_owned(), Vec::new()),
    };
    let statuses = STATUSES.iter().find(|(kind, _)| found.kind.is(kind)).map(|(_, terms)| *terms);
    Hit {
        kind: found.kind.text(lang).to_owned(),
        href,
        title: pieces(&found.title, found.title_highlights.iter().map(|range| (range.start, range.end))),
        snippet: pieces(&found.snippet, found.snippet_highlights.iter().map(|range| (range.start, range.end))),
        date: found.date,
        status: text(statuses.unwrap_or_default(), &found.status, lang).to_owned(),
        committee: found.committee.name,
        details: details.into_iter().filter(|detail| !detail.is_empty()).collect(),
    }
}
