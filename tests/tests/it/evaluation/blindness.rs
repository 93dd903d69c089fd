//! Departments learn nothing of a round's evaluations, by whichever door, while a proposer may still give one.

use domain::evaluation::settle;
use serde_json::json;
use tests::on_both;

use super::rounds::any_proposer_reopens;
use super::{answered, counted, evaluate, faceted, respond, seen, told, verdicts};
use crate::cast::{Cast, Who};

const CHARGED: [Who; 2] = [Who::Department, Who::Handler];

/// Asserts that the departments are told exactly these verdicts, and as many in history and statistics.
async fn are_told(cast: &Cast, id: &str, wanted: &[&str]) {
    for who in CHARGED {
        assert_eq!(verdicts(cast, who, id).await, wanted, "{}", who.name());
        assert_eq!(told(cast, who, id).await.len(), wanted.len(), "the history of {}", who.name());
        assert_eq!(counted(cast, who).await, wanted.len(), "the statistics of {}", who.name());
    }
}

on_both! {
    async fn a_department_is_blind_until_everybody_has_evaluated(cast: Cast) {
        let id = answered(&cast).await.id;
        let before = seen(&cast, Who::Department, &id).await;

        evaluate(&cast, Who::CoSigner, &id, "BASICALLY_SATISFIED").await;
        are_told(&cast, &id, &[]).await;
        let after = seen(&cast, Who::Department, &id).await;
        assert_eq!(after.body()["data"], before.body()["data"], "nothing of the case tells that one has evaluated");
        assert_eq!(verdicts(&cast, Who::Member, &id).await, Vec::<String>::new(), "the other proposer is blind too");
        assert_eq!(told(&cast, Who::Member, &id).await, Vec::<String>::new());
        assert_eq!(verdicts(&cast, Who::CoSigner, &id).await, ["BASICALLY_SATISFIED"], "one knows one's own");
        assert_eq!(told(&cast, Who::CoSigner, &id).await, ["解景瑞"]);
        assert_eq!(verdicts(&cast, Who::Chair, &id).await, Vec::<String>::new());
        for who in [Who::Office, Who::Supervisor] {
            assert_eq!(verdicts(&cast, who, &id).await, ["BASICALLY_SATISFIED"], "{}", who.name());
            assert_eq!(told(&cast, who, &id).await, ["解景瑞"], "{}", who.name());
            assert_eq!(counted(&cast, who).await, 1, "{}", who.name());
        }

        evaluate(&cast, Who::Member, &id, "SATISFIED").await;
        are_told(&cast, &id, &["BASICALLY_SATISFIED", "SATISFIED"]).await;
        assert_eq!(faceted(&cast, Who::Department).await, 1);
        let answer = seen(&cast, Who::Department, &id).await;
        assert_eq!(answer.text("suggestion.evaluations.0.contact"), "SATISFIED");
        assert_eq!(answer.text("suggestion.evaluations.0.attitude"), "UNDERSTOOD");
        assert_eq!(answer.text("suggestion.evaluations.0.result"), "BASICALLY_SATISFIED");
        assert_eq!(answer.text("suggestion.evaluations.0.comment"), "解景瑞：办理情况见附页");
    }

    async fn a_department_is_blind_until_the_time_to_evaluate_has_passed(cast: Cast) {
        let id = answered(&cast).await.id;
        evaluate(&cast, Who::CoSigner, &id, "DISSATISFIED").await;

        cast.clock("2022-09-19");
        are_told(&cast, &id, &[]).await;

        cast.clock("2022-09-30");
        are_told(&cast, &id, &["DISSATISFIED"]).await;
        assert_eq!(verdicts(&cast, Who::Member, &id).await, ["DISSATISFIED"]);
        assert_eq!(seen(&cast, Who::Department, &id).await.text("suggestion.status"), "RESPONDED");
    }

    async fn a_case_whose_lead_is_content_stays_open_while_others_may_evaluate(cast: Cast) {
        let id = answered(&cast).await.id;
        evaluate(&cast, Who::Member, &id, "SATISFIED").await;
        settle(cast.domain()).await.expect("a sweep");
        let status = seen(&cast, Who::Department, &id).await.text("suggestion.status");
        assert_eq!(status, "RESPONDED", "that it is closed would tell what its lead found");
        let refused = cast.ask(Who::Office, "closeSuggestion", json!({ "id": id })).await;
        assert_eq!((refused.code(), refused.reason()), ("FAILED_PRECONDITION", "evaluation_open"));
        cast.step(Who::Office, "publishSuggestion", json!({ "id": id, "disclosure": "FULL" })).await;

        are_told(&cast, &id, &[]).await;
        assert_eq!(faceted(&cast, Who::Department).await, 0, "the facet would tell the grade");
        assert_eq!(verdicts(&cast, Who::Anonymous, &id).await, Vec::<String>::new(), "a department could sign out");
        assert_eq!(counted(&cast, Who::Anonymous).await, 0);

        cast.clock("2022-09-30");
        are_told(&cast, &id, &["SATISFIED"]).await;
        assert_eq!(settle(cast.domain()).await.expect("a sweep"), 1);
        assert_eq!(settle(cast.domain()).await.expect("a sweep"), 0, "it is closed once");
        assert_eq!(seen(&cast, Who::Department, &id).await.text("suggestion.status"), "CLOSED");
        let public = seen(&cast, Who::Anonymous, &id).await;
        assert_eq!(public.text("suggestion.evaluations.0.satisfaction"), "SATISFIED");
        assert!(public.data("suggestion.evaluations.0.comment").is_null());
        assert_eq!(counted(&cast, Who::Anonymous).await, 1);
    }

    async fn the_end_of_the_time_closes_nothing_that_somebody_who_counts_is_dissatisfied_with(cast: Cast) {
        let never_evaluated = answered(&cast).await.id;
        let twice = answered(&cast).await;
        evaluate(&cast, Who::Member, &twice.id, "DISSATISFIED").await;
        respond(&cast, &twice.assignment).await;
        evaluate(&cast, Who::Member, &twice.id, "DISSATISFIED").await;
        cast.clock("2022-11-30");

        assert_eq!(settle(cast.domain()).await.expect("a sweep"), 0);

        for id in [never_evaluated, twice.id] {
            assert_eq!(seen(&cast, Who::Office, &id).await.text("suggestion.status"), "RESPONDED");
        }
    }

    async fn what_any_proposer_objects_to_twice_ends_by_a_meeting_and_no_sweep(cast: Cast) {
        any_proposer_reopens(&cast).await;
        let case = answered(&cast).await;
        evaluate(&cast, Who::CoSigner, &case.id, "DISSATISFIED").await;
        respond(&cast, &case.assignment).await;
        evaluate(&cast, Who::CoSigner, &case.id, "DISSATISFIED").await;
        evaluate(&cast, Who::Member, &case.id, "SATISFIED").await;
        cast.clock("2022-11-30");

        assert_eq!(settle(cast.domain()).await.expect("a sweep"), 0);

        assert_eq!(seen(&cast, Who::Office, &case.id).await.text("suggestion.status"), "RESPONDED");
    }

    async fn sweeps_at_the_same_moment_close_a_case_once(cast: Cast) {
        let id = answered(&cast).await.id;
        evaluate(&cast, Who::Member, &id, "SATISFIED").await;
        cast.clock("2022-09-30");

        let app = cast.domain();
        let swept = tokio::join!(settle(app), settle(app), settle(app));

        assert_eq!([swept.0, swept.1, swept.2].map(|it| it.expect("a sweep")).iter().sum::<usize>(), 1);
        assert_eq!(seen(&cast, Who::Office, &id).await.text("suggestion.status"), "CLOSED");
    }

    async fn a_round_that_the_next_one_follows_is_no_secret(cast: Cast) {
        let case = answered(&cast).await;
        evaluate(&cast, Who::CoSigner, &case.id, "SATISFIED").await;
        evaluate(&cast, Who::Member, &case.id, "DISSATISFIED").await;

        are_told(&cast, &case.id, &["SATISFIED", "DISSATISFIED"]).await;

        respond(&cast, &case.assignment).await;
        evaluate(&cast, Who::CoSigner, &case.id, "UNDERSTOOD").await;
        are_told(&cast, &case.id, &["SATISFIED", "DISSATISFIED"]).await;
        assert_eq!(verdicts(&cast, Who::Office, &case.id).await, ["SATISFIED", "DISSATISFIED", "UNDERSTOOD"]);

        evaluate(&cast, Who::Member, &case.id, "SATISFIED").await;
        are_told(&cast, &case.id, &["SATISFIED", "DISSATISFIED", "UNDERSTOOD", "SATISFIED"]).await;
    }

    async fn a_round_stays_as_secret_as_the_rules_say_that_its_case_began_under(cast: Cast) {
        for (number, days, effective_on) in [(1, 60, "2022-09-01"), (2, 3, "2022-09-05")] {
            cast.clock("2022-08-30");
            let id = answered(&cast).await.id;
            let input = json!({
                "committee": cast.committee(), "effectiveOn": effective_on, "evaluationWorkingDays": days,
            });
            cast.step(Who::Admin, "adoptRules", input).await;
            cast.clock("2022-09-13");
            evaluate(&cast, Who::CoSigner, &id, "DISSATISFIED").await;
            // Fifteen working days from 2022-08-30 end on 2022-09-21, whatever is adopted later.
            cast.clock("2022-09-21");
            assert_eq!(verdicts(&cast, Who::Department, &id).await, Vec::<String>::new(), "{days} days from then on");
            assert_eq!(counted(&cast, Who::Department).await, 0, "{days} days from then on");
            cast.clock("2022-09-22");
            assert_eq!(verdicts(&cast, Who::Department, &id).await, ["DISSATISFIED"], "{days} days from then on");
            assert_eq!(counted(&cast, Who::Department).await, number, "{days} days from then on");
        }
    }

    async fn a_late_correction_makes_no_secret_of_a_round_that_is_over(cast: Cast) {
        let case = answered(&cast).await;
        evaluate(&cast, Who::CoSigner, &case.id, "DISSATISFIED").await;
        cast.clock("2022-09-30");
        are_told(&cast, &case.id, &["DISSATISFIED"]).await;

        let correction = cast.step(Who::Department, "correctResponse", cast.correction(&case.response)).await;
        cast.step(Who::Department, "submitResponse", json!({ "id": correction })).await;
        cast.approve(&correction).await;

        are_told(&cast, &case.id, &["DISSATISFIED"]).await;
    }
}
