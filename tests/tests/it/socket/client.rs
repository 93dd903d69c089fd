//! A client of the socket, and the service on a port for it.

use std::net::SocketAddr;

use futures_util::{SinkExt as _, StreamExt as _};
use http::StatusCode;
use serde_json::{Value, json};
use tests::TestApp;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// The service on a port of its own, as long as this lives.
pub struct Server {
    address: SocketAddr,
    serving: JoinHandle<()>,
}

impl Server {
    /// Serves an application.
    pub async fn of(app: &TestApp) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
        let (address, router) = (listener.local_addr().expect("it is bound"), app.router());
        let serving = tokio::spawn(async move { axum::serve(listener, router).await.expect("it serves") });
        Self { address, serving }
    }

    /// Returns where it is.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// One end of a socket.
pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    /// Asks for a socket, as a page of `origin` where there is one; or returns the status of the refusal.
    pub async fn asked(server: &Server, origin: Option<&str>, protocol: Option<&str>) -> Result<Self, StatusCode> {
        let address = format!("ws://{}/graphql", server.address);
        let mut request = address.into_client_request().expect("the address is well-formed");
        for (name, value) in [("origin", origin), ("sec-websocket-protocol", protocol)] {
            if let Some(value) = value {
                request.headers_mut().insert(name, value.parse().expect("the test's headers are ASCII"));
            }
        }
        match connect_async(request).await {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(Error::Http(refused)) => Err(refused.status()),
            Err(error) => panic!("no socket: {error}"),
        }
    }

    /// Opens a socket and says nothing.
    pub async fn open(server: &Server) -> Self {
        Self::asked(server, None, Some("graphql-transport-ws")).await.expect("a socket opens")
    }

    /// Opens a socket and begins, with an access token or as nobody.
    pub async fn begun(server: &Server, token: Option<&str>) -> Self {
        let mut socket = Self::open(server).await;
        let payload = token.map(|token| json!({ "authorization": format!("Bearer {token}") }));
        socket.say(json!({ "type": "connection_init", "payload": payload })).await;
        assert_eq!(socket.hear().await, json!({ "type": "connection_ack" }));
        socket
    }

    /// Sends anything; a socket that is closed already takes nothing.
    pub async fn send(&mut self, message: Message) {
        self.0.send(message).await.ok();
    }

    /// Says something.
    pub async fn say(&mut self, message: Value) {
        self.send(message.to_string().into()).await;
    }

    /// Subscribes to something.
    pub async fn subscribe(&mut self, id: &str, document: &str) {
        self.say(json!({ "type": "subscribe", "id": id, "payload": { "query": document } })).await;
    }

    /// Hears the next message.
    pub async fn hear(&mut self) -> Value {
        loop {
            match self.0.next().await {
                Some(Ok(Message::Text(text))) => return serde_json::from_str(&text).expect("the server speaks JSON"),
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                other => panic!("no message: {other:?}"),
            }
        }
    }

    /// Hears the next message; nothing where the socket is closed instead.
    pub async fn heard(&mut self) -> Option<Value> {
        loop {
            match self.0.next().await {
                Some(Ok(Message::Text(text))) => return serde_json::from_str(&text).ok(),
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                _ => return None,
            }
        }
    }

    /// Waits until the server closes the socket, and returns with which code and reason.
    pub async fn closed(mut self) -> (u16, String) {
        loop {
            match self.0.next().await {
                Some(Ok(Message::Close(Some(CloseFrame { code, reason })))) => {
                    return (code.into(), reason.as_str().to_owned());
                }
                Some(Ok(_)) => {}
                other => panic!("it ended without a word: {other:?}"),
            }
        }
    }

    /// Closes the connection without a word, as a lost one would.
    pub fn lose(self) {
        drop(self);
    }
}
