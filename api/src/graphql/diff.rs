//! Word-level differences (逐词比较) of two versions of a text.

use async_graphql::{Enum, Result, SimpleObject};
use domain::diff;
use tokio::sync::Semaphore;

use crate::run::told;

/// How many comparisons run at the same time: they take processor time and nothing else.
static TURNS: Semaphore = Semaphore::const_new(2);

/// What became of a part of a text (变化).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::diff::Change")]
pub enum DiffOperation {
    /// It stands in both texts (未变)
    Equal,
    /// It was added (新增)
    Insert,
    /// It was taken out (删除)
    Delete,
}

/// A part of two versions of a text, in their order (比较片段). The `EQUAL` and `DELETE` parts make the earlier text,
/// the `EQUAL` and `INSERT` parts the later one.
#[derive(SimpleObject)]
pub struct DiffPart {
    /// What became of it (变化).
    op: DiffOperation,
    /// The words (文字).
    text: String,
}

/// Compares two texts, away from the threads that answer requests.
pub async fn words(old: String, new: String) -> Result<Vec<DiffPart>> {
    let _turn = TURNS.acquire().await.map_err(|closed| told(domain::Error::internal(closed)))?;
    let compared = tokio::task::spawn_blocking(move || diff::words(&old, &new)).await;
    let parts = compared.map_err(|lost| told(domain::Error::internal(lost)))?;
    Ok(parts.into_iter().map(|part| DiffPart { op: part.change.into(), text: part.text }).collect())
}
