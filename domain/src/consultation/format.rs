//! Formats of consultation as data: the stages of each and the steps between them, one table in one file each.

mod bimonthly;
mod community_council;
mod counterpart;
mod online;
mod proposal_handling;
mod research;
mod sector;
mod stages;
#[cfg(test)]
mod tests;
mod thematic;
mod village_council;
mod wage_bargaining;

use entities::enums::{ConsultationFormat, ConsultationStatus, Role};

use super::machine::Action;
use super::needs::Need;
use super::{APPROVERS, ORGANIZERS};
use crate::lang::Lang;

/// A format: where it begins, its stages in order, and every step there is between them.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Which format it is.
    pub kind: ConsultationFormat,
    /// Where a consultation may begin; the first is where it does when nothing else is said.
    pub opens: &'static [Stage],
    /// Every stage, in the order of the process.
    pub stages: &'static [Stage],
    /// Every step; what is not listed is refused.
    pub steps: &'static [Step],
}

/// A stage of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stage {
    /// Its name in the API and in the table.
    pub code: &'static str,
    /// Its Chinese name.
    pub zh: &'static str,
    /// Its English name.
    pub en: &'static str,
    /// The phase that all formats share; it decides who may see the consultation.
    pub phase: ConsultationStatus,
    /// What may be recorded at it.
    pub takes: Takes,
    /// What outsiders learn of it.
    pub face: Face,
    /// Whether who takes part hands in speeches while it lasts; before the session is held everybody does.
    pub is_discussion: bool,
    /// Whether it is passed only when something goes wrong.
    pub is_detour: bool,
}

/// What may be recorded at a stage (domain.md §4.1, 17 and 19).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Takes {
    /// Nothing.
    Nothing,
    /// Speeches, because it is about to be held.
    Speeches,
    /// Speeches, on-site responses and outcomes.
    Everything,
}

/// What those who see a consultation without organising it learn of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// That it is reached, and when.
    Milestone,
    /// That it is reached; their history does not tell when.
    Quiet,
    /// Nothing: they read the stage before it, and no time of change.
    Internal,
}

/// A step from one stage to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The stage it starts from.
    pub from: &'static str,
    /// The stage it comes to.
    pub to: &'static str,
    /// What an organiser does to take it.
    pub action: Action,
    /// Who takes it.
    pub by: &'static [Role],
    /// What must be there first.
    pub needs: &'static [Need],
}

impl Format {
    /// Returns the table of a format.
    pub const fn of(kind: ConsultationFormat) -> &'static Self {
        match kind {
            ConsultationFormat::Bimonthly => &bimonthly::FORMAT,
            ConsultationFormat::Thematic => &thematic::FORMAT,
            ConsultationFormat::Counterpart => &counterpart::FORMAT,
            ConsultationFormat::Sector => &sector::FORMAT,
            ConsultationFormat::ProposalHandling => &proposal_handling::FORMAT,
            ConsultationFormat::Research => &research::FORMAT,
            ConsultationFormat::Online => &online::FORMAT,
            ConsultationFormat::CommunityCouncil => &community_council::FORMAT,
            ConsultationFormat::VillageCouncil => &village_council::FORMAT,
            ConsultationFormat::WageBargaining => &wage_bargaining::FORMAT,
        }
    }

    /// Returns the table of every format.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        ConsultationFormat::ALL.iter().map(|kind| Self::of(*kind))
    }

    /// Finds a stage by its code.
    pub fn stage(&self, code: &str) -> Option<&'static Stage> {
        self.stages.iter().find(|stage| stage.code == code)
    }

    /// Returns the stage at which outsiders see a consultation: the last one before it that is not internal.
    pub fn seen_by_outsiders(&self, code: &str) -> Option<&'static Stage> {
        let at = self.stages.iter().position(|stage| stage.code == code)?;
        self.stages[..=at].iter().rfind(|stage| stage.face != Face::Internal)
    }

    /// Whether something has to be there before a session of it is held.
    pub fn needs_to_be_held(&self, need: Need) -> bool {
        self.steps.iter().any(|step| step.action == Action::Hold && step.needs.contains(&need))
    }

    /// Whether research goes before a session of it.
    pub fn knows_research(&self) -> bool {
        self.stage(stages::RESEARCHING.code).is_some()
    }

    /// Whether the chairpersons' council has passed what came of a session that goes on, or was closed, at a stage; nothing
    /// where the format does not ask it.
    pub fn is_approved(&self, code: &str) -> Option<bool> {
        let place = |code: &str| self.stages.iter().position(|stage| stage.code == code);
        let approved = place(stages::CHAIR_MEETING_APPROVED.code)?;
        place(code).map(|at| at >= approved)
    }

    /// Returns the steps that start from a stage.
    pub fn steps_from(&self, code: &str) -> impl Iterator<Item = &'static Step> + Clone {
        self.steps.iter().filter(move |step| step.from == code)
    }
}

impl Stage {
    /// Finds a stage of any format; a code means the same in all of them.
    pub fn named(code: &str) -> Option<&'static Self> {
        Format::all().find_map(|format| format.stage(code))
    }

    /// Makes a stage that takes what its phase takes, and is a milestone.
    const fn of(code: &'static str, zh: &'static str, en: &'static str, phase: ConsultationStatus) -> Self {
        use ConsultationStatus as Phase;

        let takes = match phase {
            Phase::Planned | Phase::Researching | Phase::Cancelled => Takes::Nothing,
            Phase::Scheduled => Takes::Speeches,
            Phase::Held | Phase::OutcomeDrafted | Phase::Submitted | Phase::Closed => Takes::Everything,
        };
        Self { code, zh, en, phase, takes, face: Face::Milestone, is_discussion: false, is_detour: false }
    }

    const fn taking(self, takes: Takes) -> Self {
        Self { takes, ..self }
    }

    const fn as_discussion(self) -> Self {
        Self { is_discussion: true, ..self }
    }

    const fn as_detour(self) -> Self {
        Self { is_detour: true, ..self }
    }

    const fn with_face(self, face: Face) -> Self {
        Self { face, ..self }
    }

    /// Returns its name in a language.
    pub const fn name(&self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }

    /// Whether the committee's organisers alone learn of it.
    pub const fn is_internal(&self) -> bool {
        matches!(self.face, Face::Internal)
    }

    const fn step(self, to: Self, action: Action) -> Step {
        Step { from: self.code, to: to.code, action, by: ORGANIZERS, needs: &[] }
    }

    const fn to(self, to: Self) -> Step {
        self.step(to, Action::Advance)
    }

    /// A step that gives it a day, or another one.
    const fn scheduled(self, to: Self) -> Step {
        self.step(to, Action::Schedule)
    }

    /// A step that says on which day it was held.
    const fn held(self, to: Self) -> Step {
        self.step(to, Action::Hold)
    }

    const fn postponed(self, to: Self) -> Step {
        self.step(to, Action::Postpone).needing(&[Need::Reason])
    }

    const fn cancelled(self) -> Step {
        self.step(stages::CANCELLED, Action::Cancel).needing(&[Need::Reason])
    }

    const fn reopened(self, to: Self) -> Step {
        self.step(to, Action::Reopen).needing(&[Need::Reason])
    }

    /// A step back, with its reason.
    const fn returned(self, to: Self) -> Step {
        self.step(to, Action::Advance).needing(&[Need::Reason])
    }
}

impl Step {
    const fn needing(self, needs: &'static [Need]) -> Self {
        Self { needs, ..self }
    }

    /// Lets the chair take it too.
    const fn approved(self) -> Self {
        Self { by: APPROVERS, ..self }
    }
}
