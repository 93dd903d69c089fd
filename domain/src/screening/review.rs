//! Levels of review (初审、复审、终审): each submission passes one to three, and no account decides at two of them.

use std::collections::HashMap;

use entities::enums::ReviewDecision;
use entities::ids::{AccountId, SuggestionId};
use entities::review;
pub use entities::review::Model as Review;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    Set,
};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows::grouped;
use crate::suggestion::machine::Event;
use crate::suggestion::{Action, Case, OFFICE, Suggestion, change, record};
use crate::text;
use crate::write::{Call, Write};

/// How many reviews one statement reads at the most: more than a full page of suggestions can have.
const MOST: u64 = 10_000;

/// A decision as far as it bears on the next.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Verdict {
    pub suggestion_id: SuggestionId,
    pub submission: i32,
    pub level: i32,
    pub decision: ReviewDecision,
    pub reviewer_id: AccountId,
}

/// Reads what was decided about suggestions, in one statement.
pub(crate) async fn verdicts_of(
    db: &impl ConnectionTrait,
    ids: &[SuggestionId],
) -> Result<HashMap<SuggestionId, Vec<Verdict>>> {
    let rows = review::Entity::find()
        .filter(review::Column::SuggestionId.is_in(ids.iter().copied()))
        .into_model::<Verdict>()
        .all(db)
        .await?;
    Ok(grouped(rows, |row| row.suggestion_id))
}

/// Returns the level that a submission has reached: the one after those that it passed.
pub fn level(submission: i32, decisions: impl Iterator<Item = (i32, ReviewDecision)>) -> i32 {
    decisions.filter(|decision| *decision == (submission, ReviewDecision::Pass)).map(|_| 1).sum::<i32>() + 1
}

impl Case {
    /// The level of review that the present submission has reached, from 1.
    pub(crate) fn review_level(&self) -> i32 {
        level(self.head.submissions, self.reviews.iter().map(|row| (row.submission, row.decision)))
    }

    /// Whether the actor may decide at this level: as the office, and not having decided at one before.
    pub(crate) fn may_decide(&self, event: Event, actor: &Actor) -> Result<()> {
        actor.must_hold(self.head.committee_id, OFFICE)?;
        self.step(event)?;
        self.must_not_have_reviewed(actor)
    }

    /// Refuses who decided at an earlier level of this submission's review.
    pub(crate) fn must_not_have_reviewed(&self, actor: &Actor) -> Result<()> {
        let (account, level) = (actor.account()?, self.review_level());
        let mut before = self.reviews.iter().filter(|row| row.submission == self.head.submissions && row.level < level);
        if before.any(|row| row.reviewer_id == account) {
            return Err(Error::refused(Reason::SameReviewer));
        }
        Ok(())
    }

    /// Whether only the last level is left.
    pub(crate) fn is_at_last_level(&self) -> Result<()> {
        let is_last = self.review_level() >= self.head.review_levels;
        if is_last { Ok(()) } else { Err(Error::refused(Reason::ReviewNotFinished)) }
    }

    /// Whether there is a further level to pass it on to.
    pub(crate) fn may_pass(&self, actor: &Actor) -> Result<()> {
        self.may_decide(Event::Pass, actor)?;
        if self.is_at_last_level().is_ok() { Err(Error::refused(Reason::LastReviewLevel)) } else { Ok(()) }
    }
}

/// Passes a suggestion on to the next level of review, as the office.
pub async fn pass(app: &App, actor: &Actor, call: &Call, id: SuggestionId, note: Option<&str>) -> Result<SuggestionId> {
    let note = text::optional("note", note, super::MOST_REASON)?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    case.may(Action::PassReview, actor)?;
    call.must_match(case.head.version)?;

    keep(app, &write, actor, &case, ReviewDecision::Pass, note.clone()).await?;
    change(&write, &case, case.head.stage, |_| {}).await?;
    record(app, &write, actor, &case, "PASS", case.head.stage.as_str(), note).await?;

    write.commit(id).await
}

/// Keeps what was decided at the present level.
pub(super) async fn keep(
    app: &App,
    write: &Write,
    actor: &Actor,
    case: &Case,
    decision: ReviewDecision,
    note: Option<String>,
) -> Result<()> {
    let row = review::ActiveModel {
        id: Set(app.new_id()),
        suggestion_id: Set(case.head.id),
        submission: Set(case.head.submissions),
        level: Set(case.review_level()),
        decision: Set(decision),
        reviewer_id: Set(actor.account()?),
        reviewer_name: Set(actor.name().to_owned()),
        note: Set(note),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await?;
    Ok(())
}

/// Returns the reviews of suggestions for their insiders, oldest first.
pub async fn reviews_of(app: &App, suggestions: &[&Suggestion]) -> Result<HashMap<SuggestionId, Vec<Review>>> {
    let insider_of = suggestions.iter().filter(|seen| seen.is_insider).map(|seen| seen.head.id);
    let rows = review::Entity::find()
        .filter(review::Column::SuggestionId.is_in(insider_of))
        .order_by_asc(review::Column::CreatedAt)
        .order_by_asc(review::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.suggestion_id))
}
