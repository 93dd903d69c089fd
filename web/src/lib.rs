//! Pages for journalists, citizens and everyone: the public archive, in Chinese and English.
//!
//! Pages are rendered here and work without JavaScript. What they show they read from the API through typed GraphQL
//! documents, run in process by a [`Backend`]: so a page shows nothing that an API client could not read, and who may
//! see what is decided once, on the other side of that seam.

mod address;
mod assets;
mod backend;
mod date;
mod failure;
mod figure;
mod files;
mod frame;
mod headers;
mod lang;
mod marks;
mod pages;
mod queries;
mod texts;
mod visit;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::get;

pub use backend::{Asker, Backend};
pub use lang::Lang;

/// What pages say of the site they belong to.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// The address under which the public reaches it, such as `https://zx.example.cn`, for citations. Without it they
    /// name the path only.
    pub address: Option<String>,
}

/// What every handler is given.
#[derive(Debug, Clone)]
pub(crate) struct Web<B> {
    backend: B,
    site: Site,
}

/// Returns the pages, their assets, and a page for every other address.
pub fn router<B: Backend>(backend: B, site: Site) -> Router {
    Router::new()
        .route("/", get(pages::search::show::<B>))
        .route("/search", get(pages::search::show::<B>))
        .route("/suggestions/{id}", get(pages::suggestion::show::<B>))
        .route("/cases/{committee}/{term}/{plenary}/{case_no}", get(pages::suggestion::show_case::<B>))
        .route("/consultations", get(pages::consultations::show::<B>))
        .route("/consultations/{id}", get(pages::consultation::show::<B>))
        .route("/consultations/{id}/floor", get(pages::floor::show::<B>))
        .route("/councils", get(pages::councils::show::<B>))
        .route("/councils/{id}", get(pages::council::show::<B>))
        .route("/ledgers", get(pages::ledgers::show::<B>))
        .route("/ledgers/{id}", get(pages::ledger::show::<B>))
        .route("/plans/{id}", get(pages::annual_plan::show::<B>))
        .route("/speeches/{id}", get(pages::speech::redirect::<B>))
        .route("/reports/{id}", get(pages::research_report::show::<B>))
        .route("/assets/{file}", get(assets::serve))
        .fallback(pages::not_found::<B>)
        .with_state(Web { backend, site })
}
