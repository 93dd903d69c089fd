//! Assignments (交办): one department's part in a suggestion.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use domain::{assignment as rows, response_template};

use super::assist_opinion::MissingOpinion;
use super::contact_record::ContactRecord;
use super::context::Asked as _;
use super::deadline::Deadline;
use super::department::Department;
use super::enums::{AssignmentStatus, UnitRole};
use super::response::Response;
use super::scalars::{Date, Moment};
use super::suggestion::Suggestion;
use super::{id, read};

/// One department's part in a suggestion (交办).
#[derive(Debug, Clone)]
pub struct Assignment(pub rows::Assignment);

impl Assignment {
    async fn deadline_rows(
        &self,
        ctx: &Context<'_>,
        as_of: Option<Date>,
    ) -> domain::Result<Vec<domain::deadline::Deadline>> {
        let suggestion = read::suggestion(ctx, self.0.suggestion_id).await?;
        let mut clocks = suggestion.deadline_rows(ctx, as_of).await?;
        clocks.retain(|clock| clock.assignment == Some(self.0.id));
        Ok(clocks)
    }
}

/// One department's part in a suggestion (交办).
#[Object]
impl Assignment {
    /// The global id.
    pub async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Raised by every change; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// The suggestion (建议).
    async fn suggestion(&self, ctx: &Context<'_>) -> Result<Suggestion> {
        Ok(read::suggestion(ctx, self.0.suggestion_id).await?)
    }

    /// The department (承办单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Department> {
        Ok(read::department(ctx, self.0.department_id).await?)
    }

    /// The part it takes (承办角色).
    async fn role(&self) -> UnitRole {
        self.0.role.into()
    }

    /// How far it has come (单位办理状态).
    async fn status(&self, ctx: &Context<'_>) -> Result<AssignmentStatus> {
        if rows::status_as_seen(&self.0, false) == self.0.status {
            return Ok(self.0.status.into());
        }
        let suggestion = read::suggestion(ctx, self.0.suggestion_id).await?;
        Ok(rows::status_as_seen(&self.0, suggestion.row().is_insider).into())
    }

    /// The round of handling that the department answers, or answered last; where the suggestion's `round` is a later one,
    /// its answer stands (办理轮次).
    async fn round(&self) -> i32 {
        self.0.round
    }

    /// The day it was assigned (交办日期).
    async fn assigned_on(&self) -> Date {
        self.0.assigned_on.into()
    }

    /// When the department signed for it (签收时间).
    async fn signed_for_at(&self) -> Option<Moment> {
        self.0.signed_for_at.map(Moment)
    }

    /// Who handles it in the department; for insiders (承办人).
    async fn handler_name(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        let Some(name) = self.0.handler_name.as_deref() else { return Ok(None) };
        let suggestion = read::suggestion(ctx, self.0.suggestion_id).await?;
        Ok(Some(name).filter(|_| suggestion.row().is_insider))
    }

    /// The department's time to answer in the present round; null for assisting ones, who do not answer (答复期限).
    async fn deadline(&self, ctx: &Context<'_>) -> Result<Option<Deadline>> {
        let own = self.deadline_rows(ctx, None).await?.into_iter();
        Ok(own.filter(domain::deadline::Deadline::is_answer).max_by_key(|clock| clock.kind).map(Deadline))
    }

    /// The department's clocks that run or ran; to outsiders the time to answer alone (期限).
    async fn deadlines(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "As of this day: what was done later counts as open. Today by default (截至日期).")]
        as_of: Option<Date>,
    ) -> Result<Vec<Deadline>> {
        Ok(self.deadline_rows(ctx, as_of).await?.into_iter().map(Deadline).collect())
    }

    /// How often and why the office urged the department, oldest first; for insiders (催办记录).
    async fn urgings(&self, ctx: &Context<'_>) -> Result<Vec<Urging>> {
        let urgings = ctx.loaders().urgings_of(self.0.id).await?;
        Ok(urgings.unwrap_or_default().into_iter().map(Urging::from).collect())
    }

    /// Its contacts with the proposer, earliest first; for insiders (沟通记录).
    async fn contacts(&self, ctx: &Context<'_>) -> Result<Vec<ContactRecord>> {
        let contacts = ctx.loaders().contacts_of(self.0.suggestion_id).await?.unwrap_or_default();
        Ok(contacts.into_iter().filter(|contact| contact.assignment_id == self.0.id).map(ContactRecord).collect())
    }

    /// The opinions of assisting departments that it has still to wait for before it may answer; for insiders
    /// (待交会办意见).
    async fn missing_opinions(&self, ctx: &Context<'_>) -> Result<Vec<MissingOpinion>> {
        if !self.0.role.replies() {
            return Ok(Vec::new());
        }
        let missing = ctx.loaders().missing_opinions_of(self.0.suggestion_id).await?;
        Ok(missing.unwrap_or_default().into_iter().map(MissingOpinion).collect())
    }

    /// A template of the department with its placeholders filled in for this case, to its own people (套用模板).
    async fn draft_from_template(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The template.")] template: ID,
    ) -> Result<String> {
        let template = id::parse("template", &template)?;
        Ok(response_template::filled(ctx.app(), ctx.actor(), self.0.id, template).await?)
    }

    /// Its responses that the asker may see, oldest version first (答复).
    async fn responses(&self, ctx: &Context<'_>) -> Result<Vec<Response>> {
        let suggestion = read::suggestion(ctx, self.0.suggestion_id).await?;
        let responses = ctx.loaders().responses_of(suggestion).await?.unwrap_or_default();
        let own = responses.into_iter().filter(|response| response.head.assignment_id == self.0.id);
        Ok(own.map(Response).collect())
    }
}

/// An urging of a department by the office (催办).
#[derive(SimpleObject)]
pub struct Urging {
    /// What is asked for (催办内容).
    note: String,
    /// Who urged (催办人).
    made_by: String,
    /// When (催办时间).
    made_at: Moment,
}

impl From<domain::urging::Urging> for Urging {
    fn from(row: domain::urging::Urging) -> Self {
        Self { note: row.note, made_by: row.made_by_name, made_at: row.created_at.into() }
    }
}
