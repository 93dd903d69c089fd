//! What is a message, and whose pages may ask for a socket.

use serde_json::json;

use super::message::{Close, Heard};
use super::*;

#[test]
fn a_message_is_one_of_the_protocols() {
    let read = |message: serde_json::Value| Heard::read(&message.to_string());
    let payload = json!({ "query": "subscription { a }" });
    let members = payload.as_object().unwrap().clone();

    assert_eq!(read(json!({ "type": "connection_init" })), Ok(Heard::Init(None)));
    assert_eq!(read(json!({ "type": "connection_init", "payload": null })), Ok(Heard::Init(None)));
    assert_eq!(read(json!({ "type": "connection_init", "payload": { "other": 1 } })), Ok(Heard::Init(None)));
    let with_credentials = json!({ "type": "connection_init", "payload": { "authorization": "Bearer x" } });
    assert_eq!(read(with_credentials), Ok(Heard::Init(Some("Bearer x".to_owned()))));
    assert_eq!(read(json!({ "type": "ping", "payload": { "a": 1 } })), Ok(Heard::Ping(Some(json!({ "a": 1 })))));
    assert_eq!(read(json!({ "type": "pong" })), Ok(Heard::Pong));
    assert_eq!(
        read(json!({ "type": "subscribe", "id": "1", "payload": payload })),
        Ok(Heard::Subscribe("1".to_owned(), members))
    );
    assert_eq!(read(json!({ "type": "complete", "id": "1" })), Ok(Heard::Complete("1".to_owned())));
}

#[test]
fn anything_else_is_invalid() {
    for text in [
        "",
        "nonsense",
        "[]",
        "{}",
        r#"{"type":"start","id":"1","payload":{}}"#,
        r#"{"type":7}"#,
        r#"{"type":"connection_init","payload":[]}"#,
        r#"{"type":"connection_init","payload":{"authorization":7}}"#,
        r#"{"type":"subscribe","payload":{}}"#,
        r#"{"type":"subscribe","id":"","payload":{}}"#,
        r#"{"type":"subscribe","id":7,"payload":{}}"#,
        r#"{"type":"subscribe","id":"1"}"#,
        r#"{"type":"complete"}"#,
    ] {
        assert_eq!(Heard::read(text), Err(Close::Invalid), "{text}");
    }
    let long = json!({ "type": "complete", "id": "长".repeat(50) });
    assert_eq!(Heard::read(&long.to_string()), Err(Close::Invalid));
}

#[test]
fn a_reason_fits_into_a_close_frame() {
    let longest = Close::Duplicate("长".repeat(40)).reason();

    assert!(longest.len() <= 123, "{longest}");
    assert!(longest.starts_with("Subscriber for 长"), "{longest}");
}

#[test]
fn only_pages_of_this_site_may_ask_for_a_socket() {
    let asked = |origin: Option<&'static str>, host: &'static str| {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().unwrap());
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, origin.parse().unwrap());
        }
        is_of_this_site(&headers, &"/graphql".parse().unwrap())
    };

    assert!(asked(None, "zx.example.cn"));
    assert!(asked(Some("https://zx.example.cn"), "zx.example.cn"));
    assert!(asked(Some("http://127.0.0.1:8080"), "127.0.0.1:8080"));
    for other in
        ["https://example.cn", "https://zx.example.cn.evil.cn", "http://127.0.0.1:8081", "null", "zx.example.cn"]
    {
        assert!(!asked(Some(other), "zx.example.cn"), "{other}");
    }
}

#[tokio::test]
async fn who_says_nothing_makes_room_for_who_comes() {
    let sockets = Sockets::at_most(2, 2);
    let (oldest, mut dismissed) = sockets.place().await.expect("there is room");
    let (_begun, mut heard) = sockets.place().await.expect("there is room");
    heard.close();

    let comes = tokio::spawn({
        let sockets = sockets.clone();
        async move { sockets.place().await }
    });
    (&mut dismissed).await.expect("the oldest is told to go");
    drop(oldest);
    let (_place, mut heard) = comes.await.expect("it does not panic").expect("it has the place");
    heard.close();

    assert!(matches!(sockets.place().await, Err(Refusal::TooManySockets)), "nobody is left who says nothing");
}
