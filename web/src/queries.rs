//! The documents that pages run, typed against the committed schema. An enum without texts does not compile here.

use graphql_client::GraphQLQuery;

use crate::date::{Date, DateTime};
use crate::texts::{
    AgendaKind, AnnualPlanStatus, AssignmentStatus, BargainingSide, CommitmentState, ConsultationFormat,
    ConsultationStatus, ContractKind, ContractStatus, ContributionKind, CouncilDocumentKind, CouncilKind, CouncilRole,
    DeadlineKind, DeclineGround, FloorPhase, FloorTurnKind, HandlingMode, LedgerSource, MatterStage, OutcomeCategory,
    OutcomeKind, ParticipantRole, PlanAdjustmentKind, PlanItemState, ProposerRole, ProposerStatus, ProposerType,
    RaisedThrough, ReportStatus, ResearchActivityKind, ResponseKind, ResponseStatus, Satisfaction, SearchFacet,
    SearchKind, SearchOrder, Season, SpeechDelivery, SpeechSlot, SpeechStatus, SubmissionPeriod, SuggestionKind,
    SuggestionStatus, UnitRole, WagePeriod,
};

/// The committed schema.
#[cfg(test)]
pub(crate) const SCHEMA: &str = include_str!("../../api/schema.graphql");

// Names the schema to the compiler, so that a changed one rebuilds this crate.
const _: &str = include_str!("../../api/schema.graphql");

/// A time of day of the schema, as it is printed.
type TimeOfDay = String;

/// An id of the schema.
type Id = String;

macro_rules! queries {
    ($($(#[$doc:meta])* $name:ident $path:tt;)+) => {$(
        $(#[$doc])*
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../api/schema.graphql",
            query_path = $path,
            normalization = "rust",
            skip_serializing_none,
            variables_derives = "Debug,Clone,Default",
            response_derives = "Debug,Clone",
            extern_enums(
                "AgendaKind", "AnnualPlanStatus", "AssignmentStatus", "BargainingSide", "CommitmentState",
                "ConsultationFormat", "ConsultationStatus", "ContractKind", "ContractStatus", "ContributionKind",
                "CouncilDocumentKind", "CouncilKind", "CouncilRole", "DeadlineKind", "DeclineGround", "FloorPhase",
                "FloorTurnKind", "HandlingMode", "LedgerSource", "MatterStage", "OutcomeCategory", "OutcomeKind",
                "ParticipantRole", "PlanAdjustmentKind", "PlanItemState", "ProposerRole", "ProposerStatus",
                "ProposerType", "RaisedThrough", "ReportStatus", "ResearchActivityKind", "ResponseKind",
                "ResponseStatus", "Satisfaction", "SearchFacet", "SearchKind", "SearchOrder", "Season",
                "SpeechDelivery", "SpeechSlot", "SpeechStatus", "SubmissionPeriod", "SuggestionKind",
                "SuggestionStatus", "UnitRole", "WagePeriod"
            )
        )]
        pub(crate) struct $name;
    )+};
}

queries! {
    /// A page of hits with their counts.
    Search "queries/search.graphql";
    /// All that a suggestion's page shows.
    Suggestion "queries/suggestion.graphql";
    /// The suggestion that carries a case number.
    CaseAddress "queries/case.graphql";
    /// The consultation at which a speech was made.
    SpeechAddress "queries/speech.graphql";
    /// All that a consultation's page shows.
    Consultation "queries/consultation.graphql";
    /// All that the page of a session's floor shows.
    Floor "queries/floor.graphql";
    /// A page of consultations.
    Consultations "queries/consultations.graphql";
    /// All that a council's page shows.
    Council "queries/council.graphql";
    /// A page of councils.
    Councils "queries/councils.graphql";
    /// All that a ledger's page shows.
    Ledger "queries/ledger.graphql";
    /// A page of ledgers.
    Ledgers "queries/ledgers.graphql";
    /// All that an annual plan's page shows.
    AnnualPlan "queries/annual_plan.graphql";
    /// All that a research report's page shows.
    ResearchReport "queries/research_report.graphql";
}
