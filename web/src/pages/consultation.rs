//! A consultation's page: what was said, what was answered on the spot, and what came of it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use crate::Web;
use crate::backend::{Backend, ask};
use crate::date::Date;
use crate::failure::Failure;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::queries::Consultation;
use crate::queries::consultation::{
    ConsultationConsultation, ConsultationConsultationHistory, ConsultationConsultationStages as Stage,
    ConsultationConsultationSuggestionsNodes as Found, Variables,
};
use crate::texts::{self, Coded as _};
use crate::visit::Visit;

/// The stage of what will not take place.
const CANCELLED: &str = "CANCELLED";

/// Shows a consultation.
pub(crate) async fn show<B: Backend>(State(web): State<Web<B>>, Path(id): Path<String>, visit: Visit) -> Response {
    let frame = Frame::new(&visit, &web.site);
    let found = ask::<Consultation>(&web.backend, &visit, Variables { id }).await;
    match found.and_then(|found| Ok((found.consultation.ok_or(Failure::NotFound)?, found.viewer))) {
        Ok((consultation, viewer)) => {
            let path = format!("/consultations/{}", consultation.id);
            let viewer = viewer.map(|viewer| viewer.display_name);
            let frame = frame.titled(&consultation.topic).canonical(&path).seen_by(viewer);
            frame.show(&Page { address: frame.permanent(&path), frame: &frame, path, c: &consultation })
        }
        Err(failure) => failure.page(frame),
    }
}

#[derive(Template)]
#[template(path = "consultation.html")]
struct Page<'a> {
    frame: &'a Frame<'a>,
    path: String,
    address: String,
    c: &'a ConsultationConsultation,
}

impl Page<'_> {
    /// The day it was held, or is to be.
    fn day(&self) -> Option<Date> {
        self.c.held_on.or(self.c.scheduled_on)
    }

    /// The sentence to cite it by.
    fn citation(&self) -> String {
        let lang = self.frame.lang;
        let day = self.day().map(|day| day.text(lang)).unwrap_or_default();
        let (committee, format, topic) = (&self.c.committee.name, self.c.format.text(lang), &self.c.topic);
        match lang {
            Lang::Zh => format!("{committee}：“{topic}”{format}，{day}。{}", self.address),
            Lang::En => format!("{committee}: “{topic}”, {format}, {day}. {}", self.address),
        }
    }

    /// The stages of its way that readers may follow, without those that it left out; none of what was cancelled.
    fn way(&self) -> Vec<&Stage> {
        let here = &self.c.stage.code;
        if here == CANCELLED {
            return Vec::new();
        }
        let now = self.c.stages.iter().position(|stage| stage.code == *here).unwrap_or_default();
        let was_reached = |code: &str| {
            self.c.history.iter().any(|entry| entry.stage.as_ref().is_some_and(|stage| stage.code == code))
        };
        let is_told = |(at, stage): &(usize, &Stage)| {
            let is_left_out = *at < now && stage.is_milestone && !was_reached(&stage.code);
            stage.code == *here || !(stage.code == CANCELLED || stage.is_internal || stage.is_detour || is_left_out)
        };
        self.c.stages.iter().enumerate().filter(is_told).map(|(_, stage)| stage).collect()
    }

    /// What came of it, in one sentence.
    fn sum(&self) -> String {
        let suggestions = self.c.suggestions.total_count;
        // An answer may have been given without being public.
        let is_answered = |it: &&Found| matches!(it.status.code(), "RESPONDED" | "CLOSED");
        let answered = self.c.suggestions.nodes.iter().filter(is_answered).count();
        let (speeches, outcomes) = (self.c.speeches.len(), self.c.outcomes.len() + self.c.reports.len());
        self.frame.t.came_of_it_in_numbers(speeches, suggestions, answered, outcomes)
    }
}

/// Where a suggestion came from: the speech or the report.
fn source(suggestion: &Found, lang: Lang) -> Option<String> {
    let origin = suggestion.origin.as_ref()?;
    let speech = origin.speech.as_ref().map(|speech| match lang {
        Lang::Zh => format!("{}发言", speech.speaker_name),
        Lang::En => format!("speech by {}", speech.speaker_name),
    });
    speech.or_else(|| origin.report.as_ref().map(|report| report.title.clone()))
}

/// Says what happened: reaching a stage by the stage's own name.
fn event(entry: &ConsultationConsultationHistory, lang: Lang) -> String {
    match &entry.stage {
        Some(stage) if entry.event == "ADVANCE" => stage.name.clone(),
        Some(_) if entry.event == "REOPEN" => texts::event("REOPEN_CONSULTATION", lang),
        _ => texts::event(&entry.event, lang),
    }
}

/// Names the departments charged with a suggestion.
fn departments(suggestion: &Found, lang: Lang) -> String {
    let names: Vec<&str> = suggestion.assignments.iter().map(|unit| unit.department.name.as_str()).collect();
    names.join(lang.pick("、", ", "))
}
