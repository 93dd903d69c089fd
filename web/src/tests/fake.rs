//! A backend that answers each operation with what it is told, and remembers what it was asked.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use async_graphql::{Request, Response, ServerError, Value};
use axum::Router;
use axum::body::Body;
use axum::http::{self, HeaderMap, StatusCode, header};
use http_body_util::BodyExt as _;
use serde_json::json;
use tower::ServiceExt as _;

use crate::{Asker, Backend, Lang, Site};

/// Reads a canned answer.
pub(super) fn data(name: &str) -> serde_json::Value {
    let text = match name {
        "annual_plan" => include_str!("data/annual_plan.json"),
        "consultation" => include_str!("data/consultation.json"),
        "consultations" => include_str!("data/consultations.json"),
        "council" => include_str!("data/council.json"),
        "councils" => include_str!("data/councils.json"),
        "ledger" => include_str!("data/ledger.json"),
        "ledgers" => include_str!("data/ledgers.json"),
        "proposal" => include_str!("data/proposal.json"),
        "research_report" => include_str!("data/research_report.json"),
        "search" => include_str!("data/search.json"),
        _ => include_str!("data/suggestion.json"),
    };
    serde_json::from_str(text).expect("a canned answer")
}

/// What the backend was asked.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) operation: String,
    pub(super) variables: serde_json::Value,
    pub(super) lang: Lang,
}

/// A backend of canned answers.
#[derive(Debug, Clone, Default)]
pub(super) struct Fake {
    answers: HashMap<String, serde_json::Value>,
    errors: HashMap<String, serde_json::Value>,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Fake {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Answers an operation with data.
    pub(super) fn answer(mut self, operation: &str, data: serde_json::Value) -> Self {
        self.answers.insert(operation.to_owned(), data);
        self
    }

    /// Answers an operation with an error that carries these extensions.
    pub(super) fn refuse(mut self, operation: &str, extensions: serde_json::Value) -> Self {
        self.errors.insert(operation.to_owned(), extensions);
        self
    }

    pub(super) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    pub(super) fn router(&self) -> Router {
        crate::router(self.clone(), Site { address: Some("https://zx.example.cn".to_owned()) })
    }

    /// Visits an address.
    pub(super) async fn get(&self, address: &str) -> Page {
        self.get_with(address, &[]).await
    }

    /// Visits an address with headers.
    pub(super) async fn get_with(&self, address: &str, headers: &[(&str, &str)]) -> Page {
        let request = headers.iter().fold(http::Request::get(address), |it, (name, value)| it.header(*name, *value));
        let response = self.router().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Page { status: parts.status, headers: parts.headers, html: String::from_utf8(body.to_vec()).unwrap() }
    }
}

impl Backend for Fake {
    fn language(&self, headers: &HeaderMap) -> Lang {
        let all = [header::COOKIE, header::ACCEPT_LANGUAGE].into_iter().filter_map(|name| headers.get(name));
        let english = all.filter_map(|value| value.to_str().ok()).any(|value| value.contains("en"));
        if english { Lang::En } else { Lang::Zh }
    }

    async fn execute(&self, asker: Asker<'_>, request: Request) -> Response {
        let operation = request.operation_name.clone().unwrap_or_default();
        let variables = serde_json::to_value(&request.variables).unwrap();
        self.asked.lock().unwrap().push(Asked { operation: operation.clone(), variables, lang: asker.lang });
        if let Some(extensions) = self.errors.get(&operation) {
            let mut error = ServerError::new("出了差错", None);
            error.extensions = Some(serde_json::from_value(extensions.clone()).unwrap());
            return Response::from_errors(vec![error]);
        }
        let data = self.answers.get(&operation).cloned().unwrap_or_else(|| json!({}));
        Response::new(Value::from_json(data).unwrap())
    }
}

/// A page as a browser gets it.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) html: String,
}

impl Page {
    pub(super) fn header(&self, name: impl header::AsHeaderName) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// Checks that the page has a text.
    #[track_caller]
    pub(super) fn has(&self, text: &str) {
        assert!(self.html.contains(text), "{text} is not on the page:\n{}", self.html);
    }

    /// Checks that the page lacks a text.
    #[track_caller]
    pub(super) fn lacks(&self, text: &str) {
        assert!(!self.html.contains(text), "{text} is on the page");
    }
}
