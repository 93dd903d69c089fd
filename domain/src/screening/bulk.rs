//! Bulk screening: one decision on many suggestions, each in a transaction and with a result of its own.

use std::collections::HashSet;

use entities::enums::{DeclineGround, ReviewDecision};
use entities::ids::SuggestionId;
use sha2::{Digest, Sha256};

use super::{MOST_REASON, decline, file, pass, return_for_revision};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::suggestion::OFFICE;
use crate::text;
use crate::write::{Call, hex, settle};

/// How many suggestions one call may decide on.
const MOST: usize = 100;

/// One suggestion to decide on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// The suggestion.
    pub id: SuggestionId,
    /// The version that was read.
    pub expected_version: Option<i64>,
}

/// One decision on many suggestions.
#[derive(Debug, Clone)]
pub struct Screen {
    /// The suggestions.
    pub items: Vec<Item>,
    /// What is decided on each.
    pub decision: ReviewDecision,
    /// On which ground they are declined.
    pub ground: Option<DeclineGround>,
    /// Why; mandatory for returning and declining.
    pub reason: Option<String>,
    /// Makes a repeated call safe, suggestion by suggestion.
    pub key: Option<String>,
}

/// Decides on suggestions one by one, in the order given; one that is refused does not stop the others.
///
/// # Errors
///
/// Refuses a list that is empty, too long or names one twice, and a decision without what it needs. Fails when a part
/// of the service does; what is done by then stays, and is not done twice under the same key.
pub async fn screen(app: &App, actor: &Actor, input: &Screen) -> Result<Vec<(SuggestionId, Result<SuggestionId>)>> {
    check(actor, input)?;
    let mut results = Vec::with_capacity(input.items.len());
    for item in &input.items {
        let call = call_of(input, *item)?;
        let done = settle(|| decide(app, actor, &call, item.id, input)).await;
        match done {
            Err(error) if error.is_internal() => return Err(error),
            done => results.push((item.id, done)),
        }
    }
    Ok(results)
}

async fn decide(app: &App, actor: &Actor, call: &Call, id: SuggestionId, input: &Screen) -> Result<SuggestionId> {
    let reason = input.reason.as_deref();
    match (input.decision, input.ground) {
        (ReviewDecision::Pass, _) => pass(app, actor, call, id, reason).await,
        (ReviewDecision::File, _) => file(app, actor, call, id).await,
        (ReviewDecision::Return, _) => return_for_revision(app, actor, call, id, reason.unwrap_or_default()).await,
        (ReviewDecision::Decline, Some(ground)) => {
            decline(app, actor, call, id, ground, reason.unwrap_or_default()).await
        }
        (ReviewDecision::Decline, None) => Err(Error::bad_input("ground", Reason::ReasonNeeded)),
    }
}

/// The key of one suggestion within a keyed call, and what has to be the same when it is used again.
fn call_of(input: &Screen, item: Item) -> Result<Call> {
    let about = format!("{:?}", (item, input.decision, input.ground, &input.reason));
    let key = input.key.as_ref().map(|key| hex(&Sha256::digest(format!("{key}\n{}", item.id))));
    Call::new(key, &format!("screenSuggestions\n{about}"), item.expected_version)
}

fn check(actor: &Actor, input: &Screen) -> Result<()> {
    actor.account()?;
    if !actor.grants().iter().any(|grant| OFFICE.contains(&grant.role)) {
        return Err(Error::forbidden(Reason::RoleMissing));
    }
    Call::new(input.key.clone(), "", None)?;
    if input.items.is_empty() {
        return Err(Error::bad_input("items", Reason::Empty));
    }
    if input.items.len() > MOST {
        return Err(Error::bad_input("items", Reason::TooMany));
    }
    let distinct: HashSet<_> = input.items.iter().map(|item| item.id).collect();
    if distinct.len() < input.items.len() {
        return Err(Error::bad_input("items", Reason::Duplicate));
    }
    if input.decision == ReviewDecision::Decline && input.ground.is_none() {
        return Err(Error::bad_input("ground", Reason::ReasonNeeded));
    }
    let reason = input.reason.as_deref().unwrap_or_default();
    if matches!(input.decision, ReviewDecision::Return | ReviewDecision::Decline) {
        text::required("reason", reason, MOST_REASON)?;
    }
    Ok(())
}
