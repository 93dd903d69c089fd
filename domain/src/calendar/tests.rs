//! The calendar against the published announcements and against a walk that knows nothing of it.

use std::collections::BTreeMap;

use chrono::Days;
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date of the test")
}

/// The announcements for 2022 to 2026, copied from the notices: first and last day off, and the days worked instead.
const ANNOUNCED: [(&str, &str, &str, &[&str]); 34] = [
    ("元旦", "2022-01-01", "2022-01-03", &[]),
    ("春节", "2022-01-31", "2022-02-06", &["2022-01-29", "2022-01-30"]),
    ("清明节", "2022-04-03", "2022-04-05", &["2022-04-02"]),
    ("劳动节", "2022-04-30", "2022-05-04", &["2022-04-24", "2022-05-07"]),
    ("端午节", "2022-06-03", "2022-06-05", &[]),
    ("中秋节", "2022-09-10", "2022-09-12", &[]),
    ("国庆节", "2022-10-01", "2022-10-07", &["2022-10-08", "2022-10-09"]),
    ("元旦", "2022-12-31", "2023-01-02", &[]),
    ("春节", "2023-01-21", "2023-01-27", &["2023-01-28", "2023-01-29"]),
    ("清明节", "2023-04-05", "2023-04-05", &[]),
    ("劳动节", "2023-04-29", "2023-05-03", &["2023-04-23", "2023-05-06"]),
    ("端午节", "2023-06-22", "2023-06-24", &["2023-06-25"]),
    ("中秋节", "2023-09-29", "2023-09-29", &[]),
    ("国庆节", "2023-09-30", "2023-10-06", &["2023-10-07", "2023-10-08"]),
    ("元旦", "2024-01-01", "2024-01-01", &[]),
    ("春节", "2024-02-10", "2024-02-17", &["2024-02-04", "2024-02-18"]),
    ("清明节", "2024-04-04", "2024-04-06", &["2024-04-07"]),
    ("劳动节", "2024-05-01", "2024-05-05", &["2024-04-28", "2024-05-11"]),
    ("端午节", "2024-06-10", "2024-06-10", &[]),
    ("中秋节", "2024-09-15", "2024-09-17", &["2024-09-14"]),
    ("国庆节", "2024-10-01", "2024-10-07", &["2024-09-29", "2024-10-12"]),
    ("元旦", "2025-01-01", "2025-01-01", &[]),
    ("春节", "2025-01-28", "2025-02-04", &["2025-01-26", "2025-02-08"]),
    ("清明节", "2025-04-04", "2025-04-06", &[]),
    ("劳动节", "2025-05-01", "2025-05-05", &["2025-04-27"]),
    ("端午节", "2025-05-31", "2025-06-02", &[]),
    ("国庆节", "2025-10-01", "2025-10-08", &["2025-09-28", "2025-10-11"]),
    ("元旦", "2026-01-01", "2026-01-03", &["2026-01-04"]),
    ("春节", "2026-02-15", "2026-02-23", &["2026-02-14", "2026-02-28"]),
    ("清明节", "2026-04-04", "2026-04-06", &[]),
    ("劳动节", "2026-05-01", "2026-05-05", &["2026-05-09"]),
    ("端午节", "2026-06-19", "2026-06-21", &[]),
    ("中秋节", "2026-09-25", "2026-09-27", &[]),
    ("国庆节", "2026-10-01", "2026-10-07", &["2026-09-20", "2026-10-10"]),
];

/// Writes the announcements out, day by day.
pub(crate) fn announced() -> BTreeMap<NaiveDate, (bool, &'static str)> {
    let mut days = BTreeMap::new();
    for (name, first, last, worked) in ANNOUNCED {
        for off in day(first).iter_days().take_while(|off| *off <= day(last)) {
            days.insert(off, (false, name));
        }
        days.extend(worked.iter().map(|on| (day(on), (true, name))));
    }
    days
}

#[test]
fn the_shipped_days_are_those_that_were_announced() {
    let announced = announced();
    let calendar = Calendar::default();
    for date in day("2022-01-01").iter_days().take_while(|date| *date <= day("2026-12-31")) {
        let told = match calendar.day(date) {
            Day::Holiday(name) => Some((false, name)),
            Day::MadeUp(name) => Some((true, name)),
            Day::Working | Day::Weekend => None,
        };
        let told = told.as_ref().map(|(is_on, name)| (*is_on, name.text(Lang::Zh)));
        assert_eq!(told, announced.get(&date).copied(), "{date}");
    }
}

#[test]
fn national_day_of_2022_is_counted_as_it_was_worked() {
    let (due, counted) = Calendar::default().after_working_days(day("2022-09-26"), 15);

    assert_eq!(due, day("2022-10-20"));
    let names: Vec<_> = counted.skipped.iter().map(|it| it.name.as_ref().map(|name| name.text(Lang::Zh))).collect();
    assert_eq!(names, [[Some("国庆节"); 7].as_slice(), &[None, None]].concat());
    let made_up: Vec<_> = counted.made_up.iter().map(|it| it.day).collect();
    assert_eq!(made_up, [day("2022-10-08"), day("2022-10-09")]);
    assert!(counted.unofficial_years.is_empty());
}

#[test]
fn years_without_an_announcement_know_week_ends_alone_and_say_so() {
    let (due, counted) = Calendar::default().after_working_days(day("2026-12-30"), 3);

    assert_eq!(due, day("2027-01-04"));
    assert_eq!(counted.unofficial_years, [2027]);
}

#[test]
fn no_working_days_are_over_at_once() {
    assert_eq!(Calendar::default().after_working_days(day("2022-10-01"), 0), (day("2022-10-01"), Counted::default()));
}

/// Walks day by day with the week and two plain tables, and counts.
fn walked(
    own: &BTreeMap<NaiveDate, bool>,
    start: NaiveDate,
    count: u32,
) -> (NaiveDate, Vec<NaiveDate>, Vec<NaiveDate>) {
    let national = announced();
    let (mut date, mut done, mut off, mut extra) = (start, 0, Vec::new(), Vec::new());
    while done < count {
        date = date + Days::new(1);
        let in_week = date.weekday().number_from_monday() <= 5;
        let national = national.get(&date).map(|(is_on, _)| *is_on);
        let works = own.get(&date).copied().or(national).unwrap_or(in_week);
        if !works {
            off.push(date);
            continue;
        }
        done += 1;
        if !in_week {
            extra.push(date);
        }
    }
    (date, off, extra)
}

fn date_of_ten_years() -> impl Strategy<Value = NaiveDate> {
    (0_u64..3_653).prop_map(|offset| day("2020-01-01") + Days::new(offset))
}

proptest! {
    #[test]
    fn counting_agrees_with_a_walk_day_by_day(
        start in date_of_ten_years(),
        count in 0_u32..=260,
        own in proptest::collection::btree_map(date_of_ten_years(), any::<bool>(), 0..200),
    ) {
        let mut calendar = Calendar::default();
        for (date, is_on) in &own {
            let kind = if *is_on { CalendarDayKind::WorkingDay } else { CalendarDayKind::Holiday };
            calendar = calendar.with(*date, kind, "本会".into());
        }

        let (due, counted) = calendar.after_working_days(start, count);

        let days = |passed: &[Passed]| passed.iter().map(|it| it.day).collect::<Vec<_>>();
        prop_assert_eq!((due, days(&counted.skipped), days(&counted.made_up)), walked(&own, start, count));
    }
}

#[test]
fn days_are_counted_back_from_the_day_before() {
    let calendar = Calendar::default();
    for (end, count, expected) in [
        ("2022-08-29", 15, "2022-08-08"),
        ("2022-03-25", 5, "2022-03-18"),
        ("2022-03-26", 1, "2022-03-25"),
        ("2022-10-11", 3, "2022-10-08"),
        ("2022-03-25", 0, "2022-03-25"),
    ] {
        assert_eq!(calendar.before_working_days(day(end), count), day(expected), "{count} before {end}");
    }
}
