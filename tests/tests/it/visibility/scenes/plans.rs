//! A plan and a ledger whose every text is a word of its own: decided on, adjusted and corrected, but not published.

use serde_json::json;

use super::super::with;
use crate::cast::{Cast, Who};

/// The title, the document's number, a topic, an organiser and a leader; who approved and what was said; what a dropped
/// item was called and why it was dropped.
pub const PLAN: [&str; 9] = ["九凤", "蛊雕", "肥遗", "旋龟", "文鳐", "冉遗", "䲢鱼", "鹿蜀", "狌狌"];

/// Makes the plan of 2022 and returns its id.
pub async fn plan(cast: &Cast) -> String {
    let item = json!({
        "topic": "肥遗", "format": "RESEARCH", "organizer": "旋龟", "leader": "文鳐", "month": 9,
        "departments": [cast.department("住建局")],
    });
    let dropped = json!({ "topic": "鹿蜀", "format": "SECTOR", "organizer": "旋龟" });
    let mut input = with(cast.plan(), &[("title", "九凤"), ("documentNo", "蛊雕")]);
    input["items"] = json!([item, dropped]);
    let id = cast.step(Who::Organizer, "createAnnualPlan", input).await;
    for to in ["CANVASSED", "REVISED", "CHAIR_MEETING_APPROVED", "PARTY_APPROVED"] {
        let input = json!({ "id": id, "to": to, "body": "冉遗", "reason": "䲢鱼" });
        cast.step(Who::Organizer, "advanceAnnualPlan", input).await;
    }
    let items = cast.plan_items(&id).await;
    let input = json!({ "plan": id, "kind": "DROPPED", "item": items[1], "reason": "狌狌" });
    cast.step(Who::Organizer, "adjustPlanItem", input).await;
    id
}

/// The title of a ledger and who reports it; what a line tells of, in what, where that stands, and the share reported; why it
/// was corrected.
pub const LEDGER: [&str; 7] = ["驺虞", "夫诸", "犼兽", "讙兽", "朏朏", "孟极", "幽鴳"];

/// Makes a ledger of 2022 and returns its id.
pub async fn ledger(cast: &Cast) -> String {
    let input = with(cast.ledger(), &[("title", "驺虞"), ("reportedBy", "夫诸")]);
    let id = cast.step(Who::Organizer, "createLedger", input).await;
    let value = json!({ "amount": 12.0, "target": 16.0, "sourceNote": "朏朏", "reportedShare": "孟极" });
    let line = json!({ "ledger": id, "label": "犼兽", "unit": "讙兽", "value": value });
    cast.step(Who::Organizer, "recordLedgerLine", line).await;
    let line = cast.ledger_lines(&id).await[0].clone();
    let input = json!({ "line": line, "value": value, "reason": "幽鴳" });
    cast.step(Who::Organizer, "correctLedgerLine", input).await;
    id
}
