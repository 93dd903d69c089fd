//! Who took part in research before a session.

use sea_orm::entity::prelude::*;

use crate::ids::{MemberId, ResearchActivityId};

/// A row of `research_activity_person`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "research_activity_person")]
pub struct Model {
    /// The activity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub activity_id: ResearchActivityId,
    /// Place in the printed order, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// The name as printed.
    pub name: String,
    /// Their post as of then.
    pub title: Option<String>,
    /// The member, if they are one.
    pub member_id: Option<MemberId>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
