//! The live floor (会场) of a session.

mod parts;
mod subscription;
mod turn;

use std::sync::Arc;

use async_graphql::{Context, Object, Result};
use chrono::TimeDelta;
use domain::{Error, Reason, floor as rows};

pub use self::parts::{FloorAgendaItem, FloorEvent, FloorTimes, PointOfOrder, SpeakingTime};
pub use self::subscription::{FloorSubscription, FloorUpdate};
pub use self::turn::FloorTurn;
use super::context::Asked as _;
use super::enums::{FloorAction, FloorPhase};
use super::read;
use super::scalars::Moment;

/// How many events one field gives at the most.
const MOST_EVENTS: usize = 100;

/// The floor of a session at one moment. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Floor(pub Arc<rows::Floor>);

impl From<rows::Floor> for Floor {
    fn from(floor: rows::Floor) -> Self {
        Self(Arc::new(floor))
    }
}

impl Floor {
    fn turns<'a>(&self, ids: impl IntoIterator<Item = &'a domain::ids::FloorTurnId>) -> Vec<FloorTurn> {
        ids.into_iter().filter_map(|id| FloorTurn::of(&self.0, *id)).collect()
    }
}

/// Returns a time in seconds, exact to the millisecond.
#[expect(clippy::cast_precision_loss, reason = "no session lasts for 285,000 years")]
fn seconds(time: TimeDelta) -> f64 {
    time.num_milliseconds() as f64 / 1_000.0
}

/// The floor of a session at one moment: who speaks, who waits, who has spoken, and where the time goes (会场).
/// Everything is told by the record of events; nobody is cut off by a machine.
#[Object]
impl Floor {
    /// How many events there have been; give it back as `expectedSequence`, or as `after` to hear on (序号).
    async fn sequence(&self) -> i32 {
        self.0.sequence
    }

    /// Whether the session is being held (会议状态).
    async fn phase(&self) -> FloorPhase {
        self.0.state.phase.into()
    }

    /// The moment at which all this is so (截至时刻).
    async fn as_of(&self) -> Option<Moment> {
        self.0.state.as_of.map(Into::into)
    }

    /// When the session began (开会时间).
    async fn opened_at(&self) -> Option<Moment> {
        self.0.state.opened_at.map(Into::into)
    }

    /// When it ended (散会时间).
    async fn closed_at(&self) -> Option<Moment> {
        self.0.state.closed_at.map(Into::into)
    }

    /// The agenda with its planned and real times, in order (议程).
    async fn agenda(&self) -> Vec<FloorAgendaItem> {
        let items = self.0.agenda.iter();
        items.map(|item| FloorAgendaItem::new(item, self.0.state.item(item.id).copied())).collect()
    }

    /// Who has the floor (正在发言).
    async fn speaking(&self) -> Option<FloorTurn> {
        self.turns(self.0.state.standing.last()).pop()
    }

    /// Whose turn an intervention interrupts (被插话的发言).
    async fn interrupted(&self) -> Option<FloorTurn> {
        let standing = &self.0.state.standing;
        self.turns(standing.first().filter(|_| standing.len() > 1)).pop()
    }

    /// Who waits, next first (候场).
    async fn waiting(&self) -> Vec<FloorTurn> {
        self.turns(&self.0.state.queue)
    }

    /// Who has had the floor and whoever has it, first heard first (已发言).
    async fn heard(&self) -> Vec<FloorTurn> {
        self.turns(&self.0.state.heard)
    }

    /// The point of order that is not decided yet (待裁定的程序问题).
    async fn open_point_of_order(&self) -> Option<PointOfOrder> {
        self.0.state.open_point().cloned().map(PointOfOrder)
    }

    /// All points of order, in order (程序问题).
    async fn points_of_order(&self) -> Vec<PointOfOrder> {
        self.0.state.points.iter().cloned().map(PointOfOrder).collect()
    }

    /// Where the time of the session went (用时).
    async fn times(&self) -> FloorTimes {
        FloorTimes(self.0.state.times)
    }

    /// How long each person and each sector was heard (发言时间统计).
    async fn speaking_time(&self) -> SpeakingTime {
        SpeakingTime(Arc::clone(&self.0))
    }

    /// The events after one of them, in order (会场记录).
    async fn events(
        &self,
        #[graphql(desc = "After the event of this number; from the beginning by default.", default = 0)] after: i32,
        #[graphql(desc = "How many, 1 to 100; 20 by default.", default = 20)] first: i32,
    ) -> Result<Vec<FloorEvent>> {
        let skipped = usize::try_from(after).map_err(|_| Error::bad_input("after", Reason::OutOfRange))?;
        let first = usize::try_from(first).ok().filter(|first| (1..=MOST_EVENTS).contains(first));
        let first = first.ok_or(Error::bad_input("first", Reason::OutOfRange))?;
        let events = skipped..self.0.events().len().min(skipped.saturating_add(first));
        Ok(events.filter_map(|at| FloorEvent::of(&self.0, at)).collect())
    }

    /// What the asker may do now, by the rules that the mutations obey (可办操作).
    async fn allowed_actions(&self, ctx: &Context<'_>) -> Result<Vec<FloorAction>> {
        let consultation = read::consultation(ctx, self.0.consultation).await?;
        let actions = rows::allowed_actions(ctx.actor(), consultation.row(), &self.0, ctx.app().today());
        Ok(actions.into_iter().map(Into::into).collect())
    }
}
