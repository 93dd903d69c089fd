//! Generations, sentinels, replacement, deletion, and what a generation says it holds.

use futures_util::TryStreamExt;
use search_indexer::document::{Document, schema_hash};
use search_indexer::embedded::Embedded;
use search_indexer::engine::{Batch, Engine, Entry, Generation, Sentinel};
use search_indexer::meilisearch::Meilisearch;

use super::fixtures::document;
use super::stage::{GENERATION, Stage, asking, ids, settle};

async fn entries(engine: &dyn Engine, generation: Generation) -> Vec<Entry> {
    let stream = engine.entries(generation).await.expect("entries can be listed");
    let mut entries = stream.try_concat().await.expect("entries can be read");
    entries.sort_by_key(|entry| entry.id.to_string());
    entries
}

#[tokio::test]
async fn a_generation_says_what_it_is() {
    let stage = Stage::open().await;

    for engine in stage.engines() {
        let expected =
            Sentinel { generation: 1, schema_hash: schema_hash().to_owned(), database_id: GENERATION.database };
        assert_eq!(engine.sentinel(GENERATION).await.expect("it can be read"), Some(expected), "{}", engine.name());
        let absent = Generation { number: 9, ..GENERATION };
        assert_eq!(engine.sentinel(absent).await.expect("it can be read"), None, "{}", engine.name());
    }
}

#[tokio::test]
async fn the_sentinel_is_never_found() {
    let stage = Stage::open().await;

    assert_eq!(stage.ask(&asking("")).await.total, 0);
    for engine in stage.engines() {
        assert_eq!(entries(engine.as_ref(), GENERATION).await, [], "{}", engine.name());
    }
}

#[tokio::test]
async fn a_document_is_replaced_whole_and_deleted_whole() {
    let mut first = document(1, "物业", "旧文");
    first.category = Some("社会建设".to_owned());
    let stage = Stage::with(vec![first.clone(), document(2, "路灯", "")]).await;

    let replaced = Document { body: "新文".to_owned(), category: None, version: 2, ..first };
    let gone = document(2, "", "").id();
    stage.apply(&Batch { replace: vec![replaced.clone()], delete: vec![gone, document(99, "", "").id()] }).await;

    assert_eq!(stage.find("旧文").await, Vec::<u128>::new());
    assert_eq!(stage.find("新文").await, [1]);
    assert_eq!(stage.find("类别:社会建设").await, Vec::<u128>::new());
    assert_eq!(stage.find("路灯").await, Vec::<u128>::new());
    let expected = Entry { id: replaced.id(), version: 2, hash: replaced.hash() };
    for engine in stage.engines() {
        assert_eq!(entries(engine.as_ref(), GENERATION).await, std::slice::from_ref(&expected), "{}", engine.name());
    }
}

#[tokio::test]
async fn applying_twice_is_applying_once() {
    let batch = Batch { replace: vec![document(1, "物业", "正文")], delete: Vec::new() };
    let stage = Stage::open().await;

    stage.apply(&batch).await;
    stage.apply(&batch).await;

    assert_eq!(stage.find("物业").await, [1]);
}

#[tokio::test]
async fn more_entries_than_one_portion_are_all_listed() {
    let documents: Vec<Document> = (1..=2_345).map(|id| document(id, "物业", "")).collect();
    let stage = Stage::with(documents).await;

    for engine in stage.engines() {
        assert_eq!(entries(engine.as_ref(), GENERATION).await.len(), 2_345, "{}", engine.name());
    }
}

#[tokio::test]
async fn generations_live_side_by_side_and_are_dropped_one_by_one() {
    let stage = Stage::with(vec![document(1, "物业", "")]).await;
    let second = Generation { number: 2, ..GENERATION };

    for engine in stage.engines() {
        engine.create(second).await.expect("a second generation can be made");
        assert_eq!(engine.generations(GENERATION.database).await.expect("they are listed"), [GENERATION, second]);
        assert_eq!(entries(engine.as_ref(), second).await, []);

        engine.drop_generation(GENERATION).await.expect("it can be dropped");
        engine.drop_generation(GENERATION).await.expect("dropping what is gone is no error");
        assert_eq!(engine.generations(GENERATION.database).await.expect("they are listed"), [second]);
        assert_eq!(engine.sentinel(GENERATION).await.expect("it can be read"), None);
        let lost = Batch { replace: vec![document(1, "物业", "")], delete: Vec::new() };
        let refused = engine.apply(GENERATION, lost).await;
        assert!(refused.is_err_and(|error| error.is_unavailable()), "{} brings back what is gone", engine.name());
    }
}

#[tokio::test]
async fn long_and_odd_documents_are_taken() {
    let mut odd = document(1, &"题".repeat(300), &"很长的正文，".repeat(12_000));
    odd.parties = vec!["名".repeat(500)];
    odd.category = Some("类".repeat(500));
    odd.registration_no = Some("x".repeat(3_000));
    let control = document(2, "\u{0}\u{202e}控制字符", "emoji 👨‍👩‍👧 ﷺ e\u{301}\u{301}\u{301}");
    let stage = Stage::with(vec![odd.cleaned(), control.cleaned()]).await;

    assert_eq!(stage.find("控制字符").await, [2]);
    assert_eq!(stage.find("很长的正文").await, [1]);
    assert_eq!(stage.find(&format!("\"{}\"", "x".repeat(150))).await, [1], "long words are cut alike");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unavailable() {
    let nobody = Meilisearch::new("http://127.0.0.1:9", None).expect("a client can be made");

    let answer = nobody.search(GENERATION, &asking("物业")).await;

    assert!(answer.is_err_and(|error| error.is_unavailable()));
    assert!(nobody.health().await.is_err_and(|error| error.is_unavailable()));
}

#[tokio::test]
async fn one_folder_has_one_writer_and_other_processes_read_along() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (writer, reader) = (Embedded::new(folder.path()), Embedded::new(folder.path()));
    writer.create(GENERATION).await.expect("a generation can be made");
    assert_eq!(reader.search(GENERATION, &asking("")).await.expect("it answers").total, 0);

    let batch = Batch { replace: vec![document(1, "物业", "")], delete: Vec::new() };
    settle(&writer, batch.clone()).await.expect("the batch is indexed");
    let refused = settle(&reader, batch).await;
    assert!(refused.is_err_and(|error| error.is_unavailable()), "a second writer has to wait");

    for _ in 0..100 {
        let page = reader.search(GENERATION, &asking("物业")).await.expect("it answers");
        if ids(&page) == [1] {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("the other process never saw the commit");
}

#[tokio::test]
async fn an_index_survives_its_process() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let first = Embedded::new(folder.path());
    first.create(GENERATION).await.expect("a generation can be made");
    let batch = Batch { replace: vec![document(1, "物业", "")], delete: Vec::new() };
    settle(&first, batch.clone()).await.expect("the batch is indexed");
    drop(first);

    let second = Embedded::new(folder.path());
    second.create(GENERATION).await.expect("it is opened, not made anew");

    assert_eq!(second.search(GENERATION, &asking("物业")).await.expect("it answers").total, 1);
    settle(&second, batch).await.expect("the lock was given back");
}
