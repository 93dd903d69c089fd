//! Loads suggestions: how each came to be, and what happened to it step by step.

use domain::assignment::{self, Assignment, Charge};
use domain::commitment::NewCommitment;
use domain::enums::{ProposerStatus, ProposerType, ResponseKind};
use domain::evaluation::Ratings;
use domain::hand_back::{self, Decision, Request};
use domain::ids::{DepartmentId, ResponseId, SuggestionId};
use domain::merge::Merge;
use domain::opinion_brief::Adopt;
use domain::publication::{self, Publish};
use domain::response::{self, Content, Draft};
use domain::suggestion::{self, Create, Extract, Source, Update};
use domain::{Actor, App, Call, evaluation, screening};

use super::Stop;
use super::data::{Cosigner, Step, Suggestion};
use super::names::Names;

pub(super) async fn suggest(app: &App, given: &Suggestion, names: &mut Names) -> Result<(), Stop> {
    let actor = names.actors.get(&given.created_by)?;
    let id = match source(given, names)? {
        Some(source) => extract(app, &actor, given, source, names).await?,
        None => create(app, &actor, given, names).await?,
    };
    names.suggestions.put(&given.key, id)
}

fn source(given: &Suggestion, names: &Names) -> Result<Option<Source>, Stop> {
    match (&given.origin_speech, &given.origin_report) {
        (Some(speech), None) => Ok(Some(Source::Speech(names.speeches.get(speech)?))),
        (None, Some(report)) => Ok(Some(Source::Report(names.reports.get(report)?))),
        (None, None) => Ok(None),
        (Some(_), Some(_)) => Err(Stop::Data("a suggestion comes from a speech or a report, not both".to_owned())),
    }
}

async fn extract(
    app: &App,
    actor: &Actor,
    given: &Suggestion,
    source: Source,
    names: &Names,
) -> Result<SuggestionId, Stop> {
    let input = Extract {
        source,
        kind: given.kind,
        title: given.title.clone(),
        background: given.background.clone(),
        analysis: given.analysis.clone(),
        recommendation: given.recommendation.clone(),
        category: Some(names.categories.get(&given.category)?),
        consents_to_publication: given.consent_public,
    };
    Ok(suggestion::extract(app, actor, &Call::default(), input).await?)
}

async fn create(app: &App, actor: &Actor, given: &Suggestion, names: &Names) -> Result<SuggestionId, Stop> {
    let is_body = !matches!(given.proposer_type, ProposerType::Individual | ProposerType::Joint);
    let cosigners: Vec<_> = given.cosigners.iter().map(|cosigner| cosigner.member.clone()).collect();
    let input = Create {
        committee: names.committees.get(&given.committee)?,
        kind: given.kind,
        proposer_type: given.proposer_type,
        // A body's printed name is the name of its member.
        body_name: given.lead.as_ref().filter(|_| is_body).map(|lead| names.printed.get(lead)).transpose()?,
        title: given.title.clone(),
        background: given.background.clone(),
        analysis: given.analysis.clone(),
        recommendation: given.recommendation.clone(),
        category: Some(names.categories.get(&given.category)?),
        co_signers: names.members.each(&cosigners)?,
        origin_consultation: names.consultations.maybe(given.origin_consultation.as_ref())?,
        consents_to_publication: given.consent_public,
    };
    Ok(suggestion::create(app, actor, &Call::default(), input).await?)
}

/// Lets an invited member answer by their own account.
pub(super) async fn cosign(app: &App, given: &Suggestion, cosigner: &Cosigner, names: &Names) -> Result<(), Stop> {
    let id = names.suggestions.get(&given.key)?;
    let actor = names.actor_of_member.get(&cosigner.member)?;
    let agrees = cosigner.status == ProposerStatus::Agreed;
    domain::cosign::answer(app, &actor, &Call::default(), id, agrees).await?;
    Ok(())
}

pub(super) async fn step(app: &App, given: &Suggestion, step: &Step, names: &Names) -> Result<(), Stop> {
    let actor = &names.actors.get(step.by())?;
    let id = names.suggestions.get(&given.key)?;
    let call = &Call::default();
    match step {
        Step::Submit { .. } => drop(suggestion::submit(app, actor, call, id).await?),
        Step::Resubmit { .. } => resubmit(app, actor, id, step).await?,
        Step::Withdraw { reason, .. } => {
            suggestion::withdraw(app, actor, call, id, Some(reason.clone())).await?;
        }
        Step::File { .. } => drop(screening::file(app, actor, call, id).await?),
        Step::ScreenReturn { reason, .. } => {
            screening::return_for_revision(app, actor, call, id, reason).await?;
        }
        Step::Decline { ground, reason, .. } => {
            screening::decline(app, actor, call, id, *ground, reason).await?;
        }
        Step::Merge { into, reason, .. } => {
            let into = names.suggestions.get(into)?;
            let input = Merge { into, suggestions: vec![id], reason: reason.clone() };
            domain::merge::merge(app, actor, call, input).await?;
        }
        Step::Adopt { title, body, .. } => {
            let committee = names.committees.get(&given.committee)?;
            let input = Adopt { committee, suggestions: vec![id], title: title.clone(), body: body.clone() };
            domain::opinion_brief::adopt(app, actor, call, input).await?;
        }
        Step::Assign { handling_mode, units, .. } => {
            let charge = |unit: &super::data::Unit| {
                Ok(Charge { department: names.departments.get(&unit.department)?, role: unit.role })
            };
            let charges = units.iter().map(charge).collect::<Result<Vec<_>, Stop>>()?;
            assignment::assign(app, actor, call, id, *handling_mode, &charges).await?;
        }
        Step::Evaluate { member, satisfaction, comment, .. } => {
            let actor = &names.actor_of_member.maybe(member.as_ref())?.unwrap_or_else(|| actor.clone());
            let ratings = Ratings {
                satisfaction: *satisfaction,
                contact: None,
                attitude: None,
                result: None,
                comment: comment.clone(),
            };
            evaluation::evaluate(app, actor, call, id, ratings).await?;
        }
        Step::Publish { disclosure, summary, .. } => {
            let input = Publish {
                id,
                disclosure: *disclosure,
                summary: summary.clone(),
                redactions: Vec::new(),
                embargo_until: None,
                reason: None,
            };
            publication::publish(app, actor, call, input).await?;
        }
        Step::Unpublish { reason, .. } => {
            publication::unpublish(app, actor, call, id, reason).await?;
        }
        Step::SignFor { department, .. }
        | Step::RequestReassignment { department, .. }
        | Step::DecideReassignment { department, .. }
        | Step::DraftResponse { department, .. }
        | Step::SubmitResponse { department, .. }
        | Step::ApproveResponse { department, .. }
        | Step::ReturnResponse { department, .. } => {
            handle(app, actor, id, names.departments.get(department)?, step, names).await?;
        }
    }
    Ok(())
}

async fn resubmit(app: &App, actor: &Actor, id: SuggestionId, step: &Step) -> Result<(), Stop> {
    let Step::Resubmit { title, background, analysis, recommendation, .. } = step else { return Ok(()) };
    let input = Update {
        id,
        title: title.clone(),
        background: background.clone(),
        analysis: analysis.clone(),
        recommendation: recommendation.clone(),
        category: None,
        body_name: None,
        consents_to_publication: None,
    };
    suggestion::update(app, actor, &Call::default(), input).await?;
    suggestion::submit(app, actor, &Call::default(), id).await?;
    Ok(())
}

/// Does what a department does with its assignment, or the supervisor with its response.
async fn handle(
    app: &App,
    actor: &Actor,
    id: SuggestionId,
    department: DepartmentId,
    step: &Step,
    names: &Names,
) -> Result<(), Stop> {
    let unit = assignment_of(app, actor, id, department).await?;
    let call = &Call::default();
    match step {
        Step::DraftResponse { letter_no, outcome, body, signatory, contact_person, issued_on, commitments, .. } => {
            let input = Draft {
                assignment: unit.id,
                kind: ResponseKind::Full,
                content: Content {
                    letter_no: letter_no.clone(),
                    title: None,
                    outcome: *outcome,
                    body: body.clone(),
                    signatory: signatory.clone(),
                    contact_person: contact_person.clone(),
                    contact_phone: None,
                    issued_on: *issued_on,
                    copies_to: None,
                    publicity: None,
                    commitments: promised(commitments.as_deref().unwrap_or_default()),
                },
            };
            response::draft(app, actor, call, input).await?;
        }
        Step::SubmitResponse { .. } => {
            response::submit(app, actor, call, latest_response(app, actor, id, &unit).await?).await?;
        }
        Step::ApproveResponse { .. } => {
            response::approve(app, actor, call, latest_response(app, actor, id, &unit).await?).await?;
        }
        Step::RequestReassignment { proposed, reason, .. } => {
            let proposed = names.departments.get(proposed)?;
            let request = Request { assignment: unit.id, reason: reason.clone(), proposed };
            hand_back::request(app, actor, call, request).await?;
        }
        Step::DecideReassignment { approve, note, .. } => {
            let asked = hand_back::of_suggestions(app, actor, &[id]).await?.remove(&id).unwrap_or_default();
            let asked = asked.iter().rfind(|row| row.assignment_id == unit.id);
            let asked = asked.ok_or_else(|| Stop::Data("the department did not ask".to_owned()))?;
            let decision =
                Decision { hand_back: asked.id, approves: *approve, department: None, note: Some(note.clone()) };
            hand_back::decide(app, actor, call, decision).await?;
        }
        Step::ReturnResponse { reason, .. } => {
            let latest = latest_response(app, actor, id, &unit).await?;
            response::return_to_department(app, actor, call, latest, reason).await?;
        }
        _ => drop(assignment::accept(app, actor, call, unit.id, None).await?),
    }
    Ok(())
}

fn promised(commitments: &[super::data::Commitment]) -> Vec<NewCommitment> {
    let promised = |commitment: &super::data::Commitment| NewCommitment {
        what: commitment.what.clone(),
        due_on: commitment.due_on,
        measure: commitment.measure.clone(),
    };
    commitments.iter().map(promised).collect()
}

async fn assignment_of(
    app: &App,
    actor: &Actor,
    id: SuggestionId,
    department: DepartmentId,
) -> Result<Assignment, Stop> {
    let mut units = assignment::of_suggestions(app, actor, &[id]).await?.remove(&id).unwrap_or_default();
    units.retain(|unit| unit.department_id == department);
    units.pop().ok_or_else(|| Stop::Data("the department is not charged with it".to_owned()))
}

async fn latest_response(app: &App, actor: &Actor, id: SuggestionId, unit: &Assignment) -> Result<ResponseId, Stop> {
    let seen = suggestion::by_ids(app, actor, &[id]).await?;
    let seen: Vec<_> = seen.values().collect();
    let responses = response::of_suggestions(app, actor, &seen).await?.remove(&id).unwrap_or_default();
    let of_unit = responses.iter().filter(|response| response.head.assignment_id == unit.id);
    let latest = of_unit.max_by_key(|response| (response.head.round, response.head.number));
    latest.map(|response| response.head.id).ok_or_else(|| Stop::Data("there is no response yet".to_owned()))
}
