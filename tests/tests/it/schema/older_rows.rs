//! What older rows become when the schema moves on: nothing of them is lost, on the way back neither.

use entities::database::Database;
use entities::{commitment, commitment_follow_up, research_report_revision};
use migration::{Migrator, MigratorTrait as _};
use sea_orm::{EntityTrait, IntoActiveModel};
use tests::on_both;

use super::rows;
use crate::for_every_table;

/// How many migrations there are from one of this name on.
fn since(name: &str) -> u32 {
    let later = Migrator::migrations().into_iter().skip_while(|migration| migration.name() != name).count();
    u32::try_from(later).expect("there are few migrations")
}

on_both! {
    async fn promises_outlive_the_ledger_and_what_was_handed_in_becomes_a_version(database: Database) {
        macro_rules! fill {
            ([] $($table:ident)+) => {$(
                entities::$table::Entity::insert(rows::$table().into_active_model())
                    .exec(database.writer())
                    .await
                    .expect(concat!(stringify!($table), " takes a row"));
            )+};
        }
        for_every_table!(fill);

        Migrator::down(database.writer(), Some(since("m20261128_000045_after_sessions"))).await.unwrap();
        migration::up(database.writer()).await.unwrap();

        assert_eq!(commitment::Entity::find().all(database.reader()).await.unwrap(), [rows::commitment()]);
        let follow_ups = commitment_follow_up::Entity::find().all(database.reader()).await.unwrap();
        assert_eq!(follow_ups, [rows::commitment_follow_up()]);
        let report = rows::research_report();
        let revisions = research_report_revision::Entity::find().all(database.reader()).await.unwrap();
        let handed_in = research_report_revision::Model {
            id: report.id.0.into(),
            report_id: report.id,
            number: 1,
            title: report.title,
            summary: report.summary,
            body: report.body,
            created_at: report.status_since,
        };
        assert_eq!(revisions, [handed_in]);
    }
}
