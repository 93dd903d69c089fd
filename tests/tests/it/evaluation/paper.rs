//! Forms on paper: entered by the office, marked, and counted apart.

use serde_json::json;
use tests::on_both;

use super::{answered, counted, evaluate, seen, statistics, told, verdicts};
use crate::cast::{Cast, Who};

on_both! {
    async fn a_form_counts_like_an_evaluation_of_ones_own_and_is_told_apart(cast: Cast) {
        let id = answered(&cast).await.id;
        evaluate(&cast, Who::Member, &id, "UNDERSTOOD").await;
        cast.clock("2022-09-02");
        let form = cast.paper_form(&id, "解景瑞", "SATISFIED").await;
        cast.step(Who::Office, "recordPaperEvaluation", form).await;

        let office = seen(&cast, Who::Office, &id).await;
        assert_eq!(office.data("suggestion.evaluations.0.isPaper"), &json!(false));
        assert_eq!(office.data("suggestion.evaluations.1.isPaper"), &json!(true));
        assert_eq!(office.text("suggestion.evaluations.1.proposer.name"), "解景瑞");
        let entered = json!({ "signedOn": "2022-09-02", "note": "面交提案委", "enteredBy": "提案委办公室" });
        assert_eq!(office.data("suggestion.evaluations.1.paperForm"), &entered);
        assert_eq!(told(&cast, Who::Office, &id).await, ["林义", "提案委办公室"]);

        let department = seen(&cast, Who::Department, &id).await;
        assert_eq!(department.data("suggestion.evaluations.1.isPaper"), &json!(true), "the mark is for everybody");
        assert!(department.data("suggestion.evaluations.1.paperForm").is_null(), "the form is the office's");

        for who in [Who::Office, Who::Department] {
            let counts = statistics(&cast, who).await;
            assert_eq!(counts["satisfactionRate"], json!({ "numerator": 0, "denominator": 1 }));
            assert_eq!(counts["paperEvaluations"], 1);
            assert_eq!(counts["paperSatisfactionRate"], json!({ "numerator": 1, "denominator": 1 }));
        }
    }

    async fn a_form_is_as_secret_as_what_is_said_at_a_sign_in(cast: Cast) {
        let id = answered(&cast).await.id;
        let form = cast.paper_form(&id, "解景瑞", "SATISFIED").await;
        cast.step(Who::Office, "recordPaperEvaluation", form).await;

        assert_eq!(verdicts(&cast, Who::Department, &id).await.len(), 0);
        assert_eq!(told(&cast, Who::Department, &id).await.len(), 0);
        assert_eq!(statistics(&cast, Who::Department).await["paperEvaluations"], 0);
        assert_eq!(statistics(&cast, Who::Office).await["paperEvaluations"], 1);
        assert_eq!(counted(&cast, Who::Office).await, 0, "it is no evaluation of one's own");
    }

    async fn who_signed_a_form_does_not_evaluate_the_round_again(cast: Cast) {
        let id = answered(&cast).await.id;
        let form = cast.paper_form(&id, "林义", "SATISFIED").await;
        cast.step(Who::Office, "recordPaperEvaluation", form).await;
        evaluate(&cast, Who::CoSigner, &id, "UNDERSTOOD").await;
        assert_eq!(seen(&cast, Who::Office, &id).await.text("suggestion.status"), "CLOSED", "the lead's form decides");

        let input = json!({ "suggestion": id, "satisfaction": "UNDERSTOOD" });
        let refused = cast.ask(Who::Member, "evaluateResponse", input).await;

        assert_eq!((refused.code(), refused.reason()), ("FAILED_PRECONDITION", "already_evaluated"));
    }

    async fn dissatisfaction_on_paper_opens_the_next_round(cast: Cast) {
        let id = answered(&cast).await.id;
        let form = cast.paper_form(&id, "林义", "DISSATISFIED").await;
        cast.step(Who::Office, "recordPaperEvaluation", form).await;

        let answer = seen(&cast, Who::Department, &id).await;

        assert_eq!((answer.text("suggestion.status"), answer.number("suggestion.round")), ("REHANDLING".into(), 2));
    }
}
