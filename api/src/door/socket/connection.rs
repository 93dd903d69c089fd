//! One socket from its opening to its end.
//!
//! The socket has a task, and so has each of its operations: one that waits for the database or for an event must not
//! keep others waiting, nor hold a connection of the database while the client takes its time.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::time::Duration;

use async_graphql::parser::types::OperationType;
use async_graphql::{Executor, Request, Response, ServerError};
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use domain::{Actor, Code, Lang, Reason};
use futures_util::FutureExt as _;
use futures_util::stream::{BoxStream, StreamExt as _};
use http::{HeaderMap, HeaderValue, header};
use serde_json::{Map, Value};
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::sync::{OwnedSemaphorePermit, oneshot, watch};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until, timeout};
use tracing::Instrument as _;

use super::message::{Close, Heard, Said, is_end};
use crate::door::executor::panic_message;
use crate::door::params::Params;
use crate::door::{Door, Host, RequestId, errors};

/// How long a client has for its first message.
const LONGEST_SILENCE: Duration = Duration::from_secs(10);

/// How often it is asked whether the client is still there; three times without any word end the socket.
const PING_EVERY: Duration = Duration::from_secs(15);

/// How often it is asked whether the credentials are still good.
const CHECK_EVERY: Duration = Duration::from_secs(3);

/// How long a client may take to take a message.
const LONGEST_SEND: Duration = Duration::from_secs(10);

/// How many operations one socket runs at the same time: a page follows one floor, and each costs a look at the
/// permission every few seconds.
const MOST_OPERATIONS: usize = 4;

/// How many answers may wait until the client takes them, over all operations of one socket.
const MOST_WAITING: usize = 16;

/// Why a socket's task ends.
enum End {
    /// It closes for a reason.
    Closes(Close),
    /// The client has left, or does not take what is sent.
    Gone,
}

impl From<Close> for End {
    fn from(close: Close) -> Self {
        Self::Closes(close)
    }
}

/// Who has begun, and with which credentials.
struct Asker {
    headers: HeaderMap,
    actor: Actor,
    /// The place of somebody without an account.
    _place: Option<OwnedSemaphorePermit>,
}

/// What an operation answers; nothing is its end.
struct Answered {
    id: String,
    /// Tells an operation from an earlier one of the same id.
    number: u64,
    response: Option<Response>,
}

/// An operation that runs.
struct Operation {
    number: u64,
    task: AbortHandle,
}

/// A socket.
pub(super) struct Connection<E, H> {
    socket: WebSocket,
    door: Door<E>,
    host: H,
    lang: Lang,
    id: RequestId,
    asker: Option<Asker>,
    answers: Receiver<Answered>,
    answering: Sender<Answered>,
    /// The tasks of operations, which end with the socket.
    tasks: JoinSet<()>,
    running: HashMap<String, Operation>,
    begun: u64,
    last_heard: Instant,
    /// Says that somebody else needs the place, until this one has begun.
    dismissed: oneshot::Receiver<()>,
}

impl<E: Executor, H: Host> Connection<E, H> {
    /// Takes a socket over.
    pub(super) fn new(
        socket: WebSocket,
        (door, host): (Door<E>, H),
        (lang, id): (Lang, RequestId),
        dismissed: oneshot::Receiver<()>,
    ) -> Self {
        let (answering, answers) = mpsc::channel(MOST_WAITING);
        Self {
            socket,
            door,
            host,
            lang,
            id,
            asker: None,
            answers,
            answering,
            tasks: JoinSet::new(),
            running: HashMap::new(),
            begun: 0,
            last_heard: Instant::now(),
            dismissed,
        }
    }

    /// Speaks with the client until one of the two ends it, or the process does.
    pub(super) async fn serve(mut self, ending: watch::Receiver<bool>) {
        if let Err(End::Closes(close)) = self.speak(ending).await {
            let frame = CloseFrame { code: close.code(), reason: close.reason().into() };
            // Who is gone needs no goodbye.
            _ = timeout(LONGEST_SEND, self.socket.send(Message::Close(Some(frame)))).await;
        }
    }

    async fn speak(&mut self, mut ending: watch::Receiver<bool>) -> Result<(), End> {
        let first_word = Instant::now() + LONGEST_SILENCE;
        let (mut pinging, mut checking) = (interval(PING_EVERY), interval(CHECK_EVERY));
        pinging.set_missed_tick_behavior(MissedTickBehavior::Delay);
        checking.set_missed_tick_behavior(MissedTickBehavior::Delay);
        pinging.reset();
        let mut over = pin!(async move { drop(ending.wait_for(|is_over| *is_over).await) });
        loop {
            tokio::select! {
                () = &mut over => return Err(Close::GoingAway.into()),
                heard = self.socket.recv() => self.hear(heard).await?,
                Some(answered) = self.answers.recv() => self.answer(answered).await?,
                () = sleep_until(first_word), if self.asker.is_none() => return Err(Close::TooLate.into()),
                Ok(()) = &mut self.dismissed, if self.asker.is_none() => return Err(Close::TooLate.into()),
                _ = checking.tick(), if self.asker.is_some() => self.check().await?,
                _ = pinging.tick() => self.ping().await?,
            }
        }
    }

    async fn hear(&mut self, heard: Option<Result<Message, axum::Error>>) -> Result<(), End> {
        let message = match heard {
            Some(Ok(message)) => message,
            Some(Err(error)) if is_too_large(&error) => return Err(Close::TooLarge.into()),
            Some(Err(_)) | None => return Err(End::Gone),
        };
        self.last_heard = Instant::now();
        match message {
            Message::Text(text) => match Heard::read(&text)? {
                Heard::Init(credentials) => self.begin(credentials).await,
                Heard::Ping(payload) => self.say(&Said::Pong { payload }).await,
                Heard::Pong => Ok(()),
                Heard::Subscribe(id, payload) => self.subscribe(id, payload).await,
                Heard::Complete(id) => {
                    self.stop(&id);
                    Ok(())
                }
            },
            Message::Binary(_) => Err(Close::Invalid.into()),
            Message::Close(_) => Err(End::Gone),
            Message::Ping(_) | Message::Pong(_) => Ok(()),
        }
    }

    async fn begin(&mut self, credentials: Option<String>) -> Result<(), End> {
        if self.asker.is_some() {
            return Err(Close::AgainInitialised.into());
        }
        let mut headers = HeaderMap::new();
        if let Some(text) = credentials {
            headers.insert(header::AUTHORIZATION, HeaderValue::from_str(&text).map_err(|_| Close::Forbidden)?);
        }
        let actor = self.host.authenticate(&headers).await.map_err(|error| match error.code() {
            Code::Unauthenticated | Code::Forbidden => Close::Forbidden,
            _ => Close::Internal,
        })?;
        let place = if actor.account().is_ok() { None } else { Some(self.host.sockets().stranger()?) };
        self.asker = Some(Asker { headers, actor, _place: place });
        self.dismissed.close();
        self.say(&Said::ConnectionAck).await
    }

    async fn subscribe(&mut self, id: String, payload: Map<String, Value>) -> Result<(), End> {
        let Some(asker) = &self.asker else { return Err(Close::Unauthorized.into()) };
        if self.running.contains_key(&id) {
            return Err(Close::Duplicate(id).into());
        }
        let params = Params::from_members(payload).map_err(|_| Close::Invalid)?;
        let mut request = Request::new(params.query).variables(params.variables).data(self.lang).data(self.id.clone());
        request.operation_name = params.operation_name;
        if let Err(error) = self.admit(&mut request) {
            return self.say(&Said::Error { id: &id, payload: &[error] }).await;
        }

        let request = self.host.furnish(request, asker.actor.clone());
        let answers = self.door.execute_stream(request, None);
        self.begun += 1;
        let number = self.begun;
        let answering = Answering { id: id.clone(), number, to: self.answering.clone() };
        let passing = answering.pass_on(answers, self.lang, self.id.clone());
        let task = self.tasks.spawn(passing.in_current_span());
        self.running.insert(id, Operation { number, task });
        Ok(())
    }

    /// Lets in subscriptions within the limits of documents, and only so many.
    fn admit(&self, request: &mut Request) -> Result<(), ServerError> {
        let lang = self.lang;
        if self.running.len() >= MOST_OPERATIONS {
            let message = lang.pick("此连接上的订阅过多", "there are too many subscriptions on this socket");
            return Err(errors::refused(message, "too_many_subscriptions"));
        }
        match self.door.admit(request) {
            Ok(Some(OperationType::Query | OperationType::Mutation)) => {
                let message = lang.pick("此连接只接受订阅", "a socket runs subscriptions only");
                Err(errors::refused(message, "subscriptions_only"))
            }
            // A name that fits no operation is told by the engine.
            Ok(_) => Ok(()),
            Err(refusal) => Err(errors::of_document(&refusal, lang)),
        }
    }

    async fn answer(&mut self, Answered { id, number, response }: Answered) -> Result<(), End> {
        // What an operation had said before it was ended is not passed on any more.
        if self.running.get(&id).is_none_or(|operation| operation.number != number) {
            return Ok(());
        }
        let Some(response) = response else {
            self.stop(&id);
            return self.say(&Said::Complete { id: &id }).await;
        };
        if is_end(&response) {
            self.stop(&id);
        }
        self.say(&Said::of(&id, &response)).await
    }

    fn stop(&mut self, id: &str) {
        if let Some(operation) = self.running.remove(id) {
            operation.task.abort();
        }
        while self.tasks.try_join_next().is_some() {}
    }

    /// Ends everything where the credentials are not good any more, or would show something else than at the beginning.
    async fn check(&mut self) -> Result<(), End> {
        let Some(asker) = &self.asker else { return Ok(()) };
        let ended = match self.host.authenticate(&asker.headers).await {
            Ok(actor) if actor.scope() == asker.actor.scope() => return Ok(()),
            Ok(_) => domain::Error::unauthenticated(Reason::TokenInvalid),
            Err(error) if error.is_internal() => return Ok(()),
            Err(error) => error,
        };
        let error = errors::of_domain(&ended, self.lang, &self.id);
        for (id, operation) in std::mem::take(&mut self.running) {
            operation.task.abort();
            self.say(&Said::Error { id: &id, payload: std::slice::from_ref(&error) }).await?;
        }
        Err(Close::Forbidden.into())
    }

    async fn ping(&mut self) -> Result<(), End> {
        if self.last_heard.elapsed() >= PING_EVERY * 3 {
            return Err(End::Gone);
        }
        self.send(Message::Ping(bytes::Bytes::new())).await
    }

    async fn say(&mut self, said: &Said<'_>) -> Result<(), End> {
        let text = serde_json::to_string(said).expect("strings, numbers and maps with text keys always serialize");
        self.send(Message::Text(text.into())).await
    }

    async fn send(&mut self, message: Message) -> Result<(), End> {
        match timeout(LONGEST_SEND, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(End::Gone),
        }
    }
}

/// Where the answers of one operation go.
struct Answering {
    id: String,
    number: u64,
    to: Sender<Answered>,
}

impl Answering {
    /// Passes on what an operation answers, as fast as the client takes it. A panic becomes `INTERNAL`.
    async fn pass_on(self, answers: BoxStream<'static, Response>, lang: Lang, request: RequestId) {
        let panicked = AssertUnwindSafe(self.tell(answers)).catch_unwind().await.err();
        let last = panicked.map(|panic| {
            tracing::error!(request_id = %request, panic = panic_message(panic.as_ref()), "a subscription panicked");
            Response::from_errors(vec![errors::masked(lang, &request)])
        });
        self.say(last).await;
    }

    async fn tell(&self, mut answers: BoxStream<'static, Response>) {
        while let Some(response) = answers.next().await {
            self.say(Some(response)).await;
        }
    }

    async fn say(&self, response: Option<Response>) {
        // The task ends with its socket, so somebody listens as long as it runs.
        _ = self.to.send(Answered { id: self.id.clone(), number: self.number, response }).await;
    }
}

fn is_too_large(error: &axum::Error) -> bool {
    // The library's own type is not part of axum's interface; its words are.
    error.to_string().contains("too long") || error.to_string().contains("Space limit exceeded")
}
