//! What comes after a session: promises made on the spot are public with it; drafts, versions of a report, leaders'
//! instructions and feedback that nobody opened are not.

use serde_json::json;
use tests::on_both;

use super::found::finds_none;
use super::seen::Seen;
use super::walk::Walk;
use super::{OUTSIDERS, with};
use crate::cast::{Cast, Who};

on_both! {
    async fn after_a_session_only_what_is_meant_for_the_public_shows(cast: Cast) {
        let (id, answer) = cast.answered_on_the_spot("椒图").await;
        let promise = with(cast.on_site_commitment(&answer), &[("what", "毕方"), ("measure", "重明")]);
        let promise = cast.step(Who::Organizer, "recordOnSiteCommitment", promise).await;
        let report = json!({ "commitment": promise, "on": cast.today(), "note": "负屃" });
        cast.step(Who::Department, "followUpCommitment", report).await;

        let issued = with(Cast::outcome(&id, "SPECIAL_REPORT"), &[("title", "霸下"), ("body", "一、狻猊")]);
        let issued = cast.step(Who::Organizer, "recordOutcome", issued).await;
        cast.step(Who::Organizer, "issueOutcome", json!({ "id": issued, "on": cast.today() })).await;
        let draft = with(Cast::outcome(&id, "MINUTES"), &[("title", "蒲牢"), ("body", "螭吻")]);
        let draft = cast.step(Who::Organizer, "recordOutcome", draft).await;

        let written = with(cast.report("麒麟"), &[("summary", "饕餮"), ("body", "囚牛"), ("consultation", id.as_str())]);
        let written = cast.step(Who::Organizer, "createResearchReport", written).await;
        cast.step(Who::Organizer, "advanceResearchReport", json!({ "id": written, "to": "SUBMITTED" })).await;
        let back = json!({ "id": written, "to": "RETURNED", "reason": "狴犴" });
        cast.step(Who::Organizer, "advanceResearchReport", back).await;
        let second = json!({ "id": written, "title": "白泽", "summary": "貔貅" });
        cast.step(Who::Organizer, "updateResearchReport", second).await;
        cast.report_to(&written, "SUBMITTED_TO_PARTY_GOV").await;

        for (on, of) in [("outcome", &issued), ("report", &written)] {
            let instruction = with(Cast::instruction(on, of, &cast.today()), &[("body", "獬豸"), ("leaderName", "夔牛")]);
            cast.step(Who::Organizer, "recordLeaderInstruction", instruction).await;
            let closed = with(cast.feedback(on, of), &[("body", "睚眦"), ("sourceName", "嘲风")]);
            cast.step(Who::Organizer, "recordFeedback", closed).await;
            let mut opened = with(cast.feedback(on, of), &[("body", "鲲鹏")]);
            opened["isPublic"] = json!(true);
            cast.step(Who::Organizer, "recordFeedback", opened).await;
        }
        cast.index().await;
        cast.reconciles().await;
        let walk = Walk::new(&cast, &[&id, &answer, &promise, &issued, &draft, &written]);

        let open = ["毕方", "重明", "霸下", "狻猊", "白泽", "貔貅", "鲲鹏"];
        let of_authors = ["麒麟", "饕餮", "囚牛", "狴犴"];
        let instructed = ["獬豸", "夔牛"];
        let inner = [&["负屃", "蒲牢", "螭吻"][..], &instructed].concat();
        let fed_back = ["睚眦", "嘲风"];
        let inside = Seen::of(&cast, &walk, Who::Organizer).await;
        inside.shows_by("fields", &[&open[..], &of_authors, &inner, &fed_back].concat());
        inside.shows_by("/documents/outcomes/", &["霸下", "狻猊", "蒲牢", "螭吻"]);
        inside.shows_by("/documents/research-reports/", &["白泽", "囚牛"]);
        let chair = Seen::of(&cast, &walk, Who::Chair).await;
        chair.shows_by("fields", &instructed);
        Seen::of(&cast, &walk, Who::Department).await.shows_by("fields", &["负屃"]);

        let author = Seen::of(&cast, &walk, Who::OtherMember).await;
        author.shows_by("fields", &[&open[..], &of_authors].concat());
        author.shows_by("/documents/research-reports/", &["囚牛"]);
        author.shows_none(&inner);
        author.shows_none(&["RECORD_INSTRUCTION"]);
        for who in OUTSIDERS.into_iter().filter(|who| *who != Who::OtherMember) {
            let seen = Seen::of(&cast, &walk, who).await;
            seen.shows_by("fields", &open);
            seen.shows_by("/documents/outcomes/", &["霸下", "狻猊"]);
            seen.shows_by("/documents/research-reports/", &["白泽", "貔貅"]);
            let words = [&of_authors[..], &inner, &fed_back].concat();
            seen.shows_none(&words);
            seen.shows_none(&["RECORD_INSTRUCTION"]);
            finds_none(&cast, who, &words).await;
            walk.is_absent(&cast, who, &[&draft]).await;
        }
        finds_none(&cast, Who::Organizer, &[&instructed[..], &fed_back].concat()).await;
    }
}
