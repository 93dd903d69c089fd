//! A ledger's page: targets and figures, and reported shares beside computed ones.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use crate::Web;
use crate::backend::{Backend, ask};
use crate::failure::Failure;
use crate::frame::Frame;
use crate::queries::Ledger;
use crate::queries::ledger::{LedgerLedger, Variables};
use crate::texts::Coded as _;
use crate::visit::Visit;

/// Shows a ledger.
pub(crate) async fn show<B: Backend>(State(web): State<Web<B>>, Path(id): Path<String>, visit: Visit) -> Response {
    let frame = Frame::new(&visit, &web.site);
    let found = ask::<Ledger>(&web.backend, &visit, Variables { id }).await;
    match found.and_then(|found| Ok((found.ledger.ok_or(Failure::NotFound)?, found.viewer))) {
        Ok((ledger, viewer)) => {
            let path = format!("/ledgers/{}", ledger.id);
            let frame = frame.titled(&ledger.title).canonical(&path).seen_by(viewer.map(|viewer| viewer.display_name));
            frame.show(&Page { address: frame.permanent(&path), frame: &frame, path, l: &ledger })
        }
        Err(failure) => failure.page(frame),
    }
}

#[derive(Template)]
#[template(path = "ledger.html")]
struct Page<'a> {
    frame: &'a Frame<'a>,
    path: String,
    address: String,
    l: &'a LedgerLedger,
}
