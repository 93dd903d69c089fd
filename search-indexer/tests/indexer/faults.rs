//! Faults: nothing is dropped, nothing blocks the rest, and everything heals.

use std::sync::atomic::Ordering;

use chrono::TimeDelta;
use search_indexer::Turn;

use super::tables::{id, suggestion};
use super::world::World;

#[tokio::test]
async fn a_poison_document_stands_alone_in_the_end() {
    for world in World::each().await {
        world.settle_people().await;
        world.drain().await;
        for number in 1..=9 {
            world.suggest(suggestion(number, if number == 5 { "毒" } else { "物业" })).await;
        }
        world.engine.refuse(Some("毒"));

        world.drain().await;

        assert_eq!(world.find("物业").await.len(), 8);
        assert_eq!(world.dirty().await, 1);
        for _ in 0..5 {
            world.clock.advance(TimeDelta::hours(2));
            world.drain().await;
        }
        let status = world.search.status().await.expect("the database answers");
        assert_eq!((status.backlog.dirty, status.backlog.dead), (1, 1), "it is a dead letter, not lost");

        world.engine.refuse(None);
        world.clock.advance(TimeDelta::hours(2));
        world.drain().await;
        assert_eq!(world.find("毒").await, [id(5)]);
        assert_eq!(world.dirty().await, 0);
    }
}

#[tokio::test]
async fn a_newer_write_gives_a_poison_document_another_chance_at_once() {
    for world in World::each().await {
        world.settle_people().await;
        world.drain().await;
        world.suggest(suggestion(1, "毒")).await;
        world.engine.refuse(Some("毒"));
        world.drain().await;

        world.run("UPDATE suggestion SET title = '药', version = version + 1").await;
        world.drain().await;

        assert_eq!(world.find("药").await, [id(1)]);
        assert_eq!(world.dirty().await, 0);
    }
}

#[tokio::test]
async fn an_engine_that_is_down_costs_nothing_but_time() {
    for world in World::each().await {
        world.settle_people().await;
        world.drain().await;
        world.engine.is_down.store(true, Ordering::SeqCst);
        world.suggest(suggestion(1, "物业")).await;

        assert!(world.indexer.turn().await.is_err());
        let status = world.search.status().await.expect("the database answers");
        assert_eq!((status.is_available, status.backlog.dirty, status.backlog.dead), (false, 1, 0));

        world.engine.is_down.store(false, Ordering::SeqCst);
        world.drain().await;
        assert_eq!(world.find("物业").await, [id(1)]);
    }
}

#[tokio::test]
async fn a_batch_under_way_is_settled_by_the_next_process() {
    for world in World::each().await {
        world.settle_people().await;
        world.drain().await;
        world.engine.is_silent.store(true, Ordering::SeqCst);
        world.suggest(suggestion(1, "物业")).await;
        assert!(world.indexer.turn().await.is_err());
        assert_eq!(world.dirty().await, 1);
        let before = world.engine.applied.load(Ordering::SeqCst);

        world.engine.is_silent.store(false, Ordering::SeqCst);
        world.clock.advance(TimeDelta::minutes(2));
        let next = world.another_indexer();
        next.drain().await.expect("the next process takes over");

        assert_eq!(world.dirty().await, 0);
        assert_eq!(world.engine.applied.load(Ordering::SeqCst), before, "nothing is sent twice");
        assert!(world.compare().await.is_equal());
    }
}

#[tokio::test]
async fn a_batch_under_way_does_not_settle_a_newer_write() {
    for world in World::each().await {
        world.settle_people().await;
        world.drain().await;
        world.engine.is_silent.store(true, Ordering::SeqCst);
        world.suggest(suggestion(1, "物业")).await;
        assert!(world.indexer.turn().await.is_err());
        world.run("UPDATE suggestion SET title = '路灯', version = version + 1").await;

        world.engine.is_silent.store(false, Ordering::SeqCst);
        world.drain().await;

        assert_eq!(world.find("路灯").await, [id(1)]);
        assert!(world.compare().await.is_equal());
    }
}

#[tokio::test]
async fn a_wiped_index_is_built_anew_by_itself() {
    for world in World::each().await {
        world.settle_people().await;
        world.suggest(suggestion(1, "物业")).await;
        world.drain().await;
        let old = world.generation().await;
        search_indexer::engine::Engine::drop_generation(world.engine.as_ref(), old).await.expect("it is wiped");

        // The sentinel is looked at from time to time, and after every failure.
        world.clock.advance(TimeDelta::seconds(40));
        assert_eq!(world.indexer.turn().await.expect("it builds"), Turn::Rebuilt);

        assert_ne!(world.generation().await, old);
        assert_eq!(world.find("物业").await, [id(1)]);
    }
}

#[tokio::test]
async fn an_index_of_another_shape_is_built_anew_by_itself() {
    for world in World::each().await {
        world.settle_people().await;
        world.suggest(suggestion(1, "物业")).await;
        world.drain().await;
        world.run("UPDATE search_state SET schema_hash = 'of another program'").await;

        assert_eq!(world.indexer.turn().await.expect("it builds"), Turn::Rebuilt);
        assert_eq!(world.find("物业").await, [id(1)]);
    }
}
