//! Ledgers (台账): figures against targets of a year or season, as reported or counted, every correction on record.

mod count;
mod keep;
pub mod machine;
mod publish;
mod read;
mod share;
mod value;

use entities::enums::HistorySubject;
use entities::ids::LedgerId;
use entities::ledger;
pub use entities::ledger::Model as Ledger;
use sea_orm::{ActiveValue, ColumnTrait, QueryFilter, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::consultation::ORGANIZERS;
use crate::error::Result;
use crate::history;
use crate::write::Write;

pub use self::keep::{Correct, Create, NewLine, correct, create, record};
pub use self::machine::Action;
pub use self::publish::{Withdraw, publish, withdraw};
pub use self::read::{
    LedgerFilter, Line, Revision, by_ids, count, history_of, lines_of, list, of_consultations, revisions_of,
};
pub use self::share::{Share, share};
pub use self::value::Value;

/// Returns what an asker may do with a ledger now: the same table that the writes obey.
pub fn allowed_actions(actor: &Actor, row: &Ledger) -> Vec<Action> {
    if !actor.holds(row.committee_id, ORGANIZERS) {
        return Vec::new();
    }
    Action::ALL.into_iter().filter(|action| machine::after(row.is_public, *action).is_ok()).collect()
}

/// Whether an asker is among those who keep a committee's ledgers and read all of them.
fn is_insider(actor: &Actor, row: &Ledger) -> bool {
    actor.scope().organizers.contains(&row.committee_id)
}

/// Loads and locks a ledger that the actor may see and keeps.
async fn lock(write: &Write, actor: &Actor, id: LedgerId) -> Result<Ledger> {
    let row = write.lock(ledger::Entity::visible_to(actor.scope()).filter(ledger::Column::Id.eq(id))).await?;
    actor.must_hold(row.committee_id, ORGANIZERS)?;
    Ok(row)
}

/// The row as it changes next.
fn changed(write: &Write, row: &Ledger) -> ledger::ActiveModel {
    ledger::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    }
}

/// Writes a history entry about a ledger, whose publicity is what becomes of it.
async fn tell(
    app: &App,
    write: &Write,
    actor: &Actor,
    row: &Ledger,
    (event, is_public): (&str, bool),
    note: Option<String>,
) -> Result<()> {
    let named = |is_public| if is_public { "PUBLIC" } else { "INTERNAL" };
    let entry = history::Entry {
        committee: row.committee_id,
        subject: HistorySubject::Ledger,
        subject_id: row.id.0,
        event,
        from: Some(named(row.is_public)),
        to: named(is_public),
        note,
        is_public: false,
    };
    history::record(app, write, actor, entry).await
}
