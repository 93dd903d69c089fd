//! Mutations: each takes one input and answers with one payload, the changed thing as the asker sees it.

mod account;
mod assignment;
mod commitment;
mod compose;
mod consultation;
mod cosign;
mod evaluation;
mod extract;
mod key_suggestion;
mod merge;
mod proceedings;
mod publication;
mod research_report;
mod response;
mod roster;
mod screening;
mod supervision;

use async_graphql::{InputType, MergedObject};

/// Everything that can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(
    account::AccountMutation,
    compose::ComposeMutation,
    cosign::CosignMutation,
    extract::ExtractMutation,
    screening::ScreeningMutation,
    merge::MergeMutation,
    assignment::AssignmentMutation,
    response::ResponseMutation,
    evaluation::EvaluationMutation,
    commitment::CommitmentMutation,
    key_suggestion::KeySuggestionMutation,
    supervision::SupervisionMutation,
    publication::PublicationMutation,
    consultation::ConsultationMutation,
    proceedings::ProceedingsMutation,
    research_report::ResearchReportMutation,
    roster::RosterMutation,
);

/// Returns an input as text, for the fingerprint of an idempotency key.
fn told(input: &impl InputType) -> String {
    input.to_value().to_string()
}
