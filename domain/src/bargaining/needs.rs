//! What the stages of a bargaining need of its records: the reply, the vote, the contract and how far it has come.

use entities::ambient::date_in_china;
use entities::collective_contract::{Column, Entity, Model};
use entities::enums::ContractStatus;
use entities::wage_offer;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::{clocks, sign};
use crate::consultation::Consultation;
use crate::error::Result;
use crate::rules;
use crate::write::Write;

/// Whether an offer is replied to.
pub(crate) async fn is_replied_to(write: &Write, row: &Consultation) -> Result<bool> {
    let replied = wage_offer::Entity::find()
        .filter(wage_offer::Column::ConsultationId.eq(row.id))
        .filter(wage_offer::Column::RepliedOn.is_not_null());
    Ok(replied.count(&write.tx).await? > 0)
}

/// Whether the congress has passed the draft by now.
pub(crate) async fn is_passed(write: &Write, row: &Consultation) -> Result<bool> {
    sign::has_passed(write, row, date_in_china(write.now), None).await
}

/// Whether the latest contract, leaving out those that renew one of it, is in one of these stages.
pub(crate) async fn has_contract_in(write: &Write, row: &Consultation, statuses: &[ContractStatus]) -> Result<bool> {
    let contracts = contracts(write, row).await?;
    let renews_own = |one: &Model| contracts.iter().any(|other| one.renews_id == Some(other.id));
    Ok(contracts.iter().rfind(|one| !renews_own(one)).is_some_and(|one| statuses.contains(&one.status)))
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
