//! A row about an account (账号): found by its sign-in name; roles are given, never taken away.

use entities::enums::{Role, RosterColumn};

use super::{Finding, Step, differing, fault};
use crate::actor::Grant;
use crate::reason::Reason;
use crate::roster::cell;
use crate::roster::columns::Cells;
use crate::roster::known::Known;
use crate::roster::row::{Fault, Target};

/// The longest name shown, in characters.
const NAME: usize = 100;

pub(super) fn judge(known: &Known, cells: &Cells) -> Result<Finding, Fault> {
    known.must_make_accounts()?;
    let login = cell::login(cells)?.ok_or(fault(RosterColumn::Login, Reason::Empty))?;
    let name = cell::person(cells, RosterColumn::Name, NAME)?;
    let grant = grant(known, cells)?;

    let target = known.accounts.get(&login);
    // Somebody else's account looks like any other name that is taken.
    if target.is_some_and(|row| known.roles_of(row.id).next().is_none()) {
        return Err(fault(RosterColumn::Login, Reason::LoginTaken));
    }
    let holder = grant.as_ref().and_then(|grant| known.account_of(grant.member?));
    if holder.is_some_and(|holder| Some(holder) != target.map(|row| row.id)) {
        return Err(fault(RosterColumn::Member, Reason::AccountExists));
    }

    let mut changes = Vec::new();
    let mut keys = vec![format!("login {login}")];
    keys.extend(grant.as_ref().and_then(|grant| grant.member).map(|id| id.to_string()));
    let Some(there) = target else {
        let name = name.ok_or(fault(RosterColumn::Name, Reason::Empty))?;
        let grant = grant.ok_or(fault(RosterColumn::Role, Reason::Empty))?;
        let step = Step::Account { target: None, login, name: Some(name), grant: Some(grant) };
        return Ok(Finding { target: None, changes, keys, step });
    };
    let shown = differing(&mut changes, RosterColumn::Name, name, there.display_name.clone());
    let name = Some(shown).filter(|shown| *shown != there.display_name);
    let grant = grant.filter(|grant| !known.holds(there.id, grant));
    changes.extend(grant.as_ref().map(|_| RosterColumn::Role));
    let step = Step::Account { target: Some(there.id), login, name, grant };
    Ok(Finding { target: Some(Target { id: there.id.into(), version: None }), changes, keys, step })
}

fn grant(known: &Known, cells: &Cells) -> Result<Option<Grant>, Fault> {
    let role = cell::find(cells, RosterColumn::Role, |text| {
        let found = Role::ALL.iter().find(|role| role.as_str() == text || role.zh().split('、').any(|zh| zh == text));
        found.copied().ok_or(Reason::UnknownReference)
    })?;
    let department = cell::find(cells, RosterColumn::Department, |name| known.department_named(name))?;
    let member = cell::find(cells, RosterColumn::Member, |name| known.member_named(name))?;
    let Some(role) = role else {
        let is_for_nothing = department.is_none() && member.is_none();
        return if is_for_nothing { Ok(None) } else { Err(fault(RosterColumn::Role, Reason::Empty)) };
    };
    let wants_department = matches!(role, Role::DepartmentHandler | Role::DepartmentLead);
    let wants_member = matches!(role, Role::Member | Role::Collective);
    for (column, wanted, given) in [
        (RosterColumn::Department, wants_department, department.is_some()),
        (RosterColumn::Member, wants_member, member.is_some()),
    ] {
        match (wanted, given) {
            (true, false) => return Err(fault(column, Reason::Empty)),
            (false, true) => return Err(fault(column, Reason::UnknownReference)),
            _ => {}
        }
    }
    Ok(Some(Grant { committee: known.committee, role, department, member }))
}
