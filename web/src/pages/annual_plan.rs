//! An annual plan's page: its items, how far they have come, and who decided on it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use crate::Web;
use crate::backend::{Backend, ask};
use crate::failure::Failure;
use crate::frame::Frame;
use crate::queries::AnnualPlan;
use crate::queries::annual_plan::{AnnualPlanAnnualPlan, Variables};
use crate::texts::Coded as _;
use crate::visit::Visit;

/// Shows a plan.
pub(crate) async fn show<B: Backend>(State(web): State<Web<B>>, Path(id): Path<String>, visit: Visit) -> Response {
    let frame = Frame::new(&visit, &web.site);
    let found = ask::<AnnualPlan>(&web.backend, &visit, Variables { id }).await;
    match found.and_then(|found| Ok((found.annual_plan.ok_or(Failure::NotFound)?, found.viewer))) {
        Ok((plan, viewer)) => {
            let path = format!("/plans/{}", plan.id);
            let frame = frame.titled(&plan.title).canonical(&path).seen_by(viewer.map(|viewer| viewer.display_name));
            frame.show(&Page { address: frame.permanent(&path), frame: &frame, path, p: &plan })
        }
        Err(failure) => failure.page(frame),
    }
}

#[derive(Template)]
#[template(path = "annual_plan.html")]
struct Page<'a> {
    frame: &'a Frame<'a>,
    path: String,
    address: String,
    p: &'a AnnualPlanAnnualPlan,
}
