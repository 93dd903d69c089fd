//! Collective bargaining (集体协商): two sides with their chief representatives, offers and replies, terms, the vote of
//! the workers' congress, and the contract up to its renewal (domain.md §2.8).

pub mod clocks;
pub mod machine;

pub(crate) mod needs;

mod contract;
mod data;
mod offer;
mod order;
mod read;
mod sign;
mod table;
mod terms;
mod vote;

use entities::enums::ConsultationFormat;
use entities::ids::ConsultationId;

pub use self::clocks::Handover;
pub use self::contract::{Effect, File, Object, Publish, allowed_events, bring_into_effect, file, object, publish};
pub use self::data::{DataClock, DataHandover, HandOver, data_clocks_of, hand_over, handovers_of};
pub use self::offer::{Make, Reply, make, reply};
use self::order::Act;
pub use self::read::{
    Contract, Offer, Representative, Term, Vote, contracts_of, offers_of, representatives_of, terms_of, votes_of,
};
pub use self::sign::{Sign, sign};
pub use self::table::{NewRepresentative, add_representative};
pub use self::terms::{NewTerm, record_term};
pub use self::vote::{NewVote, record_vote};
use crate::actor::Actor;
use crate::consultation::{self, Consultation};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::write::Write;

/// Loads and locks a bargaining that the actor may see and organises, at whatever stage.
///
/// # Errors
///
/// Like `consultation::lock`; `OTHER_FORMAT` for a consultation that is no bargaining.
async fn lock(write: &Write, actor: &Actor, id: ConsultationId) -> Result<Consultation> {
    let session = consultation::lock(write, actor, id).await?;
    if session.format == ConsultationFormat::WageBargaining {
        Ok(session)
    } else {
        Err(Error::refused(Reason::OtherFormat))
    }
}

/// Loads and locks a bargaining whose stage lets something be recorded.
///
/// # Errors
///
/// Like [`lock`], and the refusals of [`order::may`].
async fn lock_to(write: &Write, actor: &Actor, id: ConsultationId, act: Act) -> Result<Consultation> {
    let session = lock(write, actor, id).await?;
    order::may(&session.stage, act)?;
    Ok(session)
}

/// Loads and locks a bargaining that goes on, for what accompanies it.
///
/// # Errors
///
/// Like [`lock`]; `BARGAINING_OVER` once it is called off or closed.
pub(crate) async fn lock_open(write: &Write, actor: &Actor, id: ConsultationId) -> Result<Consultation> {
    lock_to(write, actor, id, Act::Accompany).await
}
