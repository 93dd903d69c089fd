//! The harness does what its users rely on.

use serde_json::json;
use tests::{EmptyApp, TestApp, on_both};

const VIEWER: &str = "{ viewer { displayName roles { role } } }";

on_both! {
    async fn everybody_of_the_world_signs_in_with_their_role(app: TestApp) {
        for (client, name, role) in [
            (app.member("林义"), "林义", "MEMBER"),
            (app.department("住建局"), "住建局领导", "DEPARTMENT_LEAD"),
            (app.handler("财政局"), "财政局承办人", "DEPARTMENT_HANDLER"),
            (app.office(), "提案委办公室", "PROPOSAL_OFFICE"),
            (app.supervisor(), "督查室", "SUPERVISOR"),
            (app.organizer(), "专委会办公室", "SESSION_ORGANIZER"),
            (app.chair(), "主席", "CHAIR"),
            (app.admin(), "管理员", "ADMIN"),
        ] {
            let answer = client.run(VIEWER, json!({})).await;

            assert_eq!((answer.text("viewer.displayName").as_str(), answer.text("viewer.roles.0.role").as_str()), (name, role));
        }
    }

    async fn the_anonymous_reader_is_nobody(app: TestApp) {
        let answer = app.anonymous().run(VIEWER, json!({})).await;

        assert!(answer.data("viewer").is_null());
    }

    async fn whoever_is_signed_in_stays_so_while_the_clock_moves(app: TestApp) {
        let member = app.member("林义");
        let before = member.token().await;

        app.advance(400);

        assert_eq!(member.run(VIEWER, json!({})).await.text("viewer.displayName"), "林义");
        assert_ne!(member.token().await, before);
    }

    async fn an_empty_service_answers(app: EmptyApp) {
        let answer = app.0.anonymous().run("{ committees { name } }", json!({})).await;

        assert!(answer.list("committees").is_empty());
    }

    async fn statements_are_counted(app: TestApp) {
        let anonymous = app.anonymous();

        let (answer, statements) = app.counting(anonymous.run("{ committees { name } }", json!({}))).await;

        assert_eq!(answer.text("committees.0.name"), "石嘴山市政协");
        assert_eq!(statements.len(), 1, "{statements:#?}");
    }
}
