//! The one gate that decides what a client learns of an error.

use std::sync::Arc;

use async_graphql::{Pos, Response, ServerError};
use domain::{Code, Lang, Reason};

use super::{RequestId, document};

const MOST_ERRORS: usize = 20;
const LONGEST_MESSAGE: usize = 500;

/// Rewrites the errors of a response for the client: refusals of the domain get their code and a message in the
/// client's language; what the engine says of the document stays; everything else is logged and masked.
pub fn judge(response: &mut Response, lang: Lang, request: &RequestId) {
    response.errors.truncate(MOST_ERRORS);
    for error in &mut response.errors {
        let verdict = verdict(error, lang, request);
        error.message = verdict.message;
        error.extensions = verdict.extensions;
        error.source = None;
    }
}

fn verdict(error: &ServerError, lang: Lang, request: &RequestId) -> ServerError {
    let shared = error.source::<Arc<domain::Error>>().map(Arc::as_ref);
    if let Some(known) = shared.or_else(|| error.source::<domain::Error>()) {
        return of_domain(known, lang, request);
    }
    let is_about_the_document = error.source.is_none() && error.path.is_empty();
    if is_about_the_document {
        return refused(shortened(&error.message), "invalid_document");
    }
    if is_about_a_value(error) {
        return refused(shortened(&error.message), "invalid_value");
    }
    tracing::error!(request_id = %request, path = ?error.path, error = error.message, "an error of no known kind");
    masked(lang, request)
}

/// Says whether the engine failed to read a value into its type. It does so while it resolves, under a path, with
/// nothing but words to know it by; errors that a resolver passes on with `?` carry their source.
fn is_about_a_value(error: &ServerError) -> bool {
    let marks = ["Failed to parse \"", "Expected input type \""];
    error.source.is_none() && marks.iter().any(|mark| error.message.starts_with(mark))
}

/// Puts an error of the domain into the client's words.
pub(super) fn of_domain(error: &domain::Error, lang: Lang, request: &RequestId) -> ServerError {
    if error.is_internal() {
        tracing::error!(request_id = %request, error = ?error, "an error of ours");
        return masked(lang, request);
    }
    let mut told = coded(error.message(lang), error.code());
    let extensions = told.extensions.get_or_insert_default();
    if let Some(field) = error.field() {
        extensions.set("field", field);
    }
    if let Some(reason) = error.reason() {
        extensions.set("reason", reason);
    }
    if let Some(version) = error.current_version() {
        extensions.set("currentVersion", version);
    }
    told
}

/// Says only that something went wrong, and under which request id the log knows more.
pub(super) fn masked(lang: Lang, request: &RequestId) -> ServerError {
    let mut told = coded(Reason::Internal.message(lang), Code::Internal);
    told.extensions.get_or_insert_default().set("requestId", request.as_str());
    told
}

/// Says that the answer took too long, and that a change may still happen.
pub(super) fn timed_out(lang: Lang, is_mutation: bool) -> ServerError {
    let message = if is_mutation {
        lang.pick(
            "处理超时，更改仍可能生效，请用同一幂等键重试",
            "it took too long and may still take effect; repeat it with the same idempotency key",
        )
    } else {
        lang.pick("处理超时，请缩小查询范围后重试", "it took too long; ask for less at once")
    };
    coded(message, Code::Timeout)
}

/// Says why a document is not let through.
pub(super) fn of_document(refusal: &document::Refusal, lang: Lang) -> ServerError {
    let mut told = refused(shortened(&refusal.message(lang)), refusal.reason());
    told.locations = refusal.locations();
    told
}

/// Makes an error about what the client sent.
pub(super) fn refused(message: impl Into<String>, reason: &'static str) -> ServerError {
    let mut told = coded(message, Code::BadUserInput);
    told.extensions.get_or_insert_default().set("reason", reason);
    told
}

fn coded(message: impl Into<String>, code: Code) -> ServerError {
    let mut told = ServerError::new(message, None::<Pos>);
    told.extensions.get_or_insert_default().set("code", code.as_str());
    told
}

/// Cuts a message that quotes what the client sent, which may be long.
fn shortened(message: &str) -> String {
    match message.char_indices().nth(LONGEST_MESSAGE) {
        Some((end, _)) => format!("{}…", &message[..end]),
        None => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::{Error, PathSegment, Value};
    use domain::Error as DomainError;

    use super::*;

    fn told(error: impl Into<Error>, path: &[&str], lang: Lang) -> (String, serde_json::Value) {
        let mut error = error.into().into_server_error(Pos::default());
        error.path = path.iter().map(|name| PathSegment::Field((*name).to_owned())).collect();
        let mut response = Response::from_errors(vec![error]);
        judge(&mut response, lang, &RequestId::from_text("req-1").unwrap());
        let error = response.errors.remove(0);
        assert!(error.source.is_none(), "no source leaves the door");
        (error.message, serde_json::to_value(error.extensions).unwrap())
    }

    #[test]
    fn a_refusal_of_the_domain_keeps_code_reason_and_field_in_the_clients_language() {
        let refusal = DomainError::bad_input("title", Reason::TooLong);
        let extensions = serde_json::json!({"code": "BAD_USER_INPUT", "reason": "too_long", "field": "title"});
        assert_eq!(told(refusal.clone(), &["a"], Lang::En), ("is too long".to_owned(), extensions.clone()));
        let shared = Error::new_with_source(Arc::new(refusal));
        assert_eq!(told(shared, &["a"], Lang::Zh), ("超过字数上限".to_owned(), extensions));
    }

    #[test]
    fn a_lost_race_names_the_version_that_won() {
        let (_, extensions) = told(DomainError::Stale { current_version: 7 }, &["a"], Lang::En);
        assert_eq!(extensions["code"], "CONFLICT");
        assert_eq!(extensions["currentVersion"], 7);
    }

    #[test]
    fn whatever_is_not_the_domains_is_masked() {
        let secret = "error returned from database: no such table: secrets";
        let masked = (
            "something went wrong on our side; quote the request id".to_owned(),
            serde_json::json!({"code": "INTERNAL", "requestId": "req-1"}),
        );
        assert_eq!(told(std::io::Error::other(secret), &["a"], Lang::En), masked);
        assert_eq!(told(std::io::Error::other(secret), &[], Lang::En), masked);
        assert_eq!(told(DomainError::internal(secret), &["a"], Lang::En), masked);
        assert_eq!(told(Error::new(secret), &["a"], Lang::En), masked);
        let mut forged = Error::new(secret);
        forged.extensions.get_or_insert_default().set("code", Value::from("NOT_FOUND"));
        assert_eq!(told(forged, &["a"], Lang::En), masked);
        let quoting = std::io::Error::other("Failed to parse \"secret\"");
        assert_eq!(told(quoting, &["a"], Lang::En), masked);
    }

    #[test]
    fn what_the_engine_says_of_a_document_stays_but_not_at_any_length() {
        let (message, extensions) = told(Error::new("Unknown field \"x\""), &[], Lang::Zh);
        assert_eq!((message.as_str(), &extensions["reason"]), ("Unknown field \"x\"", &"invalid_document".into()));
        let (message, extensions) = told(Error::new("Failed to parse \"Date\": no"), &["a"], Lang::Zh);
        assert_eq!(
            (message.as_str(), &extensions["reason"]),
            ("Failed to parse \"Date\": no", &"invalid_value".into())
        );
        let (message, _) = told(Error::new("长".repeat(10_000)), &[], Lang::Zh);
        assert_eq!(message.chars().count(), LONGEST_MESSAGE + 1);
    }

    #[test]
    fn a_flood_of_errors_is_cut() {
        let mut response = Response::from_errors(vec![ServerError::new("x", None); 5_000]);
        judge(&mut response, Lang::Zh, &RequestId::from_text("req-1").unwrap());
        assert_eq!(response.errors.len(), MOST_ERRORS);
    }
}
