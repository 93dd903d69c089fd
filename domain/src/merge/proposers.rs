//! The proposers of a suggestion that took others in: always its own with those of the merges that hold now, so that
//! any undoing leaves exactly what would be there without the merge undone.

use std::collections::HashMap;

use entities::enums::{ProposerRole, ProposerStatus};
use entities::ids::{AccountId, MemberId, ProposerId, SuggestionId};
use entities::{proposer, suggestion, suggestion_merge};
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use crate::app::App;
use crate::error::Result;
use crate::suggestion::{Case, speaker};
use crate::write::Write;

/// Who somebody is across suggestions: a member, or a body by its name and the account that speaks for it, if one does.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Person {
    Member(MemberId),
    Body(Option<AccountId>, String),
}

impl Person {
    fn of(row: &proposer::Model, speaker: Option<AccountId>) -> Self {
        row.member_id.map_or_else(|| Self::Body(speaker, row.name.clone()), Self::Member)
    }

    fn account(&self) -> Option<AccountId> {
        match self {
            Self::Member(_) => None,
            Self::Body(account, _) => *account,
        }
    }
}

/// A merged suggestion with those who propose it.
#[derive(Debug)]
struct Source {
    id: SuggestionId,
    speaker: Option<AccountId>,
    proposers: Vec<proposer::Model>,
}

/// How somebody of a merged suggestion comes to propose the one that goes on.
#[derive(Debug, PartialEq, Eq)]
enum Joins {
    /// By a row of their own.
    Newly { name: String, who: Person, via: SuggestionId },
    /// By the row in which they had declined to co-sign it.
    AfterAll { row: ProposerId, via: SuggestionId },
}

/// Says who joins, in the order of the merges: everybody who agreed there and does not propose here already.
fn joining(own: &[proposer::Model], speaker: Option<AccountId>, sources: &[Source]) -> Vec<Joins> {
    let mut here: Vec<(Person, Option<ProposerId>)> = Vec::with_capacity(own.len());
    for row in own {
        let has_agreed = row.status == ProposerStatus::Agreed;
        here.push((Person::of(row, speaker), (!has_agreed).then_some(row.id)));
    }
    let mut joins = Vec::new();
    for source in sources {
        for row in source.proposers.iter().filter(|row| row.status == ProposerStatus::Agreed) {
            let who = Person::of(row, source.speaker);
            if let Some((_, declined)) = here.iter_mut().find(|(known, _)| *known == who) {
                joins.extend(declined.take().map(|row| Joins::AfterAll { row, via: source.id }));
            } else {
                here.push((who.clone(), None));
                joins.push(Joins::Newly { name: row.name.clone(), who, via: source.id });
            }
        }
    }
    joins
}

/// Brings the proposers of a suggestion in line with the merges that hold.
pub(super) async fn gather(app: &App, write: &Write, target: &Case) -> Result<()> {
    let own = own_alone(write, target.head.id).await?;
    let sources = sources(write, target.head.id).await?;
    let mut place = own.iter().map(|row| row.position).max().unwrap_or_default();
    for join in joining(&own, speaker(&target.head), &sources) {
        match join {
            Joins::Newly { name, who, via } => {
                place += 1;
                let row = proposer::ActiveModel {
                    id: Set(app.new_id()),
                    suggestion_id: Set(target.head.id),
                    position: Set(place),
                    role: Set(ProposerRole::Cosigner),
                    status: Set(ProposerStatus::Agreed),
                    name: Set(name),
                    account_id: Set(who.account()),
                    member_id: Set(if let Person::Member(id) = who { Some(id) } else { None }),
                    invited_at: Set(None),
                    answer_by: Set(None),
                    answered_at: Set(None),
                    via_suggestion_id: Set(Some(via)),
                };
                row.insert(&write.tx).await?;
            }
            Joins::AfterAll { row, via } => restate(write, row, ProposerStatus::Agreed, Some(via)).await?,
        }
    }
    Ok(())
}

/// Takes out who joined through merges and returns the suggestion's own proposers. A co-signer has been invited, so an
/// invited one who joined is one who had declined.
async fn own_alone(write: &Write, id: SuggestionId) -> Result<Vec<proposer::Model>> {
    let of_target = || {
        proposer::Entity::find().filter(proposer::Column::SuggestionId.eq(id)).order_by_asc(proposer::Column::Position)
    };
    let joined = of_target().filter(proposer::Column::ViaSuggestionId.is_not_null()).all(&write.tx).await?;
    for row in joined {
        if row.invited_at.is_some() {
            restate(write, row.id, ProposerStatus::Declined, None).await?;
        } else {
            proposer::Entity::delete_by_id(row.id).exec(&write.tx).await?;
        }
    }
    Ok(of_target().all(&write.tx).await?)
}

async fn restate(write: &Write, id: ProposerId, status: ProposerStatus, via: Option<SuggestionId>) -> Result<()> {
    let row = proposer::ActiveModel {
        id: ActiveValue::Unchanged(id),
        status: Set(status),
        via_suggestion_id: Set(via),
        ..Default::default()
    };
    row.update(&write.tx).await?;
    Ok(())
}

/// The suggestions merged into one, first merged first, with their writers and proposers.
async fn sources(write: &Write, into: SuggestionId) -> Result<Vec<Source>> {
    let merges = suggestion_merge::Entity::find()
        .filter(suggestion_merge::Column::IntoId.eq(into))
        .order_by_asc(suggestion_merge::Column::MergedAt)
        .order_by_asc(suggestion_merge::Column::SuggestionId)
        .all(&write.tx)
        .await?;
    let ids = || merges.iter().map(|row| row.suggestion_id);
    let heads = suggestion::Entity::find()
        .filter(suggestion::Column::Id.is_in(ids()))
        .into_partial_model::<suggestion::Head>()
        .all(&write.tx)
        .await?;
    let speakers: HashMap<_, _> = heads.into_iter().map(|head| (head.id, speaker(&head))).collect();
    let rows = proposer::Entity::find()
        .filter(proposer::Column::SuggestionId.is_in(ids()))
        .order_by_asc(proposer::Column::Position)
        .all(&write.tx)
        .await?;
    let proposers_of = |id| rows.iter().filter(|row| row.suggestion_id == id).cloned().collect();
    let source = |id| Some(Source { id, speaker: *speakers.get(&id)?, proposers: proposers_of(id) });
    Ok(ids().filter_map(source).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    const OWNER: AccountId = AccountId(Uuid::from_u128(1));

    fn row(number: u128, member: Option<u128>, status: ProposerStatus) -> proposer::Model {
        proposer::Model {
            id: ProposerId(Uuid::from_u128(number)),
            suggestion_id: SuggestionId(Uuid::nil()),
            position: 1,
            role: ProposerRole::Cosigner,
            status,
            name: "市工商联".to_owned(),
            member_id: member.map(|member| MemberId(Uuid::from_u128(member))),
            invited_at: None,
            answer_by: None,
            answered_at: None,
            via_suggestion_id: None,
            account_id: None,
        }
    }

    fn source(number: u128, speaker: u128, proposers: Vec<proposer::Model>) -> Source {
        let speaker = Some(AccountId(Uuid::from_u128(speaker)));
        Source { id: SuggestionId(Uuid::from_u128(number)), speaker, proposers }
    }

    #[test]
    fn the_same_body_joins_once_and_another_of_its_name_by_itself() {
        let own = [row(1, None, ProposerStatus::Agreed)];
        let sources = [
            source(10, 1, vec![row(2, None, ProposerStatus::Agreed)]),
            source(11, 2, vec![row(3, None, ProposerStatus::Agreed)]),
        ];

        let joins = joining(&own, Some(OWNER), &sources);

        let who = Person::Body(Some(AccountId(Uuid::from_u128(2))), "市工商联".to_owned());
        assert_eq!(joins, [Joins::Newly { name: "市工商联".to_owned(), who, via: sources[1].id }]);
    }

    #[test]
    fn who_declined_here_and_proposed_there_proposes_after_all() {
        let own = [row(1, Some(1), ProposerStatus::Agreed), row(2, Some(2), ProposerStatus::Declined)];
        let sources = [source(10, 2, vec![row(3, Some(2), ProposerStatus::Agreed)])];

        assert_eq!(joining(&own, Some(OWNER), &sources), [Joins::AfterAll { row: own[1].id, via: sources[0].id }]);
    }

    fn statuses() -> impl Strategy<Value = ProposerStatus> {
        prop_oneof![Just(ProposerStatus::Agreed), Just(ProposerStatus::Agreed), Just(ProposerStatus::Declined)]
    }

    proptest! {
        #[test]
        fn everybody_who_agreed_anywhere_proposes_exactly_once(
            own in prop::collection::btree_map(1_u128..8, statuses(), 1..4),
            sources in prop::collection::vec(prop::collection::btree_map(1_u128..8, statuses(), 1..4), 0..5),
        ) {
            let rows = |people: &std::collections::BTreeMap<u128, ProposerStatus>, base: u128| -> Vec<_> {
                people.iter().map(|(member, status)| row(base + member, Some(*member), *status)).collect()
            };
            let own_rows = rows(&own, 100);
            let merged: Vec<_> =
                (2_u128..).zip(&sources).map(|(at, people)| source(at, at, rows(people, at * 1_000))).collect();

            let joins = joining(&own_rows, Some(OWNER), &merged);

            let agreed = |people: &std::collections::BTreeMap<u128, ProposerStatus>| -> Vec<u128> {
                let said_so = people.iter().filter(|(_, status)| **status == ProposerStatus::Agreed);
                said_so.map(|(member, _)| *member).collect()
            };
            let mut wanted: Vec<u128> = sources.iter().chain([&own]).flat_map(agreed).collect();
            wanted.sort_unstable();
            wanted.dedup();
            let mut got = agreed(&own);
            got.extend(joins.iter().map(|join| match join {
                Joins::Newly { who: Person::Member(id), .. } => id.0.as_u128(),
                Joins::Newly { .. } => 0,
                Joins::AfterAll { row, .. } => row.0.as_u128() - 100,
            }));
            got.sort_unstable();
            prop_assert_eq!(got, wanted);
        }
    }
}
