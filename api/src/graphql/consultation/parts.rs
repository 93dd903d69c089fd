//! What a consultation is made of: agenda, participants, figures.

use async_graphql::{Context, ID, Object, Result};
use domain::attendance;
use domain::consultation as rows;

use super::{department_of, member_of};
use crate::graphql::context::Asked as _;
use crate::graphql::department::Department;
use crate::graphql::enums::{AgendaKind, Attendance, ParticipantRole};
use crate::graphql::id;
use crate::graphql::member::Member;

/// An item of an agenda (议程).
pub struct AgendaItem(pub rows::AgendaItem);

/// An item of an agenda (议程).
#[Object]
impl AgendaItem {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The place in the order, from 1 (序号).
    async fn position(&self) -> i32 {
        self.0.position
    }

    /// What sort of item it is (议程类别).
    async fn kind(&self) -> AgendaKind {
        self.0.kind.into()
    }

    /// The item as printed (内容).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// How long it is planned to take, in minutes (计划时长).
    async fn planned_minutes(&self) -> Option<i32> {
        self.0.planned_minutes
    }
}

/// Somebody who takes part in a consultation (参加人).
pub struct Participant(pub rows::Participant);

/// Somebody who takes part in a consultation (参加人).
#[Object]
impl Participant {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// What they take part as (参加身份).
    async fn role(&self) -> ParticipantRole {
        self.0.role.into()
    }

    /// The name as printed (姓名或名称).
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Their post as of then (职务).
    async fn title(&self) -> Option<&str> {
        self.0.title.as_deref()
    }

    /// The member, if they are one (委员).
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Member>> {
        Ok(member_of(ctx, self.0.member_id).await?)
    }

    /// The department, if they stand for one (单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Option<Department>> {
        Ok(department_of(ctx, self.0.department_id).await?)
    }

    /// Whether they come, and came; to the organisers, the chair and themselves (到会情况).
    async fn attendance(&self, ctx: &Context<'_>) -> Result<Option<Attendance>> {
        Ok(self.is_told(ctx).await?.then(|| self.0.attendance.into()))
    }

    /// Why they are excused; to the organisers, the chair and themselves (请假事由).
    async fn leave_reason(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        Ok(if self.is_told(ctx).await? { self.0.leave_reason.as_deref() } else { None })
    }
}

impl Participant {
    async fn is_told(&self, ctx: &Context<'_>) -> Result<bool> {
        let session = ctx.loaders().consultation(self.0.consultation_id).await?;
        Ok(session.is_some_and(|session| attendance::is_told(ctx.actor(), &session, &self.0)))
    }
}

/// A figure that a consultation reports, as the source gives it (数据).
pub struct Figure(pub rows::Figure);

/// A figure that a consultation reports, as the source gives it (数据).
#[Object]
impl Figure {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// What is counted (指标).
    async fn label(&self) -> &str {
        &self.0.label
    }

    /// The figure, in `unit` (数值).
    async fn amount(&self) -> f64 {
        self.0.amount
    }

    /// The unit as printed (单位).
    async fn unit(&self) -> &str {
        &self.0.unit
    }

    /// Whether the source says that it is more or less so: 余, 多, 约 (约数).
    async fn is_approximate(&self) -> bool {
        self.0.is_approximate
    }

    /// A percentage as reported, never derived from the figures (占比).
    async fn reported_share(&self) -> Option<&str> {
        self.0.reported_share.as_deref()
    }
}
