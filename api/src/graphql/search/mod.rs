//! Search over the archive (检索): hits with highlights, counts, and what was understood.

mod input;
mod status;
mod understood;

use std::ops::Range;

use async_graphql::connection::PageInfo;
use async_graphql::{Context, Object, Result, SimpleObject};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::enums::SearchKind as Kind;
use domain::ids::{ConsultationId, ResearchReportId, ResponseId, SpeechId, SuggestionId};
use domain::search::{self as rows, SearchAnswer, SearchInput};
use domain::{Error, Reason};
use search_indexer::engine::MAX_WINDOW;

pub use self::input::SearchFilter;
pub use self::status::SearchStatusQuery;
use super::committee::Committee;
use super::connection::limit;
use super::context::Asked as _;
use super::enums::{SearchFacet, SearchKind, SearchOrder};
use super::node::{self, Node};
use super::read;
use super::scalars::Date;

/// One page of hits.
pub struct SearchConnection {
    answer: SearchAnswer,
    offset: usize,
    first: usize,
}

/// One page of hits with counts over all of them (检索结果). Pages reach as far as the first 10,000 hits.
#[Object]
impl SearchConnection {
    /// The hits of this page, each with its cursor.
    async fn edges(&self) -> Vec<SearchEdge> {
        let edge =
            |(place, hit): (usize, &rows::Hit)| SearchEdge { cursor: cursor(place), node: SearchHit(hit.clone()) };
        (self.offset + 1..).zip(&self.answer.hits).map(edge).collect()
    }

    /// The hits of this page.
    async fn nodes(&self) -> Vec<SearchHit> {
        self.answer.hits.iter().cloned().map(SearchHit).collect()
    }

    /// Where this page stands among the hits.
    async fn page_info(&self) -> PageInfo {
        let next = self.offset + self.first;
        let reachable = usize::try_from(self.answer.total).unwrap_or(usize::MAX).min(MAX_WINDOW);
        PageInfo {
            has_previous_page: self.offset > 0,
            has_next_page: next < reachable,
            start_cursor: (!self.answer.hits.is_empty()).then(|| cursor(self.offset + 1)),
            // A hit left out because its row is gone must not bring the next page back to it.
            end_cursor: (reachable > self.offset).then(|| cursor(next.min(reachable))),
        }
    }

    /// How many hits there are in all, exactly (总数).
    async fn total_count(&self) -> u64 {
        self.answer.total
    }

    /// The counts asked for, over all hits (分面统计).
    async fn facets(&self) -> Vec<Facet> {
        self.answer.facets.iter().map(|(facet, values)| Facet::of(*facet, values)).collect()
    }

    /// What was searched for, in words of the language asked for (检索条件说明).
    async fn understood(&self, ctx: &Context<'_>) -> String {
        understood::in_words(&self.answer.understood, ctx.lang())
    }

    /// Whether nothing had all the words, so that any of them was enough (是否放宽).
    async fn is_relaxed(&self) -> bool {
        self.answer.is_relaxed
    }
}

/// A hit with its place.
#[derive(SimpleObject)]
pub struct SearchEdge {
    /// The hit's place, for `after` (游标).
    cursor: String,
    /// The hit (命中).
    node: SearchHit,
}

/// Something found, with what matched (命中).
pub struct SearchHit(rows::Hit);

/// Something found, with what matched (命中).
#[Object]
impl SearchHit {
    /// What it is (检索对象).
    async fn kind(&self) -> SearchKind {
        self.0.kind.into()
    }

    /// The thing itself (记录).
    async fn node(&self, ctx: &Context<'_>) -> Result<Node> {
        let entity = self.0.entity;
        let id = match self.0.kind {
            Kind::Suggestion => SuggestionId(entity).to_string(),
            Kind::Response => ResponseId(entity).to_string(),
            Kind::Speech => SpeechId(entity).to_string(),
            Kind::ResearchReport => ResearchReportId(entity).to_string(),
            Kind::Consultation => ConsultationId(entity).to_string(),
        };
        Ok(node::read(ctx, "id", &id).await?.ok_or(Error::not_found())?)
    }

    /// Its title (标题).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// Where the title matches (标题命中位置).
    async fn title_highlights(&self) -> Vec<TextRange> {
        self.0.title_highlights.iter().map(TextRange::from).collect()
    }

    /// A part of its text around the first match (摘录).
    async fn snippet(&self) -> &str {
        &self.0.snippet
    }

    /// Where that part matches (摘录命中位置).
    async fn snippet_highlights(&self) -> Vec<TextRange> {
        self.0.snippet_highlights.iter().map(TextRange::from).collect()
    }

    /// Its own day: submitted, issued or held (日期).
    async fn date(&self) -> Option<Date> {
        self.0.date.map(Date)
    }

    /// The committee it belongs to (所属政协).
    async fn committee(&self, ctx: &Context<'_>) -> Result<Committee> {
        Ok(read::committee(ctx, self.0.committee).await?)
    }

    /// Its status, as the enum of its type names it (状态).
    async fn status(&self) -> &str {
        self.0.status
    }
}

/// A part of the text beside it, in Unicode characters (区间).
#[derive(SimpleObject)]
#[graphql(name = "Range")]
pub struct TextRange {
    /// The first character, from 0 (起).
    start: usize,
    /// The first character after it (止).
    end: usize,
}

impl From<&Range<usize>> for TextRange {
    fn from(range: &Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

/// The counts of one facet (分面).
#[derive(SimpleObject)]
pub struct Facet {
    /// What is counted (分面).
    facet: SearchFacet,
    /// The values that occur, largest count first (取值).
    values: Vec<FacetValue>,
}

/// How many hits have a value (分面取值).
#[derive(SimpleObject)]
pub struct FacetValue {
    /// The value, as the filter of the same name takes it (值).
    value: String,
    /// The value as people read it, in the language asked for (名称).
    label: String,
    /// How many of all hits have it (数量).
    count: u64,
}

impl Facet {
    fn of(facet: rows::Facet, values: &[rows::FacetValue]) -> Self {
        let value = |one: &rows::FacetValue| FacetValue {
            value: one.value.clone(),
            label: one.label.clone(),
            count: one.count,
        };
        Self { facet: facet.into(), values: values.iter().map(value).collect() }
    }
}

/// Writes a place among the hits, from 1, as a cursor.
fn cursor(place: usize) -> String {
    URL_SAFE_NO_PAD.encode(place.to_string())
}

/// Reads how many hits a cursor passes over.
fn offset(after: &str) -> domain::Result<usize> {
    let digits = URL_SAFE_NO_PAD.decode(after).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let place = digits.and_then(|digits| digits.parse().ok()).filter(|place| (1..=MAX_WINDOW).contains(place));
    place.ok_or(Error::bad_input("after", Reason::InvalidCursor))
}

/// Searches.
#[derive(Default)]
pub struct SearchQuery;

#[Object]
impl SearchQuery {
    /// Searches suggestions, responses, speeches, research reports and consultations that the asker may see (检索).
    /// All words must occur; where nothing has all, any will do. `"…"` is a phrase, `-word` excludes, and prefixes
    /// narrow: `案号:` `单位:` `委员:` `界别:` `届次:` `类别:` `状态:` `日期:2022-08..2022-09`, in English `case:` `dept:`
    /// `member:` `sector:` `term:` `category:` `status:` `date:`.
    #[expect(clippy::too_many_arguments, reason = "these are the API's")]
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to search for; may be empty to list what the filter leaves (检索词).")] query: String,
        #[graphql(desc = "What narrows the hits (筛选).")] filter: Option<SearchFilter>,
        #[graphql(desc = "What to count over all hits (分面).")] facets: Option<Vec<SearchFacet>>,
        #[graphql(desc = "Which way the hits run (排序).", default_with = "SearchOrder::Relevance")]
        order_by: SearchOrder,
        #[graphql(desc = "How many hits, 1 to 100.", default = 20)] first: i32,
        #[graphql(desc = "Only what follows this cursor.")] after: Option<String>,
    ) -> Result<SearchConnection> {
        let input = SearchInput {
            query,
            filter: filter.unwrap_or_default().read()?,
            facets: facets.unwrap_or_default().into_iter().map(Into::into).collect(),
            order: order_by.into(),
            offset: after.as_deref().map_or(Ok(0), offset)?,
            first: usize::try_from(limit("first", first)?)?,
        };
        let (offset, first) = (input.offset, input.first);
        Ok(SearchConnection { answer: rows::search(ctx.app(), ctx.actor(), ctx.lang(), input).await?, offset, first })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_passes_over_the_hits_up_to_its_own() {
        assert_eq!(offset(&cursor(20)).ok(), Some(20));
    }

    #[test]
    fn what_is_no_cursor_of_ours_is_refused() {
        for after in ["", "20", &cursor(0), &cursor(MAX_WINDOW + 1)] {
            assert_eq!(offset(after).unwrap_err().reason(), Some("invalid_cursor"), "{after}");
        }
    }
}
