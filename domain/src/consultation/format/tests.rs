//! Every step of every format as written out here, and what holds of all tables.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use entities::enums::ConsultationStatus as Phase;

use super::*;
use crate::consultation::machine::{step_of, step_to};

/// From each stage, what is done to reach which other. Every pair of stages that is not here is refused.
const STEPS: [(ConsultationFormat, &str); 10] = [
    (ConsultationFormat::Bimonthly, "
        TOPIC_PROPOSED: ADVANCE PLANNED, CANCEL CANCELLED
        PLANNED: ADVANCE RESEARCHING, SCHEDULE SCHEDULED, CANCEL CANCELLED
        RESEARCHING: SCHEDULE SCHEDULED, CANCEL CANCELLED
        SCHEDULED: SCHEDULE SCHEDULED, POSTPONE RESEARCHING, HOLD HELD, CANCEL CANCELLED
        HELD: ADVANCE OUTCOME_DRAFTED, ADVANCE CLOSED
        OUTCOME_DRAFTED: ADVANCE SUBMITTED
        SUBMITTED: ADVANCE INSTRUCTED, ADVANCE ASSIGNED_TO_DEPARTMENTS, ADVANCE FEEDBACK_RECEIVED, ADVANCE CLOSED
        INSTRUCTED: ADVANCE ASSIGNED_TO_DEPARTMENTS, ADVANCE FEEDBACK_RECEIVED, ADVANCE CLOSED
        ASSIGNED_TO_DEPARTMENTS: ADVANCE FEEDBACK_RECEIVED, ADVANCE CLOSED
        FEEDBACK_RECEIVED: ADVANCE CLOSED
        CLOSED: REOPEN SUBMITTED
        CANCELLED: REOPEN PLANNED
    "),
    (ConsultationFormat::Thematic, "
        TOPIC_PROPOSED: ADVANCE PLANNED, CANCEL CANCELLED
        PLANNED: ADVANCE RESEARCHING, SCHEDULE SCHEDULED, CANCEL CANCELLED
        RESEARCHING: SCHEDULE SCHEDULED, CANCEL CANCELLED
        SCHEDULED: SCHEDULE SCHEDULED, POSTPONE RESEARCHING, HOLD HELD, CANCEL CANCELLED
        HELD: ADVANCE OUTCOME_DRAFTED, ADVANCE CLOSED
        OUTCOME_DRAFTED: ADVANCE CHAIR_MEETING_APPROVED
        CHAIR_MEETING_APPROVED: ADVANCE OUTCOME_DRAFTED, ADVANCE SUBMITTED
        SUBMITTED: ADVANCE INSTRUCTED, ADVANCE ASSIGNED_TO_DEPARTMENTS, ADVANCE FEEDBACK_RECEIVED, ADVANCE CLOSED
        INSTRUCTED: ADVANCE ASSIGNED_TO_DEPARTMENTS, ADVANCE FEEDBACK_RECEIVED, ADVANCE CLOSED
        ASSIGNED_TO_DEPARTMENTS: ADVANCE FEEDBACK_RECEIVED, ADVANCE CLOSED
        FEEDBACK_RECEIVED: ADVANCE CLOSED
        CLOSED: REOPEN SUBMITTED
        CANCELLED: REOPEN PLANNED
    "),
    (ConsultationFormat::Counterpart, "
        TOPIC_PROPOSED: ADVANCE PLANNED, CANCEL CANCELLED
        PLANNED: ADVANCE RESEARCHING, SCHEDULE SCHEDULED, CANCEL CANCELLED
        RESEARCHING: SCHEDULE SCHEDULED, CANCEL CANCELLED
        SCHEDULED: SCHEDULE SCHEDULED, POSTPONE RESEARCHING, HOLD HELD, CANCEL CANCELLED
        HELD: ADVANCE OUTCOME_DRAFTED, ADVANCE OPINIONS_SENT, ADVANCE CLOSED
        OUTCOME_DRAFTED: ADVANCE SUBMITTED, ADVANCE OPINIONS_SENT
        SUBMITTED: ADVANCE OPINIONS_SENT, ADVANCE FEEDBACK_RECEIVED, ADVANCE CLOSED
        OPINIONS_SENT: ADVANCE FEEDBACK_RECEIVED, ADVANCE CLOSED
        FEEDBACK_RECEIVED: ADVANCE CLOSED
        CLOSED: REOPEN OPINIONS_SENT
        CANCELLED: REOPEN PLANNED
    "),
    (ConsultationFormat::Sector, "
        TOPIC_PROPOSED: ADVANCE PLANNED, CANCEL CANCELLED
        PLANNED: ADVANCE RESEARCHING, SCHEDULE SCHEDULED, CANCEL CANCELLED
        RESEARCHING: SCHEDULE SCHEDULED, CANCEL CANCELLED
        SCHEDULED: SCHEDULE SCHEDULED, POSTPONE PLANNED, HOLD HELD, CANCEL CANCELLED
        HELD: ADVANCE OUTCOME_DRAFTED, ADVANCE CLOSED
        OUTCOME_DRAFTED: ADVANCE SUBMITTED
        SUBMITTED: ADVANCE FEEDBACK_RECEIVED, ADVANCE CLOSED
        FEEDBACK_RECEIVED: ADVANCE CLOSED
        CLOSED: REOPEN SUBMITTED
        CANCELLED: REOPEN PLANNED
    "),
    (ConsultationFormat::ProposalHandling, "
        PLANNED: ADVANCE RESEARCHING, SCHEDULE SCHEDULED, CANCEL CANCELLED
        RESEARCHING: SCHEDULE SCHEDULED, CANCEL CANCELLED
        SCHEDULED: SCHEDULE SCHEDULED, POSTPONE PLANNED, HOLD HELD, CANCEL CANCELLED
        HELD: ADVANCE OUTCOME_DRAFTED, ADVANCE OPINIONS_SENT, ADVANCE CLOSED
        OUTCOME_DRAFTED: ADVANCE OPINIONS_SENT, ADVANCE SUBMITTED
        SUBMITTED: ADVANCE FEEDBACK_RECEIVED, ADVANCE CLOSED
        OPINIONS_SENT: ADVANCE FEEDBACK_RECEIVED
        FEEDBACK_RECEIVED: ADVANCE CLOSED
        CLOSED: REOPEN OPINIONS_SENT
        CANCELLED: REOPEN PLANNED
    "),
    (ConsultationFormat::Research, "
        TOPIC_PROPOSED: ADVANCE PLANNED, CANCEL CANCELLED
        PLANNED: ADVANCE RESEARCHING, SCHEDULE SCHEDULED, CANCEL CANCELLED
        RESEARCHING: SCHEDULE SCHEDULED, CANCEL CANCELLED
        SCHEDULED: SCHEDULE SCHEDULED, POSTPONE RESEARCHING, HOLD HELD, CANCEL CANCELLED
        HELD: ADVANCE OUTCOME_DRAFTED, ADVANCE CLOSED
        OUTCOME_DRAFTED: ADVANCE SUBMITTED
        SUBMITTED: ADVANCE INSTRUCTED, ADVANCE FEEDBACK_RECEIVED, ADVANCE CLOSED
        INSTRUCTED: ADVANCE FEEDBACK_RECEIVED, ADVANCE CLOSED
        FEEDBACK_RECEIVED: ADVANCE CLOSED
        CLOSED: REOPEN SUBMITTED
        CANCELLED: REOPEN PLANNED
    "),
    (ConsultationFormat::Online, "
        TOPIC_PROPOSED: ADVANCE PLANNED, CANCEL CANCELLED
        PLANNED: ADVANCE RESEARCHING, SCHEDULE SCHEDULED, CANCEL CANCELLED
        RESEARCHING: SCHEDULE SCHEDULED, CANCEL CANCELLED
        SCHEDULED: SCHEDULE SCHEDULED, POSTPONE PLANNED, HOLD DISCUSSION_OPEN, CANCEL CANCELLED
        DISCUSSION_OPEN: ADVANCE DISCUSSION_ENDED
        DISCUSSION_ENDED: ADVANCE DISCUSSION_OPEN, ADVANCE OUTCOME_DRAFTED, ADVANCE CLOSED
        OUTCOME_DRAFTED: ADVANCE SUBMITTED
        SUBMITTED: ADVANCE INSTRUCTED, ADVANCE FEEDBACK_RECEIVED, ADVANCE CLOSED
        INSTRUCTED: ADVANCE FEEDBACK_RECEIVED, ADVANCE CLOSED
        FEEDBACK_RECEIVED: ADVANCE CLOSED
        CLOSED: REOPEN SUBMITTED
        CANCELLED: REOPEN PLANNED
    "),
    (ConsultationFormat::CommunityCouncil, "
        COLLECTED: ADVANCE TOPIC_CONFIRMED, SCHEDULE TOPIC_CONFIRMED, CANCEL CANCELLED
        TOPIC_CONFIRMED: SCHEDULE TOPIC_CONFIRMED, POSTPONE TOPIC_CONFIRMED, ADVANCE COLLECTED, HOLD DELIBERATING, CANCEL CANCELLED
        DELIBERATING: ADVANCE FEEDBACK_GIVEN
        FEEDBACK_GIVEN: ADVANCE DELIBERATING, ADVANCE CLOSED
        CLOSED: REOPEN FEEDBACK_GIVEN
        CANCELLED: REOPEN COLLECTED
    "),
    (ConsultationFormat::VillageCouncil, "
        COLLECTED: ADVANCE TOPIC_CONFIRMED, SCHEDULE TOPIC_CONFIRMED, CANCEL CANCELLED
        TOPIC_CONFIRMED: SCHEDULE TOPIC_CONFIRMED, POSTPONE TOPIC_CONFIRMED, ADVANCE COLLECTED, HOLD DELIBERATING, CANCEL CANCELLED
        DELIBERATING: ADVANCE FEEDBACK_GIVEN
        FEEDBACK_GIVEN: ADVANCE DELIBERATING, ADVANCE CLOSED
        CLOSED: REOPEN FEEDBACK_GIVEN
        CANCELLED: REOPEN COLLECTED
    "),
    (ConsultationFormat::WageBargaining, "
        OFFER_SENT: ADVANCE REPLIED, CANCEL CANCELLED
        REPLIED: SCHEDULE NEGOTIATING, CANCEL CANCELLED
        NEGOTIATING: SCHEDULE NEGOTIATING, POSTPONE REPLIED, HOLD DRAFT_AGREED, CANCEL CANCELLED
        DRAFT_AGREED: ADVANCE NEGOTIATING, ADVANCE CONGRESS_APPROVED, CANCEL CANCELLED
        CONGRESS_APPROVED: ADVANCE SIGNED, CANCEL CANCELLED
        SIGNED: ADVANCE FILED
        FILED: ADVANCE OBJECTED, ADVANCE EFFECTIVE
        OBJECTED: ADVANCE NEGOTIATING
        EFFECTIVE: ADVANCE PUBLISHED
        PUBLISHED: ADVANCE EXPIRING, ADVANCE CLOSED
        EXPIRING: ADVANCE RENEWED, ADVANCE CLOSED
        RENEWED: REOPEN EXPIRING
        CLOSED: REOPEN PUBLISHED
        CANCELLED: REOPEN OFFER_SENT
    "),
];

type Steps = BTreeMap<&'static str, BTreeSet<String>>;

fn written(text: &'static str) -> Steps {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let row = |line: &'static str| line.split_once(": ").expect("a stage and its steps");
    lines.map(row).map(|(from, steps)| (from, steps.split(", ").map(str::to_owned).collect())).collect()
}

#[test]
fn every_pair_of_stages_of_every_format_is_decided() {
    for (kind, text) in STEPS {
        let (table, wanted) = (Format::of(kind), written(text));
        for from in table.stages {
            let mut got = BTreeSet::new();
            for to in table.stages {
                if let Ok(step) = step_to(kind, from, to.code) {
                    got.insert(format!("{} {}", step.action.as_str(), step.to));
                }
            }
            for action in [Action::Schedule, Action::Postpone, Action::Reopen] {
                if let Ok(step) = step_of(kind, from, action) {
                    got.insert(format!("{} {}", action.as_str(), step.to));
                }
            }

            assert_eq!(got, wanted.get(from.code).cloned().unwrap_or_default(), "{kind:?} from {}", from.code);
        }
    }
    assert_eq!(STEPS.len(), ConsultationFormat::ALL.len());
}

#[test]
fn a_table_names_its_stages_once_and_steps_only_between_them() {
    for table in Format::all() {
        let codes: HashSet<_> = table.stages.iter().map(|stage| stage.code).collect();
        assert_eq!(codes.len(), table.stages.len(), "{:?}", table.kind);
        assert!(table.opens.iter().all(|stage| codes.contains(stage.code)), "{:?}", table.kind);
        let mut taken = HashSet::new();
        for step in table.steps {
            assert!(codes.contains(step.from) && codes.contains(step.to), "{:?} {step:?}", table.kind);
            assert!(taken.insert((step.from, step.to, step.action.as_str())), "{:?} twice {step:?}", table.kind);
        }
    }
}

#[test]
fn a_code_means_the_same_in_every_format() {
    for table in Format::all() {
        for stage in table.stages {
            assert_eq!(Stage::named(stage.code), Some(stage), "{:?}", table.kind);
        }
    }
}

#[test]
fn every_stage_is_reached_and_leads_to_an_end() {
    for table in Format::all() {
        let mut reached: HashSet<_> = table.opens.iter().map(|stage| stage.code).collect();
        loop {
            let before = reached.len();
            reached.extend(
                table.steps.iter().filter(|step| reached.contains(step.from)).map(|step| step.to).collect::<Vec<_>>(),
            );
            if reached.len() == before {
                break;
            }
        }
        let ends = |stage: &&Stage| matches!(stage.phase, Phase::Closed | Phase::Cancelled);
        let mut leads: HashSet<_> = table.stages.iter().filter(ends).map(|stage| stage.code).collect();
        loop {
            let before = leads.len();
            leads.extend(
                table.steps.iter().filter(|step| leads.contains(step.to)).map(|step| step.from).collect::<Vec<_>>(),
            );
            if leads.len() == before {
                break;
            }
        }
        for stage in table.stages {
            assert!(reached.contains(stage.code), "{:?} never comes to {}", table.kind, stage.code);
            assert!(leads.contains(stage.code), "{:?} is stuck at {}", table.kind, stage.code);
        }
    }
}

#[test]
fn what_was_public_is_hidden_again_by_nothing() {
    let is_public = |stage: &Stage| entities::consultation::PUBLIC_STATUSES.contains(&stage.phase);
    for table in Format::all() {
        for step in table.steps {
            let [from, to] = [step.from, step.to].map(|code| *table.stage(code).expect("a stage of the table"));

            assert!(!is_public(&from) || is_public(&to), "{:?} {step:?}", table.kind);
        }
    }
}

#[test]
fn whoever_goes_back_says_why() {
    for table in Format::all() {
        let place = |code| table.stages.iter().position(|stage| stage.code == code);
        for step in table.steps.iter().filter(|step| place(step.to) < place(step.from)) {
            // An objection ends the contract's way; talks begin anew because of it.
            let is_known = step.from == "OBJECTED";

            assert!(is_known || step.needs.contains(&Need::Reason), "{:?} {step:?}", table.kind);
        }
    }
}

#[test]
fn outsiders_never_see_an_internal_stage() {
    for table in Format::all() {
        for stage in table.stages {
            let seen = table.seen_by_outsiders(stage.code).expect("no format opens at an internal stage");

            assert!(!seen.is_internal());
            assert!(stage.is_internal() || seen == stage, "{:?} {}", table.kind, stage.code);
            assert!(!stage.is_internal() || seen.phase == stage.phase, "{:?} {}", table.kind, stage.code);
        }
    }
}
