//! What departments may do with a case: the part of [`Case::may`] that looks at their assignments.

use entities::enums::{AssignmentStatus, ResponseStatus, SuggestionStage};
use entities::ids::AssignmentId;

use super::case::{Case, DEPARTMENT, Reply, Unit};
use crate::actor::Actor;
use crate::assignment::machine as unit_machine;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::response::machine as reply_machine;

impl Case {
    /// The actor's unit that has still to sign for the case.
    pub fn unit_awaiting_receipt(&self, actor: &Actor) -> Result<&Unit> {
        let mut mine = self.units_of_actor(actor)?.into_iter();
        let waits = |unit: &&Unit| {
            let is_new = [AssignmentStatus::PendingReceipt, AssignmentStatus::ReturnRequested].contains(&unit.status);
            is_new && unit.signed_for_at.is_none()
        };
        mine.find(waits).ok_or(Error::refused(Reason::WrongState))
    }

    /// The actor's unit that may talk with the proposer: once it has signed for the case, and after it is closed too.
    pub fn unit_in_contact(&self, actor: &Actor) -> Result<&Unit> {
        self.unit_that(actor, Self::must_be_in_contact)
    }

    /// Refuses unless a unit has signed for the case.
    pub fn must_be_in_contact(unit: &Unit) -> Result<()> {
        if unit.signed_for_at.is_some() { Ok(()) } else { Err(Error::refused(Reason::NotSignedFor)) }
    }

    /// The actor's unit that may still ask to hand the case back: in the first round, before it has replied.
    pub fn unit_to_hand_back(&self, actor: &Actor) -> Result<&Unit> {
        self.unit_that(actor, |unit| self.must_be_handing_back(unit))
    }

    /// Refuses unless a unit may still ask to hand the case back.
    pub fn must_be_handing_back(&self, unit: &Unit) -> Result<()> {
        let has_replied = |reply: &Reply| reply.assignment_id == unit.id && reply.status != ResponseStatus::Draft;
        let is_open = [AssignmentStatus::PendingReceipt, AssignmentStatus::InHandling].contains(&unit.status);
        let is_early = self.head.stage == SuggestionStage::Assigned && self.head.round == 1;
        if is_open && is_early && !self.replies.iter().any(has_replied) {
            Ok(())
        } else {
            Err(Error::refused(Reason::WrongState))
        }
    }

    /// The actor's assisting unit, whose opinion is due or may be corrected.
    pub fn unit_giving_opinion(&self, actor: &Actor) -> Result<&Unit> {
        self.unit_that(actor, |unit| self.must_be_giving_opinion(unit))
    }

    /// Refuses unless a unit assists, has signed for the case, and the case is still open.
    pub fn must_be_giving_opinion(&self, unit: &Unit) -> Result<()> {
        if unit.role.replies() {
            return Err(Error::refused(Reason::OnlyAssistantsGiveOpinions));
        }
        match unit.status {
            AssignmentStatus::PendingReceipt => Err(Error::refused(Reason::NotSignedFor)),
            AssignmentStatus::ReturnRequested => Err(Error::refused(Reason::HandBackUndecided)),
            _ if self.head.stage != SuggestionStage::Assigned => Err(Error::refused(Reason::WrongState)),
            _ => Ok(()),
        }
    }

    /// One of the units.
    pub fn unit(&self, id: AssignmentId) -> Result<&Unit> {
        self.units.iter().find(|unit| unit.id == id).ok_or(Error::not_found())
    }

    /// The actor's unit whose answer is due.
    pub fn unit_answering(&self, actor: &Actor) -> Result<&Unit> {
        let mine = self.units_of_actor(actor)?;
        let replying: Vec<_> = mine.into_iter().filter(|unit| unit.role.replies()).collect();
        let first = *replying.first().ok_or(Error::refused(Reason::AssistantsDoNotReply))?;
        let due = replying.into_iter().find(|unit| self.must_be_answering(unit).is_ok());
        due.map_or_else(|| self.must_be_answering(first).map(|()| first), Ok)
    }

    /// Refuses unless a unit's answer is due, and none is under review. While a request to hand it back is undecided,
    /// work goes on: the department may not refuse meanwhile.
    pub fn must_be_answering(&self, unit: &Unit) -> Result<()> {
        if !unit.role.replies() {
            return Err(Error::refused(Reason::AssistantsDoNotReply));
        }
        let is_signed_for = unit.signed_for_at.is_some();
        match unit.status {
            AssignmentStatus::InHandling if !self.has_in_review(unit) => Ok(()),
            AssignmentStatus::ReturnRequested if is_signed_for && !self.has_in_review(unit) => Ok(()),
            AssignmentStatus::ReturnRequested if !is_signed_for => Err(Error::refused(Reason::NotSignedFor)),
            AssignmentStatus::PendingReceipt => Err(Error::refused(Reason::NotSignedFor)),
            AssignmentStatus::InHandling
            | AssignmentStatus::ReturnRequested
            | AssignmentStatus::ResponseUnderReview => Err(Error::refused(Reason::ResponseInReview)),
            AssignmentStatus::Responded | AssignmentStatus::HandedBack => Err(Error::refused(Reason::WrongState)),
        }
    }

    /// The actor's unit whose answer is in force and may be corrected.
    pub fn unit_correcting(&self, actor: &Actor) -> Result<&Unit> {
        self.unit_that(actor, |unit| self.must_be_correcting(unit))
    }

    /// Refuses unless a unit has an answer in force, and no other is under review.
    pub fn must_be_correcting(&self, unit: &Unit) -> Result<()> {
        if unit.status != AssignmentStatus::Responded || self.in_force(unit.id).is_none() {
            return Err(Error::refused(Reason::WrongState));
        }
        if self.has_in_review(unit) { Err(Error::refused(Reason::ResponseInReview)) } else { Ok(()) }
    }

    /// The answer of a unit that is in force: the latest approved one that is more than a holding reply.
    pub fn in_force(&self, unit: AssignmentId) -> Option<&Reply> {
        let answers = |reply: &&Reply| reply.status == ResponseStatus::Approved && reply.kind.answers();
        self.replies.iter().filter(|reply| reply.assignment_id == unit).rfind(answers)
    }

    /// The draft that the actor's unit may hand in.
    pub fn reply_to_submit(&self, actor: &Actor) -> Result<&Reply> {
        let mut refusal = Error::refused(Reason::WrongState);
        for unit in self.units_of_actor(actor)? {
            let latest = self.replies.iter().rfind(|reply| reply.assignment_id == unit.id);
            let Some(latest) = latest.filter(|reply| reply.status == ResponseStatus::Draft) else { continue };
            let Some(event) = reply_machine::unit_event(latest.kind, reply_machine::Event::Submit) else { continue };
            match unit_machine::after(unit.status, event) {
                Ok(_) => return Ok(latest),
                Err(why) => refusal = why,
            }
        }
        Err(refusal)
    }

    /// Whether a department asks to hand the case back.
    pub(super) fn has_hand_back_to_decide(&self) -> Result<()> {
        let is_asked = self.units.iter().any(|unit| unit.status == AssignmentStatus::ReturnRequested);
        if is_asked && self.head.stage == SuggestionStage::Assigned {
            Ok(())
        } else {
            Err(Error::refused(Reason::WrongState))
        }
    }

    /// Whether a department that answers has not answered yet.
    pub(super) fn awaits_answer(&self) -> Result<()> {
        if self.head.stage != SuggestionStage::Assigned {
            return Err(Error::refused(Reason::WrongState));
        }
        let is_open = |unit: &Unit| unit.role.replies() && unit.status != AssignmentStatus::Responded;
        if self.units.iter().any(is_open) { Ok(()) } else { Err(Error::refused(Reason::AlreadyAnswered)) }
    }

    /// The first unit of the actor's that nothing is against; otherwise what is against the first of all.
    fn unit_that(&self, actor: &Actor, must: impl Fn(&Unit) -> Result<()>) -> Result<&Unit> {
        let mine = self.units_of_actor(actor)?;
        let able = mine.iter().find(|unit| must(unit).is_ok());
        match (able, mine.first()) {
            (Some(unit), _) => Ok(unit),
            (None, Some(first)) => must(first).map(|()| *first),
            (None, None) => Err(Error::forbidden(Reason::NotYourDepartment)),
        }
    }

    /// The units that the actor acts for.
    pub(super) fn units_of_actor(&self, actor: &Actor) -> Result<Vec<&Unit>> {
        let mine: Vec<_> = self.units.iter().filter(|unit| actor.works_for(unit.department_id, DEPARTMENT)).collect();
        if mine.is_empty() { Err(Error::forbidden(Reason::NotYourDepartment)) } else { Ok(mine) }
    }
}

#[cfg(test)]
mod tests;
