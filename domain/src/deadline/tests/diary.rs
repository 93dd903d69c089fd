//! Whole cases: a diary of what happened is made into facts, of which the clocks are computed, and is read day by day,
//! as somebody would keep the clocks on a wall.

use entities::ambient::date_in_china;
use entities::enums::{AssignmentStatus, SuggestionKind, SuggestionStage, UnitRole};
use entities::suggestion::Head;
use entities::{assignment, deadline_extension};

use super::*;
use crate::deadline::facts::Facts;
use crate::suggestion::sample;

/// What one department did, by the days since the assignment.
#[derive(Debug, Clone)]
struct Part {
    signed: Option<u64>,
    asked: Option<u64>,
    /// A contact, and how much later it was recorded.
    contact: Option<(u64, u64)>,
    opinion: Option<u64>,
    /// A letter handed in, and how much later it was approved.
    letter: Option<(u64, u64)>,
    /// More time given for the first answer, and until when.
    extended: Option<(u64, u64)>,
    /// How long after the reopening it answered again.
    again: Option<u64>,
}

/// What happened to a case, and under which rules and calendar.
#[derive(Debug, Clone)]
struct Diary {
    starts_on: NaiveDate,
    counts: [u32; 8],
    own: BTreeMap<NaiveDate, bool>,
    parts: Vec<(UnitRole, Part)>,
    /// How long after the first delivery it was reopened, and whether for the first department alone.
    reopened: Option<(u64, bool)>,
    /// How long after the last delivery it was evaluated, and then closed.
    evaluated: Option<u64>,
    closed: Option<u64>,
    /// How long after the first delivery it was published.
    published: Option<u64>,
    consents: bool,
}

/// A clock on the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Live {
    kind: DeadlineKind,
    part: Option<usize>,
    start: StartEvent,
    starts_on: NaiveDate,
    base_due_on: NaiveDate,
    due_on: NaiveDate,
    met_on: Option<NaiveDate>,
    has_ended: bool,
}

/// What is read off a clock: what it is and whose, from when to when, when it was met, whether it runs and is overdue.
type Reading = (DeadlineKind, Option<usize>, StartEvent, [NaiveDate; 3], Option<NaiveDate>, bool, bool, i64);

impl Diary {
    fn on(&self, offset: u64) -> NaiveDate {
        after(self.starts_on, offset)
    }

    fn replying(&self) -> impl Iterator<Item = (usize, &Part)> {
        let numbered = self.parts.iter().enumerate();
        numbered.filter(|(_, (role, _))| *role != UnitRole::Assist).map(|(at, (_, part))| (at, part))
    }

    fn answered(&self, part: &Part) -> Option<NaiveDate> {
        part.letter.map(|(handed_in, later)| self.on(handed_in + later))
    }

    /// The day on which the last of the first answers was delivered.
    fn delivered_on(&self) -> Option<NaiveDate> {
        let days: Option<Vec<_>> = self.replying().map(|(_, part)| self.answered(part)).collect();
        days?.into_iter().max()
    }

    fn reopened_on(&self) -> Option<NaiveDate> {
        Some(after(self.delivered_on()?, self.reopened?.0))
    }

    fn is_reopened_for(&self, at: usize) -> bool {
        let Some((_, is_for_first)) = self.reopened.filter(|_| self.delivered_on().is_some()) else { return false };
        self.replying().any(|(replying, _)| replying == at) && (!is_for_first || at == 0)
    }

    fn answered_again(&self, at: usize) -> Option<NaiveDate> {
        let reopened = self.reopened_on().filter(|_| self.is_reopened_for(at))?;
        Some(after(reopened, self.parts[at].1.again?))
    }

    /// The day on which the last answer of the present round was delivered.
    fn last_delivered_on(&self) -> Option<NaiveDate> {
        if self.reopened_on().is_none() {
            return self.delivered_on();
        }
        let owing = (0..self.parts.len()).filter(|at| self.is_reopened_for(*at));
        let days: Option<Vec<_>> = owing.map(|at| self.answered_again(at)).collect();
        days?.into_iter().max()
    }

    fn evaluated_on(&self) -> Option<NaiveDate> {
        Some(after(self.last_delivered_on()?, self.evaluated?))
    }

    fn closed_on(&self) -> Option<NaiveDate> {
        Some(after(self.evaluated_on()?, self.closed?))
    }

    fn published_on(&self) -> Option<NaiveDate> {
        Some(after(self.delivered_on()?, self.published?))
    }

    fn rules(&self) -> Rules {
        let mut rules = Rules::default();
        for ((.., of, _, _), count) in RULES.iter().zip(self.counts) {
            *of(&mut rules) = count;
        }
        rules
    }
}

/// Reading it day by day.
impl Diary {
    fn read(&self, as_of: NaiveDate) -> Vec<Reading> {
        let walker = Walker::with(self.own.clone());
        let mut wall: Vec<Live> = Vec::new();
        for today in self.starts_on.iter_days().take_while(|today| *today <= as_of) {
            self.hang_up(&walker, &mut wall, today);
            self.live_through(&mut wall, today);
        }
        wall.sort_by_key(|live| (live.kind, live.part));
        wall.iter().map(|live| live.as_of(as_of)).collect()
    }

    /// Starts the clocks that begin on a day, and takes down those that a new round makes meaningless.
    fn hang_up(&self, walker: &Walker, wall: &mut Vec<Live>, today: NaiveDate) {
        if today == self.starts_on {
            for (at, (role, _)) in self.parts.iter().enumerate() {
                let of_role = match role {
                    UnitRole::Assist => [DeadlineKind::AssistOpinion].as_slice(),
                    _ => &[DeadlineKind::FirstContact, DeadlineKind::Reply],
                };
                let kinds = [DeadlineKind::SignFor, DeadlineKind::HandBack].iter().chain(of_role);
                wall.extend(kinds.map(|kind| self.started(walker, (*kind, Some(at)), StartEvent::Assigned, today)));
            }
        }
        if [self.delivered_on(), self.last_delivered_on()].contains(&Some(today)) {
            let publishing = self.consents.then_some(DeadlineKind::Publishing);
            let kinds = std::iter::once(DeadlineKind::Evaluation).chain(publishing);
            wall.extend(kinds.map(|kind| self.started(walker, (kind, None), StartEvent::Delivered, today)));
        }
        if Some(today) == self.reopened_on() {
            wall.retain(|live| live.part.is_some());
            let owing = (0..self.parts.len()).filter(|at| self.is_reopened_for(*at));
            let again = |at| (DeadlineKind::Rehandling, Some(at));
            wall.extend(owing.map(|at| self.started(walker, again(at), StartEvent::Reopened, today)));
        }
    }

    fn started(
        &self,
        walker: &Walker,
        (kind, part): (DeadlineKind, Option<usize>),
        start: StartEvent,
        today: NaiveDate,
    ) -> Live {
        let at = RULES.iter().position(|rule| rule.0 == kind).expect("every kind has its rule");
        let due_on = walker.walk(today, self.counts[at], RULES[at].3).last;
        Live { kind, part, start, starts_on: today, base_due_on: due_on, due_on, met_on: None, has_ended: false }
    }

    /// Lets happen to the clocks what happened on a day.
    fn live_through(&self, wall: &mut [Live], today: NaiveDate) {
        let is_today = |day: Option<NaiveDate>| day == Some(today);
        for live in wall.iter_mut() {
            let Some(at) = live.part else {
                let done_on = match live.kind {
                    DeadlineKind::Evaluation => self.evaluated_on(),
                    _ => self.published_on(),
                };
                if done_on.is_some_and(|day| day <= today) {
                    live.met_on = done_on;
                }
                continue;
            };
            let part = &self.parts[at].1;
            let on = |offset: Option<u64>| offset.map(|offset| self.on(offset));
            let handed_in = on(part.letter.map(|(handed_in, _)| handed_in));
            let (done, done_on) = match live.kind {
                DeadlineKind::SignFor => (on(part.signed), on(part.signed)),
                DeadlineKind::HandBack => (on(part.asked), on(part.asked)),
                DeadlineKind::FirstContact => {
                    let contact = part.contact.map(|(held, later)| (self.on(held + later), self.on(held)));
                    contact.unzip()
                }
                DeadlineKind::AssistOpinion => (on(part.opinion), on(part.opinion)),
                DeadlineKind::Reply => (self.answered(part), self.answered(part)),
                _ => (self.answered_again(at), self.answered_again(at)),
            };
            if is_today(done) {
                live.met_on = done_on;
            }
            if live.kind == DeadlineKind::HandBack && (is_today(handed_in) || is_today(on(part.opinion))) {
                live.has_ended = true;
            }
            if live.kind == DeadlineKind::Reply && is_today(on(part.extended.map(|(when, _)| when))) {
                let until = part.extended.map_or(live.due_on, |(_, until)| self.on(until));
                live.due_on = live.due_on.max(until);
            }
        }
        if is_today(self.closed_on()) {
            let duties = wall.iter_mut().filter(|live| live.kind != DeadlineKind::Publishing);
            duties.for_each(|live| live.has_ended = true);
        }
    }
}

impl Live {
    fn as_of(&self, today: NaiveDate) -> Reading {
        let is_late = today > self.due_on;
        let is_secret = self.kind == DeadlineKind::Evaluation && !is_late && !self.has_ended;
        let met_on = self.met_on.filter(|_| !is_secret);
        let is_lost = self.kind == DeadlineKind::HandBack && is_late;
        let is_running = met_on.is_none() && !self.has_ended && !is_lost;
        let days = [self.starts_on, self.base_due_on, self.due_on];
        let days_left = steps(today, self.due_on);
        (self.kind, self.part, self.start, days, met_on, is_running, is_running && is_late, days_left)
    }
}

/// Making it into facts.
impl Diary {
    fn head(&self) -> Head {
        let mut head = sample::case(SuggestionKind::Proposal, SuggestionStage::Assigned).head;
        head.round = if self.reopened_on().is_some() { 2 } else { 1 };
        head.closed_at = self.closed_on().map(noon);
        head.published_at = self.published_on().map(noon);
        head.consents_to_publication = self.consents;
        head
    }

    fn facts(&self) -> Facts {
        let own = |at: usize| -> AssignmentId { id(at as u128) };
        let parts = || self.parts.iter().enumerate().map(|(at, (_, part))| (own(at), part));
        let on = |offset: u64| self.on(offset);
        let first = self.replying().filter_map(|(at, part)| Some(((own(at), 1), self.answered(part)?)));
        let again = (0..self.parts.len()).filter_map(|at| Some(((own(at), 2), self.answered_again(at)?)));
        let (round, case) = (self.head().round, self.head().id);
        let verdicts = [(1, self.reopened_on()), (round, self.evaluated_on())];
        let version = version(self.rules());
        Facts {
            units: [(case, (0..self.parts.len()).map(|at| self.unit(at)).collect())].into(),
            versions: [(version.id, version)].into(),
            answers: first.chain(again).collect(),
            letters: parts().filter_map(|(id, part)| Some((id, on(part.letter?.0)))).collect(),
            requests: parts().filter_map(|(id, part)| Some((id, on(part.asked?)))).collect(),
            handed_back: std::collections::HashMap::new(),
            verdicts: verdicts.into_iter().filter_map(|(round, day)| Some(((case, round), day?))).collect(),
            extensions: parts().filter_map(|(id, part)| Some((id, vec![self.extension(id, part)?]))).collect(),
            contacts: parts()
                .filter_map(|(id, part)| part.contact.map(|(held, later)| (id, vec![(on(held), on(held + later))])))
                .collect(),
            opinions: parts().filter_map(|(id, part)| Some((id, on(part.opinion?)))).collect(),
            calendars: [(self.head().committee_id, Walker::with(self.own.clone()).calendar())].into(),
        }
    }

    fn unit(&self, at: usize) -> assignment::Model {
        let (role, part) = &self.parts[at];
        let again = self.reopened_on().filter(|_| self.is_reopened_for(at));
        assignment::Model {
            id: id(at as u128),
            suggestion_id: self.head().id,
            department_id: id(at as u128),
            role: *role,
            status: AssignmentStatus::InHandling,
            rules_id: id(1),
            assigned_on: self.starts_on,
            round: if again.is_some() { 2 } else { 1 },
            round_started_on: again.unwrap_or(self.starts_on),
            extended_until: None,
            signed_for_at: part.signed.map(|offset| noon(self.on(offset))),
            handler_name: None,
            created_at: noon(self.starts_on),
            updated_at: noon(self.starts_on),
            version: 1,
        }
    }

    fn extension(&self, assignment: AssignmentId, part: &Part) -> Option<deadline_extension::Model> {
        let (when, until) = part.extended?;
        Some(deadline_extension::Model {
            id: id(1),
            suggestion_id: self.head().id,
            assignment_id: assignment,
            round: 1,
            original_due_on: self.starts_on,
            due_on: self.on(until),
            reason: "涉及多部门".to_owned(),
            approved_by_id: id(1),
            approver_name: "督查室".to_owned(),
            created_at: noon(self.on(when)),
        })
    }
}

fn noon(day: NaiveDate) -> DateTime<Utc> {
    let noon = day.and_hms_opt(4, 0, 0).expect("every day has such an hour").and_utc();
    assert_eq!(date_in_china(noon), day);
    noon
}

fn reading(told: &Deadline) -> Reading {
    let part = told.assignment.map(|id| usize::try_from(id.0.as_u128()).expect("few departments"));
    let days = [told.starts_on, told.base_due_on, told.due_on];
    (told.kind, part, told.start, days, told.met_on, told.is_running, told.is_overdue, told.days_left)
}

fn often(days: std::ops::Range<u64>) -> impl Strategy<Value = Option<u64>> {
    proptest::option::weighted(0.8, days)
}

fn part(role: UnitRole) -> impl Strategy<Value = (UnitRole, Part)> {
    let dated = |days: std::ops::Range<u64>, more: std::ops::Range<u64>| proptest::option::of((days, more));
    let letter = proptest::option::weighted(0.9, (0_u64..120, 0_u64..20));
    (often(0..15), often(0..12), dated(0..60, 0..10), often(0..50), letter, dated(0..80, 60..260), often(1..120))
        .prop_map(move |(signed, asked, contact, opinion, letter, extended, again)| {
            let does_reply = role != UnitRole::Assist;
            let letter = letter.filter(|_| does_reply);
            let opinion = opinion.filter(|_| !does_reply);
            let replied = letter.map(|(handed_in, _)| handed_in).or(opinion);
            // Nobody asks to hand back what they have replied to.
            let asked = asked.filter(|asked| replied.is_none_or(|replied| *asked <= replied));
            (role, Part { signed, asked, contact, opinion, letter, extended, again })
        })
}

fn parts() -> impl Strategy<Value = Vec<(UnitRole, Part)>> {
    use UnitRole::{Assist, Lead, Separate, Sole};

    prop_oneof![
        part(Sole).prop_map(|sole| vec![sole]),
        (part(Lead), part(Assist)).prop_map(|(lead, assist)| vec![lead, assist]),
        (part(Lead), part(Assist), part(Assist)).prop_map(|(lead, one, other)| vec![lead, one, other]),
        (part(Separate), part(Separate)).prop_map(|(one, other)| vec![one, other]),
    ]
}

fn diaries() -> impl Strategy<Value = Diary> {
    let reopened = proptest::option::of((1_u64..40, any::<bool>()));
    let after_delivery = (often(0..40), often(0..40), often(0..80), any::<bool>());
    let counts = proptest::array::uniform8(1_u32..=60);
    (date_of_ten_years(), counts, own_days(), parts(), reopened, after_delivery).prop_map(
        |(starts_on, counts, own, parts, reopened, (evaluated, closed, published, consents))| Diary {
            starts_on,
            counts,
            own,
            parts,
            reopened,
            evaluated,
            closed,
            published,
            consents,
        },
    )
}

proptest! {
    #[test]
    fn the_clocks_of_a_case_are_those_that_its_diary_keeps(diary in diaries(), as_of in 0_u64..400) {
        // What was reopened is told from then on: that it had been closed before is not kept.
        let as_of = diary.on(as_of).max(diary.reopened_on().unwrap_or(diary.starts_on));

        let told = diary.facts().clocks(&diary.head(), as_of);

        prop_assert_eq!(told.iter().map(reading).collect::<Vec<_>>(), diary.read(as_of), "as of {}", as_of);
    }
}
