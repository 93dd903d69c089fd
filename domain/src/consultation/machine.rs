//! The pure process of a consultation: which step of its format's table an action takes, and what may be recorded when.

use entities::consultation;
use entities::enums::{ConsultationFormat, ConsultationStatus};

use super::format::{Format, Stage, Step, Takes};
use crate::error::{Error, Result};
use crate::reason::Reason;

/// What may be done with a consultation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Bring it to a further stage, or back (推进).
    Advance,
    /// Set or move its day (安排).
    Schedule,
    /// Say on which day it was held (召开).
    Hold,
    /// Put it off (延期).
    Postpone,
    /// Call it off (取消).
    Cancel,
    /// Take it up again (重新启动).
    Reopen,
    /// Record a speech (登记发言).
    RecordSpeech,
    /// Record what a department answered on the spot (登记现场回应).
    RecordOnSiteResponse,
    /// Record an outcome document (登记成果).
    RecordOutcome,
}

impl Action {
    /// Every action, in the order of the process.
    pub const ALL: [Self; 9] = [
        Self::Advance,
        Self::Schedule,
        Self::Hold,
        Self::Postpone,
        Self::Cancel,
        Self::Reopen,
        Self::RecordSpeech,
        Self::RecordOnSiteResponse,
        Self::RecordOutcome,
    ];

    /// Returns the name that history keeps, which is also the API's.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Advance => "ADVANCE",
            Self::Schedule => "SCHEDULE",
            Self::Hold => "HOLD",
            Self::Postpone => "POSTPONE",
            Self::Cancel => "CANCEL",
            Self::Reopen => "REOPEN",
            Self::RecordSpeech => "RECORD_SPEECH",
            Self::RecordOnSiteResponse => "RECORD_ON_SITE_RESPONSE",
            Self::RecordOutcome => "RECORD_OUTCOME",
        }
    }

    /// Returns what a stage has to take for this to be recorded; none where it is no recording.
    const fn records(self) -> Option<Takes> {
        match self {
            Self::RecordSpeech => Some(Takes::Speeches),
            Self::RecordOnSiteResponse | Self::RecordOutcome => Some(Takes::Everything),
            _ => None,
        }
    }

    /// Whether `advanceConsultation` takes a step of this kind; the others have mutations of their own.
    const fn is_an_advance(self) -> bool {
        matches!(self, Self::Advance | Self::Hold | Self::Cancel)
    }
}

/// Returns the stage that a consultation is at.
///
/// # Errors
///
/// `INTERNAL` where its row names a stage that its format does not have.
pub fn stage(format: ConsultationFormat, code: &str) -> Result<&'static Stage> {
    let unknown = || Error::internal(format!("{} has no stage {code}", format.as_str()));
    Format::of(format).stage(code).ok_or_else(unknown)
}

/// Returns the step by which a consultation advances to a stage, or why there is none.
///
/// # Errors
///
/// `UNKNOWN_REFERENCE` for a stage that the format does not have; `NOT_SCHEDULED` where it has no day yet, also for the
/// stage that only a day leads to; `NOT_YET_HELD` for what follows the session; else `WRONG_STATE`.
pub fn step_to(format: ConsultationFormat, at: &Stage, to: &str) -> Result<&'static Step> {
    let table = Format::of(format);
    let to = table.stage(to).ok_or(Error::bad_input("to", Reason::UnknownReference))?;
    let mut steps = table.steps_from(at.code).filter(|step| step.to == to.code);
    if let Some(step) = steps.clone().find(|step| step.action.is_an_advance()) {
        return Ok(step);
    }
    if steps.any(|step| step.action == Action::Schedule) {
        return Err(Error::bad_input("to", Reason::NotScheduled));
    }
    Err(Error::refused(too_early(at.phase, to.phase)))
}

/// Returns the one step that an action other than advancing takes.
///
/// # Errors
///
/// `WRONG_STATE` where the format knows no such step from this stage.
pub fn step_of(format: ConsultationFormat, at: &Stage, action: Action) -> Result<&'static Step> {
    let mut steps = Format::of(format).steps_from(at.code);
    steps.find(|step| step.action == action).ok_or(Error::refused(Reason::WrongState))
}

/// Returns the step that takes up a consultation again: to where it was closed, if that is known.
///
/// # Errors
///
/// `WRONG_STATE` where it goes on anyway.
pub fn reopening(format: ConsultationFormat, at: &Stage, closed_from: Option<&str>) -> Result<&'static Step> {
    let mut steps = Format::of(format).steps_from(at.code).filter(|step| step.action == Action::Reopen);
    let found = steps.find(|step| closed_from.is_none_or(|code| step.to == code));
    found.ok_or(Error::refused(Reason::WrongState))
}

/// Whether a step leads back to where a session is held, so that it needs another day: talks are taken up anew.
pub fn is_held_anew(format: ConsultationFormat, step: &Step) -> bool {
    let table = Format::of(format);
    let at = |code| table.stages.iter().position(|stage| stage.code == code);
    let is_held_next = table.steps_from(step.to).any(|next| next.action == Action::Hold);
    step.action == Action::Advance && is_held_next && at(step.to) < at(step.from)
}

/// Checks that a stage takes what is to be recorded: speeches once there is a day, what came of the session once it
/// has been held (domain.md §4.1, 17 and 19).
///
/// # Errors
///
/// `NOT_SCHEDULED` or `NOT_YET_HELD` where it only is too early, else `WRONG_STATE`.
pub fn may_record(at: &Stage, action: Action) -> Result<()> {
    match action.records() {
        Some(needed) if at.takes >= needed => Ok(()),
        Some(Takes::Speeches) => Err(Error::refused(too_early(at.phase, ConsultationStatus::Held))),
        Some(_) => Err(Error::refused(too_early(at.phase, ConsultationStatus::Submitted))),
        None => Err(Error::refused(Reason::WrongState)),
    }
}

/// Checks that a consultation is still to be held, so that what goes before it may change.
///
/// # Errors
///
/// `WRONG_STATE` once it has been held or called off.
pub fn may_prepare(row: &consultation::Model) -> Result<()> {
    use ConsultationStatus as Phase;

    let is_ahead = matches!(row.status, Phase::Planned | Phase::Researching | Phase::Scheduled);
    if is_ahead && row.held_on.is_none() { Ok(()) } else { Err(Error::refused(Reason::WrongState)) }
}

/// Checks that who takes part may hand in what they have to say: before a session, and as long as a discussion goes on.
///
/// # Errors
///
/// `WRONG_STATE` once it has been held, or the discussion has ended.
pub fn may_hand_in(row: &consultation::Model) -> Result<()> {
    if stage(row.format, &row.stage)?.is_discussion { Ok(()) } else { may_prepare(row) }
}

/// Tells what is lacking between two phases; phases are in the order of the process.
fn too_early(at: ConsultationStatus, to: ConsultationStatus) -> Reason {
    use ConsultationStatus as Phase;

    let is_before = |phase| at < phase && at != Phase::Cancelled;
    match to {
        Phase::Held if is_before(Phase::Scheduled) => Reason::NotScheduled,
        Phase::OutcomeDrafted | Phase::Submitted | Phase::Closed if is_before(Phase::Held) => Reason::NotYetHeld,
        _ => Reason::WrongState,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_comes_too_early_says_so() {
        use ConsultationStatus as Phase;

        for &at in Phase::ALL {
            for &to in Phase::ALL {
                let expected = match (at, to) {
                    (Phase::Planned | Phase::Researching, Phase::Held) => Reason::NotScheduled,
                    (
                        Phase::Planned | Phase::Researching | Phase::Scheduled,
                        Phase::OutcomeDrafted | Phase::Submitted | Phase::Closed,
                    ) => Reason::NotYetHeld,
                    _ => Reason::WrongState,
                };

                assert_eq!(too_early(at, to), expected, "{at:?} {to:?}");
            }
        }
    }

    #[test]
    fn only_talks_that_are_taken_up_anew_lose_their_day() {
        let steps = Format::all().flat_map(|table| table.steps.iter().map(|step| (table.kind, step)));
        let anew: Vec<_> = steps
            .filter(|(kind, step)| is_held_anew(*kind, step))
            .map(|(kind, step)| (kind, step.from, step.to))
            .collect();

        let kind = ConsultationFormat::WageBargaining;
        assert_eq!(anew, [(kind, "DRAFT_AGREED", "NEGOTIATING"), (kind, "OBJECTED", "NEGOTIATING")]);
    }

    #[test]
    fn a_stage_takes_what_its_table_says_and_nothing_more() {
        for &format in ConsultationFormat::ALL {
            for stage in Format::of(format).stages {
                for action in Action::ALL {
                    let expected = match action {
                        Action::RecordSpeech => stage.takes != Takes::Nothing,
                        Action::RecordOnSiteResponse | Action::RecordOutcome => stage.takes == Takes::Everything,
                        _ => false,
                    };

                    assert_eq!(may_record(stage, action).is_ok(), expected, "{format:?} {} {action:?}", stage.code);
                }
            }
        }
    }
}
