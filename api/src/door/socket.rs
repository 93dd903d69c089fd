//! The socket for subscriptions: `graphql-transport-ws`, behind the same limits as every other request.
//!
//! A browser lets a page of any site open a socket, and sends the reader's cookies with it. Nothing here goes by
//! cookies, and a socket that a page of another site asks for is refused all the same.

mod connection;
mod message;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_graphql::Executor;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{FromRequestParts as _, Request};
use axum::response::{IntoResponse as _, Response as Answer};
use domain::Lang;
use http::{HeaderMap, Method, Uri, header};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot, watch};
use tokio::time::timeout;

use self::connection::Connection;
use self::message::Close;
use super::handler::{Endpoint, LARGEST_BODY};
use super::refusal::Refusal;
use super::{Host, RequestId};

/// The one protocol that is spoken here.
const PROTOCOL: &str = "graphql-transport-ws";

/// How many sockets one process has at the most.
const MOST_SOCKETS: usize = 1_000;

/// How many of them are of people without an account at the most: the rest is kept for those who hold the session.
/// Addresses are not counted, because a whole hall, or a proxy, shares one.
const MOST_STRANGERS: usize = 800;

/// How many bytes a socket reads and writes at once, which each of them holds.
const BUFFER: usize = 8 * 1024;

/// How long a new socket waits for the place of one that is dismissed for it.
const LONGEST_CHANGE: Duration = Duration::from_secs(1);

/// How long sockets have to say goodbye when the process ends.
const LONGEST_FAREWELL: Duration = Duration::from_secs(5);

/// The sockets of a process: how many there are, and whether they are to end. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Sockets {
    places: Arc<Semaphore>,
    strangers: Arc<Semaphore>,
    /// Those that have not said yet who they are, first come first.
    silent: Arc<Mutex<VecDeque<oneshot::Sender<()>>>>,
    most: usize,
    ending: watch::Sender<bool>,
}

impl Default for Sockets {
    fn default() -> Self {
        Self::at_most(MOST_SOCKETS, MOST_STRANGERS)
    }
}

impl Sockets {
    /// Makes room for so many sockets, and so many of people without an account among them.
    pub(super) fn at_most(most: usize, strangers: usize) -> Self {
        let [places, strangers] = [most, strangers].map(|places| Arc::new(Semaphore::new(places)));
        Self { places, strangers, silent: Arc::default(), most, ending: watch::Sender::new(false) }
    }

    /// Tells every socket to end, and waits for them for a while.
    pub async fn end(&self) {
        self.ending.send_replace(true);
        let all = u32::try_from(self.most).unwrap_or(u32::MAX);
        if timeout(LONGEST_FAREWELL, self.places.acquire_many(all)).await.is_err() {
            tracing::warn!("some sockets did not end in time");
        }
    }

    /// Takes one of the places for people without an account.
    fn stranger(&self) -> Result<OwnedSemaphorePermit, Close> {
        Arc::clone(&self.strangers).try_acquire_owned().map_err(|_| Close::Crowded)
    }

    /// Takes a place: where there is none, that of whoever has said nothing for the longest, so that nobody holds all of
    /// them by silence. What comes with it tells the socket to go for another one, as long as it says nothing itself.
    async fn place(&self) -> Result<(OwnedSemaphorePermit, oneshot::Receiver<()>), Refusal> {
        let places = Arc::clone(&self.places);
        let place = match Arc::clone(&places).try_acquire_owned() {
            Ok(place) => place,
            Err(_) if self.dismiss_one() => match timeout(LONGEST_CHANGE, places.acquire_owned()).await {
                Ok(Ok(place)) => place,
                Ok(Err(_)) | Err(_) => return Err(Refusal::TooManySockets),
            },
            Err(_) => return Err(Refusal::TooManySockets),
        };
        let (dismissing, dismissed) = oneshot::channel();
        let mut silent = self.silent();
        silent.retain(|other| !other.is_closed());
        silent.push_back(dismissing);
        Ok((place, dismissed))
    }

    /// Tells the socket that has said nothing for the longest to go, and whether there is one.
    fn dismiss_one(&self) -> bool {
        let mut silent = self.silent();
        std::iter::from_fn(|| silent.pop_front()).any(|oldest| oldest.send(()).is_ok())
    }

    fn silent(&self) -> MutexGuard<'_, VecDeque<oneshot::Sender<()>>> {
        // A list of senders is whole whatever happened to who held it.
        self.silent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a request asks for a socket.
pub(super) fn is_asked_for(request: &Request) -> bool {
    let upgrade = request.headers().get(header::UPGRADE).and_then(|value| value.to_str().ok());
    request.method() == Method::GET && upgrade.is_some_and(|protocol| protocol.eq_ignore_ascii_case("websocket"))
}

/// Opens a socket.
pub(super) async fn open<E: Executor, H: Host>(
    endpoint: Endpoint<E, H>,
    request: Request,
    lang: Lang,
) -> Result<Answer, Refusal> {
    if !is_of_this_site(request.headers(), request.uri()) {
        return Err(Refusal::Origin);
    }
    let id = request.extensions().get().cloned().unwrap_or_else(|| RequestId::from(endpoint.host.next_id()));
    let upgrade = match WebSocketUpgrade::from_request_parts(&mut request.into_parts().0, &()).await {
        Ok(upgrade) => upgrade.protocols([PROTOCOL]),
        Err(rejection) => return Ok(rejection.into_response()),
    };
    if upgrade.selected_protocol().is_none() {
        return Err(Refusal::Subprotocol);
    }
    let (place, dismissed) = endpoint.host.sockets().place().await?;
    let ending = endpoint.host.sockets().ending.subscribe();

    let upgrade = upgrade.max_message_size(LARGEST_BODY).max_frame_size(LARGEST_BODY);
    let upgrade = upgrade.read_buffer_size(BUFFER).write_buffer_size(BUFFER);
    Ok(upgrade.on_upgrade(move |socket| async move {
        let Endpoint { door, host } = endpoint;
        Connection::new(socket, (door, host), (lang, id), dismissed).serve(ending).await;
        drop(place);
    }))
}

/// Whether no page asks, or a page of this very site.
fn is_of_this_site(headers: &HeaderMap, address: &Uri) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let host = host.or_else(|| address.authority().map(http::uri::Authority::as_str));
    let origin = origin.to_str().ok().and_then(|origin| origin.split_once("://")).map(|(_, origin)| origin);
    matches!((origin, host), (Some(origin), Some(host)) if origin.eq_ignore_ascii_case(host))
}
