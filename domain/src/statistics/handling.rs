//! Counting the handling: cases and replies apart (件与件次), replies in time, and promises kept.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use entities::enums::{AssignmentStatus, CommitmentVerdict, UnitRole};
use entities::ids::{AssignmentId, CommitteeId, RulesId};
use entities::{assignment, commitment, suggestion};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationDef,
};

use super::count::{Counting, Parts, whole};
use super::dimension::{Key, cases};
use super::{Dimension, Measure, Share};
use crate::deadline::{Answers, Duty, answers_of};
use crate::error::Result;

/// How many duties to answer one piece has.
const PIECE: u64 = 1_000;

/// A duty to answer with the value that it counts under.
type Row<K> = (Option<K>, AssignmentId, CommitteeId, RulesId, NaiveDate, NaiveDate, i32, Option<DateTime<Utc>>);

impl Counting<'_> {
    /// Counts what is asked for of the handling.
    pub(super) async fn handling<K: Key>(&self, parts: &mut Parts<K>, measures: &[Measure]) -> Result<()> {
        if measures.contains(&Measure::CaseReply) {
            self.answered(parts).await?;
        }
        if measures.contains(&Measure::Reply) {
            self.replies(parts).await?;
        }
        if measures.contains(&Measure::OnTime) {
            self.punctuality(parts).await?;
        }
        if measures.contains(&Measure::Fulfilment) {
            self.promises(parts).await?;
        }
        Ok(())
    }

    /// Counts cases assigned, and those that every department has answered (件).
    async fn answered<K: Key>(&self, parts: &mut Parts<K>) -> Result<()> {
        let assigned = self
            .by
            .with_duties(self.by.group(suggestion::Entity::find()))
            .column_as(cases(), "number")
            .filter(self.within.clone());
        let awaiting = assigned.clone().filter(suggestion::Column::Id.in_subquery(unanswered()));
        let rows: Vec<(Option<K>, i64)> = self.rows(assigned).await?;
        let mut awaiting: HashMap<Option<K>, i64> = self.rows(awaiting).await?.into_iter().collect();
        for (key, number) in rows {
            let (of, left) = (whole(number)?, whole(awaiting.remove(&key).unwrap_or(0))?);
            // The two are read one after the other.
            let part = of.saturating_sub(left);
            parts.entry(key).or_default().add(Measure::CaseReply, Share { part, of });
        }
        Ok(())
    }

    /// Counts departments' replies (件次).
    async fn replies<K: Key>(&self, parts: &mut Parts<K>) -> Result<()> {
        let select = self
            .by
            .with_duties(self.by.group(suggestion::Entity::find()))
            .column(assignment::Column::Status)
            .column_as(assignment::Column::Id.count(), "number")
            .filter(self.within.clone())
            .group_by(assignment::Column::Status);
        let rows: Vec<(Option<K>, AssignmentStatus, i64)> = self.rows(select).await?;
        for (key, status, number) in rows {
            let of = whole(number)?;
            let part = if status == AssignmentStatus::Responded { of } else { 0 };
            parts.entry(key).or_default().add(Measure::Reply, Share { part, of });
        }
        Ok(())
    }

    /// Counts replies by their last day, walking the duties to answer in pieces of a bounded size.
    async fn punctuality<K: Key>(&self, parts: &mut Parts<K>) -> Result<()> {
        let mut after = None;
        loop {
            let rows: Vec<Row<K>> = self.piece(after).await?;
            let duties: Vec<Duty> = rows.iter().map(duty).collect();
            let answers = answers_of(self.app.reader(), &duties, self.app.today()).await?;
            for (key, id, ..) in &rows {
                let answers = answers.get(id).copied().unwrap_or_default();
                parts.entry(key.clone()).or_default().add(Measure::OnTime, punctual(answers));
            }
            after = duties.last().map(|duty| duty.id);
            if (rows.len() as u64) < PIECE {
                return Ok(());
            }
        }
    }

    /// Reads the next duties after one, as narrow rows.
    async fn piece<K: Key>(&self, after: Option<AssignmentId>) -> Result<Vec<Row<K>>> {
        let select = self
            .by
            .with_duties(self.by.joined(suggestion::Entity::find().select_only()))
            .column_as(self.by.key(), "key")
            .column(assignment::Column::Id)
            .column(suggestion::Column::CommitteeId)
            .columns([assignment::Column::RulesId, assignment::Column::AssignedOn, assignment::Column::RoundStartedOn])
            .column(assignment::Column::Round)
            .column(suggestion::Column::ClosedAt)
            .filter(self.within.clone())
            .filter(Condition::all().add_option(after.map(|id| assignment::Column::Id.gt(id))))
            .order_by_asc(assignment::Column::Id)
            .limit(PIECE);
        self.rows(select).await
    }

    /// Counts promises of the ledger that were judged or are late, as far as the asker may see them.
    async fn promises<K: Key>(&self, parts: &mut Parts<K>) -> Result<()> {
        let visible = commitment::Entity::visible_to(self.actor.scope())
            .select_only()
            .column(commitment::Column::Id)
            .filter(commitment::in_ledger());
        let is_due = Condition::any()
            .add(commitment::Column::Verdict.is_not_null())
            .add(commitment::Column::DueOn.lt(self.app.today()));
        let mut select = self
            .by
            .group(suggestion::Entity::find().join(JoinType::InnerJoin, commitment_of_suggestion()))
            .column(commitment::Column::Verdict)
            .column_as(commitment::Column::Id.count(), "number")
            .filter(self.within.clone())
            .filter(commitment::Column::Id.in_subquery(visible.into_query()))
            .filter(is_due)
            .group_by(commitment::Column::Verdict);
        if self.by == Dimension::Department {
            let own = Expr::col((commitment::Entity, commitment::Column::DepartmentId));
            select = select.filter(own.equals((assignment::Entity, assignment::Column::DepartmentId)));
        }
        let rows: Vec<(Option<K>, Option<CommitmentVerdict>, i64)> = self.rows(select).await?;
        for (key, verdict, number) in rows {
            let of = whole(number)?;
            let part = if verdict == Some(CommitmentVerdict::Fulfilled) { of } else { 0 };
            parts.entry(key).or_default().add(Measure::Fulfilment, Share { part, of });
        }
        Ok(())
    }
}

fn duty<K>(row: &Row<K>) -> Duty {
    let &(_, id, committee, rules, assigned_on, round_started_on, round, closed_at) = row;
    Duty { id, committee, rules, assigned_on, round_started_on, round, closed_at }
}

fn punctual(answers: Answers) -> Share {
    Share { part: answers.in_time, of: answers.in_time + answers.late + answers.overdue }
}

/// Selects the suggestions that a department has still to answer.
fn unanswered() -> SelectStatement {
    Query::select()
        .column(assignment::Column::SuggestionId)
        .from(assignment::Entity)
        .and_where(assignment::Column::Role.ne(UnitRole::Assist))
        .and_where(assignment::Column::Status.ne(AssignmentStatus::Responded))
        .and_where(assignment::is_live())
        .to_owned()
}

fn commitment_of_suggestion() -> RelationDef {
    suggestion::Entity::belongs_to(commitment::Entity)
        .from(suggestion::Column::Id)
        .to(commitment::Column::SuggestionId)
        .into()
}
