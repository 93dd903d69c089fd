//! Migrations go up, down and up again, and what they make follows the house's rules.

use std::collections::BTreeSet;

use entities::database::Database;
use entities::{search_lease, search_state};
use migration::{Migrator, MigratorTrait, sql};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, Statement};
use tests::on_both;
use uuid::Uuid;

/// Returns the first column of every row of a query.
async fn column(database: &Database, sqlite: &str, postgres: &str) -> BTreeSet<String> {
    let sql = if database.backend() == DbBackend::Sqlite { sqlite } else { postgres };
    let rows = database.reader().query_all_raw(Statement::from_string(database.backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap()).collect()
}

async fn tables(database: &Database) -> BTreeSet<String> {
    column(
        database,
        "SELECT name FROM sqlite_master WHERE type = 'table'",
        "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'",
    )
    .await
}

on_both! {
    async fn the_schema_goes_down_and_up_again(database: Database) {
        let up = tables(&database).await;

        Migrator::down(database.writer(), None).await.unwrap();
        let left = tables(&database).await;
        migration::up(database.writer()).await.unwrap();

        assert_eq!(left, BTreeSet::from(["seaql_migrations".to_owned()]));
        assert_eq!(tables(&database).await, up);
    }

    async fn going_up_twice_changes_nothing(database: Database) {
        let before = search_state::Entity::find().all(database.reader()).await.unwrap();

        migration::up(database.writer()).await.unwrap();

        assert_eq!(search_state::Entity::find().all(database.reader()).await.unwrap(), before);
    }

    async fn a_new_database_has_a_name_no_index_and_a_free_lease(database: Database) {
        let state = search_state::Entity::find().one(database.reader()).await.unwrap().unwrap();
        let lease = search_lease::Entity::find().one(database.reader()).await.unwrap().unwrap();

        assert_ne!(state.database_id, Uuid::nil());
        assert_eq!((state.id, state.generation, state.building, state.schema_hash.as_str()), (1, 0, None, ""));
        assert_eq!((lease.id, lease.owner, lease.fence), (1, Uuid::nil(), 0));
        assert_eq!(lease.expires_at.timestamp(), 0);
    }

    async fn every_foreign_key_leads_an_index(database: Database) {
        let keys = column(
            &database,
            "SELECT m.name || '.' || f.\"from\" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
             WHERE m.type = 'table'",
            "SELECT c.conrelid::regclass || '.' || a.attname FROM pg_constraint c
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] WHERE c.contype = 'f'",
        )
        .await;

        let leading = column(
            &database,
            "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c
             WHERE m.type = 'table' AND c.seqno = 0",
            "SELECT i.indrelid::regclass || '.' || a.attname FROM pg_index i
             JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]",
        )
        .await;

        assert!(keys.len() > 40, "{keys:?}");
        assert_eq!(keys.difference(&leading).collect::<Vec<_>>(), Vec::<&String>::new());
    }

    async fn several_processes_may_migrate_at_once(database: Database) {
        Migrator::down(database.writer(), None).await.unwrap();

        let both = tokio::join!(migration::up(database.writer()), migration::up(database.writer()));

        assert!(both.0.is_ok() && both.1.is_ok(), "{both:?}");
    }
}

#[test]
fn every_constraint_and_index_has_a_name_of_its_kind() {
    let script = sql(DbBackend::Postgres);
    let words: Vec<&str> = script.split_whitespace().collect();

    let mut names = BTreeSet::new();
    for at in 0..words.len() {
        let prefix = match words[at] {
            "PRIMARY" => "pk_",
            "UNIQUE" => "uq_",
            "FOREIGN" => "fk_",
            "CHECK" => "ck_",
            "INDEX" => "ix_",
            _ => continue,
        };
        let name = if prefix == "ix_" { words[at + 1] } else { words[at - 1] };
        assert!(name.starts_with(prefix), "{}", words[at - 2..at + 3].join(" "));
        if words[at - 3] == "ADD" {
            // A constraint of an older table gets other words and keeps its name.
            continue;
        }
        assert!(name.len() <= 63, "PostgreSQL cuts {name}");
        assert!(names.insert(name), "two are named {name}");
    }

    assert!(names.len() > 150, "{}", names.len());
}
