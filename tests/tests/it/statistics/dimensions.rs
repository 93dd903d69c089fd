//! Counts side by side: each dimension adds up to the whole, whatever happened and whoever asks.

use entities::enums::DepartmentKind;
use entities::ids::AssignmentId;
use entities::{assignment, department};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use sea_orm::{EntityTrait as _, IntoActiveModel};
use serde_json::{Value, json};
use tests::on_both;
use uuid::Uuid;

use super::{RATES, adds_up, answered_by_two, counted, group, groups, share, sizes, statistics};
use crate::cast::{Cast, Who};

/// Dimensions whose groups share nothing, so that they add up to the whole.
const APART: [&str; 4] = ["COMMITTEE", "TERM", "SECTOR", "CATEGORY"];

/// Makes a proposal of anybody's in any category, and brings it anywhere.
async fn anything(cast: &Cast, chance: &mut StdRng) {
    let proposers = [Who::Member, Who::CoSigner, Who::OtherMember, Who::Invited];
    let proposer = proposers[chance.random_range(0..proposers.len())];
    let categories = ["经济建设", "城市建设管理", "社会事业"];
    let category = categories[chance.random_range(0..categories.len())];
    let mut input = cast.proposal("关于规范物业服务的提案");
    if chance.random_bool(0.8) {
        input["category"] = json!(cast.world().categories[category].to_string());
    }
    if chance.random_bool(0.3) {
        input["kind"] = json!("CITIZEN_ISSUE");
    }
    let id = cast.step(proposer, "createSuggestion", input).await;
    let unit = json!([{ "department": cast.department("住建局"), "role": "SOLE" }]);
    for _ in 0..3 {
        let (who, name, input) = match chance.random_range(0..10) {
            0..4 => (proposer, "submitSuggestion", json!({ "id": id })),
            4 => (proposer, "withdrawSuggestion", json!({ "id": id })),
            5 => (Who::Office, "returnSuggestion", json!({ "id": id, "reason": "请补充数据" })),
            6 => (Who::Office, "declineSuggestion", json!({ "id": id, "ground": "VAGUE", "reason": "空泛" })),
            7 => (Who::Office, "fileSuggestion", json!({ "id": id })),
            8 => (Who::Office, "assignSuggestion", json!({ "id": id, "mode": "SOLE", "units": unit })),
            _ => (
                Who::Office,
                "convertSuggestion",
                json!({ "id": id, "kind": "CONSULTATION_SUGGESTION", "reason": "转办" }),
            ),
        };
        // Most steps are refused, which changes nothing.
        cast.ask(who, name, input).await;
    }
}

/// Asserts that the groups' counts and rates add up to the whole's.
fn sums_up(found: &Value, by: &str) {
    let told: Vec<&Value> = groups(found).iter().map(|group| &group["counts"]).collect();
    for field in ["received", "filed", "converted", "declined", "stillUnderReview", "closed", "paperEvaluations"] {
        let sum: u64 = told.iter().filter_map(|counts| counts[field].as_u64()).sum();
        assert_eq!(found[field].as_u64(), Some(sum), "{field} by {by}: {found:#}");
    }
    for rate in RATES {
        let of = |place: &str| -> u64 { told.iter().filter_map(|counts| counts[rate][place].as_u64()).sum() };
        assert_eq!(share(found, rate), (Some(of("numerator")), Some(of("denominator"))), "{rate} by {by}: {found:#}");
    }
}

/// Charges so many departments more with a case, each in the part that an assignment has.
async fn charge(cast: &Cast, assignment: &str, number: u128) {
    let db = cast.database().writer();
    let id: AssignmentId = assignment.parse().expect("an id of an assignment");
    let unit = assignment::Entity::find_by_id(id).one(db).await.expect("a read").expect("a row");
    let departments = (0..number).map(|place| department::Model {
        id: Uuid::from_u128(place).into(),
        committee_id: cast.world().committee,
        name: format!("第{place}局"),
        short_name: format!("第{place}局"),
        kind: DepartmentKind::Government,
        version: 1,
    });
    let departments = departments.map(IntoActiveModel::into_active_model);
    department::Entity::insert_many(departments).exec_without_returning(db).await.expect("departments");
    let units = (0..number).map(|place| assignment::Model {
        id: Uuid::from_u128(place).into(),
        department_id: Uuid::from_u128(place).into(),
        ..unit.clone()
    });
    let units = units.map(IntoActiveModel::into_active_model);
    assignment::Entity::insert_many(units).exec_without_returning(db).await.expect("assignments");
}

on_both! {
    async fn whatever_happened_every_dimension_adds_up_for_everybody(cast: Cast) {
        let mut chance = StdRng::seed_from_u64(3);
        for _ in 0..24 {
            anything(&cast, &mut chance).await;
        }
        cast.proposal_at("MERGED").await;
        for _ in 0..6 {
            cast.proposal_at("PUBLISHED").await;
        }

        for by in ["COMMITTEE", "TERM", "SECTOR", "CATEGORY", "DEPARTMENT"] {
            for who in [Who::Office, Who::Chair, Who::Member, Who::Department, Who::Anonymous] {
                let found = statistics(&cast, who, by).await;
                adds_up(&found);
                groups(&found).iter().filter(|group| group["isSuppressed"] == false).for_each(|it| adds_up(&it["counts"]));
                if who == Who::Office && APART.contains(&by) {
                    sums_up(&found, by);
                }
            }
        }
        let office = statistics(&cast, Who::Office, "SECTOR").await;
        for class in ["filed", "declined", "withdrawn", "returned", "stillUnderReview", "converted", "merged"] {
            assert!(office[class].as_u64() > Some(0), "the chance gave no {class}: {office:#}");
        }
        assert!(groups(&office).len() > 2, "{office:#}");
    }

    async fn what_two_departments_answer_counts_under_each(cast: Cast) {
        cast.proposal_at("RESPONDED").await;
        answered_by_two(&cast, Who::CoSigner).await;
        answered_by_two(&cast, Who::CoSigner).await;

        let found = statistics(&cast, Who::Office, "DEPARTMENT").await;

        assert_eq!(groups(&found).len(), 2, "{found:#}");
        let (housing, finance) = (group(&found, "住房"), group(&found, "财政"));
        assert_eq!((housing["received"].as_u64(), finance["received"].as_u64()), (Some(3), Some(2)));
        assert_eq!(share(housing, "replyRate"), (Some(1), Some(3)));
        assert_eq!(share(finance, "replyRate"), (Some(0), Some(2)));
        assert_eq!(found["received"], 3, "the cases themselves are counted once");
        assert_eq!(share(&found, "replyRate"), (Some(1), Some(5)), "the replies by department");
    }

    async fn who_assists_and_who_handed_back_is_no_group(cast: Cast) {
        let joint = cast.proposal_at("FILED").await.id;
        cast.assign(&joint, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
        let case = cast.proposal_at("ASSIGNED").await;
        let request = cast.hands_back(Who::Department, &case.assignment, "公安局").await;
        let decision = json!({ "handBack": request, "approve": true, "note": "改由公安局办理" });
        cast.ask(Who::Supervisor, "decideReassignment", decision).await.data("");

        let found = statistics(&cast, Who::Office, "DEPARTMENT").await;

        let mut sizes = sizes(&found);
        sizes.sort_unstable();
        assert_eq!(sizes, [(Some("石嘴山市住房和城乡建设局"), Some(1)), (Some("石嘴山市公安局"), Some(1))]);
        assert_eq!(share(&found, "replyRate"), (Some(0), Some(2)));
    }

    async fn the_archive_is_counted_across_committees(cast: Cast) {
        for _ in 0..5 {
            cast.proposal_at("PUBLISHED").await;
        }
        cast.proposal_at("CLOSED").await;
        let foreign = json!({ "committee": cast.foreign_committee.to_string() });
        let mut input = cast.proposal("关于社区治理的提案");
        input["committee"] = foreign["committee"].clone();
        let id = cast.step(Who::ForeignMember, "createSuggestion", input).await;
        cast.move_on(Who::ForeignMember, "submitSuggestion", &id).await;

        let all = async |who: Who, by: &str| counted(&cast, who, json!({ "by": by })).await;
        let public = all(Who::Anonymous, "COMMITTEE").await;
        assert_eq!((public["received"].as_u64(), sizes(&public)), (Some(5), vec![(Some("石嘴山市政协"), Some(5))]));
        assert_eq!(sizes(&all(Who::Anonymous, "TERM").await), [(Some("石嘴山市政协十一届"), Some(5))]);
        let seen = all(Who::ForeignMember, "COMMITTEE").await;
        assert_eq!(seen["received"], 6, "one's own besides");
        assert_eq!(sizes(&seen), [(Some("石嘴山市政协"), None), (Some("金凤区政协"), None)], "a single small group");
        let office = counted(&cast, Who::Office, json!({ "by": "TERM", "term": 11 })).await;
        assert_eq!(office["received"], 6, "of the terms of that number, of all committees");
    }

    async fn the_number_of_statements_does_not_grow_with_the_groups(cast: Cast) {
        cast.proposal_at("RESPONDED").await;
        let ask = async |who: Who| {
            let (found, statements) = cast.counting(statistics(&cast, who, "DEPARTMENT")).await;
            (groups(&found).len(), statements.len())
        };
        let (few, alone) = (ask(Who::Office).await, ask(Who::Member).await);

        answered_by_two(&cast, Who::Member).await;
        let id = cast.proposal_at("FILED").await.id;
        cast.assign(&id, "SOLE", &[("公安局", "SOLE")]).await;

        assert_eq!((ask(Who::Office).await, ask(Who::Member).await), ((3, few.1), (3, alone.1)));
        assert_eq!((few.0, alone.0), (1, 1));
    }

    async fn of_very_many_groups_the_largest_are_told(cast: Cast) {
        cast.proposal_at("ASSIGNED").await;
        let case = cast.proposal_at("ASSIGNED").await;
        charge(&cast, &case.assignment, 1_100).await;
        cast.clock("2023-06-01");

        let found = statistics(&cast, Who::Office, "DEPARTMENT").await;

        assert_eq!((found["received"].as_u64(), groups(&found).len()), (Some(2), 500));
        assert_eq!(sizes(&found)[0], (Some("石嘴山市住房和城乡建设局"), Some(2)));
        let overdue = (Some(0), Some(1_102));
        assert_eq!(share(&found, "onTimeRate"), overdue, "every duty is counted, however many there are");
        assert_eq!(share(group(&found, "住房"), "onTimeRate"), (Some(0), Some(2)));
        assert_eq!(sizes(&statistics(&cast, Who::Member, "DEPARTMENT").await)[0].1, None);
    }

    async fn a_rate_says_what_it_divides_in_the_language_asked_for(cast: Cast) {
        let document = "{ statistics { replyRate { value rule isSuppressed } } }";

        let zh = cast.client(Who::Anonymous).run(document, json!({})).await;

        assert_eq!(zh.text("statistics.replyRate.rule"), "已答复件次 ÷ 应答复件次（按承办单位计，会办不计）");
        assert!(zh.data("statistics.replyRate.value").is_null(), "there is nothing to divide by");
        assert_eq!(zh.data("statistics.replyRate.isSuppressed"), &json!(false));
    }
}
