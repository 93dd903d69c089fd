//! One indexer at a time.

use chrono::TimeDelta;
use search_indexer::Turn;
use search_indexer::error::IndexerError;

use super::tables::suggestion;
use super::world::World;

#[tokio::test]
async fn the_second_stands_by_until_the_first_is_gone() {
    for world in World::each().await {
        world.settle_people().await;
        let second = world.another_indexer();
        world.drain().await;

        assert_eq!(second.turn().await.expect("the database answers"), Turn::Standby);
        world.clock.advance(TimeDelta::seconds(59));
        assert_eq!(second.turn().await.expect("the database answers"), Turn::Standby);
        world.clock.advance(TimeDelta::seconds(2));
        assert_eq!(second.turn().await.expect("the database answers"), Turn::Idle);
        assert_eq!(world.indexer.turn().await.expect("the database answers"), Turn::Standby);
    }
}

#[tokio::test]
async fn a_lease_given_back_is_free_at_once() {
    for world in World::each().await {
        world.settle_people().await;
        world.drain().await;

        world.indexer.give_back().await;

        assert_eq!(world.another_indexer().turn().await.expect("the database answers"), Turn::Idle);
    }
}

#[tokio::test]
async fn who_lost_the_lease_settles_nothing() {
    for world in World::each().await {
        world.settle_people().await;
        world.drain().await;
        world.suggest(suggestion(1, "物业")).await;
        let database = world.database.clone();
        let runtime = tokio::runtime::Handle::current();
        world.engine.meanwhile(move || {
            runtime.block_on(async move {
                use sea_orm::ConnectionTrait;
                let takeover = "UPDATE search_lease SET fence = fence + 1";
                database.writer().execute_unprepared(takeover).await.expect("the lease is taken over");
            });
        });

        assert!(matches!(world.indexer.turn().await, Err(IndexerError::LeaseLost)));
        assert_eq!(world.dirty().await, 1);
    }
}
