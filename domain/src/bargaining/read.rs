//! What an asker reads of a bargaining, with the windows that follow from its days, the rules and the calendar.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::ids::{CollectiveContractId, CommitteeId, ConsultationId};
use entities::{bargaining_representative, collective_contract, congress_vote, consultation, wage_offer, wage_term};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

pub use entities::bargaining_representative::Model as Representative;
pub use entities::wage_term::Model as Term;

use super::clocks;
use crate::actor::Actor;
use crate::app::App;
use crate::calendar::{self, Calendar};
use crate::error::Result;
use crate::rows::grouped;
use crate::rules::{self, Bargaining, Version};

/// How many rows one read gives at the most, over all bargainings asked for.
const MOST: u64 = 10_000;

/// An offer with its windows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The row.
    pub row: wage_offer::Model,
    /// The last day for the reply.
    pub reply_due_on: NaiveDate,
    /// Whether the reply came later, or has not come and is due.
    pub is_late: bool,
    /// The last day for the sides to meet, once it is replied to.
    pub negotiate_by: Option<NaiveDate>,
}

/// A vote with what follows from its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// The row.
    pub row: congress_vote::Model,
    /// Whether the draft is passed.
    pub has_passed: bool,
}

/// A contract with its windows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contract {
    /// The row.
    pub row: collective_contract::Model,
    /// The stage of its bargaining.
    pub stage: String,
    /// The last day to hand it in for review.
    pub filing_due_on: NaiveDate,
    /// The last day for the bureau to object, once it is handed in.
    pub objection_until: Option<NaiveDate>,
    /// The last day to make it known, once it is in effect.
    pub publish_due_on: Option<NaiveDate>,
    /// The first day on which it is expiring, once it is in effect.
    pub expiring_from: Option<NaiveDate>,
    /// The contract that renews it.
    pub renewed_by: Option<CollectiveContractId>,
    /// Whether it is expiring today and not renewed.
    pub is_expiring: bool,
}

/// Returns the representatives of bargainings, the workers' chief first.
pub async fn representatives_of(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Representative>>> {
    use bargaining_representative::{Column, Entity};

    let rows = Entity::visible_to(actor.scope())
        .filter(Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_desc(Column::Side)
        .order_by_desc(Column::IsChief)
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.consultation_id))
}

/// Returns the terms of bargainings, in order.
pub async fn terms_of(app: &App, actor: &Actor, ids: &[ConsultationId]) -> Result<HashMap<ConsultationId, Vec<Term>>> {
    let rows = wage_term::Entity::visible_to(actor.scope())
        .filter(wage_term::Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(wage_term::Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.consultation_id))
}

/// Returns the offers of bargainings, first made first.
pub async fn offers_of(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Offer>>> {
    let rows = wage_offer::Entity::visible_to(actor.scope())
        .filter(wage_offer::Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(wage_offer::Column::MadeOn)
        .order_by_asc(wage_offer::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let grounds = Grounds::of(app, actor, ids).await?;
    let calendars = calendar::of(app.reader(), &grounds.committees()).await?;
    let national = Calendar::default();
    let seen = |row: wage_offer::Model| {
        let rules = grounds.on(row.consultation_id, row.made_on);
        let committee = grounds.committees.get(&row.consultation_id);
        let calendar = committee.and_then(|id| calendars.get(id)).unwrap_or(&national);
        let reply_due_on = clocks::reply_due(row.made_on, &rules);
        Offer {
            reply_due_on,
            is_late: row.replied_on.unwrap_or(app.today()) > reply_due_on,
            negotiate_by: row.replied_on.map(|on| clocks::negotiate_by(on, &rules, calendar)),
            row,
        }
    };
    Ok(grouped(rows.into_iter().map(seen), |offer| offer.row.consultation_id))
}

/// Returns the votes of bargainings, first held first.
pub async fn votes_of(app: &App, actor: &Actor, ids: &[ConsultationId]) -> Result<HashMap<ConsultationId, Vec<Vote>>> {
    let rows = congress_vote::Entity::visible_to(actor.scope())
        .filter(congress_vote::Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(congress_vote::Column::HeldOn)
        .order_by_asc(congress_vote::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let grounds = Grounds::of(app, actor, ids).await?;
    let seen = |row: congress_vote::Model| {
        let rules = grounds.on(row.consultation_id, row.held_on);
        Vote { has_passed: clocks::passes(row.entitled, row.present, row.in_favour, &rules), row }
    };
    Ok(grouped(rows.into_iter().map(seen), |vote| vote.row.consultation_id))
}

/// Returns the contracts of bargainings, first signed first.
pub async fn contracts_of(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Contract>>> {
    let rows = collective_contract::Entity::visible_to(actor.scope())
        .filter(collective_contract::Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(collective_contract::Column::SignedOn)
        .order_by_asc(collective_contract::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(as_seen(app, actor, rows).await?, |contract| contract.row.consultation_id))
}

/// Adds to contracts what follows from their days, and which of them are renewed by one that the asker may see.
async fn as_seen(app: &App, actor: &Actor, rows: Vec<collective_contract::Model>) -> Result<Vec<Contract>> {
    let sessions: Vec<_> = rows.iter().map(|row| row.consultation_id).collect();
    let grounds = Grounds::of(app, actor, &sessions).await?;
    let later = collective_contract::Entity::visible_to(actor.scope())
        .filter(collective_contract::Column::RenewsId.is_in(rows.iter().map(|row| row.id)))
        .all(app.reader())
        .await?;
    let renewed: HashMap<_, _> = later.iter().filter_map(|row| Some((row.renews_id?, row.id))).collect();
    let seen = |row: collective_contract::Model| {
        let rules = grounds.on(row.consultation_id, row.signed_on);
        let expiring_from = row.valid_until.map(|on| clocks::expiring_from(on, &rules));
        let renewed_by = renewed.get(&row.id).copied();
        Contract {
            filing_due_on: clocks::filing_due(row.signed_on, &rules),
            objection_until: row.filed_on.map(|on| clocks::objection_until(on, &rules)),
            publish_due_on: row.effective_on.map(|on| clocks::publish_due(on, &rules)),
            is_expiring: expiring_from.is_some_and(|from| from <= app.today()) && renewed_by.is_none(),
            expiring_from,
            renewed_by,
            stage: grounds.stages.get(&row.consultation_id).cloned().unwrap_or_default(),
            row,
        }
    };
    Ok(rows.into_iter().map(seen).collect())
}

/// The stages of bargainings and the rules under which they are held, read for all of them at once.
pub(super) struct Grounds {
    committees: HashMap<ConsultationId, CommitteeId>,
    stages: HashMap<ConsultationId, String>,
    series: HashMap<CommitteeId, Vec<Version>>,
}

impl Grounds {
    pub(super) async fn of(app: &App, actor: &Actor, ids: &[ConsultationId]) -> Result<Self> {
        let rows: Vec<(ConsultationId, CommitteeId, String)> = consultation::Entity::find()
            .select_only()
            .column(consultation::Column::Id)
            .column(consultation::Column::CommitteeId)
            .column(consultation::Column::Stage)
            .filter(consultation::Column::Id.is_in(ids.iter().copied()))
            .into_tuple()
            .all(app.reader())
            .await?;
        let committees = rows.iter().map(|(id, committee, _)| (*id, *committee)).collect();
        let stages = rows.into_iter().map(|(id, _, stage)| (id, stage)).collect();
        let mut grounds = Self { committees, stages, series: HashMap::new() };
        grounds.series = rules::series_of(app, actor, &grounds.committees()).await?;
        Ok(grounds)
    }

    pub(super) fn committees(&self) -> Vec<CommitteeId> {
        let mut ids: Vec<_> = self.committees.values().copied().collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The rules that were in force on a day; the shipped ones where the committee has adopted none.
    pub(super) fn on(&self, id: ConsultationId, day: NaiveDate) -> Bargaining {
        let series = self.committees.get(&id).and_then(|committee| self.series.get(committee));
        rules::among(series.map(Vec::as_slice).unwrap_or_default(), day).bargaining
    }
}
