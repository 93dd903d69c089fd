//! The lease: one process writes to the index at a time, and one that lost it can settle nothing.

use chrono::{DateTime, TimeDelta, Utc};
use entities::search_lease as lease;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::error::IndexerError;

/// How long a lease lasts without being renewed.
pub const LEASE_DURATION: TimeDelta = TimeDelta::seconds(60);

/// The right to write to the index, for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lease {
    owner: Uuid,
    fence: i64,
}

impl Lease {
    /// Takes the lease if it is free, expired, or held by the same owner.
    ///
    /// # Errors
    ///
    /// Fails when the database does.
    pub async fn take(db: &impl ConnectionTrait, owner: Uuid, now: DateTime<Utc>) -> Result<Option<Self>, DbErr> {
        let Some(row) = lease::Entity::find_by_id(1).one(db).await? else { return Ok(None) };
        if row.owner != owner && row.expires_at > now {
            return Ok(None);
        }
        let fence = if row.owner == owner { row.fence } else { row.fence + 1 };
        let taken = lease::Entity::update_many()
            .col_expr(lease::Column::Owner, Expr::value(owner))
            .col_expr(lease::Column::Fence, Expr::value(fence))
            .col_expr(lease::Column::ExpiresAt, Expr::value(now + LEASE_DURATION))
            // Of two that see it free, the second finds another fence or owner.
            .filter(lease::Column::Id.eq(1))
            .filter(lease::Column::Fence.eq(row.fence))
            .filter(lease::Column::Owner.eq(row.owner))
            .exec(db)
            .await?;
        Ok((taken.rows_affected == 1).then_some(Self { owner, fence }))
    }

    /// Prolongs the lease, or says that another holds it. Within a transaction it keeps others from
    /// taking it until the end.
    ///
    /// # Errors
    ///
    /// Fails when another process holds the lease, or the database fails.
    pub async fn hold(&self, db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<(), IndexerError> {
        let held = self.update(db, now + LEASE_DURATION).await?;
        if held { Ok(()) } else { Err(IndexerError::LeaseLost) }
    }

    /// Gives the lease back, so that the next process need not wait.
    ///
    /// # Errors
    ///
    /// Fails when the database does.
    pub async fn give_back(&self, db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<(), DbErr> {
        self.update(db, now).await.map(drop)
    }

    async fn update(&self, db: &impl ConnectionTrait, expires_at: DateTime<Utc>) -> Result<bool, DbErr> {
        let updated = lease::Entity::update_many()
            .col_expr(lease::Column::ExpiresAt, Expr::value(expires_at))
            .filter(lease::Column::Id.eq(1))
            .filter(lease::Column::Owner.eq(self.owner))
            .filter(lease::Column::Fence.eq(self.fence))
            .exec(db)
            .await?;
        Ok(updated.rows_affected == 1)
    }
}
