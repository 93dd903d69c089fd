//! Which index is in force: one row of our own database, so that moving the pointer is one update.

use chrono::{DateTime, Utc};
use entities::search_state as state;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::document::schema_hash;
use crate::engine::Generation;

/// What the row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State(state::Model);

impl State {
    /// Reads the row.
    ///
    /// # Errors
    ///
    /// Fails when the database does, or has not been migrated.
    pub async fn read(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let row = state::Entity::find_by_id(1).one(db).await?;
        row.map(Self).ok_or_else(|| DbErr::RecordNotFound("search_state has no row".to_owned()))
    }

    /// Returns the generation to read, once there is one.
    pub fn active(&self) -> Option<Generation> {
        (self.0.generation > 0).then(|| self.generation(self.0.generation))
    }

    /// Returns the generation being filled.
    pub fn building(&self) -> Option<Generation> {
        self.0.building.map(|number| self.generation(number))
    }

    /// Returns the generation of a number.
    pub fn generation(&self, number: i64) -> Generation {
        Generation { database: self.0.database_id, number }
    }

    /// Tells whether the active generation has the documents of this program.
    pub fn has_our_schema(&self) -> bool {
        self.0.schema_hash == schema_hash()
    }

    /// Returns when somebody asked for a rebuild that has not happened yet.
    pub fn rebuild_requested_at(&self) -> Option<DateTime<Utc>> {
        self.0.rebuild_requested_at
    }

    /// Returns when index and tables were last compared, and whether they were equal.
    pub fn reconciled(&self) -> Option<(DateTime<Utc>, bool)> {
        self.0.reconciled_at.zip(self.0.reconciled_equal)
    }
}

/// Says which generation is being filled, or that none is.
///
/// # Errors
///
/// Fails when the database does.
pub async fn set_building(db: &impl ConnectionTrait, number: Option<i64>) -> Result<(), DbErr> {
    let update = state::Entity::update_many().col_expr(state::Column::Building, Expr::value(number));
    update.filter(state::Column::Id.eq(1)).exec(db).await.map(drop)
}

/// Makes a filled generation the one that is read. A rebuild asked for since it began is still to come.
///
/// # Errors
///
/// Fails when the database does.
pub async fn set_active(db: &impl ConnectionTrait, number: i64, began_at: DateTime<Utc>) -> Result<(), DbErr> {
    state::Entity::update_many()
        .col_expr(state::Column::Generation, Expr::value(number))
        .col_expr(state::Column::Building, Expr::value(Option::<i64>::None))
        .col_expr(state::Column::SchemaHash, Expr::value(schema_hash()))
        .filter(state::Column::Id.eq(1))
        .exec(db)
        .await?;
    state::Entity::update_many()
        .col_expr(state::Column::RebuildRequestedAt, Expr::value(Option::<DateTime<Utc>>::None))
        .filter(state::Column::Id.eq(1))
        .filter(state::Column::RebuildRequestedAt.lte(began_at))
        .exec(db)
        .await
        .map(drop)
}

/// Asks for a rebuild by whoever holds the lease.
///
/// # Errors
///
/// Fails when the database does.
pub async fn request_rebuild(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<(), DbErr> {
    let update = state::Entity::update_many().col_expr(state::Column::RebuildRequestedAt, Expr::value(Some(now)));
    update.filter(state::Column::Id.eq(1)).exec(db).await.map(drop)
}

/// Keeps what a comparison found.
///
/// # Errors
///
/// Fails when the database does.
pub async fn set_reconciled(db: &impl ConnectionTrait, now: DateTime<Utc>, equal: bool) -> Result<(), DbErr> {
    state::Entity::update_many()
        .col_expr(state::Column::ReconciledAt, Expr::value(Some(now)))
        .col_expr(state::Column::ReconciledEqual, Expr::value(Some(equal)))
        .filter(state::Column::Id.eq(1))
        .exec(db)
        .await
        .map(drop)
}
