//! What came back: a GraphQL answer, or a page.

use axum::body::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::Value;

/// An answer to a GraphQL request.
#[derive(Debug, Clone)]
pub struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Value,
}

impl Answer {
    pub(crate) fn read(page: Page) -> Self {
        let body = serde_json::from_str(&page.text);
        let body = body.unwrap_or_else(|_| panic!("{} is no GraphQL answer: {}", page.status, page.text));
        Self { status: page.status, headers: page.headers, body }
    }

    /// Returns the HTTP status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the HTTP headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the whole body.
    pub fn body(&self) -> &Value {
        &self.body
    }

    /// Whether there are no errors.
    pub fn is_ok(&self) -> bool {
        self.body.get("errors").is_none()
    }

    /// Returns what is at a path such as `suggestions.nodes.0.title`, which may be null.
    ///
    /// # Panics
    ///
    /// When the answer has errors, or no such path.
    #[track_caller]
    pub fn data(&self, path: &str) -> &Value {
        assert!(self.is_ok(), "refused: {:#}", self.body);
        let names: Vec<&str> = path.split('.').filter(|name| !name.is_empty()).collect();
        let pointer = if names.is_empty() { String::new() } else { format!("/{}", names.join("/")) };
        let found = self.body["data"].pointer(&pointer);
        found.unwrap_or_else(|| panic!("nothing at {path}: {:#}", self.body))
    }

    /// Returns the text at a path: a string, an id, an enum's value.
    ///
    /// # Panics
    ///
    /// When there is none.
    #[track_caller]
    pub fn text(&self, path: &str) -> String {
        let Value::String(text) = self.data(path) else { panic!("no text at {path}: {:#}", self.body) };
        text.clone()
    }

    /// Returns the whole number at a path.
    ///
    /// # Panics
    ///
    /// When there is none.
    #[track_caller]
    pub fn number(&self, path: &str) -> i64 {
        self.data(path).as_i64().unwrap_or_else(|| panic!("no number at {path}: {:#}", self.body))
    }

    /// Returns the list at a path.
    ///
    /// # Panics
    ///
    /// When there is none.
    #[track_caller]
    pub fn list(&self, path: &str) -> &[Value] {
        self.data(path).as_array().unwrap_or_else(|| panic!("no list at {path}: {:#}", self.body))
    }

    /// Returns the code of the first error.
    ///
    /// # Panics
    ///
    /// When there are no errors.
    #[track_caller]
    pub fn code(&self) -> &str {
        self.extension("code").unwrap_or_else(|| panic!("an error without a code: {:#}", self.body))
    }

    /// Returns the reason of the first error, or nothing where it names none.
    ///
    /// # Panics
    ///
    /// When there are no errors.
    #[track_caller]
    pub fn reason(&self) -> &str {
        self.extension("reason").unwrap_or_default()
    }

    /// Returns the input field of the first error, or nothing where it names none.
    ///
    /// # Panics
    ///
    /// When there are no errors.
    #[track_caller]
    pub fn field(&self) -> &str {
        self.extension("field").unwrap_or_default()
    }

    /// Returns the message of the first error.
    ///
    /// # Panics
    ///
    /// When there are no errors.
    #[track_caller]
    pub fn message(&self) -> &str {
        self.error()["message"].as_str().unwrap_or_default()
    }

    #[track_caller]
    fn extension(&self, name: &str) -> Option<&str> {
        self.error()["extensions"][name].as_str()
    }

    #[track_caller]
    fn error(&self) -> &Value {
        assert!(!self.is_ok(), "not refused: {:#}", self.body);
        &self.body["errors"][0]
    }
}

/// Any answer over HTTP.
#[derive(Debug, Clone)]
pub struct Page {
    /// The HTTP status.
    pub status: StatusCode,
    /// The HTTP headers.
    pub headers: HeaderMap,
    /// The body, as far as it is text.
    pub text: String,
    /// The body.
    pub bytes: Bytes,
}
