//! `GET /files/att_…` and `GET /files/pho_…`: the bytes, to save and never to show, for whoever may see what they belong to.

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse as _, Response};
use domain::Error;
use domain::attachment::{self, Attachment};
use domain::ids::{AttachmentId, PhotographId};
use domain::photograph::{self, Photograph};
use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::Asking;
use crate::door::{self, Host as _};
use crate::server::Service;

/// Sends a file. Absent and hidden answer alike.
pub(super) async fn handle(State(service): State<Service>, Path(id): Path<String>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let asking = Asking::of(&parts);
    let sent = async {
        let found = find(&service, &parts.headers, &id).await?;
        send(&service, &parts.headers, &found).await
    };
    sent.await.unwrap_or_else(|refusal| asking.refused(&refusal))
}

/// What is sent of a file.
struct File {
    name: String,
    media_type: String,
    byte_size: i64,
    sha256: String,
    storage_key: String,
    is_public: bool,
}

impl From<Attachment> for File {
    fn from(row: Attachment) -> Self {
        let Attachment { file_name: name, media_type, byte_size, sha256, storage_key, is_public, .. } = row;
        Self { name, media_type, byte_size, sha256, storage_key, is_public }
    }
}

impl From<Photograph> for File {
    fn from(seen: Photograph) -> Self {
        let name = seen.file_name().to_owned();
        let photograph::Row { media_type, byte_size, sha256, storage_key, .. } = seen.row;
        Self { name, media_type, byte_size, sha256, storage_key, is_public: false }
    }
}

async fn find(service: &Service, headers: &HeaderMap, id: &str) -> Result<File, Error> {
    let actor = service.authenticate(headers).await?;
    if let Ok(id) = id.parse::<PhotographId>() {
        let found = photograph::by_ids(service.app(), &actor, &[id]).await?.remove(&id);
        return found.map(File::from).ok_or(Error::not_found());
    }
    let id: AttachmentId = id.parse().map_err(|_| Error::not_found())?;
    let found = attachment::by_ids(service.app(), &actor, &[id]).await?.remove(&id);
    found.map(File::from).ok_or(Error::not_found())
}

async fn send(service: &Service, asked: &HeaderMap, file: &File) -> Result<Response, Error> {
    let tag = format!("\"{}\"", file.sha256);
    let known = asked.get(header::IF_NONE_MATCH).and_then(|tags| tags.to_str().ok()).unwrap_or_default();
    let mut response = if known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut response = Body::from_stream(service.files().read(&file.storage_key).await?).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_LENGTH, file.byte_size.into());
        headers.insert(header::CONTENT_TYPE, told(&file.media_type)?);
        headers.insert(header::CONTENT_DISPOSITION, door::saved_as(&file.name));
        response
    };
    let headers = response.headers_mut();
    headers.insert(header::ETAG, told(&tag)?);
    // What is public today may not be so tomorrow: it is asked for again each time, and then often not sent.
    let cache = if file.is_public { "no-cache" } else { "private, no-store" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    headers.insert(header::VARY, HeaderValue::from_static("authorization"));
    Ok(response)
}

fn told(value: &str) -> Result<HeaderValue, Error> {
    HeaderValue::from_str(value).map_err(Error::internal)
}
