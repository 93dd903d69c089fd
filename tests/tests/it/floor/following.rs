//! Following a floor over real sockets: every event once, in order, whatever happens to the connection.

use std::time::Duration;

use entities::enums::FloorEventKind;
use entities::floor_event;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use sea_orm::{ActiveModelTrait as _, IntoActiveModel as _};
use serde_json::{Value, json};
use tests::on_both;

use super::TOPIC;
use crate::cast::{Cast, Who};
use crate::schema::rows;
use crate::socket::{Server, Socket};

const FOLLOWERS: usize = 200;

/// How many events the busy session has at the least.
const BUSY: usize = 300;

/// How long a check of what somebody may see may take.
const PATIENCE: Duration = Duration::from_secs(30);

fn follow(id: &str, after: Option<i64>, selection: &str) -> String {
    let after = after.map(|after| format!(", after: {after}")).unwrap_or_default();
    format!("subscription {{ consultationFloor(id: \"{id}\"{after}) {{ {selection} }} }}")
}

/// Hears the next item of a subscription.
async fn item(socket: &mut Socket) -> Value {
    let heard = tokio::time::timeout(PATIENCE, socket.hear()).await.expect("something is heard");
    assert_eq!(heard["type"], "next", "{heard:#}");
    heard["payload"]["data"]["consultationFloor"].clone()
}

/// Hears the error that ends a subscription.
async fn refusal(socket: &mut Socket) -> Value {
    loop {
        let heard = tokio::time::timeout(PATIENCE, socket.hear()).await.expect("it ends");
        if heard["type"] == "error" {
            return heard["payload"][0]["extensions"]["code"].clone();
        }
    }
}

async fn begun(cast: &Cast, server: &Server, who: Who) -> Socket {
    Socket::begun(server, cast.client(who).token().await.as_deref()).await
}

on_both! {
    async fn each_item_tells_an_event_and_the_floor_after_it(cast: Cast) {
        let (server, id) = (Server::of(&cast).await, cast.consultation_at("SCHEDULED", TOPIC).await);
        let mut socket = begun(&cast, &server, Who::Member).await;
        let selection = "sequence event { sequence kind turn { speakerName member { name } } }
            floor { phase sequence waiting { speakerName } speaking { speakerName limitSeconds } }";
        socket.subscribe("1", &follow(&id, None, selection)).await;
        assert_eq!(item(&mut socket).await, json!({ "sequence": 0, "event": null, "floor": null }));

        let floor = cast.floor(&id);
        floor.step("openFloor").await;
        let opened = json!({ "phase": "OPEN", "sequence": 1, "waiting": [], "speaking": null });
        let event = json!({ "sequence": 1, "kind": "OPENED", "turn": null });
        assert_eq!(item(&mut socket).await, json!({ "sequence": 1, "event": event, "floor": opened }));
        floor.hears("林义").await;
        let turn = json!({ "speakerName": "林义", "member": { "name": "林义" } });
        assert_eq!(item(&mut socket).await, json!({
            "sequence": 2,
            "event": { "sequence": 2, "kind": "QUEUED", "turn": turn },
            "floor": { "phase": "OPEN", "sequence": 2, "waiting": [{ "speakerName": "林义" }], "speaking": null },
        }));
        let speaking = json!({ "speakerName": "林义", "limitSeconds": 300 });
        let after = json!({ "phase": "OPEN", "sequence": 3, "waiting": [], "speaking": speaking });
        let started = json!({
            "sequence": 3, "event": { "sequence": 3, "kind": "STARTED", "turn": turn }, "floor": after,
        });
        assert_eq!(item(&mut socket).await, started);

        // Who comes later begins with how things stand, or after the event they know.
        let mut late = begun(&cast, &server, Who::Organizer).await;
        late.subscribe("now", &follow(&id, None, selection)).await;
        assert_eq!(item(&mut late).await, json!({ "sequence": 3, "event": null, "floor": after }));
        let mut back = begun(&cast, &server, Who::Organizer).await;
        back.subscribe("after", &follow(&id, Some(2), selection)).await;
        assert_eq!(item(&mut back).await, started);
        floor.step("endTurn").await;
        for socket in [&mut socket, &mut late, &mut back] {
            let item = item(socket).await;
            assert_eq!((&item["sequence"], &item["event"]["kind"]), (&json!(4), &json!("ENDED")));
        }
    }

    async fn what_another_process_records_is_heard_too(cast: Cast) {
        let (server, id) = (Server::of(&cast).await, cast.session(TOPIC).await);
        let mut socket = begun(&cast, &server, Who::Organizer).await;
        socket.subscribe("1", &follow(&id, Some(1), "sequence event { kind }")).await;
        // A row that nobody in this process has said anything of.
        let row = floor_event::Model {
            consultation_id: id.parse().expect("it is a consultation's id"),
            sequence: 2,
            kind: FloorEventKind::Adjourned,
            at: cast.now(),
            turn_id: None,
            position: None,
            recorded_by_id: cast.world().accounts["organizer"],
            ..rows::floor_event()
        };
        row.into_active_model().insert(cast.database().writer()).await.expect("it is recorded");

        assert_eq!(item(&mut socket).await, json!({ "sequence": 2, "event": { "kind": "ADJOURNED" } }));
    }

    async fn one_event_is_read_once_for_all_who_follow(cast: Cast) {
        let (server, id) = (Server::of(&cast).await, cast.session(TOPIC).await);
        let mut sockets = Vec::new();
        for _ in 0..20 {
            let mut socket = begun(&cast, &server, Who::Organizer).await;
            socket.subscribe("1", &follow(&id, Some(1), "sequence floor { times { totalSeconds } }")).await;
            sockets.push(socket);
        }
        // The first event makes sure that all of them listen.
        cast.floor(&id).step("adjournFloor").await;
        for socket in &mut sockets {
            item(socket).await;
        }

        let ((), statements) = cast.counting(async {
            cast.floor(&id).step("reconveneFloor").await;
            for socket in &mut sockets {
                assert_eq!(item(socket).await["sequence"], 3);
            }
        })
        .await;

        let reads = statements.iter().filter(|sql| sql.contains("FROM \"floor_event\"") && sql.contains("\"sequence\" >")).count();
        // Once by the step's wake, and once more where its clock came round at the same time.
        assert!((1..=4).contains(&reads), "{reads} reads: {statements:#?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_may_no_longer_see_a_session_hears_no_more_of_it() {
    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let (server, id) = (Server::of(&cast).await, cast.session(TOPIC).await);
        let mut socket = begun(&cast, &server, Who::Member).await;
        socket.subscribe("1", &follow(&id, None, "sequence")).await;
        item(&mut socket).await;

        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "CANCELLED", "reason": "疫情" }))
            .await;

        assert_eq!(refusal(&mut socket).await, "NOT_FOUND");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whose_token_runs_out_hears_no_more() {
    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let (server, id) = (Server::of(&cast).await, cast.session(TOPIC).await);
        let mut socket = begun(&cast, &server, Who::Member).await;
        socket.subscribe("1", &follow(&id, None, "sequence")).await;
        item(&mut socket).await;

        cast.wait(16 * 60);

        assert_eq!(refusal(&mut socket).await, "UNAUTHENTICATED");
        assert_eq!(socket.closed().await, (4403, "Forbidden".to_owned()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whose_account_is_disabled_hears_no_more() {
    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let (server, id) = (Server::of(&cast).await, cast.session(TOPIC).await);
        let mut socket = begun(&cast, &server, Who::Member).await;
        socket.subscribe("1", &follow(&id, None, "sequence")).await;
        item(&mut socket).await;

        domain::account::disable(cast.domain(), "linyi").await.expect("the account is disabled");

        assert_eq!(refusal(&mut socket).await, "UNAUTHENTICATED");
    })
    .await;
}

/// What a follower heard.
struct Follower {
    socket: Socket,
    sequences: Vec<i64>,
    lost: usize,
    chance: StdRng,
}

impl Follower {
    /// Hears everything up to an event; one in three loses the connection now and then, and comes back.
    async fn hears(mut self, number: usize, server: &Server, token: &str, id: &str, last: i64) -> Self {
        while self.sequences.last() != Some(&last) {
            let sequence = item(&mut self.socket).await["sequence"].as_i64().expect("an item has a number");
            self.sequences.push(sequence);
            if number.is_multiple_of(3) && self.chance.random_ratio(1, 40) {
                let socket = std::mem::replace(&mut self.socket, Socket::begun(server, Some(token)).await);
                socket.lose();
                let away = Duration::from_millis(self.chance.random_range(0..300));
                tokio::time::sleep(away).await;
                self.socket.subscribe("again", &follow(id, Some(sequence), "sequence event { kind }")).await;
                self.lost += 1;
            }
        }
        self
    }
}

/// Speaks busily: members take the floor, are paused, go on, and end, as fast as it is recorded.
async fn speaks_busily(cast: &Cast, id: &str) -> i64 {
    let floor = cast.floor(id);
    let mut recorded = 1;
    while recorded < BUSY {
        for member in ["林义", "解景瑞", "王国民", "黄琳琳"] {
            floor.hears(member).await;
            floor.step("pauseTurn").await;
            floor.step("resumeTurn").await;
            floor.step("endTurn").await;
            recorded += 5;
        }
    }
    floor.step("closeFloor").await;
    floor.reads("sequence").await["sequence"].as_i64().expect("a floor has a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_followers_hear_every_event_once_and_in_order() {
    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let (server, id) = (std::sync::Arc::new(Server::of(&cast).await), cast.session(TOPIC).await);
        let token = cast.client(Who::Member).token().await.expect("members sign in");
        let mut followers = Vec::new();
        for number in 0..FOLLOWERS {
            let mut socket = Socket::begun(&server, Some(&token)).await;
            socket
                .subscribe("1", &follow(&id, Some(0), "sequence event { kind } floor { times { totalSeconds } }"))
                .await;
            let chance = StdRng::seed_from_u64(number as u64);
            followers.push(Follower { socket, sequences: Vec::new(), lost: 0, chance });
        }

        let last = 1 + i64::try_from(BUSY.div_ceil(20) * 20).expect("it is small") + 1;
        let following: Vec<_> = followers
            .into_iter()
            .enumerate()
            .map(|(number, follower)| {
                let (server, token, id) = (std::sync::Arc::clone(&server), token.clone(), id.clone());
                tokio::spawn(async move { follower.hears(number, &server, &token, &id, last).await })
            })
            .collect();
        assert_eq!(speaks_busily(&cast, &id).await, last);

        let everything: Vec<i64> = (1..=last).collect();
        let mut losses = 0;
        for follower in following {
            let follower = follower.await.expect("a follower comes to the end");
            assert_eq!(follower.sequences, everything);
            losses += follower.lost;
        }
        assert!(losses > FOLLOWERS / 3, "connections were lost {losses} times only");
    })
    .await;
}
