//! Offers to bargain (要约) in the campaigns of the four seasons, and the written replies to them.

use chrono::NaiveDate;
use entities::enums::{BargainingSide, OfferSeason};
use entities::ids::{ConsultationId, WageOfferId};
use entities::wage_offer;
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::lock_to;
use super::order::Act;
use crate::actor::Actor;
use crate::app::App;
use crate::consultation;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text::required;
use crate::write::Call;

/// How many offers a bargaining has at the most.
const MOST: u64 = 100;

/// An offer to record.
#[derive(Debug, Clone)]
pub struct Make {
    /// The bargaining.
    pub consultation: ConsultationId,
    /// The campaign it belongs to.
    pub season: OfferSeason,
    /// The side that makes it.
    pub side: BargainingSide,
    /// What it asks for, at most 2,000 characters.
    pub body: String,
    /// The day it was handed over, not in the future.
    pub made_on: NaiveDate,
}

/// A reply to record.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The offer.
    pub offer: WageOfferId,
    /// The day, not before the offer and not in the future.
    pub on: NaiveDate,
    /// The reply, at most 2,000 characters.
    pub reply: String,
}

/// Records an offer, as an organiser, before a contract is signed. The last day for the reply follows from the rules.
///
/// # Errors
///
/// `DATE_IN_FUTURE`, `TOO_MANY`; `OTHER_FORMAT` for a consultation that is no bargaining; `BARGAINING_TOO_LATE` or
/// `BARGAINING_OVER`.
pub async fn make(app: &App, actor: &Actor, call: &Call, input: Make) -> Result<ConsultationId> {
    let body = required("body", &input.body, 2_000)?;
    if input.made_on > app.today() {
        return Err(Error::bad_input("madeOn", Reason::DateInFuture));
    }

    let write = app.begin(actor, call).await?;

    let session = lock_to(&write, actor, input.consultation, Act::Offer).await?;
    let there = wage_offer::Entity::find().filter(wage_offer::Column::ConsultationId.eq(session.id));
    if there.count(&write.tx).await? >= MOST {
        return Err(Error::bad_input("consultation", Reason::TooMany));
    }

    let row = wage_offer::ActiveModel {
        id: Set(app.new_id()),
        consultation_id: Set(session.id),
        season: Set(input.season),
        side: Set(input.side),
        body: Set(body),
        made_on: Set(input.made_on),
        replied_on: Set(None),
        reply: Set(None),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await?;
    consultation::note(app, &write, actor, &session, "MAKE_OFFER", None).await?;

    write.commit(session.id).await
}

/// Records the other side's reply, late or in time, as an organiser, before a contract is signed. An offer is replied to
/// once.
///
/// # Errors
///
/// `WRONG_STATE` a second time; `DATES_OUT_OF_ORDER` before the offer, `DATE_IN_FUTURE`; `BARGAINING_TOO_LATE` or
/// `BARGAINING_OVER`.
pub async fn reply(app: &App, actor: &Actor, call: &Call, input: Reply) -> Result<ConsultationId> {
    let reply = required("reply", &input.reply, 2_000)?;
    if input.on > app.today() {
        return Err(Error::bad_input("on", Reason::DateInFuture));
    }

    let write = app.begin(actor, call).await?;

    let select = wage_offer::Entity::visible_to(actor.scope()).filter(wage_offer::Column::Id.eq(input.offer));
    let row = write.lock(select).await?;
    let session = lock_to(&write, actor, row.consultation_id, Act::Offer).await?;
    if row.replied_on.is_some() {
        return Err(Error::refused(Reason::WrongState));
    }
    if input.on < row.made_on {
        return Err(Error::bad_input("on", Reason::DatesOutOfOrder));
    }

    let replied = wage_offer::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        replied_on: Set(Some(input.on)),
        reply: Set(Some(reply)),
        ..Default::default()
    };
    replied.update(&write.tx).await?;
    consultation::note(app, &write, actor, &session, "REPLY_TO_OFFER", None).await?;

    write.commit(session.id).await
}
