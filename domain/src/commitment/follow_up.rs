//! Following up a commitment (跟踪办理): the department reports; the office and the supervising office judge, and what was
//! promised on the spot the session's organisers too.

use chrono::NaiveDate;
use entities::enums::{CommitmentVerdict, FollowUpKind};
use entities::ids::CommitmentId;
use entities::{commitment, commitment_follow_up};
use sea_orm::{ActiveModelTrait, ActiveValue, Set};

use super::home;
use super::machine::{Event, after, state};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text;
use crate::write::{Call, Write};

/// What a department reports.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The commitment.
    pub commitment: CommitmentId,
    /// Whether it says that the promise is kept; otherwise it tells of progress.
    pub is_fulfilled: bool,
    /// The day it tells of.
    pub on: NaiveDate,
    /// What was done, with the evidence.
    pub note: String,
}

/// What became of a commitment.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// The commitment.
    pub commitment: CommitmentId,
    /// Kept or broken.
    pub verdict: CommitmentVerdict,
    /// The day it was kept, or is judged broken.
    pub on: NaiveDate,
    /// What shows it, or why it is broken.
    pub note: String,
}

/// Reports progress or fulfilment as the department that promised; a claim waits for its judgement.
pub async fn follow_up(app: &App, actor: &Actor, call: &Call, input: Claim) -> Result<CommitmentId> {
    let note = checked(app, input.on, &input.note)?;
    let write = app.begin(actor, call).await?;

    let (row, home) = home::lock(&write, actor, input.commitment).await?;
    home.may_follow_up(actor, &row)?;
    call.must_match(row.version)?;
    home.must_hold(&row)?;
    step(app, &row, if input.is_fulfilled { Event::Claim } else { Event::Progress })?;

    let kind = if input.is_fulfilled { FollowUpKind::Claim } else { FollowUpKind::Progress };
    keep(app, &write, actor, &row, (kind, input.on, note)).await?;
    moved(&write, &row).update(&write.tx).await?;
    home.record(app, &write, actor, "FOLLOW_UP_COMMITMENT").await?;

    write.commit(row.id).await
}

/// Judges what became of a commitment: of one in force, of one that a later response left open, or of one made on the spot.
pub async fn judge(app: &App, actor: &Actor, call: &Call, input: Judgement) -> Result<CommitmentId> {
    let note = checked(app, input.on, &input.note)?;
    let write = app.begin(actor, call).await?;

    let (row, home) = home::lock(&write, actor, input.commitment).await?;
    home.may_judge(actor)?;
    call.must_match(row.version)?;
    let (event, kind) = match input.verdict {
        CommitmentVerdict::Fulfilled => (Event::Fulfil { is_in_time: input.on <= row.due_on }, FollowUpKind::Fulfilled),
        CommitmentVerdict::Broken => (Event::Break, FollowUpKind::Broken),
    };
    home.must_hold(&row)?;
    step(app, &row, event)?;

    keep(app, &write, actor, &row, (kind, input.on, note)).await?;
    let mut judged = moved(&write, &row);
    judged.verdict = Set(Some(input.verdict));
    judged.settled_on = Set(Some(input.on));
    judged.update(&write.tx).await?;
    home.record(app, &write, actor, "JUDGE_COMMITMENT").await?;

    write.commit(row.id).await
}

fn checked(app: &App, on: NaiveDate, note: &str) -> Result<String> {
    if on > app.today() {
        return Err(Error::bad_input("on", Reason::DateInFuture));
    }
    text::required("note", note, 1_000)
}

fn step(app: &App, row: &commitment::Model, event: Event) -> Result<()> {
    after(state(row.due_on, row.verdict.zip(row.settled_on), app.today()), event).map(|_| ())
}

async fn keep(
    app: &App,
    write: &Write,
    actor: &Actor,
    row: &commitment::Model,
    (kind, on, note): (FollowUpKind, NaiveDate, String),
) -> Result<()> {
    let follow_up = commitment_follow_up::ActiveModel {
        id: Set(app.new_id()),
        commitment_id: Set(row.id),
        kind: Set(kind),
        happened_on: Set(on),
        note: Set(note),
        made_by_id: Set(actor.account()?),
        made_by_name: Set(actor.name().to_owned()),
        created_at: Set(write.now),
    };
    follow_up.insert(&write.tx).await?;
    Ok(())
}

/// The row in its next version.
pub(super) fn moved(write: &Write, row: &commitment::Model) -> commitment::ActiveModel {
    commitment::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    }
}
