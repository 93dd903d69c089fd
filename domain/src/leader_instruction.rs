//! Leaders' instructions (批示) on reports and outcome documents: entered by organisers, read by those who organise alone.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::ids::{LeaderInstructionId, OutcomeId, ResearchReportId};
use entities::leader_instruction;
pub use entities::leader_instruction::Model as LeaderInstruction;
use sea_orm::{ActiveModelTrait, ColumnTrait, QueryFilter, QueryOrder, QuerySelect, Select, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::rows::{filed, keyed};
use crate::submitted::{self, Submitted};
use crate::text::required;
use crate::write::Call;

/// How many rows one read gives at the most, over all keys asked for.
const MOST: u64 = 5_000;
/// How the history names it; whoever reads no instructions reads nothing of their coming either.
pub(crate) const EVENT: &str = "RECORD_INSTRUCTION";

/// An instruction to enter.
#[derive(Debug, Clone)]
pub struct Record {
    /// What it is on.
    pub on: Submitted,
    /// Who wrote it.
    pub leader_name: String,
    /// Their post as of then.
    pub leader_title: String,
    /// The day it came in, from the submission to today.
    pub received_on: NaiveDate,
    /// Its words, at most 2,000 characters.
    pub body: String,
}

/// Enters an instruction on what has been submitted or issued. Organisers do this.
///
/// # Errors
///
/// `NOT_YET_SUBMITTED` before that; `DATE_IN_FUTURE` or `DATES_OUT_OF_ORDER` for the day.
pub async fn record(app: &App, actor: &Actor, call: &Call, input: Record) -> Result<LeaderInstructionId> {
    let leader_name = required("leaderName", &input.leader_name, 100)?;
    let leader_title = required("leaderTitle", &input.leader_title, 100)?;
    let body = required("body", &input.body, 2_000)?;

    let write = app.begin(actor, call).await?;

    let locked = submitted::lock(&write, actor, input.on).await?;
    locked.must_have_come(app, input.received_on)?;

    let id: LeaderInstructionId = app.new_id();
    leader_instruction::ActiveModel {
        id: Set(id),
        committee_id: Set(locked.committee),
        report_id: Set(input.on.report()),
        outcome_id: Set(input.on.outcome()),
        leader_name: Set(leader_name),
        leader_title: Set(leader_title),
        received_on: Set(input.received_on),
        body: Set(body),
        recorded_by_id: Set(actor.account()?),
        created_at: Set(write.now),
    }
    .insert(&write.tx)
    .await?;
    locked.record(app, &write, actor, EVENT, false).await?;

    write.commit(id).await
}

/// Returns those of `ids` that an asker may see.
pub async fn by_ids(
    app: &App,
    actor: &Actor,
    ids: &[LeaderInstructionId],
) -> Result<HashMap<LeaderInstructionId, LeaderInstruction>> {
    let select = in_order(actor).filter(leader_instruction::Column::Id.is_in(ids.iter().copied()));
    Ok(keyed(select.all(app.reader()).await?, |row| row.id))
}

/// Returns the instructions on reports, first come first, as far as an asker may see them.
pub async fn of_reports(
    app: &App,
    actor: &Actor,
    ids: &[ResearchReportId],
) -> Result<HashMap<ResearchReportId, Vec<LeaderInstruction>>> {
    let select = in_order(actor).filter(leader_instruction::Column::ReportId.is_in(ids.iter().copied()));
    Ok(filed(select.all(app.reader()).await?, |row| row.report_id))
}

/// Returns the instructions on outcome documents, first come first, as far as an asker may see them.
pub async fn of_outcomes(
    app: &App,
    actor: &Actor,
    ids: &[OutcomeId],
) -> Result<HashMap<OutcomeId, Vec<LeaderInstruction>>> {
    let select = in_order(actor).filter(leader_instruction::Column::OutcomeId.is_in(ids.iter().copied()));
    Ok(filed(select.all(app.reader()).await?, |row| row.outcome_id))
}

fn in_order(actor: &Actor) -> Select<leader_instruction::Entity> {
    leader_instruction::Entity::visible_to(actor.scope())
        .order_by_asc(leader_instruction::Column::ReceivedOn)
        .order_by_asc(leader_instruction::Column::Id)
        .limit(MOST)
}
