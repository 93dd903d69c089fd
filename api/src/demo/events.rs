//! Every dated thing of the files as one line of events, in the order they happened.

use chrono::{DateTime, Utc};
use domain::App;

use super::data::{self, Data, Session, Stage, Step, Suggestion};
use super::names::Names;
use super::proceedings::{self, Proceeding};
use super::{Stop, plans, sessions, suggestions};

/// Something that happens at a moment.
pub(super) struct Event<'a> {
    pub(super) at: DateTime<Utc>,
    /// Which thing of the files it is, for error messages.
    pub(super) what: String,
    deed: Deed<'a>,
}

enum Deed<'a> {
    DraftPlan(&'a data::Plan),
    AdvancePlan(&'a data::Plan, &'a data::PlanStep),
    Keep(&'a data::Ledger),
    Enter(&'a Proceeding),
    Plan(&'a Session),
    Advance(&'a data::Consultation, &'a Stage<String>),
    Speak(&'a data::Consultation, &'a data::Speech),
    Respond(&'a data::Consultation, &'a data::OnSiteResponse),
    Conclude(&'a data::Consultation, &'a data::Outcome),
    Report(&'a data::Consultation, &'a data::Report),
    AdvanceReport(&'a data::Report, &'a Stage<domain::enums::ReportStatus>),
    Suggest(&'a Suggestion),
    Cosign(&'a Suggestion, &'a data::Cosigner),
    Step(&'a Suggestion, &'a Step),
}

/// Returns all events, by time; at the same time, in file order.
pub(super) fn of(data: &Data) -> Vec<Event<'_>> {
    let mut events: Vec<_> = data.sessions.iter().flat_map(of_session).collect();
    events.extend(data.suggestions().flat_map(of_suggestion));
    events.extend(data.plans.plans.iter().flat_map(of_plan));
    events.extend(data.plans.ledgers.iter().map(of_ledger));
    events.extend(data.proceedings.proceedings.iter().map(of_proceeding));
    events.sort_by_key(|event| event.at);
    events
}

fn of_plan(plan: &data::Plan) -> Vec<Event<'_>> {
    let event = |at, what: &str, deed| Event { at, what: format!("plan {}: {what}", plan.key), deed };

    let mut events = vec![event(plan.created_at, "creation", Deed::DraftPlan(plan))];
    events.extend(plan.path.iter().map(|step| event(step.at, step.status.as_str(), Deed::AdvancePlan(plan, step))));
    events
}

fn of_ledger(ledger: &data::Ledger) -> Event<'_> {
    Event { at: ledger.created_at, what: format!("ledger {}", ledger.key), deed: Deed::Keep(ledger) }
}

fn of_proceeding(given: &Proceeding) -> Event<'_> {
    Event { at: given.at, what: format!("proceeding of {}", given.consultation), deed: Deed::Enter(given) }
}

fn of_session(session: &Session) -> Vec<Event<'_>> {
    let about = &session.consultation;
    let event = |at, what: &str, deed| Event { at, what: format!("consultation {}: {what}", about.key), deed };

    let mut events = vec![event(about.created_at, "creation", Deed::Plan(session))];
    for stage in &about.path {
        events.push(event(stage.at, &stage.status, Deed::Advance(about, stage)));
    }
    for speech in &session.speeches {
        events.push(event(speech.recorded_at, &speech.key, Deed::Speak(about, speech)));
    }
    for response in &session.on_site_responses {
        events.push(event(response.recorded_at, &response.key, Deed::Respond(about, response)));
    }
    for outcome in &session.outcomes {
        events.push(event(outcome.recorded_at, &outcome.key, Deed::Conclude(about, outcome)));
    }
    if let Some(report) = &session.report {
        events.push(event(report.recorded_at, &report.key, Deed::Report(about, report)));
        for stage in &report.path {
            events.push(event(stage.at, stage.status.as_str(), Deed::AdvanceReport(report, stage)));
        }
    }
    events
}

fn of_suggestion(given: &Suggestion) -> Vec<Event<'_>> {
    let event = |at, what: &str, deed| Event { at, what: format!("suggestion {}: {what}", given.key), deed };

    let mut events = vec![event(given.created_at, "creation", Deed::Suggest(given))];
    for cosigner in &given.cosigners {
        events.extend(cosigner.answered_at.map(|at| event(at, &cosigner.member, Deed::Cosign(given, cosigner))));
    }
    for step in &given.walk {
        events.push(event(step.at(), step.event(), Deed::Step(given, step)));
    }
    events
}

impl Event<'_> {
    /// Does it.
    pub(super) async fn happen(&self, app: &App, names: &mut Names) -> Result<(), Stop> {
        match self.deed {
            Deed::DraftPlan(plan) => plans::draft(app, plan, names).await,
            Deed::AdvancePlan(plan, step) => plans::advance(app, plan, step, names).await,
            Deed::Keep(ledger) => plans::keep(app, ledger, names).await,
            Deed::Enter(given) => proceedings::enter(app, given, names).await,
            Deed::Plan(session) => sessions::plan(app, session, names).await,
            Deed::Advance(about, stage) => sessions::advance(app, about, stage, names).await,
            Deed::Speak(about, speech) => sessions::speak(app, about, speech, names).await,
            Deed::Respond(about, response) => sessions::respond(app, about, response, names).await,
            Deed::Conclude(about, outcome) => sessions::conclude(app, about, outcome, names).await,
            Deed::Report(about, report) => sessions::report(app, about, report, names).await,
            Deed::AdvanceReport(report, stage) => sessions::advance_report(app, report, stage, names).await,
            Deed::Suggest(given) => suggestions::suggest(app, given, names).await,
            Deed::Cosign(given, cosigner) => suggestions::cosign(app, given, cosigner, names).await,
            Deed::Step(given, step) => suggestions::step(app, given, step, names).await,
        }
    }
}
