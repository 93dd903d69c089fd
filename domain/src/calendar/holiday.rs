//! The special days of a year as people read them: holidays and make-up working days, national and entered.

use chrono::{Datelike as _, NaiveDate};
use entities::enums::CalendarDayKind;
use entities::ids::CommitteeId;

use super::{Calendar, Day, DayName};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;

/// A holiday, or a working day in place of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub day: NaiveDate,
    /// Off or on.
    pub kind: CalendarDayKind,
    /// What it is called.
    pub name: DayName,
    /// Whether the committee entered it, and not the State Council.
    pub is_own: bool,
}

impl Calendar {
    /// Returns the special days of a year, in order.
    pub fn special_days(&self, year: i32) -> Vec<Holiday> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1);
        let days = first.into_iter().flat_map(|first| first.iter_days().take_while(move |day| day.year() == year));
        let entered: Vec<_> = self.own_in(year).collect();
        days.filter_map(|day| {
            let (kind, name) = match self.day(day) {
                Day::Holiday(name) => (CalendarDayKind::Holiday, name),
                Day::MadeUp(name) => (CalendarDayKind::WorkingDay, name),
                Day::Working if entered.contains(&day) => {
                    (CalendarDayKind::WorkingDay, DayName::Own(self.own.get(&day)?.1.clone()))
                }
                Day::Working | Day::Weekend => return None,
            };
            Some(Holiday { day, kind, name, is_own: entered.contains(&day) })
        })
        .collect()
    }
}

/// Returns the special days of committees in years, all committees in one statement.
pub async fn holidays_in(
    app: &App,
    _actor: &Actor,
    keys: &[(CommitteeId, i32)],
) -> Result<std::collections::HashMap<(CommitteeId, i32), Vec<Holiday>>> {
    let ids: Vec<_> = keys.iter().map(|(id, _)| *id).collect();
    let calendars = super::of(app.reader(), &ids).await?;
    let days = |(id, year): &(CommitteeId, i32)| calendars.get(id).map(|it| it.special_days(*year)).unwrap_or_default();
    Ok(keys.iter().map(|key| (*key, days(key))).collect())
}
