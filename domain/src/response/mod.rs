//! Responses (答复): departments draft and hand them in, the office reviews, every version stays.

mod draft;
pub mod letter;
pub mod machine;
mod read;

use entities::enums::{NotificationKind, ResponseKind, ResponseStatus};
use entities::ids::ResponseId;
use entities::response;
use sea_orm::{ActiveModelTrait, ColumnTrait, QueryFilter, Set};

pub use self::draft::{Content, Correct, Draft, correct, draft};
use self::machine::{Event, after, step, unit_event};
pub use self::read::{
    Contact, Correction, Response, ResponseText, by_ids, effective, latest_holding, of_suggestions, superseding, texts,
};
use crate::actor::Actor;
use crate::app::App;
use crate::assignment::{self, advance};
use crate::commitment;
use crate::error::{Error, Result};
use crate::notification;
use crate::publication;
use crate::suggestion::{Action, Case, DEPARTMENT, change, record};
use crate::text;
use crate::write::{Call, Write};

/// Hands the draft in for review.
pub async fn submit(app: &App, actor: &Actor, call: &Call, id: ResponseId) -> Result<ResponseId> {
    let write = app.begin(actor, call).await?;

    let (row, case) = lock(&write, actor, id).await?;
    actor.must_work_for(row.department_id, DEPARTMENT)?;
    call.must_match(row.version)?;
    let to = after(row.status, Event::Submit)?;
    commitment::must_be_made(&write, id, (row.kind, row.outcome)).await?;
    if row.kind == ResponseKind::Full {
        assignment::must_be_open(app, &write, &case, row.assignment_id).await?;
    }

    let mut submitted = moved(&write, &row, to);
    submitted.submitted_at = Set(Some(write.now));
    submitted.update(&write.tx).await?;
    settle(app, &write, actor, (&case, &row), Event::Submit, None).await?;

    write.commit(id).await
}

/// Approves a response, which delivers it to the proposers. Where the public must not read passages of the case, it reads
/// no words of this letter until the office decides anew.
pub async fn approve(app: &App, actor: &Actor, call: &Call, id: ResponseId) -> Result<ResponseId> {
    let write = app.begin(actor, call).await?;

    let (row, case) = lock(&write, actor, id).await?;
    case.may(Action::ReviewResponse, actor)?;
    call.must_match(row.version)?;
    let to = after(row.status, Event::Approve)?;

    let mut approved = moved(&write, &row, to);
    approved.approved_at = Set(Some(write.now));
    approved.public_body = Set(publication::of_new_letter(&write, &case).await?);
    approved.update(&write.tx).await?;
    settle(app, &write, actor, (&case, &row), Event::Approve, None).await?;
    notification::to_proposers(app, &write, &case, NotificationKind::Answered).await?;

    write.commit(id).await
}

/// Returns a response to its department; the reason is mandatory.
pub async fn return_to_department(
    app: &App,
    actor: &Actor,
    call: &Call,
    id: ResponseId,
    reason: &str,
) -> Result<ResponseId> {
    let reason = text::required("reason", reason, 500)?;
    let write = app.begin(actor, call).await?;

    let (row, case) = lock(&write, actor, id).await?;
    case.may(Action::ReviewResponse, actor)?;
    call.must_match(row.version)?;
    let to = after(row.status, Event::Return)?;

    let mut returned = moved(&write, &row, to);
    returned.review_note = Set(Some(reason.clone()));
    returned.update(&write.tx).await?;
    settle(app, &write, actor, (&case, &row), Event::Return, Some(reason)).await?;
    let whose = [row.department_id];
    notification::to_departments(app, &write, &case, NotificationKind::ResponseReturned, &whose).await?;

    write.commit(id).await
}

/// Loads a response that the actor may see, and locks its case.
async fn lock(write: &Write, actor: &Actor, id: ResponseId) -> Result<(response::Model, Case)> {
    let select = response::Entity::visible_to(actor.scope()).filter(response::Column::Id.eq(id));
    let row = write.lock(select).await?;
    let case = Case::lock(write, actor, row.suggestion_id).await?;
    Ok((row, case))
}

/// The row in its next stage and version.
fn moved(write: &Write, row: &response::Model, to: ResponseStatus) -> response::ActiveModel {
    response::ActiveModel {
        id: sea_orm::ActiveValue::Unchanged(row.id),
        status: Set(to),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    }
}

/// Moves the response's assignment on, marks the case as changed, and keeps the history.
async fn settle(
    app: &App,
    write: &Write,
    actor: &Actor,
    (case, row): (&Case, &response::Model),
    event: Event,
    note: Option<String>,
) -> Result<()> {
    let moves = unit_event(row.kind, event).ok_or_else(|| Error::internal("a review moves its department"))?;
    let to = advance(write, case.unit(row.assignment_id)?, moves).await?;
    change(write, case, case.head.stage, |_| {}).await?;
    record(app, write, actor, case, step(row.kind, event), to.as_str(), note).await
}
