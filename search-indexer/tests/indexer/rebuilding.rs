//! Rebuilds: readers notice nothing, writers lose nothing.

use search_indexer::Turn;
use search_indexer::engine::Engine;

use super::tables::{id, suggestion};
use super::world::World;

#[tokio::test]
async fn a_rebuild_moves_the_pointer_and_drops_the_old_index() {
    for world in World::each().await {
        world.settle_people().await;
        world.suggest(suggestion(1, "物业")).await;
        world.drain().await;
        let old = world.generation().await;

        world.indexer.request_rebuild().await.expect("it can be asked for");
        assert_eq!(world.indexer.turn().await.expect("it builds"), Turn::Rebuilt);
        assert_eq!(world.indexer.turn().await.expect("it rests"), Turn::Idle, "once is enough");

        let new = world.generation().await;
        assert!(new.number > old.number);
        assert_eq!(world.engine.generations(new.database).await.expect("they are listed"), [new]);
        assert_eq!(world.find("物业").await, [id(1)]);
    }
}

#[tokio::test]
async fn writes_during_a_rebuild_reach_both_indexes() {
    for world in World::each().await {
        world.settle_people().await;
        for number in 1..=450 {
            world.suggest(suggestion(number, "物业")).await;
        }
        world.drain().await;
        let database = world.database.clone();
        let runtime = tokio::runtime::Handle::current();
        // Falls between the first page of the rebuild and the rest.
        world.engine.meanwhile(move || {
            runtime.block_on(async move {
                use sea_orm::ConnectionTrait;
                let write = "UPDATE suggestion SET title = '路灯', version = version + 1";
                database.writer().execute_unprepared(write).await.expect("the write is made");
            });
        });

        world.indexer.request_rebuild().await.expect("it can be asked for");
        world.drain().await;

        assert_eq!(world.find("物业").await.len(), 0);
        assert!(world.compare().await.is_equal());
        assert_eq!(world.dirty().await, 0);
    }
}

#[tokio::test]
async fn a_rebuild_broken_off_begins_anew() {
    for world in World::each().await {
        world.settle_people().await;
        world.suggest(suggestion(1, "物业")).await;
        world.drain().await;
        world.indexer.request_rebuild().await.expect("it can be asked for");
        world.engine.is_silent.store(true, std::sync::atomic::Ordering::SeqCst);
        assert!(world.indexer.turn().await.is_err());
        assert_eq!(world.find("物业").await, [id(1)], "readers notice nothing");

        world.engine.is_silent.store(false, std::sync::atomic::Ordering::SeqCst);
        world.drain().await;

        let new = world.generation().await;
        assert_eq!(world.engine.generations(new.database).await.expect("they are listed"), [new]);
        assert!(world.search.status().await.expect("the database answers").building.is_none());
        assert_eq!(world.find("物业").await, [id(1)]);
    }
}

#[tokio::test]
async fn a_poison_document_does_not_keep_the_rest_from_being_rebuilt() {
    for world in World::each().await {
        world.settle_people().await;
        world.engine.refuse(Some("毒"));
        world.suggest(suggestion(1, "毒")).await;
        world.suggest(suggestion(2, "药")).await;

        world.drain().await;

        assert_eq!(world.find("").await, [id(2)]);
        assert_eq!(world.dirty().await, 1);
    }
}
