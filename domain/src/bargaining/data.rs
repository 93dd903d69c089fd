//! Data that the sides of a bargaining hand over to each other before they meet (资料提供): a duty, and no condition.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::data_handover::{ActiveModel, Column, Entity};
use entities::enums::BargainingSide;
use entities::ids::ConsultationId;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set};

pub use entities::data_handover::Model as DataHandover;

use super::clocks::{self, Handover};
use super::lock_open;
use super::read::Grounds;
use crate::actor::Actor;
use crate::app::App;
use crate::calendar::{self, Calendar};
use crate::consultation::{self, Consultation};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows::grouped;
use crate::text::required;
use crate::write::Call;

/// How often data is handed over in one bargaining at the most.
const MOST: u64 = 100;

/// How many rows one read gives at the most, over all bargainings asked for.
const MOST_READ: u64 = 10_000;

/// Data that was handed over.
#[derive(Debug, Clone)]
pub struct HandOver {
    /// The bargaining.
    pub consultation: ConsultationId,
    /// The side that handed it over.
    pub side: BargainingSide,
    /// Who did, as printed, at most 100 characters.
    pub handed_by: String,
    /// What it is, at most 1,000 characters.
    pub data: String,
    /// The day, not in the future.
    pub on: NaiveDate,
}

/// How a side's data came before a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataClock {
    /// The side that owes it.
    pub side: BargainingSide,
    /// The last day.
    pub due_on: NaiveDate,
    /// The first day on which it handed any over.
    pub first_on: Option<NaiveDate>,
    /// How it came.
    pub state: Handover,
}

/// Records that a side handed data over to the other, late or in time, as an organiser.
///
/// # Errors
///
/// `DATE_IN_FUTURE`, `TOO_MANY` beyond 100; `OTHER_FORMAT` for a consultation that is no bargaining, `BARGAINING_OVER`
/// after it.
pub async fn hand_over(app: &App, actor: &Actor, call: &Call, input: HandOver) -> Result<ConsultationId> {
    let handed_by = required("handedBy", &input.handed_by, 100)?;
    let data = required("data", &input.data, 1_000)?;
    if input.on > app.today() {
        return Err(Error::bad_input("on", Reason::DateInFuture));
    }

    let write = app.begin(actor, call).await?;

    let session = lock_open(&write, actor, input.consultation).await?;
    let there = Entity::find().filter(Column::ConsultationId.eq(session.id));
    if there.count(&write.tx).await? >= MOST {
        return Err(Error::bad_input("consultation", Reason::TooMany));
    }

    let row = ActiveModel {
        id: Set(app.new_id()),
        consultation_id: Set(session.id),
        side: Set(input.side),
        handed_by: Set(handed_by),
        data: Set(data),
        handed_on: Set(input.on),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await?;
    consultation::note(app, &write, actor, &session, "HAND_OVER_DATA", None).await?;

    write.commit(session.id).await
}

/// Returns what was handed over before bargainings, first handed over first.
pub async fn handovers_of(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<DataHandover>>> {
    let rows = Entity::visible_to(actor.scope())
        .filter(Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(Column::HandedOn)
        .order_by_asc(Column::Id)
        .limit(MOST_READ)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.consultation_id))
}

/// Returns the clocks of both sides before bargainings whose meeting has a day, to those who read what was handed over:
/// by the rules of that day, and the committee's calendar.
pub async fn data_clocks_of(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<DataClock>>> {
    let sessions = consultation::bargainings_inside(app, actor, ids).await?;
    let handed = handovers_of(app, actor, ids).await?;
    let known: Vec<_> = sessions.iter().map(|session| session.id).collect();
    let grounds = Grounds::of(app, actor, &known).await?;
    let calendars = calendar::of(app.reader(), &grounds.committees()).await?;
    let national = Calendar::default();
    let clocks = |session: &Consultation| {
        let meets_on = session.held_on.or(session.scheduled_on)?;
        let calendar = calendars.get(&session.committee_id).unwrap_or(&national);
        let due_on = clocks::data_due(meets_on, &grounds.on(session.id, meets_on), calendar);
        let of_side = |side: BargainingSide| {
            let rows = handed.get(&session.id).into_iter().flatten();
            let first_on = rows.filter(|row| row.side == side).map(|row| row.handed_on).min();
            DataClock { side, due_on, first_on, state: clocks::handover(due_on, first_on, app.today()) }
        };
        Some((session.id, BargainingSide::ALL.iter().copied().map(of_side).collect()))
    };
    Ok(sessions.iter().filter_map(clocks).collect())
}
