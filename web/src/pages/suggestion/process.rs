//! The way of a suggestion in a few steps, from where it came from to where it ended.

use crate::lang::Lang;
use crate::queries::suggestion::{SuggestionSuggestion, SuggestionSuggestionOriginSpeech};
use crate::texts::{Coded as _, Texts};

/// A step of the way.
pub(super) struct Step {
    /// What is done.
    pub(super) title: &'static str,
    /// When, to whom, with what result.
    pub(super) detail: String,
    /// More of it: a department, a speaker.
    pub(super) note: String,
    /// Where to read about it.
    pub(super) href: Option<String>,
    pub(super) state: State,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Behind us.
    Done,
    /// What is waited for.
    Next,
    /// Ahead.
    Ahead,
}

impl State {
    /// The name for the style sheet.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Next => "next",
            Self::Ahead => "ahead",
        }
    }
}

/// Returns the steps, with the first that is not done marked as the next one.
pub(super) fn steps(s: &SuggestionSuggestion, lang: Lang) -> Vec<Step> {
    let t = Texts::of(lang);
    let mut steps: Vec<Step> = origin(s, t).into_iter().collect();
    steps.push(step(t.submitted, s.submitted_at.map(|at| at.text(lang)), Some("#text")));

    let end = match s.status.code() {
        "DECLINED" => Some(t.declined),
        "WITHDRAWN" => Some(t.withdrawn),
        "MERGED" => Some(t.merged),
        _ => None,
    };
    if let Some(title) = end {
        steps.push(step(title, Some(ground(s, lang)), None));
        return steps;
    }

    if s.kind.is("PROPOSAL") {
        steps.push(step(t.filed, s.filed_at.map(|at| at.text(lang)), Some("#history")));
    }
    let assigned = s.assignments.iter().map(|unit| unit.assigned_on).min();
    let mut assigned = step(t.assigned, assigned.map(|day| day.text(lang)), Some("#assignments"));
    let handling: Vec<_> = s.assignments.iter().filter(|unit| !unit.status.is("HANDED_BACK")).collect();
    assigned.note = handling.first().map(|unit| unit.department.name.clone()).unwrap_or_default();
    if handling.len() > 1 {
        assigned.note = t.departments_count(&assigned.note, handling.len());
    }
    steps.push(assigned);

    let in_force = s.responses.iter().filter(|response| s.effective_responses.iter().any(|it| it.id == response.id));
    let latest = in_force.max_by_key(|response| response.issued_on);
    let is_answered = matches!(s.status.code(), "RESPONDED" | "CLOSED");
    let day = latest.map_or_else(|| t.not_public.to_owned(), |response| response.issued_on.text(lang));
    let answered = is_answered.then_some(day);
    let mut answered = step(t.answered, answered, Some("#responses"));
    answered.note = latest.map(|response| response.outcome.text(lang).to_owned()).unwrap_or_default();
    steps.push(answered);

    let latest = s.evaluations.iter().filter(|it| it.round == s.round).max_by_key(|it| it.created_at);
    let mut evaluated = step(t.evaluated, latest.map(|it| it.created_at.text(lang)), Some("#evaluations"));
    evaluated.note = latest.map(|it| it.satisfaction.text(lang).to_owned()).unwrap_or_default();
    // The time to evaluate may pass unused.
    if latest.is_some() || s.closed_at.is_none() {
        steps.push(evaluated);
    }
    steps.push(step(t.closed, s.closed_at.map(|at| at.text(lang)), Some("#history")));

    if let Some(next) = steps.iter_mut().find(|step| step.state == State::Ahead) {
        next.state = State::Next;
    }
    steps
}

fn step(title: &'static str, detail: Option<String>, href: Option<&str>) -> Step {
    let state = if detail.is_some() { State::Done } else { State::Ahead };
    let href = href.filter(|_| detail.is_some()).map(str::to_owned);
    Step { title, detail: detail.unwrap_or_default(), note: String::new(), href, state }
}

fn origin(s: &SuggestionSuggestion, t: &'static Texts) -> Option<Step> {
    let origin = s.origin.as_ref()?;
    let (detail, note, href) = match (&origin.speech, &origin.report, &origin.consultation) {
        (Some(speech), _, _) => (t.a_speech, speech.speaker_name.clone(), place_of(speech)),
        (None, Some(report), _) => (t.a_report, report.title.clone(), format!("/reports/{}", report.id)),
        (None, None, Some(session)) => {
            (t.a_consultation, session.topic.clone(), format!("/consultations/{}", session.id))
        }
        (None, None, None) => return None,
    };
    Some(Step { title: t.came_from, detail: detail.to_owned(), note, href: Some(href), state: State::Done })
}

/// Where a speech stands on its consultation's page.
pub(super) fn place_of(speech: &SuggestionSuggestionOriginSpeech) -> String {
    match &speech.consultation {
        Some(consultation) => format!("/consultations/{}#speech-{}", consultation.id, speech.id),
        None => format!("/speeches/{}", speech.id),
    }
}

/// Why it was not filed.
fn ground(s: &SuggestionSuggestion, lang: Lang) -> String {
    s.decline_ground.as_ref().map(|ground| ground.text(lang).to_owned()).unwrap_or_default()
}
