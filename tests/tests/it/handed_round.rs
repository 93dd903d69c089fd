//! Speeches at their session: handed round to who takes part, and handed in while a discussion goes on.

use serde_json::json;
use tests::on_both;

use crate::cast::{Cast, Who};

const TOPIC: &str = "优化社会救助供给 提升困难群体救助水平";

/// Returns the titles of the speeches that somebody reads at a session.
async fn titles(cast: &Cast, who: Who, id: &str) -> Vec<String> {
    let document = "query($id: ID!) { consultation(id: $id) { speeches { title } } }";
    let answer = cast.client(who).run(document, json!({ "id": id })).await;
    let speeches = answer.list("consultation.speeches");
    speeches.iter().map(|speech| speech["title"].as_str().expect("a title").to_owned()).collect()
}

on_both! {
    async fn who_takes_part_reads_what_will_be_said_once_it_is_final(cast: Cast) {
        cast.clock("2022-08-20");
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let mut words = Cast::words(&id);
        words["isPublic"] = json!(false);
        let speech = cast.step(Who::Member, "registerSpeech", words).await;
        cast.step(Who::Organizer, "reviewSpeech", json!({ "id": speech, "usage": "ORAL" })).await;
        assert_eq!(titles(&cast, Who::Handler, &id).await, [""; 0], "it may still change");

        cast.step(Who::Member, "finalizeSpeech", json!({ "id": speech })).await;

        let title = ["成立真正代表业主的业主委员会"];
        for who in [Who::Handler, Who::CoSigner, Who::Member, Who::Organizer] {
            assert_eq!(titles(&cast, who, &id).await, title, "{}", who.name());
        }
        cast.clock("2022-08-30");
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD" })).await;
        assert_eq!(titles(&cast, Who::Handler, &id).await, title);
        for who in [Who::Anonymous, Who::OtherMember, Who::OtherDepartment] {
            assert_eq!(titles(&cast, who, &id).await, [""; 0], "{}", who.name());
        }
    }

    async fn members_take_part_in_a_discussion_while_it_lasts(cast: Cast) {
        cast.clock("2022-08-30");
        let mut input = cast.consultation(TOPIC);
        input["format"] = json!("ONLINE");
        let id = cast.step(Who::Organizer, "createConsultation", input).await;
        cast.step(Who::Organizer, "scheduleConsultation", json!({ "id": id, "on": "2022-08-29" })).await;
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "DISCUSSION_OPEN" })).await;

        let mut words = Cast::words(&id);
        words["delivery"] = json!("WRITTEN");
        let speech = cast.step(Who::Member, "registerSpeech", words.clone()).await;
        cast.step(Who::Organizer, "reviewSpeech", json!({ "id": speech, "usage": "WRITTEN" })).await;
        cast.step(Who::Organizer, "finalizeSpeech", json!({ "id": speech })).await;
        assert_eq!(titles(&cast, Who::Anonymous, &id).await.len(), 1, "everybody follows it");

        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "DISCUSSION_ENDED" })).await;
        let late = cast.ask(Who::Member, "registerSpeech", words).await;
        assert_eq!(late.reason(), "wrong_state");
    }
}
