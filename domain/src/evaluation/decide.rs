//! What follows from an evaluation: nothing, another round, or the end.

use entities::enums::{ProposerRole, ProposerStatus, Satisfaction, SuggestionStatus};

use crate::suggestion::{Case, Party};

/// What follows from an evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Consequence {
    /// It is kept, and that is all.
    None,
    /// Another round begins (重新办理).
    Reopen,
    /// The handling ends (办结).
    Close,
}

/// Says what follows when a proposer judges the present round, under rules by which any proposer's dissatisfaction
/// counts or the lead's alone, and while the time to evaluate runs or after it.
pub(super) fn consequence(
    case: &Case,
    proposer: &Party,
    satisfaction: Satisfaction,
    (any_reopens, is_open): (bool, bool),
) -> Consequence {
    let is_answered = case.status() == SuggestionStatus::Responded;
    if satisfaction == Satisfaction::Dissatisfied {
        // A case that the lead's contentment closed goes on while others are still in time to object.
        let is_in_time = is_answered || case.status() == SuggestionStatus::Closed && is_open;
        let is_first = !was_dissatisfied(case, any_reopens);
        let reopens = counts(proposer, any_reopens) && is_in_time && is_first;
        return if reopens { Consequence::Reopen } else { Consequence::None };
    }
    let closes = proposer.role == ProposerRole::Lead && is_answered && !is_dissatisfied(case, any_reopens);
    if closes { Consequence::Close } else { Consequence::None }
}

/// Whether a dissatisfaction that counts stands in the present round: there people have to meet before the end.
pub(super) fn is_dissatisfied(case: &Case, any_reopens: bool) -> bool {
    has_dissatisfaction(case, any_reopens, |round| round == case.head.round)
}

/// Whether a dissatisfaction that counts was found in an earlier round.
fn was_dissatisfied(case: &Case, any_reopens: bool) -> bool {
    has_dissatisfaction(case, any_reopens, |round| round < case.head.round)
}

fn has_dissatisfaction(case: &Case, any_reopens: bool, of: impl Fn(i32) -> bool) -> bool {
    let mut counted = case.proposers.iter().filter(|proposer| counts(proposer, any_reopens));
    counted.any(|proposer| {
        case.verdicts.iter().any(|verdict| {
            verdict.proposer_id == proposer.id
                && verdict.satisfaction == Satisfaction::Dissatisfied
                && of(verdict.round)
        })
    })
}

fn counts(proposer: &Party, any_reopens: bool) -> bool {
    proposer.status == ProposerStatus::Agreed && (any_reopens || proposer.role == ProposerRole::Lead)
}
