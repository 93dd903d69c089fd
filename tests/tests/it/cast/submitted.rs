//! Steps after a session: answers and promises on the spot, outcomes and reports at any stage, what comes back to them.

use serde_json::{Value, json};

use super::{Cast, Who};

impl Cast {
    /// Holds a session at which 住建局 answered 林义's speech, and returns both.
    pub async fn answered_on_the_spot(&self, topic: &str) -> (String, String) {
        let session = self.consultation_at("HELD", topic).await;
        let speech = self.step(Who::Organizer, "recordSpeech", self.speech(&session, "林义", true)).await;
        let answer = self.step(Who::Organizer, "recordOnSiteResponse", self.on_site_response(&session, &speech)).await;
        (session, answer)
    }

    /// Returns what an answer of 住建局 to a speech is made of, without a promise.
    pub fn on_site_response(&self, session: &str, speech: &str) -> Value {
        json!({
            "consultation": session, "department": self.department("住建局"), "speakerName": "李斌",
            "body": "鼓励党员业主参选。", "speeches": [speech],
        })
    }

    /// Returns what adds a promise to an answer.
    pub fn on_site_commitment(&self, answer: &str) -> Value {
        json!({
            "onSiteResponse": answer, "what": "年内指导十个小区成立业主委员会", "dueOn": self.in_days(90),
            "measure": "十个小区备案",
        })
    }

    /// Holds a session at which 住建局 promised something, and returns the promise.
    pub async fn promised_on_the_spot(&self, topic: &str) -> String {
        let (_, answer) = self.answered_on_the_spot(topic).await;
        self.step(Who::Organizer, "recordOnSiteCommitment", self.on_site_commitment(&answer)).await
    }

    /// Returns what an outcome document of a session is made of.
    pub fn outcome(session: &str, kind: &str) -> Value {
        json!({
            "consultation": session, "kind": kind, "title": "双月协商座谈会纪要",
            "body": "一、基本情况\n会议听取了发言。\n（一）主要意见\n小区\t户数\n甲\t120\n1. 明确职责\n各部门各负其责。",
        })
    }

    /// Issues the minutes of a session, as what goes out with it.
    pub async fn minuted(&self, session: &str) {
        let id = self.step(Who::Organizer, "recordOutcome", Self::outcome(session, "MINUTES")).await;
        self.step(Who::Organizer, "issueOutcome", json!({ "id": id, "on": self.today() })).await;
    }

    /// Holds a session and brings its minutes to a stage: `DRAFT` or `ISSUED`.
    pub async fn outcome_at(&self, stage: &str, topic: &str) -> String {
        let session = self.consultation_at("HELD", topic).await;
        let id = self.step(Who::Organizer, "recordOutcome", Self::outcome(&session, "MINUTES")).await;
        if stage == "ISSUED" {
            self.step(Who::Organizer, "issueOutcome", json!({ "id": id, "on": self.today() })).await;
        }
        id
    }

    /// Enters a report and brings it to a stage.
    pub async fn report_at(&self, stage: &str) -> String {
        let id = self.step(Who::Organizer, "createResearchReport", self.report("调研报告")).await;
        self.report_to(&id, stage).await;
        id
    }

    /// Brings a draft of a report to a stage.
    pub async fn report_to(&self, id: &str, stage: &str) {
        let steps = ["SUBMITTED", "COMMITTEE_APPROVED", "CHAIR_MEETING_APPROVED", "SUBMITTED_TO_PARTY_GOV"];
        let reached = steps.iter().position(|to| *to == stage).map_or(0, |at| at + 1);
        for to in &steps[..reached] {
            self.step(Who::Organizer, "advanceResearchReport", json!({ "id": id, "to": to })).await;
        }
    }

    /// Returns what an instruction on a report or an outcome is made of.
    pub fn instruction(on: &str, id: &str, day: &str) -> Value {
        json!({
            on: id, "leaderName": "某书记", "leaderTitle": "市委书记", "receivedOn": day, "body": "请住建局研究落实。",
        })
    }

    /// Returns what internal feedback of 住建局 on a report or an outcome is made of, of today.
    pub fn feedback(&self, on: &str, id: &str) -> Value {
        json!({
            on: id, "department": self.department("住建局"), "receivedOn": self.today(), "body": "已采纳三条建议。",
            "isPublic": false,
        })
    }
}
