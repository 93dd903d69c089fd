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

    /// Sees to it that a session, or a council's meeting, has what the step to a stage needs.
    pub async fn ready_for(&self, session: &str, stage: &str) {
        match stage {
            "OUTCOME_DRAFTED" | "OPINIONS_SENT" | "FEEDBACK_GIVEN" => self.minuted(session).await,
            "INSTRUCTED" => {
                let input = Self::instruction("outcome", &self.papers(session).await[0], &self.today());
                self.step(Who::Organizer, "recordLeaderInstruction", input).await;
            }
            "ASSIGNED_TO_DEPARTMENTS" => {
                let point = self.point_out_of(session, "CONSULTATION_SUGGESTION").await;
                self.assign(&point, "SOLE", &[("住建局", "SOLE")]).await;
            }
            "FEEDBACK_RECEIVED" => {
                let input = self.feedback("outcome", &self.papers(session).await[0]);
                self.step(Who::Organizer, "recordFeedback", input).await;
            }
            "DELIBERATING" => {
                let council = self.organize("createCouncil", self.council("COMMUNITY", session)).await;
                let held_by = json!({ "consultation": session, "councils": [council] });
                self.organize("setConsultationCouncils", held_by).await;
            }
            _ => {}
        }
    }

    /// Returns the outcome documents of a session.
    async fn papers(&self, session: &str) -> Vec<String> {
        let document = "query($id: ID!) { consultation(id: $id) { outcomes { id } } }";
        let answer = self.client(Who::Organizer).run(document, json!({ "id": session })).await;
        self.ids(answer.list("consultation.outcomes")).into_iter().map(str::to_owned).collect()
    }

    /// Hands in a suggestion of a kind out of a speech of 林义's at a session, and returns it.
    pub async fn point_out_of(&self, session: &str, kind: &str) -> String {
        let speech = self.step(Who::Organizer, "recordSpeech", self.speech(session, "林义", true)).await;
        let point = json!({
            "speech": speech, "kind": kind, "title": "关于组建业主委员会的协商建议",
            "background": "部分小区没有业主委员会。", "analysis": "物业公司代为组建。",
            "recommendation": "由街道指导选举。", "consentsToPublication": true,
        });
        let point = self.step(Who::Organizer, "extractSuggestion", point).await;
        self.move_on(Who::Member, "submitSuggestion", &point).await;
        point
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
