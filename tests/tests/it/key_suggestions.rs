//! Key suggestions, honours, and notes of the supervision: who reads what.

use serde_json::{Value, json};
use tests::{Answer, on_both};

use crate::cast::{Cast, Who};

async fn seen(cast: &Cast, who: Who, id: &str) -> Answer {
    let document = "query($id: ID!) { suggestion(id: $id) {
        version isKey keySuggestion { leader supervisor approvedOn meeting } awards { year title }
        supervisionNotes { body isForDepartment madeBy } history { event }
    } }";
    cast.client(who).run(document, json!({ "id": id })).await
}

async fn listed(cast: &Cast, who: Who, is_key: bool) -> usize {
    let document = "query($isKey: Boolean) { suggestions(filter: { isKey: $isKey }) { nodes { id } } }";
    cast.client(who).run(document, json!({ "isKey": is_key })).await.list("suggestions.nodes").len()
}

async fn notes(cast: &Cast, who: Who, id: &str) -> Vec<Value> {
    seen(cast, who, id).await.list("suggestion.supervisionNotes").iter().map(|note| note["body"].clone()).collect()
}

on_both! {
    async fn a_key_proposal_shows_its_leaders_to_everybody_who_sees_it(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.proposal_at("PUBLISHED").await.id;
        cast.proposal_at("PUBLISHED").await;
        cast.step(Who::Office, "designateKeySuggestion", cast.designation(&id)).await;

        let wanted = |meeting: Value| json!({
            "leader": "张副市长", "supervisor": "李副主席", "approvedOn": "2022-08-30", "meeting": meeting,
        });
        let public = seen(&cast, Who::Anonymous, &id).await;
        assert_eq!(public.data("suggestion.isKey"), &json!(true));
        assert_eq!(public.data("suggestion.keySuggestion"), &wanted(Value::Null));
        let inside = seen(&cast, Who::Department, &id).await;
        assert_eq!(inside.data("suggestion.keySuggestion"), &wanted(json!("十一届第八次主席会议")));
        assert_eq!((listed(&cast, Who::Anonymous, true).await, listed(&cast, Who::Anonymous, false).await), (1, 1));

        let input = json!({ "id": id, "reason": "主席会议另行确定" });
        cast.step(Who::Office, "revokeKeySuggestion", input).await;
        let public = seen(&cast, Who::Anonymous, &id).await;
        assert_eq!(public.data("suggestion.isKey"), &json!(false));
        assert!(public.data("suggestion.keySuggestion").is_null());
        assert_eq!((listed(&cast, Who::Anonymous, true).await, listed(&cast, Who::Anonymous, false).await), (0, 2));
        cast.step(Who::Office, "designateKeySuggestion", cast.designation(&id)).await;
        assert_eq!(listed(&cast, Who::Anonymous, true).await, 1, "it may become one again");
    }

    async fn an_honour_is_given_for_a_year(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.proposal_at("PUBLISHED").await.id;
        cast.clock("2023-02-01");
        for (year, title) in [(2023, "年度好提案"), (2022, "优秀提案")] {
            let input = json!({ "id": id, "year": year, "title": title });
            cast.step(Who::Office, "awardSuggestion", input).await;
        }

        let wanted = json!([{ "year": 2022, "title": "优秀提案" }, { "year": 2023, "title": "年度好提案" }]);
        assert_eq!(seen(&cast, Who::Anonymous, &id).await.data("suggestion.awards"), &wanted);
    }

    async fn notes_of_the_supervision_are_read_by_those_they_are_for(cast: Cast) {
        let id = cast.proposal_at("PUBLISHED").await.id;
        let before = seen(&cast, Who::Member, &id).await;
        for (who, body, is_for_department) in [(Who::Supervisor, "已约谈", false), (Who::Office, "请加快", true)] {
            let input = json!({ "id": id, "body": body, "forDepartment": is_for_department });
            cast.step(who, "addSupervisionNote", input).await;
        }

        for who in [Who::Office, Who::Supervisor, Who::Chair] {
            assert_eq!(notes(&cast, who, &id).await, ["已约谈", "请加快"], "{}", who.name());
        }
        for who in [Who::Department, Who::Handler] {
            assert_eq!(notes(&cast, who, &id).await, ["请加快"], "{}", who.name());
        }
        for who in [Who::Member, Who::OtherDepartment, Who::OtherMember, Who::ForeignOffice, Who::Anonymous] {
            assert_eq!(notes(&cast, who, &id).await, Vec::<Value>::new(), "{}", who.name());
        }
        let after = seen(&cast, Who::Member, &id).await;
        assert_eq!(after.body()["data"], before.body()["data"], "nothing else of the case tells of them");
    }
}
