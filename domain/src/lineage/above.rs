//! What things came of: one generation back. Whether the asker may see it is asked afterwards.

use super::{Frontier, Key, Link};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::suggestion::Head;
use crate::{
    assignment, commitment, consultation, matter, merge, on_site_response, outcome, research_report, response, speech,
    suggestion,
};

/// Returns what some things came of. A matter that the walk starts from came of all its meetings; what came of a matter
/// names the one meeting that it came of.
pub(super) async fn links(app: &App, actor: &Actor, of: &Frontier, is_start: bool) -> Result<Vec<Link>> {
    let mut links = of_proceedings(app, actor, of, is_start).await?;
    let mut add = |from: Key, to: Key| links.push(Link { from, to });
    if !of.suggestions.is_empty() {
        for (id, seen) in suggestion::by_ids(app, actor, &of.suggestions).await? {
            if let Some(from) = origin(&seen.head) {
                add(from, Key::Suggestion(id));
            }
            if let (Some(matter), Some(meeting)) = (seen.head.origin_matter_id, seen.head.origin_consultation_id) {
                add(Key::Consultation(meeting), Key::Matter(matter));
            }
        }
        for (id, parts) in merge::parts(app, actor, &of.suggestions).await? {
            for part in parts {
                add(Key::Suggestion(part.head.id), Key::Suggestion(id));
            }
        }
    }
    if !of.assignments.is_empty() {
        for (id, row) in assignment::by_ids(app, actor, &of.assignments).await? {
            add(Key::Suggestion(row.suggestion_id), Key::Assignment(id));
        }
    }
    if !of.responses.is_empty() {
        for (id, seen) in response::by_ids(app, actor, &of.responses).await? {
            add(Key::Assignment(seen.head.assignment_id), Key::Response(id));
            let corrected = seen.correction.map(|correction| correction.corrected);
            if let Some(earlier) = corrected {
                add(Key::Response(earlier), Key::Response(id));
            }
        }
    }
    if !of.commitments.is_empty() {
        for (id, seen) in commitment::by_ids(app, actor, &of.commitments).await? {
            let letter = seen.row.response_id.map(Key::Response);
            if let Some(from) = letter.or_else(|| seen.row.on_site_response_id.map(Key::OnSiteResponse)) {
                add(from, Key::Commitment(id));
            }
        }
    }
    Ok(links)
}

/// What came out of a consultation leads back to it, or to the speech it answers; it itself to what it discussed.
async fn of_proceedings(app: &App, actor: &Actor, of: &Frontier, is_start: bool) -> Result<Vec<Link>> {
    let mut links = Vec::new();
    let mut add = |from: Key, to: Key| links.push(Link { from, to });
    if !of.consultations.is_empty() {
        for (id, cases) in consultation::cases_of(app, actor, &of.consultations).await? {
            for case in cases {
                add(Key::Suggestion(case.head.id), Key::Consultation(id));
            }
        }
    }
    if !of.speeches.is_empty() {
        for (id, row) in speech::by_ids(app, actor, &of.speeches).await? {
            add(Key::Consultation(row.consultation_id), Key::Speech(id));
        }
    }
    if !of.on_site_responses.is_empty() {
        for (id, row) in on_site_response::by_ids(app, actor, &of.on_site_responses).await? {
            add(Key::Consultation(row.consultation_id), Key::OnSiteResponse(id));
        }
        for (id, rows) in on_site_response::speeches_of(app, actor, &of.on_site_responses).await? {
            for row in rows {
                add(Key::Speech(row.id), Key::OnSiteResponse(id));
            }
        }
    }
    if is_start && !of.matters.is_empty() {
        for (id, meetings) in matter::meetings_of(app, actor, &of.matters).await? {
            for meeting in meetings {
                add(Key::Consultation(meeting.id), Key::Matter(id));
            }
        }
    }
    if !of.outcomes.is_empty() {
        for (id, row) in outcome::by_ids(app, actor, &of.outcomes).await? {
            add(Key::Consultation(row.consultation_id), Key::Outcome(id));
        }
    }
    if !of.reports.is_empty() {
        for (id, row) in research_report::by_ids(app, actor, &of.reports).await? {
            if let Some(from) = row.consultation_id {
                add(Key::Consultation(from), Key::ResearchReport(id));
            }
        }
        for (id, rows) in suggestion::of_reports(app, actor, &of.reports).await? {
            let gathered = rows.iter().filter(|row| row.head.origin_report_id != Some(id));
            for row in gathered {
                add(Key::Suggestion(row.head.id), Key::ResearchReport(id));
            }
        }
    }
    Ok(links)
}

/// The nearest thing that a suggestion came of.
fn origin(head: &Head) -> Option<Key> {
    let speech = head.origin_speech_id.map(Key::Speech);
    let report = || head.origin_report_id.map(Key::ResearchReport);
    let matter = || head.origin_matter_id.map(Key::Matter);
    speech.or_else(report).or_else(matter).or_else(|| head.origin_consultation_id.map(Key::Consultation))
}
