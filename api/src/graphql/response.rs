//! Responses (答复): departments' letters, every version of them.

use async_graphql::{Context, ID, Object, Result};
use domain::enums::OutcomeCategory as Outcome;
use domain::response as rows;

use super::assignment::Assignment;
use super::commitment::Commitment;
use super::context::Asked as _;
use super::department::Department;
use super::enums::{OutcomeCategory, ResponseKind, ResponseStatus};
use super::scalars::{Date, Moment};
use super::suggestion::Suggestion;
use super::{id, read};

/// A department's response to a suggestion (答复).
#[derive(Debug, Clone)]
pub struct Response(pub rows::Response);

/// A department's letter of response; every version stays (答复).
#[Object]
impl Response {
    /// The global id.
    pub async fn id(&self) -> ID {
        id::global(self.0.head.id)
    }

    /// Raised by every change; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.head.version
    }

    /// The suggestion that it answers (建议).
    async fn suggestion(&self, ctx: &Context<'_>) -> Result<Suggestion> {
        Ok(read::suggestion(ctx, self.0.head.suggestion_id).await?)
    }

    /// The assignment that it answers (交办).
    async fn assignment(&self, ctx: &Context<'_>) -> Result<Assignment> {
        Ok(read::assignment(ctx, self.0.head.assignment_id).await?)
    }

    /// The department that answers (承办单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Department> {
        Ok(read::department(ctx, self.0.head.department_id).await?)
    }

    /// The round that it answers, from 1 (办理轮次).
    async fn round(&self) -> i32 {
        self.0.head.round
    }

    /// The version within the assignment, from 1 (版次).
    async fn number(&self) -> i32 {
        self.0.head.number
    }

    /// What sort of response it is (答复类型).
    async fn kind(&self) -> ResponseKind {
        self.0.head.kind.into()
    }

    /// Its stage (答复状态).
    async fn status(&self) -> ResponseStatus {
        self.0.head.status.into()
    }

    /// The number of the letter (发文字号).
    async fn letter_no(&self) -> &str {
        &self.0.head.letter_no
    }

    /// The canonical outcome (办理结果).
    async fn outcome(&self) -> OutcomeCategory {
        self.0.head.outcome.into()
    }

    /// The letter that stands for the outcome in print: A, B, C or D (办理结果分类).
    async fn outcome_letter(&self) -> &'static str {
        letter(self.0.head.outcome)
    }

    /// The text (正文).
    async fn body(&self, ctx: &Context<'_>) -> Result<String> {
        let text = ctx.loaders().response_text(self.0.head.id).await?;
        Ok(text.ok_or(domain::Error::not_found())?.body)
    }

    /// Who signs (签发人).
    async fn signatory(&self) -> &str {
        &self.0.head.signatory
    }

    /// Whom to ask; for insiders, never public (联系人).
    async fn contact_person(&self) -> Option<&str> {
        self.0.contact.as_ref().map(|contact| contact.person.as_str())
    }

    /// The telephone of whom to ask; for insiders, never public (联系电话).
    async fn contact_phone(&self) -> Option<&str> {
        self.0.contact.as_ref().and_then(|contact| contact.phone.as_deref())
    }

    /// The date of the letter (答复日期).
    async fn issued_on(&self) -> Date {
        self.0.head.issued_on.into()
    }

    /// When it went to review (报送时间).
    async fn submitted_at(&self) -> Option<Moment> {
        self.0.head.submitted_at.map(Moment)
    }

    /// When it was approved and so delivered (送达时间).
    async fn approved_at(&self) -> Option<Moment> {
        self.0.head.approved_at.map(Moment)
    }

    /// Why it was returned to the department; for insiders (审核意见).
    async fn review_note(&self) -> Option<&str> {
        self.0.head.review_note.as_deref()
    }

    /// What this version promises, by the last day in time; to outsiders what is in force or was judged (承诺).
    async fn commitments(&self, ctx: &Context<'_>) -> Result<Vec<Commitment>> {
        let commitments = ctx.loaders().commitments_in(self.0.head.id).await?;
        Ok(commitments.unwrap_or_default().into_iter().map(Commitment).collect())
    }

    /// When it was begun (创建时间).
    async fn created_at(&self) -> Moment {
        self.0.head.created_at.into()
    }

    /// When it last changed (更新时间).
    async fn updated_at(&self) -> Moment {
        self.0.head.updated_at.into()
    }
}

/// The usual print of outcomes: A solved, B being solved or planned, C not now, D for reference.
const fn letter(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Resolved => "A",
        Outcome::InProgress | Outcome::Planned => "B",
        Outcome::Deferred => "C",
        Outcome::Reference => "D",
    }
}
