//! Writing together: drafts saved field by field, invitations that are answered, declined, lapse and are renewed.

use serde_json::{Value, json};
use tests::{Answer, on_both};

use crate::cast::{Cast, Snapshot, Who};

async fn joint(cast: &Cast, cosigners: &[&str]) -> String {
    let mut input = cast.proposal("关于规范物业服务的提案");
    input["proposerType"] = json!("JOINT");
    input["coSigners"] = cosigners.iter().map(|name| json!(cast.member(name))).collect();
    cast.step(Who::Member, "createSuggestion", input).await
}

async fn read(cast: &Cast, who: Who, id: &str) -> Answer {
    let document = "query($id: ID!) { suggestion(id: $id) {
        version title category { name } revisions { number } allowedActions coSignerCount status
        proposers { name status invitedAt expiresOn answeredAt }
    } }";
    cast.client(who).run(document, json!({ "id": id })).await
}

async fn answers(cast: &Cast, who: Who, id: &str, agree: bool) {
    let answer = cast.ask(who, "answerCosignInvitation", json!({ "suggestion": id, "agree": agree })).await;
    answer.data("");
}

fn standings(answer: &Answer) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rows = answer.list("suggestion.proposers").iter();
    rows.map(|row| (text(&row["name"]), text(&row["status"]))).collect()
}

fn told(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(name, status)| ((*name).to_owned(), (*status).to_owned())).collect()
}

on_both! {
    async fn a_draft_is_saved_field_by_field_without_a_revision(cast: Cast) {
        let id = cast.proposal_at("DRAFT").await.id;
        let category = cast.world().categories["社会事业"].to_string();
        let changes = [
            json!({ "background": "长".repeat(9_000) }),
            json!({ "category": category }),
            json!({ "title": "关于物业的提案" }),
            json!({ "category": null }),
        ];
        let document = "mutation($input: UpdateSuggestionInput!) {
            updateSuggestion(input: $input) { suggestion { version category { name } } }
        }";
        for (version, mut input) in (1..).zip(changes) {
            (input["id"], input["expectedVersion"]) = (json!(id), json!(version));
            let saved = cast.client(Who::Member).run(document, json!({ "input": input })).await;
            assert_eq!(saved.number("updateSuggestion.suggestion.version"), version + 1);
            let category = &saved.data("updateSuggestion.suggestion.category")["name"];
            assert_eq!(category == "社会事业", version == 2 || version == 3, "{category}");
        }

        let late = json!({ "id": id, "title": "旧", "expectedVersion": 2 });
        let refused = cast.client(Who::Member).run(document, json!({ "input": late })).await;
        assert_eq!((refused.code(), &refused.body()["errors"][0]["extensions"]["currentVersion"]), ("CONFLICT", &json!(5)));
        assert_eq!(read(&cast, Who::Member, &id).await.list("suggestion.revisions"), [] as [Value; 0]);
        let refused = cast.ask(Who::Member, "submitSuggestion", json!({ "id": id })).await;
        assert_eq!((refused.reason(), refused.field()), ("too_long", "recommendation"));
    }

    async fn an_invitation_lapses_and_is_renewed(cast: Cast) {
        let id = joint(&cast, &["解景瑞", "黄琳琳"]).await;
        answers(&cast, Who::Invited, &id, false).await;
        cast.clock("2022-09-14");
        let seen = read(&cast, Who::CoSigner, &id).await;
        assert_eq!(standings(&seen), told(&[("林义", "AGREED"), ("解景瑞", "INVITED"), ("黄琳琳", "DECLINED")]));
        assert_eq!(seen.text("suggestion.proposers.1.expiresOn"), "2022-09-14");
        assert_eq!(seen.data("suggestion.allowedActions"), &json!(["ANSWER_COSIGN_INVITATION"]));

        cast.clock("2022-09-15");
        let seen = read(&cast, Who::CoSigner, &id).await;
        assert_eq!(standings(&seen)[1].1, "EXPIRED");
        assert_eq!(seen.data("suggestion.allowedActions"), &json!([]));
        let refused = cast.ask(Who::Member, "submitSuggestion", json!({ "id": id })).await;
        assert_eq!(refused.reason(), "too_few_proposers");

        let members = ["解景瑞", "黄琳琳", "王国民"].map(|name| cast.member(name));
        cast.step(Who::Member, "inviteCosigners", json!({ "suggestion": id, "members": members })).await;
        let seen = read(&cast, Who::Member, &id).await;
        let all = [("林义", "AGREED"), ("解景瑞", "INVITED"), ("黄琳琳", "INVITED"), ("王国民", "INVITED")];
        assert_eq!(standings(&seen), told(&all));
        assert_eq!(seen.text("suggestion.proposers.1.expiresOn"), "2022-09-30");

        answers(&cast, Who::CoSigner, &id, true).await;
        answers(&cast, Who::Invited, &id, false).await;
        cast.move_on(Who::Member, "submitSuggestion", &id).await;
        let seen = read(&cast, Who::Member, &id).await;
        assert_eq!(standings(&seen), told(&[("林义", "AGREED"), ("解景瑞", "AGREED"), ("黄琳琳", "DECLINED")]));
        assert_eq!(seen.number("suggestion.coSignerCount"), 1);
        cast.sees("who did not answer is out", &id, "
            林义: SUBMITTED full r1 WITHDRAW
            解景瑞: SUBMITTED full r1
            提案委: SUBMITTED full r1 RETURN DECLINE FILE
            督查室 主席: SUBMITTED full r1
        ").await;
    }

    async fn more_are_invited_to_what_was_returned(cast: Cast) {
        let id = joint(&cast, &["解景瑞"]).await;
        answers(&cast, Who::CoSigner, &id, true).await;
        cast.move_on(Who::Member, "submitSuggestion", &id).await;
        cast.step(Who::Office, "returnSuggestion", json!({ "id": id, "reason": "请补充数据" })).await;

        let members = [cast.member("黄琳琳")];
        cast.step(Who::Member, "inviteCosigners", json!({ "suggestion": id, "members": members })).await;
        answers(&cast, Who::Invited, &id, true).await;
        cast.move_on(Who::Member, "submitSuggestion", &id).await;

        let seen = read(&cast, Who::Invited, &id).await;
        assert_eq!(standings(&seen), told(&[("林义", "AGREED"), ("解景瑞", "AGREED"), ("黄琳琳", "AGREED")]));
    }

    async fn every_kind_of_body_proposes_through_its_liaison(cast: Cast) {
        let bodies = [
            ("PARTY", "民盟石嘴山市委"),
            ("ORGANIZATION", "市工商联"),
            ("SPECIAL_COMMITTEE", "社会和法制委员会"),
            ("LOWER_CPPCC", "大武口区政协"),
            ("SECTOR", "经济界"),
            ("MEMBER_GROUP", "第三委员小组"),
        ];
        for (proposer_type, name) in bodies {
            let mut input = cast.proposal("关于规范物业服务的提案");
            (input["proposerType"], input["bodyName"]) = (json!(proposer_type), json!(format!("{name}（筹）")));
            cast.clock("2021-12-28");
            let id = cast.step(Who::Liaison, "createSuggestion", input).await;
            cast.step(Who::Liaison, "updateSuggestion", json!({ "id": id, "bodyName": name })).await;

            // Sectors and groups of members propose in the plenary window alone.
            cast.clock("2021-12-30");
            let before = Snapshot::of(cast.database()).await;
            let late = cast.ask(Who::Liaison, "submitSuggestion", json!({ "id": id })).await;
            if ["SECTOR", "MEMBER_GROUP"].contains(&proposer_type) {
                assert_eq!(late.reason(), "plenary_only", "{proposer_type}");
                before.still_holds(cast.database(), "a proposal too late").await;
                cast.clock("2021-12-29");
                cast.move_on(Who::Liaison, "submitSuggestion", &id).await;
            } else {
                late.data("");
            }
            cast.move_on(Who::Office, "fileSuggestion", &id).await;

            let document = "query($id: ID!) { suggestion(id: $id) { status proposerType proposers { name member { id } } } }";
            let seen = cast.client(Who::Liaison).run(document, json!({ "id": id })).await;
            assert_eq!(seen.text("suggestion.status"), "FILED");
            assert_eq!(seen.text("suggestion.proposerType"), proposer_type);
            assert_eq!(seen.data("suggestion.proposers"), &json!([{ "name": name, "member": null }]));
        }
    }
}
