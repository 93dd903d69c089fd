//! No document changes without a mark: every column of every table is changed, and every document built anew.

use std::collections::{BTreeMap, BTreeSet};

use entities::database::Database;
use entities::enums::SearchKind;
use entities::search_dirty;
use migration::sql;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, IntoActiveModel, Statement};
use tests::Ground;
use uuid::Uuid;

use super::rows;
use crate::for_every_table;

/// States to change from: what is closed shows other things than what is handled.
const BEGINNINGS: [&str; 2] = [
    "UPDATE suggestion SET stage = 'CLOSED', decline_ground = NULL",
    "UPDATE suggestion SET stage = 'ASSIGNED'; UPDATE assignment SET status = 'IN_HANDLING'",
];

/// Every row behind a document.
fn indexed() -> Vec<(SearchKind, Uuid)> {
    vec![
        (SearchKind::Suggestion, rows::id(rows::SUGGESTION)),
        (SearchKind::Response, rows::id(rows::RESPONSE)),
        (SearchKind::Speech, rows::id(rows::SPEECH)),
        (SearchKind::ResearchReport, rows::id(rows::REPORT)),
        (SearchKind::Consultation, rows::id(rows::CONSULTATION)),
    ]
}

/// The documents of each row, as their hashes.
type Documents = BTreeMap<(SearchKind, Uuid), BTreeSet<String>>;

/// Returns the documents of each row, as their hashes.
async fn documents(db: &impl ConnectionTrait) -> Documents {
    let mut hashes: Documents = indexed().into_iter().map(|row| (row, BTreeSet::new())).collect();
    for document in search_indexer::build::documents(db, &indexed()).await.unwrap() {
        hashes.get_mut(&(document.kind, document.entity)).unwrap().insert(document.hash());
    }
    hashes
}

async fn strings(db: &impl ConnectionTrait, query: &str) -> Vec<(String, String)> {
    let rows = db.query_all_raw(Statement::from_string(DbBackend::Sqlite, query)).await.unwrap();
    let pair = |row: &sea_orm::QueryResult| (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap());
    rows.iter().map(pair).collect()
}

/// Returns expressions that change a column of a type, the first that the table takes being the one to use.
fn changes(table: &str, column: &str, declared: &str) -> Vec<String> {
    let other_values = sql(DbBackend::Sqlite)
        .split_once(&format!("ck_{table}_{column} CHECK ({column} IN ("))
        .map(|(_, rest)| rest.split_once("))").expect("a list ends").0.to_owned());
    if let Some(values) = other_values {
        return values.split(',').map(|value| value.trim().to_owned()).collect();
    }
    match declared.to_lowercase().as_str() {
        "uuid_text" => vec!["NULL".to_owned()],
        "timestamp_with_timezone_text" => vec!["'2019-03-04T05:06:07+00:00'".to_owned()],
        "date_text" => vec!["'2019-03-04'".to_owned()],
        "json_text" => vec![r#"'{"reply_days":7,"rehandling_days":7}'"#.to_owned()],
        "boolean" => vec![format!("NOT {column}")],
        "integer" | "bigint" | "double" => vec![format!("{column} + 1")],
        _ => vec![format!("{column} || '改'")],
    }
}

/// What was seen to change a document.
#[derive(Default)]
struct Seen {
    changes: usize,
    unmarked: Vec<String>,
}

/// Changes a column in every way that the table takes, and sees which documents change with it.
async fn change(database: &Database, before: &Documents, column: (&str, &str, &str), seen: &mut Seen) {
    let (table, column, declared) = column;
    for change in changes(table, column, declared) {
        let transaction = database.begin().await.unwrap();
        let update = format!("UPDATE {table} SET {column} = {change}");
        if transaction.execute_unprepared(&update).await.is_ok() {
            let marked = marks(&transaction).await;
            let after = documents(&transaction).await;
            for row in indexed() {
                let is_changed = before[&row] != after[&row];
                seen.changes += usize::from(is_changed);
                if is_changed && !marked.contains(&row) {
                    seen.unmarked.push(format!("{update}: {:?}", row.0));
                }
            }
        }
        transaction.rollback().await.unwrap();
    }
}

async fn marks(transaction: &DatabaseTransaction) -> BTreeSet<(SearchKind, Uuid)> {
    let marked = search_dirty::Entity::find().all(transaction).await.unwrap();
    marked.into_iter().map(|row| (row.kind, row.id)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_document_changes_without_a_mark() {
    tests::run(Ground::Sqlite, async |database: Database| {
        macro_rules! fill {
            ([] $($table:ident)+) => {$(
                entities::$table::Entity::insert(rows::$table().into_active_model())
                    .exec(database.writer())
                    .await
                    .expect(stringify!($table));
            )+};
        }
        for_every_table!(fill);

        let mut seen = Seen::default();
        for beginning in BEGINNINGS {
            database.writer().execute_unprepared(beginning).await.unwrap();
            search_dirty::Entity::delete_many().exec(database.writer()).await.unwrap();
            let before = documents(database.reader()).await;
            let tables = strings(database.reader(), "SELECT name, name FROM sqlite_master WHERE type = 'table'").await;
            for (table, _) in tables {
                let columns = format!("SELECT name, type FROM pragma_table_info('{table}')");
                for (column, declared) in strings(database.reader(), &columns).await {
                    change(&database, &before, (&table, &column, &declared), &mut seen).await;
                }
            }
        }

        assert!(seen.unmarked.is_empty(), "{:#?}", seen.unmarked);
        assert!(seen.changes > 250, "a test that sees nothing proves nothing: {}", seen.changes);
    })
    .await;
}
