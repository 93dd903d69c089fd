//! A roster's row with what it comes to, as it is previewed, kept and compared again when it is applied.

use entities::enums::{RosterColumn, RosterVerdict};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::columns::Cells;
use crate::reason::Reason;

/// A row of a roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its line in the file, counted from 1; the header has one too.
    pub number: u32,
    /// What it says, by column.
    pub cells: Cells,
    /// What it comes to.
    pub verdict: RosterVerdict,
    /// The columns that change something, of a changed row.
    pub changes: Vec<RosterColumn>,
    /// The line that says the same thing already, of a duplicate.
    pub same_as: Option<u32>,
    /// What is wrong with it, of a row with an error.
    pub fault: Option<Fault>,
    /// Whether it makes an account, whose first password is told once.
    pub makes_account: bool,
    pub(super) target: Option<Target>,
}

impl Row {
    /// Whether it stands in the way of applying the roster: wrong, or said twice.
    pub fn is_in_the_way(&self) -> bool {
        matches!(self.verdict, RosterVerdict::Error | RosterVerdict::DuplicateInFile)
    }
}

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The column at fault.
    pub column: RosterColumn,
    /// Why.
    #[serde(with = "reason_text")]
    pub reason: Reason,
}

/// The thing that a row is about, as it was when the row was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Target {
    pub id: Uuid,
    /// None for accounts: every sign-in raises theirs.
    pub version: Option<i64>,
}

/// What is kept of a preview beside its columns in the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Body {
    pub ignored: Vec<String>,
    pub rows: Vec<Row>,
}

mod reason_text {
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::reason::Reason;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    pub(super) fn serialize<S: Serializer>(reason: &Reason, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(reason.as_str())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Reason, D::Error> {
        let text = String::deserialize(from)?;
        Reason::parse(&text).ok_or_else(|| serde::de::Error::custom("no reason of ours"))
    }
}
