//! The end of embargoes: decisions that waited for their day take effect, by a sweep that any process may run.

use entities::enums::NotificationKind;
use entities::ids::SuggestionId;
use entities::redaction::MARK;
use entities::suggestion;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use super::mask::{latest, unseen_by};
use super::redaction::{copies, of_decision};
use super::take_effect;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::notification;
use crate::suggestion::{Case, change, record};

/// How many suggestions one sweep publishes at the most; the rest waits for the next.
const MOST: u64 = 500;

/// Publishes what was to be public from today or earlier, each in a transaction of its own, and returns how many were.
/// What may no longer be published, because the proposer took the consent back, is not, and stops waiting. Letters that
/// a decision to hide passages has not seen are masked.
pub async fn release(app: &App) -> Result<usize> {
    let due: Vec<SuggestionId> = suggestion::Entity::find()
        .select_only()
        .column(suggestion::Column::Id)
        .filter(suggestion::Column::PublicFrom.lte(app.today()))
        .order_by_asc(suggestion::Column::PublicFrom)
        .order_by_asc(suggestion::Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(app.reader())
        .await?;
    let mut released = 0;
    for id in due {
        released += usize::from(release_one(app, id).await?);
    }
    Ok(released)
}

async fn release_one(app: &App, id: SuggestionId) -> Result<bool> {
    let nobody = Actor::anonymous();
    let write = app.begin_as_system().await?;

    // Another process may have been faster: the row is asked again under its lock.
    let still_due = suggestion::Entity::find_by_id(id).filter(suggestion::Column::PublicFrom.lte(app.today()));
    let head = match write.lock(still_due).await {
        Ok(row) => row.into_head(),
        Err(_) => return Ok(false),
    };
    let case = Case::load_one(&write.tx, app.today(), head).await?;
    if case.is_publishable().is_err() {
        change(&write, &case, case.head.stage, |row| row.public_from = Set(None)).await?;
        record(app, &write, &nobody, &case, "PUBLICATION_LAPSED", case.status().as_str(), None).await?;
        write.commit(id).await?;
        return Ok(false);
    }

    let decision = latest(&write, id).await?;
    let decision = decision.ok_or_else(|| Error::internal("a publication waits without a decision"))?;
    let redactions = of_decision(&write, decision.id).await?;
    let mut copies = copies(&write, &case, &redactions).await?;
    if !redactions.is_empty() {
        let unseen = unseen_by(&write, &decision).await?;
        copies.responses.extend(unseen.into_iter().map(|id| (id, MARK.to_owned())));
    }
    take_effect(&write, &case, (decision.disclosure, decision.summary), copies).await?;
    record(app, &write, &nobody, &case, "PUBLISH", case.status().as_str(), None).await?;
    notification::to_proposers(app, &write, &case, NotificationKind::Published).await?;

    write.commit(id).await?;
    Ok(true)
}
