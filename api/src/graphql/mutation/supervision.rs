//! Notes of the supervision.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::supervision_note;

use super::told;
use crate::graphql::suggestion::Suggestion;
use crate::graphql::{id, read};
use crate::run;

/// A note on the supervision of a case; internal (督办记录).
#[derive(InputObject)]
pub struct AddSupervisionNoteInput {
    /// The suggestion.
    id: ID,
    /// What is noted (内容).
    body: String,
    /// Whether the departments charged with the case read it too (是否告知承办单位).
    #[graphql(default = false)]
    for_department: bool,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The note added.
#[derive(SimpleObject)]
pub struct AddSupervisionNotePayload {
    /// The suggestion with the note (建议).
    suggestion: Suggestion,
}

/// Supervises.
#[derive(Default)]
pub struct SupervisionMutation;

#[Object]
impl SupervisionMutation {
    /// Adds a note on the supervision of a case, as the office or the supervising office (督办记录).
    async fn add_supervision_note(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion and the note.")] input: AddSupervisionNoteInput,
    ) -> Result<AddSupervisionNotePayload> {
        let (about, id) = (told(&input), id::parse("id", &input.id)?);
        let (key, body, is_for_department) = (input.idempotency_key, input.body, input.for_department);
        let id = run::write(ctx, key, None, "addSupervisionNote", about, move |app, actor, call| {
            let body = body.clone();
            async move { supervision_note::add(&app, &actor, &call, (id, is_for_department), &body).await }
        });
        Ok(AddSupervisionNotePayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }
}
