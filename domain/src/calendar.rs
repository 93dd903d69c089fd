//! The working-day calendar (工作日历): the official national days, overlaid by what a committee has entered itself.

mod holiday;
mod import;
mod official;
mod preview;

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate, Weekday};
use entities::calendar_day;
use entities::enums::CalendarDayKind;
use entities::ids::CommitteeId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

pub use self::holiday::{Holiday, holidays_in};
pub use self::import::{Format, RowError, RowFault};
pub use self::official::{Festival, OFFICIAL_YEARS};
pub use self::preview::{HolidayChange, Import, Moved, Report, apply, preview};
use crate::error::Result;
use crate::lang::Lang;

/// How many entered days one statement reads at the most.
const MOST: u64 = 20_000;

/// What a day is called that is no ordinary one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayName {
    /// A national festival.
    Official(Festival),
    /// As the committee entered it.
    Own(String),
}

impl DayName {
    /// Returns the name in a language; an entered one stays as it was entered.
    pub fn text(&self, lang: Lang) -> &str {
        match self {
            Self::Official(festival) => festival.name(lang),
            Self::Own(name) => name,
        }
    }
}

/// What a day is to those who count working days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Day {
    /// An ordinary working day.
    Working,
    /// A working day in place of another one (调休上班).
    MadeUp(DayName),
    /// An ordinary Saturday or Sunday.
    Weekend,
    /// A holiday (放假).
    Holiday(DayName),
}

impl Day {
    /// Whether it counts as a working day.
    pub fn is_working(&self) -> bool {
        matches!(self, Self::Working | Self::MadeUp(_))
    }
}

/// A day passed over in counting, and why: a week-end where it has no name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// The day.
    pub day: NaiveDate,
    /// The holiday, or the festival that a make-up working day belongs to; none for a week-end.
    pub name: Option<DayName>,
}

/// How a number of working days was counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// The days that did not count, in order.
    pub skipped: Vec<Passed>,
    /// The Saturdays and Sundays that did count, in order.
    pub made_up: Vec<Passed>,
    /// The years within without official data, where week-ends alone were known.
    pub unofficial_years: Vec<i32>,
}

/// The calendar of one committee. Cheap where nothing was entered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    own: BTreeMap<NaiveDate, (CalendarDayKind, String)>,
}

impl Calendar {
    /// Returns the calendar with a day as entered, whatever it was before.
    #[must_use]
    pub fn with(mut self, day: NaiveDate, kind: CalendarDayKind, name: String) -> Self {
        self.own.insert(day, (kind, name));
        self
    }

    /// Says what a day is. The committee's own word goes before the national one.
    pub fn day(&self, day: NaiveDate) -> Day {
        match self.own.get(&day) {
            Some((CalendarDayKind::Holiday, name)) => Day::Holiday(DayName::Own(name.clone())),
            Some((CalendarDayKind::WorkingDay, name)) if is_weekend(day) => Day::MadeUp(DayName::Own(name.clone())),
            Some((CalendarDayKind::WorkingDay, _)) => Day::Working,
            None => official::day(day),
        }
    }

    /// Whether a day counts as a working day.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        self.day(day).is_working()
    }

    /// Returns the day `count` working days after `start`, which itself does not count, and how it was reached.
    pub fn after_working_days(&self, start: NaiveDate, count: u32) -> (NaiveDate, Counted) {
        let mut counted = Counted::default();
        let (mut day, mut left) = (start, count);
        while left > 0 {
            let Some(next) = day.succ_opt() else { break };
            day = next;
            if !OFFICIAL_YEARS.contains(&day.year()) && counted.unofficial_years.last() != Some(&day.year()) {
                counted.unofficial_years.push(day.year());
            }
            match self.day(day) {
                Day::Working => left -= 1,
                Day::MadeUp(name) => {
                    left -= 1;
                    counted.made_up.push(Passed { day, name: Some(name) });
                }
                Day::Weekend => counted.skipped.push(Passed { day, name: None }),
                Day::Holiday(name) => counted.skipped.push(Passed { day, name: Some(name) }),
            }
        }
        (day, counted)
    }

    /// Returns the day `count` working days before `end`, which itself does not count.
    pub fn before_working_days(&self, end: NaiveDate, count: u32) -> NaiveDate {
        let (mut day, mut left) = (end, count);
        while left > 0 {
            let Some(earlier) = day.pred_opt() else { break };
            day = earlier;
            left -= u32::from(self.is_working(day));
        }
        day
    }

    /// Returns the days entered within a year.
    fn own_in(&self, year: i32) -> impl Iterator<Item = NaiveDate> {
        self.own.keys().copied().filter(move |day| day.year() == year)
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Returns the calendars of committees in one statement; one that has entered nothing has the national calendar.
pub(crate) async fn of(db: &impl ConnectionTrait, ids: &[CommitteeId]) -> Result<HashMap<CommitteeId, Calendar>> {
    let rows = calendar_day::Entity::find()
        .filter(calendar_day::Column::CommitteeId.is_in(ids.iter().copied()))
        .order_by_asc(calendar_day::Column::Day)
        .limit(MOST.saturating_mul(ids.len() as u64))
        .all(db)
        .await?;
    let mut calendars: HashMap<_, _> = ids.iter().map(|id| (*id, Calendar::default())).collect();
    for row in rows {
        let calendar = calendars.entry(row.committee_id).or_default();
        calendar.own.insert(row.day, (row.kind, row.name));
    }
    Ok(calendars)
}

/// Returns the calendar of one committee.
pub(crate) async fn of_one(db: &impl ConnectionTrait, id: CommitteeId) -> Result<Calendar> {
    Ok(of(db, &[id]).await?.remove(&id).unwrap_or_default())
}

#[cfg(test)]
pub(crate) mod tests;
