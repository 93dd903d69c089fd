//! What a visitor searches for, read from an address and written back into addresses.

use crate::address::Address;
use crate::date::Date;
use crate::queries::search::SearchFilter;
use crate::texts::{Coded as _, ConsultationFormat, OutcomeCategory, SearchFacet, SearchKind, SearchOrder, Term};
use crate::visit::Visit;

/// How many earlier pages an address remembers the way back to.
const TRAIL: usize = 10;

/// Something that hits are counted by and narrowed to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Facet {
    /// The parameter of addresses.
    pub(super) param: &'static str,
    /// The name in the schema.
    pub(super) name: &'static str,
    /// The values there are, where the schema fixes them.
    values: Option<&'static [Term]>,
}

/// The facets, in the order of the page.
pub(super) const FACETS: &[Facet] = &[
    Facet { param: "kind", name: "KIND", values: Some(SearchKind::TERMS) },
    Facet { param: "committee", name: "COMMITTEE", values: None },
    Facet { param: "year", name: "YEAR", values: None },
    Facet { param: "status", name: "STATUS", values: None },
    Facet { param: "category", name: "CATEGORY", values: None },
    Facet { param: "outcome", name: "OUTCOME", values: Some(OutcomeCategory::TERMS) },
    Facet { param: "department", name: "DEPARTMENT", values: None },
    Facet { param: "format", name: "FORMAT", values: Some(ConsultationFormat::TERMS) },
];

impl Facet {
    /// Returns the name for the schema.
    pub(super) fn code(&self) -> SearchFacet {
        SearchFacet(self.name.to_owned())
    }

    /// Tells whether a value can be asked for.
    fn takes(&self, value: &str) -> bool {
        let is_known = self.values.is_none_or(|terms| terms.iter().any(|term| term.code == value));
        is_known && (self.param != "year" || value.parse::<i64>().is_ok())
    }
}

/// A search.
#[derive(Debug, Clone)]
pub(super) struct Asking {
    /// What was typed.
    pub(super) q: String,
    /// The order chosen; without one the order depends on whether anything was typed.
    order: Option<SearchOrder>,
    /// The values chosen, with their facets.
    pub(super) chosen: Vec<(&'static Facet, String)>,
    /// The first day and the last.
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
    /// The cursors of the pages before this one, the latest last.
    trail: Vec<String>,
    /// The number of the page, from 1.
    pub(super) page: u32,
}

impl Asking {
    /// Reads an address. Values that cannot be are left out.
    pub(super) fn read(visit: &Visit) -> Self {
        let chosen = FACETS.iter().flat_map(|facet| {
            let mut values: Vec<&str> = visit.params(facet.param).filter(|value| facet.takes(value)).collect();
            values.sort_unstable();
            values.dedup();
            values.into_iter().map(move |value| (facet, value.to_owned()))
        });
        let order = visit.param("sort").filter(|code| SearchOrder::TERMS.iter().any(|term| term.code == *code));
        let trail: Vec<String> = visit.params("after").map(str::to_owned).collect();
        let page = visit.param("page").and_then(|page| page.parse().ok()).filter(|_| !trail.is_empty());
        Self {
            q: visit.param("q").unwrap_or_default().trim().to_owned(),
            order: order.map(|code| SearchOrder(code.to_owned())),
            chosen: chosen.collect(),
            from: visit.param("from").and_then(Date::read),
            to: visit.param("to").and_then(Date::read),
            page: page.unwrap_or_else(|| u32::try_from(trail.len()).unwrap_or(0).saturating_add(1)),
            trail,
        }
    }

    /// Tells whether nothing is asked for at all.
    pub(super) fn is_blank(&self) -> bool {
        self.q.is_empty() && !self.is_narrowed() && self.trail.is_empty()
    }

    /// Tells whether anything narrows the search besides its words.
    pub(super) fn is_narrowed(&self) -> bool {
        !self.chosen.is_empty() || self.from.is_some() || self.to.is_some()
    }

    /// Returns the order that holds.
    pub(super) fn order(&self) -> SearchOrder {
        self.order.clone().unwrap_or_else(|| SearchOrder(self.usual().to_owned()))
    }

    /// Tells whether an order holds without being chosen. The form leaves it unsaid, so that it may change with the
    /// words.
    pub(super) fn is_usual(&self, order: &str) -> bool {
        self.usual() == order
    }

    /// Best first where something was typed, else newest first.
    fn usual(&self) -> &'static str {
        if self.q.is_empty() { "NEWEST" } else { "RELEVANCE" }
    }

    /// Returns where the page begins.
    pub(super) fn after(&self) -> Option<String> {
        self.trail.last().cloned()
    }

    /// Returns the values chosen of a facet.
    pub(super) fn values<'a>(&'a self, facet: &'a Facet) -> impl Iterator<Item = &'a str> {
        self.chosen.iter().filter(move |(known, _)| *known == facet).map(|(_, value)| value.as_str())
    }

    /// Returns what narrows the search, leaving out one facet: a facet's own choices must not hide its other values.
    pub(super) fn filter(&self, except: Option<&Facet>) -> SearchFilter {
        let values = |param: &str| {
            let facet = FACETS.iter().find(|facet| facet.param == param).filter(|facet| Some(*facet) != except)?;
            let values: Vec<String> = self.values(facet).map(str::to_owned).collect();
            Some(values).filter(|values| !values.is_empty())
        };
        let mut filter = SearchFilter {
            kind: values("kind").map(|values| values.into_iter().map(SearchKind).collect()),
            committee: values("committee"),
            status: values("status"),
            category: values("category"),
            department: values("department"),
            from: self.from,
            to: self.to,
            ..SearchFilter::default()
        };
        filter.year = values("year").map(|values| values.iter().filter_map(|year| year.parse().ok()).collect());
        filter.outcome = values("outcome").map(|values| values.into_iter().map(OutcomeCategory).collect());
        filter.format = values("format").map(|values| values.into_iter().map(ConsultationFormat).collect());
        filter
    }

    /// Returns the address of the first page.
    pub(super) fn first(&self) -> Address {
        let mut address = Address::of("/search");
        if !self.q.is_empty() {
            address = address.with("q", &self.q);
        }
        for (facet, value) in &self.chosen {
            address = address.with(facet.param, value);
        }
        for (name, day) in [("from", self.from), ("to", self.to)] {
            if let Some(day) = day {
                address = address.with(name, day.iso());
            }
        }
        match &self.order {
            Some(order) => address.with("sort", &order.0),
            None => address,
        }
    }

    /// Returns the address of the page that begins after a cursor.
    pub(super) fn next(&self, cursor: &str) -> Address {
        let mut trail = self.trail.clone();
        trail.push(cursor.to_owned());
        let surplus = trail.len().saturating_sub(TRAIL);
        self.at(&trail[surplus..], self.page.saturating_add(1))
    }

    /// Returns the address of the page before, if the way back is known.
    pub(super) fn previous(&self) -> Option<Address> {
        let (_, trail) = self.trail.split_last()?;
        let page = self.page.saturating_sub(1).max(1);
        (page == 1 || !trail.is_empty()).then(|| if page == 1 { self.first() } else { self.at(trail, page) })
    }

    /// Returns the address of the same search without one choice.
    pub(super) fn without(&self, facet: &Facet, value: &str) -> Address {
        let is_kept = |(known, chosen): &(&'static Facet, String)| !(*known == facet && chosen == value);
        let chosen = self.chosen.iter().filter(|one| is_kept(one)).cloned().collect();
        Self { chosen, ..self.clone() }.first()
    }

    /// Returns the address of the same search without its days.
    pub(super) fn without_days(&self) -> Address {
        Self { from: None, to: None, ..self.clone() }.first()
    }

    /// Returns the address of the same words and nothing else.
    pub(super) fn without_choices(&self) -> Address {
        Self { chosen: Vec::new(), from: None, to: None, ..self.clone() }.first()
    }

    fn at(&self, trail: &[String], page: u32) -> Address {
        let address = trail.iter().fold(self.first(), |address, cursor| address.with("after", cursor));
        address.with("page", page.to_string())
    }
}
