//! What each row of a roster comes to: pure, over what the committee knows. Applying judges again and compares.

mod account;
mod department;
mod member;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use entities::enums::{RosterColumn, RosterKind, RosterVerdict};
use entities::ids::AccountId;

use super::columns::Cells;
use super::known::Known;
use super::row::{Fault, Row, Target};
use crate::actor::Grant;
use crate::department::{Department, NewDepartment};
use crate::member::{Member, NewMember};

/// What applying a row does.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Member { target: Option<Member>, values: NewMember, access: Option<Access> },
    Department { target: Option<Department>, values: NewDepartment },
    Account { target: Option<AccountId>, login: String, name: Option<String>, grant: Option<Grant> },
}

/// How a member comes to sign in.
#[derive(Debug, Clone)]
pub(super) enum Access {
    /// By an account to be made.
    Make { login: String },
    /// By the account they had in an earlier term.
    Share(AccountId),
}

/// A row with what applying it does.
#[derive(Debug)]
pub(super) struct Judged {
    pub row: Row,
    pub step: Option<Step>,
}

/// What one row was found to say, before it is compared with the rows above it.
struct Finding {
    target: Option<Target>,
    changes: Vec<RosterColumn>,
    /// What no other row may be about.
    keys: Vec<String>,
    step: Step,
}

impl Finding {
    /// Returns the account that the row makes, by its sign-in name and the name shown.
    fn makes_account(&self) -> bool {
        self.step.new_account().is_some()
    }
}

impl Step {
    /// Returns the account to be made: sign-in name and name shown.
    pub(super) fn new_account(&self) -> Option<(&str, &str)> {
        match self {
            Self::Member { values, access: Some(Access::Make { login }), .. } => Some((login, &values.name)),
            Self::Account { target: None, login, name, .. } => Some((login, name.as_deref().unwrap_or_default())),
            _ => None,
        }
    }
}

/// Judges all rows of a roster, in their order.
pub(super) fn all(known: &Known, rows: &[(u32, Cells)]) -> Vec<Judged> {
    let mut seen = HashMap::new();
    rows.iter().map(|(number, cells)| one(known, &mut seen, *number, cells)).collect()
}

fn one(known: &Known, seen: &mut HashMap<String, u32>, number: u32, cells: &Cells) -> Judged {
    let found = match known.kind {
        RosterKind::Members => member::judge(known, cells),
        RosterKind::Departments => department::judge(known, cells),
        RosterKind::Accounts => account::judge(known, cells),
    };
    let mut row = Row {
        number,
        cells: cells.clone(),
        verdict: RosterVerdict::Error,
        changes: Vec::new(),
        same_as: None,
        fault: None,
        makes_account: false,
        target: None,
    };
    let finding = match found {
        Ok(finding) => finding,
        Err(fault) => return Judged { row: Row { fault: Some(fault), ..row }, step: None },
    };
    if let Some(first) = finding.keys.iter().find_map(|key| seen.get(key).copied()) {
        let verdict = RosterVerdict::DuplicateInFile;
        return Judged { row: Row { verdict, same_as: Some(first), ..row }, step: None };
    }
    seen.extend(finding.keys.iter().map(|key| (key.clone(), number)));

    row.makes_account = finding.makes_account();
    row.verdict = match (finding.target, finding.changes.is_empty()) {
        (None, _) => RosterVerdict::New,
        (Some(_), true) => RosterVerdict::Unchanged,
        (Some(_), false) => RosterVerdict::Changed,
    };
    let does_something = row.verdict != RosterVerdict::Unchanged;
    Judged {
        row: Row { target: finding.target, changes: finding.changes, ..row },
        step: does_something.then_some(finding.step),
    }
}

/// Notes a column whose value is given and differs from what is there, and returns the value that holds from then on.
fn differing<T: PartialEq>(changes: &mut Vec<RosterColumn>, column: RosterColumn, given: Option<T>, there: T) -> T {
    match given {
        Some(given) if given != there => {
            changes.push(column);
            given
        }
        _ => there,
    }
}

/// Returns a fault at a column.
fn fault(column: RosterColumn, reason: crate::reason::Reason) -> Fault {
    Fault { column, reason }
}
