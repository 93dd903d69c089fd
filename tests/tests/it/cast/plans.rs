//! Steps around annual plans: one of 2022 with two items, at any stage.

use entities::committee_term;
use sea_orm::EntityTrait as _;
use sea_orm::sea_query::Expr;
use serde_json::{Value, json};

use super::{Cast, Who};

/// What is asked back from each mutation of plans.
pub const PAYLOADS: &[(&str, &str)] = &[
    ("createAnnualPlan", "annualPlan"),
    ("updateAnnualPlan", "annualPlan"),
    ("advanceAnnualPlan", "annualPlan"),
    ("adjustPlanItem", "annualPlan"),
    ("startPlanItem", "consultation"),
];

/// The way of a plan through its approvals.
const WAY: [&str; 5] = ["CANVASSED", "REVISED", "CHAIR_MEETING_APPROVED", "PARTY_APPROVED", "PUBLISHED"];

impl Cast {
    /// Returns the plan of 2022: a bimonthly session of August, and a research trip of September.
    pub fn plan(&self) -> Value {
        json!({
            "committee": self.committee(),
            "year": 2022,
            "title": "石嘴山市政协2022年度协商计划",
            "items": [
                self.plan_item("提升物业服务管理水平"),
                { "topic": "优化社会救助供给", "format": "RESEARCH", "organizer": "社会治理委员会", "month": 9 },
            ],
        })
    }

    /// Returns an item of a plan: a bimonthly session of August, in which 住建局 and 财政局 take part.
    pub fn plan_item(&self, topic: &str) -> Value {
        json!({
            "topic": topic,
            "format": "BIMONTHLY",
            "specialCommittee": self.world().special_committees["社会和法制委员会"].to_string(),
            "month": 8,
            "leader": "魏和清",
            "departments": [self.department("住建局"), self.department("财政局")],
        })
    }

    /// Makes the plan of 2022 and brings it to a stage.
    pub async fn plan_at(&self, stage: &str) -> String {
        self.plan_of_at(2022, stage).await
    }

    /// Makes the plan of a year and brings it to a stage.
    pub async fn plan_of_at(&self, year: i32, stage: &str) -> String {
        self.began_long_ago().await;
        let mut input = self.plan();
        input["year"] = json!(year);
        let id = self.step(Who::Organizer, "createAnnualPlan", input).await;
        let reached = WAY.iter().position(|to| *to == stage).map_or(0, |at| at + 1);
        for to in &WAY[..reached] {
            let input = json!({ "id": id, "to": to, "body": "第三次主席会议" });
            self.step(Who::Organizer, "advanceAnnualPlan", input).await;
        }
        id
    }

    /// Lets the term begin before the years of all plans, so that each lies in one.
    pub async fn began_long_ago(&self) {
        committee_term::Entity::update_many()
            .col_expr(committee_term::Column::StartsOn, Expr::value(chrono::NaiveDate::default()))
            .exec(self.database().writer())
            .await
            .expect("the term is there");
    }

    /// Returns the ids of a plan's items, in order.
    pub async fn plan_items(&self, id: &str) -> Vec<String> {
        let document = "query($id: ID!) { annualPlan(id: $id) { items { id } } }";
        let answer = self.client(Who::Organizer).run(document, json!({ "id": id })).await;
        self.ids(answer.list("annualPlan.items")).into_iter().map(str::to_owned).collect()
    }
}
