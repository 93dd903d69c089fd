//! Documents of suggestions: one face, or two where the public reads a summary or a text with passages hidden.

use std::collections::HashMap;

use entities::ambient::date_in_china;
use entities::enums::{Disclosure, ProposerRole, ProposerStatus, SearchKind, SuggestionStage};
use entities::ids::{CategoryId, CommitteeTermId, DepartmentId, MemberId, RulesId, SuggestionId};
use entities::scope::{account_token, department_token, member_token, office_token};
use entities::{assignment, category, department, evaluation, proposer, response, rules, suggestion};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::rows::{self, agreed, of};
use super::{blank, handling, paragraphs, year_of};
use crate::document::Document;

/// Builds the documents of suggestions.
pub(super) async fn build(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Document>, DbErr> {
    let found = suggestion::Entity::find().filter(suggestion::Column::Id.is_in(ids.iter().copied())).all(db).await?;
    let around = Around::load(db, &found).await?;
    Ok(found.into_iter().flat_map(|row| around.faces(row)).collect())
}

/// The rows around a batch of suggestions.
struct Around {
    proposers: HashMap<SuggestionId, Vec<proposer::Model>>,
    sectors: HashMap<MemberId, String>,
    units: HashMap<SuggestionId, Vec<assignment::Model>>,
    departments: HashMap<DepartmentId, department::Model>,
    rules: HashMap<RulesId, serde_json::Value>,
    responses: HashMap<SuggestionId, Vec<response::Head>>,
    evaluations: HashMap<SuggestionId, Vec<evaluation::Model>>,
    categories: HashMap<CategoryId, String>,
    terms: HashMap<CommitteeTermId, i32>,
}

impl Around {
    async fn load(db: &impl ConnectionTrait, found: &[suggestion::Model]) -> Result<Self, DbErr> {
        let ids: Vec<SuggestionId> = found.iter().map(|row| row.id).collect();
        let proposers = rows::proposers(db, &ids).await?;
        let members = proposers.values().flatten().filter_map(|row| row.member_id);
        let units = rows::assignments(db, &ids).await?;
        let all_units = || units.values().flatten();
        let responses = response::Entity::find()
            .filter(response::Column::SuggestionId.is_in(ids.iter().copied()))
            .into_partial_model::<response::Head>()
            .all(db)
            .await?;
        let evaluations = evaluation::Entity::find()
            .filter(evaluation::Column::SuggestionId.is_in(ids.iter().copied()))
            .all(db)
            .await?;
        let rules = rules::Entity::find()
            .filter(rules::Column::Id.is_in(all_units().map(|unit| unit.rules_id)))
            .all(db)
            .await?;
        let categories = category::Entity::find()
            .filter(category::Column::Id.is_in(found.iter().filter_map(|row| row.category_id)))
            .all(db)
            .await?;
        Ok(Self {
            sectors: rows::sectors(db, members).await?,
            departments: rows::departments(db, all_units().map(|unit| unit.department_id)).await?,
            rules: rules.into_iter().map(|row| (row.id, row.body)).collect(),
            responses: rows::grouped(responses, |row| row.suggestion_id),
            evaluations: rows::grouped(evaluations, |row| row.suggestion_id),
            categories: categories.into_iter().map(|row| (row.id, row.name)).collect(),
            terms: rows::terms(db, found.iter().map(|row| row.term_id)).await?,
            proposers,
            units,
        })
    }

    fn faces(&self, row: suggestion::Model) -> Vec<Document> {
        let body = paragraphs([row.background.as_str(), &row.analysis, &row.recommendation]);
        let public_body = paragraphs([
            row.public_background.as_deref().unwrap_or(&row.background),
            row.public_analysis.as_deref().unwrap_or(&row.analysis),
            row.public_recommendation.as_deref().unwrap_or(&row.recommendation),
        ]);
        let row = row.into_head();
        let is_public = rows::is_public(&row);
        let readers = self.readers(&row);
        let full = Document { body, readers, ..self.common(&row) };
        match row.disclosure {
            Disclosure::Full if is_public && public_body != full.body => {
                let public = rows::public_face(&full, public_body);
                vec![full, public]
            }
            Disclosure::Full if is_public => vec![Document { is_public, ..full }],
            Disclosure::Summary if is_public => {
                let public = Document {
                    // Responses and evaluations are not published with a summary.
                    outcome: None,
                    satisfaction: None,
                    ..rows::public_face(&full, row.public_summary.clone().unwrap_or_default())
                };
                vec![full, public]
            }
            _ => vec![full],
        }
    }

    fn common(&self, row: &suggestion::Head) -> Document {
        let proposers = of(&self.proposers, &row.id);
        let units = of(&self.units, &row.id);
        let assigned = units.iter().filter_map(|unit| self.departments.get(&unit.department_id));
        let date = row.submitted_at.map(date_in_china);
        let names = agreed(proposers).map(|proposer| proposer.name.clone());
        let sectors = agreed(proposers).filter_map(|proposer| self.sectors.get(&proposer.member_id?)).cloned();
        // Those who joined through a merged suggestion did not co-sign this one.
        let own = agreed(proposers).filter(|proposer| proposer.via_suggestion_id.is_none());
        let cosigners = own.filter(|proposer| proposer.role == ProposerRole::Cosigner).count();
        let responses = of(&self.responses, &row.id);
        let evaluations = of(&self.evaluations, &row.id);
        Document {
            title: row.title.clone(),
            parties: names.chain(assigned.flat_map(rows::names_of)).collect(),
            departments: units.iter().map(|unit| unit.department_id.0).collect(),
            case_no: row.case_no.map(i64::from),
            registration_no: row.registration_no.clone(),
            category: row.category_id.and_then(|id| self.categories.get(&id).cloned()),
            sectors: sectors.collect(),
            status: handling::suggestion_status(row.stage, row.round, &rows::units(units)).as_str().to_owned(),
            outcome: handling::outcome(units, responses).map(|outcome| outcome.as_str().to_owned()),
            // Departments and the public are told once the case is closed and every proposer has evaluated: a document
            // does not know when the time to evaluate ends.
            satisfaction: handling::satisfaction(proposers, evaluations)
                .filter(|_| row.stage == SuggestionStage::Closed)
                .filter(|_| handling::is_evaluated_by_all(row.round, proposers, evaluations))
                .map(|found| found.as_str().to_owned()),
            subtype: Some(row.kind.as_str().to_owned()),
            term: self.terms.get(&row.term_id).copied(),
            year: year_of(date.or(Some(date_in_china(row.created_at)))),
            date,
            deadline: handling::deadline(row.stage, row.round, units, &self.rules),
            cosigners: i64::try_from(cosigners).unwrap_or(i64::MAX),
            ..blank(SearchKind::Suggestion, row.id.0, row.committee_id.0, row.version)
        }
    }

    /// Says in words what `suggestion::is_insider` says of rows.
    fn readers(&self, row: &suggestion::Head) -> Vec<String> {
        let mut readers = vec![account_token(row.owner_id)];
        if row.submissions > 0 {
            readers.push(office_token(row.committee_id));
        }
        let asked = of(&self.proposers, &row.id).iter().filter(|proposer| proposer.status != ProposerStatus::Declined);
        readers.extend(asked.filter_map(|proposer| proposer.member_id).map(member_token));
        readers.extend(rows::joined(of(&self.proposers, &row.id)).map(account_token));
        readers.extend(of(&self.units, &row.id).iter().map(|unit| department_token(unit.department_id)));
        readers
    }
}
