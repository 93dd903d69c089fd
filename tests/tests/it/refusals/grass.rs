//! Refusals around councils: their members, matters, contributions, documents, photographs.

use serde_json::{Value, json};

use super::refusals;
use crate::cast::{Cast, Who};

/// Seats somebody in a council and returns the seat's id.
async fn seated(cast: &Cast) -> String {
    let council = cast.organize("createCouncil", cast.council("VILLAGE", "水源村议事会")).await;
    let input = json!({ "council": council, "role": "CONVENER", "name": "村支书", "from": "2022-01-01" });
    cast.organize("addCouncilMember", input).await;
    let document = "query($id: ID!) { council(id: $id) { members { id } } }";
    let read = cast.client(Who::Organizer).run(document, json!({ "id": council })).await;
    read.text("council.members.0.id")
}

fn given(consultation: &str) -> Value {
    json!({ "consultation": consultation, "kind": "LAND", "contributor": "村民", "amount": 300.0, "unit": "平方米" })
}

pub(super) fn listed(council: &str) -> Value {
    json!({
        "council": council, "kind": "DEMAND_LIST", "title": "治理需求清单", "madeOn": "2022-01-08",
        "lines": [{ "item": "修缮围栏" }],
    })
}

refusals! {
    NameTaken BadUserInput "name"
    async fn two_councils_of_a_committee_have_two_names(cast: Cast) {
        cast.organize("createCouncil", cast.council("VILLAGE", "水源村议事会")).await;
        (Who::Organizer, "createCouncil", cast.council("VILLAGE", "水源村议事会"))
    }

    UnknownReference BadUserInput "encouragedBy"
    async fn a_council_is_encouraged_by_one_that_is_there(cast: Cast) {
        let mut input = cast.council("VILLAGE", "水源村议事会");
        input["encouragedBy"] = json!(format!("cou_{:032x}", 7));
        (Who::Organizer, "createCouncil", input)
    }

    DateInFuture BadUserInput "establishedOn"
    async fn no_council_was_established_tomorrow(cast: Cast) {
        let mut input = cast.council("VILLAGE", "水源村议事会");
        input["establishedOn"] = json!(cast.in_days(1));
        (Who::Organizer, "createCouncil", input)
    }

    WrongState FailedPrecondition ""
    async fn a_council_is_established_once(cast: Cast) {
        let id = cast.organize("createCouncil", cast.council("VILLAGE", "水源村议事会")).await;
        (Who::Organizer, "establishCouncil", json!({ "council": id, "on": "2022-03-01" }))
    }

    ConvenerTaken FailedPrecondition ""
    async fn a_council_has_one_convener_at_a_time(cast: Cast) {
        let council = cast.organize("createCouncil", cast.council("VILLAGE", "水源村议事会")).await;
        let input = json!({ "council": council, "role": "CONVENER", "name": "村支书", "from": "2022-01-01" });
        cast.organize("addCouncilMember", input.clone()).await;
        (Who::Organizer, "addCouncilMember", input)
    }

    Empty BadUserInput "name"
    async fn who_sits_in_a_council_has_a_name(cast: Cast) {
        let council = cast.organize("createCouncil", cast.council("VILLAGE", "水源村议事会")).await;
        (Who::Organizer, "addCouncilMember", json!({ "council": council, "role": "MEMBER", "from": "2022-01-01" }))
    }

    OfAnotherCommittee BadUserInput "member"
    async fn a_member_of_another_committee_does_not_sit_as_one(cast: Cast) {
        let council = cast.organize("createCouncil", cast.council("VILLAGE", "水源村议事会")).await;
        let member = cast.foreign_member.to_string();
        let input = json!({ "council": council, "role": "MEMBER", "member": member, "from": "2022-01-01" });
        (Who::Organizer, "addCouncilMember", input)
    }

    DatesOutOfOrder BadUserInput "until"
    async fn nobody_leaves_a_council_before_they_came(cast: Cast) {
        let member = seated(cast).await;
        (Who::Organizer, "endCouncilMembership", json!({ "member": member, "until": "2021-12-31" }))
    }

    WrongState FailedPrecondition ""
    async fn nobody_leaves_a_council_twice(cast: Cast) {
        let leaves = json!({ "member": seated(cast).await, "until": "2022-06-30" });
        cast.organize("endCouncilMembership", leaves.clone()).await;
        (Who::Organizer, "endCouncilMembership", leaves)
    }

    OtherFormat FailedPrecondition ""
    async fn no_council_holds_a_bimonthly_session(cast: Cast) {
        let council = cast.organize("createCouncil", cast.council("VILLAGE", "水源村议事会")).await;
        let session = cast.consultation_at("PLANNED", "提升物业服务管理水平").await;
        (Who::Organizer, "setConsultationCouncils", json!({ "consultation": session, "councils": [council] }))
    }

    Duplicate BadUserInput "councils"
    async fn a_council_holds_a_meeting_once(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let councils = [&of.council, &of.council];
        (Who::Organizer, "setConsultationCouncils", json!({ "consultation": of.consultation, "councils": councils }))
    }

    Empty BadUserInput "councils"
    async fn a_meeting_has_a_council(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        (Who::Organizer, "setConsultationCouncils", json!({ "consultation": of.consultation, "councils": [] }))
    }

    StaleVersion Conflict ""
    async fn councils_that_were_named_meanwhile_are_read_again(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let input = json!({ "consultation": of.consultation, "councils": [of.council], "expectedVersion": 1 });
        (Who::Organizer, "setConsultationCouncils", input)
    }

    DateInFuture BadUserInput "raisedOn"
    async fn no_matter_was_raised_tomorrow(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let mut input = Cast::matter(&of.council, None);
        input["raisedOn"] = json!(cast.in_days(1));
        (Who::Organizer, "raiseMatter", input)
    }

    OtherCouncil BadUserInput "consultation"
    async fn a_matter_comes_before_a_meeting_of_its_council(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let other = cast.organize("createCouncil", cast.council("COMMUNITY", "北苑社区议事会")).await;
        (Who::Organizer, "raiseMatter", Cast::matter(&other, Some(&of.consultation)))
    }

    Duplicate BadUserInput "consultation"
    async fn a_matter_comes_before_a_meeting_once(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        (Who::Organizer, "placeMatter", json!({ "matter": of.matter, "consultation": of.consultation }))
    }

    WrongState FailedPrecondition ""
    async fn a_matter_that_is_closed_comes_before_no_meeting(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        cast.matter_to(&of.matter, "CLOSED").await;
        (Who::Organizer, "placeMatter", json!({ "matter": of.matter, "consultation": of.consultation }))
    }

    WrongState FailedPrecondition ""
    async fn no_tier_answers_before_the_community_calls(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let input = json!({ "matter": of.matter, "to": "TIERED_RESPONSE", "on": "2022-01-10", "by": "街道" });
        (Who::Organizer, "advanceMatter", input)
    }

    Empty BadUserInput "result"
    async fn a_matter_is_closed_with_a_result(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        cast.matter_to(&of.matter, "TIERED_RESPONSE").await;
        let input = json!({ "matter": of.matter, "to": "CLOSED", "on": "2022-01-20", "by": "街道" });
        (Who::Organizer, "advanceMatter", input)
    }

    WrongState BadUserInput "result"
    async fn a_matter_that_goes_on_has_no_result(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let mut input = json!({ "matter": of.matter, "to": "WHISTLED", "on": "2022-01-20", "by": "社区" });
        input["result"] = json!("已修复");
        (Who::Organizer, "advanceMatter", input)
    }

    DatesOutOfOrder BadUserInput "on"
    async fn no_step_is_taken_before_the_one_before_it(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let input = json!({ "matter": of.matter, "to": "WHISTLED", "on": "2022-01-04", "by": "社区" });
        (Who::Organizer, "advanceMatter", input)
    }

    DateInFuture BadUserInput "on"
    async fn no_step_is_taken_tomorrow(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let input = json!({ "matter": of.matter, "to": "WHISTLED", "on": cast.in_days(1), "by": "社区" });
        (Who::Organizer, "advanceMatter", input)
    }

    Empty BadUserInput "by"
    async fn somebody_takes_a_step(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        (Who::Organizer, "advanceMatter", json!({ "matter": of.matter, "to": "WHISTLED", "on": "2022-01-10" }))
    }

    StaleVersion Conflict ""
    async fn a_matter_that_moved_on_is_read_again(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        cast.matter_to(&of.matter, "WHISTLED").await;
        let mut input = json!({ "matter": of.matter, "to": "TIERED_RESPONSE", "on": "2022-01-20", "by": "街道" });
        input["expectedVersion"] = json!(1);
        (Who::Organizer, "advanceMatter", input)
    }

    WrongState FailedPrecondition ""
    async fn nobody_is_told_what_has_not_come_of_it(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        (Who::Organizer, "feedBackMatter", json!({ "matter": of.matter, "on": "2022-01-20", "feedback": "满意" }))
    }

    DatesOutOfOrder BadUserInput "on"
    async fn nobody_is_told_before_the_end(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        cast.matter_to(&of.matter, "CLOSED").await;
        (Who::Organizer, "feedBackMatter", json!({ "matter": of.matter, "on": "2022-01-12", "feedback": "满意" }))
    }

    MattersOpen FailedPrecondition ""
    async fn a_meeting_is_not_closed_over_an_open_matter(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        cast.organize("scheduleConsultation", json!({ "id": of.consultation, "on": "2022-01-08" })).await;
        for to in ["DELIBERATING", "FEEDBACK_GIVEN"] {
            if to == "FEEDBACK_GIVEN" {
                cast.minuted(&of.consultation).await;
            }
            cast.organize("advanceConsultation", json!({ "id": of.consultation, "to": to })).await;
        }
        (Who::Organizer, "advanceConsultation", json!({ "id": of.consultation, "to": "CLOSED" }))
    }

    OtherFormat FailedPrecondition ""
    async fn nobody_contributes_to_a_bargaining(cast: Cast) {
        let id = cast.bargaining("某企业工资集体协商").await;
        (Who::Organizer, "recordContribution", given(&id))
    }

    OutOfRange BadUserInput "amount"
    async fn a_contribution_is_of_something(cast: Cast) {
        let mut input = given(&cast.council_meeting("居安家园社区议事会").await.consultation);
        input["amount"] = json!(0.0);
        (Who::Organizer, "recordContribution", input)
    }

    OutOfRange BadUserInput "households"
    async fn a_household_takes_part_or_none_is_named(cast: Cast) {
        let mut input = given(&cast.council_meeting("居安家园社区议事会").await.consultation);
        input["households"] = json!(0);
        (Who::Organizer, "recordContribution", input)
    }

    UnknownReference BadUserInput "matter"
    async fn a_contribution_is_for_a_matter_of_its_meeting(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let mut input = given(&of.consultation);
        input["matter"] = json!(cast.organize("raiseMatter", Cast::matter(&of.council, None)).await);
        (Who::Organizer, "recordContribution", input)
    }

    Empty BadUserInput "lines"
    async fn a_document_has_a_line(cast: Cast) {
        let mut input = listed(&cast.council_meeting("居安家园社区议事会").await.council);
        input["lines"] = json!([]);
        (Who::Organizer, "saveCouncilDocument", input)
    }

    TooMany BadUserInput "lines"
    async fn a_document_has_two_hundred_lines(cast: Cast) {
        let mut input = listed(&cast.council_meeting("居安家园社区议事会").await.council);
        input["lines"] = json!(vec![json!({ "item": "修缮围栏" }); 201]);
        (Who::Organizer, "saveCouncilDocument", input)
    }

    OtherCouncil BadUserInput "consultation"
    async fn a_document_is_agreed_at_a_meeting_of_its_council(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let other = cast.organize("createCouncil", cast.council("COMMUNITY", "北苑社区议事会")).await;
        let mut input = listed(&other);
        input["consultation"] = json!(of.consultation);
        (Who::Organizer, "saveCouncilDocument", input)
    }

    RoleMissing Forbidden ""
    async fn nobody_finds_out_by_trying_who_raised_a_matter(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        cast.deliberated(&of).await;
        let mut point = Cast::point_of(&of.matter);
        point["recommendation"] = json!("请答复狴犴");
        (Who::Member, "extractSuggestion", point)
    }

    KindOfMatter BadUserInput "kind"
    async fn no_matter_becomes_a_proposal(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        cast.deliberated(&of).await;
        let mut point = Cast::point_of(&of.matter);
        point["kind"] = json!("PROPOSAL");
        (Who::Organizer, "extractSuggestion", point)
    }

    NotYetHeld FailedPrecondition ""
    async fn nothing_is_drawn_from_a_matter_before_its_meeting(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        (Who::Organizer, "extractSuggestion", Cast::point_of(&of.matter))
    }

    TooMany BadUserInput "matter"
    async fn a_suggestion_comes_of_one_thing(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let mut point = Cast::point_of(&of.matter);
        point["report"] = json!("rep_00000000000000000000000000000001");
        (Who::Organizer, "extractSuggestion", point)
    }

    DateInFuture BadUserInput "takenOn"
    async fn no_photograph_was_taken_tomorrow(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let id = cast.picture(&format!("council={}", of.council)).await;
        (Who::Organizer, "describePhotograph", json!({ "id": id, "takenOn": cast.in_days(1) }))
    }
}
