//! What is derived from the handling of a suggestion: status, deadline, outcome, satisfaction.

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};
use entities::enums::{
    AssignmentStatus, OutcomeCategory, ProposerRole, ProposerStatus, ResponseStatus, Satisfaction, SuggestionStage,
    SuggestionStatus, UnitRole,
};
use entities::ids::{AssignmentId, RulesId};
use entities::{assignment, evaluation, proposer, response};
use serde::Deserialize;

/// The rules that a deadline is computed from; what a version does not say has the default.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(default)]
pub(super) struct Clocks {
    reply_days: u32,
    rehandling_days: u32,
}

impl Default for Clocks {
    fn default() -> Self {
        Self { reply_days: 90, rehandling_days: 90 }
    }
}

/// Derives a suggestion's status from its stage and the departments that answer (domain.md §0.4): the
/// one furthest behind decides.
pub fn suggestion_status(
    stage: SuggestionStage,
    round: i32,
    units: &[(UnitRole, AssignmentStatus)],
) -> SuggestionStatus {
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
            let answering = units.iter().filter(|(role, _)| role.replies());
            match answering.map(|(_, status)| *status).min() {
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

/// Returns the nearest day by which a department still has to answer, extensions counted.
pub(super) fn deadline(
    stage: SuggestionStage,
    round: i32,
    units: &[assignment::Model],
    rules: &HashMap<RulesId, serde_json::Value>,
) -> Option<NaiveDate> {
    if stage != SuggestionStage::Assigned {
        return None;
    }
    let open = units.iter().filter(|unit| unit.role.replies() && unit.status != AssignmentStatus::Responded);
    let due = open.filter_map(|unit| {
        let body = rules.get(&unit.rules_id).cloned().unwrap_or_default();
        let clocks: Clocks = serde_json::from_value(body).unwrap_or_default();
        let days = if round > 1 { clocks.rehandling_days } else { clocks.reply_days };
        let base = unit.round_started_on.checked_add_days(Days::new(days.into()))?;
        Some(unit.extended_until.map_or(base, |extended| extended.max(base)))
    });
    due.min()
}

/// Returns the outcome in force: of the leading department's latest approved response that is more than a holding
/// reply; where several answer separately, the one furthest from done.
pub(super) fn outcome(units: &[assignment::Model], responses: &[response::Head]) -> Option<OutcomeCategory> {
    let mut latest: HashMap<AssignmentId, &response::Head> = HashMap::new();
    let answers = |response: &&response::Head| response.status == ResponseStatus::Approved && response.kind.answers();
    for response in responses.iter().filter(answers) {
        let held = latest.entry(response.assignment_id).or_insert(response);
        if (response.round, response.number) > (held.round, held.number) {
            *held = response;
        }
    }
    let answering = units.iter().filter(|unit| unit.role.replies());
    answering.filter_map(|unit| latest.get(&unit.id)).map(|response| response.outcome).max()
}

/// Returns what the lead proposer thought of the latest round evaluated.
pub(super) fn satisfaction(proposers: &[proposer::Model], evaluations: &[evaluation::Model]) -> Option<Satisfaction> {
    let lead = proposers.iter().find(|proposer| proposer.role == ProposerRole::Lead)?;
    let theirs = evaluations.iter().filter(|evaluation| evaluation.proposer_id == lead.id);
    theirs.max_by_key(|evaluation| evaluation.round).map(|evaluation| evaluation.satisfaction)
}

/// Whether every proposer who agreed has evaluated the present round.
pub(super) fn is_evaluated_by_all(
    round: i32,
    proposers: &[proposer::Model],
    evaluations: &[evaluation::Model],
) -> bool {
    let of_round: HashSet<_> =
        evaluations.iter().filter(|evaluation| evaluation.round == round).map(|it| it.proposer_id).collect();
    let mut agreed = proposers.iter().filter(|proposer| proposer.status == ProposerStatus::Agreed);
    agreed.all(|proposer| of_round.contains(&proposer.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_furthest_behind_decides() {
        let units = [
            (UnitRole::Lead, AssignmentStatus::ResponseUnderReview),
            (UnitRole::Assist, AssignmentStatus::PendingReceipt),
        ];

        assert_eq!(suggestion_status(SuggestionStage::Assigned, 1, &units), SuggestionStatus::ResponseUnderReview);
        assert_eq!(suggestion_status(SuggestionStage::Assigned, 1, &[]), SuggestionStatus::Assigned);
        let again = [(UnitRole::Sole, AssignmentStatus::InHandling)];
        assert_eq!(suggestion_status(SuggestionStage::Assigned, 2, &again), SuggestionStatus::Rehandling);
        assert_eq!(suggestion_status(SuggestionStage::Closed, 2, &again), SuggestionStatus::Closed);
    }

    #[test]
    fn rules_that_say_nothing_have_defaults() {
        let clocks: Clocks = serde_json::from_value(serde_json::json!({ "reply_days": 60, "other": 1 })).unwrap();

        assert_eq!((clocks.reply_days, clocks.rehandling_days), (60, 90));
    }
}
