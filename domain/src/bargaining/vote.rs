//! Votes of the workers' congress on a draft (职代会表决), whether they pass or not.

use chrono::NaiveDate;
use entities::congress_vote;
use entities::ids::ConsultationId;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::lock_to;
use super::order::Act;
use crate::actor::Actor;
use crate::app::App;
use crate::consultation;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::write::Call;

/// How many votes a bargaining has at the most.
const MOST: u64 = 20;

/// A vote to record.
#[derive(Debug, Clone)]
pub struct NewVote {
    /// The bargaining.
    pub consultation: ConsultationId,
    /// The day, not in the future and not before the sides agreed on the draft.
    pub held_on: NaiveDate,
    /// How many delegates there are, from 1 on.
    pub entitled: i32,
    /// How many were there, at most all of them.
    pub present: i32,
    /// How many voted for it, at most all who were there.
    pub in_favour: i32,
}

/// Records a vote of the congress, as an organiser. Whether it passes follows from the rules.
///
/// # Errors
///
/// `OUT_OF_RANGE` for figures that cannot be; `DATE_IN_FUTURE`, `DATES_OUT_OF_ORDER`; `BARGAINING_TOO_EARLY` before there
/// is a draft, `BARGAINING_OVER`.
pub async fn record_vote(app: &App, actor: &Actor, call: &Call, input: NewVote) -> Result<ConsultationId> {
    if input.held_on > app.today() {
        return Err(Error::bad_input("heldOn", Reason::DateInFuture));
    }
    let ranges = [
        ("entitled", input.entitled, 1..=1_000_000),
        ("present", input.present, 0..=input.entitled),
        ("inFavour", input.in_favour, 0..=input.present),
    ];
    if let Some((field, ..)) = ranges.into_iter().find(|(_, value, range)| !range.contains(value)) {
        return Err(Error::bad_input(field, Reason::OutOfRange));
    }

    let write = app.begin(actor, call).await?;

    let session = lock_to(&write, actor, input.consultation, Act::Vote).await?;
    if session.held_on.is_some_and(|agreed_on| input.held_on < agreed_on) {
        return Err(Error::bad_input("heldOn", Reason::DatesOutOfOrder));
    }
    let there = congress_vote::Entity::find().filter(congress_vote::Column::ConsultationId.eq(session.id));
    if there.count(&write.tx).await? >= MOST {
        return Err(Error::bad_input("consultation", Reason::TooMany));
    }

    let row = congress_vote::ActiveModel {
        id: Set(app.new_id()),
        consultation_id: Set(session.id),
        held_on: Set(input.held_on),
        entitled: Set(input.entitled),
        present: Set(input.present),
        in_favour: Set(input.in_favour),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await?;
    consultation::note(app, &write, actor, &session, "RECORD_VOTE", None).await?;

    write.commit(session.id).await
}
