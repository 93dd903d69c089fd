//! Refusals of texts for everybody that name whom only organisers read.

use serde_json::json;

use super::grass::listed;
use super::refusals;
use crate::cast::{Cast, Who};

refusals! {
    PrivateName BadUserInput "lines"
    async fn no_document_names_a_resident_who_raised_something(cast: Cast) {
        let mut input = listed(&cast.council_meeting("居安家园社区议事会").await.council);
        input["lines"] = json!([{ "item": "修缮围栏", "responsible": "住建局" }, { "item": "回访狴犴家" }]);
        (Who::Organizer, "saveCouncilDocument", input)
    }

    PrivateName BadUserInput "body"
    async fn no_paper_of_a_meeting_is_issued_that_names_a_resident(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        cast.deliberated(&of).await;
        let mut minutes = Cast::outcome(&of.consultation, "MINUTES");
        minutes["body"] = json!("狴犴反映围栏锈蚀。");
        // What organisers alone read may name them until then.
        let id = cast.step(Who::Organizer, "recordOutcome", minutes).await;
        (Who::Organizer, "issueOutcome", json!({ "id": id, "on": cast.today() }))
    }

    PrivateName BadUserInput "title"
    async fn nothing_is_entered_as_issued_that_names_a_resident(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        cast.deliberated(&of).await;
        let mut minutes = Cast::outcome(&of.consultation, "MINUTES");
        (minutes["title"], minutes["issuedOn"]) = (json!("狴犴家围栏修缮纪要"), json!(cast.today()));
        (Who::Organizer, "recordOutcome", minutes)
    }

    PrivateName BadUserInput "agenda"
    async fn no_agenda_of_a_meeting_names_a_resident(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let agenda = json!([{ "kind": "DISCUSSION", "title": "狴犴家围栏" }]);
        (Who::Organizer, "updateConsultation", json!({ "id": of.consultation, "agenda": agenda }))
    }

    PrivateName BadUserInput "body"
    async fn no_paper_for_everybody_names_a_resident(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let paper = json!({
            "consultation": of.consultation, "kind": "NOTICE", "title": "会议通知", "body": "请狴犴到会。", "isPublic": true,
        });
        (Who::Organizer, "addSessionMaterial", paper)
    }

    PrivateName BadUserInput "title"
    async fn no_title_names_the_resident_who_raised_it(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let mut input = Cast::matter(&of.council, None);
        input["title"] = json!("狴 犴反映大门锈蚀");
        (Who::Organizer, "raiseMatter", input)
    }

    PrivateName BadUserInput "note"
    async fn no_step_names_the_resident_who_raised_it(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let input = json!({ "matter": of.matter, "to": "WHISTLED", "on": "2022-01-10", "by": "社区", "note": "走访狴犴家" });
        (Who::Organizer, "advanceMatter", input)
    }

    PrivateName BadUserInput "feedback"
    async fn no_feedback_names_the_resident_who_gave_it(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        cast.matter_to(&of.matter, "CLOSED").await;
        let told = json!({ "matter": of.matter, "on": "2022-01-20", "feedback": "狴犴表示满意" });
        (Who::Organizer, "feedBackMatter", told)
    }

    PrivateName BadUserInput "recommendation"
    async fn no_suggestion_names_the_resident_whose_matter_it_was(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        cast.deliberated(&of).await;
        let mut point = Cast::point_of(&of.matter);
        point["recommendation"] = json!("请答复狴犴");
        (Who::Organizer, "extractSuggestion", point)
    }

    PrivateName BadUserInput "analysis"
    async fn no_later_word_names_the_resident_either(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        cast.deliberated(&of).await;
        let point = cast.step(Who::Organizer, "extractSuggestion", Cast::point_of(&of.matter)).await;
        (Who::Organizer, "updateSuggestion", json!({ "id": point, "analysis": "狴犴多次反映" }))
    }

    PrivateName BadUserInput "caption"
    async fn no_caption_names_whom_only_organisers_are_told_of(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let id = cast.picture(&format!("council={}", of.council)).await;
        (Who::Organizer, "describePhotograph", json!({ "id": id, "caption": "狴犴在发言", "people": "左起：赑屃、狴犴" }))
    }
}
