//! Every reason for which a client's request can be refused, each provoked on purpose; nothing changes by it.

mod account;
mod afterwards;
mod bargaining;
mod bargaining_order;
mod clocks;
mod commitment;
pub mod contact;
mod evaluation;
mod feed;
mod files;
mod floor;
mod formats;
mod grass;
mod grass_records;
mod hand_back;
mod handling;
mod ledger;
mod opinion_brief;
mod plan;
mod preparation;
mod private_names;
mod publication;
mod reading;
mod responses;
mod roster;
mod screening;
mod session;
mod states;
mod submitted;
mod values;
mod writing;

use std::collections::BTreeSet;

use domain::{Code, Lang, Reason};
use serde_json::{Value, json};
use tests::Answer;

use crate::cast::{Cast, Snapshot, Who, mutation};

/// Makes a test of every refusal: its reason, its code, the field at fault, and who asks for what.
macro_rules! refusals {
    ($($reason:ident $code:ident $field:literal async fn $name:ident($cast:ident: $ty:ty) $body:block)+) => {
        /// The reasons that are provoked here.
        pub const REASONS: &[domain::Reason] = &[$(domain::Reason::$reason),+];

        $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let test = |cast: $ty| async move {
                    let $cast = &cast;
                    let (who, name, input) = async { $body }.await;
                    let wanted = (domain::Code::$code, domain::Reason::$reason, $field);
                    $crate::refusals::refuses($cast, who, name, input, wanted).await;
                };
                tests::run(tests::Ground::Sqlite, test).await;
            }
        )+
    };
}
use refusals;

/// Reasons that no request over HTTP can bring about, with why.
const BEYOND_CLIENTS: &[(Reason, &str)] = &[
    (Reason::Internal, "a fault of ours; the door's tests force one"),
    (Reason::Busy, "needs more writers at once than a test can hold still; domain::settle has its own tests"),
    (Reason::SearchUnavailable, "needs an engine that does not answer; the engine's fault tests stop one"),
    (Reason::LoginTaken, "accounts are made at the command line, or by a roster, which tells it of a row"),
    (Reason::FileType, "files do not come by mutation; the attachments' tests provoke it"),
    (Reason::FileBroken, "needs a connection that breaks off; the attachments' tests break one"),
    (Reason::TooManyFiles, "files do not come by mutation; the attachments' tests provoke it"),
    (Reason::AccountExists, "a roster tells it of a row; the rosters' tests provoke it"),
    (Reason::AmbiguousName, "a roster tells it of a row; the rosters' tests provoke it"),
    (Reason::UnreadableText, "a roster tells it of a row; the rosters' tests provoke it"),
    (Reason::InvalidCode, "committees are made at the command line only"),
    (Reason::CodeTaken, "committees are made at the command line only"),
];

#[test]
fn every_reason_is_provoked_or_listed_as_beyond_clients() {
    let provoked = [
        account::REASONS,
        afterwards::REASONS,
        bargaining::REASONS,
        bargaining_order::REASONS,
        grass::REASONS,
        grass_records::REASONS,
        commitment::REASONS,
        evaluation::REASONS,
        formats::REASONS,
        floor::REASONS,
        clocks::REASONS,
        contact::REASONS,
        hand_back::REASONS,
        handling::REASONS,
        feed::REASONS,
        files::REASONS,
        ledger::REASONS,
        opinion_brief::REASONS,
        preparation::REASONS,
        private_names::REASONS,
        plan::REASONS,
        publication::REASONS,
        reading::REASONS,
        roster::REASONS,
        screening::REASONS,
        responses::REASONS,
        session::REASONS,
        states::REASONS,
        submitted::REASONS,
        values::REASONS,
        writing::REASONS,
    ];
    let provoked: BTreeSet<&str> = provoked.concat().into_iter().map(Reason::as_str).collect();
    let beyond: BTreeSet<&str> = BEYOND_CLIENTS.iter().map(|(reason, _)| reason.as_str()).collect();

    let missing: Vec<_> = Reason::ALL
        .iter()
        .map(|reason| reason.as_str())
        .filter(|reason| !provoked.contains(reason) && !beyond.contains(reason))
        .collect();
    assert!(missing.is_empty(), "reasons without a test in tests/it/refusals: {missing:?}");
    let both: Vec<_> = provoked.intersection(&beyond).collect();
    assert!(both.is_empty(), "provoked, so not beyond clients: {both:?}");
}

/// Asserts that a mutation is refused in both languages for the reason wanted, and that no row changed.
pub async fn refuses(cast: &Cast, who: Who, name: &str, input: Value, wanted: (Code, Reason, &str)) {
    let document = mutation(name);
    cast.client(who).token().await;
    let before = Snapshot::of(cast.database()).await;

    for (lang, tag) in [(Lang::Zh, "zh-CN"), (Lang::En, "en")] {
        let client = cast.client(who).clone().speaking(tag);
        let answer = client.run(&document, json!({ "input": input })).await;
        is_refusal(&answer, lang, wanted);
    }

    before.still_holds(cast.database(), name).await;
}

/// Asserts that an answer is the refusal wanted, in the language wanted.
pub fn is_refusal(answer: &Answer, lang: Lang, (code, reason, field): (Code, Reason, &str)) {
    let got = (answer.code(), answer.reason(), answer.field());
    assert_eq!(got, (code.as_str(), reason.as_str(), field), "{:#}", answer.body());
    assert_eq!(answer.message(), reason.message(lang));
    let is_english = answer.message().is_ascii();
    assert_eq!(is_english, lang == Lang::En, "{}", answer.message());
    assert!(!answer.message().ends_with(['.', '。']), "{}", answer.message());
}
