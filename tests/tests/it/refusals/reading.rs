//! Refusals of what is asked for wrongly while reading.

use domain::{Code, Lang, Reason};

use super::is_refusal;
use crate::cast::{Cast, Who};

/// Makes a test of every refused query: its reason, the argument at fault, and the query.
macro_rules! refused_queries {
    ($($reason:ident $field:literal fn $name:ident() $query:block)+) => {
        /// The reasons that are provoked here.
        pub const REASONS: &[Reason] = &[$(Reason::$reason),+];

        $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let test = |cast: Cast| async move {
                    for (lang, tag) in [(Lang::Zh, "zh-CN"), (Lang::En, "en")] {
                        let client = cast.client(Who::Anonymous).clone().speaking(tag);
                        let answer = client.run(&$query, serde_json::json!({})).await;
                        is_refusal(&answer, lang, (Code::BadUserInput, Reason::$reason, $field));
                    }
                };
                tests::run(tests::Ground::Sqlite, test).await;
            }
        )+
    };
}

refused_queries! {
    InvalidPageSize "first"
    fn a_page_of_nothing_is_refused() { "{ suggestions(first: 0) { totalCount } }".to_owned() }

    InvalidPageSize "first"
    fn a_page_of_101_is_refused() { "{ consultations(first: 101) { totalCount } }".to_owned() }

    InvalidPageSize "last"
    fn a_page_has_one_end() { "{ speeches(first: 5, last: 5) { totalCount } }".to_owned() }

    InvalidPageSize "first"
    fn a_page_of_hits_is_a_page() { "{ search(query: \"\", first: 1000) { totalCount } }".to_owned() }

    InvalidCursor "after"
    fn what_is_no_cursor_is_refused() { "{ suggestions(after: \"五\") { totalCount } }".to_owned() }

    InvalidCursor "after"
    fn the_cursor_of_a_list_is_none_of_hits() { "{ search(query: \"\", after: \"AAAA\") { totalCount } }".to_owned() }

    InvalidId "id"
    fn a_department_is_no_suggestion() {
        format!("{{ suggestion(id: \"dep_{}\") {{ id }} }}", "0".repeat(32))
    }

    InvalidId "id"
    fn an_id_has_32_digits() { "{ node(id: \"sug_1\") { id } }".to_owned() }

    InvalidId "ids"
    fn one_bad_id_among_many_is_named() { "{ nodes(ids: [\"nonsense\"]) { id } }".to_owned() }

    InvalidId "committee"
    fn a_filter_takes_ids() { "{ suggestions(filter: { committee: \"szs\" }) { totalCount } }".to_owned() }

    TooMany "ids"
    fn a_hundred_and_one_nodes_are_too_many() {
        let id = format!("\"sug_{}\"", "0".repeat(32));
        format!("{{ nodes(ids: [{}]) {{ id }} }}", vec![id; 101].join(", "))
    }

    InvalidQuery "query"
    fn a_query_has_200_characters() { format!("{{ search(query: \"{}\") {{ totalCount }} }}", "物".repeat(201)) }

    InvalidQuery "query"
    fn a_prefix_takes_its_own_values() { "{ search(query: \"日期:昨天\") { totalCount } }".to_owned() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_statistics_of_a_term_that_is_not_there_are_not_found() {
    let test = |cast: Cast| async move {
        let query = format!("{{ statistics(committee: \"{}\", term: 99) {{ received }} }}", cast.committee());
        let answer = cast.client(Who::Anonymous).run(&query, serde_json::json!({})).await;

        is_refusal(&answer, Lang::Zh, (Code::NotFound, Reason::NotFound, ""));
    };
    tests::run(tests::Ground::Sqlite, test).await;
}
