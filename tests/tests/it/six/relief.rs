//! The research consultation of 金凤区政协 on relief for those in need, 23 August 2022 (domain.md §6.2).

use serde_json::json;

use super::{advance, are_found, are_related, read, told};
use crate::cast::{Cast, Who};

pub async fn plays(cast: &Cast) {
    cast.clock("2022-08-01");
    let session = is_planned(cast).await;
    advance(cast, Who::ForeignOffice, &session, "RESEARCHING").await;
    cast.clock("2022-08-23");
    for (kind, place, host, is_public) in [
        ("HOUSEHOLD_VISIT", "困难群众家中", None, false),
        ("SITE_VISIT", "长城中路街道社工站", None, true),
        ("SITE_VISIT", "残疾人辅具服务中心", None, true),
        ("BRIEFING", "区残联会议室", Some("区残联、区民政局"), true),
    ] {
        let input = json!({
            "consultation": session, "kind": kind, "heldOn": "2022-08-23", "place": place, "host": host,
            "isPublic": is_public, "findings": "救助部门多，信息不共享。", "people": [{ "member": cast.foreign_member.to_string() }],
        });
        cast.step(Who::ForeignOffice, "recordResearchActivity", input).await;
    }
    cast.step(Who::ForeignOffice, "scheduleConsultation", json!({ "id": session, "on": "2022-08-23" })).await;
    advance(cast, Who::ForeignOffice, &session, "HELD").await;

    let words = json!({
        "consultation": session, "member": cast.foreign_member.to_string(), "title": "把政策和办理程序讲到社区",
        "body": "依托社区，线上线下一起宣传救助政策与程序。", "isPublic": true,
    });
    let speech = cast.step(Who::ForeignOffice, "recordSpeech", words).await;
    let words = json!({
        "consultation": session, "speakerName": "王涛", "title": "救助制度相互衔接",
        "body": "部门多而缺少协同，应衔接制度、定期公布。", "isPublic": true,
    });
    let second = cast.step(Who::ForeignOffice, "recordSpeech", words).await;

    let report = json!({
        "committee": cast.foreign_committee.to_string(), "consultation": session, "title": "社会救助调研报告",
        "summary": "建设民政云平台，充实基层力量，成立区慈善总会。", "body": "调研报告全文。", "drafterName": "课题组",
        "authors": [{ "member": cast.foreign_member.to_string() }], "suggestions": [],
    });
    let report = cast.step(Who::ForeignOffice, "createResearchReport", report).await;
    for to in ["SUBMITTED", "COMMITTEE_APPROVED", "CHAIR_MEETING_APPROVED", "SUBMITTED_TO_PARTY_GOV"] {
        cast.step(Who::ForeignOffice, "advanceResearchReport", json!({ "id": report, "to": to })).await;
    }
    let point = json!({
        "report": report, "title": "关于建设民政云平台的协商建议", "background": "信息分散。", "analysis": "部门不共享。",
        "recommendation": "街道、社区与社会组织共用一个平台。", "consentsToPublication": true,
    });
    let suggestion = cast.step(Who::ForeignOffice, "extractSuggestion", point).await;
    cast.move_on(Who::ForeignOffice, "submitSuggestion", &suggestion).await;
    for to in ["OUTCOME_DRAFTED", "SUBMITTED"] {
        advance(cast, Who::ForeignOffice, &session, to).await;
    }
    let words = Cast::instruction("report", &report, "2022-08-23");
    cast.step(Who::ForeignOffice, "recordLeaderInstruction", words).await;
    advance(cast, Who::ForeignOffice, &session, "INSTRUCTED").await;
    let feedback = json!({
        "report": report, "sourceName": "区民政局", "receivedOn": "2022-08-23", "body": "吸收进救助改革方案。", "isPublic": true,
    });
    cast.step(Who::ForeignOffice, "recordFeedback", feedback).await;
    advance(cast, Who::ForeignOffice, &session, "FEEDBACK_RECEIVED").await;
    let close = json!({ "id": session, "to": "CLOSED" });
    let early = cast.ask(Who::ForeignOffice, "advanceConsultation", close.clone()).await;
    assert_eq!(early.reason(), "open_ends", "a suggestion waits for its answer");
    let mut explained = close;
    explained["reason"] = json!("建议已转入年度办理");
    cast.step(Who::ForeignOffice, "advanceConsultation", explained).await;

    let selected = "stage { code } planItem { topic month } history { note } researchActivities { place }";
    let seen = read(cast, Who::Anonymous, &session, selected).await;
    assert_eq!(seen["stage"]["code"], "CLOSED");
    assert_eq!(seen["planItem"]["month"], 8, "it is an item of the plan");
    assert!(seen["history"].to_string().contains("转入年度办理"), "why something is left open is told: {seen}");
    assert_eq!(seen["researchActivities"].as_array().map(Vec::len), Some(3), "who was visited at home stays unknown");
    are_found(cast, "社会救助", &[&session, &report]).await;
    are_found(cast, "救助政策", &[&speech]).await;
    are_found(cast, "慈善总会", &[&report]).await;
    are_related(cast, Who::ForeignOffice, &[&session, &report, &suggestion]).await;
    let below = told(cast, Who::Anonymous, &session).await;
    assert!([&speech, &second, &report].iter().all(|id| below.contains(id.as_str())), "{below:?}");
    assert!(!below.contains(&suggestion), "what is not published is not told");
}

/// Begins it as an item of the year's plan, which the district's party committee has decided on.
async fn is_planned(cast: &Cast) -> String {
    cast.began_long_ago().await;
    let plan = json!({
        "committee": cast.foreign_committee.to_string(), "year": 2022, "title": "金凤区政协2022年度协商计划",
        "items": [{
            "topic": "优化社会救助供给 提升困难群体救助水平", "format": "RESEARCH", "organizer": "社会治理委员会", "month": 8,
        }],
    });
    let plan = cast.step(Who::ForeignOffice, "createAnnualPlan", plan).await;
    for to in ["CANVASSED", "REVISED", "CHAIR_MEETING_APPROVED", "PARTY_APPROVED", "PUBLISHED"] {
        let step = json!({ "id": plan, "to": to, "body": "第三次主席会议" });
        cast.step(Who::ForeignOffice, "advanceAnnualPlan", step).await;
    }
    let document = "query($id: ID!) { annualPlan(id: $id) { items { id } } }";
    let items = cast.client(Who::ForeignOffice).run(document, json!({ "id": plan })).await;
    let session =
        cast.step(Who::ForeignOffice, "startPlanItem", json!({ "item": items.text("annualPlan.items.0.id") })).await;
    let agenda = json!([
        { "kind": "VISIT", "title": "入户走访" }, { "kind": "BRIEFING", "title": "区残联、区民政局通报" },
    ]);
    cast.step(Who::ForeignOffice, "updateConsultation", json!({ "id": session, "agenda": agenda })).await;
    let speakers = json!([{ "role": "SPEAKER", "member": cast.foreign_member.to_string() }]);
    cast.step(Who::ForeignOffice, "inviteParticipants", json!({ "consultation": session, "participants": speakers }))
        .await;
    session
}
