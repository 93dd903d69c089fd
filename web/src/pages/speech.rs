//! A speech's address leads to its place on the consultation's page.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};

use crate::Web;
use crate::backend::{Backend, ask};
use crate::failure::Failure;
use crate::frame::Frame;
use crate::queries::SpeechAddress;
use crate::queries::speech_address::Variables;
use crate::visit::Visit;

/// Leads to the speech on its consultation's page.
pub(crate) async fn redirect<B: Backend>(State(web): State<Web<B>>, Path(id): Path<String>, visit: Visit) -> Response {
    let found = ask::<SpeechAddress>(&web.backend, &visit, Variables { id }).await;
    let place = found.and_then(|found| {
        let speech = found.speech.ok_or(Failure::NotFound)?;
        let consultation = speech.consultation.ok_or(Failure::NotFound)?;
        Ok(format!("/consultations/{}#speech-{}", consultation.id, speech.id))
    });
    match place {
        Ok(place) => Redirect::to(&place).into_response(),
        Err(failure) => failure.page(Frame::new(&visit, &web.site)),
    }
}
