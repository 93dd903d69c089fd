//! A council of every lot with what it keeps, and what a bargaining keeps.

use entities::enums::{HistorySubject, MatterStage};
use entities::ids::{CouncilMatterId, DeliberationCouncilId};
use entities::{
    adviser_supervision, adviser_task, bargaining_representative, collective_contract, congress_vote,
    consultation_council, contribution, council_document, council_document_line, council_matter,
    council_matter_meeting, council_matter_step, council_member, data_handover, deliberation_council, history_entry,
    photograph, suggestion, wage_offer, wage_term,
};
use sea_orm::{ActiveModelTrait as _, ActiveValue};
use uuid::Uuid;

use super::{Lot, rows};

impl Lot<'_> {
    pub(super) async fn council(&self) {
        let (consultation_id, committee_id) = (self.consultation, self.world().committee);
        let (council_id, matter_id): (DeliberationCouncilId, CouncilMatterId) = (self.other(21), self.other(22));
        self.put(deliberation_council::Model {
            id: council_id,
            committee_id,
            name: format!("第{}议事会", self.number),
            // Every other lot led to the next, so that every page goes equally far back.
            encouraged_by_id: (self.number % 2 == 0).then(|| super::id(self.number - 1, 221)),
            ..rows::deliberation_council()
        })
        .await;
        let member_id = Some(self.member);
        self.put(council_member::Model { id: self.other(23), council_id, member_id, ..rows::council_member() }).await;
        self.put(consultation_council::Model { consultation_id, council_id, position: 1 }).await;
        self.put(council_matter::Model {
            id: matter_id,
            council_id,
            committee_id,
            stage: MatterStage::Closed,
            ..rows::council_matter()
        })
        .await;
        self.put(council_matter_meeting::Model { matter_id, consultation_id, position: 1 }).await;
        let department_id = Some(self.department);
        self.put(council_matter_step::Model {
            id: self.other(24),
            matter_id,
            department_id,
            ..rows::council_matter_step()
        })
        .await;
        self.put(contribution::Model {
            id: self.other(25),
            consultation_id,
            matter_id: Some(matter_id),
            ..rows::contribution()
        })
        .await;
        let document_id = self.other(26);
        self.put(council_document::Model {
            id: document_id,
            council_id,
            consultation_id: Some(consultation_id),
            ..rows::council_document()
        })
        .await;
        self.put(council_document_line::Model { id: self.other(27), document_id, ..rows::council_document_line() })
            .await;
        for (at, subject, subject_id) in [
            (39, HistorySubject::Council, Uuid::from(council_id)),
            (40, HistorySubject::CouncilMatter, Uuid::from(matter_id)),
        ] {
            let actor_id = Some(self.owner);
            let entry = history_entry::Model { subject, subject_id, committee_id, actor_id, ..rows::history_entry() };
            self.put(history_entry::Model { id: self.other(at), ..entry }).await;
        }
        let of_matter = suggestion::ActiveModel {
            id: ActiveValue::Unchanged(self.suggestion),
            origin_matter_id: ActiveValue::Set(Some(matter_id)),
            ..Default::default()
        };
        of_matter.update(self.app.database().writer()).await.expect("the crowd is in order");
        let research = Some(self.other(4));
        for (of, owner, activity_id) in
            [(28, Some(consultation_id), None), (29, None, None), (30, Some(consultation_id), research)]
        {
            self.put(photograph::Model {
                id: self.other(of),
                consultation_id: owner,
                activity_id,
                council_id: owner.is_none().then_some(council_id),
                uploaded_by_id: self.owner,
                storage_key: format!("{}-{of}", self.number),
                removed_at: None,
                ..rows::photograph()
            })
            .await;
        }
    }

    pub(super) async fn bargaining(&self) {
        let (consultation_id, committee_id) = (self.consultation, self.world().committee);
        let task_id = self.other(31);
        self.put(adviser_task::Model { id: task_id, committee_id, consultation_id, ..rows::adviser_task() }).await;
        self.put(adviser_supervision::Model { id: self.other(32), task_id, ..rows::adviser_supervision() }).await;
        self.put(bargaining_representative::Model {
            id: self.other(33),
            consultation_id,
            ..rows::bargaining_representative()
        })
        .await;
        self.put(wage_offer::Model { id: self.other(34), consultation_id, ..rows::wage_offer() }).await;
        self.put(data_handover::Model { id: self.other(38), consultation_id, ..rows::data_handover() }).await;
        self.put(wage_term::Model { id: self.other(35), consultation_id, ..rows::wage_term() }).await;
        self.put(congress_vote::Model { id: self.other(36), consultation_id, ..rows::congress_vote() }).await;
        self.put(collective_contract::Model {
            id: self.other(37),
            committee_id,
            consultation_id,
            number: Some(format!("第{}号", self.number)),
            ..rows::collective_contract()
        })
        .await;
    }
}
