//! Departments (承办单位) that suggestions are assigned to: public reference data.

use std::collections::HashMap;

use entities::department;
pub use entities::department::Model as Department;
use entities::enums::DepartmentKind;
use entities::ids::{CommitteeId, DepartmentId};
use entities::page::{Page, PageArgs};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Select, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::committee::Authority;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows;
use crate::text::required;
use crate::write::Write;

/// The longest name, in characters.
pub(crate) const NAME: usize = 100;

/// Which departments a list holds.
#[derive(Debug, Clone, Default)]
pub struct DepartmentFilter {
    /// Those of one committee.
    pub committee: Option<CommitteeId>,
}

impl DepartmentFilter {
    fn select(&self) -> Select<department::Entity> {
        let mut select = department::Entity::find();
        if let Some(committee) = self.committee {
            select = select.filter(department::Column::CommitteeId.eq(committee));
        }
        select
    }
}

/// A department to enter.
#[derive(Debug, Clone)]
pub struct NewDepartment {
    /// The committee whose suggestions it handles.
    pub committee: CommitteeId,
    /// The name as printed.
    pub name: String,
    /// The name as people say it.
    pub short_name: String,
    /// What sort of body it is.
    pub kind: DepartmentKind,
}

/// Returns one page of departments in order of entry. Cursors carry the id; their moment is not looked at.
pub async fn list(app: &App, _actor: &Actor, filter: &DepartmentFilter, page: PageArgs) -> Result<Page<Department>> {
    rows::page_by_id(filter.select(), department::Column::Id, page, app.reader()).await
}

/// Counts the departments of a list.
pub async fn count(app: &App, _actor: &Actor, filter: &DepartmentFilter) -> Result<u64> {
    Ok(filter.select().count(app.reader()).await?)
}

/// Returns departments by id.
pub async fn by_ids(app: &App, _actor: &Actor, ids: &[DepartmentId]) -> Result<HashMap<DepartmentId, Department>> {
    rows::by_key::<department::Entity, _>(app.reader(), department::Column::Id, ids, |row| row.id).await
}

/// Enters a department.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field, with `NAME_TAKEN` where the committee has one of that name.
pub async fn create(app: &App, authority: Authority<'_>, input: NewDepartment) -> Result<DepartmentId> {
    let input = input.checked()?;
    let write = authority.begin(app, Some(input.committee)).await?;

    let id = input.enter(app, &write).await?;

    write.commit(id).await
}

impl NewDepartment {
    pub(crate) fn checked(self) -> Result<Self> {
        let name = required("name", &self.name, NAME)?;
        let short_name = required("shortName", &self.short_name, NAME)?;
        Ok(Self { name, short_name, ..self })
    }

    /// Enters a checked department within a larger write.
    pub(crate) async fn enter(self, app: &App, write: &Write) -> Result<DepartmentId> {
        let id: DepartmentId = app.new_id();
        let row = department::ActiveModel {
            id: Set(id),
            committee_id: Set(self.committee),
            name: Set(self.name),
            short_name: Set(self.short_name),
            kind: Set(self.kind),
            version: Set(1),
        };
        let taken = Error::bad_input("name", Reason::NameTaken);
        row.insert(&write.tx).await.map_err(|e| {
            rows::refuse(e, "uq_department_committee_name", "department.committee_id, department.name", taken)
        })?;
        Ok(id)
    }
}

/// Returns the departments that the input `field` refers to, all of one committee.
///
/// # Errors
///
/// `UNKNOWN_REFERENCE` or `OF_ANOTHER_COMMITTEE` for the field.
pub(crate) async fn referenced(
    db: &impl ConnectionTrait,
    committee: CommitteeId,
    ids: &[DepartmentId],
    field: &'static str,
) -> Result<HashMap<DepartmentId, Department>> {
    let found = rows::by_key::<department::Entity, _>(db, department::Column::Id, ids, |row| row.id).await?;
    if ids.iter().any(|id| !found.contains_key(id)) {
        return Err(Error::bad_input(field, Reason::UnknownReference));
    }
    if found.values().any(|row| row.committee_id != committee) {
        return Err(Error::bad_input(field, Reason::OfAnotherCommittee));
    }
    Ok(found)
}
