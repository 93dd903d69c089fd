//! Mutations: each takes one input and answers with one payload, the changed thing as the asker sees it.

mod account;
mod adviser;
mod annual_plan;
mod assignment;
mod attachment;
mod bargaining;
mod calendar;
mod calendar_feed;
mod commitment;
mod compose;
mod conference;
mod consultation;
mod contact;
mod contract;
mod contribution;
mod cosign;
mod council;
mod data_handover;
mod deadline;
mod evaluation;
mod extract;
mod floor;
mod key_suggestion;
mod ledger;
mod matter;
mod merge;
mod notification;
mod on_site;
mod opinion_brief;
mod outcome;
mod photograph;
mod preparation;
mod proceedings;
mod publication;
mod reassignment;
mod research_report;
mod response;
mod response_template;
mod roster;
mod rules;
mod screening;
mod speech;
mod supervision;
mod urging;

use async_graphql::{InputType, MergedObject};

use super::boxed::Boxed;

/// Everything that can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(
    Boxed<Writing>,
    Boxed<Screening>,
    Boxed<Assigning>,
    Boxed<Answering>,
    Boxed<Following>,
    Boxed<opinion_brief::OpinionBriefMutation>,
    Boxed<Preparing>,
    Boxed<Consulting>,
    Boxed<floor::FloorMutation>,
    Boxed<Planning>,
    Boxed<Deliberating>,
    Boxed<Bargaining>,
    Boxed<Administering>,
);

/// What proposers do.
#[derive(MergedObject, Default)]
struct Writing(
    compose::ComposeMutation,
    cosign::CosignMutation,
    extract::ExtractMutation,
    attachment::AttachmentMutation,
);

/// What the office does with what comes in.
#[derive(MergedObject, Default)]
struct Screening(screening::ScreeningMutation, screening::BulkScreeningMutation, merge::MergeMutation);

/// Who handles what, and by when.
#[derive(MergedObject, Default)]
struct Assigning(
    assignment::AssignmentMutation,
    conference::ConferenceMutation,
    reassignment::ReassignmentMutation,
    deadline::DeadlineMutation,
    urging::UrgingMutation,
);

/// What departments do.
#[derive(MergedObject, Default)]
struct Answering(contact::ContactMutation, response::ResponseMutation, response_template::ResponseTemplateMutation);

/// What follows an answer.
#[derive(MergedObject, Default)]
struct Following(
    evaluation::EvaluationMutation,
    commitment::CommitmentMutation,
    key_suggestion::KeySuggestionMutation,
    supervision::SupervisionMutation,
    publication::PublicationMutation,
);

/// What goes before a session.
#[derive(MergedObject, Default)]
struct Preparing(preparation::PreparationMutation, speech::SpeechMutation);

/// Consultations and what comes of them.
#[derive(MergedObject, Default)]
struct Consulting(
    consultation::ConsultationMutation,
    proceedings::ProceedingsMutation,
    on_site::OnSiteMutation,
    outcome::OutcomeMutation,
    research_report::ResearchReportMutation,
);

/// Annual plans, ledgers and calendars of one's own.
#[derive(MergedObject, Default)]
struct Planning(annual_plan::AnnualPlanMutation, ledger::LedgerMutation, calendar_feed::CalendarFeedMutation);
/// What councils of communities and villages keep.
#[derive(MergedObject, Default)]
struct Deliberating(
    council::CouncilMutation,
    matter::MatterMutation,
    contribution::ContributionMutation,
    photograph::PhotographMutation,
);

/// What the two sides of a bargaining keep.
#[derive(MergedObject, Default)]
struct Bargaining(
    bargaining::BargainingMutation,
    data_handover::DataHandoverMutation,
    contract::ContractMutation,
    adviser::AdviserMutation,
);

/// Accounts, rosters, rules and calendars.
#[derive(MergedObject, Default)]
struct Administering(
    account::AccountMutation,
    roster::RosterMutation,
    notification::NotificationMutation,
    rules::RulesMutation,
    calendar::CalendarMutation,
);

/// Returns an input as text, for the fingerprint of an idempotency key.
fn told(input: &impl InputType) -> String {
    input.to_value().to_string()
}
