//! The days by which an account's departments have to keep what they promised (承诺), as events.

use chrono::Days;
use entities::commitment;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

use super::deadlines::short_names;
use super::event::{Event, Standing};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;

/// How many promises a calendar has at the most, the last due first.
const MOST_PROMISES: u64 = 500;

/// Returns the promises of the asker's departments that nobody has judged yet, in two statements.
pub(super) async fn of(app: &App, actor: &Actor) -> Result<Vec<Event>> {
    use commitment::Column;

    let departments = &actor.scope().departments;
    if departments.is_empty() {
        return Ok(Vec::new());
    }
    let promised = commitment::Entity::visible_to(actor.scope())
        .filter(Column::DepartmentId.is_in(departments.iter().copied()))
        .filter(Column::Verdict.is_null())
        .filter(commitment::in_ledger())
        .order_by_desc(Column::DueOn)
        .order_by_desc(Column::Id)
        .limit(MOST_PROMISES)
        .all(app.reader())
        .await?;
    let names = short_names(app, promised.iter().map(|row| row.department_id)).await?;
    let event = |row: commitment::Model| {
        let department = names.get(&row.department_id).map(|name| format!("（{name}）")).unwrap_or_default();
        Event {
            uid: format!("{}@xieshang", row.id),
            sequence: row.version,
            changed_at: row.updated_at,
            from: row.due_on,
            at: None,
            until: row.due_on + Days::new(1),
            summary: format!("承诺兑现截止：{}{department}", row.what),
            description: Some(format!("衡量标准：{}", row.measure)),
            place: None,
            standing: Standing::Firm,
        }
    };
    Ok(promised.into_iter().map(event).collect())
}
