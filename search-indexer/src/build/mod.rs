//! Documents from the current rows: a fixed number of statements per batch and kind, never one per row.
//!
//! Who may read a document is what `visible_to` of its table says, as words; a test holds them together.

mod consultation;
mod handling;
mod report;
mod response;
mod rows;
mod speech;
mod suggestion;

pub use handling::suggestion_status;

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use entities::database::Database;
use entities::enums::SearchKind;
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait, IsolationLevel, QueryFilter,
    QueryOrder, QuerySelect, TransactionOptions, TransactionTrait,
};
use uuid::Uuid;

use crate::document::{Document, DocumentId, Face};
use crate::engine::Batch;

/// Begins reading in one snapshot: what is read together was true together.
///
/// # Errors
///
/// Fails when the database does.
pub async fn snapshot(database: &Database) -> Result<DatabaseTransaction, DbErr> {
    let options = match database.backend() {
        DbBackend::Sqlite => TransactionOptions::default(),
        _ => TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        },
    };
    database.reader().begin_with_options(options).await
}

/// Builds the documents of rows. Rows that are gone have none.
///
/// # Errors
///
/// Fails when the database does.
pub async fn documents(db: &impl ConnectionTrait, rows: &[(SearchKind, Uuid)]) -> Result<Vec<Document>, DbErr> {
    let mut documents = Vec::with_capacity(rows.len());
    for kind in SearchKind::ALL {
        let ids: Vec<Uuid> = rows.iter().filter(|row| row.0 == *kind).map(|row| row.1).collect();
        if ids.is_empty() {
            continue;
        }
        documents.extend(match kind {
            SearchKind::Suggestion => suggestion::build(db, &ids).await?,
            SearchKind::Response => response::build(db, &ids).await?,
            SearchKind::Speech => speech::build(db, &ids).await?,
            SearchKind::ResearchReport => report::build(db, &ids).await?,
            SearchKind::Consultation => consultation::build(db, &ids).await?,
        });
    }
    Ok(documents.into_iter().map(Document::cleaned).collect())
}

/// Builds the change that brings rows up to date in the index: faces that are no more are deleted.
///
/// # Errors
///
/// Fails when the database does.
pub async fn batch(database: &Database, rows: &[(SearchKind, Uuid)]) -> Result<Batch, DbErr> {
    let snapshot = snapshot(database).await?;
    let replace = documents(&snapshot, rows).await?;
    snapshot.commit().await?;

    let there: HashSet<DocumentId> = replace.iter().map(Document::id).collect();
    let possible = rows.iter().flat_map(|(kind, entity)| DocumentId::both_faces(*kind, *entity));
    let delete = possible.filter(|id| !there.contains(id)).collect();
    Ok(Batch { replace, delete })
}

/// Returns up to `limit` ids of a kind's rows after one, in order.
///
/// # Errors
///
/// Fails when the database does.
pub async fn ids_after(
    db: &impl ConnectionTrait,
    kind: SearchKind,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Uuid>, DbErr> {
    use entities::{consultation, research_report, response, speech, suggestion};
    match kind {
        SearchKind::Suggestion => page::<suggestion::Entity>(db, suggestion::Column::Id, after, limit).await,
        SearchKind::Response => page::<response::Entity>(db, response::Column::Id, after, limit).await,
        SearchKind::Speech => page::<speech::Entity>(db, speech::Column::Id, after, limit).await,
        SearchKind::ResearchReport => {
            page::<research_report::Entity>(db, research_report::Column::Id, after, limit).await
        }
        SearchKind::Consultation => page::<consultation::Entity>(db, consultation::Column::Id, after, limit).await,
    }
}

async fn page<E: EntityTrait>(
    db: &impl ConnectionTrait,
    id: E::Column,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Uuid>, DbErr> {
    use sea_orm::ColumnTrait;
    let mut select = E::find().select_only().column(id).order_by_asc(id).limit(limit);
    if let Some(after) = after {
        select = select.filter(id.gt(after));
    }
    select.into_tuple().all(db).await
}

/// An empty document of a row, full face, read by nobody.
fn blank(kind: SearchKind, entity: Uuid, committee: Uuid, version: i64) -> Document {
    Document {
        kind,
        entity,
        face: Face::Full,
        committee,
        title: String::new(),
        body: String::new(),
        parties: Vec::new(),
        departments: Vec::new(),
        case_no: None,
        registration_no: None,
        category: None,
        sectors: Vec::new(),
        status: String::new(),
        outcome: None,
        satisfaction: None,
        subtype: None,
        format: None,
        term: None,
        year: None,
        date: None,
        deadline: None,
        cosigners: 0,
        is_public: false,
        readers: Vec::new(),
        hidden_from: Vec::new(),
        version,
    }
}

/// Joins the parts of a text that are there.
fn paragraphs<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    // A full stop keeps words of two parts from being read as one.
    parts.join("。\n")
}

fn year_of(date: Option<NaiveDate>) -> Option<i32> {
    date.map(|date| date.year())
}
