//! Clocks against a walk day by day that knows nothing of how they are computed.

mod diary;

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Weekday};
use entities::enums::CalendarDayKind;
use proptest::prelude::*;

use super::clocks::Clock;
use super::*;
use crate::calendar::tests::announced;
use crate::calendar::{Calendar, OFFICIAL_YEARS, Passed};
use crate::rules::{Rules, Version};
use crate::suggestion::sample::id;

/// A kind of clock with its rule: by what name, where it stands, what it counts, and how many as shipped.
type Rule = (DeadlineKind, &'static str, fn(&mut Rules) -> &mut u32, TermUnit, u32);

const RULES: [Rule; 8] = {
    use DeadlineKind as K;
    use TermUnit::{Days, WorkingDays};
    [
        (K::SignFor, "signForWorkingDays", |rules| &mut rules.sign_for_working_days, WorkingDays, 5),
        (K::HandBack, "handBackWorkingDays", |rules| &mut rules.hand_back_working_days, WorkingDays, 7),
        (K::FirstContact, "firstContactWorkingDays", |rules| &mut rules.first_contact_working_days, WorkingDays, 15),
        (K::AssistOpinion, "assistOpinionDays", |rules| &mut rules.assist_opinion_days, Days, 30),
        (K::Reply, "replyDays", |rules| &mut rules.reply_days, Days, 90),
        (K::Rehandling, "rehandlingDays", |rules| &mut rules.rehandling_days, Days, 90),
        (K::Evaluation, "evaluationWorkingDays", |rules| &mut rules.evaluation_working_days, WorkingDays, 15),
        (K::Publishing, "publishWorkingDays", |rules| &mut rules.publish_working_days, WorkingDays, 20),
    ]
};

/// How a walk ended, with the days on the way that did not count and the days of week-ends that did.
#[derive(Debug, PartialEq, Eq)]
struct Walked {
    last: NaiveDate,
    off: Vec<NaiveDate>,
    extra: Vec<NaiveDate>,
    unknown_years: Vec<i32>,
}

/// Somebody with the announcements and a committee's own days on a sheet of paper, who counts by hand.
struct Walker {
    own: BTreeMap<NaiveDate, bool>,
    national: BTreeMap<NaiveDate, (bool, &'static str)>,
}

impl Walker {
    fn with(own: BTreeMap<NaiveDate, bool>) -> Self {
        Self { own, national: announced() }
    }

    /// The same days as the code under test takes them.
    fn calendar(&self) -> Calendar {
        self.own.iter().fold(Calendar::default(), |calendar, (day, is_on)| {
            let kind = if *is_on { CalendarDayKind::WorkingDay } else { CalendarDayKind::Holiday };
            calendar.with(*day, kind, "本会".into())
        })
    }

    fn works(&self, day: NaiveDate) -> bool {
        let announced = self.national.get(&day).map(|(is_on, _)| *is_on);
        self.own.get(&day).copied().or(announced).unwrap_or(!is_weekend(day))
    }

    /// Walks on from the day after `start` until so many days have counted.
    fn walk(&self, start: NaiveDate, count: u32, unit: TermUnit) -> Walked {
        let mut walked = Walked { last: start, off: Vec::new(), extra: Vec::new(), unknown_years: Vec::new() };
        let mut counted = 0;
        while counted < count {
            walked.last = walked.last + Days::new(1);
            let day = walked.last;
            if unit == TermUnit::Days {
                counted += 1;
                continue;
            }
            if !(2022..=2026).contains(&day.year()) && !walked.unknown_years.contains(&day.year()) {
                walked.unknown_years.push(day.year());
            }
            if !self.works(day) {
                walked.off.push(day);
                continue;
            }
            counted += 1;
            if is_weekend(day) {
                walked.extra.push(day);
            }
        }
        walked
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    [Weekday::Sat, Weekday::Sun].contains(&day.weekday())
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date of the test")
}

fn after(start: NaiveDate, days: u64) -> NaiveDate {
    start + Days::new(days)
}

/// Counts the days from one to another by going there.
fn steps(from: NaiveDate, to: NaiveDate) -> i64 {
    if from > to {
        return -steps(to, from);
    }
    from.iter_days().take_while(|day| *day < to).map(|_| 1).sum()
}

fn version(rules: Rules) -> Version {
    Version { id: id(1), number: 3, effective_on: NaiveDate::MIN, rules }
}

/// A clock that nothing has happened to.
fn clock(kind: DeadlineKind, starts_on: NaiveDate, version: &Version) -> Clock<'_> {
    Clock {
        kind,
        unit: None,
        start: StartEvent::Assigned,
        starts_on,
        version,
        extensions: Vec::new(),
        met_on: None,
        ends_on: None,
    }
}

fn extended_to(due_on: NaiveDate) -> Extension {
    Extension { original_due_on: due_on, due_on, approver: None, reason: None, at: DateTime::UNIX_EPOCH }
}

fn date_of_ten_years() -> impl Strategy<Value = NaiveDate> {
    (0_u64..3_653).prop_map(|offset| after(day("2020-01-01"), offset))
}

/// Days that a committee has entered itself: few, as holidays or as working days, wherever they fall.
fn own_days() -> impl Strategy<Value = BTreeMap<NaiveDate, bool>> {
    proptest::collection::btree_map(date_of_ten_years(), any::<bool>(), 0..200)
}

#[test]
fn every_kind_of_clock_runs_by_its_own_rule_and_no_other() {
    assert_eq!(RULES.map(|rule| rule.0), DeadlineKind::ALL);
    assert_eq!(OFFICIAL_YEARS, 2022..=2026);
    for (kind, rule, of, unit, count) in RULES {
        assert_eq!(Term::of(kind, &Rules::default()), Term { rule, count, unit });

        let mut rules = Rules::default();
        *of(&mut rules) = 3;
        for (other, .., shipped) in RULES {
            let expected = if other == kind { 3 } else { shipped };
            assert_eq!(Term::of(other, &rules).count, expected, "{other:?} under another {rule}");
        }
    }
}

#[test]
fn every_day_of_ten_years_starts_clocks_that_end_where_a_walk_ends() {
    // A week off in every September, worked in advance on the Saturday before and the Sunday after.
    let mut own = BTreeMap::new();
    for year in 2020..=2030 {
        let first = day(&format!("{year}-09-08")).iter_days().find(|day| day.weekday() == Weekday::Mon);
        let monday = first.expect("every week has a Monday");
        own.extend((0..5).map(|offset| (after(monday, offset), false)));
        own.extend([(monday - Days::new(2), true), (after(monday, 6), true)]);
    }
    let walker = Walker::with(own);
    let calendar = walker.calendar();
    let version = version(Rules::default());
    let days = |passed: &[Passed]| passed.iter().map(|it| it.day).collect::<Vec<_>>();

    for start in day("2020-01-01").iter_days().take(3_653) {
        for (kind, .., unit, count) in RULES {
            let told = clock(kind, start, &version).told(&calendar, start);

            let counted = Walked {
                last: told.base_due_on,
                off: days(&told.counted.skipped),
                extra: days(&told.counted.made_up),
                unknown_years: told.counted.unofficial_years,
            };
            assert_eq!(counted, walker.walk(start, count, unit), "{kind:?} from {start}");
            assert_eq!(told.due_on, told.base_due_on, "{kind:?} from {start}");
        }
    }
}

proptest! {
    #[test]
    fn a_clock_tells_what_a_walk_to_that_day_finds(
        which in 0_usize..8,
        count in 1_u32..=120,
        start in date_of_ten_years(),
        own in own_days(),
        extended in proptest::collection::vec(0_u64..250, 0..3),
        met in proptest::option::of(0_u64..300),
        ends in proptest::option::of(0_u64..300),
        as_of in 0_u64..320,
    ) {
        let (kind, _, of, unit, _) = RULES[which];
        let mut rules = Rules::default();
        *of(&mut rules) = count;
        let (version, walker) = (version(rules), Walker::with(own));
        let as_of = after(start, as_of);
        let told = Clock {
            extensions: extended.iter().map(|until| extended_to(after(start, *until))).collect(),
            met_on: met.map(|offset| after(start, offset)),
            ends_on: ends.map(|offset| after(start, offset)),
            ..clock(kind, start, &version)
        }
        .told(&walker.calendar(), as_of);

        let base = walker.walk(start, count, unit).last;
        let mut last = base;
        for until in extended {
            if after(start, until) > last {
                last = after(start, until);
            }
        }
        let (mut is_done, mut has_ended, mut is_late) = (None, false, false);
        for today in start.iter_days().take_while(|today| *today <= as_of) {
            is_late = is_late || today.pred_opt() == Some(last);
            is_done = is_done.or(Some(today).filter(|today| met.map(|offset| after(start, offset)) == Some(*today)));
            has_ended = has_ended || ends.map(|offset| after(start, offset)) == Some(today);
        }
        // Evaluations are secret while others may still give theirs, and a right that is not used is lost, not late.
        if kind == DeadlineKind::Evaluation && !is_late && !has_ended {
            is_done = None;
        }
        let is_lost = kind == DeadlineKind::HandBack && is_late;
        let is_running = is_done.is_none() && !has_ended && !is_lost;

        prop_assert_eq!((told.base_due_on, told.due_on), (base, last));
        prop_assert_eq!((told.met_on, told.is_met()), (is_done, is_done.is_some()));
        prop_assert_eq!((told.is_running, told.is_overdue), (is_running, is_running && is_late));
        prop_assert_eq!(told.days_left, steps(as_of, last));
        prop_assert_eq!(told.rules_number, 3);
    }
}
