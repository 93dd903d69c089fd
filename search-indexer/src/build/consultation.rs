//! Documents of consultations, with what was on the agenda, brought before it, answered and concluded.

use std::collections::HashMap;

use entities::consultation::PUBLIC_STATUSES;
use entities::enums::{ConsultationStatus, SearchKind};
use entities::ids::{CommitteeTermId, ConsultationId, DepartmentId};
use entities::scope::{department_token, member_token, organizer_token};
use entities::{
    agenda_item, consultation, consultation_figure, consultation_participant as participant, council_matter,
    council_matter_meeting as meeting, department, on_site_response, outcome,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::rows::{self, grouped, of};
use super::{blank, paragraphs};
use crate::document::Document;

/// Builds the documents of consultations.
pub(super) async fn build(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Document>, DbErr> {
    let found =
        consultation::Entity::find().filter(consultation::Column::Id.is_in(ids.iter().copied())).all(db).await?;
    let around = Around::load(db, &found).await?;
    Ok(found.into_iter().map(|row| around.document(row)).collect())
}

/// The rows around a batch of consultations.
struct Around {
    participants: HashMap<ConsultationId, Vec<participant::Model>>,
    agenda: HashMap<ConsultationId, Vec<agenda_item::Model>>,
    answers: HashMap<ConsultationId, Vec<on_site_response::Model>>,
    outcomes: HashMap<ConsultationId, Vec<outcome::Model>>,
    figures: HashMap<ConsultationId, Vec<consultation_figure::Model>>,
    matters: HashMap<ConsultationId, Vec<council_matter::Model>>,
    departments: HashMap<DepartmentId, department::Model>,
    terms: HashMap<CommitteeTermId, i32>,
}

impl Around {
    async fn load(db: &impl ConnectionTrait, found: &[consultation::Model]) -> Result<Self, DbErr> {
        let ids = || found.iter().map(|row| row.id);
        let participants = participant::Entity::find()
            .filter(participant::Column::ConsultationId.is_in(ids()))
            .order_by_asc(participant::Column::Position)
            .all(db)
            .await?;
        let agenda = agenda_item::Entity::find()
            .filter(agenda_item::Column::ConsultationId.is_in(ids()))
            .order_by_asc(agenda_item::Column::Position)
            .all(db)
            .await?;
        let answers = on_site_response::Entity::find()
            .filter(on_site_response::Column::ConsultationId.is_in(ids()))
            .order_by_asc(on_site_response::Column::Position)
            .all(db)
            .await?;
        let outcomes = outcome::Entity::find()
            .filter(outcome::Column::ConsultationId.is_in(ids()))
            .order_by_asc(outcome::Column::Position)
            .all(db)
            .await?;
        let figures = consultation_figure::Entity::find()
            .filter(consultation_figure::Column::ConsultationId.is_in(ids()))
            .order_by_asc(consultation_figure::Column::Position)
            .all(db)
            .await?;
        let matters = matters(db, found).await?;
        let taking_part = participants.iter().filter_map(|row| row.department_id);
        let answering = answers.iter().filter_map(|row| row.department_id);
        Ok(Self {
            matters,
            departments: rows::departments(db, taking_part.chain(answering)).await?,
            terms: rows::terms(db, found.iter().map(|row| row.term_id)).await?,
            participants: grouped(participants, |row| row.consultation_id),
            agenda: grouped(agenda, |row| row.consultation_id),
            answers: grouped(answers, |row| row.consultation_id),
            outcomes: grouped(outcomes, |row| row.consultation_id),
            figures: grouped(figures, |row| row.consultation_id),
        })
    }

    fn document(&self, row: consultation::Model) -> Document {
        let date = row.held_on.or(row.scheduled_on);
        let participants = of(&self.participants, &row.id);
        let taking_part = participants.iter().filter_map(|row| row.department_id);
        let answering = of(&self.answers, &row.id).iter().filter_map(|row| row.department_id);
        Document {
            body: self.body(&row),
            parties: self.parties(&row),
            departments: taking_part.chain(answering).map(|id| id.0).collect(),
            status: row.status.as_str().to_owned(),
            format: Some(row.format.as_str().to_owned()),
            term: self.terms.get(&row.term_id).copied(),
            year: Some(row.plan_year),
            date,
            is_public: PUBLIC_STATUSES.contains(&row.status),
            readers: readers(&row, participants),
            title: row.topic,
            ..blank(SearchKind::Consultation, row.id.0, row.committee_id.0, row.version)
        }
    }

    fn body(&self, row: &consultation::Model) -> String {
        let agenda = of(&self.agenda, &row.id).iter().map(|item| item.title.as_str());
        let answers = of(&self.answers, &row.id).iter().map(|answer| answer.body.as_str());
        // Drafts are the organisers' own, as `domain::outcome` has it.
        let outcomes = of(&self.outcomes, &row.id).iter().filter(|found| !found.is_draft);
        let outcomes = outcomes.flat_map(|found| [found.title.as_str(), found.body.as_str()]);
        let figures = of(&self.figures, &row.id).iter().map(|figure| figure.label.as_str());
        // Who raised a matter may be a private person; its texts do not say who.
        let matters = of(&self.matters, &row.id).iter();
        let matters =
            matters.flat_map(|it| [it.title.as_str(), it.body.as_str(), it.result.as_deref().unwrap_or_default()]);
        let own = [row.summary.as_str(), row.place.as_deref().unwrap_or_default()];
        paragraphs(own.into_iter().chain(agenda).chain(answers).chain(outcomes).chain(figures).chain(matters))
    }

    fn parties(&self, row: &consultation::Model) -> Vec<String> {
        let participants = of(&self.participants, &row.id);
        let names = participants.iter().map(|participant| participant.name.clone());
        let answers = of(&self.answers, &row.id);
        let speakers = answers.iter().map(|answer| answer.speaker_name.clone());
        let taking_part = participants.iter().filter_map(|participant| participant.department_id);
        let answering = answers.iter().filter_map(|answer| answer.department_id);
        let bodies = taking_part.chain(answering).filter_map(|id| self.departments.get(&id));
        let own = [Some(row.organizer_name.clone()), row.presided_by.clone()].into_iter().flatten();
        own.chain(names).chain(speakers).chain(bodies.flat_map(rows::names_of)).collect()
    }
}

/// Returns the matters before consultations, in order.
async fn matters(
    db: &impl ConnectionTrait,
    found: &[consultation::Model],
) -> Result<HashMap<ConsultationId, Vec<council_matter::Model>>, DbErr> {
    let links = meeting::Entity::find()
        .filter(meeting::Column::ConsultationId.is_in(found.iter().map(|row| row.id)))
        .order_by_asc(meeting::Column::Position)
        .all(db)
        .await?;
    let ids = meeting::Entity::find()
        .select_only()
        .column(meeting::Column::MatterId)
        .filter(meeting::Column::ConsultationId.is_in(found.iter().map(|row| row.id)))
        .into_query();
    let rows = council_matter::Entity::find().filter(council_matter::Column::Id.in_subquery(ids)).all(db).await?;
    let rows: HashMap<_, _> = rows.into_iter().map(|row| (row.id, row)).collect();
    let mut groups: HashMap<ConsultationId, Vec<council_matter::Model>> = HashMap::new();
    for link in links {
        if let Some(row) = rows.get(&link.matter_id) {
            groups.entry(link.consultation_id).or_default().push(row.clone());
        }
    }
    Ok(groups)
}

/// Says in words what `consultation::visible_to` says of rows.
fn readers(row: &consultation::Model, participants: &[participant::Model]) -> Vec<String> {
    let mut readers = vec![organizer_token(row.committee_id)];
    if row.status == ConsultationStatus::Scheduled {
        readers.extend(participants.iter().filter_map(|participant| participant.member_id).map(member_token));
        readers.extend(participants.iter().filter_map(|participant| participant.department_id).map(department_token));
    }
    readers
}
