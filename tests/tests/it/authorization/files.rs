//! Who takes away files of reports and papers, and who decides on them: `OK`, or the code of the refusal.

use serde_json::json;

use super::mutations::{check, topic};
use super::rows;
use crate::cast::Who;

rows! { check;
    organisers_take_files_of_a_report_away "removeAttachment" async |cast, _| {
        let report = cast.report_at("DRAFT").await;
        json!({ "id": cast.attach(Who::Organizer, &format!("report={report}"), "附件.pdf", b"%PDF-1.7").await })
    } => "
        提案委 专委会: OK
        王国民 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    organisers_take_files_of_a_paper_away "removeAttachment" async |cast, who| {
        let session = cast.consultation_at("SCHEDULED", &topic(who)).await;
        let paper = cast.material(&session, "会议通知").await;
        json!({ "id": cast.attach(Who::Organizer, &format!("material={paper}"), "附件.pdf", b"%PDF-1.7").await })
    } => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    nobody_decides_on_files_of_a_report "setAttachmentPublicity" async |cast, _| {
        let report = cast.report_at("DRAFT").await;
        let file = cast.attach(Who::Organizer, &format!("report={report}"), "附件.pdf", b"%PDF-1.7").await;
        json!({ "id": file, "isPublic": true })
    } => "
        王国民 提案委 督查室 专委会 主席: FAILED_PRECONDITION
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
}
