//! What the stages of a bargaining need of its records: the reply, the vote, the contract and how far it has come.

use chrono::NaiveDate;
use entities::ambient::date_in_china;
use entities::collective_contract::{Column, Entity, Model};
use entities::enums::{BargainingSide, ConsultationFormat, ContractStatus};
use entities::{bargaining_representative, congress_vote, wage_offer, wage_term};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::{clocks, sign};
use crate::consultation::Consultation;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rules;
use crate::write::Write;

/// Whether an offer is replied to.
pub(crate) async fn is_replied_to(write: &Write, row: &Consultation) -> Result<bool> {
    let replied = wage_offer::Entity::find()
        .filter(wage_offer::Column::ConsultationId.eq(row.id))
        .filter(wage_offer::Column::RepliedOn.is_not_null());
    Ok(replied.count(&write.tx).await? > 0)
}

/// Whether both sides have their chief representatives.
pub(crate) async fn has_chiefs(write: &Write, row: &Consultation) -> Result<bool> {
    use bargaining_representative::{Column, Entity};

    let chiefs = Entity::find().filter(Column::ConsultationId.eq(row.id)).filter(Column::IsChief.eq(true));
    let chiefs = chiefs.all(&write.tx).await?;
    Ok(BargainingSide::ALL.iter().all(|side| chiefs.iter().any(|chief| chief.side == *side)))
}

/// Whether a term is recorded, without which there is no draft.
pub(crate) async fn has_term(write: &Write, row: &Consultation) -> Result<bool> {
    let terms = wage_term::Entity::find().filter(wage_term::Column::ConsultationId.eq(row.id));
    Ok(terms.count(&write.tx).await? > 0)
}

/// Refuses a meeting on a day before the bureau's latest objection, or not after the congress's latest vote: the sides
/// meet once more after them, about another draft.
pub(crate) async fn must_follow_the_draft_before(write: &Write, row: &Consultation, on: NaiveDate) -> Result<()> {
    if row.format != ConsultationFormat::WageBargaining {
        return Ok(());
    }
    let is_before = |contract: &Model| contract.objected_on.is_some_and(|objected_on| on < objected_on);
    // What the congress has voted on was an earlier draft.
    let spent = congress_vote::Entity::find()
        .filter(congress_vote::Column::ConsultationId.eq(row.id))
        .filter(congress_vote::Column::HeldOn.gte(on));
    if contracts(write, row).await?.iter().any(is_before) || spent.one(&write.tx).await?.is_some() {
        return Err(Error::bad_input("heldOn", Reason::DatesOutOfOrder));
    }
    Ok(())
}

/// Whether the congress has passed the draft by now.
pub(crate) async fn is_passed(write: &Write, row: &Consultation) -> Result<bool> {
    sign::has_passed(write, row, date_in_china(write.now), None).await
}

/// Whether a contract on the draft that the sides agreed on last is in one of these stages, leaving out those that renew
/// one of it. There may be contracts of several kinds, each with a review of its own.
pub(crate) async fn has_contract_in(write: &Write, row: &Consultation, statuses: &[ContractStatus]) -> Result<bool> {
    let contracts = contracts(write, row).await?;
    let renews_own = |one: &Model| contracts.iter().any(|other| one.renews_id == Some(other.id));
    let is_on_draft = |one: &Model| row.held_on.is_none_or(|agreed_on| one.signed_on >= agreed_on);
    let mut on_draft = contracts.iter().filter(|one| is_on_draft(one) && !renews_own(one));
    Ok(on_draft.any(|one| statuses.contains(&one.status)))
}

/// Whether a contract of it is expiring today.
pub(crate) async fn is_expiring(write: &Write, row: &Consultation) -> Result<bool> {
    let today = date_in_china(write.now);
    let versions = rules::all(&write.tx, row.committee_id).await?;
    let expires = |contract: &Model| {
        let rules = rules::among(&versions, contract.signed_on).bargaining;
        contract.valid_until.is_some_and(|until| clocks::expiring_from(until, &rules) <= today)
    };
    Ok(contracts(write, row).await?.iter().any(expires))
}

/// Whether a contract of it is renewed by another, of this bargaining or a later one.
pub(crate) async fn is_renewed(write: &Write, row: &Consultation) -> Result<bool> {
    let ids: Vec<_> = contracts(write, row).await?.iter().map(|contract| contract.id).collect();
    Ok(Entity::find().filter(Column::RenewsId.is_in(ids)).count(&write.tx).await? > 0)
}

async fn contracts(write: &Write, row: &Consultation) -> Result<Vec<Model>> {
    let of_session = Entity::find().filter(Column::ConsultationId.eq(row.id));
    Ok(of_session.order_by_asc(Column::Id).all(&write.tx).await?)
}
