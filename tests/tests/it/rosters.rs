//! Rosters from the file to the first sign-in: previewed row by row, applied once, each password told once.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use encoding_rs::GBK;
use serde_json::{Value, json};
use tests::{Answer, on_both};

use crate::cast::{Cast, Snapshot, Who, mutation};

/// A title, columns in their own order with one that is not asked for, and every verdict.
const ROSTER: &str = "石嘴山市政协委员名单\n\
    手机,姓名,界别,职务,登录名\n\
    13900000000,林义,经济界,律师、仲裁员,linyi\n\
    ,解景瑞,社会福利和社会保障界,,\n\
    ,马　伟,经济界,教师,MaWei\n\
    ,马伟,经济界,教师,\n\
    ,赵敏,航天界,,\n";

const PREVIEW: &str = "mutation($input: PreviewRosterInput!) { previewRoster(input: $input) { rosterImport {
    id format fileName ignoredColumns appliedAt
    counts { total new unchanged changed duplicates errors }
    rows(first: 100) { totalCount nodes {
        number verdict changes sameAs makesAccount fault { column reason message } cells { column text } } }
} } }";

const APPLY: &str = "mutation($input: ApplyRosterInput!) { applyRoster(input: $input) {
    rosterImport { appliedAt } passwords { loginName name password } } }";

const SIGN_IN: &str = "mutation($input: SignInInput!) { signIn(input: $input) { accessToken mustChangePassword } }";

fn upload(cast: &Cast, kind: &str, bytes: &[u8]) -> Value {
    let content = STANDARD.encode(bytes);
    json!({ "input": {
        "committee": cast.committee(), "kind": kind, "fileName": "名册", "contentBase64": content,
    } })
}

async fn preview(cast: &Cast, who: Who, kind: &str, bytes: &[u8]) -> Answer {
    cast.client(who).run(PREVIEW, upload(cast, kind, bytes)).await
}

/// Returns what each row came to: its line, its verdict, and the columns it names.
fn verdicts(answer: &Answer) -> Vec<String> {
    let told = |row: &Value| {
        let mut words = vec![row["number"].to_string(), row["verdict"].as_str().unwrap_or_default().to_owned()];
        words.extend(row["changes"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned));
        words.extend(row["sameAs"].as_u64().map(|line| format!("= {line}")));
        words.extend(["column", "reason"].iter().filter_map(|part| row["fault"][part].as_str()).map(str::to_owned));
        words.join(" ")
    };
    answer.list("previewRoster.rosterImport.rows.nodes").iter().map(told).collect()
}

async fn apply(cast: &Cast, who: Who, id: &str, more: Value) -> Answer {
    let mut input = json!({ "id": id });
    for (name, value) in more.as_object().into_iter().flatten() {
        input[name] = value.clone();
    }
    cast.client(who).run(APPLY, json!({ "input": input })).await
}

async fn members(cast: &Cast) -> Vec<(String, String)> {
    let document =
        format!("{{ members(committee: \"{}\", first: 100) {{ nodes {{ name title }} }} }}", cast.committee());
    let answer = cast.client(Who::Anonymous).run(&document, json!({})).await;
    let told = |row: &Value| Some((row["name"].as_str()?.to_owned(), row["title"].as_str()?.to_owned()));
    answer.list("members.nodes").iter().filter_map(told).collect()
}

/// Runs a mutation with a token of one's own.
async fn with_token(cast: &Cast, token: &str, name: &str, input: Value) -> Value {
    let request = http::Request::post("/graphql")
        .header("content-type", "application/json")
        .header("authorization", format!("Bearer {token}"))
        .body(axum::body::Body::from(json!({ "query": mutation(name), "variables": { "input": input } }).to_string()));
    let page = cast.client(Who::Anonymous).send(request.expect("it is a request")).await;
    serde_json::from_str(&page.text).expect("the answer is JSON")
}

on_both! {
    async fn a_roster_in_gbk_with_bad_rows_becomes_members_who_sign_in(cast: Cast) {
        let mut bytes = GBK.encode(ROSTER).0.into_owned();
        bytes.extend(b",\xC1\xFF,,,\n");
        let before = members(&cast).await;
        cast.client(Who::Admin).token().await;

        let seen = preview(&cast, Who::Admin, "MEMBERS", &bytes).await;

        assert_eq!(seen.text("previewRoster.rosterImport.format"), "GB18030");
        assert_eq!(seen.data("previewRoster.rosterImport.ignoredColumns"), &json!(["手机"]));
        assert!(!seen.body().to_string().contains("13900000000"), "what is not looked at is not kept");
        assert_eq!(verdicts(&seen), [
            "3 CHANGED TITLE",
            "4 UNCHANGED",
            "5 NEW",
            "6 DUPLICATE_IN_FILE = 5",
            "7 ERROR SECTOR unknown_reference",
            "8 ERROR NAME unreadable_text",
        ]);
        assert_eq!(
            seen.data("previewRoster.rosterImport.counts"),
            &json!({ "total": 6, "new": 1, "unchanged": 1, "changed": 1, "duplicates": 1, "errors": 2 })
        );
        assert_eq!(seen.text("previewRoster.rosterImport.rows.nodes.4.fault.message"), "所指的记录不存在");
        assert_eq!(members(&cast).await, before, "a preview writes no member");

        let id = seen.text("previewRoster.rosterImport.id");
        assert_eq!(apply(&cast, Who::Admin, &id, json!({})).await.reason(), "roster_has_errors");
        assert_eq!(members(&cast).await, before);
        let more = json!({ "skipErrors": true, "idempotencyKey": "once" });
        let done = apply(&cast, Who::Admin, &id, more.clone()).await;
        assert_eq!(done.list("applyRoster.passwords").len(), 1, "{:#}", done.body());
        assert_eq!(done.text("applyRoster.passwords.0.loginName"), "mawei");
        assert_eq!(done.text("applyRoster.passwords.0.name"), "马伟");
        let password = done.text("applyRoster.passwords.0.password");
        let after = members(&cast).await;
        assert_eq!(after.len(), before.len() + 1);
        assert!(after.contains(&("林义".to_owned(), "律师、仲裁员".to_owned())), "{after:?}");

        let again = apply(&cast, Who::Admin, &id, more).await;
        assert_eq!(again.data("applyRoster.passwords"), &json!([]), "a password is told once");
        assert!(again.data("applyRoster.rosterImport.appliedAt").is_string());
        assert_eq!(apply(&cast, Who::Admin, &id, json!({ "skipErrors": true })).await.reason(), "roster_applied");

        let sign_in = json!({ "input": { "login": "mawei", "password": password } });
        let session = cast.client(Who::Anonymous).run(SIGN_IN, sign_in).await;
        assert_eq!(session.data("signIn.mustChangePassword"), &json!(true));
        let token = session.text("signIn.accessToken");
        let proposal = cast.proposal("关于规范物业服务的提案");
        let refused = with_token(&cast, &token, "createSuggestion", proposal.clone()).await;
        assert_eq!(refused["errors"][0]["extensions"]["reason"], "password_change_needed", "{refused:#}");
        let own = json!({ "oldPassword": password, "newPassword": "协商民主广泛多层制度化发展" });
        let changed = with_token(&cast, &token, "changePassword", own).await;
        let token = changed["data"]["changePassword"]["accessToken"].as_str().expect("a new session").to_owned();
        let made = with_token(&cast, &token, "createSuggestion", proposal).await;
        assert!(made["data"]["createSuggestion"]["suggestion"]["id"].is_string(), "{made:#}");

        let next = preview(&cast, Who::Admin, "MEMBERS", &bytes).await;
        assert_eq!(verdicts(&next)[..3], ["3 UNCHANGED", "4 UNCHANGED", "5 UNCHANGED"], "applying it again is nothing");
        cast.reconciles().await;
    }

    async fn rosters_applied_at_once_enter_everybody_once(cast: Cast) {
        let rows: Vec<String> = (0..20).map(|number| format!("新委员{number},经济界,new{number}\n")).collect();
        let text = format!("姓名,界别,登录名\n{}", rows.concat());
        let before = members(&cast).await.len();
        let id = |answer: Answer| answer.text("previewRoster.rosterImport.id");
        let one = id(preview(&cast, Who::Admin, "MEMBERS", text.as_bytes()).await);
        let other = id(preview(&cast, Who::Admin, "MEMBERS", text.as_bytes()).await);

        let go = |id| apply(&cast, Who::Admin, id, json!({}));
        let (first, second, third) = tokio::join!(go(&one), go(&other), go(&one));

        let answers = [first, second, third];
        let told: Vec<&Answer> = answers.iter().filter(|answer| answer.is_ok()).collect();
        assert_eq!(told.len(), 1, "{answers:#?}");
        assert_eq!(told[0].list("applyRoster.passwords").len(), 20);
        for refused in answers.iter().filter(|answer| !answer.is_ok()) {
            assert!(["roster_applied", "roster_outdated"].contains(&refused.reason()), "{:#}", refused.body());
        }
        assert_eq!(members(&cast).await.len(), before + 20);
    }

    async fn a_workbook_is_read_past_its_title_and_for_all_it_claims_to_hold(cast: Cast) {
        let seen = preview(&cast, Who::Office, "MEMBERS", include_bytes!("rosters/members.xlsx")).await;

        assert_eq!(seen.text("previewRoster.rosterImport.format"), "XLSX");
        assert_eq!(seen.data("previewRoster.rosterImport.ignoredColumns"), &json!(["序号"]));
        assert_eq!(verdicts(&seen), ["3 CHANGED TITLE", "4 NEW", "5 ERROR SECTOR unknown_reference"]);

        let id = seen.text("previewRoster.rosterImport.id");
        let done = apply(&cast, Who::Office, &id, json!({ "skipErrors": true })).await;
        assert_eq!(done.data("applyRoster.passwords"), &json!([]));
        assert!(members(&cast).await.contains(&("赵敏".to_owned(), "工程师".to_owned())));
    }

    async fn departments_and_accounts_come_from_rosters_too(cast: Cast) {
        let text = "\u{FEFF}单位名称;简称;单位性质\n石嘴山市财政局;市财政局;\n石嘴山市中级人民法院;市中院;法院\n石嘴山市民政局;;\n";
        let seen = preview(&cast, Who::Office, "DEPARTMENTS", text.as_bytes()).await;
        assert_eq!(seen.text("previewRoster.rosterImport.format"), "UTF_8_BOM");
        assert_eq!(verdicts(&seen), ["2 CHANGED SHORT_NAME", "3 NEW", "4 ERROR KIND empty"]);
        let id = seen.text("previewRoster.rosterImport.id");
        assert!(apply(&cast, Who::Office, &id, json!({ "skipErrors": true })).await.is_ok());

        let text = "登录名\t姓名\t角色\t单位\t委员\n\
            court\t中院承办人\t承办人\t市中院\t\n\
            office\t\t专委会办公室\t\t\n\
            mahuiqin\t马辉琴\t主席\t\t\n\
            second\t林义\tMEMBER\t\t林义\n";
        let utf_16: Vec<u8> =
            std::iter::once('\u{FEFF}').chain(text.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
        let seen = preview(&cast, Who::Admin, "ACCOUNTS", &utf_16).await;
        assert_eq!(seen.text("previewRoster.rosterImport.format"), "UTF_16");
        assert_eq!(verdicts(&seen), [
            "2 NEW",
            "3 CHANGED ROLE",
            "4 ERROR LOGIN login_taken",
            "5 ERROR MEMBER account_exists",
        ]);
        let id = seen.text("previewRoster.rosterImport.id");
        let done = apply(&cast, Who::Admin, &id, json!({ "skipErrors": true })).await;
        assert_eq!(done.text("applyRoster.passwords.0.loginName"), "court");

        let roles = cast.client(Who::Office).run("{ viewer { roles { role } } }", json!({})).await;
        assert_eq!(roles.data("viewer.roles"), &json!([{ "role": "PROPOSAL_OFFICE" }, { "role": "SESSION_ORGANIZER" }]));
    }

    async fn a_member_changed_since_the_preview_is_previewed_again(cast: Cast) {
        let before = cast.roster("MEMBERS", "姓名,职务\n林义,教授\n");
        let id = cast.step(Who::Office, "previewRoster", before).await;
        let meanwhile = cast.roster("MEMBERS", "姓名,职务\n林义,副教授\n");
        let meanwhile = cast.step(Who::Office, "previewRoster", meanwhile).await;
        assert!(apply(&cast, Who::Office, &meanwhile, json!({})).await.is_ok());
        let then = Snapshot::of(cast.database()).await;

        let refused = apply(&cast, Who::Office, &id, json!({})).await;

        assert_eq!(refused.reason(), "roster_outdated");
        then.still_holds(cast.database(), "a roster that is outdated").await;
    }

    async fn the_office_signs_in_as_nobody_by_a_roster(cast: Cast) {
        let text = "姓名,界别,登录名\n赵敏,经济界,zhaomin\n";
        let seen = preview(&cast, Who::Office, "MEMBERS", text.as_bytes()).await;
        assert_eq!(verdicts(&seen), ["2 ERROR LOGIN role_missing"]);

        let by_admin = preview(&cast, Who::Admin, "MEMBERS", text.as_bytes()).await;
        let id = by_admin.text("previewRoster.rosterImport.id");
        assert_eq!(apply(&cast, Who::Office, &id, json!({})).await.reason(), "roster_outdated");
        assert_eq!(apply(&cast, Who::Admin, &id, json!({})).await.list("applyRoster.passwords").len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rows_are_paged_and_picked_by_verdict() {
    let test = |cast: Cast| async move {
        let rows: Vec<String> =
            (0..250).map(|number| format!("委员{number},{}\n", ["经济界", "航天界"][number % 2])).collect();
        let id = cast
            .step(Who::Admin, "previewRoster", cast.roster("MEMBERS", &format!("姓名,界别\n{}", rows.concat())))
            .await;
        let page = "query($id: ID!, $after: String) { rosterImport(id: $id) { counts { errors }
            rows(verdict: [ERROR], first: 100, after: $after) { totalCount nodes { number } pageInfo { hasNextPage endCursor } } } }";

        let first = cast.client(Who::Office).run(page, json!({ "id": id })).await;
        let after = first.text("rosterImport.rows.pageInfo.endCursor");
        let second = cast.client(Who::Office).run(page, json!({ "id": id, "after": after })).await;

        assert_eq!(first.number("rosterImport.counts.errors"), 125);
        assert_eq!(first.number("rosterImport.rows.totalCount"), 125);
        assert_eq!(first.list("rosterImport.rows.nodes").len(), 100);
        assert_eq!(second.list("rosterImport.rows.nodes").len(), 25);
        assert_eq!(second.number("rosterImport.rows.nodes.24.number"), 251);
    };
    tests::run(tests::Ground::Sqlite, test).await;
}
