//! The counting itself: grouped statements over suggestions and their evaluations.

use std::cmp::Reverse;
use std::collections::HashMap;

use entities::enums::{Disclosure, Satisfaction, SuggestionKind, SuggestionStage};
use entities::ids::CommitteeId;
use entities::{committee, evaluation, paper_evaluation, suggestion};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, Order, QueryFilter, QueryOrder, QuerySelect, RelationDef, Select,
    TryGetableMany,
};

use super::dimension::{Key, cases};
use super::scope::Scope;
use super::{Dimension, Measure, Share, Statistics};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::evaluation::is_open;
use crate::suggestion::SUPERVISION;

/// How many groups are counted at the most, the largest: more than any one committee has.
pub(super) const MOST: usize = 500;

/// What is counted under each value; `None` gathers what has none.
pub(super) type Parts<K> = HashMap<Option<K>, Statistics>;

/// A statement over what is counted, by a dimension.
pub(super) struct Counting<'a> {
    pub(super) app: &'a App,
    pub(super) actor: &'a Actor,
    scope: &'a Scope,
    pub(super) by: Dimension,
    pub(super) within: Condition,
}

/// Counts by a dimension, the largest groups first, and one more than is told, so that it is known whether there are
/// others. The number of statements does not depend on how many groups there are.
pub(super) async fn tally<K: Key>(
    app: &App,
    actor: &Actor,
    scope: &Scope,
    by: Dimension,
    measures: &[Measure],
) -> Result<Vec<(Option<K>, Statistics)>> {
    let mut counting = Counting::new(app, actor, scope, by);
    let keys: Vec<Option<K>> = counting.largest().await?;
    if keys.len() > MOST {
        counting.within = counting.within.add(by.among(&keys));
    }
    let mut parts: Parts<K> = keys.into_iter().map(|key| (key, Statistics::default())).collect();
    counting.suggestions(&mut parts).await?;
    if measures.contains(&Measure::Satisfaction) || measures.contains(&Measure::PaperSatisfaction) {
        counting.evaluations(&mut parts).await?;
    }
    counting.handling(&mut parts, measures).await?;
    let mut parts: Vec<_> = parts.into_iter().collect();
    parts.sort_by(|(key, part), (other, than)| (Reverse(part.received), key).cmp(&(Reverse(than.received), other)));
    Ok(parts)
}

impl<'a> Counting<'a> {
    /// Counts what a scope has by a dimension.
    pub(super) fn new(app: &'a App, actor: &'a Actor, scope: &'a Scope, by: Dimension) -> Self {
        Self { app, actor, scope, by, within: scope.suggestions.clone() }
    }

    async fn largest<K: Key>(&self) -> Result<Vec<Option<K>>> {
        let select = self
            .by
            .group(suggestion::Entity::find())
            .column_as(cases(), "number")
            .filter(self.within.clone())
            .order_by(cases(), Order::Desc)
            .order_by(self.by.key(), Order::Asc)
            .limit(MOST as u64 + 1);
        let rows: Vec<(Option<K>, i64)> = self.rows(select).await?;
        Ok(rows.into_iter().map(|(key, _)| key).collect())
    }

    /// Puts every suggestion into the one class that it is in.
    async fn suggestions<K: Key>(&self, parts: &mut Parts<K>) -> Result<()> {
        type Row<K> = (Option<K>, SuggestionKind, Option<SuggestionKind>, SuggestionStage, i64);

        let select = self
            .by
            .group(suggestion::Entity::find())
            .columns([suggestion::Column::Kind, suggestion::Column::ReceivedAs, suggestion::Column::Stage])
            .column_as(cases(), "number")
            .filter(self.within.clone())
            .group_by(suggestion::Column::Kind)
            .group_by(suggestion::Column::ReceivedAs)
            .group_by(suggestion::Column::Stage);
        let rows: Vec<Row<K>> = self.rows(select).await?;
        for (key, kind, received_as, stage, number) in rows {
            receive(parts.entry(key).or_default(), received_as == Some(kind), stage, whole(number)?);
        }
        Ok(())
    }

    /// Returns how many evaluations say what, all of them and those on paper.
    pub(super) async fn judged<K: Key>(&self) -> Result<Vec<(Option<K>, Satisfaction, i64, i64)>> {
        let joined = suggestion::Entity::find()
            .join(JoinType::InnerJoin, evaluation_of_suggestion())
            .join(JoinType::LeftJoin, paper_of_evaluation());
        let select = self
            .by
            .group(joined)
            .column(evaluation::Column::Satisfaction)
            .column_as(evaluation::Column::Id.count(), "number")
            .column_as(paper_evaluation::Column::EvaluationId.count(), "on_paper")
            .filter(self.within.clone())
            .filter(self.told().await?)
            .group_by(evaluation::Column::Satisfaction);
        self.rows(select).await
    }

    /// Counts what proposers judged, those on paper apart.
    async fn evaluations<K: Key>(&self, parts: &mut Parts<K>) -> Result<()> {
        for (key, satisfaction, number, on_paper) in self.judged::<K>().await? {
            let is_content = matches!(satisfaction, Satisfaction::Satisfied | Satisfaction::BasicallySatisfied);
            let share = |of: u64| Share { part: if is_content { of } else { 0 }, of };
            let (all, on_paper) = (whole(number)?, whole(on_paper)?);
            let part = parts.entry(key).or_default();
            part.add(Measure::Satisfaction, share(all - on_paper));
            part.add(Measure::PaperSatisfaction, share(on_paper));
        }
        Ok(())
    }

    /// Says which evaluations the asker may count, as `evaluation` tells them: the office at once, others when the round
    /// is over, the public when besides the case is closed.
    async fn told(&self) -> Result<Condition> {
        let grants = self.actor.grants().iter().filter(|grant| SUPERVISION.contains(&grant.role));
        let supervised: Vec<CommitteeId> = grants.map(|grant| grant.committee).collect();
        if self.scope.committee.is_some_and(|id| supervised.contains(&id)) {
            return Ok(Condition::all());
        }
        let committees = match self.scope.committee {
            Some(id) => vec![id],
            None => every_committee(self.app).await?,
        };
        let open = is_open(self.app, self.actor, committees).await?;
        let is_over = Condition::any()
            .add(evaluation::Column::Id.in_subquery(evaluation::ids_of_earlier_rounds()))
            .add(evaluation::Column::SuggestionId.not_in_subquery(ids_where(open)));
        let is_public = Condition::all()
            .add(suggestion::Column::Stage.eq(SuggestionStage::Closed))
            .add(suggestion::Column::Disclosure.eq(Disclosure::Full));
        let readers = Condition::any().add(is_public).add(suggestion::is_insider(self.actor.scope()));
        let told = Condition::all().add(readers).add(is_over);
        Ok(Condition::any().add(suggestion::Column::CommitteeId.is_in(supervised)).add(told))
    }

    pub(super) async fn rows<T: TryGetableMany + Send + Sync>(
        &self,
        select: Select<suggestion::Entity>,
    ) -> Result<Vec<T>> {
        Ok(select.into_tuple().all(self.app.reader()).await?)
    }
}

fn receive(part: &mut Statistics, is_of_its_kind: bool, stage: SuggestionStage, number: u64) {
    part.received += number;
    let is_filed = matches!(
        stage,
        SuggestionStage::Filed | SuggestionStage::Assigned | SuggestionStage::Adopted | SuggestionStage::Closed
    );
    if is_of_its_kind && is_filed {
        part.filed += number;
    }
    part.add(Measure::Filing, Share { part: if is_of_its_kind && is_filed { number } else { 0 }, of: number });
    if !is_of_its_kind {
        part.converted += number;
        return;
    }
    match stage {
        SuggestionStage::Draft | SuggestionStage::Submitted => part.still_under_review += number,
        SuggestionStage::Merged => part.merged += number,
        SuggestionStage::Returned => part.returned += number,
        SuggestionStage::Declined => part.declined += number,
        SuggestionStage::Withdrawn => part.withdrawn += number,
        SuggestionStage::Closed => part.closed += number,
        SuggestionStage::Filed | SuggestionStage::Assigned | SuggestionStage::Adopted => {}
    }
}

async fn every_committee(app: &App) -> Result<Vec<CommitteeId>> {
    let ids = committee::Entity::find().select_only().column(committee::Column::Id);
    Ok(ids.into_tuple().all(app.reader()).await?)
}

/// Selects the ids of suggestions for which a condition holds.
pub(super) fn ids_where(condition: Condition) -> SelectStatement {
    Query::select().column(suggestion::Column::Id).from(suggestion::Entity).cond_where(condition).to_owned()
}

fn evaluation_of_suggestion() -> RelationDef {
    suggestion::Entity::belongs_to(evaluation::Entity)
        .from(suggestion::Column::Id)
        .to(evaluation::Column::SuggestionId)
        .into()
}

fn paper_of_evaluation() -> RelationDef {
    evaluation::Entity::belongs_to(paper_evaluation::Entity)
        .from(evaluation::Column::Id)
        .to(paper_evaluation::Column::EvaluationId)
        .into()
}

pub(super) fn whole(number: i64) -> Result<u64> {
    u64::try_from(number).map_err(Error::internal)
}
