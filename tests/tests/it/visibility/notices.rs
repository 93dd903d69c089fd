//! Notices: they tell an account what concerned it, and of what it may see no more, nothing.

use domain::notification::remind;
use serde_json::json;
use tests::on_both;

use super::scenes::{HEAD, INNER, LETTER, PARTS, rich_case};
use super::walk::Walk;
use super::with;
use crate::cast::{Cast, Who};

/// Has 财政局 hand a case over to 公安局.
async fn handed_over(cast: &Cast) {
    let id = cast.step(Who::Member, "createSuggestion", with(cast.proposal("当康"), &[("background", "飞廉")])).await;
    cast.move_on(Who::Member, "submitSuggestion", &id).await;
    cast.move_on(Who::Office, "fileSuggestion", &id).await;
    cast.assign(&id, "SOLE", &[("财政局", "SOLE")]).await;
    let unit = cast.assignment_of(&id, "财政局").await;
    let asked = cast.hands_back(Who::Assistant, &unit, "公安局").await;
    cast.step(Who::Supervisor, "decideReassignment", json!({ "handBack": asked, "approve": true })).await;
}

on_both! {
    async fn a_notice_shows_its_case_only_to_whom_may_see_it(cast: Cast) {
        rich_case(&cast).await;
        handed_over(&cast).await;
        // By then every time to answer is over, and the office is told so.
        cast.clock("2023-03-01");
        remind(cast.domain()).await.expect("a sweep");
        let walk = Walk::new(&cast, &[]);
        let words = [&HEAD[..], &PARTS, &LETTER, &INNER].concat();

        let (mut told, mut told_of_other) = (Vec::new(), Vec::new());
        for who in Who::ALL {
            let seen = walk.viewer(&cast, who).await;
            let shown: Vec<_> = words.iter().filter(|word| seen.contains(**word)).collect();
            if seen.contains("麒麟") {
                told.push(who.name());
            } else {
                assert!(shown.is_empty(), "{} is told {shown:?}", who.name());
            }
            if seen.contains("当康") {
                told_of_other.push(who.name());
            } else {
                assert!(!seen.contains("飞廉"), "{} is told of what was handed over", who.name());
            }
        }
        assert_eq!(told, ["林义", "住建局", "住建局承办人", "提案委", "督查室"]);
        assert_eq!(told_of_other, ["林义", "公安局", "提案委", "督查室"]);

        let document = "{ viewer { notifications { totalCount nodes { kind suggestion { id } assignment { id } } } } }";
        let former = cast.client(Who::Assistant).run(document, json!({})).await;
        let nothing = |kind: &str| json!({ "kind": kind, "suggestion": null, "assignment": null });
        let nothing = json!([nothing("REASSIGNMENT_APPROVED"), nothing("ASSIGNED")]);
        assert_eq!(*former.data("viewer.notifications.nodes"), nothing, "{:#}", former.body());
    }
}
