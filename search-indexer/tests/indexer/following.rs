//! The index follows the tables.

use entities::enums::{AssignmentStatus, ProposerStatus, ResponseStatus, SuggestionStage};
use entities::ids::SuggestionId;
use search_indexer::Turn;
use search_indexer::engine::{Facet, Filter, SearchRequest};

use super::tables::{department_id, id, suggestion};
use super::world::{NOTHING, World};

#[tokio::test]
async fn the_first_turn_builds_and_every_write_is_followed() {
    for world in World::each().await {
        world.settle_people().await;
        world.suggest(suggestion(1, "关于加装电梯的建议")).await;

        assert_eq!(world.indexer.turn().await.expect("it builds"), Turn::Rebuilt);
        assert_eq!(world.find("电梯").await, [id(1)]);
        assert_eq!(world.indexer.turn().await.expect("it rests"), Turn::Idle);

        world.suggest(suggestion(2, "关于路灯的建议")).await;
        world.run("UPDATE suggestion SET title = '关于供热的建议', version = version + 1 WHERE case_no IS NULL AND title LIKE '%电梯%'").await;
        world.drain().await;
        assert_eq!(world.find("电梯").await, NOTHING);
        assert_eq!(world.find("供热").await, [id(1)]);
        assert_eq!(world.find("路灯").await, [id(2)]);

        world.run("DELETE FROM suggestion WHERE title LIKE '%供热%'").await;
        world.drain().await;
        assert_eq!(world.find("").await, [id(2)]);
        assert!(world.compare().await.is_equal());
    }
}

#[tokio::test]
async fn what_is_derived_and_what_children_say_is_in_the_document() {
    for world in World::each().await {
        world.settle_people().await;
        let about = SuggestionId(id(1));
        world.suggest(assigned(1)).await;
        world.propose(11, about, 1, ProposerStatus::Agreed).await;
        world.propose(12, about, 2, ProposerStatus::Agreed).await;
        world.propose(13, about, 3, ProposerStatus::Invited).await;
        world.assign(21, about, 1, AssignmentStatus::InHandling).await;
        world.drain().await;

        for query in [
            "委员:林义",
            "委员:张芸",
            "单位:市住建局",
            "单位:石嘴山市住房和城乡建设局",
            "界别:经济界",
            "状态:办理中",
            "届次:十四届",
            "类别:提案",
            "案号:7",
            "提案第0007号",
        ] {
            assert_eq!(world.find(query).await, [id(1)], "{query}");
        }
        assert_eq!(world.find("委员:张云").await, NOTHING, "who has not agreed is no proposer");
        let filter = Filter { departments: vec![department_id(1).0], ..Filter::default() };
        let request = SearchRequest { filter, facets: vec![Facet::Status], limit: 1, ..SearchRequest::default() };
        assert_eq!(world.search.search(&request).await.expect("it answers").total, 1);

        world.run("UPDATE assignment SET status = 'RESPONDED'").await;
        world.answer(31, about, 21, ResponseStatus::Approved).await;
        world.run("UPDATE department SET short_name = '建设局'").await;
        world.drain().await;
        assert_eq!(world.find("状态:已答复待评价").await, [id(1)]);
        assert_eq!(world.find("单位:市住建局").await, NOTHING);
        assert_eq!(world.find("单位:建设局").await, [id(1), id(31)]);
        assert_eq!(world.find("石建函〔2022〕5号").await, [id(31)]);
        assert!(world.compare().await.is_equal());
    }
}

#[tokio::test]
async fn contact_data_and_internal_notes_never_enter() {
    for world in World::each().await {
        world.settle_people().await;
        let about = SuggestionId(id(1));
        world.suggest(assigned(1)).await;
        world.assign(21, about, 1, AssignmentStatus::Responded).await;
        world.answer(31, about, 21, ResponseStatus::Approved).await;
        world.drain().await;

        let office = vec![entities::scope::office_token(super::tables::COMMITTEE)];
        for text in ["13800000000", "联系人甲", "内部审核意见"] {
            assert_eq!(world.find_as(text, office.clone()).await, NOTHING, "{text}");
        }
        assert_eq!(world.find_as("逐条落实", office).await, [id(31)]);
    }
}

#[tokio::test]
async fn a_write_during_indexing_is_not_lost() {
    for world in World::each().await {
        world.settle_people().await;
        world.drain().await;
        world.suggest(suggestion(1, "关于电梯的建议")).await;
        let database = world.database.clone();
        let runtime = tokio::runtime::Handle::current();
        world.engine.meanwhile(move || {
            runtime.block_on(async move {
                use sea_orm::ConnectionTrait;
                let write = "UPDATE suggestion SET title = '关于路灯的建议', version = version + 1";
                database.writer().execute_unprepared(write).await.expect("the write is made");
            });
        });

        assert_eq!(world.indexer.turn().await.expect("it works"), Turn::Worked(1));
        assert_eq!(world.find("电梯").await, [id(1)]);
        assert_eq!(world.dirty().await, 1, "the newer write keeps its mark");

        world.drain().await;
        assert_eq!(world.find("电梯").await, NOTHING);
        assert_eq!(world.find("路灯").await, [id(1)]);
    }
}

#[tokio::test]
async fn a_summary_is_a_face_of_its_own() {
    for world in World::each().await {
        world.settle_people().await;
        let mut row = suggestion(1, "关于社会救助的建议");
        row.disclosure = entities::enums::Disclosure::Summary;
        row.public_summary = Some("摘要文字".to_owned());
        row.stage = SuggestionStage::Filed;
        world.suggest(row).await;
        world.drain().await;
        let owner = vec![entities::scope::account_token(super::tables::OWNER)];

        assert_eq!(world.find("摘要").await, [id(1)]);
        assert_eq!(world.find("具体建议").await, NOTHING);
        assert_eq!(world.find_as("具体建议", owner.clone()).await, [id(1)]);
        assert_eq!(world.find_as("救助", owner).await, [id(1)], "once, not twice");

        world.run("UPDATE suggestion SET disclosure = 'NONE', version = version + 1").await;
        world.drain().await;
        assert_eq!(world.find("救助").await, NOTHING);
        assert!(world.compare().await.is_equal());
    }
}

fn assigned(id: u128) -> entities::suggestion::Model {
    entities::suggestion::Model {
        stage: SuggestionStage::Assigned,
        case_no: Some(7),
        plenary_number: Some(1),
        ..suggestion(id, "关于规范物业服务的建议")
    }
}
