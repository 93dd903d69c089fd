//! Urging departments.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::urging;

use super::told;
use crate::graphql::assignment::Assignment;
use crate::graphql::{id, read};
use crate::run;

/// A department to urge (催办).
#[derive(InputObject)]
pub struct UrgeDepartmentInput {
    /// The assignment (交办).
    assignment: ID,
    /// What is asked for; the department reads it (催办内容).
    note: String,
    /// The assignment's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The department urged.
#[derive(SimpleObject)]
pub struct UrgeDepartmentPayload {
    /// The assignment, with its urgings (交办).
    assignment: Assignment,
}

/// Urges.
#[derive(Default)]
pub struct UrgingMutation;

#[Object]
impl UrgingMutation {
    /// Urges a department that has not answered, as the office or the supervising office: once in so many hours (催办).
    async fn urge_department(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The assignment and what is asked for.")] input: UrgeDepartmentInput,
    ) -> Result<UrgeDepartmentPayload> {
        let (about, id) = (told(&input), id::parse("assignment", &input.assignment)?);
        let (key, version, note) = (input.idempotency_key, input.expected_version, input.note);
        let id = run::write(ctx, key, version, "urgeDepartment", about, move |app, actor, call| {
            let note = note.clone();
            async move { urging::urge(&app, &actor, &call, id, &note).await }
        });
        Ok(UrgeDepartmentPayload { assignment: read::assignment(ctx, id.await?).await? })
    }
}
