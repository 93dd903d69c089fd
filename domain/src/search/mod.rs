//! Search over the archive: the engine gives ids and counts under the asker's filter, the rows say what is shown.

mod hit;
mod label;

use search_indexer::analyzer::Pattern;
use search_indexer::engine::{EngineError, SearchRequest};

pub use search_indexer::engine::{Facet, Filter, Order};
pub use search_indexer::query::Piece;

pub use self::hit::Hit;
pub use self::label::FacetValue;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::lang::Lang;
use crate::reason::Reason;

/// What is searched for.
#[derive(Debug, Clone, Default)]
pub struct SearchInput {
    /// What the person typed.
    pub query: String,
    /// What narrows it, besides the prefixes in the query.
    pub filter: Filter,
    /// What to count.
    pub facets: Vec<Facet>,
    /// The order.
    pub order: Order,
    /// How many hits to pass over.
    pub offset: usize,
    /// How many hits to return, at most 100.
    pub first: usize,
}

/// What was found.
#[derive(Debug, Clone)]
pub struct SearchAnswer {
    /// The hits of the page, in order.
    pub hits: Vec<Hit>,
    /// How many there are in all, exactly.
    pub total: u64,
    /// The counts, in the order asked for.
    pub facets: Vec<(Facet, Vec<FacetValue>)>,
    /// What was searched for, piece by piece.
    pub understood: Vec<Piece>,
    /// Whether nothing had all the words, so that any of them would do.
    pub is_relaxed: bool,
}

/// Searches what the asker may see. Where nothing has all the words, any of them will do.
pub async fn search(app: &App, actor: &Actor, lang: Lang, input: SearchInput) -> Result<SearchAnswer> {
    let query =
        search_indexer::query::parse(&input.query).map_err(|_| Error::bad_input("query", Reason::InvalidQuery))?;
    let mut request = SearchRequest {
        query,
        filter: input.filter,
        tokens: actor.scope().tokens(),
        facets: input.facets,
        order: input.order,
        offset: input.offset,
        limit: input.first,
        relaxed: false,
    };

    let mut page = app.search().search(&request).await.map_err(refusal)?;
    if page.total == 0 && request.query.can_relax() {
        request.relaxed = true;
        page = app.search().search(&request).await.map_err(refusal)?;
    }

    let patterns: Vec<Pattern> = request.query.highlighted();
    Ok(SearchAnswer {
        hits: hit::load(app, actor, &page.hits, &patterns).await?,
        total: page.total,
        facets: label::name(app, lang, page.facets).await?,
        understood: request.query.describe().to_vec(),
        is_relaxed: request.relaxed && page.total > 0,
    })
}

/// An engine that cannot be reached is no fault of the request.
fn refusal(error: EngineError) -> Error {
    match error {
        EngineError::Unavailable(_) => Error::unavailable(Reason::SearchUnavailable),
        other => Error::internal(other),
    }
}
