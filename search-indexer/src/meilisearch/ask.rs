//! Requests in Meilisearch's language: the query string and the filter expression.

use crate::analyzer::Pattern;
use crate::document::value;
use crate::engine::{Filter, Order, SearchRequest, ordinal};

use super::encode::phrase;

/// Returns the queries that together match a request, no document by two of them.
///
/// Meilisearch cannot ask for any one of several words. So a relaxed search is taken apart: the first
/// word; the second without the first; the third without both; and so on. Totals and counts add up.
pub(super) fn queries(request: &SearchRequest) -> Vec<String> {
    let query = &request.query;
    if !request.relaxed || query.words.is_empty() {
        let required: Vec<&Pattern> = query.phrases.iter().chain(&query.words).collect();
        return vec![text(&query.excluded.iter().collect::<Vec<_>>(), &required)];
    }
    let words = query.words.iter().enumerate();
    words
        .map(|(at, word)| {
            let excluded: Vec<&Pattern> = query.excluded.iter().chain(&query.words[..at]).collect();
            let required: Vec<&Pattern> = std::iter::once(word).chain(&query.phrases).collect();
            text(&excluded, &required)
        })
        .collect()
}

/// Exclusions stand first: Meilisearch stops reading after the tenth word it must find.
fn text(excluded: &[&Pattern], required: &[&Pattern]) -> String {
    let excluded = excluded.iter().map(|pattern| format!("-{}", phrase(pattern)));
    let required = required.iter().map(|pattern| phrase(pattern));
    excluded.chain(required).collect::<Vec<_>>().join(" ")
}

/// Returns the sort parameters of an order; relevance is what the ranking rules say.
pub(super) fn sort(order: Order) -> &'static [&'static str] {
    match order {
        Order::Relevance => &[],
        Order::Newest => &["date:desc", "id:asc"],
        Order::Oldest => &["date:asc", "id:asc"],
        Order::Deadline => &["deadline:asc", "id:asc"],
        Order::MostCosigned => &["cosigners:desc", "id:asc"],
    }
}

/// Returns the filter expression of a request: who asks, and what for.
pub(super) fn filter(request: &SearchRequest) -> String {
    let mut clauses = vec![permitted(&request.tokens)];
    for filter in [&request.filter, &request.query.filter] {
        conditions(filter, &mut clauses);
    }
    clauses.join(" AND ")
}

/// May read ⇔ (public and not hidden from the asker) or named as reader.
fn permitted(tokens: &[String]) -> String {
    if tokens.is_empty() {
        return "is_public = true".to_owned();
    }
    let tokens = list(tokens.iter().map(|token| quoted(token)));
    format!("((is_public = true AND NOT hidden_from IN {tokens}) OR readers IN {tokens})")
}

fn conditions(filter: &Filter, clauses: &mut Vec<String>) {
    let ids = |ids: &[uuid::Uuid]| ids.iter().map(|id| quoted(&id.simple().to_string())).collect::<Vec<_>>();
    let names = |names: &[String]| names.iter().map(|name| quoted(&value(name))).collect::<Vec<_>>();
    let codes = |codes: &[String]| codes.iter().map(|code| quoted(code)).collect::<Vec<_>>();
    let numbers = |numbers: &[i32]| numbers.iter().map(i32::to_string).collect::<Vec<_>>();
    let given = [
        ("committee", ids(&filter.committees)),
        ("kind", filter.kinds.iter().map(|kind| quoted(kind.as_str())).collect()),
        ("subtype", codes(&filter.subtypes)),
        ("format", codes(&filter.formats)),
        ("category", names(&filter.categories)),
        ("departments", ids(&filter.departments)),
        ("sectors", names(&filter.sectors)),
        ("status", codes(&filter.statuses)),
        ("outcome", codes(&filter.outcomes)),
        ("satisfaction", codes(&filter.satisfactions)),
        ("year", numbers(&filter.years)),
        ("term", numbers(&filter.terms)),
        ("case_no", filter.case_nos.iter().map(i64::to_string).collect()),
    ];
    let given = given.into_iter().filter(|(_, values)| !values.is_empty());
    clauses.extend(given.map(|(name, values)| format!("{name} IN {}", list(values.into_iter()))));
    clauses.extend(filter.parties.iter().map(|party| format!("parties = {}", quoted(&value(party)))));
    clauses.extend(filter.from.map(|day| format!("date >= {}", ordinal(day))));
    clauses.extend(filter.to.map(|day| format!("date <= {}", ordinal(day))));
}

fn list(values: impl Iterator<Item = String>) -> String {
    format!("[{}]", values.collect::<Vec<_>>().join(", "))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Returns the smallest page that holds all of `offset..offset + limit`: its size, its number from 1,
/// and how many of its hits to pass over. Only pages have exact totals.
pub(super) fn page(offset: usize, limit: usize) -> (usize, usize, usize) {
    if limit == 0 {
        return (0, 1, 0);
    }
    let holds = |size: &usize| offset / size == (offset + limit - 1) / size;
    let size = (limit..=offset + limit).find(holds).unwrap_or(offset + limit);
    (size, offset / size + 1, offset % size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_holds_what_is_asked_for() {
        assert_eq!(page(40, 20), (20, 3, 0));
        for offset in 0..200 {
            for limit in 1..30 {
                let (size, number, skip) = page(offset, limit);
                assert_eq!((number - 1) * size + skip, offset);
                assert!(skip + limit <= size);
            }
        }
    }

    #[test]
    fn values_cannot_break_out_of_the_filter() {
        let filter =
            Filter { statuses: vec!["a\" OR is_public = false OR status = \"\\".to_owned()], ..Filter::default() };
        let mut clauses = Vec::new();

        conditions(&filter, &mut clauses);

        assert_eq!(clauses, [r#"status IN ["a\" OR is_public = false OR status = \"\\"]"#]);
    }

    #[test]
    fn a_relaxed_search_is_taken_apart_without_overlap() {
        let query = crate::query::parse("电梯 物业").expect("it is short");
        let request = SearchRequest { query, relaxed: true, ..SearchRequest::default() };

        let queries = queries(&request);

        assert_eq!(queries.len(), 2);
        assert_eq!(queries[1].split(' ').next(), Some(format!("-{}", queries[0]).as_str()));
    }
}
