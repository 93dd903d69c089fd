//! How the search index stands, for who runs the service.

use async_graphql::{Context, Object, Result, SimpleObject};
use domain::enums::Role;
use domain::{Error, Reason};
use search_indexer::Status;

use crate::graphql::context::Asked as _;
use crate::graphql::scalars::Moment;

/// How the search index stands (检索索引状态).
#[derive(SimpleObject)]
pub struct SearchStatus {
    /// The engine's name (引擎).
    engine: &'static str,
    /// Whether the engine answers (是否可用).
    is_available: bool,
    /// The generation that is read; null before the first is built (现用版本).
    generation: Option<i64>,
    /// The generation being filled (重建中的版本).
    building: Option<i64>,
    /// How many records are out of date in the index (待更新数).
    dirty: u64,
    /// How many of them have failed so often that somebody should look (失败数).
    dead_letters: u64,
    /// For how many seconds the oldest of them has waited; 0 when the index is up to date (延迟秒数).
    lag_seconds: i64,
    /// When index and database were last compared (最近核对时间).
    reconciled_at: Option<Moment>,
    /// Whether they were equal then (核对是否一致).
    reconciled_equal: Option<bool>,
}

/// Reads the state of the index.
#[derive(Default)]
pub struct SearchStatusQuery;

#[Object]
impl SearchStatusQuery {
    /// How the search index stands; for administrators (检索索引状态).
    async fn search_status(&self, ctx: &Context<'_>) -> Result<Option<SearchStatus>> {
        ctx.actor().account()?;
        if !ctx.actor().grants().iter().any(|grant| grant.role == Role::Admin) {
            return Err(Error::forbidden(Reason::RoleMissing).into());
        }
        let Status { engine, is_available, generation, building, backlog, reconciled } =
            ctx.app().search().status().await.map_err(Error::internal)?;
        Ok(Some(SearchStatus {
            engine,
            is_available,
            generation,
            building,
            dirty: backlog.dirty,
            dead_letters: backlog.dead,
            lag_seconds: backlog.since.map_or(0, |since| (ctx.app().now() - since).num_seconds().max(0)),
            reconciled_at: reconciled.map(|(at, _)| Moment(at)),
            reconciled_equal: reconciled.map(|(_, is_equal)| is_equal),
        }))
    }
}
