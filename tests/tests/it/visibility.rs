//! What is hidden shows nowhere: not by its id, through relations, in lists, totals, search, counts, statistics or
//! notices, nor in a document, a file or a page.

mod actors;
mod doors;
mod engines;
mod files;
mod found;
mod grass;
mod hidden;
mod notices;
mod published;
mod redacted;
mod scenes;
mod schema;
mod seen;
mod sessions;
mod submitted;
mod walk;

use serde_json::{Value, json};

use crate::cast::Who;

/// People to whom nothing of a case of others' is known.
const OUTSIDERS: [Who; 7] = [
    Who::Anonymous,
    Who::OtherMember,
    Who::Liaison,
    Who::OtherDepartment,
    Who::Admin,
    Who::ForeignOffice,
    Who::ForeignMember,
];

fn with(mut input: Value, changes: &[(&str, &str)]) -> Value {
    for (field, text) in changes {
        input[*field] = json!(text);
    }
    input
}
