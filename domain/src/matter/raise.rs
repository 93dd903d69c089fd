//! Raising a matter before a council, and putting it before a meeting, or before a later one again.

use chrono::NaiveDate;
use entities::enums::{MatterStage, RaisedThrough};
use entities::ids::{ConsultationId, CouncilMatterId, DeliberationCouncilId};
use entities::{council_matter, council_matter_meeting, council_matter_step};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::history::tell;
use super::{change, lock, must_not_tell};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self, Consultation};
use crate::council::{self, must_hold_it};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows;
use crate::text::{draft, optional, required};
use crate::write::{Call, Write};

/// How many matters a council has at the most, those closed included.
const MOST_OF_COUNCIL: u64 = 2_000;

/// How many matters one meeting has at the most.
const MOST_MATTERS: u64 = 100;

/// A matter to raise.
#[derive(Debug, Clone)]
pub struct Raise {
    /// The council.
    pub council: DeliberationCouncilId,
    /// The meeting it comes before; nothing leaves that open.
    pub consultation: Option<ConsultationId>,
    /// What it is about, at most 100 characters.
    pub title: String,
    /// What was told, at most 2,000 characters; may be empty.
    pub body: String,
    /// How it came to be known.
    pub raised_through: RaisedThrough,
    /// The day it was raised, not in the future.
    pub raised_on: NaiveDate,
    /// Who raised it, as printed.
    pub raised_by: Option<String>,
    /// Whether that is a private person.
    pub is_private: bool,
}

/// A matter to put before a meeting.
#[derive(Debug, Clone)]
pub struct Place {
    /// The matter.
    pub matter: CouncilMatterId,
    /// The meeting.
    pub consultation: ConsultationId,
}

/// Raises a matter before a council, as an organiser. It is discovered then.
///
/// # Errors
///
/// `PRIVATE_NAME` for a text that names who raised it, a private person; `BAD_USER_INPUT` naming the field; the refusals
/// of [`place`] where a meeting is named.
pub async fn raise(app: &App, actor: &Actor, call: &Call, input: Raise) -> Result<CouncilMatterId> {
    let title = required("title", &input.title, 100)?;
    let body = draft("body", &input.body, 2_000)?;
    let raised_by = optional("raisedBy", input.raised_by.as_deref(), 100)?;
    let told = [("title", Some(title.as_str())), ("body", Some(body.as_str()))];
    must_not_tell((raised_by.as_deref(), input.is_private), &told)?;
    if input.raised_on > app.today() {
        return Err(Error::bad_input("raisedOn", Reason::DateInFuture));
    }

    let write = app.begin(actor, call).await?;

    let council = council::lock(&write, actor, input.council).await?;
    let of_council = council_matter::Entity::find().filter(council_matter::Column::CouncilId.eq(council.id));
    if of_council.count(&write.tx).await? >= MOST_OF_COUNCIL {
        return Err(Error::bad_input("council", Reason::TooMany));
    }
    let session = match input.consultation {
        Some(id) => Some(consultation::lock(&write, actor, id).await?),
        None => None,
    };

    let id: CouncilMatterId = app.new_id();
    let row = council_matter::ActiveModel {
        id: Set(id),
        council_id: Set(council.id),
        committee_id: Set(council.committee_id),
        title: Set(title),
        body: Set(body),
        raised_through: Set(input.raised_through),
        raised_on: Set(input.raised_on),
        raised_by: Set(raised_by),
        is_private: Set(input.is_private),
        stage: Set(MatterStage::Discovered),
        result: Set(None),
        fed_back_on: Set(None),
        feedback: Set(None),
        created_at: Set(write.now),
        updated_at: Set(write.now),
        version: Set(1),
    };
    let row = row.insert(&write.tx).await?;
    let step = council_matter_step::ActiveModel {
        id: Set(app.new_id()),
        matter_id: Set(id),
        stage: Set(MatterStage::Discovered),
        taken_on: Set(input.raised_on),
        taken_by: Set(council.name.clone()),
        department_id: Set(None),
        note: Set(String::new()),
        created_at: Set(write.now),
    };
    step.insert(&write.tx).await?;
    tell(app, &write, actor, &row, ("RAISE_MATTER", row.stage)).await?;
    council::tell(app, &write, actor, &council, council::Event::RaiseMatter).await?;
    if let Some(session) = session {
        put(app, &write, actor, &row, &session).await?;
    }

    write.commit(id).await
}

/// Puts a matter before a meeting, after those that are before it, as an organiser. One that was before an earlier
/// meeting stays in its record.
///
/// # Errors
///
/// `OTHER_FORMAT` or `OTHER_COUNCIL` where its council does not hold the meeting, `DUPLICATE` where it is before it,
/// `WRONG_STATE` once the matter is closed.
pub async fn place(app: &App, actor: &Actor, call: &Call, input: Place) -> Result<CouncilMatterId> {
    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, input.matter).await?;
    call.must_match(row.version)?;
    let session = consultation::lock(&write, actor, input.consultation).await?;
    if row.stage == MatterStage::Closed {
        return Err(Error::refused(Reason::WrongState));
    }

    put(app, &write, actor, &row, &session).await?;
    change(&write, &row, |_| {}).await?;

    write.commit(row.id).await
}

/// Writes that a matter is before a meeting which its council holds.
async fn put(app: &App, write: &Write, actor: &Actor, row: &super::Matter, session: &Consultation) -> Result<()> {
    must_hold_it(write, row.council_id, session).await?;
    let of_session =
        || council_matter_meeting::Entity::find().filter(council_matter_meeting::Column::ConsultationId.eq(session.id));
    if of_session().count(&write.tx).await? >= MOST_MATTERS {
        return Err(Error::bad_input("consultation", Reason::TooMany));
    }
    let before = council_matter_meeting::Entity::find_by_id((row.id, session.id)).one(&write.tx).await?;
    if before.is_some() {
        return Err(Error::bad_input("consultation", Reason::Duplicate));
    }
    let position = rows::next_position(of_session(), council_matter_meeting::Column::Position, &write.tx).await?;
    let link = council_matter_meeting::ActiveModel {
        matter_id: Set(row.id),
        consultation_id: Set(session.id),
        position: Set(position),
    };
    link.insert(&write.tx).await?;
    tell(app, write, actor, row, ("PLACE_MATTER", row.stage)).await?;
    consultation::note(app, write, actor, session, "PLACE_MATTER", None).await
}
