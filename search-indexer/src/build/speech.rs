//! Documents of speeches.

use entities::consultation::PUBLIC_STATUSES;
use entities::enums::{SearchKind, SpeechStatus};
use entities::scope::{member_token, organizer_token};
use entities::{consultation, speech};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{blank, rows, year_of};
use crate::document::Document;

/// Builds the documents of speeches.
pub(super) async fn build(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Document>, DbErr> {
    let found = speech::Entity::find().filter(speech::Column::Id.is_in(ids.iter().copied())).all(db).await?;
    let sessions = rows::consultations(db, found.iter().map(|row| row.consultation_id)).await?;
    let terms = rows::terms(db, sessions.values().map(|session| session.term_id)).await?;
    let sectors = rows::sectors(db, found.iter().filter_map(|row| row.member_id)).await?;

    let documents = found.into_iter().filter_map(|row| {
        let session = sessions.get(&row.consultation_id)?;
        let sector = row.member_id.and_then(|member| sectors.get(&member).cloned());
        let term = terms.get(&session.term_id).copied();
        Some(Document { sectors: sector.into_iter().collect(), term, ..document(row, session) })
    });
    Ok(documents.collect())
}

fn document(row: speech::Model, session: &consultation::Model) -> Document {
    let date = session.held_on.or(session.scheduled_on);
    Document {
        parties: vec![row.speaker_name.clone()],
        status: row.status.as_str().to_owned(),
        subtype: Some(row.delivery.as_str().to_owned()),
        format: Some(session.format.as_str().to_owned()),
        year: year_of(date).or(Some(session.plan_year)),
        date,
        is_public: is_public(&row, session),
        readers: readers(&row, session),
        title: row.title,
        body: row.body,
        ..blank(SearchKind::Speech, row.id.0, session.committee_id.0, row.version)
    }
}

/// Says what `speech::visible_to` says of the public.
fn is_public(row: &speech::Model, session: &consultation::Model) -> bool {
    let is_final = matches!(row.status, SpeechStatus::Finalized | SpeechStatus::Delivered);
    row.is_public && is_final && PUBLIC_STATUSES.contains(&session.status)
}

/// Says in words what `speech::visible_to` says of rows.
fn readers(row: &speech::Model, session: &consultation::Model) -> Vec<String> {
    let speaker = row.member_id.map(member_token);
    let organizer = (row.status != SpeechStatus::Withdrawn).then(|| organizer_token(session.committee_id));
    speaker.into_iter().chain(organizer).collect()
}
