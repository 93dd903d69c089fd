//! Evaluation: what each may know of it and when, forms on paper, and what dissatisfaction brings about.

mod blindness;
mod paper;
mod rounds;

use serde_json::{Value, json};
use tests::Answer;

use crate::cast::{Case, Cast, Who};

/// Brings a joint proposal of 林义 and 解景瑞 to its first answer by 住建局, delivered on 2022-08-30.
pub async fn answered(cast: &Cast) -> Case {
    cast.clock("2022-08-30");
    let mut input = cast.proposal("关于规范物业服务的提案");
    input["proposerType"] = json!("JOINT");
    input["coSigners"] = json!([cast.member("解景瑞")]);
    let id = cast.step(Who::Member, "createSuggestion", input).await;
    cast.step(Who::CoSigner, "answerCosignInvitation", json!({ "suggestion": id, "agree": true })).await;
    cast.move_on(Who::Member, "submitSuggestion", &id).await;
    cast.move_on(Who::Office, "fileSuggestion", &id).await;
    cast.assign(&id, "SOLE", &[("住建局", "SOLE")]).await;
    let assignment = cast.assignment_of(&id, "住建局").await;
    cast.accept(Who::Department, &assignment).await;
    let response = respond(cast, &assignment).await;
    Case { id, assignment, response }
}

/// Writes, hands in and approves a letter.
async fn respond(cast: &Cast, assignment: &str) -> String {
    let response = cast.step(Who::Department, "draftResponse", cast.letter(assignment)).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
    cast.approve(&response).await;
    response
}

/// Evaluates as somebody, with words of their own.
async fn evaluate(cast: &Cast, who: Who, id: &str, satisfaction: &str) {
    let comment = format!("{}：办理情况见附页", who.name());
    let input = json!({
        "suggestion": id, "satisfaction": satisfaction, "comment": comment,
        "contact": "SATISFIED", "attitude": "UNDERSTOOD", "result": satisfaction,
    });
    cast.step(who, "evaluateResponse", input).await;
}

/// Reads all that tells of evaluations.
async fn seen(cast: &Cast, who: Who, id: &str) -> Answer {
    let document = "query($id: ID!) { suggestion(id: $id) {
        version updatedAt status round
        evaluations { round satisfaction contact attitude result comment isPaper paperForm { signedOn note enteredBy }
            proposer { name } }
        history { event actorName }
        mediationMeetings { round heldOn participants note }
        responses { round }
    } }";
    cast.client(who).run(document, json!({ "id": id })).await
}

/// Returns the satisfactions that somebody reads, in order.
async fn verdicts(cast: &Cast, who: Who, id: &str) -> Vec<String> {
    let answer = seen(cast, who, id).await;
    let evaluations = answer.list("suggestion.evaluations").iter();
    evaluations.filter_map(|row| row["satisfaction"].as_str().map(str::to_owned)).collect()
}

/// Returns who evaluated, as somebody's history of the case tells it.
async fn told(cast: &Cast, who: Who, id: &str) -> Vec<String> {
    let answer = seen(cast, who, id).await;
    let telling = ["EVALUATE", "RECORD_PAPER_EVALUATION"];
    let entries = answer.list("suggestion.history").iter();
    let entries = entries.filter(|entry| entry["event"].as_str().is_some_and(|event| telling.contains(&event)));
    entries.filter_map(|entry| entry["actorName"].as_str().map(str::to_owned)).collect()
}

async fn statistics(cast: &Cast, who: Who) -> Value {
    let document = "query($committee: ID!) { statistics(committee: $committee) {
        satisfactionRate { numerator denominator } paperEvaluations paperSatisfactionRate { numerator denominator }
    } }";
    cast.client(who).run(document, json!({ "committee": cast.committee() })).await.data("statistics").clone()
}

/// Returns how many evaluations somebody's statistics count.
async fn counted(cast: &Cast, who: Who) -> usize {
    let counts = statistics(cast, who).await;
    let number = counts["satisfactionRate"]["denominator"].as_u64().expect("a number");
    usize::try_from(number).expect("few evaluations")
}

/// Returns how many cases somebody's facet of satisfaction counts.
async fn faceted(cast: &Cast, who: Who) -> usize {
    cast.index().await;
    let document = "{ search(query: \"\", facets: [SATISFACTION]) { facets { values { value } } } }";
    cast.client(who).run(document, json!({})).await.list("search.facets.0.values").len()
}
