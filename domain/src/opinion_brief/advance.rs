//! Moving a brief on: to the chair for signing, back to the desk, signed (签发), issued under a number (印发), given up.

use chrono::Datelike;
use entities::enums::{OpinionBriefStatus, Role};
use entities::ids::{OpinionBriefId, SuggestionId};
use entities::{opinion_brief_source, suggestion};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::compose::must_be_short;
use super::{OpinionBrief, changed, lock, machine, tell};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::suggestion::machine::{Event, after};
use crate::suggestion::{Case, OFFICE, change, next_issue_no, record};
use crate::text;
use crate::write::{Call, Write};

/// Who signs, and sends back what is not fit to be signed.
const SIGNERS: &[Role] = &[Role::Chair];

/// A step of a brief.
#[derive(Debug, Clone)]
pub struct Advance {
    /// The brief.
    pub id: OpinionBriefId,
    /// The stage it comes to.
    pub to: OpinionBriefStatus,
    /// Why; needed to send it back or to give it up.
    pub reason: Option<String>,
}

/// Moves a brief on by one step. What is given up gives its opinions back to screening.
///
/// # Errors
///
/// `REASON_NEEDED` to send it back or give it up, `TOO_LONG` for signing, `WRONG_STATE` for a step that does not follow.
pub async fn advance(app: &App, actor: &Actor, call: &Call, input: Advance) -> Result<OpinionBriefId> {
    use OpinionBriefStatus as S;

    let reason = text::optional("reason", input.reason.as_deref(), 500)?;
    if matches!(input.to, S::Editing | S::Discarded) && reason.is_none() {
        return Err(Error::bad_input("reason", Reason::ReasonNeeded));
    }
    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, input.id).await?;
    actor.must_hold(row.committee_id, movers(row.status, input.to))?;
    call.must_match(row.version)?;
    let to = machine::after(row.status, input.to)?;
    if to == row.status {
        return Err(Error::refused(Reason::WrongState));
    }

    let mut next = changed(&write, &row);
    next.status = Set(to);
    match to {
        S::InSigning => must_be_short(app, &write, &row).await?,
        S::Signed => {
            next.signed_by_id = Set(Some(actor.account()?));
            next.signed_at = Set(Some(write.now));
        }
        S::Issued => {
            let year = app.today().year();
            next.year = Set(Some(year));
            next.issue_no = Set(Some(next_issue_no(&write, row.committee_id, year).await?));
            next.issued_on = Set(Some(app.today()));
        }
        S::Discarded => give_back(app, &write, actor, input.id).await?,
        S::Editing => {}
    }
    next.update(&write.tx).await?;
    tell(app, &write, actor, &row, (event(to), to.as_str()), reason).await?;

    write.commit(input.id).await
}

/// Returns the stages to which an asker may move a brief now: the same table that the writes obey.
pub fn allowed_statuses(actor: &Actor, row: &OpinionBrief) -> Vec<OpinionBriefStatus> {
    let may = |to: &OpinionBriefStatus| {
        *to != row.status
            && actor.holds(row.committee_id, movers(row.status, *to))
            && machine::after(row.status, *to).is_ok()
    };
    OpinionBriefStatus::ALL.iter().copied().filter(may).collect()
}

/// Who moves a brief from one stage to another: the chair decides on what waits for signing, the office does the rest.
fn movers(from: OpinionBriefStatus, to: OpinionBriefStatus) -> &'static [Role] {
    let is_signing = to == OpinionBriefStatus::Signed || from == OpinionBriefStatus::InSigning;
    if is_signing { SIGNERS } else { OFFICE }
}

/// Gives the opinions of a brief back to screening.
async fn give_back(app: &App, write: &Write, actor: &Actor, id: OpinionBriefId) -> Result<()> {
    let sources: Vec<SuggestionId> = opinion_brief_source::Entity::find()
        .filter(opinion_brief_source::Column::BriefId.eq(id))
        .order_by_asc(opinion_brief_source::Column::SuggestionId)
        .all(&write.tx)
        .await?
        .into_iter()
        .map(|row| row.suggestion_id)
        .collect();
    opinion_brief_source::Entity::delete_many()
        .filter(opinion_brief_source::Column::BriefId.eq(id))
        .exec(&write.tx)
        .await?;
    for source in sources {
        let head = write.lock(suggestion::Entity::find_by_id(source)).await?.into_head();
        let case = Case::load_one(&write.tx, app.today(), head).await?;
        // One that was forwarded meanwhile goes its own way.
        if let Ok(to) = after(case.head.kind, case.head.stage, Event::GiveBack) {
            change(write, &case, to, |_| {}).await?;
            record(app, write, actor, &case, "GIVE_BACK", to.as_str(), None).await?;
        }
    }
    Ok(())
}

/// Names the step that leads to a stage.
const fn event(to: OpinionBriefStatus) -> &'static str {
    match to {
        OpinionBriefStatus::Editing => "SEND_BACK_BRIEF",
        OpinionBriefStatus::InSigning => "SUBMIT_BRIEF",
        OpinionBriefStatus::Signed => "SIGN_BRIEF",
        OpinionBriefStatus::Issued => "ISSUE_BRIEF",
        OpinionBriefStatus::Discarded => "DISCARD_BRIEF",
    }
}
