//! Every row of the table of marks: which write marks which documents, and which marks none.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use entities::ambient::{Clock, SystemClock};
use entities::database::Database;
use entities::enums::SearchKind;
use entities::search_dirty;
use migration::{Watched, search_marks};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel, Set};
use tests::on_both;
use uuid::Uuid;

use super::rows;
use crate::for_every_table;

/// Numbers of second parents, that children are moved to.
const OTHER: u128 = 1000;
const OTHER_CONSULTATION: u128 = OTHER + rows::CONSULTATION;
const OTHER_REPORT: u128 = OTHER + rows::REPORT;
const OTHER_SUGGESTION: u128 = OTHER + rows::SUGGESTION;

type Mark = (SearchKind, u128);

const SUGGESTION: Mark = (SearchKind::Suggestion, rows::SUGGESTION);
const SUGGESTION_2: Mark = (SearchKind::Suggestion, OTHER_SUGGESTION);
const RESPONSE: Mark = (SearchKind::Response, rows::RESPONSE);
const SPEECH: Mark = (SearchKind::Speech, rows::SPEECH);
const REPORT: Mark = (SearchKind::ResearchReport, rows::REPORT);
const REPORT_2: Mark = (SearchKind::ResearchReport, OTHER_REPORT);
const CONSULTATION: Mark = (SearchKind::Consultation, rows::CONSULTATION);
const CONSULTATION_2: Mark = (SearchKind::Consultation, OTHER_CONSULTATION);

/// What an insert and a delete of the table's one row mark, where nothing hangs on it.
fn alone(table: &str) -> Vec<Mark> {
    match table {
        "suggestion" | "proposer" | "assignment" | "evaluation" => vec![SUGGESTION],
        "response" => vec![SUGGESTION, RESPONSE],
        "consultation"
        | "agenda_item"
        | "consultation_participant"
        | "consultation_figure"
        | "outcome"
        | "on_site_response"
        | "council_matter_meeting" => vec![CONSULTATION],
        "speech" => vec![SPEECH],
        "research_report" | "report_author" | "report_suggestion" => vec![REPORT],
        _ => vec![],
    }
}

/// What an update of the table's one row marks when everything hangs on it.
fn updated(table: &str) -> Vec<Mark> {
    match table {
        "suggestion" | "proposer" | "assignment" => vec![SUGGESTION, RESPONSE],
        "consultation" => vec![SPEECH, REPORT, CONSULTATION],
        _ => alone(table),
    }
}

/// What a change of what other documents copy marks: a statement and its documents.
const CHANGES: &[(&str, &str, &[Mark])] = &[
    ("department", "UPDATE department SET name = 'x'", &[SUGGESTION, RESPONSE, CONSULTATION]),
    ("department", "UPDATE department SET short_name = 'x'", &[SUGGESTION, RESPONSE, CONSULTATION]),
    ("category", "UPDATE category SET name = 'x'", &[SUGGESTION]),
    ("sector", "UPDATE sector SET name = 'x'", &[SUGGESTION, SPEECH]),
    ("member", "UPDATE member SET name = 'x'", &[SUGGESTION, SPEECH]),
    ("member", "UPDATE member SET sector_id = NULL", &[SUGGESTION, SPEECH]),
    ("committee_term", "UPDATE committee_term SET number = 12", &[SUGGESTION, RESPONSE, SPEECH, REPORT, CONSULTATION]),
    ("rules", "UPDATE rules SET body = '{}'", &[SUGGESTION]),
    ("special_committee", "UPDATE special_committee SET name = 'x'", &[CONSULTATION]),
    ("council_matter", "UPDATE council_matter SET title = 'x'", &[CONSULTATION]),
    ("council_matter", "UPDATE council_matter SET body = 'x'", &[CONSULTATION]),
    ("council_matter", "UPDATE council_matter SET result = 'x'", &[CONSULTATION]),
];

/// What a move of a child to another parent marks: both.
const MOVES: &[(&str, &str, u128, &[Mark])] = &[
    ("agenda_item", "consultation_id", OTHER_CONSULTATION, &[CONSULTATION, CONSULTATION_2]),
    ("consultation_participant", "consultation_id", OTHER_CONSULTATION, &[CONSULTATION, CONSULTATION_2]),
    ("consultation_figure", "consultation_id", OTHER_CONSULTATION, &[CONSULTATION, CONSULTATION_2]),
    ("outcome", "consultation_id", OTHER_CONSULTATION, &[CONSULTATION, CONSULTATION_2]),
    ("on_site_response", "consultation_id", OTHER_CONSULTATION, &[CONSULTATION, CONSULTATION_2]),
    ("council_matter_meeting", "consultation_id", OTHER_CONSULTATION, &[CONSULTATION, CONSULTATION_2]),
    ("report_author", "report_id", OTHER_REPORT, &[REPORT, REPORT_2]),
    ("report_suggestion", "report_id", OTHER_REPORT, &[REPORT, REPORT_2]),
    ("proposer", "suggestion_id", OTHER_SUGGESTION, &[SUGGESTION, SUGGESTION_2, RESPONSE]),
    ("assignment", "suggestion_id", OTHER_SUGGESTION, &[SUGGESTION, SUGGESTION_2, RESPONSE]),
    ("evaluation", "suggestion_id", OTHER_SUGGESTION, &[SUGGESTION, SUGGESTION_2]),
    ("response", "suggestion_id", OTHER_SUGGESTION, &[SUGGESTION, SUGGESTION_2, RESPONSE]),
];

/// Returns what is marked, and forgets it.
async fn take_marks(database: &Database) -> BTreeSet<(SearchKind, Uuid)> {
    let marked = search_dirty::Entity::find().all(database.reader()).await.unwrap();
    search_dirty::Entity::delete_many().exec(database.writer()).await.unwrap();
    marked.into_iter().map(|row| (row.kind, row.id)).collect()
}

fn named(marks: &[Mark]) -> BTreeSet<(SearchKind, Uuid)> {
    marks.iter().map(|(kind, number)| (*kind, rows::id(*number))).collect()
}

async fn run(database: &Database, sql: &str) {
    let done = database.writer().execute_unprepared(sql).await;
    let rows = done.unwrap_or_else(|error| panic!("{sql}: {error}")).rows_affected();
    assert_eq!(rows, 1, "{sql}");
}

fn literal(database: &Database, number: u128) -> String {
    let id: Uuid = rows::id(number);
    match database.backend() {
        DbBackend::Sqlite => format!("x'{}'", id.simple()),
        _ => format!("'{id}'"),
    }
}

macro_rules! insert_rows {
    ([$database:ident] $($table:ident)+) => {$(
        entities::$table::Entity::insert(rows::$table().into_active_model())
            .exec($database.writer())
            .await
            .expect(stringify!($table));
    )+};
}

/// Writes one row into every table and forgets the marks.
async fn fill(database: &Database) {
    for_every_table!(insert_rows database);
    take_marks(database).await;
}

on_both! {
    async fn every_insert_marks_its_documents(database: Database) {
        macro_rules! check {
            ([$database:ident] $($table:ident)+) => {$(
                insert_rows!([$database] $table);
                let table = stringify!($table);
                assert_eq!(take_marks(&database).await, named(&alone(table)), "insert into {table}");
            )+};
        }

        for_every_table!(check database);
    }

    async fn every_delete_marks_its_documents(database: Database) {
        fill(&database).await;
        macro_rules! tables {
            ([] $($table:ident)+) => { [$(stringify!($table)),+] };
        }

        for table in for_every_table!(tables).into_iter().rev() {
            run(&database, &format!("DELETE FROM {table}")).await;
            assert_eq!(take_marks(&database).await, named(&alone(table)), "delete from {table}");
        }
    }

    async fn every_update_of_a_watched_row_marks_its_documents(database: Database) {
        fill(&database).await;

        for source in search_marks().filter(|source| source.watched == Watched::Rows) {
            let column = match source.table {
                "report_suggestion" => "report_id",
                "council_matter_meeting" => "matter_id",
                _ => "id",
            };
            run(&database, &format!("UPDATE {} SET {column} = {column}", source.table)).await;
            assert_eq!(take_marks(&database).await, named(&updated(source.table)), "update {}", source.table);
        }
    }

    async fn a_change_of_what_documents_copy_marks_them(database: Database) {
        fill(&database).await;

        for (_, statement, marks) in CHANGES {
            run(&database, statement).await;
            assert_eq!(take_marks(&database).await, named(marks), "{statement}");
        }
    }

    async fn setting_a_name_to_what_it_was_marks_nothing(database: Database) {
        fill(&database).await;

        for source in search_marks() {
            if let Watched::Columns(columns) = source.watched {
                for column in columns {
                    run(&database, &format!("UPDATE {} SET {column} = {column}", source.table)).await;
                }
            }
        }
        run(&database, "UPDATE member SET title = 'x', version = 2").await;
        run(&database, "UPDATE department SET kind = 'COURT', version = 2").await;
        run(&database, "UPDATE sector SET position = 2").await;

        assert_eq!(take_marks(&database).await, BTreeSet::new());
    }

    async fn a_child_that_moves_marks_both_parents(database: Database) {
        fill(&database).await;
        let mut consultation = rows::consultation().into_active_model();
        consultation.id = Set(rows::id(OTHER_CONSULTATION));
        consultation.topic = Set("another".to_owned());
        consultation.insert(database.writer()).await.unwrap();
        let mut report = rows::research_report().into_active_model();
        report.id = Set(rows::id(OTHER_REPORT));
        report.insert(database.writer()).await.unwrap();
        let mut suggestion = rows::suggestion().into_active_model();
        suggestion.id = Set(rows::id(OTHER_SUGGESTION));
        suggestion.case_no = Set(None);
        suggestion.registration_no = Set(None);
        suggestion.insert(database.writer()).await.unwrap();
        take_marks(&database).await;

        for (table, column, parent, marks) in MOVES {
            let before = if *column == "consultation_id" { rows::CONSULTATION } else { parent - OTHER };
            run(&database, &format!("UPDATE {table} SET {column} = {}", literal(&database, *parent))).await;
            assert_eq!(take_marks(&database).await, named(marks), "{table} moves");
            run(&database, &format!("UPDATE {table} SET {column} = {}", literal(&database, before))).await;
            assert_eq!(take_marks(&database).await, named(marks), "{table} moves back");
        }
    }

    async fn a_second_mark_raises_the_version_and_ends_the_back_off(database: Database) {
        fill(&database).await;
        let before = SystemClock.now();
        run(&database, "UPDATE speech SET title = 'x'").await;
        let first = search_dirty::Entity::find().one(database.reader()).await.unwrap().unwrap();
        let mut failed = first.clone().into_active_model();
        failed.attempts = Set(3);
        failed.next_try_at = Set(Some(before + TimeDelta::days(1)));
        failed.last_error = Set(Some("poison".to_owned()));
        failed.update(database.writer()).await.unwrap();

        run(&database, "UPDATE speech SET title = 'y'").await;

        let second = search_dirty::Entity::find().one(database.reader()).await.unwrap().unwrap();
        assert_eq!((first.version, first.attempts, first.next_try_at), (1, 0, None));
        assert!((first.first_dirty_at - before).abs() < TimeDelta::minutes(1), "{}", first.first_dirty_at);
        assert_eq!(second, search_dirty::Model { version: 2, ..first });
    }

    async fn a_statement_over_many_rows_marks_each(database: Database) {
        fill(&database).await;
        let mut author = rows::report_author().into_active_model();
        author.id = Set(rows::id(OTHER));
        author.position = Set(2);
        author.insert(database.writer()).await.unwrap();
        take_marks(&database).await;

        let done = database.writer().execute_unprepared("UPDATE report_author SET name = 'x'").await.unwrap();

        let mark = search_dirty::Entity::find().one(database.reader()).await.unwrap().unwrap();
        assert_eq!((done.rows_affected(), mark.version), (2, 2));
    }

    async fn a_write_that_is_rolled_back_marks_nothing(database: Database) {
        fill(&database).await;

        let transaction = database.begin().await.unwrap();
        transaction.execute_unprepared("UPDATE speech SET title = 'x'").await.unwrap();
        transaction.rollback().await.unwrap();

        assert_eq!(take_marks(&database).await, BTreeSet::new());
    }

    async fn an_insert_that_settles_its_own_conflict_marks_all_the_same(database: Database) {
        fill(&database).await;
        run(&database, "UPDATE number_counter SET last = 13").await;
        run(&database, "UPDATE speech SET title = 'x'").await;

        // The outer statement's way with conflicts must not reach the trigger's own.
        run(
            &database,
            "INSERT INTO speech SELECT * FROM speech WHERE true ON CONFLICT (id) DO UPDATE SET title = 'y'",
        )
        .await;

        let mark = search_dirty::Entity::find().one(database.reader()).await.unwrap().unwrap();
        assert_eq!(mark.version, 2);
    }
}

#[test]
fn every_source_is_exercised_above() {
    for source in search_marks() {
        let is_exercised = match source.watched {
            Watched::Rows => !alone(source.table).is_empty(),
            Watched::Columns(columns) => columns.iter().all(|column| {
                CHANGES.iter().any(|(table, sql, _)| table == &source.table && sql.contains(&format!("{column} =")))
            }),
        };
        assert!(is_exercised, "{}", source.table);
    }
}
