//! The windows of a bargaining as pure functions of its days, the committee's rules and its calendar; nothing is stored.

use chrono::{Days, Months, NaiveDate};

use crate::calendar::Calendar;
use crate::rules::Bargaining;

/// Returns the last day on which an offer is replied to in time (回应期限).
pub fn reply_due(made_on: NaiveDate, rules: &Bargaining) -> NaiveDate {
    plus(made_on, rules.offer_reply_days)
}

/// Returns the last day on which the sides meet in time after a reply (协商期限).
pub fn negotiate_by(replied_on: NaiveDate, rules: &Bargaining, calendar: &Calendar) -> NaiveDate {
    calendar.after_working_days(replied_on, rules.negotiation_working_days).0
}

/// Returns the last day on which data is handed over in time before the sides meet (资料提供期限).
pub fn data_due(meets_on: NaiveDate, rules: &Bargaining, calendar: &Calendar) -> NaiveDate {
    calendar.before_working_days(meets_on, rules.data_working_days)
}

/// Whether a side's data came in time for a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handover {
    /// It has not come, and its last day is not over.
    Pending,
    /// It came by its last day.
    InTime,
    /// It came after its last day.
    Late,
    /// It has not come, and its last day is over.
    Missing,
}

/// Says how a side's data came, by the first day on which it handed any over.
pub fn handover(due_on: NaiveDate, first_on: Option<NaiveDate>, today: NaiveDate) -> Handover {
    match first_on {
        Some(on) if on <= due_on => Handover::InTime,
        Some(_) => Handover::Late,
        None if today <= due_on => Handover::Pending,
        None => Handover::Missing,
    }
}

/// Returns the last day on which a signed contract is handed in for review in time (报送期限).
pub fn filing_due(signed_on: NaiveDate, rules: &Bargaining) -> NaiveDate {
    plus(signed_on, rules.contract_filing_days)
}

/// Returns the last day on which the bureau may object to a contract (审查期限); it may be in effect from the next.
pub fn objection_until(filed_on: NaiveDate, rules: &Bargaining) -> NaiveDate {
    plus(filed_on, rules.contract_objection_days)
}

/// Returns the last day on which a contract in effect is made known in time (公布期限).
pub fn publish_due(effective_on: NaiveDate, rules: &Bargaining) -> NaiveDate {
    plus(effective_on, rules.contract_publish_days)
}

/// Returns the last day on which a contract may be in force: so many months from its first (合同期限).
pub fn longest_until(effective_on: NaiveDate, rules: &Bargaining) -> NaiveDate {
    let over = effective_on.checked_add_months(Months::new(rules.contract_months));
    over.and_then(|day| day.pred_opt()).unwrap_or(NaiveDate::MAX)
}

/// Returns the first day on which a contract is expiring, and is to be renewed (到期提醒).
pub fn expiring_from(valid_until: NaiveDate, rules: &Bargaining) -> NaiveDate {
    valid_until.checked_sub_days(Days::new(rules.contract_expiring_days.into())).unwrap_or(NaiveDate::MIN)
}

/// Whether a vote passes: at least two thirds of the delegates are there, and more than half of all of them are in
/// favour; of those present where the committee's rules say so.
pub fn passes(entitled: i32, present: i32, in_favour: i32, rules: &Bargaining) -> bool {
    let [entitled, present, in_favour] = [entitled, present, in_favour].map(i64::from);
    let of = if rules.congress_majority_of_present { present } else { entitled };
    present * 3 >= entitled * 2 && in_favour * 2 > of
}

/// The change from one figure to another: by how much, and in percent, where there was a figure before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// By how much, rounded to hundredths.
    pub amount: f64,
    /// In percent of the figure before, rounded to hundredths; none of nothing.
    pub percent: Option<f64>,
}

/// Returns the change between two figures.
pub fn change(before: Option<f64>, after: f64) -> Option<Change> {
    let before = before?;
    let amount = hundredths(after - before);
    let percent = (before > 0.0).then(|| hundredths((after - before) / before * 100.0));
    Some(Change { amount, percent })
}

fn hundredths(figure: f64) -> f64 {
    (figure * 100.0).round() / 100.0
}

fn plus(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day of the test")
    }

    #[test]
    fn windows_count_from_the_day_after() {
        let rules = Bargaining::default();

        assert_eq!(reply_due(day("2022-03-01"), &rules), day("2022-03-21"));
        assert_eq!(filing_due(day("2022-04-20"), &rules), day("2022-04-30"));
        assert_eq!(objection_until(day("2022-04-28"), &rules), day("2022-05-13"));
        assert_eq!(publish_due(day("2022-05-14"), &rules), day("2022-05-19"));
        assert_eq!(expiring_from(day("2023-05-13"), &rules), day("2023-03-14"));
    }

    #[test]
    fn the_sides_meet_within_working_days() {
        let rules = Bargaining::default();

        // 2022-03-15 is a Tuesday; ten working days later it is a Tuesday again.
        assert_eq!(negotiate_by(day("2022-03-15"), &rules, &Calendar::default()), day("2022-03-29"));
    }

    #[test]
    fn data_comes_working_days_before_the_meeting() {
        let rules = Bargaining::default();

        // 2022-04-08 is a Friday; Qingming took the 3rd to the 5th, and Saturday the 2nd was worked.
        assert_eq!(data_due(day("2022-04-08"), &rules, &Calendar::default()), day("2022-03-31"));
        assert_eq!(data_due(day("2022-03-25"), &rules, &Calendar::default()), day("2022-03-18"));
    }

    #[test]
    fn data_is_awaited_until_its_last_day_and_late_after_it() {
        let due = day("2022-03-18");
        let cases = [
            (None, "2022-03-18", Handover::Pending),
            (None, "2022-03-19", Handover::Missing),
            (Some("2022-03-18"), "2022-03-25", Handover::InTime),
            (Some("2022-03-19"), "2022-03-25", Handover::Late),
        ];
        for (first_on, today, expected) in cases {
            assert_eq!(handover(due, first_on.map(day), day(today)), expected, "{first_on:?} {today}");
        }
    }

    #[test]
    fn a_year_ends_on_the_day_before_it_began() {
        let rules = Bargaining::default();

        assert_eq!(longest_until(day("2022-05-14"), &rules), day("2023-05-13"));
        assert_eq!(longest_until(day("2024-02-29"), &rules), day("2025-02-27"));
    }

    #[test]
    fn a_vote_needs_two_thirds_present_and_more_than_half_of_all() {
        let rules = Bargaining::default();

        let votes = [
            ((90, 60, 46), true),
            ((90, 60, 45), false),
            ((90, 59, 59), false),
            ((91, 60, 60), false),
            ((91, 61, 46), true),
            ((91, 61, 45), false),
            ((3, 2, 2), true),
            ((3, 2, 1), false),
            ((1, 1, 1), true),
            ((1, 0, 0), false),
        ];
        for ((entitled, present, in_favour), expected) in votes {
            assert_eq!(passes(entitled, present, in_favour, &rules), expected, "{entitled} {present} {in_favour}");
        }
    }

    #[test]
    fn a_committee_may_count_the_majority_of_those_present() {
        let rules = Bargaining { congress_majority_of_present: true, ..Bargaining::default() };

        assert!(passes(90, 60, 31, &rules));
        assert!(!passes(90, 60, 30, &rules));
        assert!(!passes(90, 59, 59, &rules));
    }

    #[test]
    fn a_change_is_counted_where_there_was_a_figure() {
        assert_eq!(change(None, 2_300.0), None);
        assert_eq!(change(Some(0.0), 2_300.0), Some(Change { amount: 2_300.0, percent: None }));
        assert_eq!(change(Some(3_800.0), 4_100.0), Some(Change { amount: 300.0, percent: Some(7.89) }));
        assert_eq!(change(Some(0.1), 0.3), Some(Change { amount: 0.2, percent: Some(200.0) }));
        assert_eq!(change(Some(4_000.0), 3_900.0), Some(Change { amount: -100.0, percent: Some(-2.5) }));
    }
}
