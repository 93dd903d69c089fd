//! `xieshang remind`, and the same sweep every hour while the service runs.

use std::time::Duration;

use domain::{App, evaluation, notification, publication};
use tokio::task::JoinHandle;
use tokio::time::MissedTickBehavior;

use super::Failure;
use super::output::say;
use crate::config::Settings;
use crate::server;

/// How often the service makes what is due.
const EVERY: Duration = Duration::from_hours(1);

pub(super) async fn run(settings: &Settings) -> Result<(), Failure> {
    let app = server::open_app(settings).await?;
    let published = publication::release(&app).await?;
    let closed = evaluation::settle(&app).await?;
    let swept = notification::remind(&app).await?;
    say(format_args!("{published} suggestions published whose day has come"));
    say(format_args!("{closed} cases closed whose time to evaluate is over"));
    say(format_args!("{} notices made over {} cases", swept.made, swept.cases));
    Ok(())
}

/// Ends embargoes, closes cases whose time to evaluate is over and makes reminders and overdue notices, now and every
/// hour. Several processes may do so at once: each publication takes effect once, each case is closed once, and each
/// notice is made once.
pub(super) fn every_hour(app: App) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut hours = tokio::time::interval(EVERY);
        hours.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            hours.tick().await;
            match publication::release(&app).await {
                Ok(published) => tracing::info!(published, "embargoes are ended"),
                Err(error) => tracing::warn!(?error, "embargoes could not be ended; they are tried again in an hour"),
            }
            match evaluation::settle(&app).await {
                Ok(closed) => tracing::info!(closed, "cases are closed whose time to evaluate is over"),
                Err(error) => tracing::warn!(?error, "cases could not be closed; they are tried again in an hour"),
            }
            match notification::remind(&app).await {
                Ok(swept) => tracing::info!(made = swept.made, cases = swept.cases, "reminders are made"),
                Err(error) => tracing::warn!(?error, "reminders could not be made; they are tried again in an hour"),
            }
        }
    })
}
