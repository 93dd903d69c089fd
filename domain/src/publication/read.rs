//! What the office reads of its publication decisions.

use std::collections::HashMap;

use entities::ids::{PublicationDecisionId, SuggestionId};
use entities::{publication_decision, redaction};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::redaction::Redaction;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::rows;
use crate::suggestion::Suggestion;

/// How many rows one statement reads at the most: more than a full page of cases can have.
const MOST: u64 = 20_000;

/// A decision with what it hides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The row.
    pub row: publication_decision::Model,
    /// The passages it hides, in their order.
    pub redactions: Vec<Redaction>,
}

/// Returns the publication decisions of suggestions, oldest first, to the offices of their committees: reasons and
/// hidden passages are internal.
pub async fn decisions_of(
    app: &App,
    actor: &Actor,
    suggestions: &[&Suggestion],
) -> Result<HashMap<SuggestionId, Vec<Decision>>> {
    let offices = &actor.scope().offices;
    let ids: Vec<SuggestionId> =
        suggestions.iter().filter(|seen| offices.contains(&seen.head.committee_id)).map(|seen| seen.head.id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let decisions = publication_decision::Entity::find()
        .filter(publication_decision::Column::SuggestionId.is_in(ids))
        .order_by_asc(publication_decision::Column::CreatedAt)
        .order_by_asc(publication_decision::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let hidden = redaction::Entity::find()
        .filter(redaction::Column::DecisionId.is_in(decisions.iter().map(|row| row.id)))
        .order_by_asc(redaction::Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let mut hidden: HashMap<PublicationDecisionId, Vec<redaction::Model>> =
        rows::grouped(hidden, |row| row.decision_id);
    let decisions = decisions.into_iter().map(|row| {
        let redactions = hidden.remove(&row.id).unwrap_or_default().into_iter().map(Redaction::from).collect();
        Decision { row, redactions }
    });
    Ok(rows::grouped(decisions, |decision| decision.row.suggestion_id))
}
