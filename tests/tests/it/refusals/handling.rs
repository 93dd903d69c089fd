//! Refusals while a suggestion is screened, assigned, answered, evaluated and published.

use domain::committee::{self, Authority, NewTerm};
use serde_json::{Value, json};

use super::refusals;
use crate::cast::{Case, Cast, Who};

async fn of_kind(cast: &Cast, kind: &str, consents: bool) -> String {
    let mut input = cast.proposal("关于规范物业服务的建议");
    input["kind"] = json!(kind);
    input["consentsToPublication"] = json!(consents);
    let id = cast.step(Who::Member, "createSuggestion", input).await;
    cast.move_on(Who::Member, "submitSuggestion", &id).await;
    id
}

/// Brings a case, which is assigned to 住建局 alone, to its first answer.
async fn answered(cast: &Cast, id: String) -> Case {
    cast.assign(&id, "SOLE", &[("住建局", "SOLE")]).await;
    let assignment = cast.assignment_of(&id, "住建局").await;
    cast.accept(Who::Department, &assignment).await;
    let response = respond(cast, &assignment).await;
    Case { id, assignment, response }
}

async fn respond(cast: &Cast, assignment: &str) -> String {
    let response = cast.step(Who::Department, "draftResponse", cast.letter(assignment)).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
    cast.approve(&response).await;
    response
}

fn evaluation(id: &str, satisfaction: &str) -> Value {
    json!({ "suggestion": id, "satisfaction": satisfaction, "comment": "没有时间表" })
}

fn charge(id: &str, mode: &str, units: &[(String, &str)]) -> Value {
    let units: Vec<_> = units.iter().map(|(id, role)| json!({ "department": id, "role": role })).collect();
    json!({ "id": id, "mode": mode, "units": units })
}

/// So many departments that are not there.
fn nobodies(number: usize) -> Vec<(String, &'static str)> {
    (0..number).map(|at| (format!("dep_{at:032x}"), "SEPARATE")).collect()
}

refusals! {
    RoleMissing Forbidden ""
    async fn the_proposer_does_not_file(cast: Cast) {
        (Who::Member, "fileSuggestion", json!({ "id": cast.proposal_at("SUBMITTED").await.id }))
    }

    Empty BadUserInput "reason"
    async fn a_return_needs_its_reason(cast: Cast) {
        let id = cast.proposal_at("SUBMITTED").await.id;
        (Who::Office, "returnSuggestion", json!({ "id": id, "reason": "  " }))
    }

    TooLong BadUserInput "reason"
    async fn a_reason_has_500_characters(cast: Cast) {
        let id = cast.proposal_at("SUBMITTED").await.id;
        (Who::Office, "declineSuggestion", json!({ "id": id, "ground": "VAGUE", "reason": "空".repeat(501) }))
    }

    WrongState FailedPrecondition ""
    async fn nothing_is_filed_twice(cast: Cast) {
        (Who::Office, "fileSuggestion", json!({ "id": cast.proposal_at("FILED").await.id }))
    }

    OnlyProposalsAreFiled FailedPrecondition ""
    async fn a_citizens_issue_is_not_filed(cast: Cast) {
        (Who::Office, "fileSuggestion", json!({ "id": of_kind(cast, "CITIZEN_ISSUE", true).await }))
    }

    NoPlenary FailedPrecondition ""
    async fn without_a_plenary_there_is_no_case_number(cast: Cast) {
        let term = NewTerm {
            committee: cast.foreign_committee,
            number: 6,
            starts_on: "2022-08-01".parse().expect("a date"),
            ends_on: None,
            plenaries: vec![],
            sectors: vec![],
            special_committees: vec![],
            categories: vec![],
        };
        committee::add_term(cast.domain(), Authority::System, term).await.expect("a term without a plenary");
        let mut input = cast.proposal("关于救助信息共享的提案");
        input["committee"] = json!(cast.foreign_committee.to_string());
        let id = cast.step(Who::ForeignMember, "createSuggestion", input).await;
        cast.move_on(Who::ForeignMember, "submitSuggestion", &id).await;
        (Who::ForeignOffice, "fileSuggestion", json!({ "id": id }))
    }

    HandlingModeMismatch BadUserInput "units"
    async fn joint_handling_has_one_lead(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        let units = [(cast.department("住建局"), "LEAD"), (cast.department("财政局"), "LEAD")];
        (Who::Office, "assignSuggestion", charge(&id, "JOINT", &units))
    }

    Duplicate BadUserInput "units"
    async fn a_department_takes_one_part(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        let units = [(cast.department("住建局"), "SEPARATE"), (cast.department("住建局"), "SEPARATE")];
        (Who::Office, "assignSuggestion", charge(&id, "SEPARATE", &units))
    }

    TooMany BadUserInput "units"
    async fn twenty_one_departments_do_not_share_a_case(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        (Who::Office, "assignSuggestion", charge(&id, "SEPARATE", &nobodies(21)))
    }

    UnknownReference BadUserInput "units"
    async fn twenty_departments_may_but_have_to_be_there(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        (Who::Office, "assignSuggestion", charge(&id, "SEPARATE", &nobodies(20)))
    }

    UnknownReference BadUserInput "units"
    async fn an_unknown_department_is_not_charged(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        let units = [("dep_00000000000000000000000000000000".to_owned(), "SOLE")];
        (Who::Office, "assignSuggestion", charge(&id, "SOLE", &units))
    }

    OfAnotherCommittee BadUserInput "units"
    async fn a_department_of_another_committee_is_not_charged(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        let units = [(cast.foreign_department.to_string(), "SOLE")];
        (Who::Office, "assignSuggestion", charge(&id, "SOLE", &units))
    }

    WrongState FailedPrecondition ""
    async fn a_proposal_is_filed_before_it_is_assigned(cast: Cast) {
        let id = cast.proposal_at("SUBMITTED").await.id;
        let units = [(cast.department("住建局"), "SOLE")];
        (Who::Office, "assignSuggestion", charge(&id, "SOLE", &units))
    }

    NotFound NotFound ""
    async fn a_department_that_is_not_charged_finds_no_assignment(cast: Cast) {
        let assignment = cast.proposal_at("ASSIGNED").await.assignment;
        (Who::OtherDepartment, "acceptAssignment", json!({ "id": assignment, "handlerName": "某科员" }))
    }

    NotYourDepartment Forbidden ""
    async fn the_assisting_department_does_not_sign_for_the_lead(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        cast.assign(&id, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
        let lead = cast.assignment_of(&id, "住建局").await;
        (Who::Assistant, "acceptAssignment", json!({ "id": lead, "handlerName": "某科员" }))
    }

    AssistantsDoNotReply FailedPrecondition ""
    async fn the_assisting_department_does_not_answer(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        cast.assign(&id, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
        let assist = cast.assignment_of(&id, "财政局").await;
        cast.accept(Who::Assistant, &assist).await;
        (Who::Assistant, "draftResponse", cast.letter(&assist))
    }

    NotSignedFor FailedPrecondition ""
    async fn nobody_answers_what_is_not_signed_for(cast: Cast) {
        (Who::Department, "draftResponse", cast.letter(&cast.proposal_at("ASSIGNED").await.assignment))
    }

    ResponseInReview FailedPrecondition ""
    async fn a_response_under_review_is_not_rewritten(cast: Cast) {
        (Who::Department, "draftResponse", cast.letter(&cast.proposal_at("RESPONSE_UNDER_REVIEW").await.assignment))
    }

    DateInFuture BadUserInput "issuedOn"
    async fn a_letter_is_not_dated_tomorrow(cast: Cast) {
        let mut letter = cast.letter(&cast.proposal_at("IN_HANDLING").await.assignment);
        letter["issuedOn"] = json!("2099-01-01");
        (Who::Department, "draftResponse", letter)
    }

    Empty BadUserInput "signatory"
    async fn a_letter_is_signed(cast: Cast) {
        let mut letter = cast.letter(&cast.proposal_at("IN_HANDLING").await.assignment);
        letter["signatory"] = json!("");
        (Who::Department, "draftResponse", letter)
    }

    StaleVersion Conflict ""
    async fn a_draft_that_moved_on_is_not_handed_in(cast: Cast) {
        let assignment = cast.proposal_at("IN_HANDLING").await.assignment;
        let id = cast.step(Who::Handler, "draftResponse", cast.letter(&assignment)).await;
        cast.step(Who::Department, "draftResponse", cast.letter(&assignment)).await;
        (Who::Handler, "submitResponse", json!({ "id": id, "expectedVersion": 1 }))
    }

    Empty BadUserInput "reason"
    async fn who_returns_a_response_says_why(cast: Cast) {
        let response = cast.proposal_at("RESPONSE_UNDER_REVIEW").await.response;
        (Who::Supervisor, "reviewResponse", json!({ "id": response, "approve": false, "reason": "" }))
    }

    CommentNeeded BadUserInput "comment"
    async fn dissatisfaction_says_why(cast: Cast) {
        let id = cast.proposal_at("RESPONDED").await.id;
        (Who::Member, "evaluateResponse", json!({ "suggestion": id, "satisfaction": "DISSATISFIED" }))
    }

    NotAProposer Forbidden ""
    async fn only_proposers_evaluate(cast: Cast) {
        (Who::Office, "evaluateResponse", evaluation(&cast.proposal_at("RESPONDED").await.id, "SATISFIED"))
    }

    AlreadyEvaluated FailedPrecondition ""
    async fn a_round_is_evaluated_once(cast: Cast) {
        (Who::Member, "evaluateResponse", evaluation(&cast.proposal_at("CLOSED").await.id, "SATISFIED"))
    }

    EvaluationOpen FailedPrecondition ""
    async fn the_office_waits_for_the_proposers(cast: Cast) {
        (Who::Office, "closeSuggestion", json!({ "id": cast.proposal_at("RESPONDED").await.id }))
    }

    MeetingNeeded BadUserInput "meeting"
    async fn after_a_second_dissatisfaction_people_meet(cast: Cast) {
        let case = cast.proposal_at("RESPONDED").await;
        cast.step(Who::Member, "evaluateResponse", evaluation(&case.id, "DISSATISFIED")).await;
        respond(cast, &case.assignment).await;
        cast.step(Who::Member, "evaluateResponse", evaluation(&case.id, "DISSATISFIED")).await;
        (Who::Office, "closeSuggestion", json!({ "id": case.id }))
    }

    NoConsent FailedPrecondition ""
    async fn nothing_is_published_against_its_proposers_will(cast: Cast) {
        let case = answered(cast, of_kind(cast, "CITIZEN_ISSUE", false).await).await;
        (Who::Office, "publishSuggestion", json!({ "id": case.id, "disclosure": "FULL" }))
    }

    InternalChannel FailedPrecondition ""
    async fn social_opinions_stay_inside(cast: Cast) {
        let case = answered(cast, of_kind(cast, "SOCIAL_OPINION", true).await).await;
        (Who::Office, "publishSuggestion", json!({ "id": case.id, "disclosure": "FULL" }))
    }

    OnlySocialOpinions FailedPrecondition ""
    async fn a_proposal_does_not_go_into_a_brief(cast: Cast) {
        let id = cast.proposal_at("SUBMITTED").await.id;
        (Who::Office, "adoptOpinions", cast.adoption(&[&id]))
    }

    BriefNotIssued FailedPrecondition ""
    async fn nothing_is_adopted_before_its_issue(cast: Cast) {
        (Who::Office, "recordOpinionAdoption", Cast::adopted(&cast.brief_at("SIGNED").await, "ADOPTED"))
    }

    ReasonNeeded BadUserInput "reason"
    async fn the_chair_says_why_a_brief_goes_back(cast: Cast) {
        (Who::Chair, "advanceOpinionBrief", json!({ "id": cast.brief_at("IN_SIGNING").await, "to": "EDITING" }))
    }

    TooLong BadUserInput "body"
    async fn a_brief_for_signing_is_as_short_as_the_rules_want(cast: Cast) {
        let id = cast.brief_at("EDITING").await;
        cast.step(Who::Office, "editOpinionBrief", json!({ "id": id, "body": "长".repeat(1_501) })).await;
        (Who::Office, "advanceOpinionBrief", json!({ "id": id, "to": "IN_SIGNING" }))
    }

    WrongState FailedPrecondition ""
    async fn a_signed_brief_is_not_edited(cast: Cast) {
        (Who::Office, "editOpinionBrief", json!({ "id": cast.brief_at("SIGNED").await, "title": "改" }))
    }

    DatesOutOfOrder BadUserInput "adoptedOn"
    async fn nothing_is_adopted_on_a_day_before_its_issue(cast: Cast) {
        let mut input = Cast::adopted(&cast.brief_at("ISSUED").await, "ADOPTED");
        input["adoptedOn"] = json!("2022-08-01");
        (Who::Office, "recordOpinionAdoption", input)
    }

    NotYetAnswered FailedPrecondition ""
    async fn nothing_is_published_before_the_answer_is_delivered(cast: Cast) {
        let id = cast.proposal_at("RESPONSE_UNDER_REVIEW").await.id;
        (Who::Office, "publishSuggestion", json!({ "id": id, "disclosure": "FULL" }))
    }

    RedactionsNeedFull BadUserInput "redactions"
    async fn a_summary_hides_no_passages(cast: Cast) {
        let redactions = json!([{ "part": "ANALYSIS", "passage": "维修资金", "ground": "OTHER" }]);
        let id = cast.proposal_at("CLOSED").await.id;
        let input = json!({ "id": id, "disclosure": "SUMMARY", "summary": "摘要", "redactions": redactions });
        (Who::Office, "publishSuggestion", input)
    }

    PassageNotFound BadUserInput "redactions"
    async fn what_does_not_stand_in_a_text_is_not_hidden(cast: Cast) {
        let redactions = json!([{ "part": "ANALYSIS", "passage": "没有这句话", "ground": "OTHER" }]);
        let id = cast.proposal_at("CLOSED").await.id;
        (Who::Office, "publishSuggestion", json!({ "id": id, "disclosure": "FULL", "redactions": redactions }))
    }

    UnknownReference BadUserInput "redactions"
    async fn nothing_is_hidden_in_a_response_to_another_case(cast: Cast) {
        let other = cast.proposal_at("CLOSED").await.response;
        let redactions = json!([{ "part": "RESPONSE", "response": other, "passage": "答复", "ground": "OTHER" }]);
        let id = cast.proposal_at("CLOSED").await.id;
        (Who::Office, "publishSuggestion", json!({ "id": id, "disclosure": "FULL", "redactions": redactions }))
    }

    DateNotInFuture BadUserInput "embargoUntil"
    async fn an_embargo_ends_after_today(cast: Cast) {
        let input = json!({ "id": cast.proposal_at("CLOSED").await.id, "disclosure": "FULL", "embargoUntil": "2022-08-30" });
        (Who::Office, "publishSuggestion", input)
    }

    SummaryNeeded BadUserInput "summary"
    async fn publication_in_summary_has_a_summary(cast: Cast) {
        (Who::Office, "publishSuggestion", json!({ "id": cast.proposal_at("CLOSED").await.id, "disclosure": "SUMMARY" }))
    }

    OutOfRange BadUserInput "disclosure"
    async fn publishing_nothing_is_no_publication(cast: Cast) {
        (Who::Office, "publishSuggestion", json!({ "id": cast.proposal_at("CLOSED").await.id, "disclosure": "NONE" }))
    }

    WrongState FailedPrecondition ""
    async fn what_is_not_public_is_not_unpublished(cast: Cast) {
        (Who::Office, "unpublishSuggestion", json!({ "id": cast.proposal_at("CLOSED").await.id, "reason": "误" }))
    }
}
