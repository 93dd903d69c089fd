//! What older rows become when the schema moves on: nothing of them is lost, on the way back neither.

use chrono::NaiveDate;
use entities::database::Database;
use entities::enums::ConsultationStatus as Phase;
use entities::{
    attachment, commitment, commitment_follow_up, consultation, feedback, leader_instruction, outcome, research_report,
    research_report_revision,
};
use migration::{Migrator, MigratorTrait as _};
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, IntoActiveModel};
use tests::on_both;

use super::rows;
use crate::for_every_table;

/// How many migrations there are from one of this name on.
fn since(name: &str) -> u32 {
    let later = Migrator::migrations().into_iter().skip_while(|migration| migration.name() != name).count();
    u32::try_from(later).expect("there are few migrations")
}

/// Writes one row into every table.
async fn fill(database: &Database) {
    macro_rules! fill {
        ([] $($table:ident)+) => {$(
            entities::$table::Entity::insert(rows::$table().into_active_model())
                .exec(database.writer())
                .await
                .expect(concat!(stringify!($table), " takes a row"));
        )+};
    }
    for_every_table!(fill);
}

/// Takes the schema back to before a migration, and on again.
async fn there_and_back(database: &Database, name: &str) {
    Migrator::down(database.writer(), Some(since(name))).await.expect("the way down");
    migration::up(database.writer()).await.expect("the way up");
}

on_both! {
    async fn promises_outlive_the_ledger_and_what_was_handed_in_becomes_a_version(database: Database) {
        fill(&database).await;

        there_and_back(&database, "m20261128_000045_after_sessions").await;

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

    async fn files_of_suggestions_stay_and_no_older_report_is_a_formal_recommendation(database: Database) {
        fill(&database).await;
        let of_report = attachment::Model {
            id: rows::id(9_463),
            suggestion_id: None,
            response_id: None,
            report_id: Some(rows::research_report().id),
            storage_key: "of a report".into(),
            ..rows::attachment()
        };
        let insert = attachment::Entity::insert(of_report.into_active_model());
        insert.exec(database.writer()).await.expect("a file of a report");

        there_and_back(&database, "m20261128_000063_report_files").await;

        let files = attachment::Entity::find().all(database.reader()).await.unwrap();
        assert_eq!(files, [rows::attachment()], "the older table has no place for files of reports");
        let reports = research_report::Entity::find().all(database.reader()).await.unwrap();
        let older = research_report::Model { is_formal_recommendation: false, ..rows::research_report() };
        assert_eq!(reports, [older]);
    }

    async fn what_had_no_day_was_issued_with_its_session_and_is_a_draft_before(database: Database) {
        fill(&database).await;
        let day = NaiveDate::from_ymd_opt(2022, 9, 30);
        let drafts = [
            (Phase::Held, day, false),
            (Phase::Held, None, true),
            (Phase::OutcomeDrafted, None, true),
            (Phase::Submitted, None, false),
            (Phase::Closed, None, false),
            (Phase::Closed, day, false),
        ];

        for (phase, issued_on, is_draft) in drafts {
            let session = consultation::Entity::update_many().col_expr(consultation::Column::Status, Expr::value(phase));
            session.exec(database.writer()).await.expect("a session");
            let paper = outcome::Entity::update_many()
                .col_expr(outcome::Column::IssuedOn, Expr::value(issued_on))
                .col_expr(outcome::Column::IsDraft, Expr::value(false));
            paper.exec(database.writer()).await.expect("a paper");

            there_and_back(&database, "m20261128_000057_drafts").await;

            let found = outcome::Entity::find().one(database.reader()).await.expect("a read");
            assert_eq!(found.map(|row| row.is_draft), Some(is_draft), "{phase:?} {issued_on:?}");
        }
    }

    async fn a_draft_of_a_session_that_is_over_does_not_go_back_to_be_shown_to_everybody(database: Database) {
        fill(&database).await;
        // A draft has been sent to nobody who could say anything to it.
        feedback::Entity::delete_many().exec(database.writer()).await.expect("no feedback");
        leader_instruction::Entity::delete_many().exec(database.writer()).await.expect("no instruction");
        let session =
            consultation::Entity::update_many().col_expr(consultation::Column::Status, Expr::value(Phase::Closed));
        session.exec(database.writer()).await.expect("a session");
        let paper = outcome::Entity::update_many().col_expr(outcome::Column::IsDraft, Expr::value(true));
        paper.exec(database.writer()).await.expect("a paper");

        there_and_back(&database, "m20261128_000057_drafts").await;

        assert_eq!(outcome::Entity::find().all(database.reader()).await.expect("a read"), []);
    }
}
