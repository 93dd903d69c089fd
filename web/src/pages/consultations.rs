//! The list of consultations.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::Web;
use crate::address::Address;
use crate::backend::{Backend, ask};
use crate::frame::Frame;
use crate::queries::Consultations;
use crate::queries::consultations::{ConsultationsConsultations, Variables};
use crate::texts::Coded as _;
use crate::visit::Visit;

const PATH: &str = "/consultations";

/// How many consultations a page shows.
const SIZE: i64 = 20;

/// Shows the list.
pub(crate) async fn show<B: Backend>(State(web): State<Web<B>>, visit: Visit) -> Response {
    let frame = Frame::new(&visit, &web.site);
    let frame = frame.canonical(PATH);
    let frame = {
        let title = frame.t.consultations;
        frame.titled(title)
    };
    match ask::<Consultations>(&web.backend, &visit, variables(&visit)).await {
        Ok(found) => {
            let frame = frame.seen_by(found.viewer.map(|viewer| viewer.display_name));
            frame.show(&Page { frame: &frame, list: &found.consultations })
        }
        Err(failure) => failure.page(frame),
    }
}

fn variables(visit: &Visit) -> Variables {
    let before = visit.param("before").map(str::to_owned);
    let after = visit.param("after").map(str::to_owned).filter(|_| before.is_none());
    let (first, last) = if before.is_some() { (None, Some(SIZE)) } else { (Some(SIZE), None) };
    Variables { first, after, last, before }
}

#[derive(Template)]
#[template(path = "consultations.html")]
struct Page<'a> {
    frame: &'a Frame<'a>,
    list: &'a ConsultationsConsultations,
}

impl Page<'_> {
    fn previous(&self) -> Option<Address> {
        let info = &self.list.page_info;
        let cursor = info.start_cursor.as_ref().filter(|_| info.has_previous_page)?;
        Some(Address::of(PATH).with("before", cursor))
    }

    fn next(&self) -> Option<Address> {
        let info = &self.list.page_info;
        let cursor = info.end_cursor.as_ref().filter(|_| info.has_next_page)?;
        Some(Address::of(PATH).with("after", cursor))
    }
}
