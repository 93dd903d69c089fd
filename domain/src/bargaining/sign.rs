//! Signing a contract: both chief representatives, after the congress has passed the draft; anew, or to renew another.

use chrono::NaiveDate;
use entities::enums::{BargainingSide, ContractKind, ContractStatus};
use entities::ids::{CollectiveContractId, ConsultationId};
use entities::{bargaining_representative, collective_contract, congress_vote, consultation as sessions};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};

use super::machine::{Event, after};
use super::order::Act;
use super::{clocks, lock, order};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self, Consultation};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text::optional;
use crate::write::{Call, Write};
use crate::{rows, rules};

/// How many contracts a bargaining has at the most, those renewed or objected to included.
const MOST: u64 = 100;

/// A contract to sign.
#[derive(Debug, Clone)]
pub struct Sign {
    /// The bargaining.
    pub consultation: ConsultationId,
    /// What sort of contract it is.
    pub kind: ContractKind,
    /// Its number, unique in the committee.
    pub number: Option<String>,
    /// The day both chiefs signed, not in the future and not before the vote.
    pub signed_on: NaiveDate,
    /// The contract in force that it renews, of the same kind.
    pub renews: Option<CollectiveContractId>,
    /// How many enterprises it covers, and whether that is about so many.
    pub enterprises: Option<(i32, bool)>,
    /// How many workers it covers, and whether that is about so many.
    pub workers: Option<(i32, bool)>,
}

/// Records that both chief representatives signed a contract, as an organiser.
///
/// # Errors
///
/// `BARGAINING_TOO_EARLY` before the congress has approved, or to renew before the contract is made known, and
/// `BARGAINING_OVER`; `TOO_MANY` beyond 100; `CHIEFS_NEEDED` where a side has no chief; `CONGRESS_NOT_PASSED` unless the
/// latest vote by then passed, after the bureau's latest objection; `ALREADY_RENEWED`, `WRONG_STATE` or `OTHER_CONTRACT`
/// for what it cannot renew.
pub async fn sign(app: &App, actor: &Actor, call: &Call, input: Sign) -> Result<ConsultationId> {
    let number = optional("number", input.number.as_deref(), 50)?;
    if input.signed_on > app.today() {
        return Err(Error::bad_input("signedOn", Reason::DateInFuture));
    }
    for (field, covered) in [("enterprises", input.enterprises), ("workers", input.workers)] {
        if covered.is_some_and(|(figure, _)| figure < 1) {
            return Err(Error::bad_input(field, Reason::OutOfRange));
        }
    }

    let write = app.begin(actor, call).await?;

    let session = lock(&write, actor, input.consultation).await?;
    call.must_match(session.version)?;
    order::may(&session.stage, Act::Sign)?;
    let there = collective_contract::Entity::find().filter(collective_contract::Column::ConsultationId.eq(session.id));
    if there.count(&write.tx).await? >= MOST {
        return Err(Error::bad_input("consultation", Reason::TooMany));
    }
    let signed_for_workers = chief(&write, session.id, BargainingSide::Workers).await?;
    let signed_for_employer = chief(&write, session.id, BargainingSide::Employer).await?;
    let renewed = match input.renews {
        Some(id) => Some(renewable(&write, &session, id, &input).await?),
        None => None,
    };
    if !has_passed(&write, &session, input.signed_on, renewed.map(|old| old.signed_on)).await? {
        return Err(Error::refused(Reason::CongressNotPassed));
    }

    let row = collective_contract::ActiveModel {
        id: Set(app.new_id()),
        committee_id: Set(session.committee_id),
        consultation_id: Set(session.id),
        kind: Set(input.kind),
        number: Set(number),
        status: Set(ContractStatus::Signed),
        signed_on: Set(input.signed_on),
        signed_for_workers: Set(signed_for_workers),
        signed_for_employer: Set(signed_for_employer),
        renews_id: Set(input.renews),
        enterprises: Set(input.enterprises.map(|(figure, _)| figure)),
        is_enterprises_approximate: Set(input.enterprises.is_some_and(|(_, is_about)| is_about)),
        workers: Set(input.workers.map(|(figure, _)| figure)),
        is_workers_approximate: Set(input.workers.is_some_and(|(_, is_about)| is_about)),
        created_at: Set(write.now),
        updated_at: Set(write.now),
        version: Set(1),
        ..Default::default()
    };
    row.insert(&write.tx).await.map_err(|error| {
        let (constraint, columns) = ("uq_collective_contract_renews", "collective_contract.renews_id");
        let error = match crate::write::violated(&error) {
            Some(what) if what == constraint || what == columns => {
                return Error::bad_input("renews", Reason::AlreadyRenewed);
            }
            _ => error,
        };
        let columns = "collective_contract.committee_id, collective_contract.number";
        let refusal = Error::bad_input("number", Reason::NumberTaken);
        rows::refuse(error, "uq_collective_contract_committee_number", columns, refusal)
    })?;
    let event = if input.renews.is_some() { Event::Renew.as_str() } else { "SIGN_CONTRACT" };
    consultation::note(app, &write, actor, &session, event, None).await?;

    write.commit(session.id).await
}

async fn chief(write: &Write, id: ConsultationId, side: BargainingSide) -> Result<String> {
    use bargaining_representative::{Column, Entity};

    let found = Entity::find()
        .filter(Column::ConsultationId.eq(id))
        .filter(Column::Side.eq(side))
        .filter(Column::IsChief.eq(true))
        .one(&write.tx)
        .await?;
    found.map(|one| one.name).ok_or(Error::refused(Reason::ChiefsNeeded))
}

/// Whether the latest vote by a day on the draft that the sides agreed on last passed, held after the contract that is to
/// be renewed was signed. What the congress passed before the bureau objected is spent by the objection, and what it
/// passed before the sides talked anew is spent by that: they come to another draft.
pub(super) async fn has_passed(
    write: &Write,
    session: &Consultation,
    by: NaiveDate,
    renewed: Option<NaiveDate>,
) -> Result<bool> {
    let Some(agreed_on) = session.held_on else { return Ok(false) };
    let latest = congress_vote::Entity::find()
        .filter(congress_vote::Column::ConsultationId.eq(session.id))
        .filter(congress_vote::Column::HeldOn.between(agreed_on, by))
        .order_by_desc(congress_vote::Column::HeldOn)
        .order_by_desc(congress_vote::Column::Id)
        .one(&write.tx)
        .await?;
    let Some(latest) = latest else { return Ok(false) };
    let objection = collective_contract::Entity::find()
        .filter(collective_contract::Column::ConsultationId.eq(session.id))
        .filter(collective_contract::Column::ObjectedOn.is_not_null())
        .order_by_desc(collective_contract::Column::ObjectedOn)
        .one(&write.tx)
        .await?
        .and_then(|row| row.objected_on);
    let rules = rules::on(&write.tx, session.committee_id, latest.held_on).await?.rules.bargaining;
    let passes = clocks::passes(latest.entitled, latest.present, latest.in_favour, &rules);
    Ok(passes && objection.max(renewed).is_none_or(|on| latest.held_on > on))
}

/// Returns the contract that another may renew.
async fn renewable(
    write: &Write,
    session: &Consultation,
    id: CollectiveContractId,
    input: &Sign,
) -> Result<collective_contract::Model> {
    let found = collective_contract::Entity::find_by_id(id).one(&write.tx).await?;
    let found = found.ok_or(Error::bad_input("renews", Reason::UnknownReference))?;
    if found.committee_id != session.committee_id {
        return Err(Error::bad_input("renews", Reason::OfAnotherCommittee));
    }
    if found.kind != input.kind {
        return Err(Error::bad_input("renews", Reason::OtherContract));
    }
    let of = sessions::Entity::find_by_id(found.consultation_id).one(&write.tx).await?;
    order::may(&of.ok_or(Error::not_found())?.stage, Act::Contract(Event::Renew))?;
    after(found.status, Event::Renew)?;
    if found.effective_on.is_some_and(|on| input.signed_on < on) {
        return Err(Error::bad_input("signedOn", Reason::DatesOutOfOrder));
    }
    Ok(found)
}
