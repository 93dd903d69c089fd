//! Somebody's turn on the floor.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use chrono::TimeDelta;
use domain::floor::fold::TurnState;
use domain::floor::{Floor as Record, Turn};
use domain::ids::FloorTurnId;

use super::seconds;
use crate::graphql::consultation::{department_of, member_of};
use crate::graphql::context::Asked as _;
use crate::graphql::department::Department;
use crate::graphql::enums::{FloorTurnKind, FloorTurnStatus};
use crate::graphql::id;
use crate::graphql::member::Member;
use crate::graphql::scalars::Moment;
use crate::graphql::speech::Speech;

/// Somebody's turn on the floor at one moment.
#[derive(Debug, Clone)]
pub struct FloorTurn {
    floor: Arc<Record>,
    turn: Turn,
    state: TurnState,
}

impl FloorTurn {
    /// Finds a turn of a floor.
    pub fn of(floor: &Arc<Record>, id: FloorTurnId) -> Option<Self> {
        let (turn, state) = (floor.turn(id)?.clone(), floor.state.turn(id)?.clone());
        Some(Self { floor: Arc::clone(floor), turn, state })
    }
}

/// Somebody's turn on the floor: who, for what, and how long (发言).
#[Object]
impl FloorTurn {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.turn.row.id)
    }

    /// What for (发言类别).
    async fn kind(&self) -> FloorTurnKind {
        self.turn.row.kind.into()
    }

    /// What has become of it (发言状态).
    async fn status(&self) -> FloorTurnStatus {
        self.state.status.into()
    }

    /// The speaker as printed (发言人).
    async fn speaker_name(&self) -> &str {
        &self.turn.row.speaker_name
    }

    /// The speaker's post as of then (职务).
    async fn speaker_title(&self) -> Option<&str> {
        self.turn.row.speaker_title.as_deref()
    }

    /// The member's sector as of then (界别).
    async fn sector(&self) -> Option<&str> {
        self.turn.row.sector_name.as_deref()
    }

    /// The member, if they are one (委员).
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Member>> {
        Ok(member_of(ctx, self.turn.row.member_id).await?)
    }

    /// The department spoken for, if it is one of the committee's (单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Option<Department>> {
        Ok(department_of(ctx, self.turn.row.department_id).await?)
    }

    /// The booked speech, where the asker may see it (委员发言).
    async fn speech(&self, ctx: &Context<'_>) -> Result<Option<Speech>> {
        let Some(id) = self.turn.row.speech_id else { return Ok(None) };
        Ok(ctx.loaders().speech(id).await?.map(Speech))
    }

    /// What it is about, where that was said when it was entered (发言内容).
    async fn subject(&self) -> Option<&str> {
        self.turn.row.subject.as_deref()
    }

    /// How long it may take, by the rules in force when it was entered; no limit where there is none (限时，秒).
    async fn limit_seconds(&self) -> Option<i32> {
        self.turn.row.limit_seconds
    }

    /// How long they have spoken so far, without pauses and points of order (已用时，秒).
    async fn spent_seconds(&self) -> f64 {
        seconds(self.state.spent)
    }

    /// Whether their time is running (是否计时).
    async fn is_running(&self) -> bool {
        self.floor.is_running(self.state.id)
    }

    /// Whether they have spoken for longer than they may (是否超时).
    async fn is_over(&self) -> bool {
        self.turn.row.limit_seconds.is_some_and(|limit| self.state.spent > TimeDelta::seconds(limit.into()))
    }

    /// When they took the floor (开始时间).
    async fn started_at(&self) -> Option<Moment> {
        self.state.started_at.map(Into::into)
    }

    /// When they gave it back (结束时间).
    async fn ended_at(&self) -> Option<Moment> {
        self.state.ended_at.map(Into::into)
    }

    /// The turns that a department answers (所回应的发言).
    async fn answers(&self) -> Vec<FloorTurn> {
        self.turn.answers.iter().filter_map(|id| Self::of(&self.floor, *id)).collect()
    }
}
