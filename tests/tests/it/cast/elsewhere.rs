//! The other committee: an account that works for both offices, and what is proposed, held and listed over there.

use domain::enums::Role;
use entities::{account, account_role, category};
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _};
use serde_json::json;

use super::{Cast, Who};

impl Cast {
    /// Lets 金凤提案委 work for the office of 石嘴山市政协 too, so that it sees what both committees have.
    pub async fn shares_an_office(&self) {
        let login = Who::ForeignOffice.login().expect("the office has an account");
        let found =
            account::Entity::find().filter(account::Column::Login.eq(login)).one(self.database().reader()).await;
        let role = account_role::Model {
            id: self.domain().new_id(),
            account_id: found.expect("a read").expect("the account is there").id,
            committee_id: self.world().committee,
            role: Role::ProposalOffice,
            department_id: None,
            member_id: None,
        };
        role.into_active_model().insert(self.database().writer()).await.expect("a further role");
    }

    /// Makes a suggestion of 马辉琴's to 金凤区政协 and hands it in.
    pub async fn submitted_elsewhere(&self, kind: &str) -> String {
        let mut input = self.proposal("关于救助信息共享的建议");
        input["committee"] = json!(self.foreign_committee.to_string());
        input["kind"] = json!(kind);
        let id = self.step(Who::ForeignMember, "createSuggestion", input).await;
        self.move_on(Who::ForeignMember, "submitSuggestion", &id).await;
        id
    }

    /// Returns a consultation that 金凤区政协 has held, which everybody sees.
    pub async fn held_elsewhere(&self) -> String {
        let input = json!({
            "committee": self.foreign_committee.to_string(), "format": "THEMATIC", "topic": "优化社会救助供给",
            "planYear": 2022, "organizer": "社会治理委员会",
        });
        let id = self.step(Who::ForeignOffice, "createConsultation", input).await;
        self.step(Who::ForeignOffice, "scheduleConsultation", json!({ "id": id, "on": "2022-08-29" })).await;
        let input = json!({ "id": id, "to": "HELD", "heldOn": "2022-08-29" });
        self.step(Who::ForeignOffice, "advanceConsultation", input).await;
        id
    }

    /// Returns the one category that 金凤区政协 has.
    pub async fn category_elsewhere(&self) -> String {
        let found = category::Entity::find().filter(category::Column::Name.eq("社会建设"));
        found.one(self.database().reader()).await.expect("a read").expect("the category is there").id.to_string()
    }
}
