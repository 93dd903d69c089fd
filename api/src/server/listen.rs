//! The one listener, and its end.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::host::Service;
use crate::cli::Failure;
use crate::door::Host as _;

/// How long requests that are under way have, once the end is asked for.
const LONGEST_FAREWELL: Duration = Duration::from_secs(20);

/// Takes the address to listen on.
///
/// # Errors
///
/// Says when it is in use or not ours.
pub async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|why| Failure::because(format_args!("cannot listen on {address}"), why))
}

/// Answers requests until `end` comes, then lets those under way finish.
///
/// # Errors
///
/// Fails when the listener does.
pub async fn run(listener: TcpListener, router: Router, end: impl Future<Output = ()> + Send) -> Result<(), Failure> {
    let (ask, asked) = watch::channel(false);
    let mut farewell = asked.clone();
    let graceful = async move { _ = farewell.wait_for(|is_over| *is_over).await };
    let serving = axum::serve(listener, router).with_graceful_shutdown(graceful).into_future();
    tokio::pin!(serving);

    tokio::select! {
        done = &mut serving => return done.map_err(|why| Failure::because("the listener failed", why)),
        () = end => ask.send_replace(true),
    };
    tracing::info!("the end is asked for; requests under way finish first");
    if let Ok(done) = tokio::time::timeout(LONGEST_FAREWELL, serving).await {
        return done.map_err(|why| Failure::because("the listener failed", why));
    }
    tracing::warn!("some connections did not end in time");
    Ok(())
}

/// Returns what waits for the end and then tells the sockets of it, which no request waits for any more.
pub(crate) fn then_end_sockets(
    end: impl Future<Output = ()> + Send,
    service: &Service,
) -> impl Future<Output = ()> + Send {
    let sockets = service.sockets().clone();
    async move {
        end.await;
        sockets.end().await;
    }
}

/// Begins to hear ctrl-c and SIGTERM, and returns what waits for the first of them.
///
/// # Errors
///
/// Fails when signals cannot be heard.
#[cfg(unix)]
pub(crate) fn end_asked_for() -> Result<impl Future<Output = ()> + Send, Failure> {
    use tokio::signal::unix::{SignalKind, signal};

    let failed = |why| Failure::because("cannot hear signals", why);
    let mut terminate = signal(SignalKind::terminate()).map_err(failed)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(failed)?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Returns what waits for ctrl-c.
///
/// # Errors
///
/// Never here; elsewhere signals may not be heard.
#[cfg(not(unix))]
pub(crate) fn end_asked_for() -> Result<impl Future<Output = ()> + Send, Failure> {
    Ok(async move { _ = tokio::signal::ctrl_c().await })
}
