//! What goes before a session: its papers in versions, and the research that prepares it.

use async_graphql::{Context, Enum, ID, Object, Result};
use domain::consultation::{self as rows, Shortcoming};
use domain::{research_activity, session_material};

use super::{department_of, member_of};
use crate::graphql::attachment::Attachment;
use crate::graphql::context::Asked as _;
use crate::graphql::department::Department;
use crate::graphql::enums::{ResearchActivityKind, SessionMaterialKind};
use crate::graphql::id;
use crate::graphql::member::Member;
use crate::graphql::photograph::Photograph;
use crate::graphql::scalars::{Date, Moment};

/// A paper handed out for a session (会议材料).
pub struct SessionMaterial(pub session_material::SessionMaterial);

/// A paper handed out for a session: to those who organise it or take part, to others where it is meant for everybody
/// and the session is public (会议材料).
#[Object]
impl SessionMaterial {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Raised by every version; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// The place in the order, from 1 (序号).
    async fn position(&self) -> i32 {
        self.0.position
    }

    /// What sort of paper it is (材料类别).
    async fn kind(&self) -> SessionMaterialKind {
        self.0.kind.into()
    }

    /// The title (标题).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// Whether everybody may read it once the session is public (是否公开).
    async fn is_public(&self) -> bool {
        self.0.is_public
    }

    /// The text of the latest version (正文).
    async fn body(&self, ctx: &Context<'_>) -> Result<String> {
        let text = ctx.loaders().sessions.material_text((self.0.id, self.0.number)).await?;
        Ok(text.ok_or(domain::Error::not_found())?)
    }

    /// Its files, oldest first; for whoever sees the paper. They are brought by `POST /files?material=…`, at most ten, by
    /// organisers, and stay with it through its versions until they are taken away (附件).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        let attachments = ctx.loaders().sessions.attachments_of_material(self.0.id).await?;
        Ok(attachments.unwrap_or_default().into_iter().map(Attachment).collect())
    }

    /// Its versions, latest first; for who neither organises the session nor takes part, the latest (各版本).
    async fn versions(&self, ctx: &Context<'_>) -> Result<Vec<SessionMaterialVersion>> {
        let versions = ctx.loaders().sessions.material_versions_of(self.0.id).await?;
        Ok(versions.unwrap_or_default().into_iter().map(SessionMaterialVersion).collect())
    }
}

/// A version of a paper; none is overwritten (材料版本).
pub struct SessionMaterialVersion(session_material::Version);

/// A version of a paper; none is overwritten (材料版本).
#[Object]
impl SessionMaterialVersion {
    /// The number, from 1 (版次).
    async fn number(&self) -> i32 {
        self.0.number
    }

    /// What is new in it (修改说明).
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// The text (正文).
    async fn body(&self, ctx: &Context<'_>) -> Result<String> {
        let text = ctx.loaders().sessions.material_text((self.0.material_id, self.0.number)).await?;
        Ok(text.ok_or(domain::Error::not_found())?)
    }

    /// When it was handed out (印发时间).
    async fn created_at(&self) -> Moment {
        self.0.created_at.into()
    }
}

/// Research before a session: a visit, a briefing, a survey (调研活动).
pub struct ResearchActivity(pub research_activity::ResearchActivity);

/// Research before a session, seen as its papers are (调研活动).
#[Object]
impl ResearchActivity {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The place in the order of entry, from 1 (序号).
    async fn position(&self) -> i32 {
        self.0.position
    }

    /// What sort of activity it was (调研形式).
    async fn kind(&self) -> ResearchActivityKind {
        self.0.kind.into()
    }

    /// The day (日期).
    async fn held_on(&self) -> Date {
        Date(self.0.held_on)
    }

    /// Where (地点).
    async fn place(&self) -> &str {
        &self.0.place
    }

    /// Who received or briefed them, as printed (接待或汇报单位).
    async fn host(&self) -> Option<&str> {
        self.0.host.as_deref()
    }

    /// The department that did, if it is one of the committee's (单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Option<Department>> {
        Ok(department_of(ctx, self.0.department_id).await?)
    }

    /// Who took part, in order (参加人).
    async fn people(&self, ctx: &Context<'_>) -> Result<Vec<Researcher>> {
        let people = ctx.loaders().sessions.researchers_of(self.0.id).await?;
        Ok(people.unwrap_or_default().into_iter().map(Researcher).collect())
    }

    /// What was found (调研发现).
    async fn findings(&self, ctx: &Context<'_>) -> Result<String> {
        let found = ctx.loaders().sessions.findings_of(self.0.id).await?;
        Ok(found.ok_or(domain::Error::not_found())?.findings)
    }

    /// Its photographs, oldest first; seen as it is (照片).
    async fn photographs(&self, ctx: &Context<'_>) -> Result<Vec<Photograph>> {
        let photographs = ctx.loaders().grass.photographs_of_activity(self.0.id).await?;
        Ok(photographs.unwrap_or_default().into_iter().map(Photograph).collect())
    }

    /// Whether everybody may read of it once the session is public (是否公开).
    async fn is_public(&self) -> bool {
        self.0.is_public
    }
}

/// Somebody who took part in research (调研参加人).
pub struct Researcher(research_activity::Researcher);

/// Somebody who took part in research (调研参加人).
#[Object]
impl Researcher {
    /// The name as printed (姓名).
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Their post as of the day (职务).
    async fn title(&self) -> Option<&str> {
        self.0.title.as_deref()
    }

    /// The member, if they are one (委员).
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Member>> {
        Ok(member_of(ctx, self.0.member_id).await?)
    }
}

/// How far a session that has a day is prepared (会前准备).
pub struct Preparation(pub rows::Preparation);

/// How far a session that has a day is prepared, beside the times of the committee's rules (会前准备).
#[Object]
impl Preparation {
    /// The last day on which its participants know of its day in time (通知期限).
    async fn notice_due_on(&self) -> Date {
        self.0.notice_due_on.into()
    }

    /// The day on which it was given the day that it has (通知日期).
    async fn noticed_on(&self) -> Option<Date> {
        self.0.noticed_on.map(Date)
    }

    /// The last day on which its papers are handed out in time (材料期限).
    async fn materials_due_on(&self) -> Date {
        self.0.materials_due_on.into()
    }

    /// The day on which the first of them was handed out, the notice aside (材料日期).
    async fn materials_on(&self) -> Option<Date> {
        self.0.materials_on.map(Date)
    }

    /// How many visits, briefings and surveys prepare it; null where its format knows no research (调研次数).
    async fn research_activities(&self) -> Option<u64> {
        self.0.research_activities
    }

    /// What falls short of the rules today; nothing is refused for it, but research where the rules say so (提示).
    async fn shortcomings(&self) -> Vec<PreparationShortcoming> {
        self.0.shortcomings.iter().copied().map(Into::into).collect()
    }
}

/// What falls short of the rules before a session (会前准备提示).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "Shortcoming")]
pub enum PreparationShortcoming {
    /// Its day was set after the time for its notice (通知过迟)
    LateNotice,
    /// Its papers were handed out late, or are not although their time is over (材料过迟)
    LateMaterials,
    /// Nothing was looked into before it (未经调研)
    NoResearch,
}
