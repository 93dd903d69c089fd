//! Steps of the grass roots: councils and matters.

use entities::database::Database;
use serde_json::{Value, json};

use super::{Cast, Who};

/// What is asked back from each mutation of the grass roots.
pub const PAYLOADS: &[(&str, &str)] = &[
    ("createCouncil", "council"),
    ("establishCouncil", "council"),
    ("addCouncilMember", "council"),
    ("endCouncilMembership", "council"),
    ("setConsultationCouncils", "consultation"),
    ("raiseMatter", "matter"),
    ("placeMatter", "matter"),
    ("advanceMatter", "matter"),
    ("feedBackMatter", "matter"),
    ("recordContribution", "consultation"),
    ("saveCouncilDocument", "council"),
    ("describePhotograph", "photograph"),
    ("addRepresentative", "consultation"),
    ("makeWageOffer", "consultation"),
    ("recordDataHandover", "consultation"),
    ("replyToWageOffer", "consultation"),
    ("recordWageTerm", "consultation"),
    ("recordCongressVote", "consultation"),
    ("signContract", "consultation"),
    ("fileContract", "consultation"),
    ("objectToContract", "consultation"),
    ("bringContractIntoEffect", "consultation"),
    ("publishContract", "consultation"),
    ("assignAdviserTask", "consultation"),
    ("reportAdviserTask", "consultation"),
    ("superviseAdviserTask", "consultation"),
];

/// The first bytes of a picture.
pub const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";

impl Cast {
    /// Returns the database, for rows that nobody could enter one by one in time.
    pub fn database(&self) -> &Database {
        self.app.database()
    }

    /// Does something of the grass roots as their organiser, and returns the id of what it answers with.
    pub async fn organize(&self, name: &str, input: Value) -> String {
        self.step(Who::Organizer, name, input).await
    }

    /// Enters a consultation of a format, which is planned.
    pub async fn planned(&self, format: &str, topic: &str) -> String {
        let input = json!({
            "committee": self.committee(), "format": format, "topic": topic, "summary": "", "planYear": 2022,
            "organizer": "社会和法制委员会", "agenda": [], "participants": [], "figures": [],
        });
        self.organize("createConsultation", input).await
    }

    /// Returns what a council is made of.
    pub fn council(&self, kind: &str, name: &str) -> Value {
        json!({
            "committee": self.committee(), "kind": kind, "name": name, "subdistrict": "满城北街街道",
            "community": "居安家园社区", "establishedOn": "2021-12-28",
        })
    }

    /// Enters a community's council, a meeting that it holds, and a matter of a resident's before it.
    pub async fn council_meeting(&self, topic: &str) -> Meeting {
        let council = self.organize("createCouncil", self.council("COMMUNITY", topic)).await;
        let consultation = self.planned("COMMUNITY_COUNCIL", topic).await;
        let held_by = json!({ "consultation": consultation, "councils": [council] });
        self.organize("setConsultationCouncils", held_by).await;
        let matter = self.organize("raiseMatter", Self::matter(&council, Some(&consultation))).await;
        Meeting { council, consultation, matter }
    }

    /// Returns what a resident's matter is made of.
    pub fn matter(council: &str, consultation: Option<&str>) -> Value {
        json!({
            "council": council, "consultation": consultation, "title": "修缮大门围栏", "body": "锈蚀",
            "raisedThrough": "VISIT", "raisedOn": "2022-01-05", "raisedBy": "狴犴",
        })
    }

    /// Has a council's meeting held, from which on it is public.
    pub async fn deliberated(&self, of: &Meeting) {
        self.organize("scheduleConsultation", json!({ "id": of.consultation, "on": "2022-03-01" })).await;
        let held = json!({ "id": of.consultation, "to": "DELIBERATING", "heldOn": "2022-03-01" });
        self.organize("advanceConsultation", held).await;
    }

    /// Returns what a suggestion out of a matter is made of.
    pub fn point_of(matter: &str) -> Value {
        json!({
            "matter": matter, "kind": "CITIZEN_ISSUE", "title": "关于修缮老旧小区围栏的建议", "background": "围栏锈蚀。",
            "analysis": "无人管护。", "recommendation": "列入改造计划。", "consentsToPublication": true,
        })
    }

    /// Takes a matter to a stage, a day after the other.
    pub async fn matter_to(&self, matter: &str, stage: &str) {
        let stages = ["WHISTLED", "TIERED_RESPONSE", "COORDINATED_HANDLING", "CLOSED"];
        let reached = stages.iter().position(|known| *known == stage).map_or(0, |at| at + 1);
        for (day, to) in (10..).zip(&stages[..reached]) {
            let mut step = json!({ "matter": matter, "to": to, "on": format!("2022-01-{day}"), "by": "社区" });
            if *to == "CLOSED" {
                step["result"] = json!("已修复");
            }
            self.organize("advanceMatter", step).await;
        }
    }

    /// Brings a picture of a consultation or a council and returns its id.
    pub async fn picture(&self, of: &str) -> String {
        self.attach(Who::Organizer, of, "议事会.png", PICTURE).await
    }

    /// Returns the id of the first of what a consultation has.
    pub async fn first_of(&self, consultation: &str, field: &str) -> String {
        let document = format!("query($id: ID!) {{ consultation(id: $id) {{ {field} {{ id }} }} }}");
        let answer = self.client(Who::Organizer).run(&document, json!({ "id": consultation })).await;
        answer.text(&format!("consultation.{field}.0.id"))
    }
}

/// A council's meeting with one matter before it.
pub struct Meeting {
    pub council: String,
    pub consultation: String,
    pub matter: String,
}
