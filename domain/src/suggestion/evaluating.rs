//! Who may say what of an answer: the part of [`Case::may`] that looks at evaluations.

use entities::enums::{ProposerRole, ProposerStatus, Satisfaction, SuggestionStatus};
use entities::ids::{AccountId, ProposerId, SuggestionId};
use entities::suggestion::Head;

use super::case::{Case, Proposer};
use crate::actor::Actor;
use crate::error::{Error, Result};
use crate::reason::Reason;

/// The account that speaks for the body that proposes a suggestion: its writer. Whoever drew one up from a report, a
/// speech or a matter does not speak for who made that.
pub(crate) fn speaker(head: &Head) -> Option<AccountId> {
    let is_extracted =
        head.origin_speech_id.is_some() || head.origin_report_id.is_some() || head.origin_matter_id.is_some();
    (!is_extracted).then_some(head.owner_id)
}

/// The account that speaks for a body that proposes a suggestion: one of its own, or the suggestion's where the body did
/// not join through a merge.
pub(crate) fn speaks_for(head: &Head, (via, own): (Option<SuggestionId>, Option<AccountId>)) -> Option<AccountId> {
    own.or_else(|| speaker(head).filter(|_| via.is_none()))
}

impl Case {
    /// The proposer as whom the actor may evaluate this round.
    pub fn proposer_to_evaluate(&self, actor: &Actor) -> Result<&Proposer> {
        let account = actor.account()?;
        // A body speaks through the account that wrote its suggestion, also after that was merged into this one.
        let speaks = |row: &Proposer| self.speaker_of(row) == Some(account);
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

    /// The account that speaks for a body among the proposers.
    pub fn speaker_of(&self, body: &Proposer) -> Option<AccountId> {
        speaks_for(&self.head, (body.via_suggestion_id, body.account_id))
    }

    /// Says whether there is an answer of the present round to evaluate.
    pub(super) fn is_evaluable(&self) -> Result<()> {
        let is_evaluable = matches!(self.status(), SuggestionStatus::Responded | SuggestionStatus::Closed);
        if is_evaluable { Ok(()) } else { Err(Error::refused(Reason::WrongState)) }
    }

    pub(super) fn awaits_evaluation(&self) -> Result<()> {
        self.is_evaluable()?;
        if self.missing().next().is_some() { Ok(()) } else { Err(Error::refused(Reason::AlreadyEvaluated)) }
    }

    /// Whether somebody else than one proposer has still to evaluate the present round.
    pub fn misses_others_than(&self, proposer: ProposerId) -> bool {
        self.missing().any(|row| row.id != proposer)
    }

    /// The agreed proposers who have not evaluated the present round.
    pub fn missing(&self) -> impl Iterator<Item = &Proposer> {
        let agreed = self.proposers.iter().filter(|row| row.status == ProposerStatus::Agreed);
        agreed.filter(|row| self.verdict_of(row.id).is_none())
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
