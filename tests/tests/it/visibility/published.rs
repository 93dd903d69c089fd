//! What publication shows to everybody at every door, and what stays inside all the same.

use serde_json::json;
use tests::on_both;

use super::doors::{absent, answers_alike, case};
use super::found::{counts_nothing, facets, finds_none, found, page_leads, statistics};
use super::scenes::{HEAD, INNER, INNER_FILE, LETTER, OPEN_FILE, PARTS, deliver, rich_case};
use super::seen::Seen;
use super::walk::Walk;
use super::{OUTSIDERS, with};
use crate::cast::{Cast, Who};

on_both! {
    async fn a_case_published_in_summary_shows_its_summary_only(cast: Cast) {
        let matter = rich_case(&cast).await;
        let input = json!({ "id": matter.id, "disclosure": "SUMMARY", "summary": "天禄摘要", "reason": "霸下" });
        cast.step(Who::Office, "publishSuggestion", input).await;
        cast.step(Who::Office, "setAttachmentPublicity", json!({ "id": matter.open_file, "isPublic": true })).await;
        cast.index().await;
        let walk = Walk::new(&cast, &matter.ids());
        let words = [&PARTS[..], &LETTER, &OPEN_FILE, &INNER, &INNER_FILE, &["霸下"]].concat();

        for who in OUTSIDERS {
            let seen = Seen::of(&cast, &walk, who).await;
            seen.shows_by("fields", &["麒麟", "白泽", "天禄"]);
            for door in ["/documents/suggestions/", "/suggestions/", &case(1), "/", "/search"] {
                seen.shows_by(door, &["麒麟", "天禄"]);
            }
            seen.shows_by("/documents/work-reports/", &["麒麟"]);
            seen.shows_none(&words);
            finds_none(&cast, who, &words).await;
            walk.is_absent(&cast, who, &matter.ids()[2..]).await;
            assert_eq!(found(&cast, who, "天禄").await, 1, "{}", who.name());
            page_leads(&cast, who, "天禄", &format!("/suggestions/{}", matter.id)).await;
            for facet in ["OUTCOME", "SATISFACTION"] {
                assert!(facets(&cast, who, facet).await.is_empty(), "{} counts {facet}", who.name());
            }
            let counts = json!({ "received": 1, "satisfactionRate": { "denominator": 0 } });
            assert_eq!(statistics(&cast, who).await, counts, "{} counts what is hidden", who.name());
        }
    }

    async fn a_case_published_in_full_keeps_its_inner_side(cast: Cast) {
        let matter = rich_case(&cast).await;
        let input = json!({ "id": matter.id, "disclosure": "FULL", "reason": "霸下" });
        cast.step(Who::Office, "publishSuggestion", input).await;
        cast.step(Who::Office, "setAttachmentPublicity", json!({ "id": matter.open_file, "isPublic": true })).await;
        cast.index().await;
        let walk = Walk::new(&cast, &matter.ids());
        let words = [&INNER[..], &INNER_FILE, &["霸下"]].concat();

        for who in OUTSIDERS {
            let seen = Seen::of(&cast, &walk, who).await;
            seen.shows_by("fields", &[&HEAD[..], &PARTS, &LETTER, &OPEN_FILE[..1]].concat());
            seen.shows_by("/documents/suggestions/", &[&HEAD[..1], &PARTS].concat());
            seen.shows_by("/documents/responses/", &LETTER[..2]);
            seen.shows_by("/documents/screening-reports/", &["收到提案1件"]);
            seen.shows_by("/documents/work-reports/", &["麒麟"]);
            seen.shows_by("/files/", &OPEN_FILE);
            for page in ["/suggestions/", &case(1)] {
                seen.shows_by(page, &[&HEAD[..1], &PARTS, &LETTER[..1]].concat());
            }
            seen.shows_by("/search", &["麒麟", "貔貅", "蒲牢"]);
            seen.shows_none(&words);
            seen.shows_none(&["DISSATISFIED"]);
            finds_none(&cast, who, &words).await;
            walk.is_absent(&cast, who, &[&matter.returned, &matter.inner_file, &matter.letter_file]).await;
            for word in ["貔貅", "饕餮", "狻猊", "蒲牢"] {
                assert_eq!(found(&cast, who, word).await, 1, "{} by {word}", who.name());
            }
            page_leads(&cast, who, "蒲牢", &format!("/suggestions/{}#response-{}", matter.id, matter.approved)).await;
            let satisfied = facets(&cast, who, "SATISFACTION").await;
            assert!(satisfied.is_empty(), "{} counts evaluations before the case is closed: {satisfied:?}", who.name());
            let counts = json!({ "received": 1, "satisfactionRate": { "denominator": 0 } });
            assert_eq!(statistics(&cast, who).await, counts, "{} counts what is hidden", who.name());
        }
    }

    async fn what_departments_tell_each_other_stays_inside(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.proposal_at("FILED").await.id;
        cast.assign(&id, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
        let (lead, assist) = (cast.assignment_of(&id, "住建局").await, cast.assignment_of(&id, "财政局").await);
        cast.accept(Who::Department, &lead).await;
        cast.accept(Who::Assistant, &assist).await;
        let asked = with(cast.hand_back(&assist, "公安局"), &[("reason", "负屃")]);
        let asked = cast.step(Who::Assistant, "requestReassignment", asked).await;
        let denied = json!({ "handBack": asked, "approve": false, "note": "霸下" });
        cast.step(Who::Supervisor, "decideReassignment", denied).await;
        let contact = with(cast.contact(&lead), &[("participants", "椒图"), ("note", "嘲风")]);
        cast.step(Who::Department, "recordContact", contact).await;
        let opinion = cast.opinion(&assist, "DISSENTS");
        let opinion = with(opinion, &[("body", "睚眦"), ("signatory", "囚牛"), ("letterNo", "螭吻")]);
        cast.step(Who::Assistant, "submitAssistOpinion", opinion).await;
        let response = cast.step(Who::Department, "draftResponse", cast.letter(&lead)).await;
        deliver(&cast, &response).await;
        let form = cast.paper_form(&id, "林义", "SATISFIED").await;
        let form = with(form, &[("comment", "狴犴"), ("note", "赑屃")]);
        cast.step(Who::Office, "recordPaperEvaluation", form).await;
        cast.step(Who::Office, "publishSuggestion", json!({ "id": id, "disclosure": "FULL" })).await;
        cast.index().await;
        let walk = Walk::new(&cast, &[&id, &lead, &assist, &response]);

        let words = ["负屃", "霸下", "椒图", "嘲风", "睚眦", "囚牛", "螭吻", "狴犴", "赑屃"];
        let inside = Seen::of(&cast, &walk, Who::Office).await;
        inside.shows_by("fields", &words);
        inside.shows_by("fields", &["DISSENTS"]);
        inside.shows_by("/suggestions/", &["负屃", "霸下", "狴犴"]);
        for who in OUTSIDERS {
            let seen = Seen::of(&cast, &walk, who).await;
            seen.shows_by("fields", &["年内完成业主委员会组建"]);
            seen.shows_by("/documents/responses/", &["会办单位：石嘴山市财政局"]);
            seen.shows_none(&words);
            seen.shows_none(&["DISSENTS"]);
            finds_none(&cast, who, &words).await;
        }
    }

    async fn a_letter_is_made_out_to_no_hidden_part_of_its_case(cast: Cast) {
        cast.clock("2022-08-30");
        let matter = cast.proposal_at("FILED").await.id;
        let texts = [("title", "麒麟"), ("background", "貔貅"), ("analysis", "饕餮"), ("recommendation", "狻猊")];
        let part = cast.step(Who::CoSigner, "createSuggestion", with(cast.proposal(""), &texts)).await;
        cast.move_on(Who::CoSigner, "submitSuggestion", &part).await;
        let merge = json!({ "into": matter, "suggestions": [part], "reason": "狴犴" });
        cast.step(Who::Office, "mergeSuggestions", merge).await;
        cast.assign(&matter, "SOLE", &[("住建局", "SOLE")]).await;
        let unit = cast.assignment_of(&matter, "住建局").await;
        cast.accept(Who::Department, &unit).await;
        let response = cast.step(Who::Department, "draftResponse", cast.letter(&unit)).await;
        deliver(&cast, &response).await;
        cast.step(Who::Office, "publishSuggestion", json!({ "id": matter, "disclosure": "FULL" })).await;
        cast.index().await;
        let walk = Walk::new(&cast, &[&matter, &response, &part]);

        let words = ["麒麟", "貔貅", "饕餮", "狻猊", "狴犴"];
        Seen::of(&cast, &walk, Who::Office).await.shows_by("fields", &words);
        let inside = Seen::of(&cast, &walk, Who::Department).await;
        inside.shows_by("fields", &["麒麟"]);
        inside.shows_by(&made_out(&response, &part), &["麒麟", "解景瑞委员"]);
        for who in OUTSIDERS {
            let seen = Seen::of(&cast, &walk, who).await;
            seen.shows_by(&format!("/documents/responses/{response}.docx"), &["林义、解景瑞委员"]);
            seen.shows_by(&made_out(&response, &matter), &["林义、解景瑞委员"]);
            seen.shows_none(&words);
            finds_none(&cast, who, &words).await;
            walk.is_absent(&cast, who, &[&part]).await;
            answers_alike(&cast, who, &made_out(&response, &part), &made_out(&response, &absent(&part))).await;
        }
    }

    async fn what_is_unpublished_is_gone(cast: Cast) {
        let matter = rich_case(&cast).await;
        cast.step(Who::Office, "publishSuggestion", json!({ "id": matter.id, "disclosure": "FULL" })).await;
        cast.step(Who::Office, "setAttachmentPublicity", json!({ "id": matter.open_file, "isPublic": true })).await;
        cast.index().await;
        let walk = Walk::new(&cast, &matter.ids());
        let words = [&HEAD[..], &PARTS, &LETTER, &OPEN_FILE, &INNER, &INNER_FILE].concat();
        Seen::of(&cast, &walk, Who::Anonymous).await.shows_by("fields", &[&HEAD[..], &PARTS, &LETTER].concat());
        cast.step(Who::Office, "unpublishSuggestion", json!({ "id": matter.id, "reason": "内容有误" })).await;

        // The index is still behind: rows decide what is shown, though its totals may lag.
        for who in OUTSIDERS {
            Seen::of(&cast, &walk, who).await.shows_none(&words);
        }
        is_gone(&cast, &walk, &words, &matter.ids()).await;

        cast.step(Who::Office, "publishSuggestion", json!({ "id": matter.id, "disclosure": "FULL" })).await;
        cast.index().await;
        assert_eq!(found(&cast, Who::Anonymous, "蒲牢").await, 1);
        cast.step(Who::Member, "setPublicationConsent", json!({ "id": matter.id, "consents": false })).await;
        Seen::of(&cast, &walk, Who::Anonymous).await.shows_none(&words);
        is_gone(&cast, &walk, &words, &matter.ids()).await;
    }
}

fn made_out(response: &str, to: &str) -> String {
    format!("/documents/responses/{response}.docx?of={to}")
}

/// Asserts that outsiders can tell a case by nothing once the index has caught up.
async fn is_gone(cast: &Cast, walk: &Walk, words: &[&str], ids: &[&str]) {
    cast.index().await;
    for who in OUTSIDERS {
        finds_none(cast, who, words).await;
        counts_nothing(cast, who, &walk.schema).await;
        walk.is_absent(cast, who, ids).await;
    }
}
