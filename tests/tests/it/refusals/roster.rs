//! Refusals of rosters as a whole. What is wrong with a single row is told of the row.

use serde_json::{Value, json};

use super::refusals;
use crate::cast::{Cast, Who};

const NEW_MEMBER: &str = "姓名,界别\n赵敏,经济界\n";

async fn previewed(cast: &Cast, text: &str) -> Value {
    json!({ "id": cast.step(Who::Admin, "previewRoster", cast.roster("MEMBERS", text)).await })
}

refusals! {
    RosterUnreadable BadUserInput "contentBase64"
    async fn an_old_workbook_is_not_read(cast: Cast) {
        let mut input = cast.roster("MEMBERS", "");
        input["contentBase64"] = json!("0M8R4KGxGuE=");
        (Who::Admin, "previewRoster", input)
    }

    RosterUnreadable BadUserInput "contentBase64"
    async fn what_is_no_base64_is_not_read(cast: Cast) {
        let mut input = cast.roster("MEMBERS", "");
        input["contentBase64"] = json!("名册");
        (Who::Admin, "previewRoster", input)
    }

    RosterColumnMissing BadUserInput "contentBase64"
    async fn a_roster_without_names_is_refused(cast: Cast) {
        (Who::Admin, "previewRoster", cast.roster("MEMBERS", "界别,手机\n经济界,139\n"))
    }

    Empty BadUserInput "contentBase64"
    async fn a_roster_has_rows(cast: Cast) {
        (Who::Admin, "previewRoster", cast.roster("MEMBERS", "姓名,界别\n"))
    }

    TooLarge BadUserInput "contentBase64"
    async fn a_large_roster_goes_through_the_command_line(cast: Cast) {
        (Who::Admin, "previewRoster", cast.roster("MEMBERS", &format!("姓名\n{}", "a".repeat(184_320))))
    }

    TooMany BadUserInput "contentBase64"
    async fn a_roster_has_few_thousand_rows(cast: Cast) {
        (Who::Admin, "previewRoster", cast.roster("MEMBERS", &format!("姓名\n{}", "a\n".repeat(5_010))))
    }

    Empty BadUserInput "fileName"
    async fn a_roster_is_a_file_with_a_name(cast: Cast) {
        let mut input = cast.roster("MEMBERS", NEW_MEMBER);
        input["fileName"] = json!(" ");
        (Who::Admin, "previewRoster", input)
    }

    RoleMissing Forbidden ""
    async fn the_office_brings_no_accounts(cast: Cast) {
        (Who::Office, "previewRoster", cast.roster("ACCOUNTS", "登录名\nlinyi\n"))
    }

    RosterHasErrors FailedPrecondition ""
    async fn a_roster_with_an_error_is_not_applied(cast: Cast) {
        (Who::Admin, "applyRoster", previewed(cast, "姓名,界别\n赵敏,航天界\n").await)
    }

    RosterHasErrors FailedPrecondition ""
    async fn a_roster_that_says_it_twice_is_not_applied(cast: Cast) {
        (Who::Admin, "applyRoster", previewed(cast, "姓名\n赵敏\n赵敏\n").await)
    }

    RosterApplied FailedPrecondition ""
    async fn a_roster_is_applied_once(cast: Cast) {
        let input = previewed(cast, NEW_MEMBER).await;
        cast.step(Who::Admin, "applyRoster", input.clone()).await;
        (Who::Admin, "applyRoster", input)
    }

    RosterExpired FailedPrecondition ""
    async fn a_preview_lasts_a_day(cast: Cast) {
        let input = previewed(cast, NEW_MEMBER).await;
        cast.clock("2022-08-31");
        (Who::Admin, "applyRoster", input)
    }

    RosterOutdated FailedPrecondition ""
    async fn what_another_roster_entered_meanwhile_is_previewed_again(cast: Cast) {
        let (input, other) = (previewed(cast, NEW_MEMBER).await, previewed(cast, NEW_MEMBER).await);
        cast.step(Who::Office, "applyRoster", other).await;
        (Who::Admin, "applyRoster", input)
    }

    TooMany BadUserInput "id"
    async fn a_call_makes_200_accounts(cast: Cast) {
        let rows: Vec<String> = (0..201).map(|number| format!("委员{number},m{number}")).collect();
        (Who::Admin, "applyRoster", previewed(cast, &format!("姓名,登录名\n{}\n", rows.join("\n"))).await)
    }
}
