//! Passages that are hidden from the public: at no door, in no version of any letter, not by a search that tries them.

use serde_json::{Value, json};
use tests::on_both;

use super::doors::case;
use super::found::{NOTHING, finds_none, found, page_leads};
use super::scenes::{INNER, INNER_FILE, PARTS, Rich, deliver, rich_case};
use super::seen::Seen;
use super::walk::Walk;
use super::{OUTSIDERS, with};
use crate::cast::{Cast, Who};

/// What stands in the place of a passage.
const MARK: &str = "〔已隐去〕";

/// What is left of the texts.
const LEFT: [&str; 4] = ["第二稿", "照旧分析", "照旧建议", "照旧答复"];

/// Decides to publish a case in full, with a passage of each of its texts hidden.
async fn redact(cast: &Cast, matter: &Rich) {
    let letter = cast.approved_response_of(&matter.id).await;
    let redactions = json!([
        { "part": "BACKGROUND", "passage": "貔貅", "ground": "PERSONAL_PRIVACY" },
        { "part": "ANALYSIS", "passage": "饕餮", "ground": "COMMERCIAL_SECRET" },
        { "part": "RECOMMENDATION", "passage": "狻猊", "ground": "SECURITY_AND_STABILITY" },
        { "part": "RESPONSE", "response": letter, "passage": "蒲牢", "ground": "SECURITY_AND_STABILITY" },
    ]);
    let input = json!({ "id": matter.id, "disclosure": "FULL", "redactions": redactions, "reason": "霸下" });
    cast.step(Who::Office, "publishSuggestion", input).await;
}

/// The words of the letters that follow: the next round's answer and its correction, with what they promise.
const LATER: [&str; 7] = ["蒲牢再答复", "蒲牢再题", "蒲牢再诺", "饕餮为准", "蒲牢更正文", "蒲牢更正题", "貔貅有误"];

/// Answers the next round and corrects that, with passages that the public must not read in every place; returns both.
async fn answered_again(cast: &Cast, matter: &Rich) -> [String; 2] {
    let mut letter = with(cast.letter(&matter.assignment), &[("body", "蒲牢再答复"), ("title", "蒲牢再题")]);
    letter["commitments"] = json!([{ "what": "蒲牢再诺", "dueOn": cast.in_days(60), "measure": "饕餮为准" }]);
    let second = cast.step(Who::Department, "draftResponse", letter).await;
    deliver(cast, &second).await;
    let texts = [("body", "蒲牢更正文"), ("title", "蒲牢更正题"), ("reason", "貔貅有误")];
    let third = cast.step(Who::Department, "correctResponse", with(cast.correction(&second), &texts)).await;
    deliver(cast, &third).await;
    [second, third]
}

/// Returns what somebody is told of a search, and of what it finds.
async fn answer(cast: &Cast, who: Who, query: &str) -> Value {
    let document = "query($query: String!) { search(query: $query) {
        totalCount isRelaxed nodes { title snippet titleHighlights { start } snippetHighlights { start } }
    } }";
    cast.client(who).run(document, json!({ "query": query })).await.data("search").clone()
}

/// Whether somebody is answered otherwise when a query asks for a hidden word, or leaves it out, than when it names a word
/// that nothing has.
async fn can_try(cast: &Cast, who: Who, beside: &str, hidden: &str) -> bool {
    let differs = async |sign: &str| {
        let tried = answer(cast, who, &format!("{beside} {sign}{hidden}")).await;
        tried != answer(cast, who, &format!("{beside} {sign}{NOTHING}")).await
    };
    differs("").await || differs("-").await
}

on_both! {
    async fn hidden_passages_show_to_a_cases_own_people_only(cast: Cast) {
        let matter = rich_case(&cast).await;
        redact(&cast, &matter).await;
        let later = answered_again(&cast, &matter).await;
        cast.index().await;
        let walk = Walk::new(&cast, &[&matter.ids()[..], &[later[0].as_str(), later[1].as_str()]].concat());
        let letter = |id: &str| format!("/documents/responses/{id}.docx");
        let passages = [&PARTS[..], &["蒲牢"]].concat();
        let words = [&passages[..], &INNER, &INNER_FILE, &["霸下"]].concat();

        let inside = Seen::of(&cast, &walk, Who::Member).await;
        inside.shows_by("fields", &[&passages[..], &LATER].concat());
        inside.shows_by("/documents/suggestions/", &PARTS);
        inside.shows_by("/documents/responses/", &["蒲牢，照旧答复", "蒲牢再答复", "蒲牢更正文", "蒲牢更正题", "貔貅有误"]);
        inside.shows_by("/suggestions/", &[&PARTS[..], &["蒲牢，照旧答复", "蒲牢再答复", "蒲牢更正文"]].concat());
        inside.shows_by("/search", &["貔貅", "蒲牢更正文"]);
        for who in [Who::Office, Who::Member, Who::Department] {
            assert_eq!((found(&cast, who, "貔貅").await, found(&cast, who, "蒲牢").await), (1, 3), "{}", who.name());
            assert!(can_try(&cast, who, "第二稿", "貔貅").await, "{}", who.name());
        }
        for who in OUTSIDERS {
            let seen = Seen::of(&cast, &walk, who).await;
            seen.shows_by("fields", &[&LEFT[..], &["麒麟", "白泽", "重明", "獬豸", "毕方", MARK]].concat());
            seen.shows_by("/documents/suggestions/", &[&LEFT[..3], &["麒麟", MARK]].concat());
            seen.shows_by(&letter(&matter.approved), &["照旧答复", "重明", MARK]);
            for masked in &later {
                seen.shows_by(&letter(masked), &[MARK, "石嘴山市住房和城乡建设局"]);
            }
            for page in ["/suggestions/", &case(1)] {
                seen.shows_by(page, &[&LEFT[..], &[MARK]].concat());
            }
            seen.shows_by("/search", &["第二稿", "照旧答复", MARK]);
            seen.shows_none(&words);
            seen.shows_none(&["PERSONAL_PRIVACY", "COMMERCIAL_SECRET", "SECURITY_AND_STABILITY"]);
            finds_none(&cast, who, &words).await;
            for (left, passage) in LEFT.into_iter().zip(passages.iter().copied()) {
                assert_eq!(found(&cast, who, left).await, 1, "{} by {left}", who.name());
                let told = answer(&cast, who, &format!("\"{left}\"")).await.to_string();
                assert!(told.contains(MARK) && !told.contains(passage), "{} is told {told}", who.name());
                assert!(!can_try(&cast, who, left, passage).await, "{} can try {passage}", who.name());
            }
            walk.is_absent(&cast, who, &[&matter.returned, &matter.inner_file, &matter.letter_file]).await;
        }

        let anew = json!({ "id": matter.id, "disclosure": "FULL" });
        cast.step(Who::Office, "publishSuggestion", anew).await;
        cast.index().await;
        let seen = Seen::of(&cast, &walk, Who::Anonymous).await;
        seen.shows_by("fields", &[&passages[..], &LATER].concat());
        seen.shows_by("/documents/suggestions/", &PARTS);
        seen.shows_by(&letter(&later[0]), &["蒲牢再答复", "蒲牢再题"]);
        seen.shows_by(&letter(&later[1]), &["蒲牢更正文", "蒲牢更正题", "貔貅有误"]);
        seen.shows_by("/suggestions/", &[&PARTS[..], &["蒲牢再答复", "蒲牢更正文"]].concat());
        assert_eq!(found(&cast, Who::Anonymous, "蒲牢").await, 3);
        page_leads(&cast, Who::Anonymous, "貔貅", &format!("/suggestions/{}", matter.id)).await;
    }
}
