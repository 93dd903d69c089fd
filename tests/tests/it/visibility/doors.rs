//! The doors beside the schema: Word documents, files and pages, with how each of them is tried.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use domain::ids::{
    AnnualPlanId, AttachmentId, ConsultationId, DeliberationCouncilId, LedgerId, OutcomeId, ResearchReportId,
    ResponseId, SpeechId, SuggestionId, TypedId as _,
};
use http::StatusCode;
use tests::Page;

use crate::cast::{Cast, Who};

/// How a route is tried.
#[derive(Clone, Copy)]
enum Door {
    /// By the id of a record with this prefix.
    Of(&'static str),
    /// By the id of a response, and made out to the proposers of each suggestion.
    Letter,
    /// By the code of the committee.
    Calendar,
    /// By the number of a case.
    Case,
    /// As it stands.
    List,
    /// By the committee, on a term and on a plenary.
    Report,
    /// Not by an address: it shows no record, takes a file, or is the schema's.
    Elsewhere,
}

/// Every route there is.
const ROUTES: [(&str, Door); 32] = [
    ("/councils", Door::List),
    ("/councils/{id}", Door::Of(DeliberationCouncilId::PREFIX)),
    ("/ledgers", Door::List),
    ("/ledgers/{id}", Door::Of(LedgerId::PREFIX)),
    ("/plans/{id}", Door::Of(AnnualPlanId::PREFIX)),
    ("/calendars/public.ics", Door::List),
    ("/calendars/committees/{file}", Door::Calendar),
    // Opened by a secret of one's own; the tests of calendars try it.
    ("/calendars/{file}", Door::Elsewhere),
    ("/documents/suggestions/{file}", Door::Of(SuggestionId::PREFIX)),
    ("/documents/responses/{file}", Door::Letter),
    ("/documents/outcomes/{file}", Door::Of(OutcomeId::PREFIX)),
    ("/documents/research-reports/{file}", Door::Of(ResearchReportId::PREFIX)),
    ("/documents/screening-reports/{file}", Door::Report),
    ("/documents/work-reports/{file}", Door::Report),
    ("/files/{id}", Door::Of(AttachmentId::PREFIX)),
    ("/suggestions/{id}", Door::Of(SuggestionId::PREFIX)),
    ("/cases/{committee}/{term}/{plenary}/{case_no}", Door::Case),
    ("/consultations/{id}", Door::Of(ConsultationId::PREFIX)),
    ("/consultations/{id}/floor", Door::Of(ConsultationId::PREFIX)),
    ("/speeches/{id}", Door::Of(SpeechId::PREFIX)),
    ("/reports/{id}", Door::Of(ResearchReportId::PREFIX)),
    ("/", Door::List),
    ("/search", Door::List),
    ("/consultations", Door::List),
    ("/files", Door::Elsewhere),
    ("/graphql", Door::Elsewhere),
    ("/explorer", Door::Elsewhere),
    ("/explorer/style.css", Door::Elsewhere),
    ("/explorer/script.js", Door::Elsewhere),
    ("/health/live", Door::Elsewhere),
    ("/health/ready", Door::Elsewhere),
    ("/assets/{file}", Door::Elsewhere),
];

/// Returns every address at which something of these records might show.
pub fn addresses(cast: &Cast, ids: &[&str]) -> Vec<String> {
    let mut addresses: Vec<String> = of_records(ids).into_iter().map(|(address, _)| address).collect();
    for (route, door) in ROUTES {
        match door {
            Door::Calendar => addresses.push(route.replace("{file}", "szs.ics")),
            Door::Case => addresses.push(case(1)),
            Door::List => addresses.push(route.to_owned()),
            Door::Report => {
                let report = filled(route, &cast.committee());
                addresses.extend(["?term=11", "?term=11&plenary=1"].map(|session| format!("{report}{session}")));
            }
            Door::Of(_) | Door::Letter | Door::Elsewhere => {}
        }
    }
    addresses
}

/// Returns the addresses of records, each with that of a record that is not there.
pub fn of_records(ids: &[&str]) -> Vec<(String, String)> {
    let of_prefix = |prefix: &'static str| ids.iter().filter(move |id| is_of(id, prefix));
    let mut addresses = Vec::new();
    for (route, door) in ROUTES {
        match door {
            Door::Of(prefix) => {
                addresses.extend(of_prefix(prefix).map(|id| (filled(route, id), filled(route, &absent(id)))));
            }
            Door::Letter => {
                for id in of_prefix(ResponseId::PREFIX) {
                    let (letter, nothing) = (filled(route, id), filled(route, &absent(id)));
                    let made_out = |of: &&str| (format!("{letter}?of={of}"), format!("{letter}?of={}", absent(of)));
                    addresses.extend(of_prefix(SuggestionId::PREFIX).map(made_out));
                    addresses.push((letter.clone(), nothing));
                }
            }
            Door::Calendar | Door::Case | Door::List | Door::Report | Door::Elsewhere => {}
        }
    }
    addresses
}

/// Returns the address of a case.
pub fn case(number: u8) -> String {
    format!("/cases/szs/11/1/{number}")
}

/// Returns the id of a record of the same kind that is not there.
pub fn absent(id: &str) -> String {
    format!("{}_{}", id.split('_').next().unwrap_or_default(), "0".repeat(32))
}

fn is_of(id: &str, prefix: &str) -> bool {
    id.split_once('_').is_some_and(|(known, _)| known == prefix)
}

fn filled(route: &str, id: &str) -> String {
    route.replace("{id}", id).replace("{file}", &format!("{id}.docx"))
}

/// Asserts that somebody is answered about something hidden exactly as about something that is not there.
pub async fn answers_alike(cast: &Cast, who: Who, hidden: &str, absent: &str) {
    let client = cast.client(who);
    let (found, nothing) = (client.get(hidden).await, client.get(absent).await);
    assert_eq!(found.status, StatusCode::NOT_FOUND, "{} gets {hidden}", who.name());
    assert_eq!(whole(&found, hidden), whole(&nothing, absent), "{} can tell {hidden} from {absent}", who.name());
}

/// Asserts that somebody who sends a file to something hidden is answered as if it was not there.
pub async fn takes_alike(cast: &Cast, who: Who, target: &str, id: &str) {
    let hidden = cast.send_file(who, &format!("{target}={id}"), "a.txt", b"a").await;
    let nothing = cast.send_file(who, &format!("{target}={}", absent(id)), "a.txt", b"a").await;
    assert!(hidden.status.is_client_error(), "{} sends a file to {id}", who.name());
    assert_eq!(
        (hidden.status, hidden.text),
        (nothing.status, nothing.text),
        "{} can tell that {id} is there",
        who.name()
    );
}

/// Puts an answer into one text, without what was asked for and what every answer has for itself.
fn whole(page: &Page, asked: &str) -> String {
    let headers = page.headers.iter().filter(|(name, _)| name.as_str() != "x-request-id");
    let headers: BTreeMap<_, _> = headers.map(|(name, value)| (name.as_str(), value)).collect();
    format!("{} {headers:?}\n{}", page.status, page.text).replace(asked, "…")
}

/// Returns all that an answer says, in its headers too. A Word document is an archive whose parts are only put together,
/// so that its text can be read where it lies.
pub fn said(page: &Page) -> String {
    let headers: Vec<_> = page.headers.values().filter_map(|value| value.to_str().ok()).map(decoded).collect();
    format!("{}\n{}", headers.join("\n"), page.text)
}

/// Encodes every byte of a text for an address.
pub fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |encoded, byte| format!("{encoded}%{byte:02X}"))
}

/// Undoes the encoding.
fn decoded(text: &str) -> String {
    let mut pieces = text.split('%');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let byte = piece.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let Some(byte) = byte {
            bytes.push(byte);
            bytes.extend_from_slice(&piece.as_bytes()[2..]);
        } else {
            bytes.push(b'%');
            bytes.extend_from_slice(piece.as_bytes());
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Collects the routes that the sources of a folder name. Those of tests are nobody's.
fn routes_in(folder: &Path, routes: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            routes_in(&path, routes);
            continue;
        }
        let is_source = path.extension().is_some_and(|extension| extension == "rs");
        if !is_source || entry.file_name().to_string_lossy().contains("test") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a source can be read");
        for rest in text.split(".route(").skip(1) {
            let route = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"'));
            let (route, _) = route.unwrap_or_else(|| panic!("{} hides a route in a name", path.display()));
            routes.insert(route.to_owned());
        }
    }
}

#[test]
fn every_route_is_tried() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate lies in the workspace");
    let mut routes = BTreeSet::new();
    for folder in ["api/src", "web/src"] {
        routes_in(&root.join(folder), &mut routes);
    }

    let tried: BTreeSet<String> = ROUTES.iter().map(|(route, _)| (*route).to_owned()).collect();
    let untried: Vec<_> = routes.difference(&tried).collect();
    assert!(untried.is_empty(), "routes that the walk does not try, in tests/it/visibility/doors.rs: {untried:?}");
    let gone: Vec<_> = tried.difference(&routes).collect();
    assert!(gone.is_empty(), "routes that are no more: {gone:?}");
}
