//! Documents of research reports: the public reads the summary, insiders the text as well.

use entities::ambient::date_in_china;
use entities::enums::{ReportStatus, SearchKind};
use entities::ids::ConsultationId;
use entities::scope::{member_token, organizer_token};
use entities::{report_author, research_report};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::rows::of;
use super::{blank, paragraphs, rows, year_of};
use crate::document::{Document, Face};

/// Builds the documents of research reports.
pub(super) async fn build(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Document>, DbErr> {
    let found =
        research_report::Entity::find().filter(research_report::Column::Id.is_in(ids.iter().copied())).all(db).await?;
    let authors = report_author::Entity::find()
        .filter(report_author::Column::ReportId.is_in(ids.iter().copied()))
        .order_by_asc(report_author::Column::Position)
        .all(db)
        .await?;
    let authors = rows::grouped(authors, |row| row.report_id);
    let session_of = |row: &research_report::Model| row.consultation_id;
    let sessions = rows::consultations(db, found.iter().filter_map(session_of)).await?;
    let terms = rows::terms(db, sessions.values().map(|session| session.term_id)).await?;

    let faces = found.into_iter().flat_map(|row| {
        let session = row.consultation_id.and_then(|id: ConsultationId| sessions.get(&id));
        let full = Document {
            format: session.map(|session| session.format.as_str().to_owned()),
            term: session.and_then(|session| terms.get(&session.term_id).copied()),
            ..document(&row, of(&authors, &row.id))
        };
        split(row, full)
    });
    Ok(faces.collect())
}

fn document(row: &research_report::Model, authors: &[report_author::Model]) -> Document {
    let date = Some(date_in_china(row.status_since));
    let names = authors.iter().map(|author| author.name.clone());
    let mut readers = vec![organizer_token(row.committee_id)];
    let writers = authors.iter().filter_map(|author| author.member_id).chain(row.drafter_id);
    readers.extend(writers.map(member_token));
    Document {
        title: row.title.clone(),
        body: paragraphs([row.summary.as_str(), &row.body]),
        parties: names.chain([row.drafter_name.clone()]).collect(),
        status: row.status.as_str().to_owned(),
        year: year_of(date),
        date,
        readers,
        ..blank(SearchKind::ResearchReport, row.id.0, row.committee_id.0, row.version)
    }
}

/// Gives the public its own face where there is a text that it does not read.
fn split(row: research_report::Model, full: Document) -> Vec<Document> {
    if row.status != ReportStatus::SubmittedToPartyGov {
        return vec![full];
    }
    if row.body.trim().is_empty() {
        return vec![Document { is_public: true, ..full }];
    }
    let public = Document {
        face: Face::Public,
        body: row.summary,
        is_public: true,
        readers: Vec::new(),
        hidden_from: full.readers.clone(),
        ..full.clone()
    };
    vec![full, public]
}
