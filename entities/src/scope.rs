//! What an asker may see, as plain sets: the argument of every `visible_to` select and of the search filter.

use crate::enums::Role;
use crate::ids::{AccountId, CommitteeId, DepartmentId, MemberId};

/// The sets that an asker's roles span. The default is the anonymous reader, who sees what is public.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// The account itself, which sees its own drafts.
    pub account: Option<AccountId>,
    /// Committees whose office, supervision or chair the asker is part of: all handling is seen.
    pub offices: Vec<CommitteeId>,
    /// Committees for which the asker organises sessions: all consultations are seen.
    pub organizers: Vec<CommitteeId>,
    /// Departments the asker works for.
    pub departments: Vec<DepartmentId>,
    /// The asker as a member of one or more committees.
    pub members: Vec<MemberId>,
}

impl Scope {
    /// Returns the sets spanned by one role held.
    pub fn add(
        &mut self,
        role: Role,
        committee: CommitteeId,
        department: Option<DepartmentId>,
        member: Option<MemberId>,
    ) {
        match role {
            Role::ProposalOffice | Role::Supervisor | Role::Chair => {
                self.offices.push(committee);
                self.organizers.push(committee);
            }
            Role::SessionOrganizer => self.organizers.push(committee),
            Role::DepartmentHandler | Role::DepartmentLead => self.departments.extend(department),
            Role::Member | Role::Collective => self.members.extend(member),
            Role::Admin => {}
        }
    }

    /// Returns the scope as the words that documents of the search index carry in `readers`.
    pub fn tokens(&self) -> Vec<String> {
        let account = self.account.iter().map(|id| account_token(*id));
        let offices = self.offices.iter().map(|id| office_token(*id));
        let organizers = self.organizers.iter().map(|id| organizer_token(*id));
        let departments = self.departments.iter().map(|id| department_token(*id));
        let members = self.members.iter().map(|id| member_token(*id));
        account.chain(offices).chain(organizers).chain(departments).chain(members).collect()
    }
}

/// Names the readers who are in a committee's office.
pub fn office_token(id: CommitteeId) -> String {
    format!("office:{}", id.0.simple())
}

/// Names the readers who organise a committee's sessions.
pub fn organizer_token(id: CommitteeId) -> String {
    format!("organizer:{}", id.0.simple())
}

/// Names the readers who work for a department.
pub fn department_token(id: DepartmentId) -> String {
    format!("department:{}", id.0.simple())
}

/// Names one member as reader.
pub fn member_token(id: MemberId) -> String {
    format!("member:{}", id.0.simple())
}

/// Names one account as reader.
pub fn account_token(id: AccountId) -> String {
    format!("account:{}", id.0.simple())
}
