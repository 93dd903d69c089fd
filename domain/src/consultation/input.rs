//! What a consultation is entered with, and the checks that need nothing but the input.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use entities::enums::{AgendaKind, ConsultationFormat, ParticipantRole};
use entities::ids::{CommitteeId, DepartmentId, MemberId, SpecialCommitteeId};

use super::format::{Format, Stage};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text::{draft, optional, required};

/// The longest name or title, in characters.
const NAME: usize = 100;
/// How many agenda items there are at the most.
const MOST_AGENDA_ITEMS: usize = 100;
/// How many participants there are at the most.
pub(super) const MOST_PARTICIPANTS: usize = 500;
/// How many figures there are at the most.
const MOST_FIGURES: usize = 100;
/// How large a figure is at the most; beyond it doubles are no longer exact.
const LARGEST_AMOUNT: f64 = 9e15;

/// A consultation to enter into the plan.
#[derive(Debug, Clone)]
pub struct Create {
    /// The committee.
    pub committee: CommitteeId,
    /// Its format.
    pub format: ConsultationFormat,
    /// Where it begins: one of the stages at which its format opens; nothing means the usual one.
    pub stage: Option<String>,
    /// What is consulted on, at most 100 characters; unique among its format in the year's plan.
    pub topic: String,
    /// What it is about, for readers, at most 2,000 characters; may be empty.
    pub summary: String,
    /// The annual plan it belongs to.
    pub plan_year: i32,
    /// The special committee that organises it.
    pub organizer: Option<SpecialCommitteeId>,
    /// The organiser as printed; the special committee's name where there is none.
    pub organizer_name: Option<String>,
    /// Who presides.
    pub presided_by: Option<String>,
    /// Their post; taken from the posts on record where there is none.
    pub presider_title: Option<String>,
    /// Where it is held.
    pub place: Option<String>,
    /// The agenda, in order, at most 100 items.
    pub agenda: Vec<NewAgendaItem>,
    /// The participants, in order, at most 500.
    pub participants: Vec<NewParticipant>,
    /// The figures it reports, in order, at most 100.
    pub figures: Vec<NewFigure>,
}

/// An item of the agenda.
#[derive(Debug, Clone)]
pub struct NewAgendaItem {
    /// What sort of item it is.
    pub kind: AgendaKind,
    /// The item as printed, at most 200 characters.
    pub title: String,
    /// How long it is planned to take, 1 to 1,440 minutes.
    pub planned_minutes: Option<i32>,
}

/// Somebody who takes part.
#[derive(Debug, Clone)]
pub struct NewParticipant {
    /// What they take part as.
    pub role: ParticipantRole,
    /// The name as printed; a member's own name goes before it, a department's fills it in.
    pub name: Option<String>,
    /// Their post; a member's own goes before it, the posts on record fill it in.
    pub title: Option<String>,
    /// The member, if they are one.
    pub member: Option<MemberId>,
    /// The department, if they stand for one.
    pub department: Option<DepartmentId>,
}

/// A figure as the source gives it.
#[derive(Debug, Clone)]
pub struct NewFigure {
    /// What is counted.
    pub label: String,
    /// The figure, in `unit`.
    pub amount: f64,
    /// The unit as printed.
    pub unit: String,
    /// Whether the source says 余, 多 or 约.
    pub is_approximate: bool,
    /// A percentage as reported, never derived.
    pub reported_share: Option<String>,
}

impl Create {
    /// Returns the input trimmed, or says which field is wrong.
    pub(crate) fn checked(self, today: NaiveDate) -> Result<Self> {
        if !(1949..=today.year() + 5).contains(&self.plan_year) {
            return Err(Error::bad_input("planYear", Reason::OutOfRange));
        }
        let organizer_name = optional("organizer", self.organizer_name.as_deref(), NAME)?;
        if organizer_name.is_none() && self.organizer.is_none() {
            return Err(Error::bad_input("organizer", Reason::Empty));
        }
        let too_many = [
            ("participants", self.participants.len() > MOST_PARTICIPANTS),
            ("figures", self.figures.len() > MOST_FIGURES),
        ];
        if let Some((field, _)) = too_many.iter().find(|(_, is_over)| *is_over) {
            return Err(Error::bad_input(field, Reason::TooMany));
        }
        Ok(Self {
            topic: required("topic", &self.topic, 100)?,
            summary: draft("summary", &self.summary, 2_000)?,
            organizer_name,
            presided_by: optional("presidedBy", self.presided_by.as_deref(), NAME)?,
            presider_title: optional("presiderTitle", self.presider_title.as_deref(), NAME)?,
            place: optional("place", self.place.as_deref(), 200)?,
            agenda: checked_agenda(self.agenda)?,
            participants: checked_participants(self.participants)?,
            figures: self.figures.into_iter().map(NewFigure::checked).collect::<Result<_>>()?,
            ..self
        })
    }
}

impl Create {
    /// Returns the stage at which it begins.
    ///
    /// # Errors
    ///
    /// `UNKNOWN_REFERENCE` for a stage at which its format does not open.
    pub(super) fn opens_at(&self) -> Result<&'static Stage> {
        let mut opens = Format::of(self.format).opens.iter();
        let found = match &self.stage {
            Some(code) => opens.find(|stage| stage.code == code),
            None => opens.next(),
        };
        found.ok_or(Error::bad_input("stage", Reason::UnknownReference))
    }
}

impl NewAgendaItem {
    fn checked(self) -> Result<Self> {
        if self.planned_minutes.is_some_and(|minutes| !(1..=1_440).contains(&minutes)) {
            return Err(Error::bad_input("agenda", Reason::OutOfRange));
        }
        Ok(Self { title: required("agenda", &self.title, 200)?, ..self })
    }
}

impl NewFigure {
    fn checked(self) -> Result<Self> {
        if !self.amount.is_finite() || self.amount.abs() > LARGEST_AMOUNT {
            return Err(Error::bad_input("figures", Reason::OutOfRange));
        }
        Ok(Self {
            label: required("figures", &self.label, NAME)?,
            unit: required("figures", &self.unit, 20)?,
            reported_share: optional("figures", self.reported_share.as_deref(), 50)?,
            ..self
        })
    }
}

/// Returns an agenda trimmed, of a length that can be worked through.
pub(super) fn checked_agenda(given: Vec<NewAgendaItem>) -> Result<Vec<NewAgendaItem>> {
    if given.len() > MOST_AGENDA_ITEMS {
        return Err(Error::bad_input("agenda", Reason::TooMany));
    }
    given.into_iter().map(NewAgendaItem::checked).collect()
}

/// Returns participants trimmed, each named, nobody twice in one role.
pub(super) fn checked_participants(given: Vec<NewParticipant>) -> Result<Vec<NewParticipant>> {
    let mut seen = HashSet::new();
    given
        .into_iter()
        .map(|one| {
            let name = optional("participants", one.name.as_deref(), NAME)?;
            if name.is_none() && one.member.is_none() && one.department.is_none() {
                return Err(Error::bad_input("participants", Reason::Empty));
            }
            let title = optional("participants", one.title.as_deref(), NAME)?;
            let is_new = match one.member {
                Some(member) => seen.insert((one.role, Some(member), None, None, None)),
                None => seen.insert((one.role, None, name.clone(), title.clone(), one.department)),
            };
            if is_new {
                Ok(NewParticipant { name, title, ..one })
            } else {
                Err(Error::bad_input("participants", Reason::Duplicate))
            }
        })
        .collect()
}
