//! A research report's page.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use crate::Web;
use crate::backend::{Backend, ask};
use crate::failure::Failure;
use crate::frame::Frame;
use crate::queries::ResearchReport;
use crate::queries::research_report::{ResearchReportResearchReport, Variables};
use crate::texts::Coded as _;
use crate::visit::Visit;

/// Shows a report.
pub(crate) async fn show<B: Backend>(State(web): State<Web<B>>, Path(id): Path<String>, visit: Visit) -> Response {
    let frame = Frame::new(&visit, &web.site);
    let found = ask::<ResearchReport>(&web.backend, &visit, Variables { id }).await;
    match found.and_then(|found| Ok((found.research_report.ok_or(Failure::NotFound)?, found.viewer))) {
        Ok((report, viewer)) => {
            let path = format!("/reports/{}", report.id);
            let frame = frame.titled(&report.title).canonical(&path).seen_by(viewer.map(|viewer| viewer.display_name));
            frame.show(&Page { address: frame.permanent(&path), frame: &frame, path, r: &report })
        }
        Err(failure) => failure.page(frame),
    }
}

#[derive(Template)]
#[template(path = "research_report.html")]
struct Page<'a> {
    frame: &'a Frame<'a>,
    path: String,
    address: String,
    r: &'a ResearchReportResearchReport,
}
