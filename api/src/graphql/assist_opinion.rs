//! Assisting opinions (会办意见), every version of them; for insiders only.

use async_graphql::{Context, ID, Object, Result};
use domain::assist_opinion as rows;

use super::assignment::Assignment;
use super::department::Department;
use super::enums::OpinionStance;
use super::scalars::{Date, Moment};
use super::{id, read};

/// An assisting department's opinion for the lead (会办意见).
#[derive(Debug, Clone)]
pub struct AssistOpinion(pub rows::AssistOpinion);

/// An assisting department's letter to the lead, agreeing or not; a correction is a version of its own (会办意见).
#[Object]
impl AssistOpinion {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The assisting department's assignment (交办).
    async fn assignment(&self, ctx: &Context<'_>) -> Result<Assignment> {
        Ok(read::assignment(ctx, self.0.assignment_id).await?)
    }

    /// The round of handling it is for, from 1 (办理轮次).
    async fn round(&self) -> i32 {
        self.0.round
    }

    /// The version within assignment and round, from 1; the latest holds (版次).
    async fn number(&self) -> i32 {
        self.0.number
    }

    /// The number of the letter (发文字号).
    async fn letter_no(&self) -> &str {
        &self.0.letter_no
    }

    /// Whether it agrees with the lead (会办态度).
    async fn stance(&self) -> OpinionStance {
        self.0.stance.into()
    }

    /// The opinion (正文).
    async fn body(&self) -> &str {
        &self.0.body
    }

    /// Who signs (签发人).
    async fn signatory(&self) -> &str {
        &self.0.signatory
    }

    /// The date of the letter (落款日期).
    async fn issued_on(&self) -> Date {
        self.0.issued_on.into()
    }

    /// When it was submitted (提交时间).
    async fn submitted_at(&self) -> Moment {
        self.0.submitted_at.into()
    }
}

/// An opinion that the lead has still to wait for (待交会办意见).
#[derive(Debug, Clone)]
pub struct MissingOpinion(pub rows::MissingOpinion);

/// An opinion that the lead has still to wait for (待交会办意见).
#[Object]
impl MissingOpinion {
    /// The assisting department that owes it (会办单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Department> {
        Ok(read::department(ctx, self.0.department).await?)
    }

    /// The last day of its time; from the day after the lead waits no longer (会办期限).
    async fn due_on(&self) -> Date {
        self.0.due_on.into()
    }
}
