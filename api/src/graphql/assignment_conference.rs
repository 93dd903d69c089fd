//! Conferences at which suggestions are assigned (交办会), and whom to charge with a suggestion (建议承办单位).

use async_graphql::{Context, ID, Object, Result};
use domain::assignment as rows;
use futures_util::future::try_join_all;

use super::department::Department;
use super::scalars::Date;
use super::suggestion::Suggestion;
use super::{id, read};

/// A conference at which suggestions were assigned (交办会).
#[derive(Debug, Clone)]
pub struct AssignmentConference(pub rows::Conference);

/// A conference at which suggestions were assigned; for insiders (交办会).
#[Object]
impl AssignmentConference {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Its title (会议名称).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The day it was held (召开日期).
    async fn held_on(&self) -> Date {
        self.0.held_on.into()
    }
}

/// A department that may be charged with a suggestion, with the evidence (建议承办单位).
#[derive(Debug, Clone)]
pub struct DepartmentCandidate(pub rows::Candidate);

/// A department that may be charged with a suggestion, with the evidence of the past (建议承办单位).
#[Object]
impl DepartmentCandidate {
    /// The department (承办单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Department> {
        Ok(read::department(ctx, self.0.department).await?)
    }

    /// How many similar suggestions it was charged with and kept: of the same category, or with words of the title in
    /// common (相似件数).
    async fn similar_cases(&self) -> usize {
        self.0.similar
    }

    /// How many similar suggestions it handed back (退办件数).
    async fn hand_backs(&self) -> usize {
        self.0.handed_back
    }

    /// The most similar suggestions that it kept, at most three (相似建议).
    async fn examples(&self, ctx: &Context<'_>) -> Result<Vec<Suggestion>> {
        Ok(try_join_all(self.0.examples.iter().map(|id| read::suggestion(ctx, *id))).await?)
    }
}
