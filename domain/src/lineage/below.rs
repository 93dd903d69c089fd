//! What came of things: one generation further, as far as an asker may see.

use std::collections::HashMap;

use entities::ids::SuggestionId;

use super::{Frontier, Key, Link};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::response::Response;
use crate::{
    assignment, commitment, consultation, matter, merge, on_site_response, research_report, response, speech,
    suggestion,
};

/// Returns what came of some things. Of a matter it is what came of the meetings among those `told` of: it may have come
/// before another one since.
pub(super) async fn links(app: &App, actor: &Actor, of: &Frontier, told: &[Key]) -> Result<Vec<Link>> {
    let mut links = Vec::new();
    if !of.consultations.is_empty() {
        of_consultations(app, actor, of, &mut links).await?;
    }
    if !of.speeches.is_empty() {
        let answers = on_site_response::of_speeches(app, actor, &of.speeches).await?;
        add(&mut links, answers, Key::Speech, |row| Some(Key::OnSiteResponse(row.id)));
        let suggestions = suggestion::of_speeches(app, actor, &of.speeches).await?;
        add(&mut links, suggestions, Key::Speech, |row| Some(Key::Suggestion(row.head.id)));
    }
    if !of.on_site_responses.is_empty() {
        let promises = commitment::of_on_site_responses(app, actor, &of.on_site_responses).await?;
        add(&mut links, promises, Key::OnSiteResponse, |seen| Some(Key::Commitment(seen.row.id)));
    }
    if !of.reports.is_empty() {
        for (report, rows) in suggestion::of_reports(app, actor, &of.reports).await? {
            let extracted = rows.iter().filter(|row| row.head.origin_report_id == Some(report));
            let to = extracted.map(|row| Key::Suggestion(row.head.id));
            links.extend(to.map(|to| Link { from: Key::ResearchReport(report), to }));
        }
    }
    if !of.matters.is_empty() {
        let suggestions = suggestion::of_matters(app, actor, &of.matters).await?;
        add(&mut links, suggestions, Key::Matter, |row| {
            let meeting = row.head.origin_consultation_id.map(Key::Consultation);
            let is_of_these = meeting.is_none_or(|meeting| told.contains(&meeting));
            is_of_these.then_some(Key::Suggestion(row.head.id))
        });
    }
    if !of.suggestions.is_empty() {
        let units = assignment::of_suggestions(app, actor, &of.suggestions).await?;
        add(&mut links, units, Key::Suggestion, |row| Some(Key::Assignment(row.id)));
        let holders = merge::holders(app, actor, &of.suggestions).await?;
        let into = holders.into_iter().map(|(part, holder)| (Key::Suggestion(part), Key::Suggestion(holder.head.id)));
        links.extend(into.map(|(from, to)| Link { from, to }));
        let discussed = consultation::that_discuss(app, actor, &of.suggestions).await?;
        add(&mut links, discussed, Key::Suggestion, |row| Some(Key::Consultation(row.id)));
        let reports = research_report::gathering(app, actor, &of.suggestions).await?;
        add(&mut links, reports, Key::Suggestion, |row| Some(Key::ResearchReport(row.id)));
    }
    if !of.assignments.is_empty() {
        let units = assignment::by_ids(app, actor, &of.assignments).await?;
        for letter in letters(app, actor, units.values().map(|unit| unit.suggestion_id)).await? {
            if units.contains_key(&letter.head.assignment_id) {
                let from = Key::Assignment(letter.head.assignment_id);
                links.push(Link { from, to: Key::Response(letter.head.id) });
            }
        }
    }
    if !of.responses.is_empty() {
        let promises = commitment::of_responses(app, actor, &of.responses).await?;
        add(&mut links, promises, Key::Response, |seen| Some(Key::Commitment(seen.row.id)));
        let earlier = response::by_ids(app, actor, &of.responses).await?;
        for letter in letters(app, actor, earlier.values().map(|letter| letter.head.suggestion_id)).await? {
            let corrected = letter.correction.map(|correction| correction.corrected);
            if let Some(corrected) = corrected.filter(|id| earlier.contains_key(id)) {
                links.push(Link { from: Key::Response(corrected), to: Key::Response(letter.head.id) });
            }
        }
    }
    Ok(links)
}

async fn of_consultations(app: &App, actor: &Actor, of: &Frontier, links: &mut Vec<Link>) -> Result<()> {
    let ids = &of.consultations;
    let speeches = speech::of_consultations(app, actor, ids).await?;
    add(links, speeches, Key::Consultation, |row| Some(Key::Speech(row.id)));
    let answers = on_site_response::of_consultations(app, actor, ids).await?;
    add(links, answers, Key::Consultation, |row| Some(Key::OnSiteResponse(row.id)));
    let reports = research_report::of_consultations(app, actor, ids).await?;
    add(links, reports, Key::Consultation, |row| Some(Key::ResearchReport(row.id)));
    add(links, consultation::outcomes_of(app, actor, ids).await?, Key::Consultation, |row| Some(Key::Outcome(row.id)));
    let matters = matter::of_consultations(app, actor, ids).await?;
    add(links, matters, Key::Consultation, |row| Some(Key::Matter(row.id)));
    // What was extracted from a speech, a report or a matter came of the consultation through that.
    let suggestions = suggestion::of_consultations(app, actor, ids).await?;
    add(links, suggestions, Key::Consultation, |row| {
        let head = &row.head;
        let is_direct =
            head.origin_speech_id.is_none() && head.origin_report_id.is_none() && head.origin_matter_id.is_none();
        is_direct.then_some(Key::Suggestion(row.head.id))
    });
    Ok(())
}

/// The letters about suggestions that an asker may see.
async fn letters(app: &App, actor: &Actor, about: impl Iterator<Item = SuggestionId>) -> Result<Vec<Response>> {
    let ids: Vec<_> = about.collect();
    let cases = suggestion::by_ids(app, actor, &ids).await?;
    let cases: Vec<_> = cases.values().collect();
    Ok(response::of_suggestions(app, actor, &cases).await?.into_values().flatten().collect())
}

fn add<I, R>(links: &mut Vec<Link>, rows: HashMap<I, Vec<R>>, from: fn(I) -> Key, to: impl Fn(&R) -> Option<Key>) {
    for (id, rows) in rows {
        let from = from(id);
        links.extend(rows.iter().filter_map(&to).map(|to| Link { from, to }));
    }
}
