//! A row about a member (委员): found by id, by sign-in name, or by name and sector within the term.

use entities::enums::{Role, RosterColumn};
use entities::ids::{MemberId, SectorId};

use super::{Access, Finding, Step, differing, fault};
use crate::member::{Member, NAME, NewMember};
use crate::reason::Reason;
use crate::roster::cell;
use crate::roster::columns::Cells;
use crate::roster::known::Known;
use crate::roster::row::{Fault, Target};

pub(super) fn judge(known: &Known, cells: &Cells) -> Result<Finding, Fault> {
    let name = cell::person(cells, RosterColumn::Name, NAME)?.ok_or(fault(RosterColumn::Name, Reason::Empty))?;
    let title = cell::text(cells, RosterColumn::Title, NAME)?;
    let sector = cell::find(cells, RosterColumn::Sector, |name| {
        known.sectors.get(name).copied().ok_or(Reason::UnknownReference)
    })?;
    let special_committee = cell::find(cells, RosterColumn::SpecialCommittee, |name| {
        known.special_committees.get(name).copied().ok_or(Reason::UnknownReference)
    })?;
    let login = cell::login(cells)?;

    let target = find(known, cells, &name, sector, login.as_deref())?;
    let access = access(known, target, &name, login.as_deref())?;

    let mut changes = Vec::new();
    let mut keys: Vec<String> = login.into_iter().map(|login| format!("login {login}")).collect();
    let values = match target {
        None => {
            keys.push(format!("member {name} of {}", sector.map(|id| id.to_string()).unwrap_or_default()));
            let title = title.unwrap_or_default();
            NewMember { committee: known.committee, term: known.term, name, title, sector, special_committee }
        }
        Some(there) => {
            keys.push(there.id.to_string());
            let special = there.special_committee_id;
            NewMember {
                committee: known.committee,
                term: known.term,
                name: differing(&mut changes, RosterColumn::Name, Some(name), there.name.clone()),
                title: differing(&mut changes, RosterColumn::Title, title, there.title.clone()),
                sector: differing(&mut changes, RosterColumn::Sector, sector.map(Some), there.sector_id),
                special_committee: differing(
                    &mut changes,
                    RosterColumn::SpecialCommittee,
                    special_committee.map(Some),
                    special,
                ),
            }
        }
    };
    if access.is_some() && target.is_some() {
        changes.push(RosterColumn::Login);
    }
    let step = Step::Member { target: target.cloned(), values, access };
    let target = target.map(|there| Target { id: there.id.into(), version: Some(there.version) });
    Ok(Finding { target, changes, keys, step })
}

fn find<'a>(
    known: &'a Known,
    cells: &Cells,
    name: &str,
    sector: Option<SectorId>,
    login: Option<&str>,
) -> Result<Option<&'a Member>, Fault> {
    let by_id = |id: MemberId| known.members.iter().find(|row| row.id == id);
    if let Some(id) = cell::text(cells, RosterColumn::Id, NAME)? {
        let id = id.parse().map_err(|_| fault(RosterColumn::Id, Reason::InvalidId))?;
        return by_id(id).map(Some).ok_or(fault(RosterColumn::Id, Reason::UnknownReference));
    }
    let account = login.and_then(|login| known.accounts.get(login));
    let of_account = account.and_then(|row| known.roles_of(row.id).find_map(|role| by_id(role.member_id?)));
    if of_account.is_some() {
        return Ok(of_account);
    }
    let is_meant = |row: &&Member| row.name == name && (sector.is_none() || row.sector_id == sector);
    let mut meant = known.members.iter().filter(is_meant);
    match (meant.next(), meant.next()) {
        (found, None) => Ok(found),
        (_, Some(_)) => Err(fault(RosterColumn::Name, Reason::AmbiguousName)),
    }
}

/// Says how the member comes to sign in under the name given, where they do not yet.
fn access(known: &Known, target: Option<&Member>, name: &str, login: Option<&str>) -> Result<Option<Access>, Fault> {
    let Some(login) = login else { return Ok(None) };
    let present = target.and_then(|row| known.account_of(row.id));
    let Some(account) = known.accounts.get(login) else {
        return match present {
            Some(_) => Err(fault(RosterColumn::Login, Reason::AccountExists)),
            None => known.must_make_accounts().map(|()| Some(Access::Make { login: login.to_owned() })),
        };
    };
    if present == Some(account.id) {
        return Ok(None);
    }
    // A member elected again keeps the account of the earlier term. Anybody else's account is nobody's to share.
    let is_of_earlier_term = account.display_name == name
        && known.roles_of(account.id).any(|role| role.role == Role::Member)
        && known.roles_of(account.id).all(|role| known.members.iter().all(|row| Some(row.id) != role.member_id));
    match present {
        None if is_of_earlier_term => known.must_make_accounts().map(|()| Some(Access::Share(account.id))),
        _ => Err(fault(RosterColumn::Login, Reason::LoginTaken)),
    }
}
