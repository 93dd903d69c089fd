//! Documents of responses: each version of a letter under its suggestion's title, with a second face where passages
//! are hidden from the public.

use std::collections::HashMap;

use entities::enums::{Disclosure, ResponseStatus, SearchKind};
use entities::ids::{CommitteeTermId, DepartmentId, SuggestionId};
use entities::scope::{account_token, department_token, member_token, office_token};
use entities::{assignment, department, proposer, response, suggestion};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::rows::{self, agreed, of};
use super::{blank, year_of};
use crate::document::Document;

/// Builds the documents of responses.
pub(super) async fn build(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Document>, DbErr> {
    let found = response::Entity::find().filter(response::Column::Id.is_in(ids.iter().copied())).all(db).await?;
    let around = Around::load(db, &found).await?;
    Ok(found.into_iter().flat_map(|row| around.faces(row)).collect())
}

/// The rows around a batch of responses.
struct Around {
    suggestions: HashMap<SuggestionId, suggestion::Head>,
    proposers: HashMap<SuggestionId, Vec<proposer::Model>>,
    units: HashMap<SuggestionId, Vec<assignment::Model>>,
    departments: HashMap<DepartmentId, department::Model>,
    terms: HashMap<CommitteeTermId, i32>,
}

impl Around {
    async fn load(db: &impl ConnectionTrait, found: &[response::Model]) -> Result<Self, DbErr> {
        let ids: Vec<SuggestionId> = found.iter().map(|row| row.suggestion_id).collect();
        let suggestions = suggestion::Entity::find()
            .filter(suggestion::Column::Id.is_in(ids.iter().copied()))
            .into_partial_model::<suggestion::Head>()
            .all(db)
            .await?;
        Ok(Self {
            proposers: rows::proposers(db, &ids).await?,
            units: rows::assignments(db, &ids).await?,
            departments: rows::departments(db, found.iter().map(|row| row.department_id)).await?,
            terms: rows::terms(db, suggestions.iter().map(|row| row.term_id)).await?,
            suggestions: suggestions.into_iter().map(|row| (row.id, row)).collect(),
        })
    }

    fn faces(&self, mut row: response::Model) -> Vec<Document> {
        let hidden = row.public_body.take();
        let Some(whole) = self.document(row) else { return Vec::new() };
        match hidden {
            Some(body) if whole.is_public => {
                let full = Document { is_public: false, ..whole };
                let public = rows::public_face(&full, body);
                vec![full, public]
            }
            _ => vec![whole],
        }
    }

    fn document(&self, row: response::Model) -> Option<Document> {
        let about = self.suggestions.get(&row.suggestion_id)?;
        let is_approved = row.status == ResponseStatus::Approved;
        let proposers = agreed(of(&self.proposers, &row.suggestion_id)).map(|proposer| proposer.name.clone());
        let answering = self.departments.get(&row.department_id).into_iter().flat_map(rows::names_of);
        Some(Document {
            title: about.title.clone(),
            parties: proposers.chain(answering).chain([row.signatory.clone()]).collect(),
            departments: vec![row.department_id.0],
            case_no: about.case_no.map(i64::from),
            registration_no: Some(row.letter_no.clone()),
            status: row.status.as_str().to_owned(),
            outcome: Some(row.outcome.as_str().to_owned()),
            subtype: Some(row.kind.as_str().to_owned()),
            term: self.terms.get(&about.term_id).copied(),
            year: year_of(Some(row.issued_on)),
            date: Some(row.issued_on),
            is_public: is_approved && about.disclosure == Disclosure::Full && rows::is_public(about),
            readers: self.readers(&row, about),
            body: row.body,
            ..blank(SearchKind::Response, row.id.0, about.committee_id.0, row.version)
        })
    }

    /// Says in words what `response::visible_to` says of rows.
    fn readers(&self, row: &response::Model, about: &suggestion::Head) -> Vec<String> {
        let mut handling = of(&self.units, &about.id).iter().map(|unit| unit.department_id);
        let mut readers = Vec::new();
        if handling.any(|department| department == row.department_id) {
            readers.push(department_token(row.department_id));
        }
        if row.status != ResponseStatus::Draft {
            readers.push(office_token(about.committee_id));
        }
        if row.status == ResponseStatus::Approved {
            let proposers = agreed(of(&self.proposers, &about.id));
            readers.push(account_token(about.owner_id));
            readers.extend(proposers.filter_map(|proposer| proposer.member_id).map(member_token));
            readers.extend(rows::joined(of(&self.proposers, &about.id)).map(account_token));
            readers.extend(of(&self.units, &about.id).iter().map(|unit| department_token(unit.department_id)));
        }
        readers
    }
}
