//! Following a floor over real sockets: every event once, in order, whatever happens to the connection.

use std::time::Duration;

use entities::enums::{ConsultationStatus, FloorEventKind};
use entities::floor_event;
use entities::ids::ConsultationId;
use futures_util::StreamExt as _;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _};
use serde_json::{Value, json};
use tests::on_both;

use super::TOPIC;
use crate::cast::{Cast, Who};
use crate::schema::rows;
use crate::socket::{Server, Socket};

const FOLLOWERS: usize = 200;

/// How long the busy session lasts.
const MINUTE: Duration = Duration::from_mins(1);

/// How long its organiser waits after a step.
const BREATH: Duration = Duration::from_millis(120);

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

/// Hears the next item of a subscription, or nothing where it is complete.
async fn next_item(socket: &mut Socket) -> Option<Value> {
    let heard = tokio::time::timeout(PATIENCE, socket.hear()).await.expect("something is heard");
    match heard["type"].as_str() {
        Some("next") => Some(heard["payload"]["data"]["consultationFloor"].clone()),
        Some("complete") => None,
        _ => panic!("{heard:#}"),
    }
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

/// Hides a session whose floor is open, which no step of its format does.
async fn hide(cast: &Cast, id: &str) {
    use entities::consultation::{Column, Entity};

    let of = Column::Id.eq(id.parse::<ConsultationId>().expect("it is a consultation's id"));
    let hidden = Entity::update_many().col_expr(Column::Status, Expr::value(ConsultationStatus::Cancelled)).filter(of);
    hidden.exec(cast.database().writer()).await.expect("it is hidden");
}

/// Records an event as another process would: nobody in this one says anything of it.
async fn record(cast: &Cast, id: &str, sequence: i32, kind: FloorEventKind) {
    let row = floor_event::Model {
        consultation_id: id.parse().expect("it is a consultation's id"),
        sequence,
        kind,
        at: cast.now(),
        turn_id: None,
        position: None,
        recorded_by_id: cast.world().accounts["organizer"],
        ..rows::floor_event()
    };
    row.into_active_model().insert(cast.database().writer()).await.expect("it is recorded");
}

async fn begun(cast: &Cast, server: &Server, who: Who) -> Socket {
    Socket::begun(server, cast.client(who).token().await.as_deref()).await
}

on_both! {
    async fn who_comes_back_hears_what_went_on_after_a_session_was_broken_off(cast: Cast) {
        cast.clock("2022-08-29");
        let (server, id) = (Server::of(&cast).await, cast.session(TOPIC).await);
        let floor = cast.floor(&id);
        let mut socket = begun(&cast, &server, Who::Member).await;
        socket.subscribe("1", &follow(&id, Some(0), "sequence")).await;
        assert_eq!(item(&mut socket).await["sequence"], 1);
        floor.step("closeFloor").await;
        assert_eq!(item(&mut socket).await["sequence"], 2);
        assert_eq!(next_item(&mut socket).await, None, "it is over for now");

        floor.step("reconveneFloor").await;
        floor.hears("林义").await;

        socket.subscribe("2", &follow(&id, Some(1), "sequence event { kind }")).await;
        for (sequence, kind) in [(2, "CLOSED"), (3, "RECONVENED"), (4, "QUEUED"), (5, "STARTED")] {
            assert_eq!(item(&mut socket).await, json!({ "sequence": sequence, "event": { "kind": kind } }));
        }
        floor.step("closeFloor").await;
        assert_eq!(item(&mut socket).await["sequence"], 6);
        assert_eq!(next_item(&mut socket).await, None);
    }

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

    async fn following_ends_with_the_session(cast: Cast) {
        let (server, id) = (Server::of(&cast).await, cast.session(TOPIC).await);
        let mut socket = begun(&cast, &server, Who::Member).await;
        socket.subscribe("1", &follow(&id, Some(1), "sequence")).await;
        cast.floor(&id).step("closeFloor").await;
        assert_eq!(next_item(&mut socket).await, Some(json!({ "sequence": 2 })));
        assert_eq!(next_item(&mut socket).await, None);

        // Who comes afterwards hears the record, or how things stand, and the same end.
        for (after, items) in [(Some(0), vec![1, 2]), (Some(1), vec![2]), (Some(2), vec![]), (None, vec![2])] {
            let mut late = begun(&cast, &server, Who::Member).await;
            late.subscribe("late", &follow(&id, after, "sequence")).await;
            for sequence in items {
                assert_eq!(next_item(&mut late).await, Some(json!({ "sequence": sequence })), "{after:?}");
            }
            assert_eq!(next_item(&mut late).await, None, "{after:?}");
        }
    }

    async fn what_another_process_records_is_heard_too(cast: Cast) {
        let (server, id) = (Server::of(&cast).await, cast.session(TOPIC).await);
        let mut socket = begun(&cast, &server, Who::Organizer).await;
        socket.subscribe("1", &follow(&id, Some(1), "sequence event { kind }")).await;
        record(&cast, &id, 2, FloorEventKind::Adjourned).await;

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

        hide(&cast, &id).await;

        assert_eq!(refusal(&mut socket).await, "NOT_FOUND");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_catching_up_is_asked_on_the_way() {
    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let id = cast.session(TOPIC).await;
        for step in ["adjournFloor", "reconveneFloor"] {
            cast.floor(&id).step(step).await;
        }
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD" })).await;
        let key = id.parse().expect("it is a consultation's id");
        let (app, anybody) = (cast.domain().clone(), domain::Actor::anonymous());
        let updates = domain::floor::updates(app, anybody, key, Some(0)).await.expect("a public session");
        let mut updates = std::pin::pin!(updates);
        assert_eq!(updates.next().await.expect("an item").expect("an event").sequence, 1);

        hide(&cast, &id).await;
        tokio::time::sleep(Duration::from_millis(3_500)).await;

        let error = updates.next().await.expect("an item").expect_err("nothing more is told");
        assert_eq!(error.code(), domain::Code::NotFound);
        assert!(updates.next().await.is_none());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_record_that_contradicts_itself_ends_what_follows_it() {
    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let (server, id) = (Server::of(&cast).await, cast.session(TOPIC).await);
        let mut socket = begun(&cast, &server, Who::Member).await;
        socket.subscribe("1", &follow(&id, None, "sequence")).await;
        item(&mut socket).await;
        // Nobody interrupted the session that goes on again here.
        record(&cast, &id, 2, FloorEventKind::Reconvened).await;

        assert_eq!(refusal(&mut socket).await, "INTERNAL");
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
    seconds: Value,
    lost: usize,
    chance: StdRng,
}

const HEARD: &str = "sequence event { kind } floor { times { totalSeconds speakingSeconds } }";

impl Follower {
    async fn of(server: &Server, token: &str, id: &str, number: usize) -> Self {
        let mut socket = Socket::begun(server, Some(token)).await;
        socket.subscribe("1", &follow(id, Some(0), HEARD)).await;
        let chance = StdRng::seed_from_u64(number as u64);
        Self { socket, sequences: Vec::new(), seconds: Value::Null, lost: 0, chance }
    }

    /// Hears everything up to the end of the session; one in three loses the connection now and then, and comes back.
    async fn hears(mut self, number: usize, server: &Server, token: &str, id: &str) -> Self {
        while let Some(item) = next_item(&mut self.socket).await {
            let sequence = item["sequence"].as_i64().expect("an item has a number");
            self.sequences.push(sequence);
            self.seconds = item["floor"]["times"].clone();
            if number.is_multiple_of(3) && self.chance.random_ratio(1, 40) {
                let socket = std::mem::replace(&mut self.socket, Socket::begun(server, Some(token)).await);
                socket.lose();
                let away = Duration::from_millis(self.chance.random_range(0..2_000));
                tokio::time::sleep(away).await;
                self.socket.subscribe("again", &follow(id, Some(sequence), HEARD)).await;
                self.lost += 1;
            }
        }
        self
    }
}

/// Speaks busily for a minute by the clock: members take the floor, are paused and interrupted, go on, end, break off.
async fn speaks_busily(cast: &Cast, id: &str) {
    let floor = cast.floor(id);
    let goes_on = async |name: &str| {
        floor.step(name).await;
        cast.wait_milliseconds(150);
        tokio::time::sleep(BREATH).await;
    };
    let begun = std::time::Instant::now();
    let mut speakers = ["林义", "解景瑞", "王国民", "黄琳琳"].iter().cycle();
    while begun.elapsed() < MINUTE {
        let member = speakers.next().expect("they come round again");
        floor.hears(member).await;
        for step in ["pauseTurn", "resumeTurn"] {
            goes_on(step).await;
        }
        let point = json!({ "raisedBy": "马委员", "subject": "发言超出议题" });
        floor.with("raisePointOfOrder", point).await;
        cast.wait_milliseconds(150);
        floor.with("decidePointOfOrder", json!({ "decision": "请发言人回到议题" })).await;
        for step in ["endTurn", "adjournFloor", "reconveneFloor"] {
            goes_on(step).await;
        }
    }
    floor.step("closeFloor").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_follow_a_busy_minute_and_hear_every_event_once_and_in_order() {
    tests::run(tests::Ground::Sqlite, |cast: Cast| async move {
        let (server, id) = (std::sync::Arc::new(Server::of(&cast).await), cast.session(TOPIC).await);
        let token = cast.client(Who::Member).token().await.expect("members sign in");
        let mut followers = Vec::new();
        for number in 0..FOLLOWERS {
            followers.push(Follower::of(&server, &token, &id, number).await);
        }

        let following: Vec<_> = followers
            .into_iter()
            .enumerate()
            .map(|(number, follower)| {
                let (server, token, id) = (std::sync::Arc::clone(&server), token.clone(), id.clone());
                tokio::spawn(async move { follower.hears(number, &server, &token, &id).await })
            })
            .collect();
        speaks_busily(&cast, &id).await;

        let end = cast.floor(&id).reads("sequence times { totalSeconds speakingSeconds }").await;
        let last = end["sequence"].as_i64().expect("a floor has a number");
        assert!(last > 100, "{last} events are no busy minute");
        let everything: Vec<i64> = (1..=last).collect();
        let mut losses = 0;
        for follower in following {
            let follower = follower.await.expect("a follower comes to the end");
            assert_eq!(follower.sequences, everything);
            assert_eq!(follower.seconds, end["times"]);
            losses += follower.lost;
        }
        assert!(losses > FOLLOWERS / 3, "connections were lost {losses} times only");
    })
    .await;
}
