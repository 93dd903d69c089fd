//! Mutations: each takes one input and answers with one payload, the changed thing as the asker sees it.

mod account;
mod assignment;
mod compose;
mod consultation;
mod evaluation;
mod extract;
mod proceedings;
mod publication;
mod research_report;
mod response;
mod screening;

use async_graphql::{InputType, MergedObject};

/// Everything that can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(
    account::AccountMutation,
    compose::ComposeMutation,
    extract::ExtractMutation,
    screening::ScreeningMutation,
    assignment::AssignmentMutation,
    response::ResponseMutation,
    evaluation::EvaluationMutation,
    publication::PublicationMutation,
    consultation::ConsultationMutation,
    proceedings::ProceedingsMutation,
    research_report::ResearchReportMutation,
);

/// Returns an input as text, for the fingerprint of an idempotency key.
fn told(input: &impl InputType) -> String {
    input.to_value().to_string()
}
