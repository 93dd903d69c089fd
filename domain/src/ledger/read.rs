//! What an asker reads of ledgers: their lines with what is counted for them, and, for insiders, what those said before.

use std::collections::{HashMap, HashSet};

use entities::ids::{CommitteeId, ConsultationId, LedgerId, LedgerLineId};
pub use entities::ledger_line_revision::Model as Revision;
use entities::page::{self, Page, PageArgs};
use entities::{ledger, ledger_line, ledger_line_revision};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::count::counts;
use super::share::{Share, share};
use super::{Ledger, is_insider};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::history::{self, HistoryEntry};
use crate::rows::{self, grouped, keyed};

/// How many rows one read of relations gives at the most, over all keys asked for.
const MOST: u64 = 20_000;

/// Narrows a list of ledgers. Every part given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LedgerFilter {
    /// Of this committee.
    pub committee: Option<CommitteeId>,
    /// Of this year.
    pub year: Option<i32>,
    /// Of this consultation.
    pub consultation: Option<ConsultationId>,
}

/// A line as an asker sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The row.
    pub row: ledger_line::Model,
    /// The figure: as reported, or as counted now over what the asker may see.
    pub amount: Option<f64>,
}

impl Line {
    /// Returns the share of the target that the figure comes to, where both are exact.
    pub fn share(&self) -> Option<Share> {
        share((self.amount, self.row.is_approximate), (self.row.target, self.row.target_is_approximate))
    }
}

/// Lists the ledgers an asker may see, latest made first. Cursors carry `created_at` and the id.
pub async fn list(app: &App, actor: &Actor, filter: &LedgerFilter, args: PageArgs) -> Result<Page<Ledger>> {
    let order = page::Order { at: ledger::Column::CreatedAt, id: ledger::Column::Id, is_descending: true };
    Ok(page::fetch(select(actor, filter), order, args, app.reader()).await?)
}

/// Counts the ledgers an asker may see.
pub async fn count(app: &App, actor: &Actor, filter: &LedgerFilter) -> Result<u64> {
    Ok(select(actor, filter).count(app.reader()).await?)
}

/// Returns those of `ids` that an asker may see.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[LedgerId]) -> Result<HashMap<LedgerId, Ledger>> {
    let found = ledger::Entity::visible_to(actor.scope())
        .filter(ledger::Column::Id.is_in(ids.iter().copied()))
        .all(app.reader())
        .await?;
    Ok(keyed(found, |row| row.id))
}

/// Returns the ledgers of consultations, as far as an asker may see them, first made first.
pub async fn of_consultations(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Ledger>>> {
    let found = ledger::Entity::visible_to(actor.scope())
        .filter(ledger::Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(ledger::Column::CreatedAt)
        .order_by_asc(ledger::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let mut groups: HashMap<ConsultationId, Vec<Ledger>> = HashMap::new();
    for row in found {
        if let Some(consultation) = row.consultation_id {
            groups.entry(consultation).or_default().push(row);
        }
    }
    Ok(groups)
}

/// Returns the lines of ledgers, in printed order.
pub async fn lines_of(app: &App, actor: &Actor, ids: &[LedgerId]) -> Result<HashMap<LedgerId, Vec<Line>>> {
    let ledgers = by_ids(app, actor, ids).await?;
    let found = ledger_line::Entity::find()
        .filter(ledger_line::Column::LedgerId.is_in(ledgers.keys().copied()))
        .order_by_asc(ledger_line::Column::LedgerId)
        .order_by_asc(ledger_line::Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let pairs: Vec<_> = found.iter().filter_map(|row| Some((row, ledgers.get(&row.ledger_id)?))).collect();
    let counts = counts(app, actor, &pairs).await?;
    let lines = found.into_iter().map(|row| {
        let amount = row.amount.or_else(|| counts.get(&row.id).copied());
        Line { row, amount }
    });
    Ok(grouped(lines, |line| line.row.ledger_id))
}

/// Returns what lines said before, first corrected first, to insiders of their ledgers.
pub async fn revisions_of(
    app: &App,
    actor: &Actor,
    ids: &[LedgerLineId],
) -> Result<HashMap<LedgerLineId, Vec<Revision>>> {
    let lines =
        rows::by_key::<ledger_line::Entity, _>(app.reader(), ledger_line::Column::Id, ids, |row| row.id).await?;
    let ledgers: HashSet<LedgerId> = lines.values().map(|row| row.ledger_id).collect();
    let ledgers: Vec<LedgerId> = ledgers.into_iter().collect();
    let ledgers = by_ids(app, actor, &ledgers).await?;
    let inner = lines.values().filter(|row| ledgers.get(&row.ledger_id).is_some_and(|it| is_insider(actor, it)));
    let found = ledger_line_revision::Entity::find()
        .filter(ledger_line_revision::Column::LineId.is_in(inner.map(|row| row.id)))
        .order_by_asc(ledger_line_revision::Column::LineId)
        .order_by_asc(ledger_line_revision::Column::Number)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(found, |row| row.line_id))
}

/// Returns the history of ledgers, oldest first, to their insiders.
pub async fn history_of(app: &App, actor: &Actor, ids: &[LedgerId]) -> Result<HashMap<LedgerId, Vec<HistoryEntry>>> {
    let ledgers = by_ids(app, actor, ids).await?;
    let subjects: Vec<_> = ledgers.keys().map(|id| id.0).collect();
    let is_inside = |id| ledgers.get(&LedgerId(id)).is_some_and(|ledger| is_insider(actor, ledger));
    let entries = history::of(app, &subjects, is_inside).await?;
    Ok(entries.into_iter().map(|(id, rows)| (LedgerId(id), rows)).collect())
}

fn select(actor: &Actor, filter: &LedgerFilter) -> Select<ledger::Entity> {
    use ledger::Column;

    let narrowed = Condition::all()
        .add_option(filter.committee.map(|id| Column::CommitteeId.eq(id)))
        .add_option(filter.year.map(|year| Column::Year.eq(year)))
        .add_option(filter.consultation.map(|id| Column::ConsultationId.eq(id)));
    ledger::Entity::visible_to(actor.scope()).filter(narrowed)
}
