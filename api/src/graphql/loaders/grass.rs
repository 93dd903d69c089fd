//! Loaders of the grass roots: councils with what hangs on them, bargainings, advisers.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader};
use domain::Error;
use domain::adviser::{self, AdviserTask};
use domain::bargaining;
use domain::consultation::Consultation;
use domain::contribution::{self, Contribution};
use domain::council::{self, Council};
use domain::council_document::{self, CouncilDocument};
use domain::history::HistoryEntry;
use domain::ids::{
    AdviserTaskId, ConsultationId, CouncilDocumentId, CouncilMatterId, DeliberationCouncilId, ResearchActivityId,
};
use domain::matter::{self, Matter};
use domain::photograph::{self, Photograph};
use domain::suggestion;

use super::{Asker, Rounds, batch, loaders};

loaders! {
    /// The loaders of the grass roots.
    GrassRoots;

    /// A council.
    council, CouncilById: DeliberationCouncilId => Council = |app, actor, ids| council::by_ids(app, actor, ids);
    /// The councils that another's success led to.
    councils_encouraged_by, CouncilsEncouragedByCouncil: DeliberationCouncilId => Vec<Council> =
        |app, actor, ids| council::successors_of(app, actor, ids);
    /// Who sits in a council.
    members_of_council, MembersOfCouncil: DeliberationCouncilId => Vec<council::Member> =
        |app, actor, ids| council::members_of(app, actor, ids);
    /// The consultations of a council.
    consultations_of_council, ConsultationsOfCouncil: DeliberationCouncilId => Vec<Consultation> =
        |app, actor, ids| council::consultations_of(app, actor, ids);
    /// The matters before a council.
    matters_of_council, MattersOfCouncil: DeliberationCouncilId => Vec<Matter> =
        |app, actor, ids| matter::of_councils(app, actor, ids);
    /// The documents of a council.
    documents_of_council, DocumentsOfCouncil: DeliberationCouncilId => Vec<CouncilDocument> =
        |app, actor, ids| council_document::of_councils(app, actor, ids);
    /// The photographs of a council.
    photographs_of_council, PhotographsOfCouncil: DeliberationCouncilId => Vec<Photograph> =
        |app, actor, ids| photograph::of_councils(app, actor, ids);
    /// The history of a council.
    history_of_council, HistoryOfCouncil: DeliberationCouncilId => Vec<HistoryEntry> =
        |app, actor, ids| council::history_of(app, actor, ids);
    /// The history of a matter.
    history_of_matter, HistoryOfMatter: CouncilMatterId => Vec<HistoryEntry> =
        |app, actor, ids| matter::history_of(app, actor, ids);
    /// The lines of a council's document.
    lines_of_document, LinesOfDocument: CouncilDocumentId => Vec<council_document::Line> =
        |app, actor, ids| council_document::lines_of(app, actor, ids);
    /// A matter before a council.
    matter, MatterById: CouncilMatterId => Matter = |app, actor, ids| matter::by_ids(app, actor, ids);
    /// The steps of a matter.
    steps_of_matter, StepsOfMatter: CouncilMatterId => Vec<matter::Step> =
        |app, actor, ids| matter::steps_of(app, actor, ids);
    /// The meetings that a matter came before.
    meetings_of_matter, MeetingsOfMatter: CouncilMatterId => Vec<Consultation> =
        |app, actor, ids| matter::meetings_of(app, actor, ids);
    /// The suggestions out of a matter.
    suggestions_of_matter, SuggestionsOfMatter: CouncilMatterId => Vec<suggestion::Suggestion> =
        |app, actor, ids| suggestion::of_matters(app, actor, ids);
    /// The councils that hold a consultation.
    councils_of_consultation, CouncilsOfConsultation: ConsultationId => Vec<Council> =
        |app, actor, ids| council::of_consultations(app, actor, ids);
    /// The matters before a consultation.
    matters_of_consultation, MattersOfConsultation: ConsultationId => Vec<Matter> =
        |app, actor, ids| matter::of_consultations(app, actor, ids);
    /// The documents agreed at a consultation.
    documents_of_consultation, DocumentsOfConsultation: ConsultationId => Vec<CouncilDocument> =
        |app, actor, ids| council_document::of_consultations(app, actor, ids);
    /// The contributions to the projects of a consultation.
    contributions_of, ContributionsOfConsultation: ConsultationId => Vec<Contribution> =
        |app, actor, ids| contribution::of_consultations(app, actor, ids);
    /// The photographs of a consultation.
    photographs_of_consultation, PhotographsOfConsultation: ConsultationId => Vec<Photograph> =
        |app, actor, ids| photograph::of_consultations(app, actor, ids);
    /// The photographs of research before a consultation.
    photographs_of_activity, PhotographsOfActivity: ResearchActivityId => Vec<Photograph> =
        |app, actor, ids| photograph::of_activities(app, actor, ids);
    /// The representatives at a bargaining.
    representatives_of, RepresentativesOfConsultation: ConsultationId => Vec<bargaining::Representative> =
        |app, actor, ids| bargaining::representatives_of(app, actor, ids);
    /// The offers of a bargaining.
    offers_of, OffersOfConsultation: ConsultationId => Vec<bargaining::Offer> =
        |app, actor, ids| bargaining::offers_of(app, actor, ids);
    /// The data handed over before a bargaining.
    data_handovers_of, DataHandoversOfConsultation: ConsultationId => Vec<bargaining::DataHandover> =
        |app, actor, ids| bargaining::handovers_of(app, actor, ids);
    /// Whether that came in time.
    data_clocks_of, DataClocksOfConsultation: ConsultationId => Vec<bargaining::DataClock> =
        |app, actor, ids| bargaining::data_clocks_of(app, actor, ids);
    /// The terms of a bargaining.
    wage_terms_of, WageTermsOfConsultation: ConsultationId => Vec<bargaining::Term> =
        |app, actor, ids| bargaining::terms_of(app, actor, ids);
    /// The votes of the congress on a bargaining.
    congress_votes_of, CongressVotesOfConsultation: ConsultationId => Vec<bargaining::Vote> =
        |app, actor, ids| bargaining::votes_of(app, actor, ids);
    /// The contracts of a bargaining.
    contracts_of, ContractsOfConsultation: ConsultationId => Vec<bargaining::Contract> =
        |app, actor, ids| bargaining::contracts_of(app, actor, ids);
    /// The tasks of advisers at a consultation.
    adviser_tasks_of, AdviserTasksOfConsultation: ConsultationId => Vec<AdviserTask> =
        |app, actor, ids| adviser::of_consultations(app, actor, ids);
    /// The monthly supervision of an adviser's task.
    supervision_of_task, SupervisionOfTask: AdviserTaskId => Vec<adviser::Supervision> =
        |app, actor, ids| adviser::supervision_of(app, actor, ids);
}
