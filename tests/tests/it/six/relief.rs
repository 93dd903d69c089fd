//! The research consultation of 金凤区政协 on relief for those in need, 23 August 2022 (domain.md §6.2).

use serde_json::json;

use super::{advance, are_found, are_related, read, told};
use crate::cast::{Cast, Who};

pub async fn plays(cast: &Cast) {
    cast.clock("2022-08-01");
    let input = json!({
        "committee": cast.foreign_committee.to_string(), "format": "RESEARCH", "planYear": 2022,
        "topic": "优化社会救助供给 提升困难群体救助水平", "organizer": "社会治理委员会",
        "agenda": [{ "kind": "VISIT", "title": "入户走访" }, { "kind": "BRIEFING", "title": "区残联、区民政局通报" }],
        "participants": [{ "role": "SPEAKER", "member": cast.foreign_member.to_string() }],
    });
    let session = cast.step(Who::ForeignOffice, "createConsultation", input).await;
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
    let point = json!({
        "report": report, "title": "关于建设民政云平台的协商建议", "background": "信息分散。", "analysis": "部门不共享。",
        "recommendation": "街道、社区与社会组织共用一个平台。", "consentsToPublication": true,
    });
    let suggestion = cast.step(Who::ForeignOffice, "extractSuggestion", point).await;
    cast.move_on(Who::ForeignOffice, "submitSuggestion", &suggestion).await;
    for to in ["SUBMITTED", "COMMITTEE_APPROVED", "CHAIR_MEETING_APPROVED", "SUBMITTED_TO_PARTY_GOV"] {
        cast.step(Who::ForeignOffice, "advanceResearchReport", json!({ "id": report, "to": to })).await;
    }
    for to in ["OUTCOME_DRAFTED", "SUBMITTED", "INSTRUCTED", "FEEDBACK_RECEIVED"] {
        advance(cast, Who::ForeignOffice, &session, to).await;
    }

    let seen = read(cast, Who::Anonymous, &session, "stage { code } researchActivities { place }").await;
    assert_eq!(seen["stage"]["code"], "FEEDBACK_RECEIVED");
    assert_eq!(seen["researchActivities"].as_array().map(Vec::len), Some(3), "who was visited at home stays unknown");
    are_found(cast, "社会救助", &[&session, &report]).await;
    are_found(cast, "救助政策", &[&speech]).await;
    are_found(cast, "慈善总会", &[&report]).await;
    are_related(cast, Who::ForeignOffice, &[&session, &report, &suggestion]).await;
    let below = told(cast, Who::Anonymous, &session).await;
    assert!([&speech, &second, &report].iter().all(|id| below.contains(id.as_str())), "{below:?}");
    assert!(!below.contains(&suggestion), "what is not published is not told");
}
