//! The letters that stand for outcomes in print (类别标记): each committee has its own (domain.md §0.3, §1.3).

use entities::enums::OutcomeCategory;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::text;

/// The longest letter, in characters: some committees print a word.
const LONGEST: usize = 8;

/// What a committee prints for each outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OutcomeLetters {
    /// For what is resolved or adopted (已解决或采纳).
    pub resolved: String,
    /// For what is being resolved (正在解决).
    pub in_progress: String,
    /// For what is planned (列入计划).
    pub planned: String,
    /// For what conditions do not allow now (条件所限).
    pub deferred: String,
    /// For what is kept for reference (留作参考).
    pub reference: String,
}

impl Default for OutcomeLetters {
    fn default() -> Self {
        let [resolved, in_progress, planned, deferred, reference] = ["A", "B", "B", "C", "D"].map(str::to_owned);
        Self { resolved, in_progress, planned, deferred, reference }
    }
}

impl OutcomeLetters {
    /// Returns what is printed for an outcome.
    pub fn of(&self, outcome: OutcomeCategory) -> &str {
        match outcome {
            OutcomeCategory::Resolved => &self.resolved,
            OutcomeCategory::InProgress => &self.in_progress,
            OutcomeCategory::Planned => &self.planned,
            OutcomeCategory::Deferred => &self.deferred,
            OutcomeCategory::Reference => &self.reference,
        }
    }

    /// Returns them trimmed, or refuses one that is none or longer than fits.
    pub(super) fn checked(&self) -> Result<Self> {
        let letter = |text: &str| text::required("outcomeLetters", text, LONGEST);
        Ok(Self {
            resolved: letter(&self.resolved)?,
            in_progress: letter(&self.in_progress)?,
            planned: letter(&self.planned)?,
            deferred: letter(&self.deferred)?,
            reference: letter(&self.reference)?,
        })
    }
}
