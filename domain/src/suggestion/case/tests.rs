//! What may be published, and what is, for every kind, consent and answer, written out.

use super::*;
use crate::suggestion::sample;

/// Departments with their parts, and the replies of each.
type Handled = (&'static [UnitRole], &'static [(u128, ResponseKind, ResponseStatus)]);

/// How a case may be handled, and whether all who have to answer have answered.
const HANDLED: [(Handled, bool); 12] = {
    use ResponseKind::{Correcting, Full, Holding, Superseding};
    use ResponseStatus::{Approved, Draft, Returned, UnderReview};
    use UnitRole::{Assist, Lead, Separate, Sole};
    [
        ((&[], &[]), false),
        ((&[Sole], &[]), false),
        ((&[Sole], &[(1, Full, Draft)]), false),
        ((&[Sole], &[(1, Full, UnderReview)]), false),
        ((&[Sole], &[(1, Full, Returned)]), false),
        ((&[Sole], &[(1, Holding, Approved)]), false),
        ((&[Sole], &[(1, Full, Approved)]), true),
        ((&[Sole], &[(1, Full, Approved), (1, Correcting, Approved), (1, Superseding, Draft)]), true),
        ((&[Separate, Separate], &[(1, Full, Approved)]), false),
        ((&[Separate, Separate], &[(1, Full, Approved), (2, Full, Approved)]), true),
        ((&[Lead, Assist], &[(1, Full, Approved)]), true),
        ((&[Lead, Assist], &[(2, Full, Approved)]), false),
    ]
};

fn reason(outcome: Result<()>) -> Option<&'static str> {
    outcome.err().map(|refusal| refusal.reason().expect("a refusal has a reason"))
}

#[test]
fn what_is_answered_is_published_where_its_proposer_consents_and_its_kind_is_not_internal() {
    for &kind in SuggestionKind::ALL {
        for consents in [true, false] {
            for ((units, replies), is_answered) in HANDLED {
                let mut case = sample::case(kind, SuggestionStage::Assigned);
                case.head.consents_to_publication = consents;
                let units = (1..).zip(units);
                case.units = units.map(|(at, role)| sample::unit(at, *role, AssignmentStatus::InHandling)).collect();
                let numbered = (1..).zip(replies);
                case.replies =
                    numbered.map(|(at, (unit, kind, status))| sample::reply(at, *unit, *kind, *status)).collect();
                let expected = match (kind, consents, is_answered) {
                    (SuggestionKind::SocialOpinion, ..) => Some("internal_channel"),
                    (_, false, _) => Some("no_consent"),
                    (_, true, false) => Some("not_yet_answered"),
                    (_, true, true) => None,
                };

                assert_eq!(reason(case.is_publishable()), expected, "{kind:?} {consents} {:?}", case.replies);
            }
        }
    }
}

#[test]
fn what_is_public_or_waits_for_its_day_can_be_unpublished() {
    let day = NaiveDate::default();
    for (disclosure, public_from, expected) in [
        (Disclosure::None, None, Some("wrong_state")),
        (Disclosure::None, Some(day), None),
        (Disclosure::Summary, None, None),
        (Disclosure::Summary, Some(day), None),
        (Disclosure::Full, None, None),
        (Disclosure::Full, Some(day), None),
    ] {
        let mut case = sample::case(SuggestionKind::Proposal, SuggestionStage::Closed);
        (case.head.disclosure, case.head.public_from) = (disclosure, public_from);

        assert_eq!(reason(case.is_published()), expected, "{disclosure:?} {public_from:?}");
    }
}
