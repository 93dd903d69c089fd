//! Roles (角色) that an account holds in a committee.

use sea_orm::entity::prelude::*;

use crate::enums::Role;
use crate::ids::{AccountId, AccountRoleId, CommitteeId, DepartmentId, MemberId};

/// A row of `account_role`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account_role")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountRoleId,
    /// Who holds it.
    pub account_id: AccountId,
    /// The committee it belongs to.
    pub committee_id: CommitteeId,
    /// The role.
    pub role: Role,
    /// The department of a department role.
    pub department_id: Option<DepartmentId>,
    /// The member of a member role.
    pub member_id: Option<MemberId>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
