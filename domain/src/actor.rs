//! Who asks: the anonymous reader, or an account with the roles it holds.

use entities::enums::Role;
use entities::ids::{AccountId, CommitteeId, DepartmentId, MemberId};
use entities::scope::Scope;

use crate::error::{Error, Result};
use crate::reason::Reason;

/// Who asks. Every rule takes one; every row is loaded through its [`Scope`].
#[derive(Debug, Clone, Default)]
pub struct Actor {
    account: Option<Signed>,
    scope: Scope,
}

#[derive(Debug, Clone)]
struct Signed {
    id: AccountId,
    name: String,
    grants: Vec<Grant>,
}

/// One role held in one committee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Where.
    pub committee: CommitteeId,
    /// As what.
    pub role: Role,
    /// The department of a department role.
    pub department: Option<DepartmentId>,
    /// The member of a member role.
    pub member: Option<MemberId>,
}

impl Actor {
    /// The reader without an account.
    pub fn anonymous() -> Self {
        Self::default()
    }

    /// An account with its roles.
    pub fn signed_in(id: AccountId, name: String, grants: Vec<Grant>) -> Self {
        let mut scope = Scope { account: Some(id), ..Scope::default() };
        for grant in &grants {
            scope.add(grant.role, grant.committee, grant.department, grant.member);
        }
        Self { account: Some(Signed { id, name, grants }), scope }
    }

    /// Returns the account, or says that one is needed.
    pub fn account(&self) -> Result<AccountId> {
        self.account.as_ref().map(|signed| signed.id).ok_or(Error::unauthenticated(Reason::SignInNeeded))
    }

    /// Returns the name that history keeps.
    pub fn name(&self) -> &str {
        self.account.as_ref().map_or("", |signed| &signed.name)
    }

    /// Returns the roles held, none for the anonymous reader.
    pub fn grants(&self) -> &[Grant] {
        self.account.as_ref().map_or(&[], |signed| &signed.grants)
    }

    /// Returns what may be seen.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Whether one of `roles` is held in `committee`.
    pub fn holds(&self, committee: CommitteeId, roles: &[Role]) -> bool {
        self.grants().iter().any(|grant| grant.committee == committee && roles.contains(&grant.role))
    }

    /// Refuses unless one of `roles` is held in `committee`.
    pub fn must_hold(&self, committee: CommitteeId, roles: &[Role]) -> Result<()> {
        self.account()?;
        if self.holds(committee, roles) { Ok(()) } else { Err(Error::forbidden(Reason::RoleMissing)) }
    }

    /// Whether a role of `roles` is held for `department`.
    pub fn works_for(&self, department: DepartmentId, roles: &[Role]) -> bool {
        self.grants().iter().any(|grant| grant.department == Some(department) && roles.contains(&grant.role))
    }

    /// Refuses unless a role of `roles` is held for `department`.
    pub fn must_work_for(&self, department: DepartmentId, roles: &[Role]) -> Result<()> {
        self.account()?;
        if self.works_for(department, roles) { Ok(()) } else { Err(Error::forbidden(Reason::NotYourDepartment)) }
    }

    /// Whether the actor is this member.
    pub fn is_member(&self, member: MemberId) -> bool {
        self.scope.members.contains(&member)
    }
}
