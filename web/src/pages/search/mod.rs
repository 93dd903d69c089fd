//! The search page, which is also the first page of the site.

mod asking;
mod facets;
mod hit;

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use self::asking::{Asking, FACETS, Facet};
use self::facets::{Choice, Group};
use self::hit::Hit;
use crate::Web;
use crate::backend::{Backend, ask};
use crate::failure::{Failure, sentence};
use crate::frame::Frame;
use crate::headers::Copies;
use crate::queries::Search;
use crate::queries::search::{ResponseData, SearchSearch, SearchSearchFacets, Variables};
use crate::texts::{Coded as _, SearchOrder, Term};
use crate::visit::Visit;

/// How many hits a page shows.
const SIZE: u32 = 20;

/// Shows what was found.
pub(crate) async fn show<B: Backend>(State(web): State<Web<B>>, visit: Visit) -> Response {
    let asking = Asking::read(&visit);
    let frame = Frame::new(&visit, &web.site);
    let title =
        if asking.q.is_empty() { frame.t.search.to_owned() } else { format!("{} – {}", asking.q, frame.t.search) };
    let is_home = visit.path() == "/" && asking.is_blank();
    let frame = if is_home { frame.canonical("/") } else { frame.titled(title) };

    match find(&web.backend, &visit, &asking).await {
        Ok(found) => {
            let frame = frame.seen_by(found.viewer.map(|viewer| viewer.display_name));
            let found = Found::of(&asking, found.search, &frame);
            let page = Page {
                asking: &asking,
                frame: &frame,
                orders: SearchOrder::TERMS,
                is_home,
                found: Some(found),
                notice: None,
            };
            frame.show(&page)
        }
        Err(failure @ (Failure::Unavailable | Failure::BadRequest(_) | Failure::NotFound)) => {
            refused(&failure, &asking, &frame)
        }
        Err(failure) => failure.page(frame),
    }
}

/// Searches, and counts the values of narrowed facets once more without their own choices.
async fn find(backend: &impl Backend, visit: &Visit, asking: &Asking) -> Result<ResponseData, Failure> {
    let mut found = ask::<Search>(backend, visit, variables(asking, None)).await?;
    for facet in FACETS.iter().filter(|facet| asking.values(facet).next().is_some()) {
        let counted = ask::<Search>(backend, visit, variables(asking, Some(facet))).await?;
        found.search.facets.retain(|known| !known.facet.is(facet.name));
        found.search.facets.extend(counted.search.facets);
    }
    Ok(found)
}

/// Asks for a page of hits, or for the counts of one facet without its own choices.
fn variables(asking: &Asking, counted: Option<&Facet>) -> Variables {
    let facets = counted.map_or_else(|| FACETS.iter().map(Facet::code).collect(), |facet| vec![facet.code()]);
    Variables {
        query: asking.q.clone(),
        filter: asking.filter(counted),
        facets,
        order_by: asking.order(),
        first: if counted.is_some() { 1 } else { SIZE.into() },
        after: if counted.is_some() { None } else { asking.after() },
    }
}

/// Keeps the form on the page where a search cannot be run.
fn refused(failure: &Failure, asking: &Asking, frame: &Frame<'_>) -> Response {
    let t = frame.t;
    let notice = match failure {
        Failure::Unavailable => (t.search_unavailable, t.search_unavailable_text.to_owned()),
        Failure::BadRequest(message) => (t.search_refused, sentence(message, frame)),
        _ => (t.search_refused, t.search_refused_text.to_owned()),
    };
    // What was asked for is not there, but the page is.
    let failure = if matches!(failure, Failure::NotFound) { &Failure::BadRequest(String::new()) } else { failure };
    let page = Page { asking, frame, orders: SearchOrder::TERMS, is_home: false, found: None, notice: Some(notice) };
    let mut response = frame.answer(failure.status(), &page, Copies::Nobody);
    failure.mark(&mut response);
    response
}

#[derive(Template)]
#[template(path = "search.html")]
struct Page<'a> {
    frame: &'a Frame<'a>,
    asking: &'a Asking,
    /// The orders there are.
    orders: &'static [Term],
    is_home: bool,
    found: Option<Found>,
    /// What went wrong, as a heading and a sentence.
    notice: Option<(&'static str, String)>,
}

/// What was found, as the page shows it.
struct Found {
    total: i64,
    understood: String,
    is_relaxed: bool,
    hits: Vec<Hit>,
    groups: Vec<Group>,
    choices: Vec<Choice>,
    pages: i64,
    previous: Option<String>,
    next: Option<String>,
}

impl Found {
    fn of(asking: &Asking, found: SearchSearch, frame: &Frame<'_>) -> Self {
        let facets: &[SearchSearchFacets] = &found.facets;
        let groups = facets::groups(asking, facets, frame.lang);
        let cursor = found.page_info.end_cursor.filter(|_| found.page_info.has_next_page);
        Self {
            total: found.total_count,
            choices: facets::choices(asking, &groups, frame.lang),
            groups,
            understood: found.understood,
            is_relaxed: found.is_relaxed,
            hits: found.nodes.into_iter().map(|found| hit::hit(found, frame.lang)).collect(),
            pages: (found.total_count + i64::from(SIZE) - 1) / i64::from(SIZE),
            previous: asking.previous().map(|address| address.to_string()),
            next: cursor.map(|cursor| asking.next(&cursor).to_string()),
        }
    }
}
