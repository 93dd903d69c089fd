//! Evaluation (评价): proposers judge the handling, dissatisfaction opens another round, contentment closes the case in the end.

mod blind;
mod close;
mod decide;
mod paper;
mod read;
mod reopen;
mod settle;

use entities::enums::Satisfaction;
use entities::evaluation;
use entities::ids::{EvaluationId, SuggestionId};
use sea_orm::{ActiveModelTrait, Set};

pub(crate) use self::blind::{hide_in_history, is_open, open_to};
pub use self::close::{MediationMeeting, Meeting, close, meetings_of};
use self::decide::{Consequence, consequence};
pub use self::paper::{PaperForm, record_on_paper};
pub use self::read::{Evaluation, Form, of_suggestions};
pub(crate) use self::reopen::{Again, reopen};
pub use self::settle::settle;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rules;
use crate::suggestion::{Case, Party, Timing, record};
use crate::text;
use crate::write::{Call, Write};

/// What a proposer says of one round of handling.
#[derive(Debug, Clone)]
pub struct Ratings {
    /// How content they are with the whole (满意度).
    pub satisfaction: Satisfaction,
    /// How the department kept contact (沟通).
    pub contact: Option<Satisfaction>,
    /// The attitude with which it was handled (态度).
    pub attitude: Option<Satisfaction>,
    /// What came of it (结果).
    pub result: Option<Satisfaction>,
    /// Their words; needed when dissatisfied.
    pub comment: Option<String>,
}

impl Ratings {
    fn checked(self) -> Result<Self> {
        let comment = text::optional("comment", self.comment.as_deref(), 1_000)?;
        if self.satisfaction == Satisfaction::Dissatisfied && comment.is_none() {
            return Err(Error::bad_input("comment", Reason::CommentNeeded));
        }
        Ok(Self { comment, ..self })
    }
}

/// Judges the present round as the actor's own proposer. The lead proposer's judgement decides, or any proposer's where
/// the committee's rules say so: the first dissatisfaction opens another round at once, after a second one there is no
/// silent third (domain.md §0.6); contentment closes the case as soon as all have judged or their time is over.
pub async fn evaluate(
    app: &App,
    actor: &Actor,
    call: &Call,
    id: SuggestionId,
    ratings: Ratings,
) -> Result<EvaluationId> {
    let ratings = ratings.checked()?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    call.must_match(case.head.version)?;
    let mine = case.proposer_to_evaluate(actor)?;

    let entered = enter(app, &write, actor, (&case, mine), ratings, "EVALUATE").await?;

    write.commit(entered).await
}

/// Enters a proposer's judgement of the present round, and does what follows from it.
///
/// The case's own row stays as it is unless something follows: its version would count for the departments what they
/// may not know yet.
async fn enter(
    app: &App,
    write: &Write,
    actor: &Actor,
    (case, proposer): (&Case, &Party),
    ratings: Ratings,
    event: &str,
) -> Result<EvaluationId> {
    let rules = rules::in_force(app, write, case.head.committee_id, app.today()).await?.rules;
    let is_open = Timing::of(app, &write.tx, &[case]).await?.is_evaluation_open(case);
    let follows = consequence(case, proposer, ratings.satisfaction, (rules.any_proposer_reopens, is_open));

    let id: EvaluationId = app.new_id();
    let row = evaluation::ActiveModel {
        id: Set(id),
        suggestion_id: Set(case.head.id),
        proposer_id: Set(proposer.id),
        round: Set(case.head.round),
        satisfaction: Set(ratings.satisfaction),
        contact: Set(ratings.contact),
        attitude: Set(ratings.attitude),
        result: Set(ratings.result),
        comment: Set(ratings.comment),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await?;
    record(app, write, actor, case, event, case.status().as_str(), None).await?;
    match follows {
        Consequence::None => {}
        Consequence::Reopen => reopen(app, write, actor, case, Again::Dissatisfied).await?,
        Consequence::Close => close::end(app, write, actor, case).await?,
    }
    Ok(id)
}
