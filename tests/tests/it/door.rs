//! Attacks on the endpoint, through the real router with the whole schema: refused at once, and nothing leaks.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use axum::body::Body;
use http::{Request, header};
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use tests::{Answer, Client, Page, TestApp, on_both};

/// How long the refusal of one document may take, in an unoptimised build too.
const AT_ONCE: Duration = Duration::from_millis(5);

/// A mutation that anybody may send, so that only the door stands in its way.
const SIGN_OUT: &str = r#"mutation { signOut(input: { refreshToken: "none" }) { __typename } }"#;

/// A chain of fragments, each of which spreads the next one `spreads` times.
fn chain(levels: usize, spreads: usize) -> String {
    let mut document = "{ ...F0 }".to_owned();
    for level in 0..levels {
        let next = format!("...F{} ", level + 1).repeat(spreads);
        write!(document, " fragment F{level} on Query {{ {next} }}").expect("a String takes everything");
    }
    write!(document, " fragment F{levels} on Query {{ viewer {{ id }} }}").expect("a String takes everything");
    document
}

/// Fragments that spread the next one below every field of a cycle in the schema: a consultation's suggestions'
/// consultation.
fn through_the_graph(levels: usize) -> String {
    let mut document = "{ consultations { nodes { ...F0 } } }".to_owned();
    for level in 0..levels {
        let next = format!("...F{}", level + 1);
        write!(
            document,
            " fragment F{level} on Consultation {{ {next} a: suggestions {{ nodes {{ origin {{ consultation {{ \
             {next} }} }} }} }} speeches {{ consultation {{ {next} {next} }} }} {next} }}"
        )
        .expect("a String takes everything");
    }
    write!(document, " fragment F{levels} on Consultation {{ id }}").expect("a String takes everything");
    document
}

fn attacks() -> Vec<(String, String)> {
    let mut attacks: Vec<_> = (18..=26).map(|levels| (format!("{levels} levels of 2"), chain(levels, 2))).collect();
    attacks.push(("4 levels of 40".to_owned(), chain(4, 40)));
    attacks.push(("300 levels of 12".to_owned(), chain(300, 12)));
    attacks.push(("through the graph".to_owned(), through_the_graph(12)));
    let cycle = "{ ...A } fragment A on Query { ...B viewer { id } } fragment B on Query { ...A }";
    attacks.push(("a cycle".to_owned(), cycle.to_owned()));
    let aliases = (0..2_000).map(|at| format!("a{at}: committees {{ id }}")).collect::<Vec<_>>().join(" ");
    attacks.push(("2,000 aliases".to_owned(), format!("{{ {aliases} }}")));
    let directives = "@include(if: true) ".repeat(1_000);
    attacks.push(("1,000 directives".to_owned(), format!("{{ viewer {directives} {{ id }} }}")));
    attacks.push(("60,000 brackets".to_owned(), "{".repeat(60_000)));
    attacks.push(("one name of 60,000 bytes".to_owned(), format!("{{ {} }}", "a".repeat(60_000))));
    attacks
}

fn post(content_type: &str, body: impl Into<Body>) -> Request<Body> {
    let request = Request::post("/graphql").header(header::CONTENT_TYPE, content_type);
    request.body(body.into()).expect("the request is well-formed")
}

fn encoded(document: &str) -> String {
    document.bytes().fold(String::new(), |mut text, byte| {
        write!(text, "%{byte:02X}").expect("a String takes everything");
        text
    })
}

/// Returns the status and the reason of a refusal that ran nothing.
fn refusal(page: &Page) -> (u16, String) {
    let body: Value = serde_json::from_str(&page.text).unwrap_or_else(|_| panic!("no JSON: {}", page.text));
    let extensions = &body["errors"][0]["extensions"];
    assert!(body.get("data").is_none(), "{body:#}");
    assert_eq!(extensions["code"], "BAD_USER_INPUT", "{body:#}");
    (page.status.as_u16(), extensions["reason"].as_str().unwrap_or_default().to_owned())
}

async fn refused(visitor: &Client, request: Request<Body>) -> (u16, String) {
    refusal(&visitor.send(request).await)
}

/// What a client was told about a fault of ours: an id to quote, and nothing that the database said.
fn must_be_masked(answer: &Answer) {
    let error = &answer.body()["errors"][0];
    assert_eq!(answer.code(), "INTERNAL", "{error:#}");
    let id = error["extensions"]["requestId"].as_str().unwrap_or_default();
    assert_eq!(answer.headers().get("x-request-id").map(http::HeaderValue::as_bytes), Some(id.as_bytes()));
    let told: Vec<_> = error["extensions"].as_object().into_iter().flat_map(serde_json::Map::keys).collect();
    assert_eq!(told, ["code", "requestId"], "{error:#}");
    assert_eq!(answer.message(), "something went wrong on our side; quote the request id");
    let whole = answer.body().to_string();
    for word in ["_gone", "suggestion_revision", "history_entry", "no such", "does not exist", "SELECT", "INSERT"] {
        assert!(!whole.contains(word), "{word}: {whole}");
    }
}

on_both! {
    async fn every_known_flood_is_refused_within_five_milliseconds(app: TestApp) {
        let visitor = app.anonymous();
        assert!(visitor.run("{ __typename }", json!({})).await.is_ok());

        for (name, document) in attacks() {
            let body = json!({ "query": document }).to_string();
            let mut fastest = Duration::MAX;
            // The fastest of many: what else the machine does is no part of the bar.
            for _ in 0..20 {
                let started = Instant::now();
                let page = visitor.send(post("application/json", body.clone())).await;
                fastest = fastest.min(started.elapsed());
                refusal(&page);
            }
            assert!(fastest < AT_ONCE, "{name}, {} bytes: {fastest:?}", document.len());
        }
    }

    async fn a_flood_is_refused_to_the_signed_in_too(app: TestApp) {
        let office = app.office();

        for document in [chain(25, 2), chain(4, 40), through_the_graph(12)] {
            let answer = office.run(&document, json!({})).await;
            assert_eq!((answer.code(), answer.reason()), ("BAD_USER_INPUT", "too_many_fields"));
        }
    }

    async fn get_runs_no_mutation(app: TestApp) {
        for name in ["", "&operationName=B"] {
            let document = format!("query A {{ __typename }} {}", SIGN_OUT.replace("mutation", "mutation B"));
            let document = if name.is_empty() { SIGN_OUT } else { &document };
            let address = format!("/graphql?query={}{name}", encoded(document));
            let request = Request::get(address).header("x-requested-with", "test").body(Body::empty());

            let told = refused(&app.anonymous(), request.expect("the request is well-formed")).await;

            assert_eq!(told, (405, "queries_only_over_get".to_owned()));
        }
    }

    async fn a_query_over_get_that_another_site_could_send_is_refused(app: TestApp) {
        let request = Request::get(format!("/graphql?query={}", encoded("{ __typename }"))).body(Body::empty());

        let told = refused(&app.anonymous(), request.expect("the request is well-formed")).await;

        assert_eq!(told, (400, "preflight_header_required".to_owned()));
    }

    async fn bodies_that_another_site_could_send_are_refused(app: TestApp) {
        let json = json!({ "query": SIGN_OUT }).to_string();
        let form = format!("query={}", encoded(SIGN_OUT));
        let multipart = format!(
            "--x\r\ncontent-disposition: form-data; name=\"operations\"\r\n\r\n{json}\r\n\
             --x\r\ncontent-disposition: form-data; name=\"map\"\r\n\r\n{{}}\r\n--x--\r\n"
        );
        for (content_type, body) in [
            ("text/plain", &json),
            ("text/plain;charset=UTF-8", &json),
            ("application/graphql", &SIGN_OUT.to_owned()),
            ("application/x-www-form-urlencoded", &form),
            ("multipart/form-data; boundary=x", &multipart),
        ] {
            let told = refused(&app.anonymous(), post(content_type, body.clone())).await;
            assert_eq!(told, (415, "unsupported_media_type".to_owned()), "{content_type}");
        }
        let untyped = Request::post("/graphql").body(Body::from(json)).expect("the request is well-formed");
        assert_eq!(refused(&app.anonymous(), untyped).await.0, 415);
    }

    async fn batches_and_large_bodies_are_refused(app: TestApp) {
        let batch = json!([{ "query": "{ __typename }" }, { "query": "{ __typename }" }]).to_string();
        let large = json!({ "query": "{ __typename }", "extensions": { "x": "x".repeat(300 * 1024) } }).to_string();

        let (status, reason) = refused(&app.anonymous(), post("application/json", batch)).await;
        assert_eq!((status, reason.as_str()), (400, "batches_not_supported"));
        let (status, reason) = refused(&app.anonymous(), post("application/json", large)).await;
        assert_eq!((status, reason.as_str()), (413, "body_too_large"));
    }

    async fn a_fault_of_the_database_reaches_no_reader(app: TestApp) {
        let id = drafted(&app).await;
        break_table(&app, "suggestion_revision").await;
        break_table(&app, "category").await;

        let document = "query ($id: ID!) { suggestion(id: $id) { revisions { number } category { name } } }";
        let seen = app.member("林义").speaking("en").run(document, json!({ "id": id })).await;
        must_be_masked(&seen);
        let document = "{ committees { terms { categories { name } } } }";
        let seen = app.anonymous().speaking("en").run(document, json!({})).await;
        must_be_masked(&seen);
    }

    async fn a_fault_of_the_database_reaches_no_writer(app: TestApp) {
        let id = drafted(&app).await;
        break_table(&app, "history_entry").await;

        let document = "mutation ($input: SubmitSuggestionInput!) { submitSuggestion(input: $input) { suggestion { id } } }";
        let told = app.member("林义").speaking("en").run(document, json!({ "input": { "id": id } })).await;

        must_be_masked(&told);
    }
}

/// Makes a draft of a member's own and returns its id.
async fn drafted(app: &TestApp) -> String {
    let document =
        "mutation ($input: CreateSuggestionInput!) { createSuggestion(input: $input) { suggestion { id } } }";
    let input = json!({
        "committee": app.world().committee.to_string(),
        "kind": "PROPOSAL",
        "proposerType": "INDIVIDUAL",
        "title": "关于增设路灯的提案",
        "background": "老城区背街小巷路灯不足。",
        "analysis": "夜间出行不便，存在安全隐患。",
        "recommendation": "逐条排查，分批补装。",
        "consentsToPublication": true,
    });
    let made = app.member("林义").run(document, json!({ "input": input })).await;
    made.text("createSuggestion.suggestion.id")
}

/// Takes a table away from under the running service, as a failed repair would.
async fn break_table(app: &TestApp, table: &str) {
    let renamed = format!("ALTER TABLE {table} RENAME TO {table}_gone");
    app.database().writer().execute_unprepared(&renamed).await.expect("a table can be renamed");
}
