//! Extensions (延期): the office gives a department more time to answer, within the rule's maximum.

use chrono::{Days, NaiveDate};
use entities::deadline_extension;
use entities::enums::{AssignmentStatus, NotificationKind};
use entities::ids::{AssignmentId, DeadlineExtensionId};
use sea_orm::{ActiveModelTrait, ActiveValue, Set};

use super::Facts;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::suggestion::{Action, Case, change, record};
use crate::write::{Call, Write};
use crate::{assignment, notification, text};

/// Moves the last day of a department's present time to answer (延期).
///
/// # Errors
///
/// `ALREADY_ANSWERED` once it has answered; `NOT_LATER` for a day that is not beyond the last one, and
/// `BEYOND_EXTENSION` for one beyond the rule's maximum, counted from the start of the round.
pub async fn extend(
    app: &App,
    actor: &Actor,
    call: &Call,
    id: AssignmentId,
    until: NaiveDate,
    reason: &str,
) -> Result<AssignmentId> {
    let reason = text::required("reason", reason, 500)?;
    let write = app.begin(actor, call).await?;

    let seen = assignment::visible(&write, actor, id).await?;
    let case = Case::lock(&write, actor, seen.suggestion_id).await?;
    // What was seen may have changed while another held the case.
    let row = assignment::visible(&write, actor, id).await?;
    case.may(Action::ExtendDeadline, actor)?;
    call.must_match(row.version)?;
    if !row.role.replies() {
        return Err(Error::refused(Reason::AssistantsDoNotReply));
    }
    if row.status == AssignmentStatus::Responded {
        return Err(Error::refused(Reason::AlreadyAnswered));
    }
    let original = present_due(app, &write, &case, &row, until).await?;

    let extension: DeadlineExtensionId = app.new_id();
    let kept = deadline_extension::ActiveModel {
        id: Set(extension),
        suggestion_id: Set(row.suggestion_id),
        assignment_id: Set(id),
        round: Set(row.round),
        original_due_on: Set(original),
        due_on: Set(until),
        reason: Set(reason.clone()),
        approved_by_id: Set(actor.account()?),
        approver_name: Set(actor.name().to_owned()),
        created_at: Set(write.now),
    };
    kept.insert(&write.tx).await?;
    let moved = entities::assignment::ActiveModel {
        id: ActiveValue::Unchanged(id),
        extended_until: Set(Some(until)),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    };
    moved.update(&write.tx).await?;
    change(&write, &case, case.head.stage, |_| {}).await?;
    record(app, &write, actor, &case, "EXTEND_DEADLINE", case.status().as_str(), Some(reason)).await?;
    notification::to_department(app, &write, NotificationKind::Extended, &row, &extension.to_string()).await?;

    write.commit(id).await
}

/// Returns the last day before, after checking that the new one is later and within the rule's maximum.
async fn present_due(
    app: &App,
    write: &Write,
    case: &Case,
    row: &assignment::Assignment,
    until: NaiveDate,
) -> Result<NaiveDate> {
    let facts = Facts::load(&write.tx, &[&case.head]).await?;
    let clocks = facts.clocks(&case.head, app.today());
    let answers = clocks.iter().filter(|clock| clock.is_answer() && clock.assignment == Some(row.id));
    let present = answers.max_by_key(|clock| clock.kind).ok_or(Error::refused(Reason::WrongState))?;
    if until <= present.due_on {
        return Err(Error::bad_input("until", Reason::NotLater));
    }
    let version = facts.versions.get(&row.rules_id).ok_or_else(|| Error::internal("an assignment without rules"))?;
    let most = Days::new(version.rules.extended_reply_days.into());
    if present.starts_on.checked_add_days(most).is_none_or(|last| until > last) {
        return Err(Error::bad_input("until", Reason::BeyondExtension));
    }
    Ok(present.due_on)
}
