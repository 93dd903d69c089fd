//! Categories of suggestions (分类) of a committee in a term.

use sea_orm::entity::prelude::*;

use crate::ids::{CategoryId, CommitteeTermId};

/// A row of `category`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "category")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CategoryId,
    /// The term it is defined for.
    pub term_id: CommitteeTermId,
    /// The name as printed.
    pub name: String,
    /// Place in the printed order, from 1.
    pub position: i32,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
