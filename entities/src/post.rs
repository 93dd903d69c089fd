//! Posts (职务) held for a time by people who act in the record.

use sea_orm::entity::prelude::*;

use crate::ids::{CommitteeId, DepartmentId, MemberId, PostId};

/// A row of `post`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PostId,
    /// The committee it belongs to.
    pub committee_id: CommitteeId,
    /// Who held it.
    pub person_name: String,
    /// The member who held it, if they are one.
    pub member_id: Option<MemberId>,
    /// The department it belongs to, if any.
    pub department_id: Option<DepartmentId>,
    /// The post as printed.
    pub title: String,
    /// First day in the post, where known.
    pub held_from: Option<Date>,
    /// Last day in the post, where known.
    pub held_to: Option<Date>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
