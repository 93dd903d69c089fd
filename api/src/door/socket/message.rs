//! The messages of `graphql-transport-ws`, and the codes it closes with.

use async_graphql::{Response, ServerError};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::door::answer::Content;

/// Why a socket is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Close {
    /// The process ends.
    GoingAway,
    /// What came is no message of the protocol.
    Invalid,
    /// A subscription before the beginning was acknowledged.
    Unauthorized,
    /// Credentials that are not good, or no longer.
    Forbidden,
    /// No beginning in time.
    TooLate,
    /// A subscription under an id that is in use.
    Duplicate(String),
    /// A second beginning.
    AgainInitialised,
    /// No place for one more without an account.
    Crowded,
    /// A message that is too large.
    TooLarge,
    /// A fault of ours; trying again may help.
    Internal,
}

impl Close {
    /// Returns the code.
    pub(super) const fn code(&self) -> u16 {
        match self {
            Self::GoingAway => 1001,
            Self::TooLarge => 1009,
            Self::Internal => 1011,
            Self::Crowded => 1013,
            Self::Invalid => 4400,
            Self::Unauthorized => 4401,
            Self::Forbidden => 4403,
            Self::TooLate => 4408,
            Self::Duplicate(_) => 4409,
            Self::AgainInitialised => 4429,
        }
    }

    /// Returns the reason in the protocol's words, of at most 123 bytes.
    pub(super) fn reason(&self) -> String {
        match self {
            Self::GoingAway => "Going away".to_owned(),
            Self::TooLarge => "Message too large".to_owned(),
            Self::Internal => "Internal error".to_owned(),
            Self::Crowded => "Try again later".to_owned(),
            Self::Invalid => "Invalid message".to_owned(),
            Self::Unauthorized => "Unauthorized".to_owned(),
            Self::Forbidden => "Forbidden".to_owned(),
            Self::TooLate => "Connection initialisation timeout".to_owned(),
            Self::Duplicate(id) => {
                let id: String = id.chars().take(16).collect();
                format!("Subscriber for {id} already exists")
            }
            Self::AgainInitialised => "Too many initialisation requests".to_owned(),
        }
    }
}

/// What a client says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Heard {
    /// The beginning, with credentials or without.
    Init(Option<String>),
    /// Are you there?
    Ping(Option<Value>),
    /// I am here.
    Pong,
    /// An operation to begin, with the parameters of a request.
    Subscribe(String, Map<String, Value>),
    /// An operation to end.
    Complete(String),
}

/// The longest id that a client may give an operation, in bytes.
const LONGEST_ID: usize = 128;

impl Heard {
    /// Reads a message.
    pub(super) fn read(text: &str) -> Result<Self, Close> {
        let Ok(Value::Object(mut members)) = serde_json::from_str(text) else { return Err(Close::Invalid) };
        let payload = members.remove("payload").filter(|payload| !payload.is_null());
        match members.get("type").and_then(Value::as_str) {
            Some("connection_init") => match payload {
                None => Ok(Self::Init(None)),
                Some(Value::Object(payload)) => Ok(Self::Init(credentials(&payload)?)),
                Some(_) => Err(Close::Invalid),
            },
            Some("ping") => Ok(Self::Ping(payload)),
            Some("pong") => Ok(Self::Pong),
            Some("subscribe") => match payload {
                Some(Value::Object(payload)) => Ok(Self::Subscribe(id(&members)?, payload)),
                _ => Err(Close::Invalid),
            },
            Some("complete") => Ok(Self::Complete(id(&members)?)),
            _ => Err(Close::Invalid),
        }
    }
}

fn credentials(payload: &Map<String, Value>) -> Result<Option<String>, Close> {
    match payload.get("authorization").or_else(|| payload.get("Authorization")) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(Close::Invalid),
    }
}

fn id(members: &Map<String, Value>) -> Result<String, Close> {
    let id = members.get("id").and_then(Value::as_str).filter(|id| (1..=LONGEST_ID).contains(&id.len()));
    id.map(str::to_owned).ok_or(Close::Invalid)
}

/// What the server says.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Said<'a> {
    /// The beginning is acknowledged.
    ConnectionAck,
    /// I am here.
    Pong {
        #[serde(skip_serializing_if = "Option::is_none")]
        payload: Option<Value>,
    },
    /// One answer of an operation.
    Next { id: &'a str, payload: Content<'a> },
    /// An operation ends with errors.
    Error { id: &'a str, payload: &'a [ServerError] },
    /// An operation ends.
    Complete { id: &'a str },
}

impl<'a> Said<'a> {
    /// Says what an operation answers: an answer, or the errors that end it.
    pub(super) fn of(id: &'a str, response: &'a Response) -> Self {
        if is_end(response) {
            Self::Error { id, payload: &response.errors }
        } else {
            Self::Next { id, payload: Content::of(response) }
        }
    }
}

/// Whether a response has nothing but errors, which end its operation.
pub(super) fn is_end(response: &Response) -> bool {
    response.data == async_graphql::Value::Null && !response.errors.is_empty()
}
