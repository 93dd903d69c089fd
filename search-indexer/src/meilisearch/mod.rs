//! The Meilisearch engine: one index per generation, our own grams in it.

mod ask;
mod encode;
mod http;
mod search;
mod settings;
mod tasks;
mod write;

use async_trait::async_trait;
use meilisearch_sdk::client::Client;
use meilisearch_sdk::documents::DocumentsQuery;
use meilisearch_sdk::errors::{Error, ErrorCode, ErrorType};
use meilisearch_sdk::indexes::IndexesQuery;
use meilisearch_sdk::request::{HttpClient, Method};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use self::http::Http;
use self::settings::SENTINEL;
use crate::engine::{
    Batch, Engine, EngineError, Entries, Entry, Generation, SearchPage, SearchRequest, Sentinel, Task,
};

/// How many entries are read at a time.
const PORTION: usize = 1_000;

/// How many indexes are looked through for generations.
const MAX_INDEXES: usize = 1_000;

/// The Meilisearch engine.
#[derive(Debug, Clone)]
pub struct Meilisearch {
    client: Client<Http>,
    http: Http,
    url: String,
}

/// The number under which the server took a task.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Enqueued {
    task_uid: u64,
}

/// The one document that is not ours to find.
#[derive(Debug, Serialize, Deserialize)]
struct SentinelDocument {
    id: String,
    sentinel: Sentinel,
}

/// What `entries` reads of a document.
#[derive(Debug, Deserialize)]
struct Listed {
    id: String,
    version: Option<i64>,
    hash: Option<String>,
}

impl Meilisearch {
    /// Talks to the server at a URL, with a key if it asks for one. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// Fails when no HTTP client can be made.
    pub fn new(url: &str, key: Option<&str>) -> Result<Self, EngineError> {
        let http = Http::new(key).map_err(|error| EngineError::Internal(error.to_string()))?;
        let url = url.trim_end_matches('/').to_owned();
        Ok(Self { client: Client::new_with_client(url.clone(), key, http.clone()), http, url })
    }

    async fn get<T: DeserializeOwned + Send + 'static>(&self, path: &str) -> Result<T, EngineError> {
        let method: Method<(), ()> = Method::Get { query: () };
        self.http.request(&format!("{}/{path}", self.url), method, 200).await.map_err(sdk_error)
    }

    /// Enqueues a task and returns its number.
    async fn enqueue<B: Serialize + Send + Sync>(&self, path: &str, method: Method<(), B>) -> Result<u64, EngineError> {
        let enqueued: Result<Enqueued, Error> = self.http.request(&format!("{}/{path}", self.url), method, 202).await;
        Ok(enqueued.map_err(sdk_error)?.task_uid)
    }

    async fn write_sentinel(&self, generation: Generation) -> Result<(), EngineError> {
        let document = SentinelDocument { id: SENTINEL.to_owned(), sentinel: Sentinel::of(generation) };
        let path = format!("indexes/{generation}/documents?primaryKey=id");
        let task = self.enqueue(&path, Method::Post { query: (), body: [document] }).await?;
        self.wait(task).await.map(|_| ())
    }
}

#[async_trait]
impl Engine for Meilisearch {
    fn name(&self) -> &'static str {
        "meilisearch"
    }

    async fn create(&self, generation: Generation) -> Result<(), EngineError> {
        match self.sentinel(generation).await? {
            Some(found) if found == Sentinel::of(generation) => return Ok(()),
            // It is of another shape: documents of two shapes never share an index.
            Some(_) => self.drop_generation(generation).await?,
            None => {}
        }
        let body = serde_json::json!({ "uid": generation.to_string(), "primaryKey": "id" });
        let task = self.enqueue("indexes", Method::Post { query: (), body }).await?;
        match self.wait(task).await {
            Err(EngineError::Rejected(message)) if message.contains("index_already_exists") => {}
            done => {
                done?;
            }
        }
        let settings = settings::settings().map_err(|error| EngineError::Internal(error.to_string()))?;
        let path = format!("indexes/{generation}/settings");
        let task = self.enqueue(&path, Method::Patch { query: (), body: settings }).await?;
        self.wait(task).await?;
        self.write_sentinel(generation).await
    }

    async fn sentinel(&self, generation: Generation) -> Result<Option<Sentinel>, EngineError> {
        let found = self.client.index(generation.to_string()).get_document::<SentinelDocument>(SENTINEL).await;
        match found {
            Ok(document) => Ok(Some(document.sentinel)),
            Err(error) if is_absent(&error) => Ok(None),
            // Something is there and it is not a sentinel of ours.
            Err(Error::ParseError(_)) => Ok(None),
            Err(error) => Err(sdk_error(error)),
        }
    }

    async fn apply(&self, generation: Generation, batch: Batch) -> Result<Task, EngineError> {
        let mut task = Task::default();
        let path = format!("indexes/{generation}/documents");
        if !batch.replace.is_empty() {
            // An index that is gone must not come back with default settings.
            if self.sentinel(generation).await?.is_none() {
                return Err(EngineError::Unavailable(format!("{generation} is not there")));
            }
            let sent: Vec<write::Sent> = batch.replace.iter().map(Into::into).collect();
            task.uids.push(self.enqueue(&path, Method::Post { query: (), body: sent }).await?);
            task.replaced = batch.replace.len() as u64;
        }
        if !batch.delete.is_empty() {
            let ids: Vec<String> = batch.delete.iter().map(ToString::to_string).collect();
            let path = format!("{path}/delete-batch");
            task.uids.push(self.enqueue(&path, Method::Post { query: (), body: ids }).await?);
        }
        Ok(task)
    }

    async fn finish(&self, _: Generation, task: &Task) -> Result<(), EngineError> {
        let mut indexed = 0;
        for uid in &task.uids {
            indexed += self.wait(*uid).await?.indexed.unwrap_or(0);
        }
        if indexed != task.replaced {
            return Err(EngineError::Internal(format!("{indexed} of {} documents were indexed", task.replaced)));
        }
        Ok(())
    }

    async fn search(&self, generation: Generation, request: &SearchRequest) -> Result<SearchPage, EngineError> {
        self.answer(generation, request).await
    }

    async fn entries(&self, generation: Generation) -> Result<Entries, EngineError> {
        let client = self.client.clone();
        let portions = futures_util::stream::try_unfold(Some(0), move |offset: Option<usize>| {
            let index = client.index(generation.to_string());
            async move {
                let Some(offset) = offset else { return Ok(None) };
                let mut query = DocumentsQuery::new(&index);
                query.with_offset(offset).with_limit(PORTION).with_fields(["id", "version", "hash"]);
                let found = query.execute::<Listed>().await.map_err(sdk_error)?;
                let next = (found.results.len() == PORTION).then_some(offset + PORTION);
                let entries = found.results.into_iter().filter_map(entry).collect();
                Ok(Some((entries, next)))
            }
        });
        Ok(Box::pin(portions))
    }

    async fn generations(&self, database: Uuid) -> Result<Vec<Generation>, EngineError> {
        let mut query = IndexesQuery::new(&self.client);
        query.with_limit(MAX_INDEXES);
        let indexes = self.client.get_indexes_with(&query).await.map_err(sdk_error)?;
        let prefix = format!("xieshang_{}_", database.simple());
        let numbers = indexes.results.iter().filter_map(|index| index.uid.strip_prefix(&prefix)?.parse().ok());
        let mut found: Vec<Generation> = numbers.map(|number| Generation { database, number }).collect();
        found.sort_unstable_by_key(|generation| generation.number);
        Ok(found)
    }

    async fn drop_generation(&self, generation: Generation) -> Result<(), EngineError> {
        let method: Method<(), ()> = Method::Delete { query: () };
        let task = self.enqueue(&format!("indexes/{generation}"), method).await?;
        match self.wait(task).await {
            Err(EngineError::Rejected(message)) if message.contains("index_not_found") => Ok(()),
            done => done.map(|_| ()),
        }
    }

    async fn health(&self) -> Result<(), EngineError> {
        self.get::<serde_json::Value>("health").await.map(|_| ())
    }
}

fn entry(listed: Listed) -> Option<Entry> {
    Some(Entry {
        id: listed.id.parse().ok()?,
        version: listed.version.unwrap_or_default(),
        hash: listed.hash.unwrap_or_default(),
    })
}

fn is_absent(error: &Error) -> bool {
    matches!(error, Error::Meilisearch(error)
        if matches!(error.error_code, ErrorCode::IndexNotFound | ErrorCode::DocumentNotFound))
}

fn sdk_error(error: Error) -> EngineError {
    match error {
        Error::Meilisearch(error) if error.error_code == ErrorCode::IndexNotFound => {
            EngineError::Unavailable(error.to_string())
        }
        Error::Meilisearch(error) => match error.error_type {
            ErrorType::InvalidRequest => EngineError::Rejected(error.to_string()),
            // A wrong key is mended by whoever runs the server, without any change of ours.
            ErrorType::Auth => EngineError::Unavailable(error.to_string()),
            _ => EngineError::Internal(error.to_string()),
        },
        Error::MeilisearchCommunication(error) if error.status_code == 413 => EngineError::Rejected(error.to_string()),
        Error::MeilisearchCommunication(error) => EngineError::Unavailable(error.to_string()),
        Error::Other(error) => EngineError::Unavailable(error.to_string()),
        Error::Timeout => EngineError::Unavailable("no answer in time".to_owned()),
        error => EngineError::Internal(error.to_string()),
    }
}
