//! The dirty set: what to index next, what is done, and what keeps failing.

use chrono::{DateTime, TimeDelta, Utc};
use entities::enums::SearchKind;
use entities::search_dirty as dirty;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// From this many failures on, a row counts as a dead letter. It is still tried, ever more rarely.
pub const DEAD_AFTER_ATTEMPTS: i32 = 5;

/// The longest pause between two tries.
const MAX_BACKOFF: TimeDelta = TimeDelta::hours(1);

/// How much of an error's text is kept.
const MAX_ERROR_CHARACTERS: usize = 500;

/// How many rows one statement marks.
const MARKED_AT_ONCE: usize = 500;

/// A dirty row as it was read. Done means that this version of it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Mark {
    /// The kind of document.
    pub kind: SearchKind,
    /// The row behind it.
    pub id: Uuid,
    /// The version read.
    pub version: i64,
}

/// How the dirty set stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Backlog {
    /// How many rows are out of date in the index.
    pub dirty: u64,
    /// How many of them have failed so often that somebody should look.
    pub dead: u64,
    /// When the oldest of them was marked.
    pub since: Option<DateTime<Utc>>,
}

/// Reads the rows that may be tried now, longest waiting first.
///
/// # Errors
///
/// Fails when the database does.
pub async fn ready(db: &impl ConnectionTrait, now: DateTime<Utc>, limit: u64) -> Result<Vec<Mark>, DbErr> {
    let may_be_tried = Condition::any().add(dirty::Column::NextTryAt.is_null()).add(dirty::Column::NextTryAt.lte(now));
    let rows = dirty::Entity::find()
        .filter(may_be_tried)
        .order_by_asc(dirty::Column::FirstDirtyAt)
        .order_by_asc(dirty::Column::Kind)
        .order_by_asc(dirty::Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| Mark { kind: row.kind, id: row.id, version: row.version }).collect())
}

/// Reads every mark there is.
///
/// # Errors
///
/// Fails when the database does.
pub async fn every(db: &impl ConnectionTrait) -> Result<Vec<Mark>, DbErr> {
    let columns = [dirty::Column::Kind, dirty::Column::Id, dirty::Column::Version];
    let rows: Vec<(SearchKind, Uuid, i64)> =
        dirty::Entity::find().select_only().columns(columns).into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(kind, id, version)| Mark { kind, id, version }).collect())
}

/// Deletes exactly the marks that were read: a newer write has raised the version and stays.
///
/// # Errors
///
/// Fails when the database does.
pub async fn done(db: &impl ConnectionTrait, marks: &[Mark]) -> Result<(), DbErr> {
    for marks in marks.chunks(MARKED_AT_ONCE) {
        dirty::Entity::delete_many().filter(exactly(marks)).exec(db).await?;
    }
    Ok(())
}

/// Puts a row off after a failure, longer each time. A newer write has made it ready again already.
///
/// # Errors
///
/// Fails when the database does.
pub async fn failed(db: &impl ConnectionTrait, mark: Mark, now: DateTime<Utc>, error: &str) -> Result<(), DbErr> {
    let Some(row) = dirty::Entity::find().filter(exactly(&[mark])).one(db).await? else { return Ok(()) };
    let attempts = row.attempts.saturating_add(1);
    let error: String = error.chars().take(MAX_ERROR_CHARACTERS).collect();
    dirty::Entity::update_many()
        .col_expr(dirty::Column::Attempts, Expr::value(attempts))
        .col_expr(dirty::Column::NextTryAt, Expr::value(now + backoff(attempts)))
        .col_expr(dirty::Column::LastError, Expr::value(error))
        .filter(exactly(&[mark]))
        .exec(db)
        .await?;
    Ok(())
}

/// Marks rows as out of date, as the triggers do.
///
/// # Errors
///
/// Fails when the database does.
pub async fn mark(db: &impl ConnectionTrait, rows: &[(SearchKind, Uuid)], now: DateTime<Utc>) -> Result<(), DbErr> {
    for rows in rows.chunks(MARKED_AT_ONCE) {
        let models = rows.iter().map(|(kind, id)| dirty::ActiveModel {
            kind: Set(*kind),
            id: Set(*id),
            version: Set(1),
            first_dirty_at: Set(now),
            attempts: Set(0),
            next_try_at: Set(None),
            last_error: Set(None),
        });
        let raised = Expr::col((dirty::Entity, dirty::Column::Version)).add(1);
        let again = OnConflict::columns([dirty::Column::Kind, dirty::Column::Id])
            .value(dirty::Column::Version, raised)
            .value(dirty::Column::Attempts, 0)
            .value(dirty::Column::NextTryAt, Option::<DateTime<Utc>>::None)
            .to_owned();
        dirty::Entity::insert_many(models).on_conflict(again).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Tells how the dirty set stands.
///
/// # Errors
///
/// Fails when the database does.
pub async fn backlog(db: &impl ConnectionTrait) -> Result<Backlog, DbErr> {
    let counted: Option<(i64, Option<i64>, Option<DateTime<Utc>>)> = dirty::Entity::find()
        .select_only()
        .column_as(Expr::col(dirty::Column::Id).count(), "dirty")
        .column_as(dead_ones(), "dead")
        .column_as(dirty::Column::FirstDirtyAt.min(), "since")
        .into_tuple()
        .one(db)
        .await?;
    let (dirty, dead, since) = counted.unwrap_or_default();
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    Ok(Backlog { dirty: count(dirty), dead: count(dead.unwrap_or_default()), since })
}

fn dead_ones() -> sea_orm::sea_query::SimpleExpr {
    let dead = Expr::col(dirty::Column::Attempts).gte(DEAD_AFTER_ATTEMPTS);
    let one: sea_orm::sea_query::SimpleExpr = Expr::case(dead, 1).finally(0).into();
    one.sum()
}

fn exactly(marks: &[Mark]) -> Condition {
    marks.iter().fold(Condition::any(), |any, mark| {
        let this = Condition::all()
            .add(dirty::Column::Kind.eq(mark.kind))
            .add(dirty::Column::Id.eq(mark.id))
            .add(dirty::Column::Version.eq(mark.version));
        any.add(this)
    })
}

/// Waits 2 seconds after the first failure, then twice as long each time.
fn backoff(attempts: i32) -> TimeDelta {
    let doublings = u32::try_from(attempts.clamp(1, 20)).unwrap_or(20);
    TimeDelta::seconds(1_i64 << doublings).min(MAX_BACKOFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_an_hour() {
        assert_eq!(backoff(1), TimeDelta::seconds(2));
        assert_eq!(backoff(5), TimeDelta::seconds(32));
        assert_eq!(backoff(40), MAX_BACKOFF);
        assert_eq!(backoff(i32::MAX), MAX_BACKOFF);
    }
}
