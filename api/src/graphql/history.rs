//! History (办理记录): what happened, for whom it concerns.

use async_graphql::{ID, Object};
use domain::consultation::Stage;
use domain::enums::HistorySubject;
use domain::history as rows;

use super::consultation::ConsultationStage;
use super::id;
use super::scalars::Moment;

/// One step in the life of a record (办理记录).
#[derive(Debug, Clone)]
pub struct HistoryEntry(pub rows::HistoryEntry);

/// One step in the life of a record; never changed afterwards (办理记录).
#[Object]
impl HistoryEntry {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// What happened, as the name of the step, such as `SUBMIT` or `FILE` (事项).
    async fn event(&self) -> &str {
        &self.0.event
    }

    /// The status before; null for the first step (原状态).
    async fn from_status(&self) -> Option<&str> {
        self.0.from_status.as_deref()
    }

    /// The status after (新状态).
    async fn to_status(&self) -> &str {
        &self.0.to_status
    }

    /// Of a consultation, the stage after (到达环节).
    async fn stage(&self) -> Option<ConsultationStage> {
        let is_consultation = self.0.subject == HistorySubject::Consultation;
        is_consultation.then(|| Stage::named(&self.0.to_status)).flatten().map(ConsultationStage)
    }

    /// Who did it, as they were named then; for insiders (办理人).
    async fn actor_name(&self) -> Option<&str> {
        Some(self.0.actor_name.as_str()).filter(|name| !name.is_empty())
    }

    /// The reason given: for insiders, and for everybody where it explains what was left open when a consultation was
    /// closed (说明).
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// When it happened (时间).
    async fn at(&self) -> Moment {
        self.0.at.into()
    }
}
