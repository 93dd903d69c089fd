//! Photographs of consultations, their research and councils (照片).

use async_graphql::{ID, Object};
use domain::photograph as rows;

use super::id;
use super::scalars::{Date, Moment};

/// A photograph (照片).
#[derive(Debug, Clone)]
pub struct Photograph(pub rows::Photograph);

/// A photograph of a consultation, research before it or a council, downloaded from its `url` by whoever may see what it is
/// of. It is brought by `POST /files?consultation=con_…`, `?activity=act_…` or `?council=cou_…` (照片).
#[Object]
impl Photograph {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.row.id)
    }

    /// Raised by every change; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.row.version
    }

    /// What it shows. Everybody who sees it reads this: it does not name whom `people` keeps for organisers (图片说明).
    async fn caption(&self) -> Option<&str> {
        self.0.row.caption.as_deref()
    }

    /// The day it was taken (拍摄日期).
    async fn taken_on(&self) -> Option<Date> {
        self.0.row.taken_on.map(Date)
    }

    /// Who is to be seen, as printed; for organisers only unless `isPeoplePublic` (图中人物).
    async fn people(&self) -> Option<&str> {
        self.0.people()
    }

    /// Whether everybody who sees it reads `people`: who holds a post, not private persons (人物是否公开).
    async fn is_people_public(&self) -> bool {
        self.0.row.is_people_public
    }

    /// The file's name for organisers, who brought it; for others one that tells nothing of it (文件名).
    async fn file_name(&self) -> &str {
        self.0.file_name()
    }

    /// What its bytes are: `image/jpeg` or `image/png` (文件类型).
    async fn media_type(&self) -> &str {
        &self.0.row.media_type
    }

    /// How many bytes it has; at most 20 MiB (字节数).
    async fn byte_size(&self) -> i64 {
        self.0.row.byte_size
    }

    /// The SHA-256 of its bytes in lower-case hex (校验值).
    async fn sha256(&self) -> &str {
        &self.0.row.sha256
    }

    /// Where it is downloaded, with the same `Authorization` header as everything else (下载地址).
    async fn url(&self) -> String {
        format!("/files/{}", self.0.row.id)
    }

    /// When it was brought (上传时间).
    async fn created_at(&self) -> Moment {
        self.0.row.created_at.into()
    }
}
