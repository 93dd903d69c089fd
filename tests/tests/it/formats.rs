//! Every format walked from its first stage to its last, and what outsiders learn of it on the way.

use domain::consultation::Format;
use domain::enums::{ConsultationFormat, ConsultationStatus};
use domain::ids::ConsultationId;
use entities::consultation as table;
use entities::database::Database;
use migration::{Migrator, MigratorTrait as _};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};
use tests::on_both;

use crate::cast::{Cast, Who};

/// The usual way of each format; `@` stands before the stage that a day leads to.
const WAYS: [(&str, &str); 10] = [
    (
        "BIMONTHLY",
        "RESEARCHING @SCHEDULED HELD OUTCOME_DRAFTED SUBMITTED INSTRUCTED ASSIGNED_TO_DEPARTMENTS FEEDBACK_RECEIVED CLOSED",
    ),
    (
        "THEMATIC",
        "RESEARCHING @SCHEDULED HELD OUTCOME_DRAFTED CHAIR_MEETING_APPROVED SUBMITTED INSTRUCTED ASSIGNED_TO_DEPARTMENTS FEEDBACK_RECEIVED CLOSED",
    ),
    ("COUNTERPART", "RESEARCHING @SCHEDULED HELD OUTCOME_DRAFTED OPINIONS_SENT FEEDBACK_RECEIVED CLOSED"),
    ("SECTOR", "@SCHEDULED HELD OUTCOME_DRAFTED SUBMITTED FEEDBACK_RECEIVED CLOSED"),
    ("PROPOSAL_HANDLING", "@SCHEDULED HELD OPINIONS_SENT FEEDBACK_RECEIVED CLOSED"),
    ("RESEARCH", "RESEARCHING @SCHEDULED HELD OUTCOME_DRAFTED SUBMITTED INSTRUCTED FEEDBACK_RECEIVED CLOSED"),
    ("ONLINE", "@SCHEDULED DISCUSSION_OPEN DISCUSSION_ENDED OUTCOME_DRAFTED SUBMITTED FEEDBACK_RECEIVED CLOSED"),
    ("COMMUNITY_COUNCIL", "@TOPIC_CONFIRMED DELIBERATING FEEDBACK_GIVEN CLOSED"),
    ("VILLAGE_COUNCIL", "TOPIC_CONFIRMED @TOPIC_CONFIRMED DELIBERATING FEEDBACK_GIVEN CLOSED"),
    (
        "WAGE_BARGAINING",
        "REPLIED @NEGOTIATING DRAFT_AGREED CONGRESS_APPROVED SIGNED FILED EFFECTIVE PUBLISHED EXPIRING RENEWED",
    ),
];

async fn advance(cast: &Cast, who: Who, id: &str, to: &str) {
    cast.step(who, "advanceConsultation", json!({ "id": id, "to": to, "reason": "如期推进" })).await;
}

async fn schedule(cast: &Cast, id: &str) {
    cast.step(Who::Organizer, "scheduleConsultation", json!({ "id": id, "on": "2022-08-29" })).await;
}

/// Returns the stage as somebody sees it; nothing where the consultation is hidden.
async fn stage(cast: &Cast, who: Who, id: &str) -> Option<String> {
    let document = "query($id: ID!) { consultation(id: $id) { stage { code phase isInternal } status } }";
    let answer = cast.client(who).run(document, json!({ "id": id })).await;
    if answer.data("consultation").is_null() {
        return None;
    }
    assert_eq!(answer.text("consultation.stage.phase"), answer.text("consultation.status"));
    Some(answer.text("consultation.stage.code"))
}

async fn history(cast: &Cast, who: Who, id: &str) -> Vec<[String; 3]> {
    let document = "query($id: ID!) { consultation(id: $id) { history { event fromStatus toStatus stage { name } } } }";
    let answer = cast.client(who).run(document, json!({ "id": id })).await;
    let text = |entry: &Value, field: &str| entry[field].as_str().unwrap_or_default().to_owned();
    let entry = |entry: &Value| {
        assert!(entry["stage"]["name"].is_string(), "{entry}");
        ["event", "fromStatus", "toStatus"].map(|field| text(entry, field))
    };
    answer.list("consultation.history").iter().map(entry).collect()
}

on_both! {
    async fn every_format_goes_its_own_way_to_the_end(cast: Cast) {
        for (format, way) in WAYS {
            cast.clock("2022-08-30");
            let is_bargaining = format == "WAGE_BARGAINING";
            let mut input = cast.consultation("提升物业服务管理水平");
            input["format"] = json!(format);
            let id = cast.step(Who::Organizer, "createConsultation", input).await;
            match format {
                "WAGE_BARGAINING" => cast.seated(&id).await,
                "PROPOSAL_HANDLING" => {
                    let case = cast.proposal_at("FILED").await;
                    let cases = json!({ "id": id, "suggestions": [case.id] });
                    cast.step(Who::Office, "setConsultationCases", cases).await;
                }
                _ => {}
            }
            for to in way.split_whitespace() {
                if let Some(to) = to.strip_prefix('@') {
                    let on = if is_bargaining { "2022-04-01" } else { "2022-08-29" };
                    cast.meets(&id, on).await;
                    assert_eq!(stage(&cast, Who::Organizer, &id).await.as_deref(), Some(to), "{format}");
                    continue;
                }
                cast.ready_for(&id, to).await;
                if to == "EXPIRING" {
                    cast.clock("2023-04-20");
                }
                if is_bargaining {
                    cast.leads_to(&id, to).await;
                }
                advance(&cast, Who::Organizer, &id, to).await;
                assert_eq!(stage(&cast, Who::Organizer, &id).await.as_deref(), Some(to), "{format}");
            }

            let last = way.split_whitespace().last().map(str::to_owned);
            assert_eq!(stage(&cast, Who::Anonymous, &id).await, last, "{format}");
        }
    }

    async fn a_point_that_was_merged_is_where_its_case_is(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.consultation_at("HELD", "提升物业服务管理水平").await;
        cast.minuted(&id).await;
        for to in ["OUTCOME_DRAFTED", "SUBMITTED"] {
            advance(&cast, Who::Organizer, &id, to).await;
        }
        let part = cast.point_out_of(&id, "PROPOSAL").await;
        let case = cast.proposal_at("SUBMITTED").await.id;
        cast.merge(&case, &[&part]).await;
        cast.move_on(Who::Office, "fileSuggestion", &case).await;
        let on = json!({ "id": id, "to": "ASSIGNED_TO_DEPARTMENTS" });
        let early = cast.ask(Who::Organizer, "advanceConsultation", on.clone()).await;
        assert_eq!(early.reason(), "not_yet_assigned", "it is merged into what nobody has in hand");

        cast.assign(&case, "SOLE", &[("住建局", "SOLE")]).await;

        cast.step(Who::Organizer, "advanceConsultation", on).await;
        let back = json!({ "id": id, "to": "FEEDBACK_RECEIVED" });
        assert_eq!(cast.ask(Who::Organizer, "advanceConsultation", back).await.reason(), "no_feedback_yet");
    }

    async fn a_proposed_topic_waits_for_the_chair(cast: Cast) {
        let mut input = cast.consultation("提升物业服务管理水平");
        input["stage"] = json!("TOPIC_PROPOSED");
        let id = cast.step(Who::Organizer, "createConsultation", input).await;
        let document = "query($id: ID!) { consultation(id: $id) { nextSteps { action to { code } roles needs { name reason message } } } }";
        let answer = cast.client(Who::Chair).run(document, json!({ "id": id })).await;
        let steps = answer.list("consultation.nextSteps");
        assert_eq!(steps.len(), 1, "{steps:?}");
        assert_eq!((&steps[0]["action"], &steps[0]["to"]["code"]), (&json!("ADVANCE"), &json!("PLANNED")));
        let answer = cast.client(Who::Organizer).run(document, json!({ "id": id })).await;
        let cancel = &answer.list("consultation.nextSteps")[1];
        assert_eq!(cancel["needs"], json!([{ "name": "理由", "reason": "reason_needed", "message": "必须写明理由" }]));

        advance(&cast, Who::Chair, &id, "PLANNED").await;

        assert_eq!(stage(&cast, Who::Chair, &id).await.as_deref(), Some("PLANNED"));
    }

    async fn an_instruction_stays_inside(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.consultation_at("HELD", "提升物业服务管理水平").await;
        cast.minuted(&id).await;
        for to in ["OUTCOME_DRAFTED", "SUBMITTED"] {
            advance(&cast, Who::Organizer, &id, to).await;
        }
        cast.ready_for(&id, "INSTRUCTED").await;
        let face = "query($id: ID!) { consultation(id: $id) { version updatedAt stage { code } history { at } } }";
        let before = cast.client(Who::Anonymous).run(face, json!({ "id": id })).await;
        cast.wait(60);
        advance(&cast, Who::Organizer, &id, "INSTRUCTED").await;
        let after = cast.client(Who::Anonymous).run(face, json!({ "id": id })).await;
        assert_eq!(after.body(), before.body(), "nothing tells outsiders of it");

        for (who, seen) in [(Who::Anonymous, "SUBMITTED"), (Who::Member, "SUBMITTED"), (Who::Organizer, "INSTRUCTED")] {
            assert_eq!(stage(&cast, who, &id).await.as_deref(), Some(seen), "{}", who.name());
        }

        cast.ready_for(&id, "FEEDBACK_RECEIVED").await;
        advance(&cast, Who::Organizer, &id, "FEEDBACK_RECEIVED").await;
        let last = history(&cast, Who::Anonymous, &id).await.pop();
        assert_eq!(last, Some(["ADVANCE", "SUBMITTED", "FEEDBACK_RECEIVED"].map(str::to_owned)));
        let last = history(&cast, Who::Organizer, &id).await.pop();
        assert_eq!(last, Some(["ADVANCE", "INSTRUCTED", "FEEDBACK_RECEIVED"].map(str::to_owned)));
        let told = format!("{:?}", history(&cast, Who::Anonymous, &id).await);
        assert!(!told.contains("INSTRUCTED"), "{told}");
    }

    async fn a_session_is_put_off_called_off_and_taken_up_again(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.consultation_at("SCHEDULED", "提升物业服务管理水平").await;
        assert_eq!(stage(&cast, Who::Member, &id).await.as_deref(), Some("SCHEDULED"), "who takes part knows of it");

        cast.step(Who::Organizer, "postponeConsultation", json!({ "id": id, "reason": "主持人出差" })).await;
        let answer = cast.client(Who::Organizer).run("query($id: ID!) { consultation(id: $id) { scheduledOn } }", json!({ "id": id })).await;
        assert!(answer.data("consultation.scheduledOn").is_null());
        assert_eq!(stage(&cast, Who::Member, &id).await, None, "it has no day any more");

        schedule(&cast, &id).await;
        advance(&cast, Who::Organizer, &id, "CANCELLED").await;
        assert_eq!(stage(&cast, Who::Member, &id).await, None);
        cast.step(Who::Organizer, "reopenConsultation", json!({ "id": id, "reason": "条件已具备" })).await;
        assert_eq!(stage(&cast, Who::Organizer, &id).await.as_deref(), Some("PLANNED"));
        let day = "query($id: ID!) { consultation(id: $id) { scheduledOn } }";
        assert!(cast.client(Who::Organizer).run(day, json!({ "id": id })).await.data("consultation.scheduledOn").is_null());

        schedule(&cast, &id).await;
        for to in ["HELD", "CLOSED"] {
            advance(&cast, Who::Organizer, &id, to).await;
        }
        cast.step(Who::Organizer, "reopenConsultation", json!({ "id": id, "reason": "仍有承诺未兑现" })).await;
        assert_eq!(stage(&cast, Who::Anonymous, &id).await.as_deref(), Some("HELD"), "it goes on where it was closed");
        let told = format!("{:?}", history(&cast, Who::Anonymous, &id).await);
        assert!(!told.contains("CANCELLED"), "that it was called off once is nobody's business: {told}");
        let events: Vec<_> = history(&cast, Who::Organizer, &id).await.into_iter().map(|[event, ..]| event).collect();
        assert_eq!(events.join(" "), "CREATE SCHEDULE POSTPONE SCHEDULE CANCEL REOPEN SCHEDULE HOLD ADVANCE REOPEN");
    }

    async fn sessions_of_older_databases_are_at_a_stage_of_their_format(cast: Cast) {
        let statuses = ConsultationStatus::ALL;
        let mut sessions = Vec::new();
        for format in ConsultationFormat::ALL {
            for status in statuses {
                let mut input = cast.consultation(&format!("{}的议题", status.zh()));
                input["format"] = json!(format.as_str());
                let id = cast.step(Who::Organizer, "createConsultation", input).await;
                sessions.push((id.parse::<ConsultationId>().expect("an id of a consultation"), *format, *status));
            }
        }
        let database: &Database = cast.database();
        let later = Migrator::migrations().iter().rev().take_while(|it| it.name() != "m20261127_000031_notices").count();
        Migrator::down(database.writer(), Some(u32::try_from(later).expect("few migrations"))).await.expect("the way down");
        for (id, _, status) in &sessions {
            let older = table::Entity::update_many().col_expr(table::Column::Status, Expr::value(*status));
            older.filter(table::Column::Id.eq(*id)).exec(database.writer()).await.expect("an update");
        }

        migration::up(database.writer()).await.expect("the way up");

        let rows = table::Entity::find().all(database.reader()).await.expect("a read");
        for (id, format, was) in sessions {
            let row = rows.iter().find(|row| row.id == id).expect("the row is there");
            let stage = Format::of(format).stage(&row.stage);
            let stage = stage.unwrap_or_else(|| panic!("{format:?} has no stage {}", row.stage));
            assert_eq!(stage.phase, row.status, "{format:?} {was:?}");
            let is_public = |status| table::PUBLIC_STATUSES.contains(status);
            assert_eq!(is_public(&row.status), is_public(&was), "{format:?} {was:?}");
        }
    }
}
