//! Contacts (沟通) of departments with the proposer; for insiders only.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use domain::contact_record as rows;

use super::assignment::Assignment;
use super::context::Asked as _;
use super::enums::{ContactMethod, ContactPhase, ReplyWarningCode};
use super::response::Response;
use super::scalars::{Date, Moment};
use super::{id, read};

/// A contact of a department with the proposer (沟通记录).
#[derive(Debug, Clone)]
pub struct ContactRecord(pub rows::ContactRecord);

/// A contact of a department with the proposer, before, while or after it handles the suggestion (沟通记录).
#[Object]
impl ContactRecord {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The assignment in which it was made (交办).
    async fn assignment(&self, ctx: &Context<'_>) -> Result<Assignment> {
        Ok(read::assignment(ctx, self.0.assignment_id).await?)
    }

    /// The round of handling it was made in, from 1 (办理轮次).
    async fn round(&self) -> i32 {
        self.0.round
    }

    /// How it was made (沟通方式).
    async fn method(&self) -> ContactMethod {
        self.0.method.into()
    }

    /// When in the handling it was made (沟通阶段).
    async fn phase(&self) -> ContactPhase {
        self.0.phase.into()
    }

    /// The day it was made (沟通日期).
    async fn held_on(&self) -> Date {
        self.0.held_on.into()
    }

    /// Who took part (参加人).
    async fn participants(&self) -> &str {
        &self.0.participants
    }

    /// What was said (沟通情况).
    async fn note(&self) -> &str {
        &self.0.note
    }

    /// When it was recorded (记录时间).
    async fn created_at(&self) -> Moment {
        self.0.created_at.into()
    }
}

/// What is remarkable about a reply that was accepted nevertheless (提醒).
#[derive(SimpleObject)]
pub struct ReplyWarning {
    /// What it is (提醒类别).
    code: ReplyWarningCode,
    /// The same in words, in the language asked for (提醒内容).
    message: &'static str,
}

impl ReplyWarning {
    /// Returns what is remarkable about a response that was handed in.
    pub async fn about(ctx: &Context<'_>, response: &Response) -> domain::Result<Vec<Self>> {
        let warnings = rows::warnings_about(ctx.app(), &response.0.head).await?;
        let lang = ctx.lang();
        Ok(warnings.into_iter().map(|found| Self { code: found.into(), message: found.message(lang) }).collect())
    }
}
