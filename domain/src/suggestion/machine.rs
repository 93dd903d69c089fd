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

    type Row = (SuggestionStage, Event, SuggestionStage);

    /// Every pair that leads somewhere whatever the kind.
    const OF_ALL: [Row; 25] = {
        use Event as E;
        use SuggestionStage as S;
        [
            (S::Draft, E::Edit, S::Draft),
            (S::Draft, E::Submit, S::Submitted),
            (S::Draft, E::Withdraw, S::Withdrawn),
            (S::Returned, E::Edit, S::Returned),
            (S::Returned, E::Submit, S::Submitted),
            (S::Returned, E::Withdraw, S::Withdrawn),
            (S::Returned, E::LetGo, S::Returned),
            (S::Submitted, E::Withdraw, S::Withdrawn),
            (S::Submitted, E::Return, S::Returned),
            (S::Submitted, E::Decline, S::Declined),
            (S::Submitted, E::Pass, S::Submitted),
            (S::Submitted, E::Convert, S::Submitted),
            (S::Submitted, E::Merge, S::Merged),
            (S::Submitted, E::TakeIn, S::Submitted),
            (S::Submitted, E::LetGo, S::Submitted),
            (S::Declined, E::Convert, S::Submitted),
            (S::Declined, E::LetGo, S::Declined),
            (S::Withdrawn, E::LetGo, S::Withdrawn),
            (S::Merged, E::Unmerge, S::Submitted),
            (S::Filed, E::TakeIn, S::Filed),
            (S::Filed, E::LetGo, S::Filed),
            (S::Filed, E::Assign, S::Assigned),
            (S::Assigned, E::Close, S::Closed),
            (S::Assigned, E::Reopen, S::Assigned),
            (S::Closed, E::Reopen, S::Assigned),
        ]
    };

    /// What only proposals go through.
    const FILED: Row = (SuggestionStage::Submitted, Event::File, SuggestionStage::Filed);
    /// What only other kinds go through.
    const UNFILED: Row = (SuggestionStage::Submitted, Event::Assign, SuggestionStage::Assigned);
    /// What only social opinions go through.
    const ADOPTED: [Row; 3] = [
        (SuggestionStage::Submitted, Event::Adopt, SuggestionStage::Adopted),
        (SuggestionStage::Adopted, Event::Assign, SuggestionStage::Assigned),
        (SuggestionStage::Adopted, Event::GiveBack, SuggestionStage::Submitted),
    ];

    /// Every pair that leads somewhere for a kind; all others are refused.
    fn table(kind: SuggestionKind) -> Vec<Row> {
        match kind {
            SuggestionKind::Proposal => [&OF_ALL[..], &[FILED]].concat(),
            SuggestionKind::SocialOpinion => [&OF_ALL[..], &[UNFILED], &ADOPTED].concat(),
            SuggestionKind::ConsultationSuggestion | SuggestionKind::CitizenIssue => [&OF_ALL[..], &[UNFILED]].concat(),
        }
    }

    #[test]
    fn every_pair_of_stage_and_event_is_decided_for_every_kind() {
        for &kind in SuggestionKind::ALL {
            let table = table(kind);
            for &stage in SuggestionStage::ALL {
                for event in Event::ALL {
                    let expected = table.iter().find(|row| (row.0, row.1) == (stage, event)).map(|row| row.2);

                    assert_eq!(after(kind, stage, event).ok(), expected, "{kind:?} {stage:?} {event:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_refused_says_whether_the_kind_or_the_stage_is_against_it() {
        for &kind in SuggestionKind::ALL {
            for &stage in SuggestionStage::ALL {
                for event in Event::ALL {
                    let Err(refusal) = after(kind, stage, event) else { continue };
                    let is_of_another_kind =
                        kind != SuggestionKind::Proposal && (stage, event) == (SuggestionStage::Submitted, Event::File);
                    let expected = if is_of_another_kind { "only_proposals_are_filed" } else { "wrong_state" };

                    assert_eq!(refusal.reason(), Some(expected), "{kind:?} {stage:?} {event:?}");
                }
            }
        }
    }

    #[test]
    fn every_stage_but_the_assigned_one_is_its_own_status() {
        use SuggestionStage as S;

        let units = [(UnitRole::Sole, AssignmentStatus::InHandling)];
        for (stage, expected) in [
            (S::Draft, SuggestionStatus::Draft),
            (S::Submitted, SuggestionStatus::Submitted),
            (S::Returned, SuggestionStatus::Returned),
            (S::Declined, SuggestionStatus::Declined),
            (S::Withdrawn, SuggestionStatus::Withdrawn),
            (S::Merged, SuggestionStatus::Merged),
            (S::Filed, SuggestionStatus::Filed),
            (S::Closed, SuggestionStatus::Closed),
            (S::Adopted, SuggestionStatus::Adopted),
        ] {
            for round in [1, 2] {
                assert_eq!(status(stage, round, &[]), expected);
                assert_eq!(status(stage, round, &units), expected, "whatever the departments do");
            }
        }
    }

    /// The stages of a department from the furthest behind on, with the status that each means in the first round and
    /// in a later one.
    const BEHIND: [(AssignmentStatus, SuggestionStatus, SuggestionStatus); 5] = [
        (AssignmentStatus::PendingReceipt, SuggestionStatus::Assigned, SuggestionStatus::Assigned),
        (AssignmentStatus::ReturnRequested, SuggestionStatus::Assigned, SuggestionStatus::Assigned),
        (AssignmentStatus::InHandling, SuggestionStatus::InHandling, SuggestionStatus::Rehandling),
        (
            AssignmentStatus::ResponseUnderReview,
            SuggestionStatus::ResponseUnderReview,
            SuggestionStatus::ResponseUnderReview,
        ),
        (AssignmentStatus::Responded, SuggestionStatus::Responded, SuggestionStatus::Responded),
    ];

    #[test]
    fn the_department_furthest_behind_decides_the_status() {
        assert_eq!(status(SuggestionStage::Assigned, 1, &[]), SuggestionStatus::Assigned);
        for (place, (of_one, first, later)) in BEHIND.into_iter().enumerate() {
            for (of_other, ..) in &BEHIND[place..] {
                for units in [[of_one, *of_other], [*of_other, of_one]] {
                    let units = units.map(|status| (UnitRole::Separate, status));

                    assert_eq!(status(SuggestionStage::Assigned, 1, &units), first, "{units:?}");
                    assert_eq!(status(SuggestionStage::Assigned, 2, &units), later, "{units:?}");
                }
            }
        }
    }

    #[test]
    fn an_assisting_department_decides_no_status() {
        for (of_lead, expected, _) in BEHIND {
            for (of_assistant, ..) in BEHIND {
                let units = [(UnitRole::Assist, of_assistant), (UnitRole::Lead, of_lead)];

                assert_eq!(status(SuggestionStage::Assigned, 1, &units), expected, "{units:?}");
            }
        }
    }
}
