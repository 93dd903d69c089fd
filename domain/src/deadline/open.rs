//! The clocks that run in a committee or everywhere, walked in pieces of a bounded size.

use chrono::NaiveDate;
use entities::enums::{SuggestionKind, SuggestionStage};
use entities::ids::{CommitteeId, SuggestionId};
use entities::suggestion::{self, Head};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::facts::Facts;
use crate::app::App;
use crate::error::Result;

/// How many cases one piece has.
const PIECE: u64 = 200;

/// Some cases with clocks that run, and what those are computed from.
pub(crate) struct Open {
    pub(crate) heads: Vec<Head>,
    pub(crate) facts: Facts,
}

/// Returns the next piece after a case: those that departments handle, and those whose publication is still due.
pub(crate) async fn each_open(
    app: &App,
    committee: Option<CommitteeId>,
    after: Option<SuggestionId>,
) -> Result<Option<Open>> {
    let unpublished = Condition::all()
        .add(suggestion::Column::Stage.eq(SuggestionStage::Closed))
        .add(suggestion::Column::Kind.ne(SuggestionKind::SocialOpinion))
        .add(suggestion::Column::ConsentsToPublication.eq(true))
        .add(suggestion::Column::PublishedAt.is_null());
    let running = Condition::any().add(suggestion::Column::Stage.eq(SuggestionStage::Assigned)).add(unpublished);
    let heads = suggestion::Entity::find()
        .filter(running)
        .filter(
            Condition::all()
                .add_option(committee.map(|id| suggestion::Column::CommitteeId.eq(id)))
                .add_option(after.map(|id| suggestion::Column::Id.gt(id))),
        )
        .order_by_asc(suggestion::Column::Id)
        .limit(PIECE)
        .into_partial_model::<Head>()
        .all(app.reader())
        .await?;
    if heads.is_empty() {
        return Ok(None);
    }
    let facts = Facts::load(app.reader(), &heads.iter().collect::<Vec<_>>()).await?;
    Ok(Some(Open { heads, facts }))
}

impl Open {
    /// Returns the last case of the piece, after which the next begins.
    pub(crate) fn last(&self) -> Option<SuggestionId> {
        self.heads.last().map(|head| head.id)
    }

    /// Returns how many days before its last day a clock is reminded of, by the rules that its case began under where it
    /// is no department's.
    pub(crate) fn reminder_days(&self, head: &Head, clock: &super::Deadline) -> Option<&[u32]> {
        let answering = || {
            let units = self.facts.units.get(&head.id)?.iter();
            let mut answering = units.filter(|unit| unit.role.replies() && !self.facts.is_handed_back(unit.id));
            answering.next().map(|unit| unit.id)
        };
        let unit = clock.assignment.or_else(answering);
        Some(&self.facts.version_of(head.id, unit?)?.rules.reminder_days)
    }

    /// Returns each case with its clocks that run as of a day.
    pub(crate) fn running(&self, as_of: NaiveDate) -> impl Iterator<Item = (&Head, Vec<super::Deadline>)> {
        self.heads.iter().map(move |head| {
            let mut clocks = self.facts.clocks(head, as_of);
            clocks.retain(|clock| clock.is_running);
            (head, clocks)
        })
    }
}
