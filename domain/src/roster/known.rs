//! What a committee knows already, against which a roster's rows are judged.

use std::collections::{HashMap, HashSet};

use entities::enums::{RosterColumn, RosterKind};
use entities::ids::{AccountId, CommitteeId, CommitteeTermId, DepartmentId, MemberId, SectorId, SpecialCommitteeId};
use entities::{account, account_role, department, member, sector, special_committee};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::columns::Cells;
use super::row::Fault;
use crate::actor::Grant;
use crate::error::Result;
use crate::reason::Reason;

/// The committee's people, departments and accounts, and what whoever brings the roster may do.
pub(super) struct Known {
    pub kind: RosterKind,
    pub committee: CommitteeId,
    pub term: CommitteeTermId,
    /// Whether accounts may be made: by who could sign in as them, only an administrator.
    pub may_make_accounts: bool,
    pub sectors: HashMap<String, SectorId>,
    pub special_committees: HashMap<String, SpecialCommitteeId>,
    /// The members of the term.
    pub members: Vec<member::Model>,
    pub departments: Vec<department::Model>,
    /// Accounts of any committee whose sign-in name the roster has.
    pub accounts: HashMap<String, account::Model>,
    /// Every role held in the committee.
    pub roles: Vec<account_role::Model>,
}

impl Known {
    /// Reads what is known about a committee, in as many statements for any number of rows.
    pub(super) async fn read(
        db: &impl ConnectionTrait,
        (kind, committee, term): (RosterKind, CommitteeId, CommitteeTermId),
        may_make_accounts: bool,
        rows: &[(u32, Cells)],
    ) -> Result<Self> {
        let logins: HashSet<String> = rows
            .iter()
            .filter_map(|(_, cells)| crate::account::fit_login(cells.get(&RosterColumn::Login)?).ok())
            .collect();
        let sectors = sector::Entity::find().filter(sector::Column::TermId.eq(term)).all(db).await?;
        let special = special_committee::Entity::find().filter(special_committee::Column::TermId.eq(term));
        let special = special.all(db).await?;
        let members = member::Entity::find().filter(member::Column::TermId.eq(term)).all(db).await?;
        let departments = department::Entity::find().filter(department::Column::CommitteeId.eq(committee));
        let accounts = match logins.len() {
            0 => Vec::new(),
            _ => account::Entity::find().filter(account::Column::Login.is_in(logins)).all(db).await?,
        };
        let roles = account_role::Entity::find().filter(account_role::Column::CommitteeId.eq(committee));
        Ok(Self {
            kind,
            committee,
            term,
            may_make_accounts,
            sectors: sectors.into_iter().map(|row| (row.name, row.id)).collect(),
            special_committees: special.into_iter().map(|row| (row.name, row.id)).collect(),
            members,
            departments: departments.all(db).await?,
            accounts: accounts.into_iter().map(|row| (row.login.clone(), row)).collect(),
            roles: roles.all(db).await?,
        })
    }

    /// Returns the roles that an account holds in the committee.
    pub(super) fn roles_of(&self, account: AccountId) -> impl Iterator<Item = &account_role::Model> {
        self.roles.iter().filter(move |role| role.account_id == account)
    }

    /// Whether an account holds a role already.
    pub(super) fn holds(&self, account: AccountId, grant: &Grant) -> bool {
        let held = |role: &account_role::Model| (role.role, role.department_id, role.member_id);
        self.roles_of(account).any(|role| held(role) == (grant.role, grant.department, grant.member))
    }

    /// Returns whose account signs in as a member, if there is one.
    pub(super) fn account_of(&self, member: MemberId) -> Option<AccountId> {
        self.roles.iter().find(|role| role.member_id == Some(member)).map(|role| role.account_id)
    }

    /// Finds the one member of the term by name or id.
    pub(super) fn member_named(&self, name: &str) -> Result<MemberId, Reason> {
        if let Ok(id) = name.parse::<MemberId>() {
            return self.members.iter().find(|row| row.id == id).map(|row| row.id).ok_or(Reason::UnknownReference);
        }
        only_one(self.members.iter().filter(|row| row.name == name)).map(|row| row.id)
    }

    /// Finds the one department by its whole or short name.
    pub(super) fn department_named(&self, name: &str) -> Result<DepartmentId, Reason> {
        only_one(self.departments.iter().filter(|row| row.name == name || row.short_name == name)).map(|row| row.id)
    }

    /// Refuses to make or share an account to anybody but an administrator.
    pub(super) fn must_make_accounts(&self) -> Result<(), Fault> {
        let refused = Fault { column: RosterColumn::Login, reason: Reason::RoleMissing };
        if self.may_make_accounts { Ok(()) } else { Err(refused) }
    }
}

/// Returns the one item there is.
fn only_one<'a, T>(mut found: impl Iterator<Item = &'a T>) -> Result<&'a T, Reason> {
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        (None, _) => Err(Reason::UnknownReference),
        (Some(_), Some(_)) => Err(Reason::AmbiguousName),
    }
}
