//! Another round (重新办理): departments handle the case again under fresh clocks; what was there stays.

use entities::enums::{NotificationKind, SuggestionStatus};
use entities::ids::DepartmentId;
use sea_orm::Set;

use crate::actor::Actor;
use crate::app::App;
use crate::assignment::begin_again;
use crate::error::Result;
use crate::notification;
use crate::suggestion::machine::{Event, after};
use crate::suggestion::{Case, change, record};
use crate::write::Write;

/// Why a case is handled again.
#[derive(Debug, Clone)]
pub(crate) enum Again {
    /// A proposer is dissatisfied: every answering department begins again.
    Dissatisfied,
    /// A department broke its promise, and begins again alone: the answers of the others stand.
    PromiseBroken {
        /// Which.
        department: DepartmentId,
        /// Why it is taken up again.
        reason: String,
    },
}

/// Opens the next round within a larger write.
pub(crate) async fn reopen(app: &App, write: &Write, actor: &Actor, case: &Case, why: Again) -> Result<()> {
    let to = after(case.head.kind, case.head.stage, Event::Reopen)?;
    let (event, only, note) = match why {
        Again::Dissatisfied => ("REOPEN", None, None),
        Again::PromiseBroken { department, reason } => ("REOPEN_BROKEN_PROMISE", Some(department), Some(reason)),
    };

    let round = case.head.round + 1;
    let answering = case.units.iter().filter(|unit| unit.role.replies());
    let again = answering.filter(|unit| only.is_none_or(|department| department == unit.department_id));
    let mut departments = Vec::new();
    for unit in again {
        begin_again(write, unit, round).await?;
        departments.push(unit.department_id);
    }
    notification::to_departments(app, write, case, NotificationKind::Reopened, &departments).await?;
    change(write, case, to, |row| {
        row.round = Set(round);
        row.closed_at = Set(None);
    })
    .await?;
    record(app, write, actor, case, event, SuggestionStatus::Rehandling.as_str(), note).await
}
