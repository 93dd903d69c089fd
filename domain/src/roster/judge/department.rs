//! A row about a department (承办单位): found by id or by its whole name.

use entities::enums::{DepartmentKind, RosterColumn};
use entities::ids::DepartmentId;

use super::{Finding, Step, differing, fault};
use crate::department::{Department, NAME, NewDepartment};
use crate::reason::Reason;
use crate::roster::cell;
use crate::roster::columns::Cells;
use crate::roster::known::Known;
use crate::roster::row::{Fault, Target};

pub(super) fn judge(known: &Known, cells: &Cells) -> Result<Finding, Fault> {
    let name = cell::needed(cells, RosterColumn::Name, NAME)?;
    let short_name = cell::text(cells, RosterColumn::ShortName, NAME)?;
    let kind = cell::find(cells, RosterColumn::Kind, |text| {
        let found = DepartmentKind::ALL.iter().find(|kind| kind.zh() == text || kind.as_str() == text);
        found.copied().ok_or(Reason::UnknownReference)
    })?;
    let named = known.departments.iter().find(|row| row.name == name);

    let target = match cell::text(cells, RosterColumn::Id, NAME)? {
        None => named,
        Some(id) => Some(with_id(known, &id)?),
    };
    if named.is_some_and(|row| Some(row.id) != target.map(|target| target.id)) {
        return Err(fault(RosterColumn::Name, Reason::NameTaken));
    }

    let mut changes = Vec::new();
    let mut keys = vec![format!("department {name}")];
    let committee = known.committee;
    let values = match target {
        None => {
            let kind = kind.ok_or(fault(RosterColumn::Kind, Reason::Empty))?;
            NewDepartment { committee, short_name: short_name.unwrap_or_else(|| name.clone()), name, kind }
        }
        Some(there) => {
            keys.push(there.id.to_string());
            NewDepartment {
                committee,
                name: differing(&mut changes, RosterColumn::Name, Some(name), there.name.clone()),
                short_name: differing(&mut changes, RosterColumn::ShortName, short_name, there.short_name.clone()),
                kind: differing(&mut changes, RosterColumn::Kind, kind, there.kind),
            }
        }
    };
    let step = Step::Department { target: target.cloned(), values };
    let target = target.map(|there| Target { id: there.id.into(), version: Some(there.version) });
    Ok(Finding { target, changes, keys, step })
}

fn with_id<'a>(known: &'a Known, id: &str) -> Result<&'a Department, Fault> {
    let id: DepartmentId = id.parse().map_err(|_| fault(RosterColumn::Id, Reason::InvalidId))?;
    let found = known.departments.iter().find(|row| row.id == id);
    found.ok_or(fault(RosterColumn::Id, Reason::UnknownReference))
}
