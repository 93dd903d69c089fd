//! The grass roots as stories: a community's council, villages that follow each other, a year of bargaining.

mod bargaining;
mod bargaining_anew;
mod community;
mod matters;
mod photographs;
mod records;
mod village;

use serde_json::{Value, json};

use crate::cast::{Cast, Who};

/// Takes a consultation to its next stage.
async fn advance(cast: &Cast, id: &str, to: &str) {
    cast.organize("advanceConsultation", json!({ "id": id, "to": to })).await;
}

/// Reads one thing by its id as somebody.
async fn read(cast: &Cast, who: Who, root: &str, id: &str, selected: &str) -> Value {
    let document = format!("query($id: ID!) {{ {root}(id: $id) {{ {selected} }} }}");
    cast.client(who).run(&document, json!({ "id": id })).await.data(root).clone()
}

/// Has a council's meeting held on a day, from which on it is public.
async fn held(cast: &Cast, id: &str, on: &str) {
    cast.organize("scheduleConsultation", json!({ "id": id, "on": on })).await;
    cast.organize("advanceConsultation", json!({ "id": id, "to": "DELIBERATING", "heldOn": on })).await;
}
