//! A broken promise reopens the handling (承诺未兑现，重新办理): its department begins another round.

use entities::ids::{CommitmentId, SuggestionId};
use sea_orm::{ActiveModelTrait, Set};

use super::follow_up::moved;
use super::home::{Home, lock};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::evaluation::{self, Again};
use crate::reason::Reason;
use crate::suggestion::Action;
use crate::text;
use crate::write::Call;

/// Reopens a suggestion that is answered or closed, as the office or the supervising office, for a commitment that was
/// judged broken and has not reopened it before. What was answered and evaluated stays.
pub async fn reopen(
    app: &App,
    actor: &Actor,
    call: &Call,
    (id, commitment): (SuggestionId, CommitmentId),
    reason: &str,
) -> Result<SuggestionId> {
    let reason = text::required("reason", reason, 500)?;
    let write = app.begin(actor, call).await?;

    let (row, home) = lock(&write, actor, commitment).await?;
    let unknown = Error::bad_input("commitment", Reason::UnknownReference);
    let Home::Case(case) = home else { return Err(unknown) };
    if row.suggestion_id != Some(id) {
        return Err(unknown);
    }
    case.may(Action::Reopen, actor)?;
    call.must_match(case.head.version)?;
    if !case.promises.iter().any(|promise| promise.id == row.id && promise.may_reopen()) {
        return Err(Error::refused(Reason::NoBrokenPromise));
    }

    let again = Again::PromiseBroken { department: row.department_id, reason };
    evaluation::reopen(app, &write, actor, &case, again).await?;
    let mut used = moved(&write, &row);
    used.reopened_round = Set(Some(case.head.round + 1));
    used.update(&write.tx).await?;

    write.commit(id).await
}
