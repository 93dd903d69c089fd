//! Tasks in a type of ours: the SDK's cannot be read when a task is cancelled or of a newer kind.

use std::time::Duration;

use serde::Deserialize;
use tokio::time::{Instant, sleep};

use super::Meilisearch;
use crate::engine::EngineError;

/// How long a task may take before the indexer looks at it again later.
const TASK_TIMEOUT: Duration = Duration::from_mins(1);

/// The longest pause between two looks.
const MAX_PAUSE: Duration = Duration::from_millis(500);

/// A task as the server tells it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Task {
    status: String,
    details: Option<Details>,
    error: Option<TaskError>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Details {
    indexed_documents: Option<u64>,
}

#[derive(Debug, Deserialize)]
struct TaskError {
    message: String,
    code: String,
    #[serde(rename = "type")]
    kind: String,
}

/// What became of a task.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// How many documents it indexed, if it adds any.
    pub(super) indexed: Option<u64>,
}

impl Meilisearch {
    /// Waits for a task. Failures of the network on the way are no failures of the task.
    pub(super) async fn wait(&self, uid: u64) -> Result<Done, EngineError> {
        let end = Instant::now() + TASK_TIMEOUT;
        let mut pause = Duration::from_millis(5);
        loop {
            let seen = self.get::<Task>(&format!("tasks/{uid}")).await;
            match seen {
                Ok(task) => {
                    if let Some(done) = settled(uid, task)? {
                        return Ok(done);
                    }
                }
                Err(error) if !error.is_unavailable() => return Err(error),
                Err(error) if Instant::now() >= end => return Err(error),
                Err(_) => {}
            }
            if Instant::now() >= end {
                return Err(EngineError::Unavailable(format!("task {uid} is not done after {TASK_TIMEOUT:?}")));
            }
            sleep(pause).await;
            pause = (pause * 2).min(MAX_PAUSE);
        }
    }
}

fn settled(uid: u64, task: Task) -> Result<Option<Done>, EngineError> {
    match task.status.as_str() {
        "enqueued" | "processing" => Ok(None),
        "succeeded" => Ok(Some(Done { indexed: task.details.and_then(|details| details.indexed_documents) })),
        "failed" => Err(match task.error {
            Some(error) if error.kind == "invalid_request" => {
                EngineError::Rejected(format!("task {uid}: {}: {}", error.code, error.message))
            }
            Some(error) => EngineError::Internal(format!("task {uid}: {}: {}", error.code, error.message)),
            None => EngineError::Internal(format!("task {uid} failed and does not say why")),
        }),
        // Somebody else cancelled it; the rows are still dirty and will be sent again.
        status => Err(EngineError::Unavailable(format!("task {uid} is {status}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Option<Done>, EngineError> {
        settled(7, serde_json::from_str(json).expect("the fixture is a task"))
    }

    #[test]
    fn a_cancelled_task_of_a_kind_unheard_of_can_be_read() {
        let error = read(r#"{"uid":7,"status":"canceled","type":"newKind","details":{"x":1},"error":null}"#);

        assert!(matches!(error, Err(EngineError::Unavailable(_))));
    }

    #[test]
    fn a_failed_task_says_whose_fault_it_is() {
        let error = read(
            r#"{"status":"failed","error":{"message":"m","code":"invalid_document_id","type":"invalid_request","link":""}}"#,
        );

        assert!(matches!(error, Err(EngineError::Rejected(_))));
    }

    #[test]
    fn a_task_that_succeeded_says_how_many_it_indexed() {
        let done = read(r#"{"status":"succeeded","details":{"receivedDocuments":1,"indexedDocuments":0}}"#);

        assert_eq!(done.ok().flatten().and_then(|done| done.indexed), Some(0));
    }
}
