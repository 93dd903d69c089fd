//! Feeds of accounts' calendars (日历订阅): their addresses are secrets, kept only as hashes.

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryFilter};

use crate::ids::{AccountId, CalendarFeedId};
use crate::scope::Scope;

/// A row of `calendar_feed`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_feed")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CalendarFeedId,
    /// Whose calendar it is.
    pub account_id: AccountId,
    /// SHA-256 of the secret in the address, in hex.
    pub secret_hash: String,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// From when on the address is dead.
    pub revoked_at: Option<DateTimeUtc>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the feeds that an asker may see: their own.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        let own = scope.account.map(|account| Column::AccountId.eq(account));
        Self::find().filter(Condition::any().add_option(own).add(Expr::val(false)))
    }
}
