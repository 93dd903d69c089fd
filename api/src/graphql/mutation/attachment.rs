//! Taking attachments away and deciding whether they are public. They are brought by `POST /files`.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::attachment::{self as rows, Files};
use domain::ids::AttachmentId;

use super::told;
use crate::graphql::attachment::Attachment;
use crate::graphql::context::Asked as _;
use crate::graphql::id;
use crate::run;

/// An attachment to take away (删除附件).
#[derive(InputObject)]
pub struct RemoveAttachmentInput {
    /// The attachment (附件).
    id: ID,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// Whether the public may have an attachment (附件公开).
#[derive(InputObject)]
pub struct SetAttachmentPublicityInput {
    /// The attachment (附件).
    id: ID,
    /// Whether it is public once its suggestion is published in full (是否公开).
    is_public: bool,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The attachment taken away.
#[derive(SimpleObject)]
pub struct RemoveAttachmentPayload {
    /// Its id, which names nothing any more (已删除的附件编号).
    removed_id: ID,
}

/// The attachment decided on.
#[derive(SimpleObject)]
pub struct SetAttachmentPublicityPayload {
    /// The attachment after the decision (附件).
    attachment: Attachment,
}

async fn read(ctx: &Context<'_>, id: AttachmentId) -> domain::Result<Attachment> {
    let found = rows::by_ids(ctx.app(), ctx.actor(), &[id]).await?.remove(&id);
    found.map(Attachment).ok_or(domain::Error::not_found())
}

/// Changes attachments.
#[derive(Default)]
pub struct AttachmentMutation;

#[Object]
impl AttachmentMutation {
    /// Takes an attachment away while what it belongs to is being written: as who brought it to a suggestion or a
    /// response, as an organiser from a research report or a paper for a session (删除附件).
    async fn remove_attachment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The attachment.")] input: RemoveAttachmentInput,
    ) -> Result<RemoveAttachmentPayload> {
        let (about, id, files) = (told(&input), id::parse("id", &input.id)?, ctx.data::<Files>()?.clone());
        let (key, version) = (input.idempotency_key, input.expected_version);
        let id: AttachmentId = run::write(ctx, key, version, "removeAttachment", about, move |app, actor, call| {
            let files = files.clone();
            async move { rows::remove(&app, &files, &actor, &call, id).await }
        })
        .await?;
        Ok(RemoveAttachmentPayload { removed_id: id::global(id) })
    }

    /// Decides, as the office, whether the public may have an attachment once its suggestion is published in full; files
    /// of reports and papers follow those (附件公开).
    async fn set_attachment_publicity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The attachment and the decision.")] input: SetAttachmentPublicityInput,
    ) -> Result<SetAttachmentPublicityPayload> {
        let (about, id, is_public) = (told(&input), id::parse("id", &input.id)?, input.is_public);
        let (key, version) = (input.idempotency_key, input.expected_version);
        let id = run::write(ctx, key, version, "setAttachmentPublicity", about, move |app, actor, call| async move {
            rows::set_publicity(&app, &actor, &call, id, is_public).await
        });
        Ok(SetAttachmentPublicityPayload { attachment: read(ctx, id.await?).await? })
    }
}
