//! Rows that documents draw on, fetched for a whole batch at once.

use std::collections::HashMap;
use std::hash::Hash;

use entities::enums::SuggestionKind;
use entities::enums::{AssignmentStatus, Disclosure, ProposerStatus};
use entities::ids::{AccountId, CommitteeTermId, ConsultationId, DepartmentId, MemberId, SectorId, SuggestionId};
use entities::{assignment, committee_term, consultation, department, member, proposer, sector, suggestion};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::document::{Document, Face};

/// Puts rows under their key, keeping their order.
pub(super) fn grouped<K: Eq + Hash, R>(rows: Vec<R>, key: impl Fn(&R) -> K) -> HashMap<K, Vec<R>> {
    let mut groups: HashMap<K, Vec<R>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}

/// Returns the rows of a key, or none.
pub(super) fn of<'a, K: Eq + Hash, R>(groups: &'a HashMap<K, Vec<R>>, key: &K) -> &'a [R] {
    groups.get(key).map_or(&[], Vec::as_slice)
}

/// Proposers of suggestions, in their order.
pub(super) async fn proposers(
    db: &impl ConnectionTrait,
    suggestions: &[SuggestionId],
) -> Result<HashMap<SuggestionId, Vec<proposer::Model>>, DbErr> {
    let rows = proposer::Entity::find()
        .filter(proposer::Column::SuggestionId.is_in(suggestions.iter().copied()))
        .order_by_asc(proposer::Column::Position)
        .all(db)
        .await?;
    Ok(grouped(rows, |row| row.suggestion_id))
}

/// Assignments of suggestions, in the order they were made, without those that were handed back.
pub(super) async fn assignments(
    db: &impl ConnectionTrait,
    suggestions: &[SuggestionId],
) -> Result<HashMap<SuggestionId, Vec<assignment::Model>>, DbErr> {
    let rows = assignment::Entity::find()
        .filter(assignment::Column::SuggestionId.is_in(suggestions.iter().copied()))
        .filter(assignment::is_live())
        .order_by_asc(assignment::Column::Id)
        .all(db)
        .await?;
    Ok(grouped(rows, |row| row.suggestion_id))
}

/// Departments by id.
pub(super) async fn departments(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = DepartmentId>,
) -> Result<HashMap<DepartmentId, department::Model>, DbErr> {
    let rows = department::Entity::find().filter(department::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Consultations by id.
pub(super) async fn consultations(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = ConsultationId>,
) -> Result<HashMap<ConsultationId, consultation::Model>, DbErr> {
    let rows = consultation::Entity::find().filter(consultation::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Numbers of terms by id.
pub(super) async fn terms(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = CommitteeTermId>,
) -> Result<HashMap<CommitteeTermId, i32>, DbErr> {
    let rows = committee_term::Entity::find().filter(committee_term::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.number)).collect())
}

/// Names of the sectors that members sit for.
pub(super) async fn sectors(
    db: &impl ConnectionTrait,
    members: impl Iterator<Item = MemberId>,
) -> Result<HashMap<MemberId, String>, DbErr> {
    let members = member::Entity::find().filter(member::Column::Id.is_in(members)).all(db).await?;
    let ids = members.iter().filter_map(|member| member.sector_id);
    let sectors = sector::Entity::find().filter(sector::Column::Id.is_in(ids)).all(db).await?;
    let names: HashMap<SectorId, String> = sectors.into_iter().map(|row| (row.id, row.name)).collect();
    Ok(members.into_iter().filter_map(|member| Some((member.id, names.get(&member.sector_id?)?.clone()))).collect())
}

/// Tells what `suggestion::is_public` asks of rows.
pub(super) fn is_public(row: &suggestion::Head) -> bool {
    row.kind != SuggestionKind::SocialOpinion && row.consents_to_publication && row.disclosure != Disclosure::None
}

/// The face of a document that the public reads where it is not the one that insiders read; nobody is shown both.
pub(super) fn public_face(full: &Document, body: String) -> Document {
    Document {
        face: Face::Public,
        body,
        is_public: true,
        readers: Vec::new(),
        hidden_from: full.readers.clone(),
        ..full.clone()
    }
}

/// Proposers who agreed: the only ones that outsiders are shown.
pub(super) fn agreed(rows: &[proposer::Model]) -> impl Iterator<Item = &proposer::Model> {
    rows.iter().filter(|row| row.status == ProposerStatus::Agreed)
}

/// The accounts that speak for bodies which joined through a merged suggestion.
pub(super) fn joined(rows: &[proposer::Model]) -> impl Iterator<Item = AccountId> {
    rows.iter().filter_map(|row| row.account_id)
}

/// The names by which a department is looked for.
pub(super) fn names_of(department: &department::Model) -> [String; 2] {
    [department.name.clone(), department.short_name.clone()]
}

/// Roles and statuses, as the derived status needs them.
pub(super) fn units(rows: &[assignment::Model]) -> Vec<(entities::enums::UnitRole, AssignmentStatus)> {
    rows.iter().map(|row| (row.role, row.status)).collect()
}
