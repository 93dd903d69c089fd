//! Refusals around bargainings: representatives, offers, terms, votes, contracts, advisers.

use serde_json::{Value, json};

use super::refusals;
use crate::cast::{Cast, Who};

fn term(consultation: &str) -> Value {
    json!({ "consultation": consultation, "label": "平均工资", "after": 4_100.0, "unit": "元", "period": "MONTH" })
}

refusals! {
    OtherFormat FailedPrecondition ""
    async fn nobody_bargains_at_a_councils_meeting(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let input = json!({ "consultation": of.consultation, "side": "WORKERS", "name": "职工代表" });
        (Who::Organizer, "addRepresentative", input)
    }

    ChiefTaken BadUserInput "isChief"
    async fn a_side_has_one_chief(cast: Cast) {
        let id = cast.bargaining("某企业工资集体协商").await;
        let input = json!({ "consultation": id, "side": "WORKERS", "isChief": true, "name": "另一人" });
        (Who::Organizer, "addRepresentative", input)
    }

    Duplicate BadUserInput "name"
    async fn a_representative_sits_at_the_table_once(cast: Cast) {
        let id = cast.bargaining("某企业工资集体协商").await;
        (Who::Organizer, "addRepresentative", json!({ "consultation": id, "side": "WORKERS", "name": "工会主席" }))
    }

    DateInFuture BadUserInput "madeOn"
    async fn no_offer_was_made_tomorrow(cast: Cast) {
        let id = cast.bargaining("某企业工资集体协商").await;
        let input = json!({ "consultation": id, "season": "SPRING", "body": "要约", "madeOn": cast.in_days(1) });
        (Who::Organizer, "makeWageOffer", input)
    }

    DatesOutOfOrder BadUserInput "on"
    async fn nobody_replies_before_the_offer(cast: Cast) {
        let offer = cast.offer(&cast.bargaining("某企业工资集体协商").await).await;
        (Who::Organizer, "replyToWageOffer", json!({ "offer": offer, "on": "2022-02-28", "reply": "同意协商" }))
    }

    WrongState FailedPrecondition ""
    async fn an_offer_is_replied_to_once(cast: Cast) {
        let offer = cast.offer(&cast.bargaining("某企业工资集体协商").await).await;
        let input = json!({ "offer": offer, "on": "2022-03-15", "reply": "同意协商" });
        cast.organize("replyToWageOffer", input.clone()).await;
        (Who::Organizer, "replyToWageOffer", input)
    }

    Duplicate BadUserInput "label"
    async fn a_term_that_stands_is_not_recorded_again(cast: Cast) {
        let input = term(&cast.bargaining("某企业工资集体协商").await);
        cast.organize("recordWageTerm", input.clone()).await;
        (Who::Organizer, "recordWageTerm", input)
    }

    OutOfRange BadUserInput "after"
    async fn no_wage_is_less_than_nothing(cast: Cast) {
        let mut input = term(&cast.bargaining("某企业工资集体协商").await);
        input["after"] = json!(-1.0);
        (Who::Organizer, "recordWageTerm", input)
    }

    OutOfRange BadUserInput "present"
    async fn no_more_are_present_than_there_are(cast: Cast) {
        let id = cast.bargaining("某企业工资集体协商").await;
        let input = json!({ "consultation": id, "heldOn": "2022-04-18", "entitled": 9, "present": 10, "inFavour": 5 });
        (Who::Organizer, "recordCongressVote", input)
    }

    OutOfRange BadUserInput "inFavour"
    async fn no_more_are_in_favour_than_are_present(cast: Cast) {
        let id = cast.bargaining("某企业工资集体协商").await;
        let input = json!({ "consultation": id, "heldOn": "2022-04-18", "entitled": 9, "present": 6, "inFavour": 7 });
        (Who::Organizer, "recordCongressVote", input)
    }

    ChiefsNeeded FailedPrecondition ""
    async fn both_chiefs_agree_on_a_draft(cast: Cast) {
        let id = cast.planned("WAGE_BARGAINING", "某企业工资集体协商").await;
        let chief = json!({ "consultation": id, "side": "WORKERS", "isChief": true, "name": "工会主席" });
        cast.organize("addRepresentative", chief).await;
        let other = json!({ "consultation": id, "side": "EMPLOYER", "name": "财务经理" });
        cast.organize("addRepresentative", other).await;
        cast.bargained_to(&id, "NEGOTIATING").await;
        cast.leads_to(&id, "DRAFT_AGREED").await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "DRAFT_AGREED" }))
    }

    CongressNotPassed FailedPrecondition ""
    async fn nothing_is_signed_before_the_vote(cast: Cast) {
        let id = cast.bargaining_at("DRAFT_AGREED", "某企业工资集体协商").await;
        cast.passed(&id, "2022-04-21").await;
        cast.organize("advanceConsultation", json!({ "id": id, "to": "CONGRESS_APPROVED" })).await;
        (Who::Organizer, "signContract", Cast::contract(&id, "2022-04-20"))
    }

    CongressNotPassed FailedPrecondition ""
    async fn a_later_vote_that_fails_undoes_an_earlier_one(cast: Cast) {
        let id = cast.bargaining_at("CONGRESS_APPROVED", "某企业工资集体协商").await;
        let input = json!({ "consultation": id, "heldOn": "2022-04-19", "entitled": 90, "present": 90, "inFavour": 45 });
        cast.organize("recordCongressVote", input).await;
        (Who::Organizer, "signContract", Cast::contract(&id, "2022-04-20"))
    }

    CongressNotPassed FailedPrecondition ""
    async fn what_was_passed_is_spent_by_an_objection(cast: Cast) {
        let [bargaining, id] = cast.contract_at("FILED", "某企业工资集体协商").await;
        let input = json!({ "contract": id, "on": "2022-05-05", "reason": "条款不全" });
        cast.organize("objectToContract", input).await;
        (Who::Organizer, "signContract", Cast::contract(&bargaining, "2022-05-10"))
    }

    NumberTaken BadUserInput "number"
    async fn two_contracts_have_two_numbers(cast: Cast) {
        let id = cast.bargaining_at("CONGRESS_APPROVED", "某企业工资集体协商").await;
        let mut input = Cast::contract(&id, "2022-04-20");
        input["number"] = json!("2022-001");
        cast.organize("signContract", input.clone()).await;
        (Who::Organizer, "signContract", input)
    }

    OutOfRange BadUserInput "workers"
    async fn a_contract_covers_a_worker(cast: Cast) {
        let id = cast.bargaining("某企业工资集体协商").await;
        let mut input = Cast::contract(&id, "2022-04-20");
        input["workers"] = json!({ "figure": 0 });
        (Who::Organizer, "signContract", input)
    }

    OtherContract BadUserInput "renews"
    async fn a_contract_renews_one_of_its_kind(cast: Cast) {
        let [bargaining, id] = cast.contract_at("PUBLISHED", "某企业工资集体协商").await;
        let mut input = Cast::contract(&bargaining, "2022-06-01");
        (input["renews"], input["kind"]) = (json!(id), json!("GENERAL"));
        (Who::Organizer, "signContract", input)
    }

    AlreadyRenewed BadUserInput "renews"
    async fn a_contract_is_renewed_once(cast: Cast) {
        let [bargaining, id] = cast.contract_at("PUBLISHED", "某企业工资集体协商").await;
        cast.passed(&bargaining, "2022-05-30").await;
        let mut input = Cast::contract(&bargaining, "2022-06-01");
        input["renews"] = json!(id);
        cast.organize("signContract", input.clone()).await;
        (Who::Organizer, "signContract", input)
    }

    WrongState FailedPrecondition ""
    async fn a_contract_that_is_not_in_force_is_not_renewed(cast: Cast) {
        let bargaining = cast.bargaining_at("PUBLISHED", "某企业工资集体协商").await;
        let id = cast.signed_too(&bargaining, "WOMEN_WORKERS", "2022-05-20").await;
        let mut input = Cast::contract(&bargaining, "2022-06-01");
        (input["renews"], input["kind"]) = (json!(id), json!("WOMEN_WORKERS"));
        (Who::Organizer, "signContract", input)
    }

    DatesOutOfOrder BadUserInput "on"
    async fn nothing_is_handed_in_before_it_is_signed(cast: Cast) {
        let [_, id] = cast.contract_at("SIGNED", "某企业工资集体协商").await;
        (Who::Organizer, "fileContract", json!({ "contract": id, "on": "2022-04-19", "with": "人社局" }))
    }

    ObjectionOver BadUserInput "on"
    async fn nobody_objects_after_the_time(cast: Cast) {
        let [_, id] = cast.contract_at("FILED", "某企业工资集体协商").await;
        (Who::Organizer, "objectToContract", json!({ "contract": id, "on": "2022-05-14", "reason": "条款不全" }))
    }

    ObjectionOpen BadUserInput "on"
    async fn nothing_is_in_force_while_the_bureau_may_object(cast: Cast) {
        let [_, id] = cast.contract_at("FILED", "某企业工资集体协商").await;
        (Who::Organizer, "bringContractIntoEffect", json!({ "contract": id, "on": "2022-05-13" }))
    }

    OutOfRange BadUserInput "until"
    async fn a_contract_is_in_force_for_a_year(cast: Cast) {
        let [_, id] = cast.contract_at("FILED", "某企业工资集体协商").await;
        let input = json!({ "contract": id, "on": "2022-05-14", "until": "2023-05-14" });
        (Who::Organizer, "bringContractIntoEffect", input)
    }

    WrongState FailedPrecondition ""
    async fn nothing_is_in_force_without_review(cast: Cast) {
        let bargaining = cast.bargaining_at("FILED", "某企业工资集体协商").await;
        let id = cast.signed_too(&bargaining, "WOMEN_WORKERS", "2022-04-21").await;
        (Who::Organizer, "bringContractIntoEffect", json!({ "contract": id, "on": "2022-05-14" }))
    }

    DatesOutOfOrder BadUserInput "on"
    async fn nothing_is_made_known_before_it_is_in_force(cast: Cast) {
        let [_, id] = cast.contract_at("EFFECTIVE", "某企业工资集体协商").await;
        (Who::Organizer, "publishContract", json!({ "contract": id, "on": "2022-05-13" }))
    }

    DateInFuture BadUserInput "on"
    async fn nothing_is_made_known_tomorrow(cast: Cast) {
        let [_, id] = cast.contract_at("EFFECTIVE", "某企业工资集体协商").await;
        (Who::Organizer, "publishContract", json!({ "contract": id, "on": cast.in_days(1) }))
    }

    OutOfRange BadUserInput "bargaining"
    async fn no_window_is_longer_than_a_place_can_work_with(cast: Cast) {
        let mut rules = json!({
            "offerReplyDays": 20, "negotiationWorkingDays": 10, "contractFilingDays": 10, "contractObjectionDays": 121,
            "contractPublishDays": 5, "dataWorkingDays": 5, "contractMonths": 12, "contractExpiringDays": 60, "congressMajorityOfPresent": false,
        });
        rules = json!({ "committee": cast.committee(), "effectiveOn": cast.today(), "bargaining": rules });
        (Who::Admin, "adoptRules", rules)
    }

    OfferUnanswered FailedPrecondition ""
    async fn an_offer_that_nobody_replied_to_does_not_bring_to_the_table(cast: Cast) {
        let id = cast.bargaining("某企业工资集体协商").await;
        cast.offer(&id).await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "REPLIED" }))
    }

    CongressNotPassed FailedPrecondition ""
    async fn no_draft_is_approved_without_a_vote(cast: Cast) {
        let id = cast.bargaining_at("DRAFT_AGREED", "某企业工资集体协商").await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "CONGRESS_APPROVED" }))
    }

    ContractNotThere FailedPrecondition ""
    async fn nothing_is_signed_without_a_contract(cast: Cast) {
        let id = cast.bargaining_at("CONGRESS_APPROVED", "某企业工资集体协商").await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "SIGNED" }))
    }

    NotExpiring FailedPrecondition ""
    async fn no_contract_expires_in_its_first_days(cast: Cast) {
        let id = cast.bargaining_at("PUBLISHED", "某企业工资集体协商").await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "EXPIRING" }))
    }

    NotRenewed FailedPrecondition ""
    async fn nothing_is_renewed_without_another_contract(cast: Cast) {
        let id = cast.bargaining_at("PUBLISHED", "某企业工资集体协商").await;
        cast.clock("2023-04-01");
        cast.organize("advanceConsultation", json!({ "id": id, "to": "EXPIRING" })).await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "RENEWED" }))
    }

    OutOfRange BadUserInput "visits"
    async fn visits_are_not_taken_back(cast: Cast) {
        let task = cast.adviser_task(&cast.bargaining("某企业工资集体协商").await).await;
        cast.organize("reportAdviserTask", json!({ "task": task, "visits": 3 })).await;
        (Who::Organizer, "reportAdviserTask", json!({ "task": task, "visits": 2 }))
    }

    WrongState FailedPrecondition ""
    async fn a_task_is_done_once(cast: Cast) {
        let task = cast.adviser_task(&cast.bargaining("某企业工资集体协商").await).await;
        let done = json!({ "task": task, "visits": 3, "doneOn": "2022-06-30" });
        cast.organize("reportAdviserTask", done.clone()).await;
        (Who::Organizer, "reportAdviserTask", done)
    }

    Duplicate BadUserInput "month"
    async fn a_task_is_looked_into_once_a_month(cast: Cast) {
        let task = cast.adviser_task(&cast.bargaining("某企业工资集体协商").await).await;
        let first = json!({ "task": task, "month": "2022-06-01", "checkedBy": "市总工会", "finding": "按期" });
        cast.organize("superviseAdviserTask", first).await;
        let again = json!({ "task": task, "month": "2022-06-30", "checkedBy": "市总工会", "finding": "按期" });
        (Who::Organizer, "superviseAdviserTask", again)
    }

    DateInFuture BadUserInput "month"
    async fn no_month_is_looked_into_before_it_begins(cast: Cast) {
        let task = cast.adviser_task(&cast.bargaining("某企业工资集体协商").await).await;
        let input = json!({ "task": task, "month": "2022-09-01", "checkedBy": "市总工会", "finding": "按期" });
        (Who::Organizer, "superviseAdviserTask", input)
    }
}
