//! Urging (催办): the office reminds one department of one case, once in so many hours.

use std::collections::HashMap;

use entities::enums::{AssignmentStatus, NotificationKind};
use entities::ids::{AssignmentId, UrgingId};
pub use entities::urging::Model as Urging;
use entities::{suggestion, urging};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows::grouped;
use crate::suggestion::{Action, Case, Timing, change, record};
use crate::write::Call;
use crate::{assignment, notification, text};

/// How many urgings one statement reads at the most.
const MOST: u64 = 10_000;

/// Urges the department of an assignment that has not answered yet (催办).
///
/// # Errors
///
/// `URGED_RECENTLY` within the rule's hours of the last urging of the same department in the same case;
/// `ALREADY_ANSWERED` once it has answered.
pub async fn urge(app: &App, actor: &Actor, call: &Call, id: AssignmentId, note: &str) -> Result<AssignmentId> {
    let note = text::required("note", note, 500)?;
    let write = app.begin(actor, call).await?;

    let seen = assignment::visible(&write, actor, id).await?;
    let case = Case::lock(&write, actor, seen.suggestion_id).await?;
    // What was seen may have changed while another held the case.
    let row = assignment::visible(&write, actor, id).await?;
    case.may(Action::UrgeDepartment, actor)?;
    call.must_match(row.version)?;
    if row.status == AssignmentStatus::Responded {
        return Err(Error::refused(Reason::AlreadyAnswered));
    }
    Timing::of(app, &write.tx, &[&case]).await?.may_urge(case.unit(id)?)?;

    let urging_id: UrgingId = app.new_id();
    let kept = urging::ActiveModel {
        id: Set(urging_id),
        suggestion_id: Set(row.suggestion_id),
        assignment_id: Set(id),
        note: Set(note.clone()),
        made_by_id: Set(actor.account()?),
        made_by_name: Set(actor.name().to_owned()),
        created_at: Set(write.now),
    };
    kept.insert(&write.tx).await?;
    change(&write, &case, case.head.stage, |_| {}).await?;
    record(app, &write, actor, &case, "URGE", case.status().as_str(), Some(note)).await?;
    notification::to_department(app, &write, NotificationKind::Urged, &row, &urging_id.to_string()).await?;

    write.commit(id).await
}

/// Returns the urgings of assignments in cases whose inner side an asker reads, first made first.
pub async fn of_assignments(
    app: &App,
    actor: &Actor,
    ids: &[AssignmentId],
) -> Result<HashMap<AssignmentId, Vec<Urging>>> {
    let inner = suggestion::Entity::find()
        .select_only()
        .column(suggestion::Column::Id)
        .filter(suggestion::is_insider(actor.scope()))
        .into_query();
    let rows = urging::Entity::find()
        .filter(urging::Column::AssignmentId.is_in(ids.iter().copied()))
        .filter(urging::Column::SuggestionId.in_subquery(inner))
        .order_by_asc(urging::Column::CreatedAt)
        .order_by_asc(urging::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.assignment_id))
}
