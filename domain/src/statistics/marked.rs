//! Proposals that bear a mark: key ones and outstanding ones.

use entities::ids::SuggestionId;
use entities::{award, key_suggestion, suggestion};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Counted;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::suggestion::{Suggestion, by_ids};

/// How many of them are named at the most.
const MOST: u64 = 100;

/// A mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A key one now (重点提案).
    Key,
    /// Honoured for some year (优秀提案).
    Outstanding,
}

/// Proposals that bear a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// How many there are.
    pub count: u64,
    /// The first hundred of them, by case number.
    pub suggestions: Vec<Suggestion>,
}

/// Returns the proposals that bear a mark, of those that the asker may see.
pub(super) async fn marked(app: &App, actor: &Actor, counted: Counted, mark: Mark) -> Result<Marked> {
    let scope = counted.scope(app, actor).await?;
    let bearers = match mark {
        Mark::Key => key_suggestion::suggestions(),
        Mark::Outstanding => award::suggestions(),
    };
    let select =
        suggestion::Entity::find().filter(scope.suggestions).filter(suggestion::Column::Id.in_subquery(bearers));
    let count = select.clone().count(app.reader()).await?;
    let ids: Vec<SuggestionId> = select
        .select_only()
        .column(suggestion::Column::Id)
        .order_by_asc(suggestion::Column::PlenaryNumber)
        .order_by_asc(suggestion::Column::CaseNo)
        .order_by_asc(suggestion::Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(app.reader())
        .await?;
    let mut seen = by_ids(app, actor, &ids).await?;
    Ok(Marked { count, suggestions: ids.iter().filter_map(|id| seen.remove(id)).collect() })
}
