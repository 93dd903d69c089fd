//! Plenary sessions (全体会议) of a term, with the window in which suggestions count as theirs.

use sea_orm::entity::prelude::*;

use crate::ids::{CommitteeTermId, PlenaryId};

/// A row of `plenary`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plenary")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PlenaryId,
    /// The term it belongs to.
    pub term_id: CommitteeTermId,
    /// The number within the term, such as 3 for 三次会议.
    pub number: i32,
    /// First day of the session.
    pub opens_on: Date,
    /// Last day of the session.
    pub closes_on: Date,
    /// First day on which a suggestion counts as a plenary one (大会提案).
    pub window_from: Date,
    /// The announced cut-off, still within the window.
    pub window_to: Date,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
