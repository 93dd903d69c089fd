//! The values of prefix filters: numbers, Chinese numerals, dates, statuses.

use chrono::{Datelike, NaiveDate};
use entities::enums::{
    ConsultationStatus, ReportStatus, ResponseStatus, SpeechStatus, SuggestionKind, SuggestionStatus,
};

use crate::analyzer::normal;

/// Reads the number in 123, 0123, 第123号 or 提案第0123号.
pub(super) fn case_no(value: &str) -> Option<i64> {
    only_digits(&normal(value))?.parse().ok()
}

/// Reads the term in 14, 14届, 十四届 or 第十四届.
pub(super) fn term(value: &str) -> Option<i32> {
    let value = normal(value);
    let number = value.split('届').next()?.trim_start_matches('第').trim();
    number.parse().ok().or_else(|| chinese_number(number)).filter(|term| *term > 0)
}

/// Reads the days in 2022, 2022-08, 2022-08-29, a..b, a.. or ..b.
pub(super) fn dates(value: &str) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    let value = normal(value);
    let Some((from, to)) = value.split_once("..") else {
        let (from, to) = days(&value)?;
        return Some((Some(from), Some(to)));
    };
    let end = |text: &str| if text.is_empty() { Some(None) } else { days(text).map(Some) };
    let (from, to) = (end(from)?, end(to)?);
    if from.is_none() && to.is_none() {
        return None;
    }
    Some((from.map(|days| days.0), to.map(|days| days.1)))
}

/// Returns the stored statuses that a Chinese term or a code means; one term may name several.
pub(super) fn statuses(value: &str) -> Vec<&'static str> {
    let wanted = normal(value);
    let all = SuggestionStatus::ALL.iter().map(|status| (status.as_str(), status.zh()));
    let all = all.chain(ConsultationStatus::ALL.iter().map(|status| (status.as_str(), status.zh())));
    let all = all.chain(SpeechStatus::ALL.iter().map(|status| (status.as_str(), status.zh())));
    let all = all.chain(ReportStatus::ALL.iter().map(|status| (status.as_str(), status.zh())));
    let all = all.chain(ResponseStatus::ALL.iter().map(|status| (status.as_str(), status.zh())));
    let mut found: Vec<&'static str> =
        all.filter(|(code, zh)| code.to_lowercase() == wanted || *zh == wanted).map(|(code, _)| code).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Returns the kind of suggestion that a Chinese term or a code means.
pub(super) fn suggestion_kind(value: &str) -> Option<SuggestionKind> {
    let wanted = normal(value);
    SuggestionKind::ALL.iter().copied().find(|kind| kind.as_str().to_lowercase() == wanted || kind.zh() == wanted)
}

/// Returns the first and last day of a year, month or day.
fn days(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let mut parts = text.split(['-', '/', '.', '年', '月', '日']).map(str::trim).filter(|part| !part.is_empty());
    let year: i32 = parts.next()?.parse().ok().filter(|year| (1900..=2200).contains(year))?;
    let month = parts.next().map(str::parse::<u32>).transpose().ok()?;
    let day = parts.next().map(str::parse::<u32>).transpose().ok()?;
    if parts.next().is_some() {
        return None;
    }
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))?;
    let last = match (month, day) {
        (_, Some(_)) => first,
        (Some(month), None) => month_end(year, month)?,
        (None, None) => NaiveDate::from_ymd_opt(year, 12, 31)?,
    };
    Some((first, last))
}

fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let next =
        if month == 12 { NaiveDate::from_ymd_opt(year + 1, 1, 1) } else { NaiveDate::from_ymd_opt(year, month + 1, 1) };
    next?.pred_opt().filter(|day| day.month() == month)
}

/// Returns the one run of digits in a text, if there is exactly one.
fn only_digits(text: &str) -> Option<&str> {
    let mut runs = text.split(|char: char| !char.is_ascii_digit()).filter(|run| !run.is_empty());
    let first = runs.next()?;
    runs.next().is_none().then_some(first)
}

/// Reads Chinese numerals up to 99, as terms need them.
fn chinese_number(text: &str) -> Option<i32> {
    let digit = |char: char| {
        "零一二三四五六七八九".chars().position(|known| known == char).and_then(|at| i32::try_from(at).ok())
    };
    let one = |text: &str| {
        let mut chars = text.chars();
        let value = digit(chars.next()?)?;
        chars.next().is_none().then_some(value)
    };
    let Some((tens, ones)) = text.split_once('十') else { return one(text) };
    let tens = if tens.is_empty() { 1 } else { one(tens)? };
    let ones = if ones.is_empty() { 0 } else { one(ones)? };
    Some(tens * 10 + ones)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        text.parse().ok()
    }

    #[test]
    fn a_month_spans_its_days() {
        assert_eq!(dates("2022-08..2022-09"), Some((day("2022-08-01"), day("2022-09-30"))));
        assert_eq!(dates("2024年2月"), Some((day("2024-02-01"), day("2024-02-29"))));
    }

    #[test]
    fn a_range_may_be_open() {
        assert_eq!(dates("2022.."), Some((day("2022-01-01"), None)));
        assert_eq!(dates("..2022-08-29"), Some((None, day("2022-08-29"))));
        assert_eq!(dates(".."), None);
    }

    #[test]
    fn terms_are_read_in_chinese_and_in_digits() {
        for text in ["14", "14届", "十四届", "第十四届", "十四"] {
            assert_eq!(term(text), Some(14), "{text}");
        }
        assert_eq!(term("二十"), Some(20));
        assert_eq!(term("届"), None);
    }

    #[test]
    fn a_status_is_known_by_term_and_code() {
        assert_eq!(statuses("办理中"), ["IN_HANDLING"]);
        assert_eq!(statuses("closed"), ["CLOSED"]);
        assert_eq!(statuses("草稿"), ["DRAFT"]);
        assert!(statuses("无此状态").is_empty());
    }

    #[test]
    fn a_case_number_is_read_from_its_citation() {
        assert_eq!(case_no("提案第0123号"), Some(123));
        assert_eq!(case_no("三"), None);
    }
}
