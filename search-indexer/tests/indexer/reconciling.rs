//! Whatever was done to the index behind our back is found, counted and mended.

use entities::enums::{ConsultationStatus, ReportStatus, SpeechStatus};
use search_indexer::document::{Document, DocumentId, Face};
use search_indexer::engine::{Batch, Engine};

use super::tables::{id, suggestion};
use super::world::World;

#[tokio::test]
async fn missing_extra_and_stale_documents_are_counted_and_mended() {
    for world in World::each().await {
        world.settle_people().await;
        for number in 1..=300 {
            world.suggest(suggestion(number, "物业")).await;
        }
        world.drain().await;
        assert!(world.compare().await.is_equal());

        let generation = world.generation().await;
        let kind = entities::enums::SearchKind::Suggestion;
        let snapshot = search_indexer::build::snapshot(&world.database).await.expect("it can be read");
        let built = search_indexer::build::documents(&snapshot, &[(kind, id(7)), (kind, id(8))]).await;
        let built = built.expect("documents can be built");
        drop(snapshot);
        let stale = Document { title: "旧".to_owned(), ..built[0].clone() };
        let extra = Document { entity: id(0x9999), ..built[1].clone() };
        let missing = [21, 22].map(|number| DocumentId { kind, entity: id(number), face: Face::Full });
        let tampering = Batch { replace: vec![stale, extra], delete: missing.to_vec() };
        let task = world.engine.apply(generation, tampering).await.expect("the index is tampered with");
        world.engine.finish(generation, &task).await.expect("the index is tampered with");

        let report = world.indexer.reconcile(true).await.expect("they can be compared");
        assert_eq!((report.missing, report.extra, report.stale, report.pending), (2, 1, 1, 0), "{report}");
        assert_eq!(report.documents, 300);
        let status = world.search.status().await.expect("the database answers");
        assert_eq!(status.reconciled.map(|found| found.1), Some(false));

        assert_eq!(world.compare().await.pending, 4, "what is marked only waits");
        world.drain().await;
        assert!(world.compare().await.is_equal());
    }
}

#[tokio::test]
async fn every_table_that_enters_a_document_marks_it() {
    for world in World::each().await {
        world.settle_people().await;
        let about = entities::ids::SuggestionId(id(1));
        world.suggest(suggestion(1, "物业")).await;
        world.propose(11, about, 1, entities::enums::ProposerStatus::Agreed).await;
        world.assign(21, about, 1, entities::enums::AssignmentStatus::InHandling).await;
        world.answer(31, about, 21, entities::enums::ResponseStatus::Approved).await;
        let session = world.consult(41, ConsultationStatus::Held).await;
        world.attend(42, session, Some(1), Some(2)).await;
        world.speak(51, session, SpeechStatus::Delivered, true).await;
        let report = world.report(61, ReportStatus::SubmittedToPartyGov, Some(1)).await;
        world.author(62, report, 2).await;
        world.run("INSERT INTO category SELECT id, id, '社会建设', 1 FROM committee_term").await;
        world.drain().await;

        for write in [
            "UPDATE suggestion SET recommendation = 'a'",
            "UPDATE suggestion SET category_id = (SELECT id FROM category)",
            "UPDATE category SET name = '经济建设'",
            "INSERT INTO evaluation (id, suggestion_id, proposer_id, round, satisfaction, comment, created_at) SELECT id, suggestion_id, id, 1, 'SATISFIED', NULL, '2022-12-01T00:00:00+00:00' FROM proposer",
            "UPDATE research_report SET consultation_id = (SELECT id FROM consultation)",
            "UPDATE consultation SET format = 'RESEARCH'",
            "INSERT INTO agenda_item SELECT id, id, 1, 'OTHER', '议程', NULL FROM consultation",
            "INSERT INTO consultation_figure SELECT id, id, 1, '企业', 3.0, '家', FALSE, NULL FROM consultation",
            "INSERT INTO outcome (id, consultation_id, position, kind, title, body, issued_on, created_at) SELECT id, id, 1, 'MINUTES', '纪要', '正文', NULL, created_at FROM consultation",
            "UPDATE outcome SET issued_on = '2022-09-01'",
            "INSERT INTO on_site_response SELECT id, id, 1, NULL, '李斌', NULL, '回应', created_at, 1 FROM consultation",
            "UPDATE on_site_response SET department_id = (SELECT department_id FROM assignment)",
            "DELETE FROM consultation_figure",
            "UPDATE suggestion SET disclosure = 'NONE'",
            "UPDATE proposer SET name = 'b'",
            "UPDATE proposer SET status = 'INVITED'",
            "UPDATE assignment SET status = 'RESPONDED'",
            "UPDATE response SET status = 'UNDER_REVIEW'",
            "UPDATE department SET name = name || 'c', short_name = short_name || 'c'",
            "UPDATE sector SET name = 'd'",
            "UPDATE member SET sector_id = NULL",
            "UPDATE consultation SET status = 'SCHEDULED'",
            "UPDATE consultation_participant SET name = 'e'",
            "UPDATE speech SET body = 'f'",
            "UPDATE report_author SET name = 'g'",
            "UPDATE research_report SET status = 'DRAFT'",
            "DELETE FROM response",
            "DELETE FROM report_author",
            "DELETE FROM consultation_participant",
            "DELETE FROM speech",
            "DELETE FROM evaluation",
            "DELETE FROM proposer",
        ] {
            world.run(write).await;
            assert_ne!(world.dirty().await, 0, "{write} marks nothing");
            world.drain().await;
            let report = world.compare().await;
            assert!(report.is_equal(), "after {write}: {report}");
        }
    }
}
