//! Mutations: each takes one input and answers with one payload, the changed thing as the asker sees it.

mod account;
mod assignment;
mod attachment;
mod calendar;
mod commitment;
mod compose;
mod conference;
mod consultation;
mod contact;
mod cosign;
mod deadline;
mod evaluation;
mod extract;
mod key_suggestion;
mod merge;
mod notification;
mod proceedings;
mod publication;
mod reassignment;
mod research_report;
mod response;
mod response_template;
mod roster;
mod rules;
mod screening;
mod supervision;
mod urging;

use async_graphql::{InputType, MergedObject};

/// Everything that can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(
    account::AccountMutation,
    compose::ComposeMutation,
    cosign::CosignMutation,
    extract::ExtractMutation,
    screening::ScreeningMutation,
    screening::BulkScreeningMutation,
    merge::MergeMutation,
    assignment::AssignmentMutation,
    conference::ConferenceMutation,
    reassignment::ReassignmentMutation,
    contact::ContactMutation,
    response::ResponseMutation,
    response_template::ResponseTemplateMutation,
    evaluation::EvaluationMutation,
    commitment::CommitmentMutation,
    key_suggestion::KeySuggestionMutation,
    supervision::SupervisionMutation,
    publication::PublicationMutation,
    consultation::ConsultationMutation,
    proceedings::ProceedingsMutation,
    research_report::ResearchReportMutation,
    roster::RosterMutation,
    attachment::AttachmentMutation,
    deadline::DeadlineMutation,
    urging::UrgingMutation,
    notification::NotificationMutation,
    rules::RulesMutation,
    calendar::CalendarMutation,
);

/// Returns an input as text, for the fingerprint of an idempotency key.
fn told(input: &impl InputType) -> String {
    input.to_value().to_string()
}
