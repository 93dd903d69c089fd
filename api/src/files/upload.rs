//! `POST /files?suggestion=sug_…`, or `?response=`, `?report=`, `?material=`, or for photographs `?consultation=`,
//! `?activity=`, `?council=`: the body is the file, `X-File-Name` its name, percent-encoded.

use std::time::Duration;

use axum::Json;
use axum::body::Body;
use axum::extract::{Query, Request, State};
use axum::response::{IntoResponse as _, Response};
use domain::attachment::{self, MOST_BYTES, Target, Upload};
use domain::photograph::{self, Owner};
use domain::{Actor, Error, Reason};
use http::{HeaderMap, StatusCode, header};
use http_body_util::BodyExt as _;
use serde::Deserialize;
use serde_json::json;
use tokio::sync::Semaphore;

use super::Asking;
use crate::door::Host as _;
use crate::server::Service;

/// How many files come in at the same time.
static TURNS: Semaphore = Semaphore::const_new(8);

/// How long a file waits for its turn.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// What the file is attached to: one of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct To {
    suggestion: Option<String>,
    response: Option<String>,
    report: Option<String>,
    material: Option<String>,
    consultation: Option<String>,
    council: Option<String>,
    activity: Option<String>,
}

/// Where a file goes.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// To a suggestion, a response, a report or a paper.
    Attachment(Target),
    /// Among the photographs of a consultation, of research before it or of a council.
    Photograph(Owner),
}

impl To {
    fn read(self) -> Result<Place, Error> {
        let given = [
            ("suggestion", self.suggestion),
            ("response", self.response),
            ("report", self.report),
            ("material", self.material),
            ("consultation", self.consultation),
            ("council", self.council),
            ("activity", self.activity),
        ];
        let invalid = |field| Error::bad_input(field, Reason::InvalidId);
        let mut given = given.into_iter().filter_map(|(field, id)| Some((field, id?)));
        match (given.next(), given.next()) {
            (Some((field, id)), None) => Place::of(field, &id).ok_or(invalid(field)),
            _ => Err(invalid("suggestion")),
        }
    }
}

impl Place {
    fn of(field: &str, id: &str) -> Option<Self> {
        match field {
            "suggestion" => id.parse().ok().map(Target::Suggestion).map(Self::Attachment),
            "response" => id.parse().ok().map(Target::Response).map(Self::Attachment),
            "report" => id.parse().ok().map(Target::Report).map(Self::Attachment),
            "material" => id.parse().ok().map(Target::Material).map(Self::Attachment),
            "consultation" => id.parse().ok().map(Owner::Consultation).map(Self::Photograph),
            "council" => id.parse().ok().map(Owner::Council).map(Self::Photograph),
            "activity" => id.parse().ok().map(Owner::Activity).map(Self::Photograph),
            _ => None,
        }
    }
}

/// Receives a file.
pub(super) async fn handle(State(service): State<Service>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let asking = Asking::of(&parts);
    let to = Query::<To>::try_from_uri(&parts.uri).map_err(|_| Error::bad_input("suggestion", Reason::InvalidId));
    let place = to.and_then(|Query(to)| to.read());
    match receive(&service, &parts.headers, place, body).await {
        Ok(id) => (StatusCode::CREATED, Json(json!({ "id": id }))).into_response(),
        Err(refusal) => asking.refused(&refusal),
    }
}

async fn receive(
    service: &Service,
    headers: &HeaderMap,
    place: Result<Place, Error>,
    body: Body,
) -> Result<String, Error> {
    let actor = service.authenticate(headers).await?;
    actor.account()?;
    let place = place?;
    let name = file_name(headers)?;
    match place {
        Place::Attachment(target) => attachment::may_attach(service.app(), &actor, target).await?,
        Place::Photograph(owner) => photograph::may_add(service.app(), &actor, owner).await?,
    }
    let says = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if says.is_some_and(|bytes| bytes > MOST_BYTES) {
        return Err(Error::bad_input("file", Reason::TooLarge));
    }

    let turn = tokio::time::timeout(LONGEST_WAIT, TURNS.acquire()).await;
    let _turn = turn.map_err(|_| Error::unavailable(Reason::Busy))?.map_err(Error::internal)?;
    let mut upload = Upload::begin(service.app(), service.files(), &name).await?;
    if let Err(refusal) = pour(body, &mut upload).await {
        upload.give_up().await;
        return Err(refusal);
    }
    to_its_end(service.clone(), actor, place, upload).await
}

async fn pour(mut body: Body, upload: &mut Upload) -> Result<(), Error> {
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Error::bad_input("file", Reason::FileBroken))?;
        if let Ok(piece) = frame.into_data() {
            upload.take(&piece).await?;
        }
    }
    Ok(())
}

/// Ends the file and writes its row in a task of its own: a sender who leaves now does not cut the two apart.
async fn to_its_end(service: Service, actor: Actor, place: Place, upload: Upload) -> Result<String, Error> {
    let task = tokio::spawn(async move {
        let stored = upload.finish().await?;
        let (app, files) = (service.app(), service.files());
        match place {
            Place::Attachment(target) => {
                attachment::attach(app, files, &actor, target, stored).await.map(|id| id.to_string())
            }
            Place::Photograph(owner) => {
                photograph::add(app, files, &actor, owner, stored).await.map(|id| id.to_string())
            }
        }
    });
    task.await.unwrap_or_else(|lost| Err(Error::internal(lost)))
}

fn file_name(headers: &HeaderMap) -> Result<String, Error> {
    let given = headers.get("x-file-name").and_then(|name| name.to_str().ok()).unwrap_or_default();
    decoded(given).ok_or(Error::bad_input("fileName", Reason::UnreadableText))
}

/// Undoes percent-encoding; nothing where what comes out is no UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let (high, low) = (digit(rest.next())?, digit(rest.next())?);
        bytes.push(high << 4 | low);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_percent_encoded_utf_8() {
        assert_eq!(decoded("%E9%99%84%E4%BB%B6%201.pdf").as_deref(), Some("附件 1.pdf"));
        assert_eq!(decoded("a.pdf").as_deref(), Some("a.pdf"));
        for broken in ["%", "%E", "%ZZ", "%FF"] {
            assert_eq!(decoded(broken), None, "{broken}");
        }
    }
}
