//! Evaluations on paper (纸质评价表): the office enters the form of a proposer who did not evaluate themselves.

use chrono::NaiveDate;
use entities::ambient::date_in_china;
use entities::enums::{ProposerStatus, ResponseKind, ResponseStatus};
use entities::ids::{EvaluationId, ProposerId, SuggestionId};
use entities::{paper_evaluation, response};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::{Ratings, enter};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::suggestion::{Action, Case};
use crate::text;
use crate::write::{Call, Write};

/// A signed form.
#[derive(Debug, Clone)]
pub struct PaperForm {
    /// The suggestion.
    pub suggestion: SuggestionId,
    /// Whose form it is.
    pub proposer: ProposerId,
    /// What it says.
    pub ratings: Ratings,
    /// The day it was signed.
    pub signed_on: NaiveDate,
    /// What the office remarks on it; internal.
    pub note: Option<String>,
}

/// Enters a proposer's signed form as the office. It counts like their own evaluation, and is marked and told apart.
pub async fn record_on_paper(app: &App, actor: &Actor, call: &Call, form: PaperForm) -> Result<EvaluationId> {
    let ratings = form.ratings.checked()?;
    let note = text::optional("note", form.note.as_deref(), 500)?;
    if form.signed_on > app.today() {
        return Err(Error::bad_input("signedOn", Reason::DateInFuture));
    }
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, form.suggestion).await?;
    case.may(Action::RecordPaperEvaluation, actor)?;
    call.must_match(case.head.version)?;
    let theirs = case.proposers.iter().find(|row| row.id == form.proposer && row.status == ProposerStatus::Agreed);
    let theirs = theirs.ok_or(Error::bad_input("proposer", Reason::UnknownReference))?;
    if case.verdict_of(theirs.id).is_some() {
        return Err(Error::refused(Reason::AlreadyEvaluated));
    }
    if delivered_on(&write, &case).await?.is_some_and(|delivered| form.signed_on < delivered) {
        return Err(Error::bad_input("signedOn", Reason::DatesOutOfOrder));
    }

    let entered = enter(app, &write, actor, (&case, theirs), ratings, "RECORD_PAPER_EVALUATION").await?;
    let row = paper_evaluation::ActiveModel {
        evaluation_id: Set(entered),
        signed_on: Set(form.signed_on),
        note: Set(note),
        entered_by_id: Set(actor.account()?),
        entered_by_name: Set(actor.name().to_owned()),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await?;

    write.commit(entered).await
}

/// The day of the first reply of the present round, holding ones aside: no form about it is older.
async fn delivered_on(write: &Write, case: &Case) -> Result<Option<NaiveDate>> {
    let first = response::Entity::find()
        .filter(response::Column::SuggestionId.eq(case.head.id))
        .filter(response::Column::Round.eq(case.head.round))
        .filter(response::Column::Status.eq(ResponseStatus::Approved))
        .filter(response::Column::Kind.ne(ResponseKind::Holding))
        .order_by_asc(response::Column::ApprovedAt)
        .one(&write.tx)
        .await?;
    Ok(first.and_then(|row| row.approved_at).map(date_in_china))
}
