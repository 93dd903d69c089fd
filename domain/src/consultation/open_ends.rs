//! What keeps a consultation from being closed (未了事项): promises made on the spot that nobody has judged, and suggestions
//! that came of it and wait for their answer. Each is answered, or explained to whoever reads the history.

use std::collections::HashMap;

use entities::enums::{ConsultationStatus, HistorySubject, SuggestionStage};
use entities::ids::{CommitmentId, CommitteeId, ConsultationId, SuggestionId};
use entities::{commitment, consultation, suggestion};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::format::Step;
use super::{Consultation, ORGANIZERS, machine};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::history;
use crate::reason::Reason;
use crate::suggestion::is_unanswered;
use crate::write::Write;

/// How many rows one read gives at the most, over all consultations asked for.
const MOST: u64 = 20_000;

/// What is open still, first made first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenEnds {
    /// Promises made on the spot that are not judged.
    pub commitments: Vec<CommitmentId>,
    /// Suggestions out of it, its speeches or its reports that are not answered.
    pub suggestions: Vec<SuggestionId>,
}

impl OpenEnds {
    /// Whether nothing is open.
    pub fn is_empty(&self) -> bool {
        self.commitments.is_empty() && self.suggestions.is_empty()
    }
}

/// Returns what is open of those of `ids` that the asker organises, in three statements.
pub async fn open_ends_of(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, OpenEnds>> {
    let committees: Vec<(ConsultationId, CommitteeId)> = consultation::Entity::visible_to(actor.scope())
        .select_only()
        .columns([consultation::Column::Id, consultation::Column::CommitteeId])
        .filter(consultation::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(app.reader())
        .await?;
    let organized = committees.into_iter().filter(|(_, committee)| actor.holds(*committee, ORGANIZERS));
    load(app.reader(), organized.map(|(id, _)| id).collect()).await
}

/// Whether a step ends a consultation that was not at its end before, in the way of its format.
///
/// # Errors
///
/// `INTERNAL` where the step leads to no stage of the format.
pub(super) fn is_closing(row: &Consultation, step: &Step) -> Result<bool> {
    let to = machine::stage(row.format, step.to)?;
    Ok(to.phase == ConsultationStatus::Closed && row.status != ConsultationStatus::Closed)
}

/// Says whether closing leaves something open that the reason given explains.
///
/// # Errors
///
/// `OPEN_ENDS` where something is open and no reason is given.
pub(super) async fn are_explained(write: &Write, id: ConsultationId, reason: Option<&str>) -> Result<bool> {
    let open = load(&write.tx, vec![id]).await?.remove(&id).unwrap_or_default();
    match reason {
        None if !open.is_empty() => Err(Error::refused(Reason::OpenEnds)),
        _ => Ok(!open.is_empty()),
    }
}

/// Writes that a consultation was closed with open ends, and why; the explanation is as public as the closing.
pub(super) async fn record_explained(
    app: &App,
    write: &Write,
    actor: &Actor,
    row: &Consultation,
    step: &Step,
    reason: Option<String>,
) -> Result<()> {
    let entry = history::Entry {
        committee: row.committee_id,
        subject: HistorySubject::Consultation,
        subject_id: row.id.0,
        event: step.action.as_str(),
        from: Some(&row.stage),
        to: step.to,
        note: reason,
        is_public: true,
    };
    history::record_explained(app, write, actor, entry).await
}

async fn load(db: &impl ConnectionTrait, ids: Vec<ConsultationId>) -> Result<HashMap<ConsultationId, OpenEnds>> {
    let promised: Vec<(ConsultationId, CommitmentId)> = commitment::Entity::find()
        .select_only()
        .columns([commitment::Column::ConsultationId, commitment::Column::Id])
        .filter(commitment::Column::ConsultationId.is_in(ids.iter().copied()))
        .filter(commitment::Column::Verdict.is_null())
        .order_by_asc(commitment::Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(db)
        .await?;
    let suggested: Vec<(ConsultationId, SuggestionId)> = suggestion::Entity::find()
        .select_only()
        .columns([suggestion::Column::OriginConsultationId, suggestion::Column::Id])
        .filter(suggestion::Column::OriginConsultationId.is_in(ids.iter().copied()))
        .filter(is_unanswered())
        // What its writer has not handed in is nobody else's to know of.
        .filter(suggestion::Column::Stage.ne(SuggestionStage::Draft))
        .order_by_asc(suggestion::Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(db)
        .await?;

    let mut open: HashMap<_, OpenEnds> = ids.into_iter().map(|id| (id, OpenEnds::default())).collect();
    for (id, commitment) in promised {
        open.entry(id).or_default().commitments.push(commitment);
    }
    for (id, suggestion) in suggested {
        open.entry(id).or_default().suggestions.push(suggestion);
    }
    Ok(open)
}
