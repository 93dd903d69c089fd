//! Screening (审查): the office reviews what was submitted, and returns, declines or files it.

mod bulk;
mod review;

use entities::enums::{DeclineGround, NotificationKind, ReviewDecision};
use entities::ids::SuggestionId;
use sea_orm::Set;

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::notification;
use crate::reason::Reason;
use crate::suggestion::machine::{Event, after};
use crate::suggestion::{Action, Case, change, next_case_no, record};
use crate::text;
use crate::write::Call;

pub use bulk::{Item, Screen, screen};
pub use review::{Review, level, pass, reviews_of};
pub(crate) use review::{Verdict, verdicts_of};

/// The longest reason, in characters.
const MOST_REASON: usize = 500;

/// Sends a suggestion back to its proposer for revision; the reason is mandatory.
pub async fn return_for_revision(
    app: &App,
    actor: &Actor,
    call: &Call,
    id: SuggestionId,
    reason: &str,
) -> Result<SuggestionId> {
    let reason = text::required("reason", reason, MOST_REASON)?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    case.may(Action::Return, actor)?;
    call.must_match(case.head.version)?;
    let to = after(case.head.kind, case.head.stage, Event::Return)?;

    review::keep(app, &write, actor, &case, ReviewDecision::Return, Some(reason.clone())).await?;
    change(&write, &case, to, |_| {}).await?;
    record(app, &write, actor, &case, "RETURN", to.as_str(), Some(reason)).await?;
    notification::to_proposers(app, &write, &case, NotificationKind::Returned).await?;

    write.commit(id).await
}

/// Does not file a suggestion, on one of the grounds of domain.md §4.2, and tells the proposer why.
pub async fn decline(
    app: &App,
    actor: &Actor,
    call: &Call,
    id: SuggestionId,
    ground: DeclineGround,
    reason: &str,
) -> Result<SuggestionId> {
    let reason = text::required("reason", reason, MOST_REASON)?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    case.may(Action::Decline, actor)?;
    call.must_match(case.head.version)?;
    let to = after(case.head.kind, case.head.stage, Event::Decline)?;

    review::keep(app, &write, actor, &case, ReviewDecision::Decline, Some(reason.clone())).await?;
    change(&write, &case, to, |row| row.decline_ground = Set(Some(ground))).await?;
    record(app, &write, actor, &case, "DECLINE", to.as_str(), Some(reason)).await?;
    notification::to_proposers(app, &write, &case, NotificationKind::Declined).await?;

    write.commit(id).await
}

/// Files a proposal (立案) under the next case number of its plenary, without a gap.
pub async fn file(app: &App, actor: &Actor, call: &Call, id: SuggestionId) -> Result<SuggestionId> {
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    case.may(Action::File, actor)?;
    call.must_match(case.head.version)?;
    let to = after(case.head.kind, case.head.stage, Event::File)?;

    let plenary = case.head.plenary_number.ok_or(Error::refused(Reason::NoPlenary))?;
    review::keep(app, &write, actor, &case, ReviewDecision::File, None).await?;
    let case_no = next_case_no(&write, case.head.term_id, plenary).await?;
    change(&write, &case, to, |row| {
        row.case_no = Set(Some(case_no));
        row.filed_at = Set(Some(write.now));
    })
    .await?;
    record(app, &write, actor, &case, "FILE", to.as_str(), None).await?;
    notification::to_proposers(app, &write, &case, NotificationKind::Filed).await?;

    write.commit(id).await
}
