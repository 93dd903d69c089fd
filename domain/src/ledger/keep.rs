//! Keeping a ledger: opening it, recording its lines, and correcting them with what they said before.

use chrono::Datelike;
use entities::enums::{ConsultationFormat, ContractKind, LedgerMeasure, LedgerSource, Season};
use entities::ids::{CommitteeId, ConsultationId, LedgerId, LedgerLineId};
use entities::{consultation, ledger_line, ledger_line_revision};
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use super::value::Value;
use super::{Action, Ledger, changed, lock, machine, tell};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation::ORGANIZERS;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows;
use crate::text::{optional, required};
use crate::write::{Call, Write};

/// How many lines a ledger has at the most.
const MOST_LINES: i32 = 200;

/// A ledger to open.
#[derive(Debug, Clone)]
pub struct Create {
    /// The committee that keeps it.
    pub committee: CommitteeId,
    /// The year it is of.
    pub year: i32,
    /// The season it is of; none for the whole year.
    pub season: Option<Season>,
    /// The title, at most 200 characters.
    pub title: String,
    /// The unit or body that reports the figures, as printed, at most 100 characters.
    pub reported_by: String,
    /// The consultation it belongs to.
    pub consultation: Option<ConsultationId>,
}

/// A line to record.
#[derive(Debug, Clone)]
pub struct NewLine {
    /// The ledger.
    pub ledger: LedgerId,
    /// What is told of, at most 100 characters; unique within the ledger.
    pub label: String,
    /// The unit as printed, at most 20 characters.
    pub unit: String,
    /// What the system is to count; none where the figure is reported.
    pub measure: Option<LedgerMeasure>,
    /// The format whose consultations are counted; none counts all.
    pub format: Option<ConsultationFormat>,
    /// The kind of contract that is counted; none counts all.
    pub contract_kind: Option<ContractKind>,
    /// What the line says.
    pub value: Value,
}

/// A correction of a line.
#[derive(Debug, Clone)]
pub struct Correct {
    /// The line.
    pub line: LedgerLineId,
    /// What it is to say, as a whole.
    pub value: Value,
    /// Why, at most 500 characters.
    pub reason: String,
}

/// Opens a ledger, which is internal at first. Organisers do this.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field.
pub async fn create(app: &App, actor: &Actor, call: &Call, input: Create) -> Result<LedgerId> {
    if !(1949..=app.today().year() + 5).contains(&input.year) {
        return Err(Error::bad_input("year", Reason::OutOfRange));
    }
    let title = required("title", &input.title, 200)?;
    let reported_by = required("reportedBy", &input.reported_by, 100)?;

    let write = app.begin(actor, call).await?;

    actor.must_hold(input.committee, ORGANIZERS)?;
    must_be_of_committee(&write, actor, &input).await?;
    let ledger = Ledger {
        id: app.new_id(),
        committee_id: input.committee,
        year: input.year,
        season: input.season,
        title,
        reported_by,
        consultation_id: input.consultation,
        is_public: false,
        created_at: write.now,
        updated_at: write.now,
        version: 1,
    };
    ledger.clone().into_active_model().reset_all().insert(&write.tx).await?;
    tell(app, &write, actor, &ledger, ("CREATE", false), None).await?;

    write.commit(ledger.id).await
}

/// Records a line at the end of a ledger. Organisers do this.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field: `COUNTED_BY_US` for a figure of a line that is counted, `DUPLICATE` for a label
/// that is there.
pub async fn record(app: &App, actor: &Actor, call: &Call, input: NewLine) -> Result<LedgerId> {
    let (label, unit) = (required("label", &input.label, 100)?, required("unit", &input.unit, 20)?);
    let is_of_sessions = input.measure == Some(LedgerMeasure::ConsultationsHeld);
    if input.format.is_some() && !is_of_sessions {
        return Err(Error::bad_input("format", Reason::OutOfRange));
    }
    let is_of_contracts = input.measure == Some(LedgerMeasure::ContractsSigned);
    if input.contract_kind.is_some() && !is_of_contracts {
        return Err(Error::bad_input("contractKind", Reason::OutOfRange));
    }
    let value = input.value.checked(app.today())?;
    value.must_suit(input.measure.is_some())?;

    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, input.ledger).await?;
    call.must_match(row.version)?;
    machine::after(row.is_public, Action::RecordLine)?;
    let of_ledger = ledger_line::Entity::find().filter(ledger_line::Column::LedgerId.eq(row.id));
    let position = rows::next_position(of_ledger, ledger_line::Column::Position, &write.tx).await?;
    if position > MOST_LINES {
        return Err(Error::bad_input("ledger", Reason::TooMany));
    }

    let line = ledger_line::Model {
        id: app.new_id(),
        ledger_id: row.id,
        position,
        label,
        unit,
        source: if input.measure.is_some() { LedgerSource::Counted } else { LedgerSource::Reported },
        measure: input.measure,
        format: input.format,
        contract_kind: input.contract_kind,
        target: value.target,
        target_is_approximate: value.target_is_approximate,
        amount: value.amount,
        is_approximate: value.is_approximate,
        reported_share: value.reported_share,
        source_note: value.source_note,
        as_of: value.as_of,
        created_at: write.now,
        updated_at: write.now,
    };
    line.into_active_model().reset_all().insert(&write.tx).await.map_err(|error| {
        let columns = "ledger_line.ledger_id, ledger_line.label";
        rows::refuse(error, "uq_ledger_line_ledger_label", columns, Error::bad_input("label", Reason::Duplicate))
    })?;
    changed(&write, &row).update(&write.tx).await?;
    tell(app, &write, actor, &row, ("RECORD_LINE", row.is_public), None).await?;

    write.commit(row.id).await
}

/// Corrects a line; what it said before is kept. Organisers do this. The version expected is the ledger's.
///
/// # Errors
///
/// `REASON_NEEDED`; `BAD_USER_INPUT` naming the field.
pub async fn correct(app: &App, actor: &Actor, call: &Call, input: Correct) -> Result<LedgerId> {
    let reason = optional("reason", Some(&input.reason), 500)?;
    let reason = reason.ok_or(Error::bad_input("reason", Reason::ReasonNeeded))?;
    let value = input.value.checked(app.today())?;

    let write = app.begin(actor, call).await?;

    let found = ledger_line::Entity::find_by_id(input.line).one(&write.tx).await?;
    let row = lock(&write, actor, found.ok_or(Error::not_found())?.ledger_id).await?;
    call.must_match(row.version)?;
    machine::after(row.is_public, Action::CorrectLine)?;
    // Read again: another may have corrected it before the ledger was locked.
    let line = ledger_line::Entity::find_by_id(input.line).one(&write.tx).await?.ok_or(Error::not_found())?;
    value.must_suit(line.source == LedgerSource::Counted)?;

    keep(app, &write, actor, &line, reason.clone()).await?;
    let next = ledger_line::ActiveModel {
        id: ActiveValue::Unchanged(line.id),
        target: Set(value.target),
        target_is_approximate: Set(value.target_is_approximate),
        amount: Set(value.amount),
        is_approximate: Set(value.is_approximate),
        reported_share: Set(value.reported_share),
        source_note: Set(value.source_note),
        as_of: Set(value.as_of),
        updated_at: Set(write.now),
        ..Default::default()
    };
    next.update(&write.tx).await?;
    changed(&write, &row).update(&write.tx).await?;
    tell(app, &write, actor, &row, ("CORRECT_LINE", row.is_public), Some(reason)).await?;

    write.commit(row.id).await
}

/// Keeps what a line says until now.
async fn keep(app: &App, write: &Write, actor: &Actor, line: &ledger_line::Model, reason: String) -> Result<()> {
    let of_line = ledger_line_revision::Entity::find().filter(ledger_line_revision::Column::LineId.eq(line.id));
    let number = rows::next_position(of_line, ledger_line_revision::Column::Number, &write.tx).await?;
    let revision = ledger_line_revision::ActiveModel {
        id: Set(app.new_id()),
        line_id: Set(line.id),
        number: Set(number),
        target: Set(line.target),
        target_is_approximate: Set(line.target_is_approximate),
        amount: Set(line.amount),
        is_approximate: Set(line.is_approximate),
        reported_share: Set(line.reported_share.clone()),
        source_note: Set(line.source_note.clone()),
        as_of: Set(line.as_of),
        reason: Set(reason),
        made_by_id: Set(actor.account()?),
        made_by_name: Set(actor.name().to_owned()),
        created_at: Set(write.now),
    };
    revision.insert(&write.tx).await?;
    Ok(())
}

/// The consultation that a ledger belongs to is one of the committee's, and one that the actor may see.
async fn must_be_of_committee(write: &Write, actor: &Actor, input: &Create) -> Result<()> {
    let Some(id) = input.consultation else { return Ok(()) };
    let select = consultation::Entity::visible_to(actor.scope()).filter(consultation::Column::Id.eq(id));
    let row = select.one(&write.tx).await?.ok_or(Error::bad_input("consultation", Reason::UnknownReference))?;
    if row.committee_id == input.committee {
        Ok(())
    } else {
        Err(Error::bad_input("consultation", Reason::OfAnotherCommittee))
    }
}
