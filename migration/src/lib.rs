//! The history of the schema: one module per migration, each run unchanged on SQLite and PostgreSQL.

mod m20261123_000001_people;
mod m20261123_000002_consultations;
mod m20261123_000003_suggestions;
mod m20261123_000004_search;
mod m20261123_000005_search_marks;
mod m20261124_000010_clocks;
mod m20261124_000012_screening;
mod m20261124_000013_reviews;
mod m20261124_000014_contacts;
mod m20261124_000015_hand_backs;
mod m20261124_000016_letters;
mod m20261124_000017_response_templates;
mod m20261124_000018_evaluations;
mod m20261124_000019_commitments;
mod m20261124_000020_rosters;
mod m20261124_000021_attachments;
mod m20261124_000022_publication;
mod m20261124_000023_opinion_briefs;
mod m20261124_000030_unit_rounds;
mod m20261127_000031_notices;
mod m20261128_000032_stages;
mod m20261128_000033_before_sessions;
mod m20261128_000040_floor;
mod m20261128_000045_after_sessions;
mod m20261128_000050_annual_plans;
mod m20261128_000051_ledgers;
mod m20261128_000052_calendar_feeds;
mod m20261128_000055_grass_roots;
mod m20261128_000056_bargaining;
mod m20261128_000057_drafts;
mod m20261128_000058_session_notices;
mod m20261128_000059_consultation_cases;
mod m20261128_000060_grass_records;
mod m20261128_000061_matter_marks;
mod m20261128_000063_report_files;
mod m20261128_000064_session_hours;
mod m20261128_000065_impromptu_speeches;
mod script;
mod step;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{
    DatabaseConnection, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

pub use sea_orm_migration::MigratorTrait;

use self::step::{Migration, Step};

pub use m20261123_000005_search_marks::{Mark, Source, Watched};

/// Holds the lock under which one process migrates a PostgreSQL database while others wait.
const LOCK: i64 = 0x7869_6573_6861_6e67;

/// Returns which rows enter which documents of the search index: what all triggers are made from.
pub fn search_marks() -> impl Iterator<Item = &'static Source> {
    m20261123_000005_search_marks::SOURCES.iter().chain(m20261128_000061_matter_marks::SOURCES)
}

/// The history, oldest first; what is new goes to its end.
const STEPS: &[&dyn Step] = &[
    &m20261123_000001_people::MIGRATION,
    &m20261123_000002_consultations::MIGRATION,
    &m20261123_000003_suggestions::MIGRATION,
    &m20261123_000004_search::Migration,
    &m20261123_000005_search_marks::Migration,
    &m20261124_000010_clocks::MIGRATION,
    &m20261124_000012_screening::MIGRATION,
    &m20261124_000013_reviews::MIGRATION,
    &m20261124_000014_contacts::MIGRATION,
    &m20261124_000015_hand_backs::MIGRATION,
    &m20261124_000016_letters::MIGRATION,
    &m20261124_000017_response_templates::MIGRATION,
    &m20261124_000018_evaluations::MIGRATION,
    &m20261124_000019_commitments::MIGRATION,
    &m20261124_000020_rosters::MIGRATION,
    &m20261124_000021_attachments::MIGRATION,
    &m20261124_000022_publication::MIGRATION,
    &m20261124_000023_opinion_briefs::MIGRATION,
    &m20261124_000030_unit_rounds::MIGRATION,
    &m20261127_000031_notices::MIGRATION,
    &m20261128_000032_stages::MIGRATION,
    &m20261128_000033_before_sessions::MIGRATION,
    &m20261128_000040_floor::MIGRATION,
    &m20261128_000045_after_sessions::MIGRATION,
    &m20261128_000050_annual_plans::MIGRATION,
    &m20261128_000051_ledgers::MIGRATION,
    &m20261128_000052_calendar_feeds::MIGRATION,
    &m20261128_000055_grass_roots::MIGRATION,
    &m20261128_000056_bargaining::MIGRATION,
    &m20261128_000057_drafts::MIGRATION,
    &m20261128_000058_session_notices::MIGRATION,
    &m20261128_000059_consultation_cases::MIGRATION,
    &m20261128_000060_grass_records::MIGRATION,
    &m20261128_000061_matter_marks::Migration,
    &m20261128_000063_report_files::MIGRATION,
    &m20261128_000064_session_hours::MIGRATION,
    &m20261128_000065_impromptu_speeches::MIGRATION,
];

/// Knows every migration, oldest first.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        STEPS.iter().map(|step| Box::new(Migration(*step)) as Box<dyn MigrationTrait>).collect()
    }
}

/// Brings a database to the present schema. Processes that start together wait for the first of them,
/// and what fails half-way leaves nothing behind.
///
/// # Errors
///
/// Fails when the database does, or holds migrations that this program does not know.
pub async fn up(database: &DatabaseConnection) -> Result<(), DbErr> {
    let transaction = database
        .begin_with_options(TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        })
        .await?;
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({LOCK})")).await?;
    }
    Migrator::up(&transaction, None).await?;
    transaction.commit().await
}

/// Returns the whole schema as SQL, in the words of one database.
pub fn sql(backend: DbBackend) -> String {
    STEPS.iter().map(|step| step.up_on(backend)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_history_is_in_the_order_of_its_names() {
        assert!(
            STEPS.is_sorted_by_key(|step| step.name()),
            "a database runs them in this order and lists them by name"
        );
    }
}
