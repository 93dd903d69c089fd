//! Holidays of a committee's own: seen before they are entered, and entered as seen.

use serde_json::{Value, json};
use tests::on_both;

use super::clock;
use crate::cast::{Cast, Snapshot, Who};

const IMPORT: &str = "mutation($input: ImportHolidaysInput!) { importHolidays(input: $input) {
    isApplied changes { day wasWorkingDay isWorkingDay name } errors { row fault message }
    movedDeadlineCount movedDeadlines { kind from to department { shortName } suggestion { id } }
} }";

async fn import(cast: &Cast, format: &str, content: &str, apply: bool) -> Value {
    let input = json!({ "committee": cast.committee(), "format": format, "content": content, "apply": apply });
    cast.client(Who::Admin).run(IMPORT, json!({ "input": input })).await.data("importHolidays").clone()
}

async fn holidays(cast: &Cast, year: i32) -> Vec<Value> {
    let document = "query($year: Int!) { committee(code: \"szs\") { holidays(year: $year) { day kind name isOwn } } }";
    let answer = cast.client(Who::Anonymous).run(document, json!({ "year": year })).await;
    answer.list("committee.holidays").to_vec()
}

on_both! {
    async fn a_holiday_shows_what_it_moves_before_it_is_entered(cast: Cast) {
        cast.clock("2022-09-26");
        let case = cast.proposal_at("IN_HANDLING").await;
        cast.hands_back(Who::Department, &case.assignment, "财政局").await;
        let waiting = cast.proposal_at("ASSIGNED").await;
        let content = "date,kind,name\n2022-10-10,HOLIDAY,自治区纪念日\n2022-10-15,WORKING_DAY,自治区纪念日\n";
        cast.client(Who::Admin).token().await;
        let before = Snapshot::of(cast.database()).await;

        let seen = import(&cast, "CSV", content, false).await;

        before.still_holds(cast.database(), "a preview").await;
        assert_eq!(seen["isApplied"], false);
        assert_eq!(seen["changes"], json!([
            { "day": "2022-10-10", "wasWorkingDay": true, "isWorkingDay": false, "name": "自治区纪念日" },
            { "day": "2022-10-15", "wasWorkingDay": false, "isWorkingDay": true, "name": "自治区纪念日" },
        ]));
        assert_eq!(seen["movedDeadlineCount"], 1, "{seen:#}");
        let moved = json!({
            "kind": "HAND_BACK", "from": "2022-10-10", "to": "2022-10-11", "department": { "shortName": "住建局" },
            "suggestion": null,
        });
        assert_eq!(seen["movedDeadlines"], json!([moved]), "an administrator reads no cases");
        assert_eq!(clock(&cast, &waiting.id, "HAND_BACK").await["dueOn"], "2022-10-10");

        let done = import(&cast, "CSV", content, true).await;

        assert_eq!((&done["isApplied"], &done["movedDeadlines"]), (&json!(true), &seen["movedDeadlines"]));
        let due = clock(&cast, &waiting.id, "HAND_BACK").await;
        assert_eq!(due["dueOn"], "2022-10-11");
        assert_eq!(due["skippedDays"][7], json!({ "day": "2022-10-10", "name": "自治区纪念日" }));
        assert_eq!(clock(&cast, &case.id, "HAND_BACK").await["metOn"], "2022-09-26", "what is done stays done");
        let again = import(&cast, "CSV", content, true).await;
        assert_eq!((&again["changes"], &again["movedDeadlineCount"]), (&json!([]), &json!(0)));
    }

    async fn a_holiday_moves_the_time_to_hand_back_after_signing_and_not_after_a_reply(cast: Cast) {
        cast.clock("2022-09-26");
        let signed = cast.proposal_at("IN_HANDLING").await;
        cast.proposal_at("RESPONSE_UNDER_REVIEW").await;
        let content = "date,kind,name\n2022-10-10,HOLIDAY,自治区纪念日\n2022-10-15,WORKING_DAY,自治区纪念日\n";

        import(&cast, "CSV", content, true).await;

        let due = clock(&cast, &signed.id, "HAND_BACK").await;
        assert_eq!((&due["dueOn"], &due["metOn"]), (&json!("2022-10-11"), &Value::Null));
        let undone = "date,kind,name\n2022-10-10,WORKING_DAY,自治区纪念日\n2022-10-15,HOLIDAY,自治区纪念日\n";
        let moved = import(&cast, "CSV", undone, false).await;
        assert_eq!(moved["movedDeadlineCount"], 1, "who replied may ask no more: {moved:#}");
    }

    async fn a_calendar_file_enters_a_year_that_was_not_announced(cast: Cast) {
        let content = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//cppcc//holidays//ZH\r\nBEGIN:VEVENT\r\nUID:1\r\n\
            DTSTART;VALUE=DATE:20271001\r\nDTEND;VALUE=DATE:20271008\r\nSUMMARY:国庆节（休）\r\nEND:VEVENT\r\n\
            BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20271009\r\nDTEND;VALUE=DATE:20271010\r\nSUMMARY:国庆节（班）\r\n\
            END:VEVENT\r\nEND:VCALENDAR\r\n";
        assert!(holidays(&cast, 2027).await.is_empty());

        let done = import(&cast, "ICS", content, true).await;

        assert_eq!((&done["errors"], &done["isApplied"]), (&json!([]), &json!(true)), "{done:#}");
        let days = holidays(&cast, 2027).await;
        assert_eq!(days.len(), 8);
        assert_eq!(days[7], json!({ "day": "2027-10-09", "kind": "WORKING_DAY", "name": "国庆节", "isOwn": true }));
        let national = holidays(&cast, 2022).await;
        assert_eq!(national[0], json!({ "day": "2022-01-01", "kind": "HOLIDAY", "name": "元旦", "isOwn": false }));
        assert_eq!(national.len(), 39, "{national:#?}");
    }

    async fn rows_that_cannot_be_used_are_told_and_keep_all_out(cast: Cast) {
        let content = "date,kind,name\n2027-01-01,HOLIDAY,元旦\n2027-02-30,HOLIDAY,春节\n2027-01-01,HOLIDAY,元旦\n";

        let seen = import(&cast, "CSV", content, false).await;

        assert_eq!(seen["errors"], json!([
            { "row": 2, "fault": "INVALID_DATE", "message": "没有日期或日期不对" },
            { "row": 3, "fault": "DUPLICATE", "message": "与前面的行日期重复" },
        ]));
        let input = json!({ "committee": cast.committee(), "format": "CSV", "content": content, "apply": true });
        let refused = cast.ask(Who::Admin, "importHolidays", input).await;
        assert_eq!((refused.reason(), refused.field()), ("invalid_rows", "content"));
        assert!(holidays(&cast, 2027).await.is_empty());
    }

    async fn a_hundred_faults_of_a_file_are_told_and_no_more(cast: Cast) {
        let content = format!("date,kind,name\n2027-01-01,HOLIDAY,元旦\n{}", "2027-02-30,HOLIDAY,春节\n".repeat(150));

        let seen = import(&cast, "CSV", &content, false).await;

        let rows: Vec<_> = seen["errors"].as_array().into_iter().flatten().map(|error| error["row"].clone()).collect();
        assert_eq!(rows, (2..=101).map(|row| json!(row)).collect::<Vec<_>>(), "the first are enough to mend it");
        assert_eq!(seen["changes"].as_array().map(Vec::len), Some(1), "{seen:#}");
    }
}
