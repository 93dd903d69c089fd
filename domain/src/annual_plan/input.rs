//! What an item of a plan is written with, and the checks that need nothing but the input.

use std::collections::HashSet;

use entities::enums::ConsultationFormat;
use entities::ids::{DepartmentId, SpecialCommitteeId};

use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text::{optional, required};

/// The longest name, in characters.
const NAME: usize = 100;
/// How many items a plan has at the most.
pub(super) const MOST_ITEMS: usize = 100;
/// How many departments take part in an item at the most.
const MOST_DEPARTMENTS: usize = 50;

/// An item of a plan to write.
#[derive(Debug, Clone)]
pub struct NewItem {
    /// What is to be consulted on, at most 100 characters.
    pub topic: String,
    /// In which format.
    pub format: ConsultationFormat,
    /// The special committee that organises it.
    pub organizer: Option<SpecialCommitteeId>,
    /// The organiser as printed; the special committee's name where there is none.
    pub organizer_name: Option<String>,
    /// The month it is planned for, 1 to 12.
    pub month: Option<i32>,
    /// The leader in charge, as printed.
    pub leader: Option<String>,
    /// The departments that take part, in order, at most 50.
    pub departments: Vec<DepartmentId>,
}

impl NewItem {
    /// Returns the input trimmed, or says that `field` is wrong and why.
    pub(super) fn checked(self, field: &'static str) -> Result<Self> {
        let organizer_name = optional(field, self.organizer_name.as_deref(), NAME)?;
        if organizer_name.is_none() && self.organizer.is_none() {
            return Err(Error::bad_input(field, Reason::Empty));
        }
        if self.month.is_some_and(|month| !(1..=12).contains(&month)) {
            return Err(Error::bad_input(field, Reason::OutOfRange));
        }
        if self.departments.len() > MOST_DEPARTMENTS {
            return Err(Error::bad_input(field, Reason::TooMany));
        }
        let distinct: HashSet<_> = self.departments.iter().collect();
        if distinct.len() < self.departments.len() {
            return Err(Error::bad_input(field, Reason::Duplicate));
        }
        Ok(Self {
            topic: required(field, &self.topic, 100)?,
            organizer_name,
            leader: optional(field, self.leader.as_deref(), NAME)?,
            ..self
        })
    }
}

/// Returns the items of a plan trimmed, or says what is wrong with them.
pub(super) fn checked(items: Vec<NewItem>) -> Result<Vec<NewItem>> {
    if items.len() > MOST_ITEMS {
        return Err(Error::bad_input("items", Reason::TooMany));
    }
    items.into_iter().map(|item| item.checked("items")).collect()
}
