//! The pages, one module each: read the address, run a document, show what came back.

pub(crate) mod annual_plan;
pub(crate) mod consultation;
pub(crate) mod consultations;
pub(crate) mod council;
pub(crate) mod councils;
pub(crate) mod floor;
pub(crate) mod ledger;
pub(crate) mod ledgers;
mod paging;
pub(crate) mod research_report;
pub(crate) mod search;
pub(crate) mod speech;
pub(crate) mod suggestion;

use axum::extract::State;
use axum::response::Response;

use crate::Web;
use crate::backend::Backend;
use crate::failure::Failure;
use crate::frame::Frame;
use crate::visit::Visit;

/// Says that there is no such page.
pub(crate) async fn not_found<B: Backend>(State(web): State<Web<B>>, visit: Visit) -> Response {
    Failure::NotFound.page(Frame::new(&visit, &web.site))
}
