//! The end of the time to evaluate: cases whose lead proposer is content are closed, by a sweep that any process may run.

use entities::enums::{ProposerRole, Satisfaction, SuggestionStage};
use entities::ids::SuggestionId;
use entities::{evaluation, proposer, suggestion};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef};

use super::close::end;
use super::decide::ends_content;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::rules;
use crate::suggestion::{Case, Head, Timing};

/// How many cases one piece has.
const PIECE: u64 = 200;

/// Closes the cases that wait for nothing but proposers whose time has passed, each in a transaction of its own, and
/// returns how many were. One that cannot be closed keeps none of the others waiting.
pub async fn settle(app: &App) -> Result<usize> {
    let (mut closed, mut after) = (0, None);
    loop {
        let found = content_after(app, after).await?;
        let Some(last) = found.last() else { return Ok(closed) };
        after = Some(last.id);
        for id in ripe(app, found).await? {
            match settle_one(app, id).await {
                Ok(is_closed) => closed += usize::from(is_closed),
                Err(error) => tracing::warn!(%id, ?error, "a case could not be closed; it is tried again"),
            }
        }
    }
}

/// Returns those of some cases that nobody is in time to evaluate any more.
async fn ripe(app: &App, heads: Vec<Head>) -> Result<Vec<SuggestionId>> {
    let cases = Case::load(app.reader(), app.today(), heads).await?;
    let timing = Timing::of(app, app.reader(), &cases.iter().collect::<Vec<_>>()).await?;
    Ok(cases.iter().filter(|case| timing.may_close(case).is_ok()).map(|case| case.head.id).collect())
}

/// Finds open cases whose lead proposer is content with the present round.
async fn content_after(app: &App, after: Option<SuggestionId>) -> Result<Vec<Head>> {
    let of_lead: RelationDef = suggestion::Entity::belongs_to(proposer::Entity)
        .from(suggestion::Column::Id)
        .to(proposer::Column::SuggestionId)
        .into();
    let by_lead: RelationDef = proposer::Entity::belongs_to(evaluation::Entity)
        .from(proposer::Column::Id)
        .to(evaluation::Column::ProposerId)
        .into();
    let is_of_round = Expr::col((evaluation::Entity, evaluation::Column::Round))
        .equals((suggestion::Entity, suggestion::Column::Round));
    Ok(suggestion::Entity::find()
        .join(JoinType::InnerJoin, of_lead)
        .join(JoinType::InnerJoin, by_lead)
        .filter(suggestion::Column::Stage.eq(SuggestionStage::Assigned))
        .filter(proposer::Column::Role.eq(ProposerRole::Lead))
        .filter(evaluation::Column::Satisfaction.ne(Satisfaction::Dissatisfied))
        .filter(is_of_round)
        .filter(sea_orm::Condition::all().add_option(after.map(|id| suggestion::Column::Id.gt(id))))
        .order_by_asc(suggestion::Column::Id)
        .limit(PIECE)
        .into_partial_model::<Head>()
        .all(app.reader())
        .await?)
}

async fn settle_one(app: &App, id: SuggestionId) -> Result<bool> {
    let nobody = Actor::anonymous();
    let write = app.begin_as_system().await?;

    // Another process may have been faster, or the proposer quicker: all is asked again under the lock.
    let row = write.lock(suggestion::Entity::find_by_id(id)).await?;
    let case = Case::load_one(&write.tx, app.today(), row.into_head()).await?;
    let rules = rules::in_force(app, &write, case.head.committee_id, app.today()).await?.rules;
    let waits = Timing::of(app, &write.tx, &[&case]).await?.may_close(&case).is_err();
    if waits || !ends_content(&case, rules.any_proposer_reopens) {
        return Ok(false);
    }

    end(app, &write, &nobody, &case).await?;

    write.commit(id).await?;
    Ok(true)
}
