//! What reads and writes of rows share: rows by key, pages by id, next positions, named violations.

use std::collections::HashMap;
use std::hash::Hash;

use entities::page::{Page, PageArgs};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, Order,
    QueryFilter, QueryOrder, QuerySelect, Select, Value,
};

use crate::error::{Error, Result};
use crate::write::violated;

/// Groups rows by a key, keeping their order.
pub(crate) fn grouped<K: Eq + Hash, T>(rows: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> HashMap<K, Vec<T>> {
    let mut groups: HashMap<K, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}

/// Groups rows by a key that not all of them have, keeping their order; the others stay out.
pub(crate) fn filed<K: Eq + Hash, T>(
    rows: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> Option<K>,
) -> HashMap<K, Vec<T>> {
    let mut groups: HashMap<K, Vec<T>> = HashMap::new();
    for row in rows {
        if let Some(key) = key(&row) {
            groups.entry(key).or_default().push(row);
        }
    }
    groups
}

/// Groups what comes with its key, keeping the order.
pub(crate) fn gathered<K: Eq + Hash, T>(pairs: impl IntoIterator<Item = (K, T)>) -> HashMap<K, Vec<T>> {
    let mut groups: HashMap<K, Vec<T>> = HashMap::new();
    for (key, value) in pairs {
        groups.entry(key).or_default().push(value);
    }
    groups
}

/// Files rows under their unique key.
pub(crate) fn keyed<K: Eq + Hash, T>(rows: Vec<T>, key: impl Fn(&T) -> K) -> HashMap<K, T> {
    rows.into_iter().map(|row| (key(&row), row)).collect()
}

/// Reads the rows with these keys in one statement.
pub(crate) async fn by_key<E, K>(
    db: &impl ConnectionTrait,
    column: E::Column,
    ids: &[K],
    key: impl Fn(&E::Model) -> K,
) -> Result<HashMap<K, E::Model>>
where
    E: EntityTrait,
    K: Copy + Eq + Hash + Into<Value>,
{
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = E::find().filter(column.is_in(ids.iter().copied())).all(db).await?;
    Ok(keyed(rows, key))
}

/// Reads one page of a list that runs by id alone, which is the order of entry. The keys' moments are not looked at.
pub(crate) async fn page_by_id<E>(
    select: Select<E>,
    id: E::Column,
    args: PageArgs,
    db: &impl ConnectionTrait,
) -> Result<Page<E::Model>>
where
    E: EntityTrait,
    E::Model: FromQueryResult + Send + Sync,
{
    let mut select = select;
    if let Some(key) = args.after {
        select = select.filter(id.gt(key.id));
    }
    if let Some(key) = args.before {
        select = select.filter(id.lt(key.id));
    }
    let direction = if args.from_end { Order::Desc } else { Order::Asc };
    let mut rows = select.order_by(id, direction).limit(args.limit + 1).all(db).await?;

    let is_cut = rows.len() as u64 > args.limit;
    rows.truncate(usize::try_from(args.limit).unwrap_or(usize::MAX));
    if args.from_end {
        rows.reverse();
        return Ok(Page { rows, has_previous: is_cut, has_next: args.before.is_some() });
    }
    Ok(Page { rows, has_previous: args.after.is_some(), has_next: is_cut })
}

/// Returns the position after the last among the rows of `select`.
pub(crate) async fn next_position<E: EntityTrait>(
    select: Select<E>,
    position: E::Column,
    db: &impl ConnectionTrait,
) -> Result<i32> {
    let last: Option<Option<i32>> = select.select_only().column_as(position.max(), "last").into_tuple().one(db).await?;
    Ok(last.flatten().unwrap_or(0) + 1)
}

/// Inserts rows in one statement, or none where there are none.
pub(crate) async fn insert_all<E, A>(db: &impl ConnectionTrait, rows: impl IntoIterator<Item = A>) -> Result<()>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = E>,
{
    let rows: Vec<A> = rows.into_iter().collect();
    if !rows.is_empty() {
        E::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Turns the violation of one constraint into a refusal; PostgreSQL gives its name, SQLite its columns.
pub(crate) fn refuse(error: DbErr, constraint: &str, columns: &str, refusal: Error) -> Error {
    match violated(&error) {
        Some(what) if what == constraint || what == columns => refusal,
        _ => error.into(),
    }
}
