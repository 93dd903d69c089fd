//! Taking a matter through the response loop, and telling who raised it what came of it.

use chrono::NaiveDate;
use entities::council_matter_step;
use entities::enums::MatterStage;
use entities::ids::{CouncilMatterId, DepartmentId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::history::tell;
use super::{Matter, change, lock, machine, must_not_tell};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation::ORGANIZERS;
use crate::department;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text::{draft, optional, required};
use crate::write::{Call, Write};

/// A step of a matter.
#[derive(Debug, Clone)]
pub struct Advance {
    /// The matter.
    pub matter: CouncilMatterId,
    /// The stage it comes to.
    pub to: MatterStage,
    /// The day, not before the last step and not in the future.
    pub on: NaiveDate,
    /// Who takes it, as printed; a department's name fills it in.
    pub by: Option<String>,
    /// The department, if it is one.
    pub department: Option<DepartmentId>,
    /// What was done, at most 1,000 characters; may be empty.
    pub note: String,
    /// What came of it, at most 1,000 characters; needed for `CLOSED`, and for nothing else.
    pub result: Option<String>,
}

/// What who raised a matter was told, and said to it.
#[derive(Debug, Clone)]
pub struct FeedBack {
    /// The matter, closed.
    pub matter: CouncilMatterId,
    /// The day.
    pub on: NaiveDate,
    /// How they were told and what they said, at most 1,000 characters.
    pub feedback: String,
}

/// Takes a matter on by one step, as an organiser.
///
/// # Errors
///
/// `EMPTY` naming `result` for a matter closed without one, `DATES_OUT_OF_ORDER`, `DATE_IN_FUTURE`, `PRIVATE_NAME`; the
/// machine's.
pub async fn advance(app: &App, actor: &Actor, call: &Call, input: Advance) -> Result<CouncilMatterId> {
    let note = draft("note", &input.note, 1_000)?;
    let by = optional("by", input.by.as_deref(), 100)?;
    let result = optional("result", input.result.as_deref(), 1_000)?;
    if (input.to == MatterStage::Closed) != result.is_some() {
        let reason = if result.is_some() { Reason::WrongState } else { Reason::Empty };
        return Err(Error::bad_input("result", reason));
    }
    if input.on > app.today() {
        return Err(Error::bad_input("on", Reason::DateInFuture));
    }

    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, input.matter).await?;
    call.must_match(row.version)?;
    let to = machine::after(row.stage, input.to)?;
    if input.on < last_day(&write, &row).await? {
        return Err(Error::bad_input("on", Reason::DatesOutOfOrder));
    }
    let departments =
        department::referenced(&write.tx, row.committee_id, input.department.as_slice(), "department").await?;
    let named = input.department.and_then(|id| departments.get(&id)).map(|department| department.name.clone());
    let by = by.or(named).ok_or(Error::bad_input("by", Reason::Empty))?;
    let told = [("by", Some(by.as_str())), ("note", Some(note.as_str())), ("result", result.as_deref())];
    must_not_tell((row.raised_by.as_deref(), row.is_private), &told)?;

    let step = council_matter_step::ActiveModel {
        id: Set(app.new_id()),
        matter_id: Set(row.id),
        stage: Set(to),
        taken_on: Set(input.on),
        taken_by: Set(by),
        department_id: Set(input.department),
        note: Set(note),
        created_at: Set(write.now),
    };
    step.insert(&write.tx).await?;
    change(&write, &row, |row| {
        row.stage = Set(to);
        row.result = Set(result);
    })
    .await?;
    tell(app, &write, actor, &row, ("ADVANCE_MATTER", to)).await?;

    write.commit(row.id).await
}

/// Records that who raised a matter was told what came of it, as an organiser.
///
/// # Errors
///
/// `WRONG_STATE` before it is closed, or a second time; `PRIVATE_NAME` for words that name who raised it; `DATES_OUT_OF_ORDER`, `DATE_IN_FUTURE`.
pub async fn feed_back(app: &App, actor: &Actor, call: &Call, input: FeedBack) -> Result<CouncilMatterId> {
    let feedback = required("feedback", &input.feedback, 1_000)?;
    if input.on > app.today() {
        return Err(Error::bad_input("on", Reason::DateInFuture));
    }

    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, input.matter).await?;
    call.must_match(row.version)?;
    if row.stage != MatterStage::Closed || row.fed_back_on.is_some() {
        return Err(Error::refused(Reason::WrongState));
    }
    if input.on < last_day(&write, &row).await? {
        return Err(Error::bad_input("on", Reason::DatesOutOfOrder));
    }
    must_not_tell((row.raised_by.as_deref(), row.is_private), &[("feedback", Some(feedback.as_str()))])?;

    change(&write, &row, |row| {
        row.fed_back_on = Set(Some(input.on));
        row.feedback = Set(Some(feedback));
    })
    .await?;
    tell(app, &write, actor, &row, ("FEED_BACK_MATTER", row.stage)).await?;

    write.commit(row.id).await
}

/// Returns the stages to which an asker may take a matter now: the same table that the writes obey.
pub fn allowed_stages(actor: &Actor, row: &Matter) -> Vec<MatterStage> {
    if !actor.holds(row.committee_id, ORGANIZERS) {
        return Vec::new();
    }
    MatterStage::ALL.iter().copied().filter(|to| machine::after(row.stage, *to).is_ok()).collect()
}

/// The day of the last step taken.
async fn last_day(write: &Write, row: &Matter) -> Result<NaiveDate> {
    let last = council_matter_step::Entity::find()
        .filter(council_matter_step::Column::MatterId.eq(row.id))
        .order_by_desc(council_matter_step::Column::TakenOn)
        .one(&write.tx)
        .await?;
    Ok(last.map_or(row.raised_on, |step| step.taken_on))
}
