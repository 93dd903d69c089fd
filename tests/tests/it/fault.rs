//! The process is killed at any moment: what it acknowledged is there, once, and the index can be proven equal.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use entities::database::Database;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use tests::{Fixture, Ground, Place};
use tokio::sync::watch;
use tokio::time::{Instant, sleep};

use crate::program::{Server, Visitor, run};

/// Decides the moments of all kills; what the process does at a moment is up to the machine.
const SEED: u64 = 20_220_830;

const WRITERS: usize = 4;

/// How long a start may take until the process listens.
const LONGEST_START: Duration = Duration::from_secs(30);

/// How long the indexer may take for what the kills have left to do.
const LONGEST_DRAIN: Duration = Duration::from_mins(1);

/// A word that only the writers of this test use.
const WORD: &str = "断电演练";

const CREATE: &str =
    "mutation ($input: CreateSuggestionInput!) { createSuggestion(input: $input) { suggestion { id } } }";
const SUBMIT: &str =
    "mutation ($input: SubmitSuggestionInput!) { submitSuggestion(input: $input) { suggestion { id } } }";
const MINE: &str = "query ($after: String) { suggestions(filter: { mine: true }, first: 100, after: $after) { \
                    nodes { id title status history { event } } pageInfo { hasNextPage endCursor } } }";

/// A data folder and a database, from which the program can be started again and again.
struct Installation {
    data: String,
    address: String,
    database: Database,
}

impl Fixture for Installation {
    async fn set_up(place: &Place) -> Self {
        let data = place.folder().to_str().expect("the system's temporary folder is UTF-8").to_owned();
        Self { data, address: place.database_url().to_owned(), database: place.database().clone() }
    }
}

impl Installation {
    fn args<'a>(&'a self, command: &[&'a str]) -> Vec<&'a str> {
        [command, &["--data", &self.data, "--database", &self.address]].concat()
    }

    /// Lets the time pass for which a dead indexer keeps the others waiting, so that the next one is at work when the
    /// next kill comes.
    async fn let_the_lease_expire(&self) {
        let expire = "UPDATE search_lease SET expires_at = '2000-01-01 00:00:00+00:00'";
        self.database.writer().execute_unprepared(expire).await.expect("the lease can be written");
    }
}

/// A write that the service said it has done.
struct Acknowledged {
    id: String,
    title: String,
    event: &'static str,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_outlives_24_kills_on_sqlite() {
    tests::run(Ground::Sqlite, |at: Installation| outlives(at, 24)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_outlives_6_kills_on_postgres() {
    tests::run(Ground::Postgres, |at: Installation| outlives(at, 6)).await;
}

async fn outlives(at: Installation, kills: usize) {
    let (server, _) = Server::start(&at.args(&["demo"])).await;
    server.kill().await;
    let (server, visitor) = Server::start(&at.args(&["serve"])).await;
    let member = visitor.signed_in("szs-linyi", api::demo::PASSWORD).await;
    let committee = member.get(r#"{ committee(code: "szs") { id } }"#, json!({})).await["committee"]["id"].take();

    let (tell, address) = watch::channel(Some(visitor.address().to_owned()));
    let is_over = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (0..WRITERS)
        .map(|number| {
            let writer =
                Writer { number, member: member.clone(), address: address.clone(), committee: committee.clone() };
            tokio::spawn(writer.write_until(Arc::clone(&is_over)))
        })
        .collect();

    kill_again_and_again(&at, server, kills, &tell).await;
    let (server, visitor) = Server::start(&at.args(&["serve"])).await;
    tell.send_replace(Some(visitor.address().to_owned()));
    is_over.store(true, Ordering::Relaxed);
    let mut acknowledged = Vec::new();
    for writer in writers {
        acknowledged.extend(writer.await.expect("a writer ends"));
    }

    let found = all_of(&member.moved_to(visitor.address())).await;
    must_hold(&acknowledged, &found);
    drained(&visitor).await;
    let hits = member
        .moved_to(visitor.address())
        .get("query ($word: String!) { search(query: $word) { totalCount } }", json!({ "word": WORD }))
        .await;
    assert_eq!(hits["search"]["totalCount"], found.len(), "seed {SEED}: the writer does not find everything");
    server.kill().await;
    let equal = run(&at.args(&["search", "reconcile"])).await;
    assert_eq!(equal.code, Some(0), "seed {SEED}: {equal:?}");
    eprintln!("{kills} kills, {} writes acknowledged, {} suggestions", acknowledged.len(), found.len());
}

/// Kills the process and starts it again; every fourth time already while it starts.
async fn kill_again_and_again(at: &Installation, server: Server, kills: usize, tell: &watch::Sender<Option<String>>) {
    let mut moments = StdRng::seed_from_u64(SEED);
    let mut server = server;
    for kill in 1..=kills {
        let moment = if kill % 4 == 0 {
            moments.random_range(0..400)
        } else {
            let address = server.address(LONGEST_START).await;
            assert!(address.is_some(), "seed {SEED}, after {} kills: {}", kill - 1, server.stderr());
            tell.send_replace(address);
            moments.random_range(50..900)
        };
        sleep(Duration::from_millis(moment)).await;
        server.kill().await;
        tell.send_replace(None);
        at.let_the_lease_expire().await;
        server = Server::spawn(&at.args(&["serve"]));
    }
    let address = server.address(LONGEST_START).await;
    assert!(address.is_some(), "seed {SEED}, after {kills} kills: {}", server.stderr());
    assert_eq!(server.end().await, Some(0), "it ends when asked, after any number of kills");
}

/// A member who writes without end, and repeats what was not acknowledged under the same key.
struct Writer {
    number: usize,
    member: Visitor,
    address: watch::Receiver<Option<String>>,
    committee: Value,
}

impl Writer {
    async fn write_until(mut self, is_over: Arc<AtomicBool>) -> Vec<Acknowledged> {
        let mut acknowledged = Vec::new();
        for turn in 1_u32.. {
            if is_over.load(Ordering::Relaxed) {
                break;
            }
            let title = format!("{WORD}第{}组第{turn}号", self.number);
            let key = format!("{}-{turn}", self.number);
            let made = self.until_acknowledged(CREATE, self.draft(&title, &format!("create-{key}"))).await;
            let id = made["createSuggestion"]["suggestion"]["id"].as_str().expect("the new row has an id").to_owned();
            acknowledged.push(Acknowledged { id: id.clone(), title: title.clone(), event: "CREATE" });

            if turn % 2 == 0 {
                let input = json!({ "id": id, "idempotencyKey": format!("submit-{key}") });
                self.until_acknowledged(SUBMIT, input).await;
                acknowledged.push(Acknowledged { id, title, event: "SUBMIT" });
            }
            sleep(Duration::from_millis(30)).await;
        }
        acknowledged
    }

    fn draft(&self, title: &str, key: &str) -> Value {
        json!({
            "committee": self.committee,
            "kind": "PROPOSAL",
            "proposerType": "INDIVIDUAL",
            "title": title,
            "background": "演练中随时断电。",
            "analysis": "已确认的内容不得丢失。",
            "recommendation": "恢复后逐条核对。",
            "consentsToPublication": false,
            "idempotencyKey": key,
        })
    }

    /// Sends a write until the service says that it is done; meanwhile the service dies and comes back elsewhere.
    async fn until_acknowledged(&mut self, document: &str, input: Value) -> Value {
        let variables = json!({ "input": input });
        loop {
            let address = self.address.wait_for(Option::is_some).await.expect("the test goes on").clone();
            let member = self.member.moved_to(address.as_deref().expect("it was waited for"));
            match member.try_ask(document, &variables).await {
                Ok(mut answer) if answer.get("errors").is_none() => return answer["data"].take(),
                Ok(answer) => {
                    let code = &answer["errors"][0]["extensions"]["code"];
                    assert!(code == "UNAVAILABLE" || code == "TIMEOUT", "{input}: {answer:#}");
                }
                Err(_) => {}
            }
            sleep(Duration::from_millis(5)).await;
        }
    }
}

/// What there is of one suggestion.
struct Found {
    title: String,
    status: String,
    events: Vec<String>,
}

/// Returns the writers' suggestions by id.
async fn all_of(member: &Visitor) -> BTreeMap<String, Found> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut found = BTreeMap::new();
    let mut after = Value::Null;
    loop {
        let page = member.get(MINE, json!({ "after": after })).await["suggestions"].take();
        for node in page["nodes"].as_array().into_iter().flatten() {
            let events = node["history"].as_array().into_iter().flatten().map(|entry| text(&entry["event"])).collect();
            let row = Found { title: text(&node["title"]), status: text(&node["status"]), events };
            if row.title.starts_with(WORD) {
                assert!(found.insert(text(&node["id"]), row).is_none(), "one row on two pages");
            }
        }
        if page["pageInfo"]["hasNextPage"] != true {
            return found;
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
}

/// Every acknowledged write is there with its entry in the history, and nothing is there twice.
fn must_hold(acknowledged: &[Acknowledged], found: &BTreeMap<String, Found>) {
    assert!(acknowledged.len() > 50, "only {} writes in all this time", acknowledged.len());
    for write in acknowledged {
        let Some(row) = found.get(&write.id) else { panic!("seed {SEED}: {} {} is lost", write.event, write.title) };
        assert_eq!(row.title, write.title, "seed {SEED}");
        let entries = row.events.iter().filter(|event| *event == write.event).count();
        assert_eq!(entries, 1, "seed {SEED}: {} of {} in {:?}", write.event, write.title, row.events);
        assert!(write.event != "SUBMIT" || row.status == "SUBMITTED", "seed {SEED}: {} is {}", row.title, row.status);
    }
    let titles: HashSet<_> = found.values().map(|row| &row.title).collect();
    assert_eq!(titles.len(), found.len(), "seed {SEED}: a repeated write was done twice");
    for row in found.values() {
        let is_submitted = row.events.iter().any(|event| event == "SUBMIT");
        assert_eq!(
            is_submitted,
            row.status == "SUBMITTED",
            "seed {SEED}: half a write: {} {:?}",
            row.title,
            row.events
        );
    }
}

/// Waits until the indexer has nothing left to do.
async fn drained(visitor: &Visitor) {
    let admin = visitor.signed_in("szs-admin", api::demo::PASSWORD).await;
    let started = Instant::now();
    loop {
        let status = admin.get("{ searchStatus { dirty deadLetters } }", json!({})).await["searchStatus"].take();
        assert_eq!(status["deadLetters"], 0, "seed {SEED}");
        if status["dirty"] == 0 {
            return;
        }
        assert!(started.elapsed() < LONGEST_DRAIN, "seed {SEED}: the indexer does not end: {status}");
        sleep(Duration::from_millis(100)).await;
    }
}
