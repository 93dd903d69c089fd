//! Which response corrects or supersedes which, and why.

use sea_orm::entity::prelude::*;

use crate::ids::ResponseId;

/// A row of `response_correction`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "response_correction")]
pub struct Model {
    /// The later response.
    #[sea_orm(primary_key, auto_increment = false)]
    pub response_id: ResponseId,
    /// The response that it takes the place of once it is approved.
    pub corrected_id: ResponseId,
    /// What was wrong.
    pub reason: String,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
