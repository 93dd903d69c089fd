//! Property: whoever asks, the index gives exactly what the tables show them.

use std::collections::BTreeSet;

use domain::enums::{Role, SearchKind};
use domain::ids::AccountId;
use domain::search::{Facet, Filter, SearchInput, search};
use domain::{Actor, Grant, Lang};
use entities::{consultation, research_report, response, speech, suggestion};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use sea_orm::{ColumnTrait, EntityTrait, QuerySelect, Select};
use serde_json::json;
use tests::on_every_engine;
use uuid::Uuid;

use crate::cast::{Cast, Who};

/// How many actors are generated.
const ACTORS: usize = 150;

/// Fills the tables with something of every kind at every stage.
async fn everything(cast: &Cast) {
    for stage in [
        "DRAFT",
        "SUBMITTED",
        "RETURNED",
        "DECLINED",
        "FILED",
        "ASSIGNED",
        "IN_HANDLING",
        "RESPONSE_UNDER_REVIEW",
        "RESPONDED",
        "CLOSED",
        "PUBLISHED",
    ] {
        cast.proposal_at(stage).await;
    }
    let summary = cast.proposal_at("CLOSED").await.id;
    let input = json!({ "id": summary, "disclosure": "SUMMARY", "summary": "规范物业服务" });
    cast.step(Who::Office, "publishSuggestion", input).await;
    let unpublished = cast.proposal_at("PUBLISHED").await.id;
    cast.step(Who::Office, "unpublishSuggestion", json!({ "id": unpublished, "reason": "内容有误" })).await;
    let withdrawn = cast.proposal_at("SUBMITTED").await.id;
    cast.move_on(Who::Member, "withdrawSuggestion", &withdrawn).await;
    joint(cast).await;
    handed_back(cast).await;
    foreign(cast).await;
    sessions(cast).await;
}

/// A joint proposal with one who agreed, one who declined, one who has not answered; under two departments another.
async fn joint(cast: &Cast) {
    let mut input = cast.proposal("关于加装电梯的联名提案");
    input["proposerType"] = json!("JOINT");
    input["coSigners"] = json!([cast.member("解景瑞"), cast.member("黄琳琳"), cast.member("王国民")]);
    let id = cast.step(Who::Member, "createSuggestion", input.clone()).await;
    for (who, agrees) in [(Who::CoSigner, true), (Who::Invited, false)] {
        cast.ask(who, "answerCosignInvitation", json!({ "suggestion": id, "agree": agrees })).await.data("");
    }
    let id = cast.step(Who::Member, "createSuggestion", input).await;
    cast.step(Who::CoSigner, "answerCosignInvitation", json!({ "suggestion": id, "agree": true })).await;
    cast.move_on(Who::Member, "submitSuggestion", &id).await;
    cast.move_on(Who::Office, "fileSuggestion", &id).await;
    cast.assign(&id, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
    let lead = cast.assignment_of(&id, "住建局").await;
    cast.accept(Who::Department, &lead).await;
    cast.step(Who::Department, "draftResponse", cast.letter(&lead)).await;
}

/// A case that a department drafted an answer to and then handed back.
async fn handed_back(cast: &Cast) {
    let matter = cast.proposal_at("IN_HANDLING").await;
    cast.step(Who::Department, "draftResponse", cast.letter(&matter.assignment)).await;
    let asked = cast.hands_back(Who::Department, &matter.assignment, "公安局").await;
    cast.step(Who::Supervisor, "decideReassignment", json!({ "handBack": asked, "approve": true })).await;
}

async fn foreign(cast: &Cast) {
    let mut input = cast.proposal("关于救助信息共享的提案");
    input["committee"] = json!(cast.foreign_committee.to_string());
    let id = cast.step(Who::ForeignMember, "createSuggestion", input).await;
    cast.move_on(Who::ForeignMember, "submitSuggestion", &id).await;
}

async fn sessions(cast: &Cast) {
    for (at, stage) in ["PLANNED", "SCHEDULED", "HELD"].into_iter().enumerate() {
        let id = cast.consultation_at(stage, &format!("议题{at}")).await;
        if stage != "PLANNED" {
            for (member, is_public) in [("林义", true), ("解景瑞", false)] {
                cast.step(Who::Organizer, "recordSpeech", cast.speech(&id, member, is_public)).await;
            }
        }
    }
    let cancelled = cast.consultation_at("SCHEDULED", "取消的议题").await;
    let input = json!({ "id": cancelled, "to": "CANCELLED", "reason": "改期" });
    cast.step(Who::Organizer, "advanceConsultation", input).await;
    for steps in [0, 1, 4] {
        let id = cast.step(Who::Organizer, "createResearchReport", cast.report("调研报告")).await;
        for to in &["SUBMITTED", "COMMITTEE_APPROVED", "CHAIR_MEETING_APPROVED", "SUBMITTED_TO_PARTY_GOV"][..steps] {
            cast.step(Who::Organizer, "advanceResearchReport", json!({ "id": id, "to": to })).await;
        }
    }
    let mut report = cast.report("合作的调研报告");
    report["drafter"] = json!(cast.member("黄琳琳"));
    cast.step(Who::Organizer, "createResearchReport", report).await;
}

/// Every role there is to hold here.
fn grants(cast: &Cast) -> Vec<Grant> {
    let world = cast.world();
    let at_home = |role| Grant { committee: world.committee, role, department: None, member: None };
    let mut grants: Vec<Grant> =
        [Role::ProposalOffice, Role::Supervisor, Role::SessionOrganizer, Role::Chair, Role::Admin].map(at_home).into();
    for member in world.members.values() {
        grants.push(Grant { member: Some(*member), ..at_home(Role::Member) });
    }
    for department in world.departments.values() {
        grants.push(Grant { department: Some(*department), ..at_home(Role::DepartmentHandler) });
    }
    let away = |role| Grant { committee: cast.foreign_committee, ..at_home(role) };
    grants.push(away(Role::ProposalOffice));
    grants.push(Grant { member: Some(cast.foreign_member), ..away(Role::Member) });
    grants.push(Grant { department: Some(cast.foreign_department), ..away(Role::DepartmentLead) });
    grants
}

async fn ids<E: EntityTrait>(cast: &Cast, select: Select<E>, id: E::Column) -> BTreeSet<Uuid>
where
    E::Column: ColumnTrait,
{
    let rows: Vec<Uuid> =
        select.select_only().column(id).into_tuple().all(cast.database().reader()).await.expect("rows can be read");
    rows.into_iter().collect()
}

async fn visible(cast: &Cast, actor: &Actor, kind: SearchKind) -> BTreeSet<Uuid> {
    let scope = actor.scope();
    match kind {
        SearchKind::Suggestion => ids(cast, suggestion::Entity::visible_to(scope), suggestion::Column::Id).await,
        SearchKind::Response => ids(cast, response::Entity::visible_to(scope), response::Column::Id).await,
        SearchKind::Speech => ids(cast, speech::Entity::visible_to(scope), speech::Column::Id).await,
        SearchKind::ResearchReport => {
            ids(cast, research_report::Entity::visible_to(scope), research_report::Column::Id).await
        }
        SearchKind::Consultation => ids(cast, consultation::Entity::visible_to(scope), consultation::Column::Id).await,
    }
}

/// Asserts that somebody who searches for a kind finds of it what the tables show them.
async fn agrees(cast: &Cast, actor: &Actor) {
    for &kind in SearchKind::ALL {
        let filter = Filter { kinds: vec![kind], ..Filter::default() };
        let input = SearchInput { filter, first: 100, ..SearchInput::default() };
        let answer = search(cast.domain(), actor, Lang::Zh, input).await.expect("the index answers");
        let found: BTreeSet<Uuid> = answer.hits.iter().map(|hit| hit.entity).collect();

        let visible = visible(cast, actor, kind).await;

        assert_eq!(found, visible, "{kind:?} for {:?}", actor.scope());
        assert_eq!(answer.total, visible.len() as u64, "the total of {kind:?} for {:?}", actor.scope());
    }
}

/// Asserts the same of a search for everything, which counts the kinds.
async fn agrees_at_once(cast: &Cast, actor: &Actor) {
    let input = SearchInput { facets: vec![Facet::Kind], first: 100, ..SearchInput::default() };
    let answer = search(cast.domain(), actor, Lang::Zh, input).await.expect("the index answers");
    let mut all = 0;
    for &kind in SearchKind::ALL {
        let hits = answer.hits.iter().filter(|hit| hit.kind == kind);
        let found: BTreeSet<Uuid> = hits.map(|hit| hit.entity).collect();
        let mut counted = answer.facets.iter().flat_map(|(_, values)| values);
        let counted = counted.find(|value| value.value == kind.as_str()).map_or(0, |value| value.count);

        let visible = visible(cast, actor, kind).await;

        assert_eq!(found, visible, "{kind:?} for {:?}", actor.scope());
        assert_eq!(counted, visible.len() as u64, "the count of {kind:?} for {:?}", actor.scope());
        all += counted;
    }
    assert_eq!(answer.total, all, "the total for {:?}", actor.scope());
    assert!(all <= 100, "one page shows everything");
}

on_every_engine! {
    async fn whoever_asks_search_finds_exactly_what_they_may_see(cast: Cast) {
        everything(&cast).await;
        cast.index().await;
        agrees(&cast, &Actor::anonymous()).await;
        let grants = grants(&cast);
        let accounts: Vec<AccountId> = cast.world().accounts.values().copied().collect();
        for grant in &grants {
            agrees(&cast, &Actor::signed_in(accounts[0], "某人".into(), vec![grant.clone()])).await;
        }

        let most = grants.len().min(4);
        let actors = (select(accounts), subsequence(grants, 0..=most));
        let mut runner = TestRunner::deterministic();
        for _ in 0..ACTORS {
            let (account, grants) = actors.new_tree(&mut runner).expect("an actor").current();
            agrees_at_once(&cast, &Actor::signed_in(account, "某人".into(), grants)).await;
        }
    }
}
