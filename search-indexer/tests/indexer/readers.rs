//! The words in documents say what `visible_to` says of rows: for every asker, both give the same rows.

use std::collections::BTreeSet;

use entities::enums::{
    AssignmentStatus, ConsultationStatus, Disclosure, ProposerStatus, ReportStatus, ResponseStatus, SearchKind,
    SpeechStatus, SuggestionKind, SuggestionStage,
};
use entities::scope::Scope;
use entities::{consultation, research_report, response, speech, suggestion as suggestions};
use search_indexer::engine::{Filter, SearchRequest};
use uuid::Uuid;

use super::tables::{COMMITTEE, JOINED, OWNER, department_id, member_id, suggestion};
use super::world::{NOTHING, World};

/// Every mix of what decides who may read a row.
async fn fill(world: &World) {
    world.settle_people().await;
    let mut next = 1_000_u128;
    for kind in [SuggestionKind::Proposal, SuggestionKind::SocialOpinion] {
        for stage in [SuggestionStage::Draft, SuggestionStage::Submitted, SuggestionStage::Assigned] {
            for disclosure in Disclosure::ALL {
                for consents in [true, false] {
                    next += 1_000;
                    let mut row = suggestion(next, "物业");
                    row.kind = kind;
                    row.stage = stage;
                    row.disclosure = *disclosure;
                    row.public_summary = Some("摘要".to_owned());
                    row.consents_to_publication = consents;
                    let about = row.id;
                    world.suggest(row).await;
                    for (at, status) in (1..).zip(ProposerStatus::ALL) {
                        world.propose(next + at, about, at, *status).await;
                    }
                    world.join(next + 9, about).await;
                    if stage == SuggestionStage::Assigned {
                        for department in [1, 2] {
                            world.assign(next + 20 + department, about, department, AssignmentStatus::InHandling).await;
                        }
                        for (at, status) in (1..).zip(ResponseStatus::ALL) {
                            world.answer(next + 30 + at, about, next + 21, *status).await;
                        }
                    }
                }
            }
        }
    }
    for status in ConsultationStatus::ALL {
        next += 1_000;
        let session = world.consult(next, *status).await;
        world.attend(next + 1, session, Some(1), None).await;
        world.attend(next + 2, session, None, Some(2)).await;
        for (at, speech) in (1..).zip(SpeechStatus::ALL) {
            world.speak(next + 10 + at, session, *speech, at % 2 == 0).await;
            world.speak(next + 20 + at, session, *speech, true).await;
        }
    }
    for status in ReportStatus::ALL {
        next += 1_000;
        let report = world.report(next, *status, Some(1)).await;
        world.author(next + 1, report, 2).await;
    }
}

fn askers() -> Vec<Scope> {
    let member = |number| Scope { members: vec![member_id(number)], ..Scope::default() };
    let department = |number| Scope { departments: vec![department_id(number)], ..Scope::default() };
    let office = Scope { offices: vec![COMMITTEE], organizers: vec![COMMITTEE], ..Scope::default() };
    vec![
        Scope::default(),
        Scope { account: Some(OWNER), ..Scope::default() },
        Scope { account: Some(JOINED), ..Scope::default() },
        member(1),
        member(2),
        member(3),
        member(99),
        department(1),
        department(2),
        Scope { organizers: vec![COMMITTEE], ..Scope::default() },
        Scope { account: Some(OWNER), ..member(1) },
        office,
    ]
}

/// Everything of one kind that an asker finds, page by page, with the total.
async fn found(world: &World, scope: &Scope, kind: SearchKind) -> BTreeSet<Uuid> {
    let mut all = BTreeSet::new();
    loop {
        let filter = Filter { kinds: vec![kind], ..Filter::default() };
        let request =
            SearchRequest { filter, tokens: scope.tokens(), offset: all.len(), limit: 100, ..SearchRequest::default() };
        let page = world.search.search(&request).await.expect("the engine answers");
        if page.hits.is_empty() {
            assert_eq!(page.total, all.len() as u64, "no row is found twice");
            return all;
        }
        all.extend(page.hits.iter().map(|hit| hit.entity));
    }
}

/// Everything of one kind that the tables show an asker.
async fn visible(world: &World, scope: &Scope, kind: SearchKind) -> BTreeSet<Uuid> {
    let db = world.database.reader();
    let failed = "the database answers";
    match kind {
        SearchKind::Suggestion => {
            let rows = suggestions::Entity::visible_to(scope).all(db).await.expect(failed);
            rows.into_iter().map(|row| row.id.0).collect()
        }
        SearchKind::Response => {
            let rows = response::Entity::visible_to(scope).all(db).await.expect(failed);
            rows.into_iter().map(|row| row.id.0).collect()
        }
        SearchKind::Speech => {
            let rows = speech::Entity::visible_to(scope).all(db).await.expect(failed);
            rows.into_iter().map(|row| row.id.0).collect()
        }
        SearchKind::ResearchReport => {
            let rows = research_report::Entity::visible_to(scope).all(db).await.expect(failed);
            rows.into_iter().map(|row| row.id.0).collect()
        }
        SearchKind::Consultation => {
            let rows = consultation::Entity::visible_to(scope).all(db).await.expect(failed);
            rows.into_iter().map(|row| row.id.0).collect()
        }
    }
}

#[tokio::test]
async fn everybody_finds_exactly_the_rows_that_the_tables_show_them() {
    for world in World::each().await {
        fill(&world).await;
        world.drain().await;

        for scope in askers() {
            for kind in SearchKind::ALL {
                let (found, visible) = (found(&world, &scope, *kind).await, visible(&world, &scope, *kind).await);
                assert_eq!(found, visible, "{kind:?} as {scope:?}");
            }
        }
    }
}

#[tokio::test]
async fn the_public_cannot_probe_what_only_insiders_read() {
    for world in World::each().await {
        fill(&world).await;
        world.drain().await;
        let organizer = Scope { organizers: vec![COMMITTEE], ..Scope::default() };

        assert_eq!(world.find("秘而不宣").await, NOTHING);
        assert_eq!(world.find("公开摘要").await.len(), 1);
        assert_eq!(world.find_as("秘而不宣", organizer.tokens()).await.len(), ReportStatus::ALL.len());
    }
}
