//! The endpoint seen from outside: statuses, headers and bodies.

use std::sync::atomic::Ordering;

use axum::Router;
use http::request::Builder;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use super::*;
use crate::door::test_schema::{Finished, TestDoor, app, door};

const GRAPHQL: &str = "application/graphql-response+json";

struct Got {
    status: u16,
    headers: HeaderMap,
    body: Value,
}

impl Got {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn extensions(&self) -> &Value {
        &self.body["errors"][0]["extensions"]
    }

    fn reason(&self) -> (u16, &str) {
        (self.status, self.extensions()["reason"].as_str().unwrap_or_default())
    }
}

async fn send(app: Router, request: Builder, body: impl Into<Body>) -> Got {
    let response = app.oneshot(request.body(body.into()).unwrap()).await.unwrap();
    let (head, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let body = serde_json::from_slice(&body).unwrap_or(Value::String(String::from_utf8_lossy(&body).into_owned()));
    Got { status: head.status.as_u16(), headers: head.headers, body }
}

fn request(method: &str) -> Builder {
    http::Request::builder().method(method).uri("/graphql").header("accept-language", "en")
}

fn post() -> Builder {
    request("POST").header("content-type", "application/json")
}

fn get(query: &str) -> Builder {
    let query: String = query.replace(' ', "+").replace('{', "%7B").replace('}', "%7D").replace('"', "%22");
    request("GET").uri(format!("/graphql?query={query}"))
}

fn plain() -> TestDoor {
    door(&Finished::default())
}

async fn run(request: Builder, query: &str) -> Got {
    send(app(plain()), request, json!({ "query": query }).to_string()).await
}

async fn refused(request: Builder, body: impl Into<Body>) -> (u16, String) {
    let got = send(app(plain()), request, body).await;
    assert_eq!(got.extensions()["code"], "BAD_USER_INPUT", "{}", got.body);
    assert!(got.body.get("data").is_none());
    let (status, reason) = got.reason();
    (status, reason.to_owned())
}

#[tokio::test]
async fn a_query_is_answered_in_the_media_type_asked_for() {
    for (accept, content_type) in
        [(GRAPHQL, GRAPHQL), ("application/json", "application/json"), ("*/*", "application/json")]
    {
        let got = run(post().header("accept", accept), "{ echo(text: \"协商\") }").await;
        assert_eq!((got.status, &got.body), (200, &json!({"data": {"echo": "协商"}})));
        assert_eq!(got.header("content-type"), format!("{content_type}; charset=utf-8"));
        assert_eq!(got.header("cache-control"), "no-store");
        assert_eq!(got.header("content-language"), "en");
    }
}

#[tokio::test]
async fn an_answer_nobody_accepts_is_406() {
    assert_eq!(refused(post().header("accept", "text/html"), "{}").await, (406, "not_acceptable".to_owned()));
}

#[tokio::test]
async fn other_methods_are_405_and_told_which_are_allowed() {
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS"] {
        let got = send(app(plain()), request(method), "").await;
        assert_eq!((got.reason(), got.header("allow")), ((405, "method_not_allowed"), "GET, POST"), "{method}");
    }
}

#[tokio::test]
async fn bodies_that_another_site_could_send_are_415() {
    let body = json!({"query": "mutation { finish(afterMs: 0) }"}).to_string();
    for content_type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        let request = request("POST").header("content-type", content_type);
        assert_eq!(refused(request, body.clone()).await, (415, "unsupported_media_type".to_owned()), "{content_type}");
    }
    assert_eq!(refused(request("POST"), body).await.0, 415);
}

#[tokio::test]
async fn a_body_of_256_kib_is_read_and_one_byte_more_is_413() {
    let base = json!({"query": "{ echo(text: \"\") }"}).to_string();
    let body = |size: usize| base.clone() + &" ".repeat(size - base.len());
    assert_eq!(send(app(plain()), post(), body(256 * 1024)).await.status, 200);
    assert_eq!(refused(post(), body(256 * 1024 + 1)).await, (413, "body_too_large".to_owned()));
}

#[tokio::test]
async fn malformed_requests_are_400_whatever_is_accepted() {
    let cases = [
        ("", "invalid_json"),
        ("{ \"not a JSON", "invalid_json"),
        ("1", "invalid_json"),
        ("{}", "invalid_parameter"),
        ("{\"query\": 1}", "invalid_parameter"),
        ("{\"query\": \"{ a }\", \"operationName\": false}", "invalid_parameter"),
        ("{\"query\": \"{ a }\", \"variables\": []}", "invalid_parameter"),
        ("{\"query\": \"{ a }\", \"extensions\": \"x\"}", "invalid_parameter"),
        ("[{\"query\": \"{ a }\"}]", "batches_not_supported"),
    ];
    for (body, reason) in cases {
        for accept in [GRAPHQL, "application/json"] {
            assert_eq!(refused(post().header("accept", accept), body).await, (400, reason.to_owned()), "{body}");
        }
    }
}

#[tokio::test]
async fn the_parameter_at_fault_is_named() {
    let got = send(app(plain()), post(), "{\"query\": \"{ a }\", \"variables\": 1}").await;
    assert_eq!(got.extensions()["field"], "variables");
}

#[tokio::test]
async fn null_and_object_parameters_are_fine() {
    let text = "query Q($text: String! = \"a\") { echo(text: $text) }";
    for body in [
        json!({"query": text, "variables": null, "operationName": null, "extensions": null}),
        json!({"query": text, "variables": {"text": "a"}, "operationName": "Q", "extensions": {"some": "value"}}),
        json!({"query": text, "operationName": ""}),
    ] {
        assert_eq!(send(app(plain()), post(), body.to_string()).await.body, json!({"data": {"echo": "a"}}), "{body}");
    }
}

#[tokio::test]
async fn a_document_that_is_not_executed_is_400_or_200_by_media_type() {
    let documents =
        ["{", "{ nothing }", "{ ...F } fragment F on Query { ...F }", "query ($a: String!) { echo(text: $a) }"];
    for document in documents {
        let new = run(post().header("accept", GRAPHQL), document).await;
        let old = run(post().header("accept", "application/json"), document).await;
        assert_eq!((new.status, old.status), (400, 200), "{document}");
        assert!(new.body.get("data").is_none() && old.body.get("data").is_none(), "{document}");
        assert_eq!(new.extensions()["code"], "BAD_USER_INPUT");
    }
}

#[tokio::test]
async fn a_missing_variable_is_the_clients_fault_and_named() {
    for (document, variables) in [
        ("query ($a: String!) { echo(text: $a) }", json!({})),
        ("query ($a: String!) { echo(text: $a) }", json!({"a": null})),
        ("query ($a: Boolean!) { echo(text: \"a\") @skip(if: $a) }", Value::Null),
    ] {
        let body = json!({"query": document, "variables": variables}).to_string();
        let got = send(app(plain()), post().header("accept", GRAPHQL), body).await;
        assert_eq!(got.reason(), (400, "missing_variable"));
        assert_eq!(got.body["errors"][0]["message"], "variable $a needs a value");
    }
    let body =
        json!({"query": "query ($a: String! = \"a\", $b: Boolean) { echo(text: $a) @skip(if: $b) }"}).to_string();
    assert_eq!(send(app(plain()), post(), body).await.status, 200);
}

#[tokio::test]
async fn get_runs_queries_for_pages_of_this_site_only() {
    let query = "{ echo(text: \"a\") }";
    assert_eq!(refused(get(query), "").await, (400, "preflight_header_required".to_owned()));
    for name in ["X-Requested-With", "Apollo-Require-Preflight"] {
        let got = send(app(plain()), get(query).header(name, "any"), "").await;
        assert_eq!((got.status, got.body), (200, json!({"data": {"echo": "a"}})));
    }
}

#[tokio::test]
async fn get_runs_no_mutation_even_beside_a_query() {
    let finished = Finished::default();
    let both = "query Q { echo(text: \"a\") } mutation M { finish(afterMs: 0) }";
    for (query, name, status) in
        [("mutation { finish(afterMs: 0) }", "", 405), (both, "&operationName=M", 405), (both, "&operationName=Q", 200)]
    {
        let address = get(query).body(()).unwrap().uri().to_string() + name;
        let request = request("GET").uri(address).header("x-requested-with", "test");
        let got = send(app(door(&finished)), request, "").await;
        assert_eq!(got.status, status, "{query}");
        if status == 405 {
            assert_eq!((got.header("allow"), got.reason().1), ("POST", "queries_only_over_get"));
        }
    }
    assert_eq!(finished.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn the_operation_is_chosen_by_name_over_post() {
    let query = "query A { echo(text: \"a\") } query B { echo(text: \"b\") }";
    let body = |name: Value| json!({"query": query, "operationName": name}).to_string();
    assert_eq!(send(app(plain()), post(), body("B".into())).await.body["data"]["echo"], "b");
    assert_eq!(send(app(plain()), post(), body("C".into())).await.reason().1, "invalid_document");
    assert_eq!(send(app(plain()), post(), body(Value::Null)).await.reason().1, "invalid_document");
}

#[tokio::test]
async fn a_bad_token_is_401_in_graphql_shape() {
    let got = run(post().header("authorization", "Bearer bad"), "{ asker }").await;
    assert_eq!((got.status, got.header("www-authenticate")), (401, "Bearer"));
    assert_eq!(*got.extensions(), json!({"code": "UNAUTHENTICATED", "reason": "token_invalid"}));
    let got = run(post().header("authorization", "Bearer good"), "{ asker }").await;
    assert_eq!(got.body["data"]["asker"], "en 00000000000000000000000000000000 true");
}

#[tokio::test]
async fn a_request_id_is_taken_over_when_harmless_and_made_when_not() {
    let made = "0".repeat(32);
    for (brought, kept) in
        [("trace-1.a_B", "trace-1.a_B"), ("two words", &made), ("<script>", &made), (&"a".repeat(65), &made)]
    {
        let got = run(post().header("x-request-id", brought), "{ asker }").await;
        assert_eq!(got.header("x-request-id"), kept);
        assert_eq!(got.body["data"]["asker"], format!("en {kept} false"));
    }
}

#[tokio::test]
async fn refusals_are_told_and_faults_are_masked() {
    let cases = [
        ("REFUSED", json!({"code": "BAD_USER_INPUT", "reason": "too_long", "field": "title"})),
        ("SHARED", json!({"code": "FAILED_PRECONDITION", "reason": "duplicate"})),
        ("INTERNAL", json!({"code": "INTERNAL", "requestId": "r-1"})),
        ("UNKNOWN", json!({"code": "INTERNAL", "requestId": "r-1"})),
    ];
    for (how, extensions) in cases {
        for field in ["fails", "mayFail"] {
            let request = post().header("accept", GRAPHQL).header("x-request-id", "r-1");
            let got = run(request, &format!("{{ {field}(how: {how}) }}")).await;
            assert_eq!(*got.extensions(), extensions);
            assert_eq!((got.status, &got.body["errors"][0]["path"]), (200, &json!([field])), "execution began");
            assert!(got.body.get("data").is_some() && !got.body.to_string().contains("secret"), "{}", got.body);
        }
    }
}

#[tokio::test]
async fn messages_are_chinese_unless_english_is_asked_for() {
    let body = json!({"query": "{ fails(how: REFUSED) }"}).to_string();
    let chinese = http::Request::post("/graphql").header("content-type", "application/json");
    let got = send(app(plain()), chinese, body).await;
    assert_eq!((&got.body["errors"][0]["message"], got.header("content-language")), (&json!("超过字数上限"), "zh-CN"));
    assert_eq!(run(post(), "{ fails(how: REFUSED) }").await.body["errors"][0]["message"], "is too long");
}

#[tokio::test]
async fn a_value_the_schema_cannot_read_is_the_clients_fault() {
    let got = run(post(), "{ never(value: 1) }").await;
    assert_eq!(got.reason(), (200, "invalid_value"));
}

#[tokio::test]
async fn a_panic_is_an_internal_error_and_no_word_of_it_leaves() {
    for query in ["{ fails(how: PANIC) }", "mutation { fails(how: PANIC) }"] {
        let got = run(post(), query).await;
        assert_eq!((got.status, &got.extensions()["code"]), (500, &json!("INTERNAL")));
        assert!(!got.body.to_string().contains("secret"));
    }
    let got = send(app(plain()), http::Request::get("/panics"), "").await;
    assert_eq!((got.status, &got.extensions()["code"]), (500, &json!("INTERNAL")));
    assert_eq!(got.header("x-content-type-options"), "nosniff");
}

#[tokio::test]
async fn what_hangs_is_cut_for_the_asker() {
    let door = plain().with_longest_execution(Duration::from_millis(20));
    let got = send(app(door), post(), json!({"query": "{ hangs }"}).to_string()).await;
    assert_eq!((got.status, &got.extensions()["code"]), (504, &json!("TIMEOUT")));
}

#[tokio::test]
async fn a_mutation_ends_even_when_the_asker_is_gone() {
    let finished = Finished::default();
    let door = door(&finished).with_longest_execution(Duration::from_millis(20));
    let body = json!({"query": "mutation { finish(afterMs: 60) }"}).to_string();

    let got = send(app(door.clone()), post(), body.clone()).await;
    assert_eq!((got.status, &got.extensions()["code"]), (504, &json!("TIMEOUT")));
    let leaving = send(app(door.with_longest_execution(Duration::from_secs(9))), post(), body);
    assert!(tokio::time::timeout(Duration::from_millis(20), leaving).await.is_err());

    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(finished.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn subscriptions_pass_the_same_gate() {
    use futures_util::StreamExt as _;
    let run = |query: &str| plain().execute_stream(Request::new(query), None).collect::<Vec<_>>();

    let events = run("subscription { ticks }").await;
    assert_eq!(events.len(), 2);
    assert!(events[1].errors[0].extensions.as_ref().unwrap().get("requestId").is_some());
    assert!(!events[1].errors[0].message.contains("secret"));

    let refused = run("subscription { ...F } fragment F on Ticks { ...F }").await;
    assert_eq!(
        refused[0].errors[0].extensions.as_ref().unwrap().get("reason").unwrap().to_string(),
        "\"fragment_cycle\""
    );
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    for request in [post(), http::Request::get("/explorer"), http::Request::get("/nowhere")] {
        let got = send(app(plain()), request, "{}").await;
        assert!(got.header("content-security-policy").contains("frame-ancestors 'none'"));
        assert_eq!((got.header("x-content-type-options"), got.header("referrer-policy")), ("nosniff", "same-origin"));
    }
}

#[tokio::test]
async fn the_explorer_needs_nothing_from_elsewhere() {
    for path in ["/explorer", "/explorer/style.css", "/explorer/script.js"] {
        let got = send(app(plain()), http::Request::get(path), "").await;
        assert_eq!(got.status, 200);
        let text = got.body.as_str().unwrap();
        assert!(!text.contains("http:") && !text.contains("https:") && !text.contains("style="), "{path}");
    }
}
