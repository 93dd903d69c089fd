//! Accounts (账号) that sign in.

use sea_orm::entity::prelude::*;

use crate::enums::AccountStatus;
use crate::ids::AccountId;

/// A row of `account`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    /// The sign-in name, unique and in lower case.
    pub login: String,
    /// The name shown to others.
    pub display_name: String,
    /// Argon2id in PHC form.
    pub password_hash: String,
    /// Whether it may sign in.
    pub status: AccountStatus,
    /// Whether the next sign-in has to set a new password.
    pub must_change_password: bool,
    /// Failures since the last success.
    pub failed_sign_ins: i32,
    /// No sign-in before this moment.
    pub locked_until: Option<DateTimeUtc>,
    /// Raised to end every token issued so far.
    pub token_epoch: i64,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
