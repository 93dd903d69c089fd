//! What comes after a session: promises made on the spot, versions of a report, instructions and feedback.

use entities::{attachment, commitment, commitment_follow_up, feedback, leader_instruction, research_report_revision};

use super::Lot;
use crate::schema::rows;

impl Lot<'_> {
    pub(super) async fn promised_on_the_spot(&self) {
        self.put(commitment::Model {
            id: self.other(451),
            suggestion_id: None,
            response_id: None,
            consultation_id: Some(self.consultation),
            on_site_response_id: Some(self.on_site_response),
            department_id: self.department,
            verdict: None,
            settled_on: None,
            reopened_round: None,
            ..rows::commitment()
        })
        .await;
        self.put(commitment_follow_up::Model {
            id: self.other(452),
            commitment_id: self.other(451),
            made_by_id: self.owner,
            ..rows::commitment_follow_up()
        })
        .await;
    }

    /// A file that is there and belongs to nothing yet.
    pub(super) fn file(&self, number: u128) -> attachment::Model {
        attachment::Model {
            id: self.other(number),
            suggestion_id: None,
            response_id: None,
            storage_key: format!("{number}-{}", self.number),
            uploaded_by_id: self.owner,
            removed_at: None,
            ..rows::attachment()
        }
    }

    pub(super) async fn submitted(&self) {
        let (committee_id, recorded_by_id) = (self.world().committee, self.owner);
        self.put(research_report_revision::Model {
            id: self.other(453),
            report_id: self.report,
            ..rows::research_report_revision()
        })
        .await;
        let of_report = attachment::Model { report_id: Some(self.report), ..self.file(462) };
        self.put(of_report).await;
        for (number, report_id, outcome_id) in [(454, Some(self.report), None), (455, None, Some(self.other(4)))] {
            self.put(leader_instruction::Model {
                id: self.other(number),
                committee_id,
                report_id,
                outcome_id,
                recorded_by_id,
                ..rows::leader_instruction()
            })
            .await;
            self.put(feedback::Model {
                id: self.other(number),
                committee_id,
                report_id,
                outcome_id,
                department_id: Some(self.department),
                recorded_by_id,
                ..rows::feedback()
            })
            .await;
        }
    }
}
