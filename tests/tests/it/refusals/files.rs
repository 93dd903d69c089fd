//! Refusals around files of reports and papers.

use serde_json::json;

use super::refusals;
use crate::cast::{Cast, Who};

refusals! {
    FileFollowsOwner FailedPrecondition ""
    async fn nothing_is_decided_of_a_reports_file_alone(cast: Cast) {
        let report = cast.report_at("DRAFT").await;
        let file = cast.attach(Who::Organizer, &format!("report={report}"), "附件.pdf", b"%PDF-1.7").await;
        (Who::Office, "setAttachmentPublicity", json!({ "id": file, "isPublic": true }))
    }

    FileFollowsOwner FailedPrecondition ""
    async fn nothing_is_decided_of_a_papers_file_alone(cast: Cast) {
        let session = cast.consultation_at("SCHEDULED", "优化社会救助供给").await;
        let paper = cast.material(&session, "会议通知").await;
        let file = cast.attach(Who::Organizer, &format!("material={paper}"), "附件.pdf", b"%PDF-1.7").await;
        (Who::Office, "setAttachmentPublicity", json!({ "id": file, "isPublic": true }))
    }

    PrivateName BadUserInput "isPublic"
    async fn a_paper_whose_file_names_a_resident_is_not_for_everybody(cast: Cast) {
        let session = cast.council_meeting("大门围栏").await.consultation;
        let paper = cast.material(&session, "会议通知").await;
        cast.attach(Who::Organizer, &format!("material={paper}"), "狴犴来信.pdf", b"%PDF-1.7").await;
        (Who::Organizer, "reviseSessionMaterial", json!({ "id": paper, "body": "改期", "isPublic": true }))
    }

    StaleVersion Conflict ""
    async fn a_file_taken_away_is_the_one_that_was_read(cast: Cast) {
        let report = cast.report_at("DRAFT").await;
        let file = cast.attach(Who::Organizer, &format!("report={report}"), "附件.pdf", b"%PDF-1.7").await;
        (Who::Organizer, "removeAttachment", json!({ "id": file, "expectedVersion": 9 }))
    }
}
