//! Refusals around what councils and bargainings keep: how much of it, whose days overlap, what belongs elsewhere.

use entities::{collective_contract, council_matter, council_member};
use sea_orm::EntityTrait;
use sea_orm::IntoActiveModel;
use serde_json::{Value, json};

use super::refusals;
use crate::cast::{Cast, Who};
use crate::schema::rows;

/// How many rows one statement writes here.
const AT_ONCE: usize = 500;

/// Writes rows that stand for what was entered one by one.
async fn filled<A: sea_orm::ActiveModelTrait>(cast: &Cast, rows: Vec<A>) {
    for piece in rows.chunks(AT_ONCE) {
        let written = A::Entity::insert_many(piece.to_vec()).exec(cast.database().writer()).await;
        written.expect("the rows are in order");
    }
}

fn id<I: std::str::FromStr>(text: &str) -> I
where
    I::Err: std::fmt::Debug,
{
    text.parse().expect("an id of the test")
}

fn convener(council: &str, from: &str, until: Option<&str>) -> Value {
    json!({ "council": council, "role": "CONVENER", "name": "村支书", "from": from, "until": until })
}

refusals! {
    ConvenerTaken FailedPrecondition ""
    async fn no_earlier_convener_sat_on_into_the_days_of_the_next(cast: Cast) {
        let council = cast.organize("createCouncil", cast.council("VILLAGE", "水源村议事会")).await;
        cast.organize("addCouncilMember", convener(&council, "2021-01-01", Some("2021-12-31"))).await;
        cast.organize("addCouncilMember", convener(&council, "2022-01-01", None)).await;
        (Who::Organizer, "addCouncilMember", convener(&council, "2020-06-01", Some("2021-01-01")))
    }

    DatesOutOfOrder BadUserInput "until"
    async fn nobody_is_entered_who_left_before_they_came(cast: Cast) {
        let council = cast.organize("createCouncil", cast.council("VILLAGE", "水源村议事会")).await;
        (Who::Organizer, "addCouncilMember", convener(&council, "2021-01-01", Some("2020-12-31")))
    }

    TooMany BadUserInput "council"
    async fn a_council_has_a_thousand_people(cast: Cast) {
        let council = cast.organize("createCouncil", cast.council("VILLAGE", "水源村议事会")).await;
        let seat = |number: u128| council_member::Model {
            id: rows::id(90_000 + number),
            council_id: id(&council),
            member_id: None,
            ..rows::council_member()
        };
        filled(cast, (0..1_000).map(|number| seat(number).into_active_model()).collect()).await;
        let input = json!({ "council": council, "role": "RESIDENT", "name": "居民", "from": "2022-01-01" });
        (Who::Organizer, "addCouncilMember", input)
    }

    TooMany BadUserInput "council"
    async fn a_council_has_two_thousand_matters(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let matter = |number: u128| council_matter::Model {
            id: rows::id(90_000 + number),
            council_id: id(&of.council),
            committee_id: id(&cast.committee()),
            ..rows::council_matter()
        };
        filled(cast, (0..1_999).map(|number| matter(number).into_active_model()).collect()).await;
        (Who::Organizer, "raiseMatter", Cast::matter(&of.council, None))
    }

    TooMany BadUserInput "consultation"
    async fn a_bargaining_has_a_hundred_contracts(cast: Cast) {
        let [bargaining, _] = cast.contract_at("SIGNED", "某企业工资集体协商").await;
        let contract = |number: u128| collective_contract::Model {
            id: rows::id(90_000 + number),
            committee_id: id(&cast.committee()),
            consultation_id: id(&bargaining),
            number: None,
            ..rows::collective_contract()
        };
        filled(cast, (0..99).map(|number| contract(number).into_active_model()).collect()).await;
        (Who::Organizer, "signContract", Cast::contract(&bargaining, "2022-04-20"))
    }

    OtherFormat FailedPrecondition ""
    async fn no_adviser_helps_a_council(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let task = json!({
            "consultation": of.consultation, "adviserName": "指导员甲", "task": "走访", "dueMonth": "2022-06-15",
        });
        (Who::Organizer, "assignAdviserTask", task)
    }

    OtherFormat FailedPrecondition ""
    async fn no_data_is_handed_over_before_a_councils_meeting(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        (Who::Organizer, "recordDataHandover", handover(&of.consultation, "2022-03-20"))
    }

    DateInFuture BadUserInput "on"
    async fn no_data_was_handed_over_tomorrow(cast: Cast) {
        let id = cast.bargaining("某企业工资集体协商").await;
        (Who::Organizer, "recordDataHandover", handover(&id, &cast.in_days(1)))
    }

    OutOfRange BadUserInput "contractKind"
    async fn only_contracts_have_a_kind_of_contract(cast: Cast) {
        let line = json!({
            "ledger": cast.ledger_with_a_line().await, "label": "协商", "unit": "次", "measure": "CONSULTATIONS_HELD",
            "contractKind": "WAGE", "value": {},
        });
        (Who::Organizer, "recordLedgerLine", line)
    }
}

fn handover(consultation: &str, on: &str) -> Value {
    json!({ "consultation": consultation, "side": "EMPLOYER", "handedBy": "人力资源部", "data": "工资总额", "on": on })
}
