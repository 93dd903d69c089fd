//! Every step of every format as written out here, and what holds of all tables.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use entities::enums::ConsultationStatus as Phase;

use super::*;
use crate::consultation::machine::{reopening, step_of, step_to};

/// From each stage, what is done to reach which other: `+chair` where the chair does it too, after `!` what it needs. Every
/// pair of stages that is not here is refused.
const STEPS: [(ConsultationFormat, &str); 10] = [
    (ConsultationFormat::Bimonthly, "
        TOPIC_PROPOSED: ADVANCE PLANNED +chair, CANCEL CANCELLED !Reason
        PLANNED: ADVANCE RESEARCHING, SCHEDULE SCHEDULED, CANCEL CANCELLED !Reason
        RESEARCHING: SCHEDULE SCHEDULED, CANCEL CANCELLED !Reason
        SCHEDULED: SCHEDULE SCHEDULED, POSTPONE RESEARCHING !Reason, HOLD HELD !Presider !Research, CANCEL CANCELLED !Reason
        HELD: ADVANCE OUTCOME_DRAFTED, ADVANCE CLOSED
        OUTCOME_DRAFTED: ADVANCE SUBMITTED !IssuedOutcome
        SUBMITTED: ADVANCE INSTRUCTED !Instruction, ADVANCE ASSIGNED_TO_DEPARTMENTS !Assigned, ADVANCE FEEDBACK_RECEIVED !Feedback, ADVANCE CLOSED
        INSTRUCTED: ADVANCE ASSIGNED_TO_DEPARTMENTS !Assigned, ADVANCE FEEDBACK_RECEIVED !Feedback, ADVANCE CLOSED
        ASSIGNED_TO_DEPARTMENTS: ADVANCE FEEDBACK_RECEIVED !Feedback, ADVANCE CLOSED
        FEEDBACK_RECEIVED: ADVANCE CLOSED
        CLOSED: REOPEN HELD !Reason, REOPEN SUBMITTED !Reason, REOPEN INSTRUCTED !Reason, REOPEN ASSIGNED_TO_DEPARTMENTS !Reason, REOPEN FEEDBACK_RECEIVED !Reason
        CANCELLED: REOPEN PLANNED !Reason
    "),
    (ConsultationFormat::Thematic, "
        TOPIC_PROPOSED: ADVANCE PLANNED +chair, CANCEL CANCELLED !Reason
        PLANNED: ADVANCE RESEARCHING, SCHEDULE SCHEDULED, CANCEL CANCELLED !Reason
        RESEARCHING: SCHEDULE SCHEDULED, CANCEL CANCELLED !Reason
        SCHEDULED: SCHEDULE SCHEDULED, POSTPONE RESEARCHING !Reason, HOLD HELD !Research, CANCEL CANCELLED !Reason
        HELD: ADVANCE OUTCOME_DRAFTED, ADVANCE CLOSED
        OUTCOME_DRAFTED: ADVANCE CHAIR_MEETING_APPROVED +chair !Outcome
        CHAIR_MEETING_APPROVED: ADVANCE OUTCOME_DRAFTED !Reason, ADVANCE SUBMITTED !IssuedOutcome
        SUBMITTED: ADVANCE INSTRUCTED !Instruction, ADVANCE ASSIGNED_TO_DEPARTMENTS !Assigned, ADVANCE FEEDBACK_RECEIVED !Feedback, ADVANCE CLOSED
        INSTRUCTED: ADVANCE ASSIGNED_TO_DEPARTMENTS !Assigned, ADVANCE FEEDBACK_RECEIVED !Feedback, ADVANCE CLOSED
        ASSIGNED_TO_DEPARTMENTS: ADVANCE FEEDBACK_RECEIVED !Feedback, ADVANCE CLOSED
        FEEDBACK_RECEIVED: ADVANCE CLOSED
        CLOSED: REOPEN HELD !Reason, REOPEN SUBMITTED !Reason, REOPEN INSTRUCTED !Reason, REOPEN ASSIGNED_TO_DEPARTMENTS !Reason, REOPEN FEEDBACK_RECEIVED !Reason
        CANCELLED: REOPEN PLANNED !Reason
    "),
    (ConsultationFormat::Counterpart, "
        TOPIC_PROPOSED: ADVANCE PLANNED +chair, CANCEL CANCELLED !Reason
        PLANNED: ADVANCE RESEARCHING, SCHEDULE SCHEDULED, CANCEL CANCELLED !Reason
        RESEARCHING: SCHEDULE SCHEDULED, CANCEL CANCELLED !Reason
        SCHEDULED: SCHEDULE SCHEDULED, POSTPONE RESEARCHING !Reason, HOLD HELD !Participant(Department) !Research, CANCEL CANCELLED !Reason
        HELD: ADVANCE OUTCOME_DRAFTED, ADVANCE OPINIONS_SENT !IssuedOutcome, ADVANCE CLOSED
        OUTCOME_DRAFTED: ADVANCE SUBMITTED !IssuedOutcome, ADVANCE OPINIONS_SENT !IssuedOutcome
        SUBMITTED: ADVANCE OPINIONS_SENT, ADVANCE FEEDBACK_RECEIVED !Feedback, ADVANCE CLOSED
        OPINIONS_SENT: ADVANCE FEEDBACK_RECEIVED !Feedback, ADVANCE CLOSED
        FEEDBACK_RECEIVED: ADVANCE CLOSED
        CLOSED: REOPEN HELD !Reason, REOPEN SUBMITTED !Reason, REOPEN OPINIONS_SENT !Reason, REOPEN FEEDBACK_RECEIVED !Reason
        CANCELLED: REOPEN PLANNED !Reason
    "),
    (ConsultationFormat::Sector, "
        TOPIC_PROPOSED: ADVANCE PLANNED +chair, CANCEL CANCELLED !Reason
        PLANNED: ADVANCE RESEARCHING, SCHEDULE SCHEDULED, CANCEL CANCELLED !Reason
        RESEARCHING: SCHEDULE SCHEDULED, CANCEL CANCELLED !Reason
        SCHEDULED: SCHEDULE SCHEDULED, POSTPONE PLANNED !Reason, HOLD HELD !Member !Research, CANCEL CANCELLED !Reason
        HELD: ADVANCE OUTCOME_DRAFTED, ADVANCE CLOSED
        OUTCOME_DRAFTED: ADVANCE SUBMITTED !IssuedOutcome
        SUBMITTED: ADVANCE FEEDBACK_RECEIVED !Feedback, ADVANCE CLOSED
        FEEDBACK_RECEIVED: ADVANCE CLOSED
        CLOSED: REOPEN HELD !Reason, REOPEN SUBMITTED !Reason, REOPEN FEEDBACK_RECEIVED !Reason
        CANCELLED: REOPEN PLANNED !Reason
    "),
    (ConsultationFormat::ProposalHandling, "
        PLANNED: ADVANCE RESEARCHING, SCHEDULE SCHEDULED, CANCEL CANCELLED !Reason
        RESEARCHING: SCHEDULE SCHEDULED, CANCEL CANCELLED !Reason
        SCHEDULED: SCHEDULE SCHEDULED, POSTPONE PLANNED !Reason, HOLD HELD !Cases !Participant(Department) !Participant(Speaker) !Research, CANCEL CANCELLED !Reason
        HELD: ADVANCE OUTCOME_DRAFTED, ADVANCE OPINIONS_SENT !IssuedOutcome, ADVANCE CLOSED
        OUTCOME_DRAFTED: ADVANCE OPINIONS_SENT !IssuedOutcome, ADVANCE SUBMITTED !IssuedOutcome
        SUBMITTED: ADVANCE FEEDBACK_RECEIVED !Feedback, ADVANCE CLOSED
        OPINIONS_SENT: ADVANCE FEEDBACK_RECEIVED !Feedback, ADVANCE CLOSED
        FEEDBACK_RECEIVED: ADVANCE CLOSED
        CLOSED: REOPEN HELD !Reason, REOPEN SUBMITTED !Reason, REOPEN OPINIONS_SENT !Reason, REOPEN FEEDBACK_RECEIVED !Reason
        CANCELLED: REOPEN PLANNED !Reason
    "),
    (ConsultationFormat::Research, "
        TOPIC_PROPOSED: ADVANCE PLANNED +chair, CANCEL CANCELLED !Reason
        PLANNED: ADVANCE RESEARCHING, SCHEDULE SCHEDULED, CANCEL CANCELLED !Reason
        RESEARCHING: SCHEDULE SCHEDULED, CANCEL CANCELLED !Reason
        SCHEDULED: SCHEDULE SCHEDULED, POSTPONE RESEARCHING !Reason, HOLD HELD !Research, CANCEL CANCELLED !Reason
        HELD: ADVANCE OUTCOME_DRAFTED, ADVANCE CLOSED
        OUTCOME_DRAFTED: ADVANCE SUBMITTED !IssuedOutcome
        SUBMITTED: ADVANCE INSTRUCTED !Instruction, ADVANCE FEEDBACK_RECEIVED !Feedback, ADVANCE CLOSED
        INSTRUCTED: ADVANCE FEEDBACK_RECEIVED !Feedback, ADVANCE CLOSED
        FEEDBACK_RECEIVED: ADVANCE CLOSED
        CLOSED: REOPEN HELD !Reason, REOPEN SUBMITTED !Reason, REOPEN INSTRUCTED !Reason, REOPEN FEEDBACK_RECEIVED !Reason
        CANCELLED: REOPEN PLANNED !Reason
    "),
    (ConsultationFormat::Online, "
        TOPIC_PROPOSED: ADVANCE PLANNED +chair, CANCEL CANCELLED !Reason
        PLANNED: ADVANCE RESEARCHING, SCHEDULE SCHEDULED, CANCEL CANCELLED !Reason
        RESEARCHING: SCHEDULE SCHEDULED, CANCEL CANCELLED !Reason
        SCHEDULED: SCHEDULE SCHEDULED, POSTPONE PLANNED !Reason, HOLD DISCUSSION_OPEN !Research, CANCEL CANCELLED !Reason
        DISCUSSION_OPEN: ADVANCE DISCUSSION_ENDED
        DISCUSSION_ENDED: ADVANCE DISCUSSION_OPEN !Reason, ADVANCE OUTCOME_DRAFTED, ADVANCE CLOSED
        OUTCOME_DRAFTED: ADVANCE SUBMITTED !IssuedOutcome
        SUBMITTED: ADVANCE INSTRUCTED !Instruction, ADVANCE FEEDBACK_RECEIVED !Feedback, ADVANCE CLOSED
        INSTRUCTED: ADVANCE FEEDBACK_RECEIVED !Feedback, ADVANCE CLOSED
        FEEDBACK_RECEIVED: ADVANCE CLOSED
        CLOSED: REOPEN DISCUSSION_ENDED !Reason, REOPEN SUBMITTED !Reason, REOPEN INSTRUCTED !Reason, REOPEN FEEDBACK_RECEIVED !Reason
        CANCELLED: REOPEN PLANNED !Reason
    "),
    (ConsultationFormat::CommunityCouncil, "
        COLLECTED: ADVANCE TOPIC_CONFIRMED, SCHEDULE TOPIC_CONFIRMED, CANCEL CANCELLED !Reason
        TOPIC_CONFIRMED: SCHEDULE TOPIC_CONFIRMED, POSTPONE TOPIC_CONFIRMED !Reason, ADVANCE COLLECTED !Reason, HOLD DELIBERATING !Council, CANCEL CANCELLED !Reason
        DELIBERATING: ADVANCE FEEDBACK_GIVEN !Told
        FEEDBACK_GIVEN: ADVANCE CLOSED !MattersSettled
        CLOSED: REOPEN FEEDBACK_GIVEN !Reason
        CANCELLED: REOPEN COLLECTED !Reason
    "),
    (ConsultationFormat::VillageCouncil, "
        COLLECTED: ADVANCE TOPIC_CONFIRMED, SCHEDULE TOPIC_CONFIRMED, CANCEL CANCELLED !Reason
        TOPIC_CONFIRMED: SCHEDULE TOPIC_CONFIRMED, POSTPONE TOPIC_CONFIRMED !Reason, ADVANCE COLLECTED !Reason, HOLD DELIBERATING !Council, CANCEL CANCELLED !Reason
        DELIBERATING: ADVANCE FEEDBACK_GIVEN !Told
        FEEDBACK_GIVEN: ADVANCE CLOSED !MattersSettled
        CLOSED: REOPEN FEEDBACK_GIVEN !Reason
        CANCELLED: REOPEN COLLECTED !Reason
    "),
    (ConsultationFormat::WageBargaining, "
        OFFER_SENT: ADVANCE REPLIED !OfferReply, CANCEL CANCELLED !Reason
        REPLIED: SCHEDULE NEGOTIATING, CANCEL CANCELLED !Reason
        NEGOTIATING: SCHEDULE NEGOTIATING, POSTPONE REPLIED !Reason, HOLD DRAFT_AGREED !Chiefs !Term, CANCEL CANCELLED !Reason
        DRAFT_AGREED: ADVANCE NEGOTIATING !Reason, ADVANCE CONGRESS_APPROVED !CongressVote, CANCEL CANCELLED !Reason
        CONGRESS_APPROVED: ADVANCE SIGNED !Contract([Signed|Filed|Effective|Published]), CANCEL CANCELLED !Reason
        SIGNED: ADVANCE FILED !Contract([Filed|Objected|Effective|Published])
        FILED: ADVANCE OBJECTED !Reason !Contract([Objected]), ADVANCE EFFECTIVE !Contract([Effective|Published])
        OBJECTED: ADVANCE NEGOTIATING
        EFFECTIVE: ADVANCE PUBLISHED !Contract([Published])
        PUBLISHED: ADVANCE EXPIRING !ExpiringContract, ADVANCE CLOSED !Reason
        EXPIRING: ADVANCE RENEWED !RenewedContract, ADVANCE CLOSED !Reason
        RENEWED: REOPEN EXPIRING !Reason
        CLOSED: REOPEN PUBLISHED !Reason, REOPEN EXPIRING !Reason
        CANCELLED: REOPEN OFFER_SENT !Reason
    "),
];

type Steps = BTreeMap<&'static str, BTreeSet<String>>;

fn written(text: &'static str) -> Steps {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let row = |line: &'static str| line.split_once(": ").expect("a stage and its steps");
    lines.map(row).map(|(from, steps)| (from, steps.split(", ").map(str::to_owned).collect())).collect()
}

fn in_words(step: &Step) -> String {
    let chair = if step.by.contains(&Role::Chair) { " +chair" } else { "" };
    let needs = step.needs.iter().map(|need| format!(" !{need:?}").replace(", ", "|"));
    format!("{} {}{chair}{}", step.action.as_str(), step.to, needs.collect::<String>())
}

#[test]
fn every_pair_of_stages_of_every_format_is_decided() {
    for (kind, text) in STEPS {
        let (table, wanted) = (Format::of(kind), written(text));
        for from in table.stages {
            let mut got = BTreeSet::new();
            for to in table.stages {
                let advance = step_to(kind, from, to.code);
                got.extend(advance.into_iter().chain(reopening(kind, from, Some(to.code))).map(in_words));
            }
            for action in [Action::Schedule, Action::Postpone] {
                got.extend(step_of(kind, from, action).map(in_words));
            }

            assert_eq!(got, wanted.get(from.code).cloned().unwrap_or_default(), "{kind:?} from {}", from.code);
        }
    }
    assert_eq!(STEPS.len(), ConsultationFormat::ALL.len());
}

#[test]
fn where_it_was_closed_is_where_it_goes_on() {
    for table in Format::all() {
        let into = |step: &&Step| step.to == "CLOSED" && step.action == Action::Advance;
        for step in table.steps.iter().filter(into) {
            let closed = table.stage("CLOSED").expect("the table has it");
            let back = reopening(table.kind, closed, Some(step.from)).expect("it can be taken up again");

            assert_eq!(back.to, step.from, "{:?}", table.kind);
        }
    }
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
fn a_format_that_knows_research_may_want_it_before_every_session() {
    for table in Format::all() {
        for step in table.steps.iter().filter(|step| step.action == Action::Hold) {
            assert_eq!(step.needs.contains(&Need::Research), table.knows_research(), "{:?} {step:?}", table.kind);
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
