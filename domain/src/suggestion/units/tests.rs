//! What a department may do, for every stage of its assignment, written out.

use entities::enums::{ResponseKind, SuggestionKind, UnitRole};

use super::*;
use crate::suggestion::sample;

use AssignmentStatus as S;

/// Puts an outcome into a word: `ok`, or the reason of the refusal.
fn told<T>(outcome: Result<T>) -> &'static str {
    match outcome {
        Ok(_) => "ok",
        Err(refusal) => refusal.reason().expect("a refusal has a reason"),
    }
}

/// An assigned case with one department in it.
fn case(role: UnitRole, status: AssignmentStatus) -> Case {
    let mut case = sample::case(SuggestionKind::Proposal, SuggestionStage::Assigned);
    case.units = vec![sample::unit(1, role, status)];
    case
}

#[test]
fn who_has_signed_for_a_case_talks_with_its_proposer() {
    for (status, expected) in [
        (S::PendingReceipt, "not_signed_for"),
        (S::ReturnRequested, "ok"),
        (S::InHandling, "ok"),
        (S::ResponseUnderReview, "ok"),
        (S::Responded, "ok"),
    ] {
        let unit = sample::unit(1, UnitRole::Sole, status);

        assert_eq!(told(Case::must_be_in_contact(&unit)), expected, "{status:?}");
    }
    let unsigned = Unit { signed_for_at: None, ..sample::unit(1, UnitRole::Sole, S::ReturnRequested) };
    assert_eq!(told(Case::must_be_in_contact(&unsigned)), "not_signed_for");
}

#[test]
fn a_case_is_handed_back_in_the_first_round_before_any_reply() {
    let hands_back = |case: &Case| told(case.must_be_handing_back(&case.units[0]));
    for (status, expected) in [
        (S::PendingReceipt, "ok"),
        (S::ReturnRequested, "wrong_state"),
        (S::InHandling, "ok"),
        (S::ResponseUnderReview, "wrong_state"),
        (S::Responded, "wrong_state"),
        (S::HandedBack, "wrong_state"),
    ] {
        let mut case = case(UnitRole::Sole, status);
        assert_eq!(hands_back(&case), expected, "{status:?}");

        case.head.round = 2;
        assert_eq!(hands_back(&case), "wrong_state", "{status:?} in the second round");
        (case.head.round, case.head.stage) = (1, SuggestionStage::Closed);
        assert_eq!(hands_back(&case), "wrong_state", "{status:?} of a closed case");
    }
}

#[test]
fn what_is_replied_to_is_not_handed_back_and_a_draft_is_no_reply() {
    for (status, expected) in [
        (ResponseStatus::Draft, "ok"),
        (ResponseStatus::UnderReview, "wrong_state"),
        (ResponseStatus::Returned, "wrong_state"),
        (ResponseStatus::Approved, "wrong_state"),
    ] {
        for &kind in ResponseKind::ALL {
            let mut case = case(UnitRole::Separate, S::InHandling);
            case.replies = vec![sample::reply(1, 1, kind, status)];
            assert_eq!(told(case.must_be_handing_back(&case.units[0])), expected, "{kind:?} {status:?}");

            case.replies = vec![sample::reply(1, 2, kind, status)];
            assert_eq!(told(case.must_be_handing_back(&case.units[0])), "ok", "another's {kind:?} {status:?}");
        }
    }
}

#[test]
fn an_opinion_is_given_by_who_assists_while_the_case_is_open() {
    let gives = |case: &Case| told(case.must_be_giving_opinion(&case.units[0]));
    for (status, open, closed) in [
        (S::InHandling, "ok", "wrong_state"),
        (S::Responded, "ok", "wrong_state"),
        (S::PendingReceipt, "not_signed_for", "not_signed_for"),
        (S::ReturnRequested, "hand_back_undecided", "hand_back_undecided"),
    ] {
        let mut assists = case(UnitRole::Assist, status);
        assert_eq!(gives(&assists), open, "{status:?}");
        assists.head.stage = SuggestionStage::Closed;
        assert_eq!(gives(&assists), closed, "{status:?} of a closed case");
        for role in [UnitRole::Sole, UnitRole::Lead, UnitRole::Separate] {
            assert_eq!(gives(&case(role, status)), "only_assistants_give_opinions", "{role:?} {status:?}");
        }
    }
}

#[test]
fn an_answer_is_due_from_signing_until_it_is_given() {
    for (status, expected, reviewed) in [
        (S::PendingReceipt, "not_signed_for", "not_signed_for"),
        (S::ReturnRequested, "ok", "response_in_review"),
        (S::InHandling, "ok", "response_in_review"),
        (S::ResponseUnderReview, "response_in_review", "response_in_review"),
        (S::Responded, "wrong_state", "wrong_state"),
        (S::HandedBack, "wrong_state", "wrong_state"),
    ] {
        for role in [UnitRole::Sole, UnitRole::Lead, UnitRole::Separate] {
            let mut case = case(role, status);
            assert_eq!(told(case.must_be_answering(&case.units[0])), expected, "{role:?} {status:?}");

            case.replies = vec![sample::reply(1, 1, ResponseKind::Correcting, ResponseStatus::UnderReview)];
            assert_eq!(told(case.must_be_answering(&case.units[0])), reviewed, "{role:?} {status:?} with a review");
        }
        let assists = case(UnitRole::Assist, status);
        assert_eq!(told(assists.must_be_answering(&assists.units[0])), "assistants_do_not_reply", "{status:?}");
    }
    let case = case(UnitRole::Sole, S::ReturnRequested);
    let unsigned = Unit { signed_for_at: None, ..case.units[0].clone() };
    assert_eq!(told(case.must_be_answering(&unsigned)), "not_signed_for");
}

#[test]
fn what_is_corrected_is_an_answer_in_force() {
    for &status in S::ALL {
        for (replies, of_responded) in [
            (vec![], "wrong_state"),
            (vec![(ResponseKind::Holding, ResponseStatus::Approved)], "wrong_state"),
            (vec![(ResponseKind::Full, ResponseStatus::Approved)], "ok"),
            (
                vec![
                    (ResponseKind::Full, ResponseStatus::Approved),
                    (ResponseKind::Correcting, ResponseStatus::UnderReview),
                ],
                "response_in_review",
            ),
            (
                vec![(ResponseKind::Full, ResponseStatus::Approved), (ResponseKind::Correcting, ResponseStatus::Draft)],
                "ok",
            ),
        ] {
            let mut case = case(UnitRole::Sole, status);
            let numbered = (1..).zip(&replies).map(|(number, (kind, stage))| sample::reply(number, 1, *kind, *stage));
            case.replies = numbered.collect();
            let expected = if status == S::Responded { of_responded } else { "wrong_state" };

            assert_eq!(told(case.must_be_correcting(&case.units[0])), expected, "{status:?} {replies:?}");
        }
    }
}

#[test]
fn the_answer_in_force_is_the_last_approved_one_that_answers() {
    let mut case = case(UnitRole::Separate, S::Responded);
    case.replies = vec![
        sample::reply(1, 1, ResponseKind::Holding, ResponseStatus::Approved),
        sample::reply(2, 1, ResponseKind::Full, ResponseStatus::Returned),
        sample::reply(3, 1, ResponseKind::Full, ResponseStatus::Approved),
        sample::reply(4, 2, ResponseKind::Full, ResponseStatus::Approved),
        sample::reply(5, 1, ResponseKind::Correcting, ResponseStatus::Approved),
        sample::reply(6, 1, ResponseKind::Superseding, ResponseStatus::UnderReview),
        sample::reply(7, 1, ResponseKind::Holding, ResponseStatus::Approved),
    ];
    let in_force = |case: &Case, unit: u128| case.in_force(sample::id(unit)).map(|reply| reply.id);

    assert_eq!(in_force(&case, 1), Some(sample::id(5)));
    assert_eq!(in_force(&case, 2), Some(sample::id(4)));
    assert_eq!(in_force(&case, 3), None);
    case.replies.truncate(2);
    assert_eq!(in_force(&case, 1), None, "neither a holding reply nor a returned one is in force");
}

#[test]
fn a_hand_back_is_decided_while_the_case_is_handled() {
    for &stage in SuggestionStage::ALL {
        for &status in S::ALL {
            let mut case = case(UnitRole::Assist, status);
            case.head.stage = stage;
            case.units.push(sample::unit(2, UnitRole::Lead, S::Responded));
            let is_open = stage == SuggestionStage::Assigned && status == S::ReturnRequested;
            let expected = if is_open { "ok" } else { "wrong_state" };

            assert_eq!(told(case.has_hand_back_to_decide()), expected, "{stage:?} {status:?}");
        }
    }
}

#[test]
fn an_answer_is_awaited_until_all_who_reply_have_replied() {
    for (units, expected) in [
        (vec![(UnitRole::Sole, S::PendingReceipt)], "ok"),
        (vec![(UnitRole::Sole, S::ReturnRequested)], "ok"),
        (vec![(UnitRole::Sole, S::InHandling)], "ok"),
        (vec![(UnitRole::Sole, S::ResponseUnderReview)], "ok"),
        (vec![(UnitRole::Sole, S::Responded)], "already_answered"),
        (vec![(UnitRole::Separate, S::Responded), (UnitRole::Separate, S::InHandling)], "ok"),
        (vec![(UnitRole::Separate, S::Responded), (UnitRole::Separate, S::Responded)], "already_answered"),
        (vec![(UnitRole::Lead, S::Responded), (UnitRole::Assist, S::InHandling)], "already_answered"),
        (vec![(UnitRole::Lead, S::InHandling), (UnitRole::Assist, S::Responded)], "ok"),
    ] {
        let mut case = sample::case(SuggestionKind::Proposal, SuggestionStage::Assigned);
        case.units = (1..).zip(&units).map(|(number, (role, status))| sample::unit(number, *role, *status)).collect();
        assert_eq!(told(case.awaits_answer()), expected, "{units:?}");

        for stage in [SuggestionStage::Filed, SuggestionStage::Closed] {
            case.head.stage = stage;
            assert_eq!(told(case.awaits_answer()), "wrong_state", "{units:?} {stage:?}");
        }
    }
}
