//! The SDK's HTTP client over ours: bounded in time, and without eight megabytes for each request.

use std::time::Duration;

use async_trait::async_trait;
use futures_util::io::{AsyncRead, AsyncReadExt};
use meilisearch_sdk::errors::Error;
use meilisearch_sdk::request::{HttpClient, Method, parse_response};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// How long connecting may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);

/// How long an answer may take. Waiting for tasks is many short requests.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(15);

/// The client handed to the SDK.
#[derive(Debug, Clone)]
pub(super) struct Http {
    client: reqwest::Client,
}

impl Http {
    /// Makes a client that shows `key`, if there is one.
    pub(super) fn new(key: Option<&str>) -> Result<Self, reqwest::Error> {
        let mut headers = reqwest::header::HeaderMap::new();
        // A key with characters that no header takes is left out; the server then says it is missing.
        if let Some(Ok(mut value)) = key.map(|key| reqwest::header::HeaderValue::from_str(&format!("Bearer {key}"))) {
            value.set_sensitive(true);
            headers.insert(reqwest::header::AUTHORIZATION, value);
        }
        // reqwest panics where no process-wide provider is chosen; a choice already made stays.
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            drop(rustls::crypto::ring::default_provider().install_default());
        }
        let client = reqwest::Client::builder()
            .default_headers(headers)
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(REQUEST_TIMEOUT)
            .build()?;
        Ok(Self { client })
    }

    async fn send<Q: Serialize, B, O: DeserializeOwned>(
        &self,
        url: &str,
        method: &Method<Q, B>,
        body: Option<(Vec<u8>, &str)>,
        expected: u16,
    ) -> Result<O, Error> {
        let verb = match method {
            Method::Get { .. } => reqwest::Method::GET,
            Method::Post { .. } => reqwest::Method::POST,
            Method::Patch { .. } => reqwest::Method::PATCH,
            Method::Put { .. } => reqwest::Method::PUT,
            Method::Delete { .. } => reqwest::Method::DELETE,
        };
        let mut url = reqwest::Url::parse(url).map_err(|error| Error::Other(Box::new(error)))?;
        add_query(&mut url, method.query())?;

        let mut request = self.client.request(verb, url);
        if let Some((body, content_type)) = body {
            request = request.header(reqwest::header::CONTENT_TYPE, content_type).body(body);
        }
        let response = request.send().await.map_err(other)?;
        let (status, url) = (response.status().as_u16(), response.url().to_string());
        let text = response.text().await.map_err(other)?;
        parse_response(status, expected, if text.is_empty() { "null" } else { &text }, url)
    }
}

#[async_trait]
impl HttpClient for Http {
    async fn request<Query, Body, Output>(
        &self,
        url: &str,
        method: Method<Query, Body>,
        expected_status_code: u16,
    ) -> Result<Output, Error>
    where
        Query: Serialize + Send + Sync,
        Body: Serialize + Send + Sync,
        Output: DeserializeOwned + 'static + Send,
    {
        let body = method.body().map(serde_json::to_vec).transpose()?;
        self.send(url, &method, body.map(|body| (body, "application/json")), expected_status_code).await
    }

    async fn stream_request<
        Query: Serialize + Send + Sync,
        Body: AsyncRead + Send + Sync + 'static,
        Output: DeserializeOwned + 'static,
    >(
        &self,
        url: &str,
        method: Method<Query, Body>,
        content_type: &str,
        expected_status_code: u16,
    ) -> Result<Output, Error> {
        let verb = method.map_body_away();
        let body = match verb.1 {
            Some(body) => {
                let mut bytes = Vec::new();
                Box::pin(body).read_to_end(&mut bytes).await.map_err(|error| Error::Other(Box::new(error)))?;
                Some((bytes, content_type))
            }
            None => None,
        };
        self.send(url, &verb.0, body, expected_status_code).await
    }

    fn is_tokio(&self) -> bool {
        true
    }
}

/// Takes the body out of a method.
trait MapBodyAway<Q, B> {
    fn map_body_away(self) -> (Method<Q, ()>, Option<B>);
}

impl<Q, B> MapBodyAway<Q, B> for Method<Q, B> {
    fn map_body_away(self) -> (Method<Q, ()>, Option<B>) {
        match self {
            Self::Get { query } => (Method::Get { query }, None),
            Self::Delete { query } => (Method::Delete { query }, None),
            Self::Post { query, body } => (Method::Post { query, body: () }, Some(body)),
            Self::Patch { query, body } => (Method::Patch { query, body: () }, Some(body)),
            Self::Put { query, body } => (Method::Put { query, body: () }, Some(body)),
        }
    }
}

fn add_query<Q: Serialize>(url: &mut reqwest::Url, query: &Q) -> Result<(), Error> {
    let serde_json::Value::Object(fields) = serde_json::to_value(query)? else { return Ok(()) };
    let mut pairs = url.query_pairs_mut();
    for (name, value) in fields {
        match value {
            serde_json::Value::Null => {}
            serde_json::Value::String(text) => {
                pairs.append_pair(&name, &text);
            }
            serde_json::Value::Array(items) => {
                let items: Vec<String> = items.iter().map(plain).collect();
                pairs.append_pair(&name, &items.join(","));
            }
            other => {
                pairs.append_pair(&name, &other.to_string());
            }
        }
    }
    drop(pairs);
    if url.query() == Some("") {
        url.set_query(None);
    }
    Ok(())
}

fn plain(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn other(error: reqwest::Error) -> Error {
    // The address may hold what a log must not; the SDK's own errors name it anyway, ours do not.
    Error::Other(Box::new(error.without_url()))
}
