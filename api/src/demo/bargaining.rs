//! Loads what a bargaining keeps: who sits at the table, the offer and its reply, the vote, the contract.

use chrono::NaiveDate;
use domain::bargaining::{self, Effect, File, Make, NewRepresentative, NewTerm, NewVote, Publish, Reply, Sign};
use domain::enums::{BargainingSide, ContractKind, OfferSeason, WagePeriod};
use domain::ids::{CollectiveContractId, ConsultationId, WageOfferId};
use domain::{Actor, App, Call, Error};
use serde::Deserialize;

use super::Stop;

/// Something that is recorded of a bargaining.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "record", rename_all = "SCREAMING_SNAKE_CASE", deny_unknown_fields)]
pub(super) enum Record {
    Representative { side: BargainingSide, is_chief: bool, name: String, title: Option<String> },
    Offer { season: OfferSeason, body: String, made_on: NaiveDate },
    Reply { on: NaiveDate, reply: String },
    Term { label: String, before: f64, after: f64, unit: String },
    Vote { held_on: NaiveDate, entitled: i32, present: i32, in_favour: i32 },
    Contract { kind: ContractKind, number: String, signed_on: NaiveDate },
    Filing { on: NaiveDate, with: String },
    Effect { on: NaiveDate },
    Publication { on: NaiveDate },
}

/// Enters a record; what follows an offer or a contract belongs to the latest.
pub(super) async fn enter(app: &App, actor: &Actor, id: ConsultationId, record: &Record) -> Result<(), Stop> {
    let call = Call::default();
    match record.clone() {
        Record::Representative { side, is_chief, name, title } => {
            let input = NewRepresentative { consultation: id, side, is_chief, replaces: None, name, title };
            bargaining::add_representative(app, actor, &call, input).await?;
        }
        Record::Offer { season, body, made_on } => {
            let input = Make { consultation: id, season, side: BargainingSide::Workers, body, made_on };
            bargaining::make(app, actor, &call, input).await?;
        }
        Record::Reply { on, reply } => {
            let offer = latest_offer(app, actor, id).await?;
            bargaining::reply(app, actor, &call, Reply { offer, on, reply }).await?;
        }
        Record::Term { label, before, after, unit } => {
            let (before, period) = (Some(before), WagePeriod::Month);
            let input = NewTerm { consultation: id, label, before, after, unit, period, reported_change: None };
            bargaining::record_term(app, actor, &call, input).await?;
        }
        Record::Vote { held_on, entitled, present, in_favour } => {
            let input = NewVote { consultation: id, held_on, entitled, present, in_favour };
            bargaining::record_vote(app, actor, &call, input).await?;
        }
        Record::Contract { kind, number, signed_on } => {
            let number = Some(number);
            let input =
                Sign { consultation: id, kind, number, signed_on, renews: None, enterprises: None, workers: None };
            bargaining::sign(app, actor, &call, input).await?;
        }
        Record::Filing { on, with } => {
            let contract = latest_contract(app, actor, id).await?;
            bargaining::file(app, actor, &call, File { contract, on, with }).await?;
        }
        Record::Effect { on } => {
            let contract = latest_contract(app, actor, id).await?;
            bargaining::bring_into_effect(app, actor, &call, Effect { contract, on, until: None }).await?;
        }
        Record::Publication { on } => {
            let contract = latest_contract(app, actor, id).await?;
            bargaining::publish(app, actor, &call, Publish { contract, on }).await?;
        }
    }
    Ok(())
}

async fn latest_offer(app: &App, actor: &Actor, id: ConsultationId) -> Result<WageOfferId, Stop> {
    let offers = bargaining::offers_of(app, actor, &[id]).await?.remove(&id).unwrap_or_default();
    Ok(offers.last().map(|offer| offer.row.id).ok_or(Error::not_found())?)
}

async fn latest_contract(app: &App, actor: &Actor, id: ConsultationId) -> Result<CollectiveContractId, Stop> {
    let contracts = bargaining::contracts_of(app, actor, &[id]).await?.remove(&id).unwrap_or_default();
    Ok(contracts.last().map(|contract| contract.row.id).ok_or(Error::not_found())?)
}
