//! Reading holidays from a file: a calendar (ICS) or a table (CSV), every fault with its row.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entities::enums::CalendarDayKind;
use icalendar::parser::{Component, read_calendar, unfold};

use crate::lang::Lang;

/// The longest file, in bytes.
pub(super) const MOST_BYTES: usize = 200_000;

/// The most days one file may set.
const MOST_DAYS: usize = 1_000;

/// How many faults of a file are told; the first ones are enough to mend it.
const MOST_ERRORS: usize = 100;

/// The longest name of a day, in characters.
const MOST_NAME: usize = 50;

/// How long one event of a calendar may last, in days.
const LONGEST_EVENT: i64 = 31;

/// How deep parts of a calendar may lie in each other; the parser goes down by recursion.
const DEEPEST: usize = 8;

/// How a file of holidays is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// iCalendar (RFC 5545): one event a holiday; a summary with 班 is a make-up working day.
    Ics,
    /// A table with the columns `date`, `kind` and `name`.
    Csv,
}

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowFault {
    /// The file or the row cannot be read at all.
    Malformed,
    /// It has no day, or no real one.
    InvalidDate,
    /// It says neither holiday nor working day.
    InvalidKind,
    /// It has no name, or a too long one.
    InvalidName,
    /// An earlier row speaks of the same day.
    Duplicate,
    /// It lasts too long, comes again, or is one too many.
    TooMuch,
}

impl RowFault {
    /// Returns the message in a language.
    pub const fn message(self, lang: Lang) -> &'static str {
        match self {
            Self::Malformed => lang.pick("无法读取", "cannot be read"),
            Self::InvalidDate => lang.pick("没有日期或日期不对", "has no day, or no real one"),
            Self::InvalidKind => lang.pick("须写明放假还是上班", "is neither a holiday nor a working day"),
            Self::InvalidName => lang.pick("名称须为 1 至 50 个字", "a name has 1 to 50 characters"),
            Self::Duplicate => lang.pick("与前面的行日期重复", "an earlier row has the same day"),
            Self::TooMuch => {
                lang.pick("时间过长、重复出现或天数过多", "lasts too long, comes again, or is one day too many")
            }
        }
    }
}

/// A row that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowError {
    /// The row of the table or the event of the calendar, from 1; 0 for the file as a whole.
    pub row: usize,
    /// What is wrong with it.
    pub fault: RowFault,
}

/// What a file says of days, and what of it cannot be used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) days: BTreeMap<NaiveDate, (CalendarDayKind, String)>,
    pub(super) errors: Vec<RowError>,
}

impl Read {
    fn fail(&mut self, row: usize, fault: RowFault) {
        if self.errors.len() < MOST_ERRORS {
            self.errors.push(RowError { row, fault });
        }
    }

    fn add(&mut self, row: usize, day: NaiveDate, kind: CalendarDayKind, name: &str) {
        let name = name.trim();
        let is_fit = (1..=MOST_NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control);
        if !is_fit {
            self.fail(row, RowFault::InvalidName);
        } else if self.days.contains_key(&day) {
            self.fail(row, RowFault::Duplicate);
        } else if self.days.len() >= MOST_DAYS {
            self.fail(row, RowFault::TooMuch);
        } else {
            self.days.insert(day, (kind, name.to_owned()));
        }
    }
}

/// Reads a file.
pub(super) fn read(format: Format, content: &str) -> Read {
    let content = content.trim_start_matches('\u{feff}');
    match format {
        Format::Ics => read_ics(content),
        Format::Csv => read_csv(content),
    }
}

fn read_csv(content: &str) -> Read {
    let mut read = Read::default();
    let mut rows = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(content.as_bytes());
    let column = |names: &[&str], headers: &csv::StringRecord| {
        headers.iter().position(|header| names.contains(&header.to_lowercase().as_str()))
    };
    let Ok(headers) = rows.headers().cloned() else {
        read.fail(0, RowFault::Malformed);
        return read;
    };
    let found = (
        column(&["date", "day", "日期"], &headers),
        column(&["kind", "类型"], &headers),
        column(&["name", "名称"], &headers),
    );
    let (Some(date), Some(kind), Some(name)) = found else {
        read.fail(0, RowFault::Malformed);
        return read;
    };
    for (row, record) in (1..).zip(rows.records()) {
        let Ok(record) = record else {
            read.fail(row, RowFault::Malformed);
            continue;
        };
        let cell = |at: usize| record.get(at).unwrap_or_default();
        match (cell(date).parse(), kind_named(cell(kind))) {
            (Ok(day), Some(kind)) => read.add(row, day, kind, cell(name)),
            (Err(_), _) => read.fail(row, RowFault::InvalidDate),
            (_, None) => read.fail(row, RowFault::InvalidKind),
        }
    }
    read
}

fn kind_named(text: &str) -> Option<CalendarDayKind> {
    match text {
        "HOLIDAY" | "放假" | "休" => Some(CalendarDayKind::Holiday),
        "WORKING_DAY" | "上班" | "调休上班" | "班" => Some(CalendarDayKind::WorkingDay),
        _ => None,
    }
}

fn read_ics(content: &str) -> Read {
    let mut read = Read::default();
    let unfolded = unfold(content);
    let calendar = if is_flat(&unfolded) { read_calendar(&unfolded).ok() } else { None };
    let Some(calendar) = calendar else {
        read.fail(0, RowFault::Malformed);
        return read;
    };
    let events = calendar.components.iter().filter(|component| component.name.as_str() == "VEVENT");
    for (row, event) in (1..).zip(events) {
        add_event(&mut read, row, event);
    }
    if read == Read::default() {
        read.fail(0, RowFault::Malformed);
    }
    read
}

/// Adds the days of an event: from its first to before its end, as RFC 5545 has it for whole days.
fn add_event(read: &mut Read, row: usize, event: &Component<'_>) {
    let value = |name: &str| event.find_prop(name).map(|it| it.val.as_str());
    let Some(first) = value("DTSTART").and_then(day_of) else { return read.fail(row, RowFault::InvalidDate) };
    let end = match value("DTEND") {
        None => first.succ_opt(),
        Some(text) => day_of(text),
    };
    let Some(end) = end.filter(|end| *end > first) else { return read.fail(row, RowFault::InvalidDate) };
    if (end - first).num_days() > LONGEST_EVENT || value("RRULE").is_some() || value("RDATE").is_some() {
        return read.fail(row, RowFault::TooMuch);
    }
    let summary = value("SUMMARY").unwrap_or_default();
    let kind = if summary.contains('班') { CalendarDayKind::WorkingDay } else { CalendarDayKind::Holiday };
    let name =
        ["（休）", "（班）", "(休)", "(班)"].iter().fold(summary.to_owned(), |name, mark| name.replace(mark, ""));
    for day in first.iter_days().take_while(|day| *day < end) {
        read.add(row, day, kind, &name);
    }
}

/// Reads the day that a date or a moment begins with: `20221001`, `20221001T000000`.
fn day_of(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.get(..8)?, "%Y%m%d").ok()
}

fn is_flat(content: &str) -> bool {
    let mut depth = 0_usize;
    for line in content.lines() {
        let head = line.trim_start().get(..4).unwrap_or_default();
        if head.eq_ignore_ascii_case("BEGI") {
            depth += 1;
        } else if head.eq_ignore_ascii_case("END:") {
            depth = depth.saturating_sub(1);
        }
        if depth > DEEPEST {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date of the test")
    }

    fn faults(read: &Read) -> Vec<(usize, RowFault)> {
        read.errors.iter().map(|it| (it.row, it.fault)).collect()
    }

    #[test]
    fn a_table_tells_the_faults_of_its_rows_one_by_one() {
        let content = "\u{feff}date,kind,name\n2027-01-01,HOLIDAY,元旦\n2027-02-30,休,春节\n2027-01-03,班,元旦\n\
                       2027-01-01,HOLIDAY,元旦\n2027-01-04,MAYBE,元旦\n2027-01-05,HOLIDAY,\n";

        let read = read(Format::Csv, content);

        assert_eq!(read.days[&day("2027-01-01")], (CalendarDayKind::Holiday, "元旦".into()));
        assert_eq!(read.days[&day("2027-01-03")], (CalendarDayKind::WorkingDay, "元旦".into()));
        assert_eq!(read.days.len(), 2);
        let wanted = [
            (2, RowFault::InvalidDate),
            (4, RowFault::Duplicate),
            (5, RowFault::InvalidKind),
            (6, RowFault::InvalidName),
        ];
        assert_eq!(faults(&read), wanted);
    }

    #[test]
    fn a_table_without_its_columns_is_none() {
        assert_eq!(faults(&read(Format::Csv, "a,b\n1,2\n")), [(0, RowFault::Malformed)]);
    }

    #[test]
    fn a_calendar_gives_whole_days_and_make_up_days() {
        let content = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//\r\n\
            BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20271001\r\nDTEND;VALUE=DATE:20271004\r\nSUMMARY:国庆节（休）\r\nEND:VEVENT\r\n\
            BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20271009\r\nSUMMARY:国庆节（班）\r\nEND:VEVENT\r\n\
            BEGIN:VEVENT\r\nUID:3\r\nDTSTART;VALUE=DATE:20271101\r\nDTEND;VALUE=DATE:20280101\r\nSUMMARY:长假\r\nEND:VEVENT\r\n\
            END:VCALENDAR\r\n";

        let read = read(Format::Ics, content);

        let days: Vec<_> =
            read.days.iter().map(|(day, (kind, name))| (day.to_string(), *kind, name.as_str())).collect();
        let off = CalendarDayKind::Holiday;
        assert_eq!(
            days,
            [
                ("2027-10-01".to_owned(), off, "国庆节"),
                ("2027-10-02".to_owned(), off, "国庆节"),
                ("2027-10-03".to_owned(), off, "国庆节"),
                ("2027-10-09".to_owned(), CalendarDayKind::WorkingDay, "国庆节"),
            ]
        );
        assert_eq!(faults(&read), [(3, RowFault::TooMuch)]);
    }

    #[test]
    fn what_is_no_calendar_or_too_deep_is_refused_and_harms_nobody() {
        assert_eq!(faults(&read(Format::Ics, "hello")), [(0, RowFault::Malformed)]);
        let deep = "BEGIN:VEVENT\r\n".repeat(10_000);
        assert_eq!(faults(&read(Format::Ics, &deep)), [(0, RowFault::Malformed)]);
    }

    #[test]
    fn a_hundred_faults_are_told_and_good_rows_are_read_all_the_same() {
        let bad = "2027-02-30,HOLIDAY,春节\n".repeat(150);
        let read = read(Format::Csv, &format!("date,kind,name\n{bad}2027-01-01,HOLIDAY,元旦\n"));

        let first_hundred: Vec<_> = (1..=100).map(|row| (row, RowFault::InvalidDate)).collect();
        assert_eq!(faults(&read), first_hundred);
        assert_eq!(read.days.len(), 1);
    }

    #[test]
    fn a_file_sets_a_thousand_days() {
        let rows = day("2027-01-01").iter_days().take(1_001).map(|day| format!("{day},HOLIDAY,假日"));
        let read = read(Format::Csv, &format!("date,kind,name\n{}\n", rows.collect::<Vec<_>>().join("\n")));

        assert_eq!(read.days.len(), 1_000);
        assert_eq!(faults(&read), [(1_001, RowFault::TooMuch)]);
    }
}
