//! Refusals while passages are hidden from the public, and when a publication ends.

use serde_json::{Value, json};

use super::refusals;
use crate::cast::{Cast, Who};

/// Decides to publish a closed case in full, with these passages hidden.
async fn hiding(cast: &Cast, redactions: Vec<Value>) -> Value {
    json!({ "id": cast.proposal_at("CLOSED").await.id, "disclosure": "FULL", "redactions": redactions })
}

fn of_the_analysis(passage: &str) -> Value {
    json!({ "part": "ANALYSIS", "passage": passage, "ground": "PERSONAL_PRIVACY" })
}

refusals! {
    Empty BadUserInput "redactions"
    async fn blanks_are_not_hidden(cast: Cast) {
        (Who::Office, "publishSuggestion", hiding(cast, vec![of_the_analysis(" \n")]).await)
    }

    TooLong BadUserInput "redactions"
    async fn a_passage_to_hide_has_2000_characters(cast: Cast) {
        (Who::Office, "publishSuggestion", hiding(cast, vec![of_the_analysis(&"密".repeat(2_001))]).await)
    }

    PassageNotFound BadUserInput "redactions"
    async fn a_passage_of_2000_characters_is_looked_for(cast: Cast) {
        (Who::Office, "publishSuggestion", hiding(cast, vec![of_the_analysis(&"密".repeat(2_000))]).await)
    }

    TooMany BadUserInput "redactions"
    async fn two_hundred_and_one_passages_are_not_hidden(cast: Cast) {
        (Who::Office, "publishSuggestion", hiding(cast, vec![of_the_analysis("维修资金"); 201]).await)
    }

    PassageNotFound BadUserInput "redactions"
    async fn two_hundred_passages_are_looked_for_one_after_the_other(cast: Cast) {
        // The first hides all there are, so that the second finds none.
        (Who::Office, "publishSuggestion", hiding(cast, vec![of_the_analysis("维修资金"); 200]).await)
    }

    UnknownReference BadUserInput "redactions"
    async fn what_is_hidden_in_a_letter_names_the_letter(cast: Cast) {
        let redaction = json!({ "part": "RESPONSE", "passage": "街道", "ground": "OTHER" });
        (Who::Office, "publishSuggestion", hiding(cast, vec![redaction]).await)
    }

    UnknownReference BadUserInput "redactions"
    async fn what_is_hidden_in_the_proposal_names_no_letter(cast: Cast) {
        let case = cast.proposal_at("CLOSED").await;
        let mut redaction = of_the_analysis("维修资金");
        redaction["response"] = json!(case.response);
        (Who::Office, "publishSuggestion", json!({ "id": case.id, "disclosure": "FULL", "redactions": [redaction] }))
    }

    TooLong BadUserInput "summary"
    async fn a_summary_has_a_thousand_characters(cast: Cast) {
        let id = cast.proposal_at("CLOSED").await.id;
        (Who::Office, "publishSuggestion", json!({ "id": id, "disclosure": "SUMMARY", "summary": "摘".repeat(1_001) }))
    }

    StaleVersion Conflict ""
    async fn what_moved_on_is_not_published(cast: Cast) {
        let id = cast.proposal_at("CLOSED").await.id;
        (Who::Office, "publishSuggestion", json!({ "id": id, "disclosure": "FULL", "expectedVersion": 1 }))
    }

    Empty BadUserInput "reason"
    async fn who_ends_a_publication_says_why(cast: Cast) {
        (Who::Office, "unpublishSuggestion", json!({ "id": cast.proposal_at("PUBLISHED").await.id, "reason": " " }))
    }

    TooLong BadUserInput "reason"
    async fn why_a_publication_ends_is_said_in_500_characters(cast: Cast) {
        let id = cast.proposal_at("PUBLISHED").await.id;
        (Who::Office, "unpublishSuggestion", json!({ "id": id, "reason": "误".repeat(501) }))
    }

    PassageElsewhere BadUserInput "redactions"
    async fn what_stands_in_the_letter_too_is_not_hidden_in_the_proposal_alone(cast: Cast) {
        // The letter speaks of the committees as the analysis does.
        (Who::Office, "publishSuggestion", hiding(cast, vec![of_the_analysis("业主委员会")]).await)
    }

    PassageElsewhere BadUserInput "redactions"
    async fn a_commitment_keeps_no_words_that_its_letter_hides(cast: Cast) {
        let case = cast.proposal_at("CLOSED").await;
        let hidden = json!([{
            "part": "RESPONSE", "response": case.response, "passage": "年内完成业主委员会组建", "ground": "OTHER",
        }]);
        (Who::Office, "publishSuggestion", json!({ "id": case.id, "disclosure": "FULL", "redactions": hidden }))
    }
}
