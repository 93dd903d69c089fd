//! The socket for subscriptions: its protocol, its limits, and the codes it closes with.

mod client;

use std::time::Duration;

use http::StatusCode;
use serde_json::json;
use tests::on_both;

pub use client::{Server, Socket};

use crate::cast::{Cast, Who};

const TOPIC: &str = "提升物业服务管理水平";

/// Longer than a socket waits for its first message.
const PATIENCE: Duration = Duration::from_secs(20);

fn floor(id: &str) -> String {
    format!("subscription {{ consultationFloor(id: \"{id}\") {{ sequence floor {{ phase }} }} }}")
}

/// Returns how a socket ends.
async fn end(socket: Socket) -> (u16, String) {
    tokio::time::timeout(PATIENCE, socket.closed()).await.expect("it closes in time")
}

on_both! {
    async fn a_subscription_begins_goes_on_and_is_completed(cast: Cast) {
        let (server, id) = (Server::of(&cast).await, cast.session(TOPIC).await);
        let token = cast.client(Who::Member).token().await;
        let mut socket = Socket::begun(&server, token.as_deref()).await;
        socket.say(json!({ "type": "ping", "payload": { "here": true } })).await;
        assert_eq!(socket.hear().await, json!({ "type": "pong", "payload": { "here": true } }));

        socket.subscribe("1", &floor(&id)).await;
        let next = |sequence: i32, phase: &str| json!({ "type": "next", "id": "1", "payload": {
            "data": { "consultationFloor": { "sequence": sequence, "floor": { "phase": phase } } }
        } });
        assert_eq!(socket.hear().await, next(1, "OPEN"));
        cast.floor(&id).step("adjournFloor").await;
        assert_eq!(socket.hear().await, next(2, "ADJOURNED"));

        socket.say(json!({ "type": "complete", "id": "1" })).await;
        cast.floor(&id).step("reconveneFloor").await;
        // The id is free again, and nothing of the first subscription comes any more.
        socket.subscribe("1", &floor(&id)).await;
        assert_eq!(socket.hear().await, next(3, "OPEN"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_message_closes_the_socket() {
    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let server = Server::of(&cast).await;
        for text in ["nonsense", r#"{"type":"start"}"#, r#"{"type":"subscribe","id":"1","payload":{"query":7}}"#] {
            let mut socket = Socket::begun(&server, None).await;
            socket.send(text.to_owned().into()).await;
            assert_eq!(end(socket).await, (4400, "Invalid message".to_owned()), "{text}");
        }
        let mut socket = Socket::begun(&server, None).await;
        socket.send(vec![1, 2, 3].into()).await;
        assert_eq!(end(socket).await, (4400, "Invalid message".to_owned()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_subscribed_to_before_the_beginning() {
    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let server = Server::of(&cast).await;
        let mut socket = Socket::open(&server).await;
        socket.subscribe("1", "subscription { a }").await;
        assert_eq!(end(socket).await, (4401, "Unauthorized".to_owned()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn credentials_that_are_not_good_close_the_socket() {
    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let server = Server::of(&cast).await;
        for bad in ["Bearer forged", "Basic x", "\u{7}"] {
            let mut socket = Socket::open(&server).await;
            socket.say(json!({ "type": "connection_init", "payload": { "authorization": bad } })).await;
            assert_eq!(end(socket).await, (4403, "Forbidden".to_owned()), "{bad}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_says_nothing_is_not_waited_for() {
    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let server = Server::of(&cast).await;
        let socket = Socket::open(&server).await;
        assert_eq!(end(socket).await, (4408, "Connection initialisation timeout".to_owned()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_id_names_one_subscription() {
    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let (server, id) = (Server::of(&cast).await, cast.session(TOPIC).await);
        let token = cast.client(Who::Organizer).token().await;
        let mut socket = Socket::begun(&server, token.as_deref()).await;
        socket.subscribe("甲", &floor(&id)).await;
        socket.hear().await;
        socket.subscribe("甲", &floor(&id)).await;
        assert_eq!(end(socket).await, (4409, "Subscriber for 甲 already exists".to_owned()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_socket_begins_once() {
    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let server = Server::of(&cast).await;
        let mut socket = Socket::begun(&server, None).await;
        socket.say(json!({ "type": "connection_init" })).await;
        assert_eq!(end(socket).await, (4429, "Too many initialisation requests".to_owned()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_is_no_larger_than_a_body() {
    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let server = Server::of(&cast).await;
        let mut socket = Socket::begun(&server, None).await;
        socket.say(json!({ "type": "ping", "payload": { "long": "长".repeat(100_000) } })).await;
        assert_eq!(end(socket).await.0, 1009);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_end_of_the_process_ends_every_socket() {
    use api::door::Host as _;

    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let server = Server::of(&cast).await;
        let socket = Socket::begun(&server, None).await;
        let ending = cast.service().sockets().clone();
        let (ended, ()) = tokio::join!(end(socket), async move { ending.end().await });
        assert_eq!(ended, (1001, "Going away".to_owned()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn documents_pass_the_same_limits_as_everywhere() {
    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let (server, id) = (Server::of(&cast).await, cast.session(TOPIC).await);
        let token = cast.client(Who::Organizer).token().await;
        let mut socket = Socket::begun(&server, token.as_deref()).await;
        let deep = format!("subscription {{ a {}{} }}", "{ a ".repeat(40), "}".repeat(40));
        let fragment = "subscription { consultationFloor(id: \"x\") { ...none } }";
        let two = format!("subscription {{ a: {0} b: {0} }}", "consultationFloor(id: \"x\") { sequence }");
        let absent = floor(&format!("con_{}", "0".repeat(32)));
        for (document, code, reason) in [
            ("{ viewer { id } }", "BAD_USER_INPUT", "subscriptions_only"),
            (
                "mutation { signOut(input: { refreshToken: \"x\" }) { signedOut } }",
                "BAD_USER_INPUT",
                "subscriptions_only",
            ),
            ("subscription {", "BAD_USER_INPUT", "invalid_document"),
            ("subscription { nothing }", "BAD_USER_INPUT", "invalid_document"),
            (&deep, "BAD_USER_INPUT", "nested_too_deep"),
            (fragment, "BAD_USER_INPUT", "unknown_fragment"),
            (&two, "BAD_USER_INPUT", "too_many_root_fields"),
            ("subscription { consultationFloor(id: \"x\") { sequence } }", "BAD_USER_INPUT", "invalid_id"),
            (&absent, "NOT_FOUND", "not_found"),
            (&floor(&id).replace("\") {", "\", after: 99) {"), "BAD_USER_INPUT", "out_of_range"),
            (&floor(&id).replace("\") {", "\", after: -1) {"), "BAD_USER_INPUT", "out_of_range"),
        ] {
            socket.subscribe("1", document).await;
            let heard = socket.hear().await;
            let told = &heard["payload"][0]["extensions"];
            assert_eq!(
                (heard["type"].as_str(), told["code"].as_str()),
                (Some("error"), Some(code)),
                "{document}: {heard:#}"
            );
            assert_eq!(told["reason"], reason, "{document}");
        }
        // What was refused is over: the socket is as good as new.
        for number in 0..4 {
            socket.subscribe(&number.to_string(), &floor(&id)).await;
            assert_eq!(socket.hear().await["type"], "next");
        }
        socket.subscribe("one more", &floor(&id)).await;
        assert_eq!(socket.hear().await["payload"][0]["extensions"]["reason"], "too_many_subscriptions");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_other_sites_and_other_protocols_get_no_socket() {
    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let server = Server::of(&cast).await;
        let own = format!("http://{}", server.address());
        assert!(Socket::asked(&server, Some(&own), Some("graphql-transport-ws")).await.is_ok());
        let evil = Socket::asked(&server, Some("https://evil.example"), Some("graphql-transport-ws")).await;
        assert_eq!(evil.err(), Some(StatusCode::FORBIDDEN));
        for protocol in [None, Some("graphql-ws")] {
            let refused = Socket::asked(&server, None, protocol).await;
            assert_eq!(refused.err(), Some(StatusCode::BAD_REQUEST), "{protocol:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn strangers_leave_room_for_those_who_hold_the_session() {
    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let server = Server::of(&cast).await;
        let mut strangers = Vec::new();
        for _ in 0..800 {
            strangers.push(Socket::begun(&server, None).await);
        }
        let mut one_more = Socket::open(&server).await;
        one_more.say(json!({ "type": "connection_init" })).await;
        assert_eq!(end(one_more).await, (1013, "Try again later".to_owned()));

        let token = cast.client(Who::Organizer).token().await;
        Socket::begun(&server, token.as_deref()).await;
        strangers.pop();
        // The place of who has left is free as soon as the server knows.
        for _ in 0..100 {
            let mut socket = Socket::open(&server).await;
            socket.say(json!({ "type": "connection_init" })).await;
            if socket.heard().await.is_some() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the place of a stranger who left was not given to the next");
    })
    .await;
}
