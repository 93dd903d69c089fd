//! The end of the handling (办结), and the meeting that a second dissatisfaction needs before it (面商).

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::ids::SuggestionId;
use entities::mediation_meeting;
pub use entities::mediation_meeting::Model as MediationMeeting;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use super::decide::is_dissatisfied;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows::grouped;
use crate::rules;
use crate::suggestion::machine::{Event, after};
use crate::suggestion::{Action, Case, Suggestion, Timing, change, record};
use crate::text;
use crate::write::{Call, Write};

/// How many rows one statement reads at the most: more than a full page of cases can have.
const MOST: u64 = 2_000;

/// A meeting face to face of proposers, departments and office.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// The day.
    pub held_on: NaiveDate,
    /// Who took part.
    pub participants: String,
    /// What was said and agreed.
    pub note: String,
}

impl Meeting {
    fn checked(self, app: &App) -> Result<Self> {
        if self.held_on > app.today() {
            return Err(Error::bad_input("heldOn", Reason::DateInFuture));
        }
        let participants = text::required("participants", &self.participants, 500)?;
        let note = text::required("note", &self.note, 2_000)?;
        Ok(Self { participants, note, ..self })
    }
}

/// Ends the handling as the office: when all have evaluated or their time is over, or after a second dissatisfaction with
/// the record of the face-to-face meeting.
pub async fn close(
    app: &App,
    actor: &Actor,
    call: &Call,
    id: SuggestionId,
    meeting: Option<Meeting>,
) -> Result<SuggestionId> {
    let meeting = meeting.map(|meeting| meeting.checked(app)).transpose()?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    case.may(Action::Close, actor)?;
    call.must_match(case.head.version)?;
    Timing::of(app, &write.tx, &[&case]).await?.may_close(&case)?;
    let rules = rules::in_force(app, &write, case.head.committee_id, app.today()).await?.rules;
    if is_dissatisfied(&case, rules.any_proposer_reopens) && meeting.is_none() {
        return Err(Error::bad_input("meeting", Reason::MeetingNeeded));
    }

    if let Some(meeting) = meeting {
        keep(app, &write, actor, &case, meeting).await?;
    }
    end(app, &write, actor, &case).await?;

    write.commit(id).await
}

async fn keep(app: &App, write: &Write, actor: &Actor, case: &Case, meeting: Meeting) -> Result<()> {
    let row = mediation_meeting::ActiveModel {
        id: Set(app.new_id()),
        suggestion_id: Set(case.head.id),
        round: Set(case.head.round),
        held_on: Set(meeting.held_on),
        participants: Set(meeting.participants),
        note: Set(meeting.note),
        recorded_by_id: Set(actor.account()?),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await?;
    Ok(())
}

/// Ends the handling within a larger write.
pub(super) async fn end(app: &App, write: &Write, actor: &Actor, case: &Case) -> Result<()> {
    let to = after(case.head.kind, case.head.stage, Event::Close)?;
    change(write, case, to, |row| row.closed_at = Set(Some(write.now))).await?;
    record(app, write, actor, case, "CLOSE", to.as_str(), None).await
}

/// Returns the meetings about suggestions, in order; to insiders alone.
pub async fn meetings_of(
    app: &App,
    suggestions: &[&Suggestion],
) -> Result<HashMap<SuggestionId, Vec<MediationMeeting>>> {
    let insider_of = suggestions.iter().filter(|seen| seen.is_insider).map(|seen| seen.head.id);
    let rows = mediation_meeting::Entity::find()
        .filter(mediation_meeting::Column::SuggestionId.is_in(insider_of))
        .order_by_asc(mediation_meeting::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.suggestion_id))
}
