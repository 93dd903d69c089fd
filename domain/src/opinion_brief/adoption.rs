//! Recording where an issued brief was adopted, and what leaders wrote on it.

use chrono::NaiveDate;
use entities::enums::{AdoptionForm, AdoptionKind, CommitteeLevel, OpinionBriefStatus};
use entities::ids::OpinionBriefId;
use entities::opinion_adoption;
use sea_orm::{ActiveModelTrait, Set};

use super::{changed, lock, tell};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::suggestion::OFFICE;
use crate::text;
use crate::write::Call;

/// An adoption or an instruction.
#[derive(Debug, Clone)]
pub struct NewAdoption {
    /// The brief.
    pub brief: OpinionBriefId,
    /// Adopted, or written upon by a leader.
    pub kind: AdoptionKind,
    /// At which level.
    pub level: CommitteeLevel,
    /// By whom, as printed.
    pub adopted_by: String,
    /// By itself or within a larger text.
    pub form: AdoptionForm,
    /// The day.
    pub adopted_on: NaiveDate,
    /// The points that the committee gives for it, 0 to 1,000.
    pub points: Option<i32>,
    /// What was written; for the office only.
    pub note: Option<String>,
}

/// Records an adoption of an issued brief, as the office.
///
/// # Errors
///
/// `BRIEF_NOT_ISSUED` before the issue; `BAD_USER_INPUT` for a day before it or in the future.
pub async fn record_adoption(app: &App, actor: &Actor, call: &Call, input: NewAdoption) -> Result<OpinionBriefId> {
    let adopted_by = text::required("adoptedBy", &input.adopted_by, 100)?;
    let note = text::optional("note", input.note.as_deref(), 2_000)?;
    if input.adopted_on > app.today() {
        return Err(Error::bad_input("adoptedOn", Reason::DateInFuture));
    }
    if input.points.is_some_and(|points| !(0..=1_000).contains(&points)) {
        return Err(Error::bad_input("points", Reason::OutOfRange));
    }
    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, input.brief).await?;
    actor.must_hold(row.committee_id, OFFICE)?;
    call.must_match(row.version)?;
    if row.status != OpinionBriefStatus::Issued {
        return Err(Error::refused(Reason::BriefNotIssued));
    }
    if row.issued_on.is_some_and(|issued| input.adopted_on < issued) {
        return Err(Error::bad_input("adoptedOn", Reason::DatesOutOfOrder));
    }

    let adoption = opinion_adoption::ActiveModel {
        id: Set(app.new_id()),
        brief_id: Set(row.id),
        kind: Set(input.kind),
        level: Set(input.level),
        adopted_by: Set(adopted_by),
        form: Set(input.form),
        adopted_on: Set(input.adopted_on),
        points: Set(input.points),
        note: Set(note),
        recorded_by_id: Set(actor.account()?),
        created_at: Set(write.now),
    };
    adoption.insert(&write.tx).await?;
    changed(&write, &row).update(&write.tx).await?;
    tell(app, &write, actor, &row, ("RECORD_ADOPTION", row.status.as_str()), None).await?;

    write.commit(input.brief).await
}
