//! Steps on the floor of a session, taken by its organiser, with the clock in the test's hand.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::Answer;

use super::{Cast, Who};

/// What is asked back from each step.
pub(super) const PAYLOADS: &[(&str, &str)] = &[
    ("openFloor", "consultation"),
    ("startAgendaItem", "consultation"),
    ("queueSpeaker", "turn"),
    ("moveSpeaker", "consultation"),
    ("withdrawSpeaker", "consultation"),
    ("giveFloor", "consultation"),
    ("pauseTurn", "consultation"),
    ("resumeTurn", "consultation"),
    ("endTurn", "consultation"),
    ("raisePointOfOrder", "consultation"),
    ("decidePointOfOrder", "consultation"),
    ("adjournFloor", "consultation"),
    ("reconveneFloor", "consultation"),
    ("closeFloor", "consultation"),
    ("draftMinutes", "outcome"),
];

/// The floor of a session that 林义, 解景瑞 and 住建局 take part in.
#[derive(Clone, Copy)]
pub struct Floor<'a> {
    cast: &'a Cast,
    id: &'a str,
}

impl Cast {
    /// Returns the floor of a consultation.
    pub fn floor<'a>(&'a self, id: &'a str) -> Floor<'a> {
        Floor { cast: self, id }
    }

    /// Enters a consultation that is scheduled for the day of the clock, its floor open.
    pub async fn session(&self, topic: &str) -> String {
        let id = self.consultation_at("SCHEDULED", topic).await;
        self.floor(&id).step("openFloor").await;
        id
    }

    /// Lets seconds pass.
    pub fn wait(&self, seconds: i64) {
        self.wait_milliseconds(seconds * 1_000);
    }

    /// Lets milliseconds pass.
    pub fn wait_milliseconds(&self, milliseconds: i64) {
        let now = self.now() + TimeDelta::milliseconds(milliseconds);
        self.app.at(&now.to_rfc3339());
    }
}

impl Floor<'_> {
    /// Takes a step that needs nothing but the floor.
    pub async fn step(self, name: &str) {
        self.with(name, json!({})).await;
    }

    /// Takes a step with what it needs beside the floor, and returns the id of what it answers with.
    pub async fn with(self, name: &str, input: Value) -> String {
        self.cast.step(Who::Organizer, name, self.input(input)).await
    }

    /// Tries a step.
    pub async fn asks(self, name: &str, input: Value) -> Answer {
        self.cast.ask(Who::Organizer, name, self.input(input)).await
    }

    /// Returns an input with the floor in it.
    pub fn input(self, mut input: Value) -> Value {
        input["consultation"] = json!(self.id);
        input
    }

    /// Enters a member for an impromptu turn.
    pub async fn impromptu(self, member: &str) -> String {
        self.with("queueSpeaker", json!({ "kind": "IMPROMPTU", "member": self.cast.member(member) })).await
    }

    /// Gives somebody the floor.
    pub async fn gives(self, turn: &str) {
        self.with("giveFloor", json!({ "turn": turn })).await;
    }

    /// Enters a member and gives them the floor.
    pub async fn hears(self, member: &str) -> String {
        let turn = self.impromptu(member).await;
        self.gives(&turn).await;
        turn
    }

    /// Reads the floor as somebody.
    pub async fn seen_by(self, who: Who, selection: &str) -> Answer {
        let document = format!("query($id: ID!) {{ consultation(id: $id) {{ floor {{ {selection} }} }} }}");
        self.cast.client(who).run(&document, json!({ "id": self.id })).await
    }

    /// Reads the floor as its organiser.
    pub async fn reads(self, selection: &str) -> Value {
        self.seen_by(Who::Organizer, selection).await.data("consultation.floor").clone()
    }
}
