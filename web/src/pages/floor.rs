//! The page of a session's floor: who speaks, who waits, who has spoken. A script brings it up to date.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::Web;
use crate::backend::{Backend, ask};
use crate::failure::Failure;
use crate::frame::Frame;
use crate::headers::Copies;
use crate::lang::Lang;
use crate::queries::Floor;
use crate::queries::floor::{FloorConsultation, Variables};
use crate::texts::Coded as _;
use crate::visit::Visit;

/// Shows the floor of a consultation.
pub(crate) async fn show<B: Backend>(State(web): State<Web<B>>, Path(id): Path<String>, visit: Visit) -> Response {
    let frame = Frame::new(&visit, &web.site);
    let found = ask::<Floor>(&web.backend, &visit, Variables { id }).await;
    match found.and_then(|found| Ok((found.consultation.ok_or(Failure::NotFound)?, found.viewer))) {
        Ok((consultation, viewer)) => {
            let title = format!("{} – {}", consultation.topic, frame.t.the_floor);
            let frame = frame.titled(title).seen_by(viewer.map(|viewer| viewer.display_name));
            // What is so now is not so in a minute.
            frame.answer(StatusCode::OK, &Page { frame: &frame, c: &consultation }, Copies::Nobody)
        }
        Err(failure) => failure.page(frame),
    }
}

#[derive(Template)]
#[template(path = "session_floor.html")]
struct Page<'a> {
    frame: &'a Frame<'a>,
    c: &'a FloorConsultation,
}

impl Page<'_> {
    /// Whether nothing more happens.
    fn is_over(&self) -> bool {
        self.c.floor.as_ref().is_some_and(|floor| floor.phase.is("CLOSED"))
    }
}

/// Writes how long something took, to the second.
fn lasting(seconds: f64, lang: Lang) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "no session lasts that long")]
    let seconds = seconds.round() as i64;
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    match lang {
        Lang::Zh => format!("{minutes}分{seconds:02}秒"),
        Lang::En => format!("{minutes}:{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_to_the_second() {
        let told = [0.0, 59.6, 480.499, 4_000.0].map(|seconds| lasting(seconds, Lang::Zh));

        assert_eq!(told, ["0分00秒", "1分00秒", "8分00秒", "66分40秒"]);
        assert_eq!(lasting(480.0, Lang::En), "8:00");
    }
}
