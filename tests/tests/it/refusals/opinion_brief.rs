//! Refusals while social opinions are adopted into briefs, and briefs are signed, issued and adopted.

use serde_json::json;

use super::refusals;
use crate::cast::{Cast, Who};
use crate::screening::reviewed_at_levels;

refusals! {
    Empty BadUserInput "suggestions"
    async fn a_brief_has_a_source(cast: Cast) {
        (Who::Office, "adoptOpinions", cast.adoption(&[]))
    }

    TooMany BadUserInput "suggestions"
    async fn a_brief_has_fifty_sources(cast: Cast) {
        let many: Vec<_> = (0..51).map(|at| format!("sug_{at:032x}")).collect();
        let many: Vec<_> = many.iter().map(String::as_str).collect();
        (Who::Office, "adoptOpinions", cast.adoption(&many))
    }

    Empty BadUserInput "title"
    async fn a_brief_has_a_title(cast: Cast) {
        let mut input = cast.adoption(&[&cast.social_opinion().await]);
        input["title"] = json!(" ");
        (Who::Office, "adoptOpinions", input)
    }

    WrongState FailedPrecondition ""
    async fn an_opinion_goes_into_one_brief(cast: Cast) {
        let id = cast.social_opinion().await;
        cast.brief_of_at(&id, "EDITING").await;
        (Who::Office, "adoptOpinions", cast.adoption(&[&id]))
    }

    WrongState FailedPrecondition ""
    async fn one_opinion_that_is_taken_keeps_the_others_out(cast: Cast) {
        let (free, taken) = (cast.social_opinion().await, cast.social_opinion().await);
        cast.move_on(Who::Member, "withdrawSuggestion", &taken).await;
        (Who::Office, "adoptOpinions", cast.adoption(&[&free, &taken]))
    }

    OfAnotherCommittee BadUserInput "suggestions"
    async fn an_opinion_told_to_another_committee_does_not_go_into_a_brief(cast: Cast) {
        cast.shares_an_office().await;
        let (here, elsewhere) = (cast.social_opinion().await, cast.submitted_elsewhere("SOCIAL_OPINION").await);
        (Who::ForeignOffice, "adoptOpinions", cast.adoption(&[&here, &elsewhere]))
    }

    ReviewNotFinished FailedPrecondition ""
    async fn the_first_of_two_levels_adopts_nothing(cast: Cast) {
        reviewed_at_levels(cast, 2).await;
        (Who::Office, "adoptOpinions", cast.adoption(&[&cast.social_opinion().await]))
    }

    SameReviewer FailedPrecondition ""
    async fn who_reviewed_at_an_earlier_level_adopts_nothing(cast: Cast) {
        reviewed_at_levels(cast, 2).await;
        let id = cast.social_opinion().await;
        cast.move_on(Who::Office, "passReview", &id).await;
        (Who::Office, "adoptOpinions", cast.adoption(&[&id]))
    }

    ReasonNeeded BadUserInput "reason"
    async fn who_gives_a_brief_up_says_why(cast: Cast) {
        (Who::Office, "advanceOpinionBrief", json!({ "id": cast.brief_at("EDITING").await, "to": "DISCARDED" }))
    }

    WrongState FailedPrecondition ""
    async fn nothing_is_signed_before_it_waits_for_it(cast: Cast) {
        (Who::Chair, "advanceOpinionBrief", json!({ "id": cast.brief_at("EDITING").await, "to": "SIGNED" }))
    }

    WrongState FailedPrecondition ""
    async fn nothing_is_issued_before_it_is_signed(cast: Cast) {
        (Who::Office, "advanceOpinionBrief", json!({ "id": cast.brief_at("EDITING").await, "to": "ISSUED" }))
    }

    WrongState FailedPrecondition ""
    async fn what_is_signed_is_not_given_up(cast: Cast) {
        let id = cast.brief_at("SIGNED").await;
        (Who::Office, "advanceOpinionBrief", json!({ "id": id, "to": "DISCARDED", "reason": "重复" }))
    }

    StaleVersion Conflict ""
    async fn a_brief_that_moved_on_is_not_edited(cast: Cast) {
        let id = cast.brief_at("EDITING").await;
        cast.step(Who::Office, "editOpinionBrief", json!({ "id": id, "title": "改" })).await;
        (Who::Office, "editOpinionBrief", json!({ "id": id, "title": "再改", "expectedVersion": 1 }))
    }

    DateInFuture BadUserInput "adoptedOn"
    async fn nothing_is_adopted_tomorrow(cast: Cast) {
        let mut input = Cast::adopted(&cast.brief_at("ISSUED").await, "ADOPTED");
        input["adoptedOn"] = json!(cast.in_days(1));
        (Who::Office, "recordOpinionAdoption", input)
    }

    OutOfRange BadUserInput "points"
    async fn an_adoption_gives_a_thousand_points(cast: Cast) {
        let mut input = Cast::adopted(&cast.brief_at("ISSUED").await, "ADOPTED");
        input["points"] = json!(1_001);
        (Who::Office, "recordOpinionAdoption", input)
    }

    OutOfRange BadUserInput "points"
    async fn an_adoption_takes_no_points_away(cast: Cast) {
        let mut input = Cast::adopted(&cast.brief_at("ISSUED").await, "ADOPTED");
        input["points"] = json!(-1);
        (Who::Office, "recordOpinionAdoption", input)
    }

    Empty BadUserInput "adoptedBy"
    async fn an_adoption_names_who_adopted(cast: Cast) {
        let mut input = Cast::adopted(&cast.brief_at("ISSUED").await, "ADOPTED");
        input["adoptedBy"] = json!("");
        (Who::Office, "recordOpinionAdoption", input)
    }
}
