//! What makes up a count: the grounds of those not filed, the outcomes of answers, the verdicts of proposers.

use std::collections::HashMap;
use std::hash::Hash;

use entities::enums::{DeclineGround, OutcomeCategory, Satisfaction, SuggestionStage};
use entities::{response, suggestion};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationDef};
use uuid::Uuid;

use super::count::{Counting, whole};
use super::suppress::told;
use super::{Counted, Dimension};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;

/// How many there are of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally<V> {
    /// The value.
    pub value: V,
    /// How many; none where they are too few to be told.
    pub count: Option<u64>,
}

/// How many evaluations say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdicts {
    /// How content the proposers are.
    pub satisfaction: Satisfaction,
    /// Evaluations of their own; none where they are too few to be told.
    pub own: Option<u64>,
    /// Those on paper, likewise.
    pub on_paper: Option<u64>,
}

/// Counts those not filed, by ground.
pub(super) async fn grounds(app: &App, actor: &Actor, counted: Counted) -> Result<Vec<Tally<DeclineGround>>> {
    let scope = counted.scope(app, actor).await?;
    let received_as = Expr::col((suggestion::Entity, suggestion::Column::ReceivedAs));
    let rows: Vec<(Option<DeclineGround>, i64)> = suggestion::Entity::find()
        .select_only()
        .column(suggestion::Column::DeclineGround)
        .column_as(suggestion::Column::Id.count(), "number")
        .filter(scope.suggestions)
        .filter(suggestion::Column::Stage.eq(SuggestionStage::Declined))
        .filter(received_as.equals((suggestion::Entity, suggestion::Column::Kind)))
        .group_by(suggestion::Column::DeclineGround)
        .into_tuple()
        .all(app.reader())
        .await?;
    let found = rows.into_iter().filter_map(|(ground, number)| Some((ground?, number)));
    tallied(DeclineGround::ALL, found, counted.is_told_in_full(actor))
}

/// Counts the answers in force that the asker may read, one for each answering department (件次), by outcome.
pub(super) async fn outcomes(app: &App, actor: &Actor, counted: Counted) -> Result<Vec<Tally<OutcomeCategory>>> {
    let scope = counted.scope(app, actor).await?;
    let rows: Vec<(OutcomeCategory, i64)> = response::Entity::visible_to(actor.scope())
        .select_only()
        .column(response::Column::Outcome)
        .column_as(response::Column::Id.count(), "number")
        .join(JoinType::InnerJoin, suggestion_of_response())
        .filter(scope.suggestions)
        .filter(response::Column::Id.in_subquery(response::ids_in_force()))
        .group_by(response::Column::Outcome)
        .into_tuple()
        .all(app.reader())
        .await?;
    tallied(OutcomeCategory::ALL, rows, counted.is_told_in_full(actor))
}

/// Counts evaluations by satisfaction, those on paper apart. What nobody said is left out.
pub(super) async fn verdicts(app: &App, actor: &Actor, counted: Counted) -> Result<Vec<Verdicts>> {
    let scope = counted.scope(app, actor).await?;
    let rows = Counting::new(app, actor, &scope, Dimension::Committee).judged::<Uuid>().await?;
    let own = rows.iter().map(|(_, value, all, on_paper)| (*value, all - on_paper));
    let own = tallied(Satisfaction::ALL, own, counted.is_told_in_full(actor))?;
    let on_paper = rows.iter().map(|(_, value, _, on_paper)| (*value, *on_paper));
    let on_paper = tallied(Satisfaction::ALL, on_paper, counted.is_told_in_full(actor))?;
    let both = own.into_iter().zip(on_paper);
    let both = both.map(|(own, paper)| Verdicts { satisfaction: own.value, own: own.count, on_paper: paper.count });
    Ok(both.filter(|it| (it.own, it.on_paper) != (Some(0), Some(0))).collect())
}

/// Counts each value, in the order given; to outsiders without what speaks of too few.
fn tallied<V: Copy + Eq + Hash>(
    values: &[V],
    found: impl IntoIterator<Item = (V, i64)>,
    is_told_in_full: bool,
) -> Result<Vec<Tally<V>>> {
    let mut counts: HashMap<V, u64> = HashMap::new();
    for (value, number) in found {
        *counts.entry(value).or_default() += whole(number)?;
    }
    let numbers: Vec<_> = values.iter().map(|value| (counts.get(value).copied().unwrap_or(0), true)).collect();
    let told = if is_told_in_full { vec![true; numbers.len()] } else { told(&numbers) };
    let tallies = values.iter().zip(numbers).zip(told);
    Ok(tallies.map(|((value, (number, _)), told)| Tally { value: *value, count: told.then_some(number) }).collect())
}

fn suggestion_of_response() -> RelationDef {
    response::Entity::belongs_to(suggestion::Entity)
        .from(response::Column::SuggestionId)
        .to(suggestion::Column::Id)
        .into()
}
