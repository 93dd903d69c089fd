//! Who may what: a row for every field of Query, Mutation and Subscription, taken from the schema; a field without a row fails.

mod committee;
mod feeds;
mod files;
mod floor;
mod grass;
mod grass_queries;
mod ledgers;
mod mutations;
mod plan_queries;
mod plans;
mod preparation;
mod queries;
mod submitted;
mod subscriptions;

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{TypeKind, TypeSystemDefinition};

use crate::cast::Who;

/// Makes a test of every row and a list of the fields that have one. A row's table names people and, after a colon,
/// the code they get or `OK`; `others` are all whom no line names.
macro_rules! rows {
    ($check:path; $($(#[$meta:meta])* $name:ident $field:literal $subject:expr => $table:literal;)+) => {
        /// The fields that have a row.
        pub const FIELDS: &[&str] = &[$($field),+];

        $(
            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let test = |cast: $crate::cast::Cast| async move { $check(&cast, $field, $subject, $table).await };
                tests::run(tests::Ground::Sqlite, test).await;
            }
        )+
    };
}
use rows;

/// Reads a table of people and what they get.
fn expected(table: &str) -> BTreeMap<Who, String> {
    let mut wanted = BTreeMap::new();
    let mut others = None;
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (people, code) = line.split_once(':').unwrap_or_else(|| panic!("no colon in {line}"));
        for name in people.split_whitespace() {
            if name == "others" {
                others = Some(code.trim().to_owned());
            } else {
                let before = wanted.insert(Who::named(name), code.trim().to_owned());
                assert!(before.is_none(), "{name} stands twice");
            }
        }
    }
    for who in Who::ALL {
        if let Some(code) = &others {
            wanted.entry(who).or_insert_with(|| code.clone());
        }
    }
    wanted
}

/// Asserts that everybody got what the table says.
fn compare(field: &str, got: &BTreeMap<Who, String>, table: &str) {
    let wanted = expected(table);
    let differs: Vec<_> = Who::ALL
        .into_iter()
        .filter(|who| got.get(who) != wanted.get(who))
        .map(|who| format!("{}: {:?}, not {:?}", who.name(), got.get(&who), wanted.get(&who)))
        .collect();
    assert!(differs.is_empty(), "{field}\n{}", differs.join("\n"));
}

/// Returns the fields of a root type of the real schema.
fn fields_of(root: &str) -> BTreeSet<String> {
    let document = parse_schema(api::server::sdl()).expect("the schema's text parses");
    let mut fields = BTreeSet::new();
    for definition in document.definitions {
        if let TypeSystemDefinition::Type(definition) = definition
            && definition.node.name.node == root
            && let TypeKind::Object(object) = definition.node.kind
        {
            fields.extend(object.fields.into_iter().map(|field| field.node.name.node.to_string()));
        }
    }
    fields
}

fn assert_all_have_rows(root: &str, rows: &[&str]) {
    let fields = fields_of(root);
    assert!(!fields.is_empty(), "{root} has fields");
    let rows: BTreeSet<String> = rows.iter().map(|row| (*row).to_owned()).collect();

    let without: Vec<_> = fields.difference(&rows).collect();
    assert!(without.is_empty(), "fields of {root} without a row in tests/it/authorization: {without:?}");
    let gone: Vec<_> = rows.difference(&fields).collect();
    assert!(gone.is_empty(), "rows of fields that {root} has no more: {gone:?}");
}

#[test]
fn every_field_of_query_has_a_row() {
    assert_all_have_rows("Query", &[queries::FIELDS, plan_queries::FIELDS, grass_queries::FIELDS].concat());
}

#[test]
fn every_field_of_mutation_has_a_row() {
    let sessions = [committee::FIELDS, preparation::FIELDS, floor::FIELDS, submitted::FIELDS, grass::FIELDS].concat();
    let plans = [plans::FIELDS, ledgers::FIELDS, feeds::FIELDS, files::FIELDS].concat();
    assert_all_have_rows("Mutation", &[mutations::FIELDS, &sessions, &plans].concat());
}

#[test]
fn every_field_of_subscription_has_a_row() {
    assert_all_have_rows("Subscription", subscriptions::FIELDS);
}
