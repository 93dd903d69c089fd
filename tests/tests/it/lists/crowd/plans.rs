//! A plan of each lot, of a year of its own, with everything that hangs on it.

use entities::enums::HistorySubject;
use entities::ids::{AnnualPlanId, AnnualPlanItemId};
use entities::{
    annual_plan, annual_plan_adjustment, annual_plan_approval, annual_plan_item, annual_plan_item_department,
    history_entry,
};

use super::Lot;
use crate::schema::rows;

impl Lot<'_> {
    pub(super) async fn plan(&self) {
        let world = self.world();
        let (plan_id, item_id): (AnnualPlanId, AnnualPlanItemId) = (self.other(71), self.other(72));
        self.put(annual_plan::Model {
            id: plan_id,
            committee_id: world.committee,
            term_id: world.term,
            year: 1950 + self.number,
            ..rows::annual_plan()
        })
        .await;
        self.put(annual_plan_item::Model {
            id: item_id,
            plan_id,
            organizer_id: Some(world.special_committees["提案委员会"]),
            consultation_id: Some(self.consultation),
            ..rows::annual_plan_item()
        })
        .await;
        // A second item of the topic, so that there is something to warn of.
        self.put(annual_plan_item::Model {
            id: self.other(73),
            plan_id,
            position: 2,
            organizer_id: None,
            state: entities::enums::PlanItemState::Planned,
            consultation_id: None,
            ..rows::annual_plan_item()
        })
        .await;
        let department_id = self.department;
        self.put(annual_plan_item_department::Model { item_id, department_id, position: 1 }).await;
        let recorded_by_id = self.owner;
        self.put(annual_plan_approval::Model {
            id: self.other(74),
            plan_id,
            recorded_by_id,
            ..rows::annual_plan_approval()
        })
        .await;
        self.put(annual_plan_adjustment::Model {
            id: self.other(75),
            plan_id,
            item_id,
            made_by_id: self.owner,
            ..rows::annual_plan_adjustment()
        })
        .await;
        self.put(history_entry::Model {
            id: self.other(76),
            committee_id: world.committee,
            subject: HistorySubject::AnnualPlan,
            subject_id: plan_id.into(),
            actor_id: Some(self.owner),
            ..rows::history_entry()
        })
        .await;
    }
}
