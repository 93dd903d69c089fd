//! Feedback (反馈) on reports and outcome documents: what departments and others make of them, after they have gone out.

use std::collections::HashMap;

use chrono::NaiveDate;
pub use entities::feedback::Model as Feedback;
use entities::ids::{DepartmentId, FeedbackId, OutcomeId, ResearchReportId};
use entities::{feedback, outcome as outcomes, research_report};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    Set,
};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows::{filed, keyed};
use crate::submitted::{self, Submitted};
use crate::text::{optional, required};
use crate::write::Call;
use crate::{department, outcome};

/// How many rows one read gives at the most, over all keys asked for.
const MOST: u64 = 5_000;

/// Feedback to enter.
#[derive(Debug, Clone)]
pub struct Record {
    /// What it is on.
    pub on: Submitted,
    /// The department it comes from, if it is one of ours; its name is then printed where no other is given.
    pub department: Option<DepartmentId>,
    /// Who it comes from, as printed, at most 100 characters.
    pub source_name: Option<String>,
    /// The day it came in, from the submission to today.
    pub received_on: NaiveDate,
    /// What it says, at most 10,000 characters.
    pub body: String,
    /// Whether it may be read by whoever may read what it is on.
    pub is_public: bool,
}

/// Enters feedback on what has been submitted or issued. Organisers do this.
///
/// # Errors
///
/// `NOT_YET_SUBMITTED` before that; `BAD_USER_INPUT` naming the field.
pub async fn record(app: &App, actor: &Actor, call: &Call, input: Record) -> Result<FeedbackId> {
    let source_name = optional("sourceName", input.source_name.as_deref(), 100)?;
    if source_name.is_none() && input.department.is_none() {
        return Err(Error::bad_input("sourceName", Reason::Empty));
    }
    let body = required("body", &input.body, 10_000)?;

    let write = app.begin(actor, call).await?;

    let locked = submitted::lock(&write, actor, input.on).await?;
    locked.must_have_come(app, input.received_on)?;
    let ours = department::referenced(&write.tx, locked.committee, input.department.as_slice(), "department").await?;
    let of_ours = || input.department.and_then(|id| ours.get(&id)).map(|row| row.name.clone());

    let id: FeedbackId = app.new_id();
    feedback::ActiveModel {
        id: Set(id),
        committee_id: Set(locked.committee),
        report_id: Set(input.on.report()),
        outcome_id: Set(input.on.outcome()),
        department_id: Set(input.department),
        source_name: Set(source_name.or_else(of_ours).unwrap_or_default()),
        received_on: Set(input.received_on),
        body: Set(body),
        is_public: Set(input.is_public),
        recorded_by_id: Set(actor.account()?),
        created_at: Set(write.now),
    }
    .insert(&write.tx)
    .await?;
    locked.record(app, &write, actor, "RECORD_FEEDBACK", input.is_public).await?;

    write.commit(id).await
}

/// Returns those of `ids` that an asker may see.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[FeedbackId]) -> Result<HashMap<FeedbackId, Feedback>> {
    let select = in_order(actor).filter(feedback::Column::Id.is_in(ids.iter().copied()));
    Ok(keyed(select.all(app.reader()).await?, |row| row.id))
}

/// Returns the feedback on reports, first come first, as far as an asker may see it.
pub async fn of_reports(
    app: &App,
    actor: &Actor,
    ids: &[ResearchReportId],
) -> Result<HashMap<ResearchReportId, Vec<Feedback>>> {
    let select = in_order(actor).filter(feedback::Column::ReportId.is_in(ids.iter().copied()));
    Ok(filed(select.all(app.reader()).await?, |row| row.report_id))
}

/// Returns the feedback on outcome documents, first come first, as far as an asker may see it.
pub async fn of_outcomes(app: &App, actor: &Actor, ids: &[OutcomeId]) -> Result<HashMap<OutcomeId, Vec<Feedback>>> {
    let select = in_order(actor).filter(feedback::Column::OutcomeId.is_in(ids.iter().copied()));
    Ok(filed(select.all(app.reader()).await?, |row| row.outcome_id))
}

/// Selects the feedback an asker may see: all of a committee they organise for and of reports they wrote; of others what
/// is marked as public, where they see what it is on.
fn in_order(actor: &Actor) -> Select<feedback::Entity> {
    use feedback::Column;

    let reports = |of: Condition| {
        let ids = research_report::Entity::find().select_only().column(research_report::Column::Id).filter(of);
        Column::ReportId.in_subquery(ids.into_query())
    };
    let seen = outcome::visible_to(actor).select_only().column(outcomes::Column::Id).into_query();
    let opened = Condition::all()
        .add(Column::IsPublic.eq(true))
        .add(Condition::any().add(reports(research_report::is_public())).add(Column::OutcomeId.in_subquery(seen)));
    let visible = Condition::any()
        .add(Column::CommitteeId.is_in(actor.scope().organizers.iter().copied()))
        .add(reports(research_report::is_insider(actor.scope())))
        .add(opened);
    feedback::Entity::find().filter(visible).order_by_asc(Column::ReceivedOn).order_by_asc(Column::Id).limit(MOST)
}
