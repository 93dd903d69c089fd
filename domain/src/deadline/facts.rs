//! What clocks are computed from, read for many cases at once.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::ambient::date_in_china;
use entities::enums::{HandBackDecision, ProposerRole, ResponseStatus};
use entities::ids::{AssignmentId, CommitteeId, ProposerId, RulesId, SuggestionId};
use entities::suggestion::Head;
use entities::{
    assignment, assist_opinion, contact_record, deadline_extension, evaluation, hand_back, proposer, response, rules,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Deadline;
use crate::calendar::{self, Calendar};
use crate::error::Result;
use crate::rows::grouped;
use crate::rules::Version;

/// The longest list read in one statement: more than a full page of cases can have.
const MOST: u64 = 50_000;

/// The facts of some cases.
pub(crate) struct Facts {
    pub(super) units: HashMap<SuggestionId, Vec<assignment::Model>>,
    pub(super) versions: HashMap<RulesId, Version>,
    /// When a department first answered in full, by round.
    pub(super) answers: HashMap<(AssignmentId, i32), NaiveDate>,
    /// When a department first handed a letter in.
    pub(super) letters: HashMap<AssignmentId, NaiveDate>,
    /// When a department first asked to hand its assignment back.
    pub(super) requests: HashMap<AssignmentId, NaiveDate>,
    /// When it was rid of it.
    pub(super) handed_back: HashMap<AssignmentId, NaiveDate>,
    /// When the lead proposer evaluated, by round.
    pub(super) verdicts: HashMap<(SuggestionId, i32), NaiveDate>,
    pub(super) extensions: HashMap<AssignmentId, Vec<deadline_extension::Model>>,
    /// The days of contacts, each with the day on which it was recorded.
    pub(super) contacts: HashMap<AssignmentId, Vec<(NaiveDate, NaiveDate)>>,
    pub(super) opinions: HashMap<AssignmentId, NaiveDate>,
    pub(super) calendars: HashMap<CommitteeId, Calendar>,
}

impl Facts {
    /// Reads the facts of cases, in ten statements however many there are.
    pub(crate) async fn load(db: &impl ConnectionTrait, heads: &[&Head]) -> Result<Self> {
        let ids: Vec<SuggestionId> = heads.iter().map(|head| head.id).collect();
        let committees: Vec<CommitteeId> = heads.iter().map(|head| head.committee_id).collect();
        let units = assignment::Entity::find()
            .filter(assignment::Column::SuggestionId.is_in(ids.iter().copied()))
            .order_by_asc(assignment::Column::Id)
            .limit(MOST)
            .all(db)
            .await?;
        let in_use = units.iter().map(|unit| unit.rules_id);
        let versions = rules::Entity::find().filter(rules::Column::Id.is_in(in_use)).all(db).await?;
        let extensions = deadline_extension::Entity::find()
            .filter(deadline_extension::Column::SuggestionId.is_in(ids.iter().copied()))
            .order_by_asc(deadline_extension::Column::Id)
            .limit(MOST)
            .all(db)
            .await?;
        let letters = letters(db, &ids).await?;
        let asked = hand_backs(db, &ids).await?;
        Ok(Self {
            answers: answers(&letters),
            letters: handed_in(&letters),
            requests: earliest(asked.iter().map(|row| (row.assignment_id, date_in_china(row.requested_at)))),
            handed_back: earliest(asked.iter().filter_map(granted)),
            verdicts: verdicts(db, &ids).await?,
            contacts: contacts(db, &ids).await?,
            opinions: opinions(db, &ids).await?,
            calendars: calendar::of(db, &committees).await?,
            extensions: grouped(extensions, |row| row.assignment_id),
            versions: versions.into_iter().map(|row| Ok((row.id, Version::try_from(row)?))).collect::<Result<_>>()?,
            units: grouped(units, |row| row.suggestion_id),
        })
    }

    /// Whether a clock is of a department that has handed the case back since.
    pub(super) fn was_handed_back(&self, clock: &Deadline) -> bool {
        clock.assignment.is_some_and(|unit| self.is_handed_back(unit))
    }

    /// Whether a department has handed a case back.
    pub(super) fn is_handed_back(&self, unit: AssignmentId) -> bool {
        self.handed_back.contains_key(&unit)
    }

    /// Returns the rules that an assignment began under.
    pub(crate) fn version_of(&self, case: SuggestionId, unit: AssignmentId) -> Option<&Version> {
        let unit = self.units.get(&case)?.iter().find(|row| row.id == unit)?;
        self.versions.get(&unit.rules_id)
    }
}

/// The letters that departments handed in.
async fn letters(db: &impl ConnectionTrait, ids: &[SuggestionId]) -> Result<Vec<response::Head>> {
    Ok(response::Entity::find()
        .filter(response::Column::SuggestionId.is_in(ids.iter().copied()))
        .filter(response::Column::Status.ne(ResponseStatus::Draft))
        .limit(MOST)
        .into_partial_model::<response::Head>()
        .all(db)
        .await?)
}

fn answers(letters: &[response::Head]) -> HashMap<(AssignmentId, i32), NaiveDate> {
    let answering = letters.iter().filter(|row| row.kind.answers());
    earliest(answering.filter_map(|row| Some(((row.assignment_id, row.round), date_in_china(row.approved_at?)))))
}

fn handed_in(letters: &[response::Head]) -> HashMap<AssignmentId, NaiveDate> {
    earliest(letters.iter().filter_map(|row| Some((row.assignment_id, date_in_china(row.submitted_at?)))))
}

async fn hand_backs(db: &impl ConnectionTrait, ids: &[SuggestionId]) -> Result<Vec<hand_back::Model>> {
    Ok(hand_back::Entity::find()
        .filter(hand_back::Column::SuggestionId.is_in(ids.iter().copied()))
        .limit(MOST)
        .all(db)
        .await?)
}

fn granted(row: &hand_back::Model) -> Option<(AssignmentId, NaiveDate)> {
    let is_granted = row.decision == Some(HandBackDecision::Approved);
    row.decided_at.filter(|_| is_granted).map(|at| (row.assignment_id, date_in_china(at)))
}

async fn verdicts(db: &impl ConnectionTrait, ids: &[SuggestionId]) -> Result<HashMap<(SuggestionId, i32), NaiveDate>> {
    let leads: Vec<ProposerId> = proposer::Entity::find()
        .select_only()
        .column(proposer::Column::Id)
        .filter(proposer::Column::SuggestionId.is_in(ids.iter().copied()))
        .filter(proposer::Column::Role.eq(ProposerRole::Lead))
        .limit(MOST)
        .into_tuple()
        .all(db)
        .await?;
    let rows =
        evaluation::Entity::find().filter(evaluation::Column::ProposerId.is_in(leads)).limit(MOST).all(db).await?;
    Ok(earliest(rows.into_iter().map(|row| ((row.suggestion_id, row.round), date_in_china(row.created_at)))))
}

async fn contacts(
    db: &impl ConnectionTrait,
    ids: &[SuggestionId],
) -> Result<HashMap<AssignmentId, Vec<(NaiveDate, NaiveDate)>>> {
    let rows = contact_record::Entity::find()
        .filter(contact_record::Column::SuggestionId.is_in(ids.iter().copied()))
        .limit(MOST)
        .all(db)
        .await?;
    let mut days: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        days.entry(row.assignment_id).or_default().push((row.held_on, date_in_china(row.created_at)));
    }
    Ok(days)
}

async fn opinions(db: &impl ConnectionTrait, ids: &[SuggestionId]) -> Result<HashMap<AssignmentId, NaiveDate>> {
    let rows = assist_opinion::Entity::find()
        .filter(assist_opinion::Column::SuggestionId.is_in(ids.iter().copied()))
        .limit(MOST)
        .all(db)
        .await?;
    Ok(earliest(rows.into_iter().map(|row| (row.assignment_id, date_in_china(row.submitted_at)))))
}

pub(super) fn earliest<K: Eq + std::hash::Hash>(days: impl Iterator<Item = (K, NaiveDate)>) -> HashMap<K, NaiveDate> {
    let mut first: HashMap<K, NaiveDate> = HashMap::new();
    for (key, day) in days {
        first.entry(key).and_modify(|held| *held = day.min(*held)).or_insert(day);
    }
    first
}
