//! What is asked of an engine and what it answers.

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use crate::document::DocumentId;
use crate::query::Query;

/// How many hits one page holds at the most.
pub const MAX_LIMIT: usize = 100;

/// How deep pages reach: `offset + limit`.
pub const MAX_WINDOW: usize = 10_000;

/// Conditions that must all hold. A list holds if any of its values does; an empty one always holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Committees.
    pub committees: Vec<Uuid>,
    /// Kinds of document.
    pub kinds: Vec<entities::enums::SearchKind>,
    /// Kinds within the kind.
    pub subtypes: Vec<String>,
    /// Formats of consultation.
    pub formats: Vec<String>,
    /// Years.
    pub years: Vec<i32>,
    /// Numbers of terms.
    pub terms: Vec<i32>,
    /// Categories by name.
    pub categories: Vec<String>,
    /// Departments.
    pub departments: Vec<Uuid>,
    /// Sectors by name.
    pub sectors: Vec<String>,
    /// Statuses.
    pub statuses: Vec<String>,
    /// Canonical outcomes.
    pub outcomes: Vec<String>,
    /// Satisfactions.
    pub satisfactions: Vec<String>,
    /// Case numbers.
    pub case_nos: Vec<i64>,
    /// Exact names, all of which must be parties.
    pub parties: Vec<String>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

/// The order of hits. What is equal is ordered by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// Best match first; without text, newest first.
    #[default]
    Relevance,
    /// Latest date first.
    Newest,
    /// Earliest date first.
    Oldest,
    /// Nearest deadline first.
    Deadline,
    /// Most co-signers first.
    MostCosigned,
}

/// What hits can be counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// The committee.
    Committee,
    /// The kind of document.
    Kind,
    /// The kind within the kind.
    Subtype,
    /// The format of consultation.
    Format,
    /// The year.
    Year,
    /// The term.
    Term,
    /// The category.
    Category,
    /// The departments.
    Department,
    /// The sectors.
    Sector,
    /// The status.
    Status,
    /// The outcome.
    Outcome,
    /// The satisfaction.
    Satisfaction,
}

impl Facet {
    /// Every facet.
    pub const ALL: &'static [Self] = &[
        Self::Committee,
        Self::Kind,
        Self::Subtype,
        Self::Format,
        Self::Year,
        Self::Term,
        Self::Category,
        Self::Department,
        Self::Sector,
        Self::Status,
        Self::Outcome,
        Self::Satisfaction,
    ];

    /// Returns the attribute counted.
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::Committee => "committee",
            Self::Kind => "kind",
            Self::Subtype => "subtype",
            Self::Format => "format",
            Self::Year => "year",
            Self::Term => "term",
            Self::Category => "category",
            Self::Department => "departments",
            Self::Sector => "sectors",
            Self::Status => "status",
            Self::Outcome => "outcome",
            Self::Satisfaction => "satisfaction",
        }
    }
}

/// How many hits have a value: committees and departments by simple UUID, numbers in decimals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCount {
    /// The value.
    pub value: String,
    /// How many of all hits have it.
    pub count: u64,
}

/// The counts of one facet, largest first, equal ones by value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCounts {
    /// What is counted.
    pub facet: Facet,
    /// Values that occur.
    pub counts: Vec<FacetCount>,
}

impl FacetCounts {
    /// Puts counts into their order.
    pub(crate) fn sorted(facet: Facet, mut counts: Vec<FacetCount>) -> Self {
        counts.sort_unstable_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        Self { facet, counts }
    }
}

/// A search.
#[derive(Debug, Clone, Default)]
pub struct SearchRequest {
    /// The parsed query.
    pub query: Query,
    /// Conditions besides those in the query.
    pub filter: Filter,
    /// What the asker may read, as words; none is the public.
    pub tokens: Vec<String>,
    /// What to count.
    pub facets: Vec<Facet>,
    /// The order of hits.
    pub order: Order,
    /// How many hits to pass over.
    pub offset: usize,
    /// How many hits to return, at most [`MAX_LIMIT`].
    pub limit: usize,
    /// Whether any one word will do instead of all.
    pub relaxed: bool,
}

impl SearchRequest {
    /// Returns the order that holds: without text nothing is more relevant, so newest first.
    pub fn effective_order(&self) -> Order {
        match self.order {
            Order::Relevance if !self.query.has_text() => Order::Newest,
            order => order,
        }
    }

    /// Returns offset and limit within what is allowed.
    pub fn window(&self) -> (usize, usize) {
        let offset = self.offset.min(MAX_WINDOW);
        (offset, self.limit.min(MAX_LIMIT).min(MAX_WINDOW - offset))
    }
}

/// What an engine found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchPage {
    /// The documents of the page, in order.
    pub hits: Vec<DocumentId>,
    /// How many documents match, exactly.
    pub total: u64,
    /// The counts asked for.
    pub facets: Vec<FacetCounts>,
}

/// Returns a date as the number by which engines compare it.
pub fn ordinal(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce())
}
