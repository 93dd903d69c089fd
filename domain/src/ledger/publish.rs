//! Making a ledger public, and taking it back.

use entities::ids::LedgerId;
use entities::ledger_line;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::{Action, changed, lock, machine, tell};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text::optional;
use crate::write::Call;

/// A ledger to take back.
#[derive(Debug, Clone)]
pub struct Withdraw {
    /// The ledger.
    pub id: LedgerId,
    /// Why, at most 500 characters.
    pub reason: String,
}

/// Makes a ledger public. Organisers do this.
///
/// # Errors
///
/// `LEDGER_EMPTY` for one without lines; `WRONG_STATE` for one that is public.
pub async fn publish(app: &App, actor: &Actor, call: &Call, id: LedgerId) -> Result<LedgerId> {
    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, id).await?;
    call.must_match(row.version)?;
    let is_public = machine::after(row.is_public, Action::Publish)?;
    let lines = ledger_line::Entity::find().filter(ledger_line::Column::LedgerId.eq(row.id));
    if lines.count(&write.tx).await? == 0 {
        return Err(Error::refused(Reason::LedgerEmpty));
    }

    let mut next = changed(&write, &row);
    next.is_public = Set(is_public);
    next.update(&write.tx).await?;
    tell(app, &write, actor, &row, ("PUBLISH", is_public), None).await?;

    write.commit(row.id).await
}

/// Makes a ledger public no longer. Organisers do this.
///
/// # Errors
///
/// `REASON_NEEDED`; `WRONG_STATE` for one that is not public.
pub async fn withdraw(app: &App, actor: &Actor, call: &Call, input: Withdraw) -> Result<LedgerId> {
    let reason = optional("reason", Some(&input.reason), 500)?;
    let reason = reason.ok_or(Error::bad_input("reason", Reason::ReasonNeeded))?;

    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, input.id).await?;
    call.must_match(row.version)?;
    let is_public = machine::after(row.is_public, Action::Withdraw)?;

    let mut next = changed(&write, &row);
    next.is_public = Set(is_public);
    next.update(&write.tx).await?;
    tell(app, &write, actor, &row, ("WITHDRAW", is_public), Some(reason)).await?;

    write.commit(row.id).await
}
