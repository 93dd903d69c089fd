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
///
/// Dissatisfaction ends the round, so nobody evaluates it after that. Contentment ends nothing while another proposer is
/// still in time: that a case is closed would tell the departments what its lead found (背靠背).
pub(super) fn consequence(
    case: &Case,
    proposer: &Party,
    satisfaction: Satisfaction,
    (any_reopens, is_open): (bool, bool),
) -> Consequence {
    if case.status() != SuggestionStatus::Responded {
        return Consequence::None;
    }
    let is_dissatisfied_now = satisfaction == Satisfaction::Dissatisfied && counts(proposer, any_reopens);
    if is_dissatisfied_now {
        let is_first = !was_dissatisfied(case, any_reopens);
        return if is_first { Consequence::Reopen } else { Consequence::None };
    }
    let lead = if proposer.role == ProposerRole::Lead { Some(satisfaction) } else { case.lead_verdict() };
    let is_over = !is_open || !case.misses_others_than(proposer.id);
    let closes = is_over && is_content(lead) && !is_dissatisfied(case, any_reopens);
    if closes { Consequence::Close } else { Consequence::None }
}

/// Whether the lead proposer is content and nobody whose judgement counts is not: then the case ends with the time to
/// evaluate.
pub(super) fn ends_content(case: &Case, any_reopens: bool) -> bool {
    case.status() == SuggestionStatus::Responded
        && is_content(case.lead_verdict())
        && !is_dissatisfied(case, any_reopens)
}

fn is_content(verdict: Option<Satisfaction>) -> bool {
    verdict.is_some_and(|satisfaction| satisfaction != Satisfaction::Dissatisfied)
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

#[cfg(test)]
mod tests {
    use entities::enums::{AssignmentStatus, SuggestionKind, SuggestionStage, UnitRole};

    use super::*;
    use crate::suggestion::sample;

    /// Who was dissatisfied.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum By {
        Nobody,
        Lead,
        Cosigner,
    }

    const ANYBODY: [By; 3] = [By::Nobody, By::Lead, By::Cosigner];
    const LEAD: u128 = 1;
    const COSIGNER: u128 = 2;

    /// A case in its second round: where it stands, who was dissatisfied in the first round, and who is in this one.
    type Standing = (SuggestionStatus, By, By);

    fn case((status, earlier, now): Standing) -> Case {
        let (stage, unit) = match status {
            SuggestionStatus::Closed => (SuggestionStage::Closed, AssignmentStatus::Responded),
            SuggestionStatus::Responded => (SuggestionStage::Assigned, AssignmentStatus::Responded),
            _ => (SuggestionStage::Assigned, AssignmentStatus::InHandling),
        };
        let mut case = sample::case(SuggestionKind::Proposal, stage);
        case.head.round = 2;
        case.units = vec![sample::unit(1, UnitRole::Sole, unit)];
        case.proposers =
            vec![sample::proposer(LEAD, ProposerRole::Lead), sample::proposer(COSIGNER, ProposerRole::Cosigner)];
        for (round, by) in [(1, earlier), (2, now)] {
            let who = match by {
                By::Nobody => continue,
                By::Lead => LEAD,
                By::Cosigner => COSIGNER,
            };
            case.verdicts.push(sample::verdict(who, round, Satisfaction::Dissatisfied));
        }
        assert_eq!(case.status(), status);
        case
    }

    fn standings() -> impl Iterator<Item = Standing> {
        let statuses = [SuggestionStatus::Rehandling, SuggestionStatus::Responded, SuggestionStatus::Closed];
        let with_earlier = statuses.into_iter().flat_map(|status| ANYBODY.map(|earlier| (status, earlier)));
        with_earlier.flat_map(|(status, earlier)| ANYBODY.map(|now| (status, earlier, now)))
    }

    /// All that dissatisfaction reopens: whose, under rules by which anybody's counts or not, where the case stands,
    /// while the time to evaluate runs or not, and who was dissatisfied before.
    const REOPENS: [(ProposerRole, bool, SuggestionStatus, bool, By); 8] = {
        use ProposerRole::{Cosigner, Lead};
        use SuggestionStatus::Responded;
        [
            (Lead, false, Responded, true, By::Nobody),
            (Lead, false, Responded, false, By::Nobody),
            (Lead, false, Responded, true, By::Cosigner),
            (Lead, false, Responded, false, By::Cosigner),
            (Lead, true, Responded, true, By::Nobody),
            (Lead, true, Responded, false, By::Nobody),
            (Cosigner, true, Responded, true, By::Nobody),
            (Cosigner, true, Responded, false, By::Nobody),
        ]
    };

    /// Under which rules, and whose dissatisfaction notwithstanding, the lead's contentment closes an answered case that
    /// nobody else may still evaluate.
    const CLOSES: [(bool, By); 3] = [(false, By::Nobody), (false, By::Cosigner), (true, By::Nobody)];

    #[test]
    fn what_follows_from_every_evaluation_is_decided() {
        for standing in standings() {
            let case = case(standing);
            let (status, earlier, now) = standing;
            for (any_reopens, is_open) in [(false, false), (false, true), (true, false), (true, true)] {
                for proposer in &case.proposers {
                    for &says in Satisfaction::ALL {
                        let role = proposer.role;
                        let reopens = REOPENS.contains(&(role, any_reopens, status, is_open, earlier));
                        let is_leads = role == ProposerRole::Lead && status == SuggestionStatus::Responded;
                        let is_over = !is_open || now == By::Cosigner;
                        let closes = is_leads && is_over && CLOSES.contains(&(any_reopens, now));
                        let is_dissatisfied = says == Satisfaction::Dissatisfied;
                        let expected = if is_dissatisfied && reopens {
                            Consequence::Reopen
                        } else if !is_dissatisfied && closes {
                            Consequence::Close
                        } else {
                            Consequence::None
                        };

                        let told = format!("{standing:?} {any_reopens} {is_open} {role:?} {says:?}");
                        assert_eq!(consequence(&case, proposer, says, (any_reopens, is_open)), expected, "{told}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_last_to_evaluate_ends_what_the_lead_is_content_with() {
        let mut case = case((SuggestionStatus::Responded, By::Nobody, By::Nobody));
        case.verdicts.push(sample::verdict(LEAD, 2, Satisfaction::Understood));
        let last = case.proposers[1].clone();
        let follows = |says, any_reopens| consequence(&case, &last, says, (any_reopens, true));

        for any_reopens in [false, true] {
            assert_eq!(follows(Satisfaction::Satisfied, any_reopens), Consequence::Close);
            assert!(ends_content(&case, any_reopens), "as the end of the time does");
        }
        assert_eq!(follows(Satisfaction::Dissatisfied, false), Consequence::Close, "it does not count");
        assert_eq!(follows(Satisfaction::Dissatisfied, true), Consequence::Reopen);
    }

    #[test]
    fn who_did_not_agree_to_propose_objects_to_nothing() {
        let mut case = case((SuggestionStatus::Responded, By::Cosigner, By::Cosigner));
        case.proposers[1].status = ProposerStatus::Declined;
        let lead = case.proposers[0].clone();

        assert_eq!(consequence(&case, &lead, Satisfaction::Dissatisfied, (true, true)), Consequence::Reopen);
        assert_eq!(consequence(&case, &lead, Satisfaction::Satisfied, (true, true)), Consequence::Close);
        assert!(!is_dissatisfied(&case, true));
    }
}
