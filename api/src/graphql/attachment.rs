//! Attachments (附件).

use async_graphql::{ID, Object};
use domain::attachment as rows;

use super::id;
use super::scalars::Moment;

/// A file attached to a suggestion, a response, a research report or a paper for a session, downloaded from its `url` by
/// whoever may see it (附件).
#[derive(Debug, Clone)]
pub struct Attachment(pub rows::Attachment);

/// A file attached to a suggestion, a response, a research report or a paper for a session, downloaded from its `url` by
/// whoever may see it (附件).
#[Object]
impl Attachment {
    /// The global id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The file's name (文件名).
    async fn file_name(&self) -> &str {
        &self.0.file_name
    }

    /// What its bytes are, such as `application/pdf` (文件类型).
    async fn media_type(&self) -> &str {
        &self.0.media_type
    }

    /// How many bytes it has; at most 20 MiB (字节数).
    async fn byte_size(&self) -> i64 {
        self.0.byte_size
    }

    /// The SHA-256 of its bytes in lower-case hex (校验值).
    async fn sha256(&self) -> &str {
        &self.0.sha256
    }

    /// Where it is downloaded, with the same `Authorization` header as everything else (下载地址).
    async fn url(&self) -> String {
        format!("/files/{}", self.0.id)
    }

    /// Whether the public may have it once its suggestion is published in full; false for files of reports and papers,
    /// which whoever reads those has (是否公开).
    async fn is_public(&self) -> bool {
        self.0.is_public
    }

    /// When it was attached (上传时间).
    async fn created_at(&self) -> Moment {
        self.0.created_at.into()
    }

    /// Raised by every change; for `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.version
    }
}
