//! Days and moments as pages write them: 2022年8月29日 in Chinese, 29 August 2022 in English, in China's time.

use chrono::{Datelike as _, FixedOffset, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use crate::lang::Lang;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day in China.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Date(NaiveDate);

impl Date {
    /// Reads a day as date fields send it.
    pub(crate) fn read(text: &str) -> Option<Self> {
        (text.len() == 10).then(|| text.parse().ok().map(Self)).flatten()
    }

    /// Returns the day for `datetime` attributes and date fields.
    pub(crate) fn iso(self) -> String {
        self.0.to_string()
    }

    /// Writes the day for readers.
    pub(crate) fn text(self, lang: Lang) -> String {
        let (year, month, day) = (self.0.year(), self.0.month(), self.0.day());
        match lang {
            Lang::Zh => format!("{year}年{month}月{day}日"),
            Lang::En => format!("{day} {} {year}", MONTHS[self.0.month0() as usize]),
        }
    }
}

/// A moment, shown by its day in China.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct DateTime(chrono::DateTime<Utc>);

impl DateTime {
    /// Returns the moment for `datetime` attributes.
    pub(crate) fn iso(self) -> String {
        self.0.to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    /// Returns the day in China.
    pub(crate) fn day(self) -> Date {
        const CHINA: Option<FixedOffset> = FixedOffset::east_opt(8 * 3600);
        Date(CHINA.map_or(self.0.date_naive(), |china| self.0.with_timezone(&china).date_naive()))
    }

    /// Writes the moment's day for readers.
    pub(crate) fn text(self, lang: Lang) -> String {
        self.day().text(lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_each_language_does() {
        let day = Date::read("2022-08-29").expect("a day");

        assert_eq!(day.text(Lang::Zh), "2022年8月29日");
        assert_eq!(day.text(Lang::En), "29 August 2022");
        assert_eq!(day.iso(), "2022-08-29");
    }

    #[test]
    fn a_moment_is_told_by_its_day_in_china() {
        let moment: DateTime = serde_json::from_str("\"2022-08-29T16:30:00.000Z\"").expect("a moment");

        assert_eq!(moment.text(Lang::Zh), "2022年8月30日");
        assert_eq!(moment.iso(), "2022-08-29T16:30:00Z");
    }

    #[test]
    fn what_is_no_day_is_left_out() {
        for text in ["", "2022-8-29", "2022-02-30", "昨天"] {
            assert_eq!(Date::read(text), None, "{text}");
        }
    }
}
