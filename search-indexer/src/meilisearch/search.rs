//! Searching: one query, or several that do not overlap, put together.

use std::collections::HashMap;

use futures_util::future::try_join_all;
use meilisearch_sdk::search::{MatchingStrategies, SearchQuery, SearchResults, Selectors};
use serde::Deserialize;

use super::{Meilisearch, ask, sdk_error};
use crate::engine::{EngineError, Facet, FacetCount, FacetCounts, Generation, Order, SearchPage, SearchRequest};

/// What comes back of a hit: its id and what it is sorted by.
#[derive(Debug, Deserialize)]
struct Hit {
    id: String,
    date: Option<i64>,
    deadline: Option<i64>,
    cosigners: Option<i64>,
}

impl Hit {
    /// Orders hits of several queries among each other; the smaller comes first.
    fn rank(&self, order: Order) -> i64 {
        let last = i64::MAX;
        match order {
            Order::Relevance => 0,
            Order::Newest => self.date.map_or(last, |date| -date),
            Order::Oldest => self.date.unwrap_or(last),
            Order::Deadline => self.deadline.unwrap_or(last),
            Order::MostCosigned => self.cosigners.map_or(last, |count| -count),
        }
    }
}

impl Meilisearch {
    /// Answers a request.
    pub(super) async fn answer(
        &self,
        generation: Generation,
        request: &SearchRequest,
    ) -> Result<SearchPage, EngineError> {
        let (offset, limit) = request.window();
        let queries = ask::queries(request);
        let filter = ask::filter(request);
        let (size, number, skip) = match queries.len() {
            1 => ask::page(offset, limit),
            // Any of the queries may hold all hits of the page.
            _ if limit == 0 => (0, 1, 0),
            _ => (offset + limit, 1, offset),
        };
        let answers = queries.iter().map(|query| self.one(generation, request, query, &filter, size, number));
        let answers = try_join_all(answers).await?;

        let total = answers.iter().map(|answer| answer.total_hits.unwrap_or_default() as u64).sum();
        let facets = request.facets.iter().map(|facet| counts(*facet, &answers)).collect();
        let order = request.effective_order();
        let mut hits: Vec<Hit> = answers.into_iter().flat_map(|answer| answer.hits).map(|hit| hit.result).collect();
        if queries.len() > 1 && order != Order::Relevance {
            hits.sort_by(|a, b| a.rank(order).cmp(&b.rank(order)).then_with(|| a.id.cmp(&b.id)));
        }
        let hits = hits.into_iter().skip(skip).take(limit);
        let hits = hits.map(|hit| hit.id.parse().map_err(|_| EngineError::Internal(format!("{} is not ours", hit.id))));
        Ok(SearchPage { hits: hits.collect::<Result<_, _>>()?, total, facets })
    }

    async fn one(
        &self,
        generation: Generation,
        request: &SearchRequest,
        query: &str,
        filter: &str,
        size: usize,
        number: usize,
    ) -> Result<SearchResults<Hit>, EngineError> {
        let index = self.client.index(generation.to_string());
        let facets: Vec<&str> = request.facets.iter().map(|facet| facet.attribute()).collect();
        let sort = ask::sort(request.effective_order());
        let mut search = SearchQuery::new(&index);
        search
            .with_query(query)
            .with_filter(filter)
            .with_hits_per_page(size)
            .with_page(number)
            .with_matching_strategy(MatchingStrategies::ALL)
            .with_attributes_to_retrieve(Selectors::Some(&["id", "date", "deadline", "cosigners"]))
            .with_locales(&["cmn"]);
        if !facets.is_empty() {
            search.with_facets(Selectors::Some(&facets));
        }
        if !sort.is_empty() {
            search.with_sort(sort);
        }
        search.execute::<Hit>().await.map_err(sdk_error)
    }
}

fn counts(facet: Facet, answers: &[SearchResults<Hit>]) -> FacetCounts {
    let mut sums: HashMap<String, u64> = HashMap::new();
    for answer in answers {
        let values = answer.facet_distribution.as_ref().and_then(|facets| facets.get(facet.attribute()));
        for (value, count) in values.into_iter().flatten() {
            *sums.entry(whole(facet, value)).or_default() += *count as u64;
        }
    }
    FacetCounts::sorted(facet, sums.into_iter().map(|(value, count)| FacetCount { value, count }).collect())
}

/// Numbers come back as 2022 or 2022.0.
fn whole(facet: Facet, value: &str) -> String {
    let value = if matches!(facet, Facet::Year | Facet::Term) { value.trim_end_matches(".0") } else { value };
    value.to_owned()
}
