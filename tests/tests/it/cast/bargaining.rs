//! A bargaining in its legal order, from the offer to a contract that everybody reads, and to the one that renews it.

use serde_json::{Value, json};

use super::{Cast, Who};

/// The stages after the first, up to the one at which the contract is made known.
const WAY: [&str; 8] =
    ["REPLIED", "NEGOTIATING", "DRAFT_AGREED", "CONGRESS_APPROVED", "SIGNED", "FILED", "EFFECTIVE", "PUBLISHED"];

impl Cast {
    /// Enters a bargaining with both chiefs.
    pub async fn bargaining(&self, topic: &str) -> String {
        let id = self.planned("WAGE_BARGAINING", topic).await;
        self.seated(&id).await;
        id
    }

    /// Enters a bargaining and takes it to a stage.
    pub async fn bargaining_at(&self, stage: &str, topic: &str) -> String {
        let id = self.bargaining(topic).await;
        self.bargained_to(&id, stage).await;
        id
    }

    /// Enters the chiefs of both sides.
    pub async fn seated(&self, bargaining: &str) {
        for (side, name) in [("WORKERS", "工会主席"), ("EMPLOYER", "总经理")] {
            let chief = json!({ "consultation": bargaining, "side": side, "isChief": true, "name": name });
            self.organize("addRepresentative", chief).await;
        }
    }

    /// Takes a bargaining with both chiefs from its first stage to another: the sides meet on 1 April 2022, and the
    /// contract is signed on the 20th.
    pub async fn bargained_to(&self, id: &str, stage: &str) {
        let reached = WAY.iter().position(|known| *known == stage).expect("a stage of the way");
        for to in &WAY[..=reached] {
            if *to == "NEGOTIATING" {
                self.meets(id, "2022-04-01").await;
                continue;
            }
            self.leads_to(id, to).await;
            self.organize("advanceConsultation", json!({ "id": id, "to": to })).await;
        }
    }

    /// Gives a bargaining the day of its meeting.
    pub async fn meets(&self, id: &str, on: &str) {
        self.organize("scheduleConsultation", json!({ "id": id, "on": on })).await;
    }

    /// Takes a bargaining back to the table, for a reason.
    pub async fn talks_anew(&self, id: &str) {
        let back = json!({ "id": id, "to": "NEGOTIATING", "reason": "职工要求重议" });
        self.organize("advanceConsultation", back).await;
    }

    /// Calls a bargaining off.
    pub async fn called_off(&self, id: &str) {
        let ends = json!({ "id": id, "to": "CANCELLED", "reason": "企业停产" });
        self.organize("advanceConsultation", ends).await;
    }

    /// Records what a bargaining needs to come to a stage.
    pub async fn leads_to(&self, id: &str, stage: &str) {
        match stage {
            "REPLIED" => {
                let offer = self.offer(id).await;
                let reply = json!({ "offer": offer, "on": "2022-03-11", "reply": "同意协商" });
                self.organize("replyToWageOffer", reply).await;
            }
            "DRAFT_AGREED" => {
                self.organize("recordWageTerm", Self::wage_term(id, 4_100.0)).await;
            }
            "CONGRESS_APPROVED" => self.passed(id, "2022-04-18").await,
            "SIGNED" => {
                self.organize("signContract", Self::contract(id, "2022-04-20")).await;
            }
            "RENEWED" => {
                self.passed(id, "2023-04-10").await;
                let mut renewal = Self::contract(id, "2023-04-15");
                renewal["renews"] = json!(self.first_of(id, "contracts").await);
                self.organize("signContract", renewal).await;
            }
            _ => {}
        }
        let (name, input) = match stage {
            "FILED" => ("fileContract", json!({ "on": "2022-04-28", "with": "人社局" })),
            "EFFECTIVE" => ("bringContractIntoEffect", json!({ "on": "2022-05-14" })),
            "PUBLISHED" => ("publishContract", json!({ "on": "2022-05-16" })),
            _ => return,
        };
        self.of_contract(name, &self.first_of(id, "contracts").await, input).await;
    }

    /// Records something of a contract.
    pub async fn of_contract(&self, name: &str, contract: &str, mut input: Value) {
        input["contract"] = json!(contract);
        self.organize(name, input).await;
    }

    /// Returns what the average wage a month is recorded with.
    pub fn wage_term(bargaining: &str, after: f64) -> Value {
        json!({
            "consultation": bargaining, "label": "月平均工资", "before": 3_800.0, "after": after, "unit": "元",
            "period": "MONTH", "reportedChange": "8%",
        })
    }

    /// Records a vote that passes on a day.
    pub async fn passed(&self, bargaining: &str, on: &str) {
        let input = json!({ "consultation": bargaining, "heldOn": on, "entitled": 90, "present": 80, "inFavour": 70 });
        self.organize("recordCongressVote", input).await;
    }

    /// Returns what a contract is signed with.
    pub fn contract(bargaining: &str, on: &str) -> Value {
        json!({ "consultation": bargaining, "kind": "WAGE", "signedOn": on })
    }

    /// Enters a bargaining that is at a stage with its contract, signed on 2022-04-20; returns both ids.
    pub async fn contract_at(&self, stage: &str, topic: &str) -> [String; 2] {
        let bargaining = self.bargaining_at(stage, topic).await;
        let contract = self.first_of(&bargaining, "contracts").await;
        [bargaining, contract]
    }

    /// Signs a contract of another kind on a day and returns its id.
    pub async fn signed_too(&self, bargaining: &str, kind: &str, on: &str) -> String {
        let mut input = Self::contract(bargaining, on);
        input["kind"] = json!(kind);
        self.organize("signContract", input).await;
        let document = "query($id: ID!) { consultation(id: $id) { contracts { id kind } } }";
        let read = self.client(super::Who::Organizer).run(document, json!({ "id": bargaining })).await;
        let contracts = read.list("consultation.contracts");
        let of_kind = contracts.iter().rfind(|contract| contract["kind"] == kind).expect("it is signed");
        of_kind["id"].as_str().expect("an id").to_owned()
    }

    /// Makes an offer to bargain and returns its id.
    pub async fn offer(&self, bargaining: &str) -> String {
        let input = json!({
            "consultation": bargaining, "season": "SPRING", "body": "工资协商要约", "madeOn": "2022-03-01",
        });
        self.organize("makeWageOffer", input).await;
        let document = "query($id: ID!) { consultation(id: $id) { offers { id } } }";
        let answer = self.client(Who::Organizer).run(document, json!({ "id": bargaining })).await;
        // Offers come by day, and of one day as they were made.
        self.ids(answer.list("consultation.offers")).last().expect("an offer").to_string()
    }

    /// Gives an adviser a task at a bargaining and returns its id.
    pub async fn adviser_task(&self, bargaining: &str) -> String {
        let input = json!({
            "consultation": bargaining, "adviserName": "指导员甲", "task": "走访企业", "dueMonth": "2022-06-15",
        });
        self.organize("assignAdviserTask", input).await;
        self.first_of(bargaining, "adviserTasks").await
    }
}
