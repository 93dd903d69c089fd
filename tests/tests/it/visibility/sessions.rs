//! Sessions that were held: public, but for what nobody agreed to or issued.

use serde_json::json;
use tests::on_both;

use super::found::{finds_none, found, page_leads};
use super::seen::Seen;
use super::walk::Walk;
use super::{OUTSIDERS, with};
use crate::cast::{Cast, Who};

on_both! {
    async fn a_held_session_keeps_back_what_is_not_agreed_to_or_not_issued(cast: Cast) {
        let id = cast.consultation_at("HELD", "椒图").await;
        let speech = with(cast.speech(&id, "林义", false), &[("title", "睚眦"), ("body", "嘲风")]);
        let speech = cast.step(Who::Organizer, "recordSpeech", speech).await;
        let answer = json!({ "consultation": id, "speakerName": "某局长", "body": "霸下", "speeches": [speech] });
        let answer = cast.step(Who::Organizer, "recordOnSiteResponse", answer).await;
        let floor = cast.floor(&id);
        floor.step("openFloor").await;
        floor.with("queueSpeaker", json!({ "kind": "BOOKED", "speech": speech })).await;
        let beyond = json!({
            "kind": "IMPROMPTU", "member": cast.member("林义"), "exceptionally": true, "note": "穷奇",
        });
        floor.with("queueSpeaker", beyond).await;
        let outcome = json!({ "consultation": id, "kind": "MINUTES", "title": "蒲牢", "body": "螭吻" });
        cast.step(Who::Organizer, "recordOutcome", outcome).await;
        let draft = json!({
            "speech": speech, "title": "麒麟", "background": "貔貅", "analysis": "无", "recommendation": "建",
            "consentsToPublication": true,
        });
        let draft = cast.step(Who::Organizer, "extractSuggestion", draft).await;
        let report = with(cast.report("狻猊"), &[("summary", "饕餮"), ("body", "囚牛"), ("consultation", id.as_str())]);
        let report = cast.step(Who::Organizer, "createResearchReport", report).await;
        let back = json!({ "id": report, "to": "RETURNED", "reason": "狴犴" });
        cast.step(Who::Organizer, "advanceResearchReport", json!({ "id": report, "to": "SUBMITTED" })).await;
        cast.step(Who::Organizer, "advanceResearchReport", back).await;
        for to in ["SUBMITTED", "COMMITTEE_APPROVED", "CHAIR_MEETING_APPROVED", "SUBMITTED_TO_PARTY_GOV"] {
            cast.step(Who::Organizer, "advanceResearchReport", json!({ "id": report, "to": to })).await;
        }
        cast.index().await;
        let walk = Walk::new(&cast, &[&id, &speech, &answer, &report, &draft]);

        let open = ["椒图", "霸下", "狻猊", "饕餮"];
        let words = ["睚眦", "嘲风", "蒲牢", "螭吻", "囚牛", "麒麟", "貔貅", "狴犴", "穷奇"];
        let inside = Seen::of(&cast, &walk, Who::Organizer).await;
        inside.shows_by("fields", &[&open[..], &words].concat());
        inside.shows_by("/consultations/", &["椒图", "霸下", "睚眦", "嘲风", "蒲牢", "螭吻", "狻猊", "麒麟"]);
        inside.shows_by("/speeches/", &[&speech]);
        inside.shows_by("/reports/", &["狻猊", "饕餮", "囚牛"]);
        inside.shows_by("/suggestions/", &["麒麟", "貔貅"]);
        for word in ["睚眦", "嘲风", "囚牛", "貔貅"] {
            assert_eq!(found(&cast, Who::Organizer, word).await, 1, "{word}");
        }
        // 王国民 is an author of the report.
        for who in OUTSIDERS.into_iter().filter(|who| *who != Who::OtherMember) {
            let seen = Seen::of(&cast, &walk, who).await;
            seen.shows_by("fields", &open);
            seen.shows_by("/consultations/", &["椒图", "霸下", "狻猊"]);
            seen.shows_by("/consultations", &["椒图"]);
            seen.shows_by("/reports/", &["狻猊", "饕餮"]);
            seen.shows_by("/search", &["椒图", "狻猊", "饕餮"]);
            seen.shows_none(&words);
            finds_none(&cast, who, &words).await;
            walk.is_absent(&cast, who, &[&speech, &draft]).await;
            for word in open {
                assert_eq!(found(&cast, who, word).await, 1, "{} by {word}", who.name());
            }
            page_leads(&cast, who, "饕餮", &format!("/reports/{report}")).await;
        }
    }

    async fn the_preparation_of_a_held_session_stays_with_who_prepared_it(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.consultation_at("SCHEDULED", "椒图").await;
        let paper = json!({ "consultation": id, "kind": "BRIEFING", "title": "狍鸮", "body": "穷奇" });
        cast.step(Who::Organizer, "addSessionMaterial", paper).await;
        let visit = json!({
            "consultation": id, "kind": "HOUSEHOLD_VISIT", "heldOn": "2022-08-20", "place": "梼杌", "host": "混沌",
            "findings": "肥遗", "people": [{ "name": "毕方" }],
        });
        cast.step(Who::Organizer, "recordResearchActivity", visit).await;
        let leave = json!({ "consultation": id, "attends": false, "reason": "应龙" });
        cast.step(Who::Member, "answerSessionInvitation", leave).await;
        let words = json!({ "consultation": id, "title": "旋龟", "body": "鹿蜀", "isPublic": true });
        let speech = cast.step(Who::Member, "registerSpeech", words).await;
        let aside = json!({ "id": speech, "usage": "DISCARDED", "note": "猼訑" });
        cast.step(Who::Organizer, "reviewSpeech", aside).await;
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD" })).await;
        cast.index().await;
        let walk = Walk::new(&cast, &[&id, &speech]);

        let words = ["狍鸮", "穷奇", "梼杌", "混沌", "肥遗", "毕方", "应龙", "旋龟", "鹿蜀", "猼訑"];
        Seen::of(&cast, &walk, Who::Organizer).await.shows_by("fields", &words);
        Seen::of(&cast, &walk, Who::Member).await.shows_by("fields", &words);
        let colleague = Seen::of(&cast, &walk, Who::CoSigner).await;
        colleague.shows_by("fields", &["狍鸮", "穷奇", "梼杌", "肥遗"]);
        colleague.shows_none(&["应龙", "旋龟", "鹿蜀", "猼訑"]);
        for who in [Who::Anonymous, Who::ForeignOffice, Who::OtherMember, Who::OtherDepartment] {
            Seen::of(&cast, &walk, who).await.shows_none(&words);
            finds_none(&cast, who, &words).await;
            walk.is_absent(&cast, who, &[&speech]).await;
        }
    }
}
