//! The pages' way to the schema: in process, through the same door, as whoever visits.

use std::sync::Arc;

use async_graphql::{Executor as _, Pos, Request, Response};
use domain::Lang;
use http::HeaderMap;
use web::{Asker, Backend};

use super::host::Service;
use crate::door::{self, Door, Host as _, RequestId};
use crate::graphql::Schema;

/// Runs the pages' documents.
#[derive(Clone)]
pub(super) struct Pages {
    pub(super) door: Door<Schema>,
    pub(super) service: Service,
}

impl Backend for Pages {
    fn language(&self, headers: &HeaderMap) -> web::Lang {
        match door::language(headers) {
            Lang::Zh => web::Lang::Zh,
            Lang::En => web::Lang::En,
        }
    }

    async fn execute(&self, asker: Asker<'_>, request: Request) -> Response {
        let lang = match asker.lang {
            web::Lang::Zh => Lang::Zh,
            web::Lang::En => Lang::En,
        };
        let id: RequestId = asker.parts.extensions.get().cloned().unwrap_or_default();
        match self.service.authenticate(&asker.parts.headers).await {
            Ok(actor) => {
                let request = request.data(lang).data(id);
                self.door.execute(self.service.furnish(request, actor)).await
            }
            Err(refusal) => {
                let error = async_graphql::Error::new_with_source(Arc::new(refusal));
                let mut response = Response::from_errors(vec![error.into_server_error(Pos::default())]);
                door::judge(&mut response, lang, &id);
                response
            }
        }
    }
}
