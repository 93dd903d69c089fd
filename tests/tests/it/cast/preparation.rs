//! What goes before a session: papers handed out and speeches handed in.

use serde_json::{Value, json};

use super::{Cast, Who};

impl Cast {
    /// Hands out a paper for a session and returns its id.
    pub async fn material(&self, consultation: &str, title: &str) -> String {
        let input =
            json!({ "consultation": consultation, "kind": "NOTICE", "title": title, "body": "八月二十九日召开" });
        self.step(Who::Organizer, "addSessionMaterial", input).await;
        let document = "query($id: ID!) { consultation(id: $id) { materials { id } } }";
        let answer = self.client(Who::Organizer).run(document, json!({ "id": consultation })).await;
        let last = answer.list("consultation.materials").last().expect("a paper");
        last["id"].as_str().expect("an id").to_owned()
    }

    /// Returns the place of somebody, as printed, in a session.
    pub async fn place(&self, consultation: &str, name: &str) -> String {
        let document = "query($id: ID!) { consultation(id: $id) { participants { id name } } }";
        let answer = self.client(Who::Organizer).run(document, json!({ "id": consultation })).await;
        let mut rows = answer.list("consultation.participants").iter();
        let row = rows.find(|row| row["name"] == name).unwrap_or_else(|| panic!("{name} takes no part"));
        row["id"].as_str().expect("an id").to_owned()
    }

    /// Notes who came to a session and who did not, by their names as printed.
    pub async fn came(&self, consultation: &str, present: &[&str], absent: &[&str]) {
        let mut input = json!({ "consultation": consultation, "present": [], "absent": [] });
        for (list, names) in [("present", present), ("absent", absent)] {
            for name in names {
                let place = json!(self.place(consultation, name).await);
                input[list].as_array_mut().expect("a list").push(place);
            }
        }
        self.step(Who::Organizer, "recordAttendance", input).await;
    }

    /// Lets 林义 hand in a speech and returns its id.
    pub async fn registered(&self, consultation: &str) -> String {
        self.step(Who::Member, "registerSpeech", Self::words(consultation)).await
    }

    /// Returns what a member hands in.
    pub fn words(consultation: &str) -> Value {
        json!({
            "consultation": consultation, "title": "成立真正代表业主的业主委员会",
            "body": "有的小区没有业主委员会，有的由物业公司代办。", "isPublic": true, "mayBecomeOpinion": true,
        })
    }
}
