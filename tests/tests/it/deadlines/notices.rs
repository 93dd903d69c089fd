//! What people are told: at each step, before and after each last day, exactly once.

use domain::notification::remind;
use entities::notification;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::{Value, json};
use tests::on_both;

use crate::cast::{Case, Cast, Who};
use crate::evaluation::answered;

const NOTICES: &str = "query($unread: Boolean!) { viewer { unreadNotificationCount
    notifications(unreadOnly: $unread, first: 100) { totalCount nodes {
        id kind deadline dueOn readAt suggestion { id } assignment { id }
    } }
} }";

async fn notices(cast: &Cast, who: Who) -> Vec<Value> {
    let answer = cast.client(who).run(NOTICES, json!({ "unread": false })).await;
    answer.list("viewer.notifications.nodes").to_vec()
}

/// Counts somebody's notices of a kind about a clock.
async fn told(cast: &Cast, who: Who, kind: &str, deadline: Option<&str>) -> usize {
    let all = notices(cast, who).await;
    all.iter().filter(|it| it["kind"] == kind && it["deadline"].as_str() == deadline).count()
}

async fn kinds(cast: &Cast, who: Who) -> Vec<String> {
    let all = notices(cast, who).await;
    all.iter().map(|it| it["kind"].as_str().unwrap_or_default().to_owned()).collect()
}

async fn rows(cast: &Cast) -> u64 {
    notification::Entity::find().count(cast.database().reader()).await.expect("notices are counted")
}

on_both! {
    async fn every_step_tells_whom_it_concerns(cast: Cast) {
        let case = cast.proposal_at("RESPONDED").await;
        cast.proposal_at("RETURNED").await;
        cast.proposal_at("DECLINED").await;

        for who in [Who::Department, Who::Handler] {
            let all = notices(&cast, who).await;
            assert_eq!(all.len(), 1, "{}: {all:#?}", who.name());
            assert_eq!((&all[0]["kind"], &all[0]["suggestion"]["id"]), (&json!("ASSIGNED"), &json!(case.id)));
        }
        let all = notices(&cast, Who::Member).await;
        let kinds: Vec<_> = all.iter().map(|it| it["kind"].as_str().unwrap_or_default()).collect();
        assert_eq!(kinds, ["DECLINED", "RETURNED", "ANSWERED", "FILED"]);
        for who in [Who::OtherDepartment, Who::OtherMember, Who::Office, Who::Admin, Who::ForeignMember] {
            assert!(notices(&cast, who).await.is_empty(), "{}", who.name());
        }
    }

    async fn who_is_invited_to_co_sign_is_told(cast: Cast) {
        let mut input = cast.proposal("关于规范物业服务的提案");
        input["proposerType"] = json!("JOINT");
        input["coSigners"] = json!([cast.member("解景瑞")]);
        let id = cast.step(Who::Member, "createSuggestion", input).await;
        assert_eq!(kinds(&cast, Who::CoSigner).await, ["INVITED"]);

        // The invitation lapses, which changes nothing of the draft.
        cast.clock("2022-12-01");
        let input = json!({ "suggestion": id, "members": [cast.member("解景瑞")] });
        cast.step(Who::Member, "inviteCosigners", input).await;

        assert_eq!(kinds(&cast, Who::CoSigner).await, ["INVITED", "INVITED"], "once for each invitation");
        for who in [Who::Member, Who::OtherMember, Who::Office] {
            assert_eq!(kinds(&cast, who).await, [""; 0], "{}", who.name());
        }
    }

    async fn who_proposed_is_told_of_merging_and_publication(cast: Cast) {
        let part = cast.proposal_of_at(Who::OtherMember, "SUBMITTED").await.id;
        let into = cast.proposal_at("SUBMITTED").await;
        cast.merge(&into.id, &[&part]).await;
        assert_eq!(kinds(&cast, Who::OtherMember).await, ["MERGED"]);

        let published = cast.proposal_at("PUBLISHED").await.id;
        let all = notices(&cast, Who::Member).await;
        assert_eq!((&all[0]["kind"], &all[0]["suggestion"]["id"]), (&json!("PUBLISHED"), &json!(published)));
    }

    async fn a_hand_back_is_told_to_who_decides_and_its_end_to_who_asked(cast: Cast) {
        let case = cast.proposal_at("ASSIGNED").await;
        let asked = cast.hands_back(Who::Department, &case.assignment, "公安局").await;
        for who in [Who::Office, Who::Supervisor] {
            assert_eq!(kinds(&cast, who).await, ["REASSIGNMENT_REQUESTED"], "{}", who.name());
        }
        assert_eq!(kinds(&cast, Who::Department).await, ["ASSIGNED"]);

        cast.step(Who::Supervisor, "decideReassignment", json!({ "handBack": asked, "approve": true })).await;

        assert_eq!(kinds(&cast, Who::Department).await, ["REASSIGNMENT_APPROVED", "ASSIGNED"]);
        assert_eq!(kinds(&cast, Who::Member).await, ["FILED"], "that it was handed over is no proposer's matter");
    }

    async fn a_department_is_told_of_what_it_has_to_write_again(cast: Cast) {
        let case = cast.proposal_at("RESPONSE_UNDER_REVIEW").await;
        let input = json!({ "id": case.response, "approve": false, "reason": "请写明时间表" });
        cast.step(Who::Supervisor, "reviewResponse", input).await;
        assert_eq!(kinds(&cast, Who::Handler).await, ["RESPONSE_RETURNED", "ASSIGNED"]);

        let case = cast.proposal_at("RESPONDED").await;
        let input = json!({ "suggestion": case.id, "satisfaction": "DISSATISFIED", "comment": "没有时间表" });
        cast.step(Who::Member, "evaluateResponse", input).await;
        assert_eq!(kinds(&cast, Who::Handler).await, ["REOPENED", "ASSIGNED", "RESPONSE_RETURNED", "ASSIGNED"]);
    }

    async fn who_has_not_evaluated_is_reminded_that_they_may(cast: Cast) {
        let case = answered(&cast).await;
        let input = json!({ "suggestion": case.id, "satisfaction": "SATISFIED" });
        cast.step(Who::Member, "evaluateResponse", input).await;

        // Fifteen working days from 2022-08-30 end on 2022-09-21; the nearest reminder is five days before.
        cast.clock("2022-09-17");
        remind(cast.domain()).await.expect("a sweep");

        assert_eq!(told(&cast, Who::CoSigner, "REMINDER", Some("EVALUATION")).await, 1);
        for who in [Who::Member, Who::OtherMember, Who::Department, Who::Office] {
            assert_eq!(told(&cast, who, "REMINDER", Some("EVALUATION")).await, 0, "{}", who.name());
        }
    }

    async fn more_time_and_urging_are_told_to_the_department(cast: Cast) {
        let case = cast.proposal_at("IN_HANDLING").await;
        let input = json!({ "assignment": case.assignment, "until": "2023-01-31", "reason": "须会商多个部门" });
        cast.step(Who::Supervisor, "extendDeadline", input).await;
        let input = json!({ "assignment": case.assignment, "note": "请尽快答复" });
        cast.step(Who::Supervisor, "urgeDepartment", input).await;

        let all = notices(&cast, Who::Handler).await;

        let kinds: Vec<_> = all.iter().map(|it| it["kind"].as_str().unwrap_or_default()).collect();
        assert_eq!(kinds, ["URGED", "EXTENDED", "ASSIGNED"]);
        assert_eq!(all[0]["assignment"]["id"], case.assignment);
    }

    async fn each_reminder_is_made_once_when_its_day_has_come(cast: Cast) {
        cast.clock("2022-09-01");
        cast.proposal_at("IN_HANDLING").await;
        // The answer is due on 2022-11-30; reminders fifteen, five and one day before.
        for (day, wanted) in [
            ("2022-11-14", 0),
            ("2022-11-15", 1),
            ("2022-11-16", 1),
            ("2022-11-27", 2),
            ("2022-11-28", 2),
            ("2022-11-29", 3),
            ("2022-11-30", 3),
            ("2022-12-01", 3),
        ] {
            cast.clock(day);
            remind(cast.domain()).await.expect("a sweep");
            assert_eq!(told(&cast, Who::Department, "REMINDER", Some("REPLY")).await, wanted, "{day}");
        }
        assert_eq!(told(&cast, Who::Department, "OVERDUE", Some("REPLY")).await, 1);
    }

    async fn lateness_is_told_to_the_department_and_the_office_once(cast: Cast) {
        cast.clock("2022-09-01");
        let case = cast.proposal_at("IN_HANDLING").await;
        cast.clock("2022-12-01");

        let first = remind(cast.domain()).await.expect("a sweep");
        let second = remind(cast.domain()).await.expect("a sweep");

        assert!(first.made > 0, "{first:?}");
        assert_eq!((first.cases, second.made), (1, 0));
        for who in [Who::Department, Who::Handler, Who::Office, Who::Supervisor] {
            let all = notices(&cast, who).await;
            let late: Vec<_> = all.iter().filter(|it| it["deadline"] == "REPLY").collect();
            assert_eq!(late.len(), 1, "{}: {all:#?}", who.name());
            assert_eq!((&late[0]["kind"], &late[0]["dueOn"]), (&json!("OVERDUE"), &json!("2022-11-30")));
            assert_eq!(late[0]["suggestion"]["id"], case.id);
        }
        for who in [Who::Member, Who::Chair, Who::Admin, Who::OtherDepartment, Who::ForeignOffice] {
            assert!(notices(&cast, who).await.iter().all(|it| it["kind"] != "OVERDUE"), "{}", who.name());
        }
    }

    async fn sweeps_at_the_same_moment_make_no_second_notice(cast: Cast) {
        cast.clock("2022-09-01");
        for _ in 0..8 {
            cast.proposal_at("IN_HANDLING").await;
        }
        cast.clock("2022-12-01");
        let before = rows(&cast).await;

        let app = cast.domain();
        let swept = tokio::join!(remind(app), remind(app), remind(app), remind(app));

        let made = [swept.0, swept.1, swept.2, swept.3].map(|it| it.expect("no sweep fails for another's sake").made);
        assert_eq!(rows(&cast).await - before, made.iter().sum::<u64>(), "{made:?}");
        assert_eq!(told(&cast, Who::Office, "OVERDUE", Some("REPLY")).await, 8);
    }

    async fn the_office_is_reminded_to_publish_and_a_body_to_evaluate(cast: Cast) {
        cast.clock("2022-08-30");
        let mut input = cast.proposal("关于规范物业收费的提案");
        input["proposerType"] = json!("ORGANIZATION");
        input["bodyName"] = json!("市工商联");
        let id = cast.step(Who::Liaison, "createSuggestion", input).await;
        let mut case = Case { id, assignment: String::new(), response: String::new() };
        cast.bring_to(Who::Liaison, &mut case, "RESPONDED").await;

        // Fifteen working days from 2022-08-30 end on 2022-09-21, twenty on 2022-09-28.
        cast.clock("2022-09-20");
        remind(cast.domain()).await.expect("a sweep");
        assert_eq!(told(&cast, Who::Liaison, "REMINDER", Some("EVALUATION")).await, 1);
        cast.clock("2022-09-27");
        remind(cast.domain()).await.expect("a sweep");
        assert_eq!(told(&cast, Who::Office, "REMINDER", Some("PUBLISHING")).await, 2, "fifteen and one day before");
        for who in [Who::Liaison, Who::Department, Who::Member] {
            assert_eq!(told(&cast, who, "REMINDER", Some("PUBLISHING")).await, 0, "{}", who.name());
        }
    }

    async fn an_answered_case_reminds_nobody(cast: Cast) {
        cast.clock("2022-09-01");
        cast.proposal_at("CLOSED").await;
        cast.clock("2022-11-29");

        remind(cast.domain()).await.expect("a sweep");

        for who in [Who::Department, Who::Office] {
            let all = notices(&cast, who).await;
            assert!(all.iter().all(|it| it["deadline"] != "REPLY" && it["deadline"] != "FIRST_CONTACT"), "{all:#?}");
        }
        // Nobody published it within twenty working days of its answer, though its proposer agrees.
        assert_eq!(told(&cast, Who::Office, "OVERDUE", Some("PUBLISHING")).await, 1);
    }

    async fn notices_are_read_by_their_own_account(cast: Cast) {
        cast.proposal_at("ASSIGNED").await;
        cast.proposal_at("ASSIGNED").await;
        let all = notices(&cast, Who::Department).await;
        let own = json!({ "ids": [all[0]["id"]] });

        cast.step(Who::Handler, "markNotificationsRead", own.clone()).await;
        let answer = cast.client(Who::Department).run(NOTICES, json!({ "unread": true })).await;
        assert_eq!(answer.number("viewer.unreadNotificationCount"), 2, "others' notices are left alone");

        cast.step(Who::Department, "markNotificationsRead", own).await;
        let answer = cast.client(Who::Department).run(NOTICES, json!({ "unread": true })).await;
        assert_eq!(answer.number("viewer.unreadNotificationCount"), 1);
        assert_eq!(answer.data("viewer.notifications.nodes.0.id"), &all[1]["id"]);
        assert_eq!(answer.number("viewer.notifications.totalCount"), 1);

        cast.step(Who::Department, "markNotificationsRead", json!({})).await;
        let answer = cast.client(Who::Department).run(NOTICES, json!({ "unread": false })).await;
        assert_eq!(answer.number("viewer.unreadNotificationCount"), 0);
        assert_eq!(answer.number("viewer.notifications.totalCount"), 2);
    }
}
