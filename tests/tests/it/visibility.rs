//! What is hidden shows nowhere: not by its id, through relations, in lists, totals, search, counts or statistics.

mod actors;
mod walk;

use serde_json::{Value, json};
use tests::on_every_engine;

use crate::cast::{Cast, Who};
use walk::Walk;

/// People to whom nothing of a case of others' is known.
const OUTSIDERS: [Who; 7] = [
    Who::Anonymous,
    Who::OtherMember,
    Who::Liaison,
    Who::OtherDepartment,
    Who::Admin,
    Who::ForeignOffice,
    Who::ForeignMember,
];

fn with(mut input: Value, changes: &[(&str, &str)]) -> Value {
    for (field, text) in changes {
        input[*field] = json!(text);
    }
    input
}

/// Makes a proposal whose every text is a word of its own, and brings it through a returned and an approved answer
/// and a dissatisfied evaluation.
async fn rich_case(cast: &Cast) -> String {
    cast.clock("2022-08-30");
    let texts = [("title", "麒麟"), ("background", "貔貅"), ("analysis", "饕餮"), ("recommendation", "狻猊")];
    let id = cast.step(Who::Member, "createSuggestion", with(cast.proposal(""), &texts)).await;
    cast.move_on(Who::Member, "submitSuggestion", &id).await;
    cast.step(Who::Office, "returnSuggestion", json!({ "id": id, "reason": "狴犴" })).await;
    cast.step(Who::Member, "updateSuggestion", json!({ "id": id, "background": "貔貅第二稿" })).await;
    cast.move_on(Who::Member, "submitSuggestion", &id).await;
    cast.move_on(Who::Office, "fileSuggestion", &id).await;
    cast.assign(&id, "SOLE", &[("住建局", "SOLE")]).await;
    let assignment = cast.assignment_of(&id, "住建局").await;
    cast.step(Who::Department, "acceptAssignment", json!({ "id": assignment, "handlerName": "赑屃" })).await;

    let returned = with(cast.letter(&assignment), &[("body", "睚眦初稿"), ("contactPerson", "囚牛")]);
    let returned = cast.step(Who::Department, "draftResponse", returned).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": returned })).await;
    let input = json!({ "id": returned, "approve": false, "reason": "嘲风" });
    cast.step(Who::Supervisor, "reviewResponse", input).await;
    let letter = with(cast.letter(&assignment), &[("body", "蒲牢答复"), ("contactPerson", "囚牛")]);
    let approved = cast.step(Who::Department, "draftResponse", letter).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": approved })).await;
    cast.approve(&approved).await;
    let input = json!({ "suggestion": id, "satisfaction": "DISSATISFIED", "comment": "螭吻" });
    cast.step(Who::Member, "evaluateResponse", input).await;
    id
}

const INNER: [&str; 5] = ["狴犴", "睚眦", "囚牛", "嘲风", "螭吻"];
const OWN: [&str; 5] = ["麒麟", "貔貅", "饕餮", "狻猊", "蒲牢"];

/// Asserts that somebody finds none of these words, by whichever way.
async fn shows_none(cast: &Cast, walk: &Walk, who: Who, words: &[&str]) {
    let seen = walk.everything(cast, who).await;
    for word in words {
        assert!(!seen.contains(word), "{} is shown {word}: {}", who.name(), around(&seen, word));
        let found = found(cast, who, word).await;
        assert_eq!(found, 0, "{} finds {word} by search", who.name());
    }
}

/// Asserts that somebody is shown all of these words: otherwise the walk proves nothing.
async fn shows_all(cast: &Cast, walk: &Walk, who: Who, words: &[&str]) {
    let seen = walk.everything(cast, who).await;
    for word in words {
        assert!(seen.contains(word), "{} is not shown {word}", who.name());
    }
}

async fn found(cast: &Cast, who: Who, word: &str) -> i64 {
    let document = "query($query: String!) { search(query: $query) { totalCount isRelaxed } }";
    let answer = cast.client(who).run(document, json!({ "query": format!("\"{word}\"") })).await;
    answer.number("search.totalCount")
}

fn around(text: &str, word: &str) -> String {
    let at = text.find(word).unwrap_or(0);
    let start = text[..at].char_indices().rev().nth(200).map_or(0, |(at, _)| at);
    text[start..].chars().take(400).collect()
}

async fn statistics(cast: &Cast, who: Who) -> Value {
    let document = "query($committee: ID!) { statistics(committee: $committee) {
        received filed closed returned declined withdrawn stillUnderReview
        replyRate { numerator denominator } satisfactionRate { numerator denominator }
    } }";
    cast.client(who).run(document, json!({ "committee": cast.committee() })).await.data("statistics").clone()
}

async fn facets(cast: &Cast, who: Who, facet: &str) -> Vec<Value> {
    let document = format!("{{ search(query: \"\", facets: [{facet}]) {{ facets {{ values {{ value count }} }} }} }}");
    cast.client(who).run(&document, json!({})).await.list("search.facets.0.values").to_vec()
}

on_every_engine! {
    async fn a_hidden_case_shows_nowhere(cast: Cast) {
        let id = rich_case(&cast).await;
        cast.index().await;
        let walk = Walk::new(&[&id]);

        shows_all(&cast, &walk, Who::Office, &OWN).await;
        shows_all(&cast, &walk, Who::Office, &["狴犴", "睚眦", "囚牛", "嘲风", "螭吻"]).await;
        for who in OUTSIDERS {
            shows_none(&cast, &walk, who, &OWN).await;
            shows_none(&cast, &walk, who, &INNER).await;
            for facet in ["COMMITTEE", "KIND", "YEAR", "DEPARTMENT", "STATUS", "OUTCOME", "SATISFACTION", "SECTOR"] {
                assert!(facets(&cast, who, facet).await.is_empty(), "{} counts {facet}", who.name());
            }
            let counts = statistics(&cast, who).await.to_string();
            assert!(!counts.contains(|digit: char| ('1'..='9').contains(&digit)), "{}: {counts}", who.name());
        }
    }

    async fn a_case_published_in_summary_shows_its_summary_only(cast: Cast) {
        let id = rich_case(&cast).await;
        let input = json!({ "id": id, "disclosure": "SUMMARY", "summary": "椒图摘要" });
        cast.step(Who::Office, "publishSuggestion", input).await;
        cast.index().await;
        let walk = Walk::new(&[&id]);

        for who in OUTSIDERS {
            shows_all(&cast, &walk, who, &["麒麟", "椒图"]).await;
            shows_none(&cast, &walk, who, &OWN[1..]).await;
            shows_none(&cast, &walk, who, &INNER).await;
            assert_eq!(found(&cast, who, "椒图").await, 1, "{}", who.name());
            assert!(facets(&cast, who, "OUTCOME").await.is_empty(), "{}", who.name());
            assert!(facets(&cast, who, "SATISFACTION").await.is_empty(), "{}", who.name());
            let counts = statistics(&cast, who).await;
            assert_eq!(counts["received"], 1);
            assert_eq!(counts["satisfactionRate"]["denominator"], 0, "{} counts what is hidden", who.name());
        }
    }

    async fn a_case_published_in_full_keeps_its_inner_side(cast: Cast) {
        let id = rich_case(&cast).await;
        cast.step(Who::Office, "publishSuggestion", json!({ "id": id, "disclosure": "FULL" })).await;
        cast.index().await;
        let walk = Walk::new(&[&id]);

        for who in OUTSIDERS {
            shows_all(&cast, &walk, who, &OWN).await;
            shows_none(&cast, &walk, who, &INNER).await;
            shows_none(&cast, &walk, who, &["赑屃", "DISSATISFIED"]).await;
            let satisfied = facets(&cast, who, "SATISFACTION").await;
            assert!(satisfied.is_empty(), "{} counts evaluations before the case is closed: {satisfied:?}", who.name());
            let counts = statistics(&cast, who).await;
            assert_eq!(counts["satisfactionRate"]["denominator"], 0, "{} counts what is hidden", who.name());
        }
    }

    async fn a_case_published_with_passages_hidden_shows_them_to_its_own_people_only(cast: Cast) {
        let id = rich_case(&cast).await;
        let approved = cast.approved_response_of(&id).await;
        let redactions = json!([
            { "part": "BACKGROUND", "passage": "貔貅", "ground": "PERSONAL_PRIVACY" },
            { "part": "RESPONSE", "response": approved, "passage": "蒲牢", "ground": "COMMERCIAL_SECRET" },
        ]);
        let input = json!({ "id": id, "disclosure": "FULL", "redactions": redactions });
        cast.step(Who::Office, "publishSuggestion", input).await;
        cast.index().await;
        let walk = Walk::new(&[&id]);

        shows_all(&cast, &walk, Who::Office, &OWN).await;
        shows_all(&cast, &walk, Who::Member, &OWN).await;
        for who in OUTSIDERS {
            shows_all(&cast, &walk, who, &["麒麟", "饕餮", "狻猊", "〔已隐去〕"]).await;
            shows_none(&cast, &walk, who, &["貔貅", "蒲牢", "PERSONAL_PRIVACY"]).await;
            shows_none(&cast, &walk, who, &INNER).await;
        }
        for who in [Who::Office, Who::Member, Who::Department] {
            assert_eq!((found(&cast, who, "貔貅").await, found(&cast, who, "蒲牢").await), (1, 1), "{}", who.name());
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
        cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
        cast.approve(&response).await;
        let input = json!({ "suggestion": id, "satisfaction": "SATISFIED" });
        cast.step(Who::Member, "evaluateResponse", input).await;
        cast.step(Who::Office, "publishSuggestion", json!({ "id": id, "disclosure": "FULL" })).await;
        cast.index().await;
        let walk = Walk::new(&[&id, &lead, &assist]);

        let words = ["负屃", "霸下", "椒图", "嘲风", "睚眦", "囚牛", "螭吻", "DISSENTS"];
        shows_all(&cast, &walk, Who::Office, &words).await;
        for who in OUTSIDERS {
            shows_all(&cast, &walk, who, &["年内完成业主委员会组建"]).await;
            shows_none(&cast, &walk, who, &words).await;
        }
    }

    async fn what_is_unpublished_is_gone(cast: Cast) {
        let id = rich_case(&cast).await;
        cast.step(Who::Office, "publishSuggestion", json!({ "id": id, "disclosure": "FULL" })).await;
        cast.index().await;
        cast.step(Who::Office, "unpublishSuggestion", json!({ "id": id, "reason": "内容有误" })).await;
        let walk = Walk::new(&[&id]);

        // The index is still behind: rows decide what is shown, though its totals may lag.
        for who in OUTSIDERS {
            let seen = walk.everything(&cast, who).await;
            assert!(OWN.iter().all(|word| !seen.contains(word)), "{} reads a stale index", who.name());
        }
        cast.index().await;
        for who in OUTSIDERS {
            shows_none(&cast, &walk, who, &OWN).await;
        }
    }

    async fn what_belongs_to_a_hidden_session_shows_nowhere(cast: Cast) {
        let mut input = cast.consultation("椒图");
        input["summary"] = json!("霸下");
        input["participants"] = json!([{ "role": "SPEAKER", "member": cast.member("林义"), "title": "负屃" }]);
        let id = cast.step(Who::Organizer, "createConsultation", input).await;
        let input = json!({ "id": id, "on": "2022-08-29", "place": "狴犴" });
        cast.step(Who::Organizer, "scheduleConsultation", input).await;
        let speech = with(cast.speech(&id, "林义", true), &[("title", "睚眦"), ("body", "嘲风")]);
        let speech = cast.step(Who::Organizer, "recordSpeech", speech).await;
        let mut report = with(cast.report("蒲牢"), &[("summary", "螭吻"), ("body", "囚牛")]);
        report["consultation"] = json!(id);
        report["authors"] = json!([]);
        let report = cast.step(Who::Organizer, "createResearchReport", report).await;
        cast.index().await;
        let walk = Walk::new(&[&id, &speech, &report]);

        let words = ["椒图", "霸下", "狴犴", "睚眦", "嘲风", "蒲牢", "螭吻", "囚牛"];
        shows_all(&cast, &walk, Who::Organizer, &words).await;
        for who in OUTSIDERS {
            shows_none(&cast, &walk, who, &words).await;
        }
    }

    async fn a_held_session_keeps_back_what_is_not_agreed_to_or_not_issued(cast: Cast) {
        let id = cast.consultation_at("HELD", "提升物业服务管理水平").await;
        let speech = with(cast.speech(&id, "林义", false), &[("title", "睚眦"), ("body", "嘲风")]);
        let speech = cast.step(Who::Organizer, "recordSpeech", speech).await;
        let outcome = json!({ "consultation": id, "kind": "MINUTES", "title": "蒲牢", "body": "螭吻" });
        cast.step(Who::Organizer, "recordOutcome", outcome).await;
        let report = with(cast.report("狻猊"), &[("summary", "饕餮"), ("body", "囚牛")]);
        let report = cast.step(Who::Organizer, "createResearchReport", report).await;
        for to in ["SUBMITTED", "COMMITTEE_APPROVED", "CHAIR_MEETING_APPROVED", "SUBMITTED_TO_PARTY_GOV"] {
            cast.step(Who::Organizer, "advanceResearchReport", json!({ "id": report, "to": to })).await;
        }
        cast.index().await;
        let walk = Walk::new(&[&id, &speech, &report]);

        shows_all(&cast, &walk, Who::Organizer, &["睚眦", "嘲风", "蒲牢", "螭吻", "狻猊", "饕餮", "囚牛"]).await;
        for who in OUTSIDERS.into_iter().filter(|who| *who != Who::OtherMember) {
            shows_all(&cast, &walk, who, &["狻猊", "饕餮"]).await;
            shows_none(&cast, &walk, who, &["睚眦", "嘲风", "蒲牢", "螭吻", "囚牛"]).await;
        }
    }
}
