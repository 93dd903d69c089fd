//! Charging departments with a suggestion, and signing for it.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::assignment::{self, Charge};

use super::told;
use crate::graphql::assignment::Assignment;
use crate::graphql::enums::{HandlingMode, UnitRole};
use crate::graphql::suggestion::Suggestion;
use crate::graphql::{id, read};
use crate::run;

/// Departments to charge with a suggestion (交办).
#[derive(InputObject)]
pub struct AssignSuggestionInput {
    /// The suggestion.
    id: ID,
    /// How they share it (办理方式).
    mode: HandlingMode,
    /// The departments and their parts: one `SOLE`; one `LEAD` and at least one `ASSIST`; at least two `SEPARATE`
    /// (承办单位).
    units: Vec<UnitInput>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A department and its part (承办单位).
#[derive(InputObject)]
pub struct UnitInput {
    /// The department (单位).
    department: ID,
    /// The part it takes (承办角色).
    role: UnitRole,
}

impl UnitInput {
    pub(super) fn read(&self) -> domain::Result<Charge> {
        Ok(Charge { department: id::parse("units", &self.department)?, role: self.role.into() })
    }
}

/// An assignment to sign for (签收).
#[derive(InputObject)]
pub struct AcceptAssignmentInput {
    /// The assignment.
    id: ID,
    /// Who will handle it in the department; internal (承办人).
    handler_name: Option<String>,
    /// The assignment's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The suggestion assigned.
#[derive(SimpleObject)]
pub struct AssignSuggestionPayload {
    /// The suggestion, with its assignments (建议).
    suggestion: Suggestion,
}

/// The assignment signed for.
#[derive(SimpleObject)]
pub struct AcceptAssignmentPayload {
    /// The assignment after the change (交办).
    assignment: Assignment,
}

/// Assigns suggestions.
#[derive(Default)]
pub struct AssignmentMutation;

#[Object]
impl AssignmentMutation {
    /// Charges departments with a suggestion, as the office or the supervising office; their clock starts today (交办).
    async fn assign_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion and the departments.")] input: AssignSuggestionInput,
    ) -> Result<AssignSuggestionPayload> {
        let (about, id, mode) = (told(&input), id::parse("id", &input.id)?, input.mode.into());
        let charges: Vec<_> = input.units.iter().map(UnitInput::read).collect::<domain::Result<_>>()?;
        let (key, version) = (input.idempotency_key, input.expected_version);
        let id = run::write(ctx, key, version, "assignSuggestion", about, move |app, actor, call| {
            let charges = charges.clone();
            async move { assignment::assign(&app, &actor, &call, id, mode, &charges).await }
        });
        Ok(AssignSuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }

    /// Signs for an assignment, as its department (签收).
    async fn accept_assignment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The assignment to sign for.")] input: AcceptAssignmentInput,
    ) -> Result<AcceptAssignmentPayload> {
        let (about, id) = (told(&input), id::parse("id", &input.id)?);
        let (key, version, handler) = (input.idempotency_key, input.expected_version, input.handler_name);
        let id = run::write(ctx, key, version, "acceptAssignment", about, move |app, actor, call| {
            let handler = handler.clone();
            async move { assignment::accept(&app, &actor, &call, id, handler.as_deref()).await }
        });
        Ok(AcceptAssignmentPayload { assignment: read::assignment(ctx, id.await?).await? })
    }
}
