//! Registration and case numbers: gap-free, because each is given in the transaction that needs it.

use chrono::{Datelike, NaiveDate};
use entities::enums::SubmissionPeriod;
use entities::ids::{CommitteeId, CommitteeTermId};
use entities::{committee_term, number_counter, plenary};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::write::Write;

/// Returns the term that a committee is in on a day: the one begun last.
pub(super) async fn term_on(write: &Write, committee: CommitteeId, on: NaiveDate) -> Result<CommitteeTermId> {
    let term = committee_term::Entity::find()
        .filter(committee_term::Column::CommitteeId.eq(committee))
        .filter(committee_term::Column::StartsOn.lte(on))
        .order_by_desc(committee_term::Column::StartsOn)
        .one(&write.tx)
        .await?;
    term.map(|row| row.id).ok_or(Error::refused(Reason::NoCommittee))
}

/// Returns the plenary that a suggestion handed in on a day counts in, and whether the day falls in its window
/// (domain.md §1.2). Between two windows it counts in the earlier plenary, before the first in that one; a term
/// without plenaries has none to count in.
pub(super) async fn plenary_on(
    write: &Write,
    term: CommitteeTermId,
    on: NaiveDate,
) -> Result<(Option<i32>, SubmissionPeriod)> {
    let rows = plenary::Entity::find()
        .filter(plenary::Column::TermId.eq(term))
        .order_by_asc(plenary::Column::Number)
        .all(&write.tx)
        .await?;
    let begun = rows.iter().rfind(|row| row.window_from <= on);
    let is_within = begun.is_some_and(|row| on <= row.window_to);
    let period = if is_within { SubmissionPeriod::Plenary } else { SubmissionPeriod::Intersession };
    Ok((begun.or(rows.first()).map(|row| row.number), period))
}

/// Gives the next registration number (登记号) of a committee's year, such as 2022-0007.
pub(super) async fn next_registration_no(write: &Write, committee: CommitteeId, on: NaiveDate) -> Result<String> {
    let year = on.year();
    let number = next(write, format!("registration:{}:{year}", committee.0.simple())).await?;
    Ok(format!("{year}-{number:04}"))
}

/// Gives the next case number (案号) of a plenary.
pub(crate) async fn next_case_no(write: &Write, term: CommitteeTermId, plenary: i32) -> Result<i32> {
    next(write, format!("case:{}:{plenary}", term.0.simple())).await
}

/// Gives the next number of an issue of briefs (期号) in a committee's year.
pub(crate) async fn next_issue_no(write: &Write, committee: CommitteeId, year: i32) -> Result<i32> {
    next(write, format!("brief:{}:{year}", committee.0.simple())).await
}

/// Raises a counter. The row stays locked until the transaction ends, so that a refusal leaves no gap.
async fn next(write: &Write, sequence: String) -> Result<i32> {
    let first = number_counter::ActiveModel { sequence: Set(sequence), last: Set(1) };
    let raise = OnConflict::column(number_counter::Column::Sequence)
        .value(number_counter::Column::Last, Expr::col((number_counter::Entity, number_counter::Column::Last)).add(1))
        .to_owned();
    let row = number_counter::Entity::insert(first).on_conflict(raise).exec_with_returning(&write.tx).await?;
    Ok(row.last)
}
