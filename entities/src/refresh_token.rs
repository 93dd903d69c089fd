//! Refresh tokens (续期凭证), kept only as hashes; each is used once.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, RefreshTokenId};

/// A row of `refresh_token`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refresh_token")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RefreshTokenId,
    /// Whose it is.
    pub account_id: AccountId,
    /// The sign-in it descends from; reuse of a used token ends the whole family.
    pub family: Uuid,
    /// SHA-256 of the token, in hex.
    pub token_hash: String,
    /// No use from this moment on.
    pub expires_at: DateTimeUtc,
    /// When it was exchanged.
    pub used_at: Option<DateTimeUtc>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
