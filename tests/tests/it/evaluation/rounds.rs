//! Two rounds of dissatisfaction, with the meeting that ends them; and committees where any proposer's counts.

use domain::evaluation::settle;
use domain::rules::Rules;
use entities::rules;
use sea_orm::{ActiveModelTrait, ActiveValue, Set};
use serde_json::json;
use tests::on_both;

use super::{answered, evaluate, respond, seen, verdicts};
use crate::cast::{Cast, Who};

/// Lets any proposer's dissatisfaction open the next round.
pub async fn any_proposer_reopens(cast: &Cast) {
    let rules = Rules { any_proposer_reopens: true, ..Rules::default() };
    let row = rules::ActiveModel {
        id: ActiveValue::Unchanged(cast.world().rules),
        body: Set(serde_json::to_value(rules).expect("rules are plain data")),
        ..Default::default()
    };
    row.update(cast.database().writer()).await.expect("rules can be changed");
}

async fn standing(cast: &Cast, id: &str) -> (String, i64) {
    let answer = seen(cast, Who::Department, id).await;
    (answer.text("suggestion.status"), answer.number("suggestion.round"))
}

on_both! {
    async fn two_rounds_of_dissatisfaction_end_with_people_meeting(cast: Cast) {
        let case = answered(&cast).await;
        cast.clock("2022-09-05");
        evaluate(&cast, Who::Member, &case.id, "DISSATISFIED").await;
        assert_eq!(standing(&cast, &case.id).await, ("REHANDLING".into(), 2));

        cast.clock("2022-10-10");
        respond(&cast, &case.assignment).await;
        evaluate(&cast, Who::CoSigner, &case.id, "UNDERSTOOD").await;
        evaluate(&cast, Who::Member, &case.id, "DISSATISFIED").await;
        assert_eq!(standing(&cast, &case.id).await, ("RESPONDED".into(), 2), "there is no silent third round");

        for day in ["2022-10-10", "2023-03-01"] {
            cast.clock(day);
            let refused = cast.ask(Who::Office, "closeSuggestion", json!({ "id": case.id })).await;
            assert_eq!((refused.code(), refused.field(), refused.reason()), ("BAD_USER_INPUT", "meeting", "meeting_needed"));
        }

        let input = json!({ "id": case.id, "meeting": cast.meeting() });
        cast.step(Who::Supervisor, "closeSuggestion", input).await;
        assert_eq!(standing(&cast, &case.id).await, ("CLOSED".into(), 2));
        for who in [Who::Member, Who::CoSigner, Who::Department, Who::Office, Who::Supervisor, Who::Chair] {
            let answer = seen(&cast, who, &case.id).await;
            let wanted = json!([{
                "round": 2, "heldOn": "2023-03-01",
                "participants": "林义、住建局李斌、提案委", "note": "就时间表达成一致",
            }]);
            assert_eq!(answer.data("suggestion.mediationMeetings"), &wanted, "{}", who.name());
        }

        let kept = seen(&cast, Who::Department, &case.id).await;
        let rounds: Vec<_> = kept.list("suggestion.responses").iter().map(|row| row["round"].clone()).collect();
        assert_eq!(rounds, [1, 2], "the first answer stays");
        let said = ["DISSATISFIED", "UNDERSTOOD", "DISSATISFIED"];
        assert_eq!(verdicts(&cast, Who::Department, &case.id).await, said, "and what was thought of it");

        cast.step(Who::Office, "publishSuggestion", json!({ "id": case.id, "disclosure": "FULL" })).await;
        let public = seen(&cast, Who::Anonymous, &case.id).await;
        assert_eq!(public.data("suggestion.mediationMeetings"), &json!([]), "what was said there stays inside");
        assert_eq!(verdicts(&cast, Who::Anonymous, &case.id).await, said);
        cast.reconciles().await;
    }

    async fn a_co_signers_dissatisfaction_opens_nothing_by_itself(cast: Cast) {
        let id = answered(&cast).await.id;

        evaluate(&cast, Who::CoSigner, &id, "DISSATISFIED").await;
        assert_eq!(standing(&cast, &id).await, ("RESPONDED".into(), 1));

        evaluate(&cast, Who::Member, &id, "SATISFIED").await;
        assert_eq!(standing(&cast, &id).await, ("CLOSED".into(), 1));
    }

    async fn a_co_signers_dissatisfaction_opens_the_next_round_where_the_rules_say_so(cast: Cast) {
        any_proposer_reopens(&cast).await;
        let id = answered(&cast).await.id;

        evaluate(&cast, Who::CoSigner, &id, "DISSATISFIED").await;

        assert_eq!(standing(&cast, &id).await, ("REHANDLING".into(), 2));
    }

    async fn a_content_lead_does_not_end_what_others_are_in_time_to_object_to(cast: Cast) {
        any_proposer_reopens(&cast).await;
        let case = answered(&cast).await;
        evaluate(&cast, Who::Member, &case.id, "SATISFIED").await;
        assert_eq!(standing(&cast, &case.id).await, ("RESPONDED".into(), 1));

        evaluate(&cast, Who::CoSigner, &case.id, "DISSATISFIED").await;
        assert_eq!(standing(&cast, &case.id).await, ("REHANDLING".into(), 2));

        respond(&cast, &case.assignment).await;
        evaluate(&cast, Who::CoSigner, &case.id, "DISSATISFIED").await;
        evaluate(&cast, Who::Member, &case.id, "SATISFIED").await;
        assert_eq!(standing(&cast, &case.id).await, ("RESPONDED".into(), 2), "the lead does not close over a second one");
        let input = json!({ "id": case.id, "meeting": cast.meeting() });
        cast.step(Who::Office, "closeSuggestion", input).await;
        assert_eq!(standing(&cast, &case.id).await, ("CLOSED".into(), 2));
    }

    async fn who_objects_too_late_does_not_reopen_what_is_closed(cast: Cast) {
        any_proposer_reopens(&cast).await;
        let id = answered(&cast).await.id;
        evaluate(&cast, Who::Member, &id, "SATISFIED").await;

        cast.clock("2022-11-30");
        settle(cast.domain()).await.expect("a sweep");
        evaluate(&cast, Who::CoSigner, &id, "DISSATISFIED").await;

        assert_eq!(standing(&cast, &id).await, ("CLOSED".into(), 1));
        assert_eq!(verdicts(&cast, Who::Department, &id).await, ["SATISFIED", "DISSATISFIED"], "it is kept all the same");
    }
}
