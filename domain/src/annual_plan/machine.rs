//! The pure process of an annual plan and of its items (domain.md §1.4).

use entities::enums::{AnnualPlanStatus, PlanItemState};

use crate::error::{Error, Result};
use crate::reason::Reason;

/// What organisers do with the items of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Write the plan and its items anew (修改).
    Edit,
    /// Add, change or drop an item of an approved plan, on record (调整).
    Adjust,
    /// Make a consultation of an item (启动).
    StartItem,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 3] = [Self::Edit, Self::Adjust, Self::StartItem];
}

/// Returns the stage that a plan comes to when it is moved from `status` to `to`, or why it cannot be.
///
/// # Errors
///
/// `WRONG_STATE` for every step that the process does not know. What the party committee has decided does not go back.
pub fn after(status: AnnualPlanStatus, to: AnnualPlanStatus) -> Result<AnnualPlanStatus> {
    use AnnualPlanStatus as S;

    match (status, to) {
        (S::Draft, S::Canvassed)
        | (S::Canvassed, S::Revised)
        | (S::Revised, S::ChairMeetingApproved)
        | (S::ChairMeetingApproved, S::PartyApproved)
        | (S::PartyApproved, S::Published)
        | (S::Canvassed | S::Revised | S::ChairMeetingApproved, S::Draft) => Ok(to),
        _ => Err(Error::refused(Reason::WrongState)),
    }
}

/// Says whether an action is possible at a stage.
///
/// # Errors
///
/// `PLAN_NOT_APPROVED` where it only is too early, else `WRONG_STATE`.
pub fn allows(status: AnnualPlanStatus, action: Action) -> Result<()> {
    use AnnualPlanStatus as S;

    match (status, action) {
        (S::Draft | S::Revised, Action::Edit)
        | (S::PartyApproved | S::Published, Action::Adjust | Action::StartItem) => Ok(()),
        (_, Action::Adjust | Action::StartItem) => Err(Error::refused(Reason::PlanNotApproved)),
        (_, Action::Edit) => Err(Error::refused(Reason::WrongState)),
    }
}

/// What happens to an item of an approved plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum ItemEvent {
    Change,
    Drop,
    Start,
}

/// Returns the state of an item after an event. What has begun is the consultation's matter, what was dropped stays so.
pub(super) fn item_after(state: PlanItemState, event: ItemEvent) -> Result<PlanItemState> {
    match (state, event) {
        (PlanItemState::Planned, ItemEvent::Change) => Ok(PlanItemState::Planned),
        (PlanItemState::Planned, ItemEvent::Drop) => Ok(PlanItemState::Dropped),
        (PlanItemState::Planned, ItemEvent::Start) => Ok(PlanItemState::Begun),
        (PlanItemState::Begun | PlanItemState::Dropped, _) => Err(Error::refused(Reason::ItemNotOpen)),
    }
}

/// Whether the public reads of a step in the history of a published plan.
pub(super) const fn is_milestone(to: AnnualPlanStatus) -> bool {
    matches!(to, AnnualPlanStatus::ChairMeetingApproved | AnnualPlanStatus::PartyApproved | AnnualPlanStatus::Published)
}

/// Names the step that leads to a stage.
pub(super) const fn event(to: AnnualPlanStatus) -> &'static str {
    match to {
        AnnualPlanStatus::Draft => "RETURN",
        AnnualPlanStatus::Canvassed => "CANVASS",
        AnnualPlanStatus::Revised => "REVISE",
        AnnualPlanStatus::ChairMeetingApproved => "APPROVE_BY_CHAIR_MEETING",
        AnnualPlanStatus::PartyApproved => "APPROVE_BY_PARTY",
        AnnualPlanStatus::Published => "PUBLISH",
    }
}

#[cfg(test)]
mod tests {
    use AnnualPlanStatus::{Canvassed, ChairMeetingApproved, Draft, PartyApproved, Published, Revised};

    use super::*;

    /// Every step there is; all others are refused.
    const STEPS: [(AnnualPlanStatus, AnnualPlanStatus); 8] = [
        (Draft, Canvassed),
        (Canvassed, Revised),
        (Canvassed, Draft),
        (Revised, ChairMeetingApproved),
        (Revised, Draft),
        (ChairMeetingApproved, PartyApproved),
        (ChairMeetingApproved, Draft),
        (PartyApproved, Published),
    ];

    #[test]
    fn every_pair_of_stages_is_decided() {
        for &from in AnnualPlanStatus::ALL {
            for &to in AnnualPlanStatus::ALL {
                let expected = STEPS.contains(&(from, to)).then_some(to);

                assert_eq!(after(from, to).ok(), expected, "{from:?} {to:?}");
            }
        }
    }

    #[test]
    fn every_action_is_decided_at_every_stage() {
        for &status in AnnualPlanStatus::ALL {
            let is_open = [Draft, Revised].contains(&status);
            let is_settled = [PartyApproved, Published].contains(&status);

            assert_eq!(allows(status, Action::Edit).is_ok(), is_open, "{status:?}");
            for action in [Action::Adjust, Action::StartItem] {
                let told = allows(status, action);
                assert_eq!(told.is_ok(), is_settled, "{status:?} {action:?}");
                if let Err(refusal) = told {
                    assert_eq!(refusal.reason(), Some("plan_not_approved"), "{status:?} {action:?}");
                }
            }
        }
    }

    #[test]
    fn only_a_planned_item_changes() {
        let after_all = [
            (ItemEvent::Change, PlanItemState::Planned),
            (ItemEvent::Drop, PlanItemState::Dropped),
            (ItemEvent::Start, PlanItemState::Begun),
        ];
        for (event, to) in after_all {
            for &state in PlanItemState::ALL {
                let expected = (state == PlanItemState::Planned).then_some(to);

                assert_eq!(item_after(state, event).ok(), expected, "{state:?} {event:?}");
            }
        }
    }
}
