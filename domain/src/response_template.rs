//! Templates of letters (答复模板): each department keeps its own and drafts from them.

use std::collections::HashMap;

use chrono::Datelike;
use entities::enums::{ProposerStatus, UnitRole};
use entities::ids::{AssignmentId, DepartmentId, ResponseTemplateId};
use entities::response_template;
pub use entities::response_template::Model as ResponseTemplate;
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::response::letter;
use crate::rows;
use crate::suggestion::{self, DEPARTMENT, citation};
use crate::text;
use crate::write::{Call, Write};
use crate::{assignment, department};

/// How many templates a department may keep.
const MOST: u64 = 50;

/// How many rows one statement reads at the most: those of a full page of departments.
const MOST_ROWS: u64 = 5_000;

/// The longest template, in characters, as long as a response.
const MOST_BODY: usize = 20_000;

/// A template to keep.
#[derive(Debug, Clone)]
pub struct Save {
    /// The template to change; a new one where there is none.
    pub id: Option<ResponseTemplateId>,
    /// Whose it is; a template stays with its department.
    pub department: DepartmentId,
    /// What it is called.
    pub name: String,
    /// The text; 案由, 案号, 提案者, 会办单位 and 日期 in braces are filled in when it is used.
    pub body: String,
}

/// Keeps a template, new or changed, as somebody of its department.
pub async fn save(app: &App, actor: &Actor, call: &Call, input: Save) -> Result<ResponseTemplateId> {
    let name = text::required("name", &input.name, 100)?;
    let body = text::required("body", &input.body, MOST_BODY)?;
    let write = app.begin(actor, call).await?;

    actor.must_work_for(input.department, DEPARTMENT)?;
    let id = match input.id {
        Some(id) => {
            let row = lock(&write, actor, id).await?;
            if row.department_id != input.department {
                return Err(Error::not_found());
            }
            call.must_match(row.version)?;
            let changed = response_template::ActiveModel {
                id: ActiveValue::Unchanged(id),
                name: Set(name),
                body: Set(body),
                updated_at: Set(write.now),
                version: Set(row.version + 1),
                ..Default::default()
            };
            changed.update(&write.tx).await.map_err(taken)?;
            id
        }
        None => enter(app, &write, input.department, name, body).await?,
    };

    write.commit(id).await
}

/// Throws a template away, as somebody of its department.
pub async fn delete(app: &App, actor: &Actor, call: &Call, id: ResponseTemplateId) -> Result<DepartmentId> {
    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, id).await?;
    actor.must_work_for(row.department_id, DEPARTMENT)?;
    call.must_match(row.version)?;
    response_template::Entity::delete_by_id(id).exec(&write.tx).await?;

    write.commit(row.department_id).await
}

/// Returns those of `ids` that an asker may see.
pub async fn by_ids(
    app: &App,
    actor: &Actor,
    ids: &[ResponseTemplateId],
) -> Result<HashMap<ResponseTemplateId, ResponseTemplate>> {
    let select = response_template::Entity::visible_to(actor.scope());
    let rows = select.filter(response_template::Column::Id.is_in(ids.iter().copied())).all(app.reader()).await?;
    Ok(rows::keyed(rows, |row| row.id))
}

/// Returns the templates of departments, by name, as far as an asker works for them.
pub async fn of_departments(
    app: &App,
    actor: &Actor,
    departments: &[DepartmentId],
) -> Result<HashMap<DepartmentId, Vec<ResponseTemplate>>> {
    let rows = response_template::Entity::visible_to(actor.scope())
        .filter(response_template::Column::DepartmentId.is_in(departments.iter().copied()))
        .order_by_asc(response_template::Column::Name)
        .limit(MOST_ROWS)
        .all(app.reader())
        .await?;
    Ok(rows::grouped(rows, |row| row.department_id))
}

/// Returns a template of an assignment's department with its placeholders filled in for the case.
///
/// # Errors
///
/// `NOT_FOUND` for an assignment or a template that is absent, hidden, or another department's.
pub async fn filled(app: &App, actor: &Actor, id: AssignmentId, template: ResponseTemplateId) -> Result<String> {
    let unit = assignment::by_ids(app, actor, &[id]).await?.remove(&id).ok_or(Error::not_found())?;
    let template = by_ids(app, actor, &[template]).await?.remove(&template).ok_or(Error::not_found())?;
    if template.department_id != unit.department_id {
        return Err(Error::not_found());
    }
    let case = unit.suggestion_id;
    let case = suggestion::by_ids(app, actor, &[case]).await?.remove(&case).ok_or(Error::not_found())?;
    let proposers = suggestion::proposers_of(app, &[&case]).await?.remove(&case.head.id).unwrap_or_default();
    let agreed: Vec<_> = proposers.into_iter().filter(|row| row.status == ProposerStatus::Agreed).collect();
    let units = assignment::handling(app, actor, case.head.id).await?;
    let assisting: Vec<_> =
        units.iter().filter(|unit| unit.role == UnitRole::Assist).map(|unit| unit.department_id).collect();
    let names = department::by_ids(app, actor, &assisting).await?;
    let assisting: Vec<_> = assisting.iter().filter_map(|id| names.get(id).map(|row| row.name.as_str())).collect();
    let case_title = citation::of(app, actor, &case.head).await?.unwrap_or_default();
    let (addressees, assisting) = (letter::addressees(&agreed), assisting.join("、"));
    let today = app.today();
    let date = format!("{}年{}月{}日", today.year(), today.month(), today.day());
    let values = [
        ("{案由}", case.head.title.as_str()),
        ("{案号}", case_title.as_str()),
        ("{提案者}", addressees.as_str()),
        ("{会办单位}", assisting.as_str()),
        ("{日期}", date.as_str()),
    ];

    Ok(fill(&template.body, &values))
}

/// Puts values in the place of placeholders, in one pass: what a value says is never taken for a placeholder.
fn fill(body: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        filled.push_str(before);
        let known = values.iter().find(|(name, _)| from.starts_with(name));
        let (value, length) = known.map_or(("{", 1), |(name, value)| (*value, name.len()));
        filled.push_str(value);
        rest = &from[length..];
    }
    filled.push_str(rest);
    filled
}

async fn enter(
    app: &App,
    write: &Write,
    department: DepartmentId,
    name: String,
    body: String,
) -> Result<ResponseTemplateId> {
    let own = response_template::Entity::find().filter(response_template::Column::DepartmentId.eq(department));
    if own.count(&write.tx).await? >= MOST {
        return Err(Error::bad_input("department", Reason::TooMany));
    }
    let id: ResponseTemplateId = app.new_id();
    let row = response_template::ActiveModel {
        id: Set(id),
        department_id: Set(department),
        name: Set(name),
        body: Set(body),
        created_at: Set(write.now),
        updated_at: Set(write.now),
        version: Set(1),
    };
    row.insert(&write.tx).await.map_err(taken)?;
    Ok(id)
}

async fn lock(write: &Write, actor: &Actor, id: ResponseTemplateId) -> Result<ResponseTemplate> {
    let select = response_template::Entity::visible_to(actor.scope());
    write.lock(select.filter(response_template::Column::Id.eq(id))).await
}

/// Reads the one constraint that a name can violate.
fn taken(error: sea_orm::DbErr) -> Error {
    let columns = "response_template.department_id, response_template.name";
    let taken = Error::bad_input("name", Reason::NameTaken);
    rows::refuse(error, "uq_response_template_department_name", columns, taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_once() {
        let values = [("{案由}", "关于{日期}的提案"), ("{日期}", "2022年8月30日")];

        assert_eq!(fill("{案由}，{日期}。{未知}{", &values), "关于{日期}的提案，2022年8月30日。{未知}{");
    }
}
