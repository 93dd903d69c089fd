//! The list of ledgers.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::paging::{Part, Turn, turn};
use crate::Web;
use crate::backend::{Backend, ask};
use crate::frame::Frame;
use crate::queries::Ledgers;
use crate::queries::ledgers::{LedgersLedgers, Variables};
use crate::texts::Coded as _;
use crate::visit::Visit;

const PATH: &str = "/ledgers";

/// Shows the list.
pub(crate) async fn show<B: Backend>(State(web): State<Web<B>>, visit: Visit) -> Response {
    let frame = Frame::new(&visit, &web.site);
    let title = frame.t.ledgers;
    let frame = frame.canonical(PATH).titled(title);
    let Part { first, after, last, before } = Part::asked(&visit);
    match ask::<Ledgers>(&web.backend, &visit, Variables { first, after, last, before }).await {
        Ok(found) => {
            let frame = frame.seen_by(found.viewer.map(|viewer| viewer.display_name));
            let list = found.ledgers;
            frame.show(&Page { frame: &frame, turn: turn!(PATH, list.page_info), list: &list })
        }
        Err(failure) => failure.page(frame),
    }
}

#[derive(Template)]
#[template(path = "ledgers.html")]
struct Page<'a> {
    frame: &'a Frame<'a>,
    turn: Turn,
    list: &'a LedgersLedgers,
}
