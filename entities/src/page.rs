//! Keyset pages over a list ordered by one column and the id.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PartialModelTrait, QueryFilter, QueryOrder,
    QuerySelect, Select, Value,
};
use uuid::Uuid;

/// Which way a list runs and how much of it is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageArgs {
    /// How many rows at the most, 1 to 100.
    pub limit: u64,
    /// Rows strictly after this key in the list's order.
    pub after: Option<Key>,
    /// Rows strictly before this key in the list's order.
    pub before: Option<Key>,
    /// Take the page from the end of the range (Relay's `last`).
    pub from_end: bool,
}

/// A place in a list: the order column's value and the id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The order column's value.
    pub at: DateTime<Utc>,
    /// The unique tiebreak.
    pub id: Uuid,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows, in the list's order.
    pub rows: Vec<T>,
    /// Whether rows precede this page.
    pub has_previous: bool,
    /// Whether rows follow this page.
    pub has_next: bool,
}

impl<T> Page<T> {
    /// Makes a page of rows read with one over the limit, in reading order.
    fn cut(mut rows: Vec<T>, args: PageArgs) -> Self {
        let is_cut = rows.len() as u64 > args.limit;
        rows.truncate(usize::try_from(args.limit).unwrap_or(usize::MAX));
        if args.from_end {
            rows.reverse();
            return Self { rows, has_previous: is_cut, has_next: args.before.is_some() };
        }
        Self { rows, has_previous: args.after.is_some(), has_next: is_cut }
    }

    /// Returns the page with every row changed.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page {
            rows: self.rows.into_iter().map(change).collect(),
            has_previous: self.has_previous,
            has_next: self.has_next,
        }
    }
}

/// Which column a list runs by, and which way.
#[derive(Debug, Clone, Copy)]
pub struct Order<C> {
    /// The order column, a moment that is never null.
    pub at: C,
    /// The unique tiebreak.
    pub id: C,
    /// Newest first.
    pub is_descending: bool,
}

/// Reads one page of whole rows in one statement.
///
/// # Errors
///
/// Fails when the database does.
pub async fn fetch<E: EntityTrait>(
    select: Select<E>,
    order: Order<E::Column>,
    args: PageArgs,
    db: &impl ConnectionTrait,
) -> Result<Page<E::Model>, DbErr> {
    Ok(Page::cut(bounded(select, order, args, Value::from).all(db).await?, args))
}

/// Reads one page of whole rows of a list that runs by a day: the keys' moments are the days' midnights in UTC.
///
/// # Errors
///
/// Fails when the database does.
pub async fn fetch_by_day<E: EntityTrait>(
    select: Select<E>,
    order: Order<E::Column>,
    args: PageArgs,
    db: &impl ConnectionTrait,
) -> Result<Page<E::Model>, DbErr> {
    let rows = bounded(select, order, args, |at| at.date_naive().into()).all(db).await?;
    Ok(Page::cut(rows, args))
}

/// Reads one page of partial rows, such as `Head`, in one statement.
///
/// # Errors
///
/// Fails when the database does.
pub async fn fetch_partial<E, M>(
    select: Select<E>,
    order: Order<E::Column>,
    args: PageArgs,
    db: &impl ConnectionTrait,
) -> Result<Page<M>, DbErr>
where
    E: EntityTrait,
    M: PartialModelTrait,
{
    let rows = bounded(select, order, args, Value::from).into_partial_model::<M>().all(db).await?;
    Ok(Page::cut(rows, args))
}

/// Limits `select` to a page and the one row over it that tells whether more follow.
fn bounded<E: EntityTrait>(
    select: Select<E>,
    order: Order<E::Column>,
    args: PageArgs,
    place: fn(DateTime<Utc>) -> Value,
) -> Select<E> {
    let runs_down = order.is_descending != args.from_end;
    let direction = if runs_down { sea_orm::Order::Desc } else { sea_orm::Order::Asc };
    [(args.after, order.is_descending), (args.before, !order.is_descending)]
        .into_iter()
        .filter_map(|(key, below)| key.map(|key| beyond::<E>(order, (place(key.at), key.id), below)))
        .fold(select, QueryFilter::filter)
        .order_by(order.at, direction.clone())
        .order_by(order.id, direction)
        .limit(args.limit + 1)
}

/// Rows strictly on one side of a key: the column first, the id where the column is equal.
fn beyond<E: EntityTrait>(order: Order<E::Column>, (place, key): (Value, Uuid), below: bool) -> Condition {
    let (at, id) = (order.at, order.id);
    let (past, next) = if below { (at.lt(place.clone()), id.lt(key)) } else { (at.gt(place.clone()), id.gt(key)) };
    Condition::any().add(past).add(at.eq(place).and(next))
}
