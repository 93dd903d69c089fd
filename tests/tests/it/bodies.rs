//! Bodies (集体提案者): what they are told, for which of them an account evaluates, and who does not speak for them.

use serde_json::{Value, json};
use tests::{Answer, on_both};

use crate::cast::{Case, Cast, Who};

/// Makes a draft of a body that 工商联 speaks for.
async fn draft(cast: &Cast, name: &str) -> Case {
    let mut input = cast.proposal("关于规范物业收费的提案");
    input["proposerType"] = json!("ORGANIZATION");
    input["bodyName"] = json!(name);
    unassigned(cast.step(Who::Liaison, "createSuggestion", input).await)
}

fn unassigned(id: String) -> Case {
    Case { id, assignment: String::new(), response: String::new() }
}

/// Draws a proposal up from a speech or a report, as the organizer of sessions.
async fn extracted(cast: &Cast, source: &str, id: &str) -> Case {
    let mut input = json!({
        "kind": "PROPOSAL", "title": "关于救助信息共享的提案", "background": "数据尚未贯通。",
        "analysis": "部门之间没有共享机制。", "recommendation": "建立共享平台。", "consentsToPublication": true,
    });
    input[source] = json!(id);
    unassigned(cast.step(Who::Organizer, "extractSuggestion", input).await)
}

/// Lets 住建局 answer what is filed.
async fn answered(cast: &Cast, id: &str) {
    cast.assign(id, "SOLE", &[("住建局", "SOLE")]).await;
    let assignment = cast.assignment_of(id, "住建局").await;
    cast.accept(Who::Department, &assignment).await;
    let response = cast.step(Who::Department, "draftResponse", cast.letter(&assignment)).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
    cast.approve(&response).await;
}

/// Counts the notices of a kind that somebody has about a suggestion.
async fn told(cast: &Cast, who: Who, kind: &str, id: &str) -> usize {
    let document = "{ viewer { notifications(first: 100) { nodes { kind suggestion { id } } } } }";
    let answer = cast.client(who).run(document, json!({})).await;
    let wanted = json!({ "kind": kind, "suggestion": { "id": id } });
    answer.list("viewer.notifications.nodes").iter().filter(|notice| **notice == wanted).count()
}

async fn evaluates(cast: &Cast, who: Who, id: &str, satisfaction: &str) -> Answer {
    cast.ask(who, "evaluateResponse", json!({ "suggestion": id, "satisfaction": satisfaction })).await
}

/// Whether somebody is offered to evaluate.
async fn may_evaluate(cast: &Cast, who: Who, id: &str) -> bool {
    let document = "query($id: ID!) { suggestion(id: $id) { allowedActions } }";
    let answer = cast.client(who).run(document, json!({ "id": id })).await;
    answer.list("suggestion.allowedActions").contains(&json!("EVALUATE"))
}

async fn seen(cast: &Cast, id: &str) -> Value {
    let document = "query($id: ID!) { suggestion(id: $id) {
        status evaluations { satisfaction proposer { name } }
    } }";
    cast.client(Who::Office).run(document, json!({ "id": id })).await.data("suggestion").clone()
}

on_both! {
    async fn a_body_is_told_what_became_of_its_proposals(cast: Cast) {
        let (returned, declined) = (draft(&cast, "市工商联").await.id, draft(&cast, "市工商联").await.id);
        for id in [&returned, &declined] {
            cast.move_on(Who::Liaison, "submitSuggestion", id).await;
        }
        cast.step(Who::Office, "returnSuggestion", json!({ "id": returned, "reason": "请补充数据" })).await;
        let input = json!({ "id": declined, "ground": "VAGUE", "reason": "空泛" });
        cast.step(Who::Office, "declineSuggestion", input).await;
        let mut case = draft(&cast, "市工商联").await;
        cast.bring_to(Who::Liaison, &mut case, "RESPONDED").await;

        for (kind, id) in [("RETURNED", &returned), ("DECLINED", &declined), ("ANSWERED", &case.id)] {
            assert_eq!(told(&cast, Who::Liaison, kind, id).await, 1, "{kind}");
            for who in [Who::Member, Who::OtherMember, Who::Department, Who::Office] {
                assert_eq!(told(&cast, who, kind, id).await, 0, "{kind} {}", who.name());
            }
        }
    }

    async fn a_body_is_told_of_the_answer_to_what_its_proposal_was_merged_into(cast: Cast) {
        let main = cast.proposal_at("FILED").await.id;
        let part = draft(&cast, "市工商联").await.id;
        cast.move_on(Who::Liaison, "submitSuggestion", &part).await;
        cast.merge(&main, &[&part]).await;

        answered(&cast, &main).await;

        for (who, number) in [(Who::Liaison, 1), (Who::Member, 1), (Who::CoSigner, 0), (Who::Organizer, 0)] {
            assert_eq!(told(&cast, who, "ANSWERED", &main).await, number, "{}", who.name());
        }
    }

    async fn an_account_evaluates_for_each_of_the_bodies_it_speaks_for(cast: Cast) {
        let (main, part) = (draft(&cast, "市工商联").await.id, draft(&cast, "市总商会").await.id);
        for id in [&main, &part] {
            cast.move_on(Who::Liaison, "submitSuggestion", id).await;
        }
        cast.merge(&main, &[&part]).await;
        cast.move_on(Who::Office, "fileSuggestion", &main).await;
        answered(&cast, &main).await;

        evaluates(&cast, Who::Liaison, &main, "SATISFIED").await.data("");
        assert!(may_evaluate(&cast, Who::Liaison, &main).await, "for the other body");
        evaluates(&cast, Who::Liaison, &main, "UNDERSTOOD").await.data("");
        assert!(!may_evaluate(&cast, Who::Liaison, &main).await);
        let thrice = evaluates(&cast, Who::Liaison, &main, "SATISFIED").await;
        assert_eq!((thrice.code(), thrice.reason()), ("FAILED_PRECONDITION", "already_evaluated"));

        assert_eq!(seen(&cast, &main).await, json!({ "status": "CLOSED", "evaluations": [
            { "satisfaction": "SATISFIED", "proposer": { "name": "市工商联" } },
            { "satisfaction": "UNDERSTOOD", "proposer": { "name": "市总商会" } },
        ] }));
    }

    async fn who_draws_a_proposal_up_from_a_report_does_not_evaluate_for_the_body_that_wrote_it(cast: Cast) {
        let report = cast.step(Who::Organizer, "createResearchReport", cast.report("救助供给调研报告")).await;
        cast.report_to(&report, "SUBMITTED").await;
        let mut case = extracted(&cast, "report", &report).await;
        cast.bring_to(Who::Organizer, &mut case, "RESPONDED").await;

        assert!(!may_evaluate(&cast, Who::Organizer, &case.id).await);
        let refused = evaluates(&cast, Who::Organizer, &case.id, "SATISFIED").await;
        assert_eq!((refused.code(), refused.reason()), ("FORBIDDEN", "not_a_proposer"));

        let form = cast.paper_form(&case.id, "专委会办公室", "UNDERSTOOD").await;
        cast.step(Who::Office, "recordPaperEvaluation", form).await;
        assert_eq!(seen(&cast, &case.id).await, json!({ "status": "CLOSED", "evaluations": [
            { "satisfaction": "UNDERSTOOD", "proposer": { "name": "专委会办公室" } },
        ] }));
    }

    async fn who_drew_up_what_is_merged_does_not_evaluate_for_its_body_either(cast: Cast) {
        let report = cast.step(Who::Organizer, "createResearchReport", cast.report("救助供给调研报告")).await;
        cast.report_to(&report, "SUBMITTED").await;
        let part = extracted(&cast, "report", &report).await;
        cast.move_on(Who::Organizer, "submitSuggestion", &part.id).await;
        let main = cast.proposal_at("FILED").await.id;
        cast.merge(&main, &[&part.id]).await;
        answered(&cast, &main).await;

        let refused = evaluates(&cast, Who::Organizer, &main, "SATISFIED").await;
        assert_eq!(refused.code(), "NOT_FOUND", "what goes on is no matter of theirs");
    }

    async fn who_draws_a_proposal_up_from_a_speech_does_not_evaluate_for_who_spoke(cast: Cast) {
        let session = cast.consultation_at("HELD", "提升物业服务管理水平").await;
        let speech = cast.step(Who::Organizer, "recordSpeech", cast.speech(&session, "林义", true)).await;
        let mut case = extracted(&cast, "speech", &speech).await;
        cast.bring_to(Who::Organizer, &mut case, "RESPONDED").await;

        let refused = evaluates(&cast, Who::Organizer, &case.id, "SATISFIED").await;
        assert_eq!((refused.code(), refused.reason()), ("FORBIDDEN", "not_a_proposer"));
        assert!(may_evaluate(&cast, Who::Member, &case.id).await);
        evaluates(&cast, Who::Member, &case.id, "SATISFIED").await.data("");

        assert_eq!(seen(&cast, &case.id).await["status"], "CLOSED");
    }
}
