//! Steps around social opinions: one of a member's own, and a brief out of it at any stage.

use serde_json::{Value, json};

use super::{Cast, Who};

impl Cast {
    /// Makes a social opinion of 林义's own that waits for screening.
    pub async fn social_opinion(&self) -> String {
        let mut input = self.proposal("反映老旧小区电梯加装难的社情民意");
        input["kind"] = json!("SOCIAL_OPINION");
        let id = self.step(Who::Member, "createSuggestion", input).await;
        self.move_on(Who::Member, "submitSuggestion", &id).await;
        id
    }

    /// Returns what makes a brief out of opinions.
    pub fn adoption(&self, opinions: &[&str]) -> Value {
        json!({
            "committee": self.committee(),
            "suggestions": opinions,
            "title": "委员反映老旧小区加装电梯难应予重视",
            "body": "有情况，有分析，有建议。",
        })
    }

    /// Makes a brief out of one opinion and brings it to a stage.
    pub async fn brief_at(&self, stage: &str) -> String {
        let opinion = self.social_opinion().await;
        self.brief_of_at(&opinion, stage).await
    }

    /// Makes a brief out of this opinion and brings it to a stage.
    pub async fn brief_of_at(&self, opinion: &str, stage: &str) -> String {
        let steps = [("IN_SIGNING", Who::Office), ("SIGNED", Who::Chair), ("ISSUED", Who::Office)];
        let id = self.step(Who::Office, "adoptOpinions", self.adoption(&[opinion])).await;
        let reached = steps.iter().position(|(to, _)| *to == stage).map_or(0, |at| at + 1);
        for (to, who) in &steps[..reached] {
            self.step(*who, "advanceOpinionBrief", json!({ "id": id, "to": to })).await;
        }
        id
    }

    /// Returns what records that a brief was adopted, or written upon.
    pub fn adopted(brief: &str, kind: &str) -> Value {
        json!({
            "brief": brief, "kind": kind, "level": "PROVINCIAL", "adoptedBy": "自治区政协办公厅", "form": "SINGLE",
            "adoptedOn": "2022-08-30", "points": 10, "note": "鸱吻",
        })
    }
}
