//! What the floor is told by: events, items of the agenda, points of order, and where the time went.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use domain::consultation::AgendaItem as Item;
use domain::floor::fold::{ItemTimes, PointOfOrder as Point, Times};
use domain::floor::{Floor as Record, Heard, by_person, by_sector, is_insider};

use super::{FloorTurn, seconds};
use crate::graphql::consultation::{AgendaItem, department_of, member_of};
use crate::graphql::context::Asked as _;
use crate::graphql::department::Department;
use crate::graphql::enums::FloorEventKind;
use crate::graphql::member::Member;
use crate::graphql::scalars::Moment;
use crate::graphql::{id, read};

/// Something that happened on the floor.
#[derive(Debug, Clone)]
pub struct FloorEvent {
    floor: Arc<Record>,
    at: usize,
}

impl FloorEvent {
    /// Returns the event at a place in the record, from 0.
    pub fn of(floor: &Arc<Record>, at: usize) -> Option<Self> {
        floor.events().get(at)?;
        Some(Self { floor: Arc::clone(floor), at })
    }

    fn row(&self) -> &domain::floor::Event {
        &self.floor.events()[self.at]
    }
}

/// Something that happened on the floor. Events are only ever added (会场事件).
#[Object]
impl FloorEvent {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.row().id)
    }

    /// Its number in the record of this floor, from 1 without gaps (序号).
    async fn sequence(&self) -> i32 {
        self.row().sequence
    }

    /// What happened (事件).
    async fn kind(&self) -> FloorEventKind {
        self.row().kind.into()
    }

    /// When (时间).
    async fn at(&self) -> Moment {
        self.row().at.into()
    }

    /// Whose turn it concerns (发言).
    async fn turn(&self) -> Option<FloorTurn> {
        FloorTurn::of(&self.floor, self.row().turn_id?)
    }

    /// The item of the agenda that began (议程).
    async fn agenda_item(&self) -> Option<AgendaItem> {
        self.floor.item(self.row().agenda_item_id?).cloned().map(AgendaItem)
    }

    /// The place among those who wait that somebody came to, from 1 (候场次序).
    async fn position(&self) -> Option<i32> {
        self.row().position
    }

    /// Who raised the point of order (提出人).
    async fn raised_by(&self) -> Option<&str> {
        self.row().person_name.as_deref()
    }

    /// What was said: the point of order, or how it was decided; to organisers also why somebody was heard beyond their
    /// sector's quota (说明).
    async fn note(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        let Some(note) = self.row().note.as_deref() else { return Ok(None) };
        if self.row().turn_id.is_none() {
            return Ok(Some(note));
        }
        let consultation = read::consultation(ctx, self.floor.consultation).await?;
        Ok(is_insider(ctx.actor(), consultation.row()).then_some(note))
    }
}

/// An item of the agenda with its real times.
pub struct FloorAgendaItem {
    item: Item,
    times: Option<ItemTimes>,
}

impl FloorAgendaItem {
    /// Puts an item and its times together.
    pub fn new(item: &Item, times: Option<ItemTimes>) -> Self {
        Self { item: item.clone(), times }
    }
}

/// An item of the agenda with its planned and real times (议程).
#[Object]
impl FloorAgendaItem {
    /// The item (议程).
    async fn item(&self) -> AgendaItem {
        AgendaItem(self.item.clone())
    }

    /// When it began (开始时间).
    async fn started_at(&self) -> Option<Moment> {
        self.times.map(|times| times.started_at.into())
    }

    /// When the next item began, or the session ended (结束时间).
    async fn ended_at(&self) -> Option<Moment> {
        self.times?.ended_at.map(Into::into)
    }
}

/// A point of order (程序问题).
pub struct PointOfOrder(pub Point);

/// A point of order: speaking time stands still until it is decided (程序问题).
#[Object]
impl PointOfOrder {
    /// Who raised it (提出人).
    async fn raised_by(&self) -> &str {
        &self.0.by
    }

    /// About what (内容).
    async fn subject(&self) -> &str {
        &self.0.subject
    }

    /// When it was raised (提出时间).
    async fn raised_at(&self) -> Moment {
        self.0.raised_at.into()
    }

    /// How it was decided (裁定).
    async fn decision(&self) -> Option<&str> {
        self.0.decided.as_ref().map(|(_, decision)| decision.as_str())
    }

    /// When it was decided (裁定时间).
    async fn decided_at(&self) -> Option<Moment> {
        self.0.decided.as_ref().map(|(at, _)| (*at).into())
    }
}

/// Where the time of a session went.
pub struct FloorTimes(pub Times);

/// Where the time of a session went, in seconds to the millisecond. The parts make up the total exactly (用时).
#[Object]
impl FloorTimes {
    /// Since the session began, until its end (会议历时，秒).
    async fn total_seconds(&self) -> f64 {
        seconds(self.0.total())
    }

    /// While somebody spoke (发言，秒).
    async fn speaking_seconds(&self) -> f64 {
        seconds(self.0.speaking)
    }

    /// While who had the floor was paused (暂停，秒).
    async fn paused_seconds(&self) -> f64 {
        seconds(self.0.paused)
    }

    /// While points of order were decided (程序问题，秒).
    async fn point_of_order_seconds(&self) -> f64 {
        seconds(self.0.point_of_order)
    }

    /// While nobody had the floor (无人发言，秒).
    async fn idle_seconds(&self) -> f64 {
        seconds(self.0.idle)
    }

    /// During breaks (休会，秒).
    async fn adjourned_seconds(&self) -> f64 {
        seconds(self.0.adjourned)
    }
}

/// How long people and sectors were heard.
pub struct SpeakingTime(pub Arc<Record>);

/// How long people and sectors were heard; whoever speaks is counted up to now (发言时间统计).
#[Object]
impl SpeakingTime {
    /// Each person, first heard first (按发言人).
    async fn by_person(&self) -> Vec<PersonHeard> {
        by_person(&self.0).into_iter().map(PersonHeard).collect()
    }

    /// Each sector, first heard first; what was said for no sector stands together (按界别).
    async fn by_sector(&self) -> Vec<SectorHeard> {
        let sector =
            |heard: Heard| SectorHeard { sector: heard.sector, turns: heard.turns, seconds: seconds(heard.time) };
        by_sector(&self.0).into_iter().map(sector).collect()
    }
}

/// How long a sector was heard (界别发言时间).
#[derive(SimpleObject)]
pub struct SectorHeard {
    /// The sector as of then; null for what was said for none (界别).
    sector: Option<String>,
    /// How many turns (次数).
    turns: usize,
    /// How long, in seconds (用时，秒).
    seconds: f64,
}

/// How long a person was heard.
pub struct PersonHeard(Heard);

/// How long a person was heard (发言人用时).
#[Object]
impl PersonHeard {
    /// The speaker as printed (发言人).
    async fn speaker_name(&self) -> &str {
        self.0.name.as_deref().unwrap_or_default()
    }

    /// The speaker's post as of then (职务).
    async fn speaker_title(&self) -> Option<&str> {
        self.0.title.as_deref()
    }

    /// The member's sector as of then (界别).
    async fn sector(&self) -> Option<&str> {
        self.0.sector.as_deref()
    }

    /// The member, if they are one (委员).
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Member>> {
        Ok(member_of(ctx, self.0.member).await?)
    }

    /// The department spoken for, if it is one of the committee's (单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Option<Department>> {
        Ok(department_of(ctx, self.0.department).await?)
    }

    /// How many turns (次数).
    async fn turns(&self) -> usize {
        self.0.turns
    }

    /// How long, in seconds (用时，秒).
    async fn seconds(&self) -> f64 {
        seconds(self.0.time)
    }
}
