//! A council's page: who sits in it, what came before it, its documents and its meetings.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use crate::Web;
use crate::backend::{Backend, ask};
use crate::failure::Failure;
use crate::frame::Frame;
use crate::queries::Council;
use crate::queries::council::{CouncilCouncil, Variables};
use crate::texts::Coded as _;
use crate::visit::Visit;

/// Shows a council.
pub(crate) async fn show<B: Backend>(State(web): State<Web<B>>, Path(id): Path<String>, visit: Visit) -> Response {
    let frame = Frame::new(&visit, &web.site);
    let found = ask::<Council>(&web.backend, &visit, Variables { id }).await;
    match found.and_then(|found| Ok((found.council.ok_or(Failure::NotFound)?, found.viewer))) {
        Ok((council, viewer)) => {
            let path = format!("/councils/{}", council.id);
            let frame = frame.titled(&council.name).canonical(&path).seen_by(viewer.map(|viewer| viewer.display_name));
            frame.show(&Page { address: frame.permanent(&path), frame: &frame, path, c: &council })
        }
        Err(failure) => failure.page(frame),
    }
}

#[derive(Template)]
#[template(path = "council.html")]
struct Page<'a> {
    frame: &'a Frame<'a>,
    path: String,
    address: String,
    c: &'a CouncilCouncil,
}
