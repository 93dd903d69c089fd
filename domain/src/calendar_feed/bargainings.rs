//! The windows of bargainings (集体协商期限) that are open, as events, for those who organise them.

use chrono::{DateTime, Days, NaiveDate, Utc};
use entities::consultation;
use entities::enums::{ConsultationFormat, ConsultationStatus, ContractStatus};
use entities::ids::{CommitteeId, ConsultationId};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

use super::event::{Event, Standing};
use crate::actor::Actor;
use crate::app::App;
use crate::bargaining::{Contract, Offer, contracts_of, offers_of};
use crate::consultation::{Consultation, ORGANIZERS};
use crate::error::Result;

/// How many bargainings a calendar looks at the most, the latest made first.
const MOST_BARGAININGS: u64 = 200;

/// Returns the open windows of the bargainings that the asker organises, in a number of statements that does not depend
/// on how many there are.
pub(super) async fn of(app: &App, actor: &Actor) -> Result<Vec<Event>> {
    use consultation::Column;

    let organizer = actor.grants().iter().filter(|grant| ORGANIZERS.contains(&grant.role));
    let committees: Vec<CommitteeId> = organizer.map(|grant| grant.committee).collect();
    if committees.is_empty() {
        return Ok(Vec::new());
    }
    let sessions = consultation::Entity::visible_to(actor.scope())
        .filter(Column::CommitteeId.is_in(committees))
        .filter(Column::Format.eq(ConsultationFormat::WageBargaining))
        .filter(Column::Status.is_not_in([ConsultationStatus::Cancelled, ConsultationStatus::Closed]))
        .order_by_desc(Column::Id)
        .limit(MOST_BARGAININGS)
        .all(app.reader())
        .await?;
    if sessions.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<ConsultationId> = sessions.iter().map(|session| session.id).collect();
    let (offers, contracts) = (offers_of(app, actor, &ids).await?, contracts_of(app, actor, &ids).await?);
    let of_one = |session: &Consultation| {
        let offers = offers.get(&session.id).map(Vec::as_slice).unwrap_or_default();
        let contracts = contracts.get(&session.id).map(Vec::as_slice).unwrap_or_default();
        let mut windows = of_offers((session, !contracts.is_empty()), offers);
        windows.extend(contracts.iter().flat_map(|contract| of_contract(contract, app.today())));
        windows.into_iter().map(|window| window.event(&session.topic)).collect::<Vec<_>>()
    };
    Ok(sessions.iter().flat_map(of_one).collect())
}

/// A window: what has to be done in it, and its days.
#[derive(Debug, PartialEq, Eq)]
struct Window {
    of: String,
    what: &'static str,
    zh: &'static str,
    sequence: i64,
    changed_at: DateTime<Utc>,
    from: NaiveDate,
    to: NaiveDate,
}

impl Window {
    fn event(self, topic: &str) -> Event {
        Event {
            uid: format!("{}-{}@xieshang", self.of, self.what),
            sequence: self.sequence,
            changed_at: self.changed_at,
            from: self.from,
            at: None,
            until: self.to + Days::new(1),
            summary: format!("{}：{topic}", self.zh),
            description: None,
            place: None,
            standing: Standing::Firm,
        }
    }
}

/// While the sides talk: every offer not replied to and, as long as they have not met and signed nothing, by when they
/// meet after the last reply.
fn of_offers((session, is_signed): (&Consultation, bool), offers: &[Offer]) -> Vec<Window> {
    if !matches!(session.status, ConsultationStatus::Planned | ConsultationStatus::Scheduled) {
        return Vec::new();
    }
    let window = |offer: &Offer, what, zh, on| Window {
        of: offer.row.id.to_string(),
        what,
        zh,
        sequence: 0,
        changed_at: offer.row.created_at,
        from: on,
        to: on,
    };
    let unanswered = offers.iter().filter(|offer| offer.row.replied_on.is_none());
    let replies = unanswered.map(|offer| window(offer, "REPLY", "要约回应截止", offer.reply_due_on));
    let answered = offers.iter().filter_map(|offer| Some((offer, offer.negotiate_by?)));
    let last =
        answered.max_by_key(|(offer, _)| offer.row.replied_on).filter(|_| session.held_on.is_none() && !is_signed);
    let meeting = last.map(|(offer, by)| window(offer, "MEETING", "集体协商截止", by));
    replies.chain(meeting).collect()
}

/// What comes next of a contract, to hand it in or to make it known, and to renew it before it ends.
fn of_contract(contract: &Contract, today: NaiveDate) -> Vec<Window> {
    let row = &contract.row;
    let window = |what, zh, (from, to)| Window {
        of: row.id.to_string(),
        what,
        zh,
        sequence: row.version,
        changed_at: row.updated_at,
        from,
        to,
    };
    let day = |on: NaiveDate| (on, on);
    let next = match row.status {
        ContractStatus::Signed => Some(window("FILING", "集体合同报送截止", day(contract.filing_due_on))),
        ContractStatus::Effective => {
            contract.publish_due_on.map(|on| window("PUBLISHING", "集体合同公布截止", day(on)))
        }
        ContractStatus::Filed | ContractStatus::Objected | ContractStatus::Published => None,
    };
    let last_day = row.valid_until.filter(|on| *on >= today && contract.renewed_by.is_none());
    let ending = contract.expiring_from.zip(last_day).map(|days| window("EXPIRING", "集体合同到期续签", days));
    next.into_iter().chain(ending).collect()
}
