//! The GraphQL schema: types over the domain's rows, resolvers that parse, call and wrap.

pub mod adviser;
pub mod annual_plan;
pub mod assignment;
pub mod assignment_conference;
pub mod assist_opinion;
pub mod attachment;
pub mod bargaining;
mod boxed;
pub mod calendar;
pub mod calendar_feed;
pub mod commitment;
pub mod committee;
pub mod connection;
pub mod consultation;
pub mod contact_record;
pub mod context;
pub mod contribution;
pub mod council;
pub mod council_document;
pub mod data_handover;
pub mod deadline;
pub mod department;
pub mod diff;
pub mod duty;
pub mod enums;
pub mod evaluation;
pub mod feedback;
pub mod floor;
pub mod hand_back;
pub mod history;
pub mod id;
pub mod key_suggestion;
pub mod ledger;
pub mod lineage;
pub mod loaders;
pub mod matter;
pub mod member;
pub mod mutation;
pub mod node;
pub mod notification;
pub mod on_site_response;
pub mod open_ends;
pub mod opinion_brief;
pub mod outcome;
pub mod photograph;
pub mod proposal_report;
pub mod publication;
pub mod read;
pub mod report_revision;
pub mod research_report;
pub mod response;
pub mod response_template;
pub mod roster;
pub mod rules;
pub mod scalars;
mod schema;
pub mod search;
pub mod speech;
pub mod statistics;
pub mod suggestion;
#[cfg(test)]
mod tests;
pub mod viewer;

use async_graphql::{MergedObject, MergedSubscription, Request, SchemaBuilder};
use domain::attachment::Files;
use domain::{Actor, App};

use self::boxed::Boxed;
use self::loaders::Loaders;
use self::mutation::Mutation;
pub use self::schema::Schema;
use crate::auth::Tokens;

/// Everything that can be read.
#[derive(MergedObject, Default)]
pub struct Query(
    Boxed<viewer::ViewerQuery>,
    Boxed<node::NodeQuery>,
    Boxed<committee::CommitteeQuery>,
    Boxed<member::MemberQuery>,
    Boxed<department::DepartmentQuery>,
    Boxed<consultation::ConsultationQuery>,
    Boxed<consultation::ConsultationFormatQuery>,
    Boxed<speech::SpeechQuery>,
    Boxed<research_report::ResearchReportQuery>,
    Boxed<suggestion::SuggestionQuery>,
    Boxed<commitment::CommitmentQuery>,
    Boxed<search::SearchQuery>,
    Boxed<search::SearchStatusQuery>,
    Boxed<statistics::StatisticsQuery>,
    Boxed<proposal_report::ProposalReportQuery>,
    Boxed<roster::RosterQuery>,
    Boxed<deadline::DeadlineQuery>,
    Boxed<opinion_brief::OpinionBriefQuery>,
    Boxed<lineage::LineageQuery>,
    Boxed<annual_plan::AnnualPlanQuery>,
    Boxed<ledger::LedgerQuery>,
    Boxed<council::CouncilQuery>,
    Boxed<matter::MatterQuery>,
);

/// Everything that can be followed as it goes on.
#[derive(MergedSubscription, Default)]
pub struct Subscription(floor::FloorSubscription);

/// Returns the schema over an application.
pub fn schema(app: App, tokens: Tokens, files: Files) -> Schema {
    Schema::new(builder().data(app).data(tokens).data(files).finish())
}

/// Returns the schema as text, with every description; it needs no application.
pub fn sdl() -> String {
    builder().finish().sdl()
}

/// Puts into a request what its resolvers look for: who asks, and loaders that know it.
pub fn furnish(request: Request, app: &App, actor: Actor) -> Request {
    request.data(Loaders::new(app.clone(), actor.clone())).data(actor)
}

fn builder() -> SchemaBuilder<Query, Mutation, Subscription> {
    async_graphql::Schema::build(Query::default(), Mutation::default(), Subscription::default())
}
