//! Consultations with what belongs to them.

use entities::{
    agenda_item, attachment, consultation, consultation_figure, consultation_participant, on_site_response,
    on_site_response_speech, outcome, research_activity, research_activity_person, session_material,
    session_material_text, speech,
};

use super::{COMMON_WORD, Lot};
use crate::schema::rows;

impl Lot<'_> {
    pub(super) async fn session(&self) {
        let world = self.world();
        let consultation_id = self.consultation;
        self.put(consultation::Model {
            id: consultation_id,
            committee_id: world.committee,
            term_id: world.term,
            topic: format!("{COMMON_WORD}第{}次协商", self.number),
            organizer_id: Some(world.special_committees["提案委员会"]),
            ..rows::consultation()
        })
        .await;
        let material_id = self.other(3);
        self.put(session_material::Model { id: material_id, consultation_id, ..rows::session_material() }).await;
        self.put(session_material_text::Model { material_id, ..rows::session_material_text() }).await;
        self.put(attachment::Model { material_id: Some(material_id), ..self.file(461) }).await;
        let activity_id = self.other(4);
        let department_id = Some(self.department);
        let activity =
            research_activity::Model { id: activity_id, consultation_id, department_id, ..rows::research_activity() };
        self.put(activity).await;
        let member_id = Some(self.member);
        self.put(research_activity_person::Model { activity_id, member_id, ..rows::research_activity_person() }).await;
        self.put(agenda_item::Model { id: self.other(1), consultation_id, ..rows::agenda_item() }).await;
        self.put(consultation_participant::Model {
            id: self.other(2),
            consultation_id,
            member_id: Some(self.member),
            department_id: Some(self.department),
            ..rows::consultation_participant()
        })
        .await;
        self.put(consultation_figure::Model { id: self.other(3), consultation_id, ..rows::consultation_figure() })
            .await;
        self.put(outcome::Model { id: self.other(4), consultation_id, ..rows::outcome() }).await;
        let member_id = Some(self.member);
        self.put(speech::Model { id: self.speech, consultation_id, member_id, ..rows::speech() }).await;
        let department_id = Some(self.department);
        self.put(on_site_response::Model {
            id: self.on_site_response,
            consultation_id,
            department_id,
            ..rows::on_site_response()
        })
        .await;
        self.put(on_site_response_speech::Model { on_site_response_id: self.on_site_response, speech_id: self.speech })
            .await;
    }
}
