//! Loaders of consultations: what goes before a session, and the session itself.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader};
use domain::Error;
use domain::attachment::{self, Attachment};
use domain::consultation::{self, AgendaItem, Consultation, Figure, OpenEnds, Participant, Preparation};
use domain::floor::{self, Floor};
use domain::ids::{ConsultationId, ResearchActivityId, ResearchReportId, SessionMaterialId, SuggestionId};
use domain::research_activity::{self, ResearchActivity, ResearchFindings, Researcher};
use domain::session_material::{self, SessionMaterial, Version as PaperVersion};
use domain::suggestion::Suggestion;

use super::{Asker, Rounds, batch, loaders};

loaders! {
    /// The loaders of sessions.
    Sessions;

    /// The agenda of a consultation.
    agenda_of, AgendaOfConsultation: ConsultationId => Vec<AgendaItem> =
        |app, actor, ids| consultation::agenda_of(app, actor, ids);
    /// The participants of a consultation.
    participants_of, ParticipantsOfConsultation: ConsultationId => Vec<Participant> =
        |app, actor, ids| consultation::participants_of(app, actor, ids);
    /// The figures of a consultation.
    figures_of, FiguresOfConsultation: ConsultationId => Vec<Figure> =
        |app, actor, ids| consultation::figures_of(app, actor, ids);
    /// The papers of a consultation.
    materials_of, MaterialsOfConsultation: ConsultationId => Vec<SessionMaterial> =
        |app, actor, ids| session_material::of_consultations(app, actor, ids);
    /// The versions of a paper.
    material_versions_of, VersionsOfMaterial: SessionMaterialId => Vec<PaperVersion> =
        |app, actor, ids| session_material::versions_of(app, actor, ids);
    /// The attachments of a paper.
    attachments_of_material, AttachmentsOfMaterial: SessionMaterialId => Vec<Attachment> =
        |app, actor, ids| attachment::of_materials(app, actor, ids);
    /// The attachments of a research report.
    attachments_of_report, AttachmentsOfReport: ResearchReportId => Vec<Attachment> =
        |app, actor, ids| attachment::of_reports(app, actor, ids);
    /// The text of a version of a paper.
    material_text, TextOfMaterial: (SessionMaterialId, i32) => String =
        |app, actor, keys| session_material::texts(app, actor, keys);
    /// The research before a consultation.
    research_activities_of, ActivitiesOfConsultation: ConsultationId => Vec<ResearchActivity> =
        |app, actor, ids| research_activity::of_consultations(app, actor, ids);
    /// The floor of a consultation, as it is now.
    floor_of, FloorOfConsultation: ConsultationId => Floor = |app, actor, ids| floor::of_consultations(app, actor, ids);
    /// What is open of a consultation, for its organisers.
    open_ends_of, OpenEndsOfConsultation: ConsultationId => OpenEnds =
        |app, actor, ids| consultation::open_ends_of(app, actor, ids);
    /// What research found.
    findings_of, FindingsOfActivity: ResearchActivityId => ResearchFindings =
        |app, actor, ids| research_activity::findings(app, actor, ids);
    /// Who took part in research.
    researchers_of, PeopleOfActivity: ResearchActivityId => Vec<Researcher> =
        |app, actor, ids| research_activity::people_of(app, actor, ids);
    /// How far a consultation is prepared.
    preparation_of, PreparationOfConsultation: ConsultationId => Preparation =
        |app, actor, ids| consultation::preparation_of(app, actor, ids);
    /// The proposals that a consultation discusses.
    cases_of, CasesOfConsultation: ConsultationId => Vec<Suggestion> =
        |app, actor, ids| consultation::cases_of(app, actor, ids);
    /// The consultations that discuss a proposal.
    that_discuss, ConsultationsThatDiscuss: SuggestionId => Vec<Consultation> =
        |app, actor, ids| consultation::that_discuss(app, actor, ids);
}
