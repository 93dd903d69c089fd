//! The national days as the State Council announced them (国务院办公厅部分节假日安排), from the crate that keeps them.

use std::ops::RangeInclusive;

use chinese_holiday::{DayKind, Ymd, chinese_holiday};
use chrono::{Datelike, NaiveDate};

use super::{Day, DayName, is_weekend};
use crate::lang::Lang;

/// The years whose announcements are shipped and were compared with the published ones.
pub const OFFICIAL_YEARS: RangeInclusive<i32> = 2022..=2026;

/// A national festival (节日).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Festival {
    /// 元旦
    NewYear,
    /// 春节
    SpringFestival,
    /// 清明节
    Qingming,
    /// 劳动节
    LabourDay,
    /// 端午节
    DragonBoat,
    /// 中秋节
    MidAutumn,
    /// 国庆节
    NationalDay,
}

impl Festival {
    /// Returns the name in a language.
    pub const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::NewYear => lang.pick("元旦", "New Year's Day"),
            Self::SpringFestival => lang.pick("春节", "Spring Festival"),
            Self::Qingming => lang.pick("清明节", "Qingming Festival"),
            Self::LabourDay => lang.pick("劳动节", "Labour Day"),
            Self::DragonBoat => lang.pick("端午节", "Dragon Boat Festival"),
            Self::MidAutumn => lang.pick("中秋节", "Mid-Autumn Festival"),
            Self::NationalDay => lang.pick("国庆节", "National Day"),
        }
    }
}

/// Says what a day is by the announcements; by the day of the week where none is shipped.
pub(super) fn day(day: NaiveDate) -> Day {
    use DayKind as K;

    let by_week = || if is_weekend(day) { Day::Weekend } else { Day::Working };
    let off = |festival| Day::Holiday(DayName::Official(festival));
    let on = |festival| Day::MadeUp(DayName::Official(festival));
    let Some(kind) = announced(day) else { return by_week() };
    match kind {
        K::NewYearsDayHoliday => off(Festival::NewYear),
        K::NewYearsDayWorkday => on(Festival::NewYear),
        K::SpringFestivalHoliday => off(Festival::SpringFestival),
        K::SpringFestivalWorkday => on(Festival::SpringFestival),
        K::ChingMingFestivalHoliday => off(Festival::Qingming),
        K::ChingMingFestivalWorkday => on(Festival::Qingming),
        K::InternationalWorkersDayHoliday => off(Festival::LabourDay),
        K::InternationalWorkersDayWorkday => on(Festival::LabourDay),
        K::DragonBoatFestivalHoliday => off(Festival::DragonBoat),
        K::DragonBoatFestivalWorkday => on(Festival::DragonBoat),
        K::MidAutumnFestivalHoliday => off(Festival::MidAutumn),
        K::MidAutumnFestivalWorkday => on(Festival::MidAutumn),
        K::NationalDayHoliday => off(Festival::NationalDay),
        K::NationalDayWorkday => on(Festival::NationalDay),
        // Used for single events before the shipped years.
        K::NormalWorkday | K::NormalHoliday | K::OtherHoliday | K::OtherWorkday => by_week(),
    }
}

/// The crate panics outside the days it knows: the last week of 2026 waits for the announcement for 2027.
fn announced(day: NaiveDate) -> Option<DayKind> {
    let is_known = OFFICIAL_YEARS.contains(&day.year()) && (day.year(), day.month(), day.day()) <= (2026, 12, 25);
    let year = u16::try_from(day.year()).ok().filter(|_| is_known)?;
    let (month, of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Some(chinese_holiday(Ymd::new(year, month, of_month)))
}
