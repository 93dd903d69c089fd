//! A suggestion's page: its text, where it came from, who handles it, what was answered and how content people are.

mod process;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use self::process::{State as StepState, Step, steps};
use crate::Web;
use crate::backend::{Backend, ask};
use crate::failure::Failure;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::queries::suggestion::{AnyResponse, SuggestionSuggestion, SuggestionSuggestionProposers, Variables};
use crate::queries::{CaseAddress, Suggestion, case_address};
use crate::texts::Coded as _;
use crate::visit::Visit;

/// Shows a suggestion.
pub(crate) async fn show<B: Backend>(State(web): State<Web<B>>, Path(id): Path<String>, visit: Visit) -> Response {
    page(&web, &visit, id).await
}

/// Shows the proposal that carries a case number.
pub(crate) async fn show_case<B: Backend>(
    State(web): State<Web<B>>,
    Path((committee, term, plenary, case_no)): Path<(String, String, String, String)>,
    visit: Visit,
) -> Response {
    let number = |text: &str| text.parse::<i32>().ok().map(i64::from);
    let numbers = (number(&term), number(&plenary), number(&case_no));
    let (Some(term), Some(plenary), Some(case_no)) = numbers else {
        return Failure::NotFound.page(Frame::new(&visit, &web.site));
    };
    let variables = case_address::Variables { committee, term, plenary, case_no };
    match ask::<CaseAddress>(&web.backend, &visit, variables).await {
        Ok(case_address::ResponseData { suggestion_by_case_no: Some(found) }) => page(&web, &visit, found.id).await,
        Ok(_) => Failure::NotFound.page(Frame::new(&visit, &web.site)),
        Err(failure) => failure.page(Frame::new(&visit, &web.site)),
    }
}

async fn page<B: Backend>(web: &Web<B>, visit: &Visit, id: String) -> Response {
    let frame = Frame::new(visit, &web.site);
    let found = ask::<Suggestion>(&web.backend, visit, Variables { id }).await;
    match found.and_then(|found| Ok((found.suggestion.ok_or(Failure::NotFound)?, found.viewer))) {
        Ok((suggestion, viewer)) => {
            let path = path(&suggestion);
            let viewer = viewer.map(|viewer| viewer.display_name);
            let frame = frame.titled(&suggestion.title).canonical(&path).seen_by(viewer);
            let steps = steps(&suggestion, frame.lang);
            frame.show(&Page { address: frame.permanent(&path), frame: &frame, path, s: &suggestion, steps })
        }
        Err(failure) => failure.page(frame),
    }
}

/// The path to cite: by case number where there is one, else by id.
fn path(suggestion: &SuggestionSuggestion) -> String {
    match (suggestion.plenary, suggestion.case_no) {
        (Some(plenary), Some(case_no)) => {
            format!("/cases/{}/{}/{plenary}/{case_no}", suggestion.committee.code, suggestion.term)
        }
        _ => format!("/suggestions/{}", suggestion.id),
    }
}

#[derive(Template)]
#[template(path = "suggestion.html")]
struct Page<'a> {
    frame: &'a Frame<'a>,
    path: String,
    address: String,
    s: &'a SuggestionSuggestion,
    steps: Vec<Step>,
}

impl Page<'_> {
    /// The responses in force, one of each department that answers.
    fn effective(&self) -> Vec<&AnyResponse> {
        self.s.responses.iter().filter(|response| self.is_effective(response)).collect()
    }

    /// The other responses, latest first.
    fn earlier(&self) -> Vec<&AnyResponse> {
        self.s.responses.iter().rev().filter(|response| !self.is_effective(response)).collect()
    }

    fn is_effective(&self, response: &AnyResponse) -> bool {
        self.s.effective_responses.iter().any(|effective| effective.id == response.id)
    }

    /// Who proposes it: those who agreed.
    fn agreed(&self) -> Vec<&SuggestionSuggestionProposers> {
        self.s.proposers.iter().filter(|proposer| proposer.status.is("AGREED")).collect()
    }

    /// Its names for a citation.
    fn names(&self) -> String {
        let names: Vec<&str> = self.agreed().into_iter().map(|proposer| proposer.name.as_str()).collect();
        self.frame.t.names(&names)
    }

    /// The sentence to cite it by.
    fn citation(&self) -> String {
        let lang = self.frame.lang;
        let source =
            self.s.case_title.clone().unwrap_or_else(|| {
                format!("{}{}{}", self.s.committee.name, lang.pick("", ", "), self.s.kind.text(lang))
            });
        let day = self.s.submitted_at.map(|at| at.text(lang)).unwrap_or_default();
        match lang {
            Lang::Zh => format!("{}：《{}》，{source}，{day}提交。{}", self.names(), self.s.title, self.address),
            Lang::En => format!("{}: “{}”, {source}, submitted {day}. {}", self.names(), self.s.title, self.address),
        }
    }
}
