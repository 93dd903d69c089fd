//! Masks (整体遮蔽): a letter approved after a decision that hides passages may hold them too, so the public reads none of
//! its words until the office decides anew.

use entities::ids::{ResponseId, SuggestionId};
use entities::redaction::{self, MARK};
use entities::{publication_decision, response, suggestion};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::error::Result;
use crate::suggestion::Case;
use crate::write::Write;

/// Returns what the public reads of a letter that is approved now, where that is not its text: the mark alone, if the
/// decision in force or the one that waits for its day hides passages.
pub(crate) async fn of_new_letter(write: &Write, case: &Case) -> Result<Option<String>> {
    let hides = has_copies(write, case.head.id).await?
        || case.head.public_from.is_some() && latest_hides(write, case.head.id).await?;
    Ok(hides.then(|| MARK.to_owned()))
}

/// Returns the letters approved since a decision that hides passages, which has not seen them.
pub(super) async fn unseen_by(write: &Write, decision: &publication_decision::Model) -> Result<Vec<ResponseId>> {
    // Of the same moment are those that were masked when they were approved.
    let at_once = Condition::all().add(response::Column::ApprovedAt.eq(decision.created_at)).add(response::is_masked());
    Ok(response::Entity::find()
        .select_only()
        .column(response::Column::Id)
        .filter(response::Column::SuggestionId.eq(decision.suggestion_id))
        .filter(Condition::any().add(response::Column::ApprovedAt.gt(decision.created_at)).add(at_once))
        .into_tuple()
        .all(&write.tx)
        .await?)
}

/// Returns the latest decision about a suggestion.
pub(super) async fn latest(write: &Write, id: SuggestionId) -> Result<Option<publication_decision::Model>> {
    Ok(publication_decision::Entity::find()
        .filter(publication_decision::Column::SuggestionId.eq(id))
        .order_by_desc(publication_decision::Column::CreatedAt)
        .order_by_desc(publication_decision::Column::Id)
        .one(&write.tx)
        .await?)
}

/// Whether the decision in force hides passages: each of them made a copy of its text.
async fn has_copies(write: &Write, id: SuggestionId) -> Result<bool> {
    let copied = Condition::any()
        .add(suggestion::Column::PublicBackground.is_not_null())
        .add(suggestion::Column::PublicAnalysis.is_not_null())
        .add(suggestion::Column::PublicRecommendation.is_not_null());
    let of_text = suggestion::Entity::find_by_id(id).filter(copied).count(&write.tx).await?;
    let of_letters = response::Entity::find()
        .filter(response::Column::SuggestionId.eq(id))
        .filter(response::Column::PublicBody.is_not_null())
        .count(&write.tx)
        .await?;
    Ok(of_text + of_letters > 0)
}

async fn latest_hides(write: &Write, id: SuggestionId) -> Result<bool> {
    let Some(decision) = latest(write, id).await? else { return Ok(false) };
    let hidden =
        redaction::Entity::find().filter(redaction::Column::DecisionId.eq(decision.id)).count(&write.tx).await?;
    Ok(hidden > 0)
}
