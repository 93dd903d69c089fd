//! At every stage, `allowedActions` tells exactly which mutations are accepted; all others are refused and change nothing.

use std::collections::BTreeSet;

use domain::Reason;
use serde_json::{Value, json};
use tests::Answer;

use crate::cast::{Case, Cast, Snapshot, Who, mutation};

/// The reasons that every wrong step is refused for, among those tested one by one elsewhere.
pub const REASONS: &[Reason] = &[Reason::WrongState];

/// Every status there is, and what sets cases of one status apart: a hand-back asked for or denied, and publication.
const STAGES: [&str; 17] = [
    "DRAFT",
    "SUBMITTED",
    "RETURNED",
    "DECLINED",
    "WITHDRAWN",
    "MERGED",
    "ADOPTED",
    "FILED",
    "ASSIGNED",
    "HAND_BACK_ASKED",
    "HAND_BACK_DENIED",
    "IN_HANDLING",
    "RESPONSE_UNDER_REVIEW",
    "RESPONDED",
    "REHANDLING",
    "CLOSED",
    "PUBLISHED",
];

const PEOPLE: [Who; 5] = [Who::Member, Who::Office, Who::Supervisor, Who::Department, Who::OtherMember];

/// A case at a stage, the request to hand it back where there is one, and another case that is being screened.
struct Matter {
    case: Case,
    hand_back: String,
    other: String,
}

/// Returns the mutation that an action is about, with an input that only the rules of the stage can refuse.
async fn attempt(cast: &Cast, matter: &Matter, action: &str) -> Option<(&'static str, Value)> {
    let Matter { case: matter, hand_back, other } = matter;
    let id = &matter.id;
    let unit = json!([{ "department": cast.department("住建局"), "role": "SOLE" }]);
    Some(match action {
        "UPDATE" => ("updateSuggestion", json!({ "id": id, "title": "关于规范物业管理的提案" })),
        "SUBMIT" => ("submitSuggestion", json!({ "id": id })),
        "WITHDRAW" => ("withdrawSuggestion", json!({ "id": id })),
        "ANSWER_COSIGN_INVITATION" => ("answerCosignInvitation", json!({ "suggestion": id, "agree": true })),
        "RETURN" => ("returnSuggestion", json!({ "id": id, "reason": "请补充数据" })),
        "DECLINE" => ("declineSuggestion", json!({ "id": id, "ground": "VAGUE", "reason": "空泛" })),
        "INVITE_COSIGNERS" => ("inviteCosigners", json!({ "suggestion": id, "members": [cast.member("黄琳琳")] })),
        "PASS_REVIEW" => ("passReview", json!({ "id": id })),
        "CONVERT" => ("convertSuggestion", json!({ "id": id, "kind": "CITIZEN_ISSUE", "reason": "不属于提案" })),
        "MERGE" => ("mergeSuggestions", json!({ "into": other, "suggestions": [id], "reason": "同一事项" })),
        "UNMERGE" => ("unmergeSuggestion", json!({ "suggestion": id, "reason": "并非同一事项" })),
        "FILE" => ("fileSuggestion", json!({ "id": id })),
        "ASSIGN" => ("assignSuggestion", json!({ "id": id, "mode": "SOLE", "units": unit })),
        "ACCEPT_ASSIGNMENT" if !matter.assignment.is_empty() => {
            ("acceptAssignment", json!({ "id": matter.assignment, "handlerName": "某科员" }))
        }
        "EXTEND_DEADLINE" if !matter.assignment.is_empty() => {
            let input = json!({ "assignment": matter.assignment, "until": "2022-12-31", "reason": "涉及多部门" });
            ("extendDeadline", input)
        }
        "URGE_DEPARTMENT" if !matter.assignment.is_empty() => {
            ("urgeDepartment", json!({ "assignment": matter.assignment, "note": "请尽快答复" }))
        }
        // Its time has passed; `deadlines/actions` asks within it.
        "REQUEST_REASSIGNMENT" if !matter.assignment.is_empty() => {
            ("requestReassignment", cast.hand_back(&matter.assignment, "公安局"))
        }
        "DECIDE_REASSIGNMENT" if !hand_back.is_empty() => {
            let input = json!({ "handBack": hand_back, "approve": true, "department": cast.department("公安局") });
            ("decideReassignment", input)
        }
        "RECORD_CONTACT" if !matter.assignment.is_empty() => ("recordContact", cast.contact(&matter.assignment)),
        "SUBMIT_ASSIST_OPINION" if !matter.assignment.is_empty() => {
            ("submitAssistOpinion", cast.opinion(&matter.assignment, "CONCURS"))
        }
        "DRAFT_RESPONSE" if !matter.assignment.is_empty() => ("draftResponse", cast.letter(&matter.assignment)),
        "SUBMIT_RESPONSE" if !matter.response.is_empty() => ("submitResponse", json!({ "id": matter.response })),
        "CORRECT_RESPONSE" if !matter.response.is_empty() => ("correctResponse", cast.correction(&matter.response)),
        "REVIEW_RESPONSE" if !matter.response.is_empty() => {
            ("reviewResponse", json!({ "id": matter.response, "approve": true }))
        }
        "EVALUATE" => ("evaluateResponse", json!({ "suggestion": id, "satisfaction": "SATISFIED" })),
        "RECORD_PAPER_EVALUATION" if !matter.response.is_empty() => {
            ("recordPaperEvaluation", cast.paper_form(id, "林义", "SATISFIED").await)
        }
        "CLOSE" => ("closeSuggestion", json!({ "id": id })),
        "FOLLOW_UP_COMMITMENT" if !matter.response.is_empty() => {
            let commitment = cast.commitment_of(id).await;
            ("followUpCommitment", json!({ "commitment": commitment, "on": cast.today(), "note": "已组建两成" }))
        }
        "JUDGE_COMMITMENT" if !matter.response.is_empty() => {
            ("judgeCommitment", cast.verdict(&cast.commitment_of(id).await, "FULFILLED"))
        }
        "REOPEN" if !matter.response.is_empty() => {
            let commitment = cast.commitment_of(id).await;
            ("reopenSuggestion", json!({ "id": id, "commitment": commitment, "reason": "逾期未组建" }))
        }
        "DESIGNATE_KEY" => ("designateKeySuggestion", cast.designation(id)),
        "AWARD" => ("awardSuggestion", json!({ "id": id, "year": 2022, "title": "优秀提案" })),
        "ADD_SUPERVISION_NOTE" => ("addSupervisionNote", json!({ "id": id, "body": "已约谈" })),
        "PUBLISH" => ("publishSuggestion", json!({ "id": id, "disclosure": "FULL" })),
        "SET_CONSENT" => ("setPublicationConsent", json!({ "id": id, "consents": false })),
        "UNPUBLISH" => ("unpublishSuggestion", json!({ "id": id, "reason": "内容有误" })),
        _ => return None,
    })
}

/// Makes a case at a stage, and lets the proposers' time to evaluate pass.
async fn case_at(cast: &Cast, stage: &str) -> Matter {
    cast.clock("2022-08-30");
    let other = cast.proposal_at("SUBMITTED").await.id;
    let mut hand_back = String::new();
    let made = if stage == "ADOPTED" { adopted(cast).await } else { cast.proposal_at(before(stage)).await };
    match stage {
        "WITHDRAWN" => cast.move_on(Who::Member, "withdrawSuggestion", &made.id).await,
        "HAND_BACK_ASKED" => hand_back = cast.hands_back(Who::Department, &made.assignment, "公安局").await,
        "HAND_BACK_DENIED" => {
            hand_back = cast.hands_back(Who::Department, &made.assignment, "公安局").await;
            let input = json!({ "handBack": hand_back, "approve": false, "note": "属于本单位职责" });
            cast.step(Who::Supervisor, "decideReassignment", input).await;
        }
        "REHANDLING" => {
            let input = json!({ "suggestion": made.id, "satisfaction": "DISSATISFIED", "comment": "没有时间表" });
            cast.step(Who::Member, "evaluateResponse", input).await;
        }
        _ => {}
    }
    cast.clock("2022-10-30");
    Matter { case: made, hand_back, other }
}

/// Makes a social opinion that is adopted into a brief.
async fn adopted(cast: &Cast) -> Case {
    let id = cast.social_opinion().await;
    cast.brief_of_at(&id, "EDITING").await;
    Case { id, assignment: String::new(), response: String::new() }
}

/// Names the stage from which one step leads to this one, where the cast does not go there itself.
fn before(stage: &str) -> &str {
    match stage {
        "WITHDRAWN" => "SUBMITTED",
        "HAND_BACK_ASKED" => "ASSIGNED",
        "HAND_BACK_DENIED" => "IN_HANDLING",
        "REHANDLING" => "RESPONDED",
        of_the_cast => of_the_cast,
    }
}

async fn allowed(cast: &Cast, who: Who, matter: &Matter) -> BTreeSet<String> {
    let document = "query($id: ID!) { suggestion(id: $id) { allowedActions } }";
    let answer = cast.client(who).run(document, json!({ "id": matter.case.id })).await;
    let actions = answer.body()["data"]["suggestion"]["allowedActions"].as_array().cloned().unwrap_or_default();
    actions.iter().filter_map(|action| action.as_str().map(str::to_owned)).collect()
}

async fn actions(cast: &Cast) -> Vec<String> {
    let document = "{ __type(name: \"SuggestionAction\") { enumValues { name } } }";
    let answer = cast.client(Who::Anonymous).run(document, json!({})).await;
    let values = answer.list("__type.enumValues").iter();
    values.filter_map(|value| value["name"].as_str().map(str::to_owned)).collect()
}

async fn tries(cast: &Cast, who: Who, matter: &Matter, action: &str) -> Option<Answer> {
    let (name, input) = attempt(cast, matter, action).await?;
    Some(cast.client(who).run(&mutation(name), json!({ "input": input })).await)
}

async fn agrees_with_its_offers(cast: &Cast, stage: &str) {
    let actions = actions(cast).await;
    assert!(actions.len() > 10, "{actions:?}");
    let matter = case_at(cast, stage).await;
    for who in PEOPLE {
        let offered = allowed(cast, who, &matter).await;
        cast.client(who).token().await;
        let before = Snapshot::of(cast.database()).await;
        for action in actions.iter().filter(|action| !offered.contains(*action)) {
            let Some(answer) = tries(cast, who, &matter, action).await else { continue };
            let told = format!("{stage}: {} tries {action}, which is not offered: {:#}", who.name(), answer.body());
            assert!(!answer.is_ok(), "{told}");
            assert!(["FORBIDDEN", "NOT_FOUND", "FAILED_PRECONDITION"].contains(&answer.code()), "{told}");
        }
        before.still_holds(cast.database(), stage).await;
        for action in offered {
            let fresh = case_at(cast, stage).await;
            let answer = tries(cast, who, &fresh, &action).await.expect("what is offered can be tried");
            assert!(answer.is_ok(), "{stage}: {} is offered {action}: {:#}", who.name(), answer.body());
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_action_there_is_can_be_tried() {
    let test = |cast: Cast| async move {
        let hand_back = format!("hbk_{}", "0".repeat(32));
        let matter = Matter { hand_back, ..case_at(&cast, "RESPONDED").await };
        for action in actions(&cast).await {
            assert!(attempt(&cast, &matter, &action).await.is_some(), "nothing is tried for {action}");
        }
    };
    tests::run(tests::Ground::Sqlite, test).await;
}

macro_rules! stages {
    ($($name:ident $stage:literal;)+) => {
        #[test]
        fn every_stage_has_its_test() {
            assert_eq!(STAGES, [$($stage),+]);
        }

        $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let test = |cast: Cast| async move { agrees_with_its_offers(&cast, $stage).await };
                tests::run(tests::Ground::Sqlite, test).await;
            }
        )+
    };
}

stages! {
    a_draft_offers_what_it_accepts "DRAFT";
    what_is_handed_in_offers_what_it_accepts "SUBMITTED";
    what_was_returned_offers_what_it_accepts "RETURNED";
    what_was_declined_offers_what_it_accepts "DECLINED";
    what_was_withdrawn_offers_what_it_accepts "WITHDRAWN";
    what_was_merged_offers_what_it_accepts "MERGED";
    what_went_into_a_brief_offers_what_it_accepts "ADOPTED";
    what_is_filed_offers_what_it_accepts "FILED";
    what_is_assigned_offers_what_it_accepts "ASSIGNED";
    what_is_asked_to_be_handed_back_offers_what_it_accepts "HAND_BACK_ASKED";
    what_is_not_handed_back_offers_what_it_accepts "HAND_BACK_DENIED";
    what_is_handled_offers_what_it_accepts "IN_HANDLING";
    what_is_reviewed_offers_what_it_accepts "RESPONSE_UNDER_REVIEW";
    what_is_answered_offers_what_it_accepts "RESPONDED";
    what_is_handled_again_offers_what_it_accepts "REHANDLING";
    what_is_closed_offers_what_it_accepts "CLOSED";
    what_is_published_offers_what_it_accepts "PUBLISHED";
}
