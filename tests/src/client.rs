//! Somebody who uses the service over HTTP: anonymous, or really signed in.

use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use chrono::{DateTime, Utc};
use http::{Method, Request, header};
use serde_json::{Value, json};

use crate::answer::{Answer, Page};
use crate::app::TestApp;
use crate::world::PASSWORD;

const SIGN_IN: &str = "mutation SignIn($input: SignInInput!) { signIn(input: $input) { accessToken expiresAt } }";

/// Somebody who uses the service. Cheap to clone; the clone is the same person.
#[derive(Clone)]
pub struct Client {
    app: TestApp,
    login: Option<String>,
    language: &'static str,
    token: Arc<Mutex<Option<Token>>>,
}

#[derive(Clone)]
struct Token {
    text: String,
    good_from: DateTime<Utc>,
    good_until: DateTime<Utc>,
}

impl Client {
    pub(crate) fn new(app: TestApp, login: Option<&str>) -> Self {
        Self { app, login: login.map(str::to_owned), language: "zh", token: Arc::default() }
    }

    /// Returns the same person, who prefers another language.
    #[must_use]
    pub fn speaking(self, language: &'static str) -> Self {
        Self { language, ..self }
    }

    /// Runs a GraphQL document with variables as a JSON object.
    ///
    /// # Panics
    ///
    /// When what comes back is no GraphQL answer; refusals are for the test to judge.
    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "callers write the variables in place with json!")]
    pub fn run(&self, document: &str, variables: Value) -> impl Future<Output = Answer> {
        self.post(json!({ "query": document, "variables": variables }))
    }

    /// Sends a body to the GraphQL endpoint.
    ///
    /// # Panics
    ///
    /// When what comes back is no GraphQL answer.
    pub async fn post(&self, body: Value) -> Answer {
        let request = Request::post("/graphql")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/json")
            .body(Body::from(body.to_string()))
            .expect("the request is well-formed");
        Answer::read(self.send(request).await)
    }

    /// Gets a page.
    pub async fn get(&self, path: &str) -> Page {
        let request = Request::builder().method(Method::GET).uri(path).body(Body::empty());
        self.send(request.unwrap_or_else(|_| panic!("{path} is no path"))).await
    }

    /// Sends any request as this person.
    pub async fn send(&self, mut request: Request<Body>) -> Page {
        let headers = request.headers_mut();
        headers.entry(header::ACCEPT_LANGUAGE).or_insert(header::HeaderValue::from_static(self.language));
        if let Some(token) = self.token().await {
            let bearer = format!("Bearer {token}").parse().expect("a token is ASCII");
            request.headers_mut().entry(header::AUTHORIZATION).or_insert(bearer);
        }
        self.app.send(request).await
    }

    /// Returns the access token, after signing in where there is none that is good at the clock's present.
    ///
    /// # Panics
    ///
    /// When the sign-in is refused.
    pub async fn token(&self) -> Option<String> {
        let login = self.login.as_deref()?;
        let now = self.app.now();
        let held = self.token.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(token) = held.filter(|token| (token.good_from..token.good_until).contains(&now)) {
            return Some(token.text);
        }

        let input = json!({ "input": { "login": login, "password": PASSWORD } });
        let signed_in = Box::pin(self.app.anonymous().run(SIGN_IN, input)).await;
        let text = signed_in.text("signIn.accessToken");
        let good_until = signed_in.text("signIn.expiresAt").parse().expect("a token says until when it is good");
        let token = Token { text: text.clone(), good_from: now, good_until };
        *self.token.lock().unwrap_or_else(PoisonError::into_inner) = Some(token);
        Some(text)
    }
}
