//! Who may say what of an answer: the part of [`Case::may`] that looks at evaluations.

use entities::enums::{ProposerRole, ProposerStatus, Satisfaction, SuggestionStatus};
use entities::ids::ProposerId;

use super::case::{Case, Proposer};
use crate::actor::Actor;
use crate::error::{Error, Result};
use crate::reason::Reason;

impl Case {
    /// The proposer as whom the actor may evaluate this round.
    pub fn proposer_to_evaluate(&self, actor: &Actor) -> Result<&Proposer> {
        let account = actor.account()?;
        // A body speaks through the account that wrote its suggestion, also after that was merged into this one.
        // Whoever drew a suggestion up from a report or a speech does not speak for who made that.
        let is_extracted = self.head.origin_speech_id.is_some() || self.head.origin_report_id.is_some();
        let writer = Some(self.head.owner_id).filter(|_| !is_extracted);
        let speaks = |row: &Proposer| row.account_id.or(writer) == Some(account);
        let is_mine = |row: &&Proposer| {
            row.status == ProposerStatus::Agreed
                && row.member_id.map_or_else(|| speaks(row), |member| actor.is_member(member))
        };
        // One account may speak for several bodies whose suggestions were merged.
        let mut mine = self.proposers.iter().filter(is_mine).peekable();
        mine.peek().ok_or(Error::forbidden(Reason::NotAProposer))?;
        self.is_evaluable()?;
        mine.find(|row| self.verdict_of(row.id).is_none()).ok_or(Error::refused(Reason::AlreadyEvaluated))
    }

    /// Says whether there is an answer of the present round to evaluate.
    pub(super) fn is_evaluable(&self) -> Result<()> {
        let is_evaluable = matches!(self.status(), SuggestionStatus::Responded | SuggestionStatus::Closed);
        if is_evaluable { Ok(()) } else { Err(Error::refused(Reason::WrongState)) }
    }

    pub(super) fn awaits_evaluation(&self) -> Result<()> {
        self.is_evaluable()?;
        let mut agreed = self.proposers.iter().filter(|row| row.status == ProposerStatus::Agreed);
        let is_missing = agreed.any(|row| self.verdict_of(row.id).is_none());
        if is_missing { Ok(()) } else { Err(Error::refused(Reason::AlreadyEvaluated)) }
    }

    /// What a proposer found in the present round.
    pub fn verdict_of(&self, proposer: ProposerId) -> Option<Satisfaction> {
        let round = self.head.round;
        let verdict = self.verdicts.iter().find(|row| row.proposer_id == proposer && row.round == round);
        verdict.map(|row| row.satisfaction)
    }

    /// What the lead proposer found in the present round.
    pub fn lead_verdict(&self) -> Option<Satisfaction> {
        let lead = self.proposers.iter().find(|row| row.role == ProposerRole::Lead)?;
        self.verdict_of(lead.id)
    }
}
