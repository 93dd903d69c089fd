//! The pure process of a suggestion: which event leads where, and the status people see.

use entities::enums::{AssignmentStatus, SuggestionKind, SuggestionStage, SuggestionStatus, UnitRole};

use crate::error::{Error, Result};
use crate::reason::Reason;

/// What can happen to a suggestion as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Its text is changed.
    Edit,
    /// It is handed in (提交).
    Submit,
    /// Its proposer takes it back (撤回).
    Withdraw,
    /// It goes back for revision (退回修改).
    Return,
    /// It is not filed (不予立案).
    Decline,
    /// It passes a level of review that is not the last (初审、复审通过).
    Pass,
    /// It becomes another kind of suggestion (转办).
    Convert,
    /// It goes on as part of another suggestion (并案).
    Merge,
    /// It stands by itself again (撤销并案).
    Unmerge,
    /// Another suggestion is merged into it (并入).
    TakeIn,
    /// A suggestion that was merged into it is taken out again (移出).
    LetGo,
    /// It is filed (立案).
    File,
    /// Departments are charged with it (交办).
    Assign,
    /// Handling ends (办结).
    Close,
    /// It is handled again (重新办理).
    Reopen,
    /// The office takes a social opinion into a brief (采用).
    Adopt,
    /// The brief is given up, and its opinions wait for screening again.
    GiveBack,
}

impl Event {
    /// Every event.
    pub const ALL: [Self; 17] = [
        Self::Edit,
        Self::Submit,
        Self::Withdraw,
        Self::Return,
        Self::Decline,
        Self::Pass,
        Self::Convert,
        Self::Merge,
        Self::Unmerge,
        Self::TakeIn,
        Self::LetGo,
        Self::File,
        Self::Assign,
        Self::Close,
        Self::Reopen,
        Self::Adopt,
        Self::GiveBack,
    ];
}

/// Returns the stage after an event, or why it cannot happen. Only proposals are filed; the other kinds
/// are assigned straight from screening (domain.md §0.1).
///
/// # Errors
///
/// `WRONG_STATE`, or `ONLY_PROPOSALS_ARE_FILED` where another kind would be filed.
pub fn after(kind: SuggestionKind, stage: SuggestionStage, event: Event) -> Result<SuggestionStage> {
    use SuggestionStage as S;

    let is_proposal = kind == SuggestionKind::Proposal;
    let is_opinion = kind == SuggestionKind::SocialOpinion;
    match (stage, event) {
        // What was merged into it may still part from it when it has come to nothing itself, until it is assigned.
        (S::Draft | S::Returned, Event::Edit)
        | (S::Submitted | S::Filed, Event::TakeIn)
        | (S::Submitted | S::Returned | S::Declined | S::Withdrawn | S::Filed, Event::LetGo) => Ok(stage),
        (S::Draft | S::Returned, Event::Submit)
        | (S::Submitted, Event::Pass)
        | (S::Submitted | S::Declined, Event::Convert)
        | (S::Merged, Event::Unmerge) => Ok(S::Submitted),
        (S::Draft | S::Submitted | S::Returned, Event::Withdraw) => Ok(S::Withdrawn),
        (S::Submitted, Event::Return) => Ok(S::Returned),
        (S::Submitted, Event::Decline) => Ok(S::Declined),
        (S::Submitted, Event::Merge) => Ok(S::Merged),
        (S::Submitted, Event::File) if is_proposal => Ok(S::Filed),
        (S::Submitted, Event::File) => Err(Error::refused(Reason::OnlyProposalsAreFiled)),
        (S::Filed, Event::Assign) | (S::Assigned | S::Closed, Event::Reopen) => Ok(S::Assigned),
        (S::Submitted, Event::Assign) if !is_proposal => Ok(S::Assigned),
        (S::Assigned, Event::Close) => Ok(S::Closed),
        (S::Submitted | S::Adopted, Event::Adopt | Event::Assign | Event::GiveBack) if is_opinion => {
            after_adoption(stage, event)
        }
        _ => Err(Error::refused(Reason::WrongState)),
    }
}

/// What only social opinions go through: the office takes them into a brief (采用), and may forward them from there.
fn after_adoption(stage: SuggestionStage, event: Event) -> Result<SuggestionStage> {
    use SuggestionStage as S;

    match (stage, event) {
        (S::Submitted, Event::Adopt) => Ok(S::Adopted),
        (S::Adopted, Event::Assign) => Ok(S::Assigned),
        (S::Adopted, Event::GiveBack) => Ok(S::Submitted),
        _ => Err(Error::refused(Reason::WrongState)),
    }
}

/// Derives the status from the stage and the departments that answer (domain.md §0.4):
/// the one furthest behind decides. While a department asks to hand it back, it is as if that one had not signed yet;
/// once it has handed it back it counts no more (callers leave it out).
pub fn status(stage: SuggestionStage, round: i32, units: &[(UnitRole, AssignmentStatus)]) -> SuggestionStatus {
    match stage {
        SuggestionStage::Draft => SuggestionStatus::Draft,
        SuggestionStage::Submitted => SuggestionStatus::Submitted,
        SuggestionStage::Returned => SuggestionStatus::Returned,
        SuggestionStage::Declined => SuggestionStatus::Declined,
        SuggestionStage::Withdrawn => SuggestionStatus::Withdrawn,
        SuggestionStage::Merged => SuggestionStatus::Merged,
        SuggestionStage::Filed => SuggestionStatus::Filed,
        SuggestionStage::Closed => SuggestionStatus::Closed,
        SuggestionStage::Adopted => SuggestionStatus::Adopted,
        SuggestionStage::Assigned => {
            let furthest_behind = units.iter().filter(|(role, _)| role.replies()).map(|(_, status)| *status).min();
            match furthest_behind {
                None | Some(AssignmentStatus::PendingReceipt | AssignmentStatus::ReturnRequested) => {
                    SuggestionStatus::Assigned
                }
                Some(AssignmentStatus::InHandling) if round > 1 => SuggestionStatus::Rehandling,
                Some(AssignmentStatus::InHandling) => SuggestionStatus::InHandling,
                Some(AssignmentStatus::ResponseUnderReview) => SuggestionStatus::ResponseUnderReview,
                Some(AssignmentStatus::Responded | AssignmentStatus::HandedBack) => SuggestionStatus::Responded,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every pair that leads somewhere, for proposals; all others are refused.
    const PROPOSAL: &[(SuggestionStage, Event, SuggestionStage)] = &[
        (SuggestionStage::Draft, Event::Edit, SuggestionStage::Draft),
        (SuggestionStage::Draft, Event::Submit, SuggestionStage::Submitted),
        (SuggestionStage::Draft, Event::Withdraw, SuggestionStage::Withdrawn),
        (SuggestionStage::Returned, Event::Edit, SuggestionStage::Returned),
        (SuggestionStage::Returned, Event::Submit, SuggestionStage::Submitted),
        (SuggestionStage::Returned, Event::Withdraw, SuggestionStage::Withdrawn),
        (SuggestionStage::Submitted, Event::Withdraw, SuggestionStage::Withdrawn),
        (SuggestionStage::Submitted, Event::Return, SuggestionStage::Returned),
        (SuggestionStage::Submitted, Event::Decline, SuggestionStage::Declined),
        (SuggestionStage::Submitted, Event::Pass, SuggestionStage::Submitted),
        (SuggestionStage::Submitted, Event::Convert, SuggestionStage::Submitted),
        (SuggestionStage::Declined, Event::Convert, SuggestionStage::Submitted),
        (SuggestionStage::Submitted, Event::Merge, SuggestionStage::Merged),
        (SuggestionStage::Merged, Event::Unmerge, SuggestionStage::Submitted),
        (SuggestionStage::Submitted, Event::TakeIn, SuggestionStage::Submitted),
        (SuggestionStage::Filed, Event::TakeIn, SuggestionStage::Filed),
        (SuggestionStage::Submitted, Event::LetGo, SuggestionStage::Submitted),
        (SuggestionStage::Returned, Event::LetGo, SuggestionStage::Returned),
        (SuggestionStage::Declined, Event::LetGo, SuggestionStage::Declined),
        (SuggestionStage::Withdrawn, Event::LetGo, SuggestionStage::Withdrawn),
        (SuggestionStage::Filed, Event::LetGo, SuggestionStage::Filed),
        (SuggestionStage::Submitted, Event::File, SuggestionStage::Filed),
        (SuggestionStage::Filed, Event::Assign, SuggestionStage::Assigned),
        (SuggestionStage::Assigned, Event::Close, SuggestionStage::Closed),
        (SuggestionStage::Assigned, Event::Reopen, SuggestionStage::Assigned),
        (SuggestionStage::Closed, Event::Reopen, SuggestionStage::Assigned),
    ];

    #[test]
    fn every_pair_of_stage_and_event_is_decided_for_proposals() {
        for &stage in SuggestionStage::ALL {
            for event in Event::ALL {
                let expected = PROPOSAL.iter().find(|row| (row.0, row.1) == (stage, event)).map(|row| row.2);

                assert_eq!(after(SuggestionKind::Proposal, stage, event).ok(), expected, "{stage:?} {event:?}");
            }
        }
    }

    #[test]
    fn social_opinions_differ_from_other_kinds_only_in_being_adopted() {
        let steps = [
            (SuggestionStage::Submitted, Event::Adopt, SuggestionStage::Adopted),
            (SuggestionStage::Adopted, Event::Assign, SuggestionStage::Assigned),
            (SuggestionStage::Adopted, Event::GiveBack, SuggestionStage::Submitted),
        ];
        for &stage in SuggestionStage::ALL {
            for event in Event::ALL {
                let adopted = steps.iter().find(|row| (row.0, row.1) == (stage, event)).map(|row| row.2);
                let expected = adopted.or_else(|| after(SuggestionKind::CitizenIssue, stage, event).ok());

                assert_eq!(after(SuggestionKind::SocialOpinion, stage, event).ok(), expected, "{stage:?} {event:?}");
            }
        }
    }

    #[test]
    fn other_kinds_differ_only_in_being_assigned_without_filing() {
        for &stage in SuggestionStage::ALL {
            for event in Event::ALL {
                let proposal = after(SuggestionKind::Proposal, stage, event).ok();
                let expected = match (stage, event) {
                    (SuggestionStage::Submitted, Event::File) => None,
                    (SuggestionStage::Submitted, Event::Assign) => Some(SuggestionStage::Assigned),
                    _ => proposal,
                };

                assert_eq!(after(SuggestionKind::CitizenIssue, stage, event).ok(), expected, "{stage:?} {event:?}");
            }
        }
    }

    #[test]
    fn the_department_furthest_behind_decides_the_status() {
        let units = [
            (UnitRole::Separate, AssignmentStatus::Responded),
            (UnitRole::Separate, AssignmentStatus::InHandling),
            (UnitRole::Assist, AssignmentStatus::PendingReceipt),
        ];

        assert_eq!(status(SuggestionStage::Assigned, 1, &units), SuggestionStatus::InHandling);
        assert_eq!(status(SuggestionStage::Assigned, 2, &units), SuggestionStatus::Rehandling);
        assert_eq!(status(SuggestionStage::Assigned, 1, &units[..1]), SuggestionStatus::Responded);
        let disputed = [(UnitRole::Sole, AssignmentStatus::ReturnRequested)];
        assert_eq!(status(SuggestionStage::Assigned, 1, &disputed), SuggestionStatus::Assigned);
    }
}
