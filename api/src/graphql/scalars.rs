//! Scalars: days in China and moments.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, Utc};

/// A day in Asia/Shanghai as `YYYY-MM-DD`, such as `2022-08-29` (日期).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date(pub NaiveDate);

/// A day in Asia/Shanghai as `YYYY-MM-DD`, such as `2022-08-29` (日期).
#[Scalar]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        let is_fit = text.len() == 10;
        let day = is_fit.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten();
        day.map(Self).ok_or_else(|| InputValueError::custom("a day is written like 2022-08-29"))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Self {
        Self(day)
    }
}

/// A time of day in Asia/Shanghai as `HH:MM`, such as `14:30` (时间).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeOfDay(pub NaiveTime);

/// A time of day in Asia/Shanghai as `HH:MM`, such as `14:30` (时间).
#[Scalar]
impl ScalarType for TimeOfDay {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        let is_fit = text.len() == 5;
        let time = is_fit.then(|| NaiveTime::parse_from_str(text, "%H:%M").ok()).flatten();
        time.map(Self).ok_or_else(|| InputValueError::custom("a time of day is written like 14:30"))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.format("%H:%M").to_string())
    }
}

/// A moment in UTC after RFC 3339, such as `2022-08-29T01:30:00.000Z` (时刻).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment(pub DateTime<Utc>);

/// A moment in UTC after RFC 3339, such as `2022-08-29T01:30:00.000Z` (时刻).
#[Scalar(name = "DateTime")]
impl ScalarType for Moment {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        let moment = DateTime::parse_from_rfc3339(text).ok();
        let moment = moment.map(|moment| Self(moment.with_timezone(&Utc)));
        moment.ok_or_else(|| InputValueError::custom("a moment is written like 2022-08-29T01:30:00Z"))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl From<DateTime<Utc>> for Moment {
    fn from(moment: DateTime<Utc>) -> Self {
        Self(moment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_back_and_nothing_else_is_one() {
        let day = Date::parse(Value::from("2022-08-29")).expect("a day");

        assert_eq!(day.to_value(), Value::from("2022-08-29"));
        for text in ["2022-8-29", "2022-02-30", "2022-08-29T00:00:00Z", ""] {
            assert!(Date::parse(Value::from(text)).is_err(), "{text}");
        }
    }

    #[test]
    fn a_time_of_day_reads_back_and_nothing_else_is_one() {
        let time = TimeOfDay::parse(Value::from("14:30")).expect("a time");

        assert_eq!(time.to_value(), Value::from("14:30"));
        for text in ["9:30", "24:00", "14:60", "14:30:00", "下午两点", ""] {
            assert!(TimeOfDay::parse(Value::from(text)).is_err(), "{text}");
        }
    }

    #[test]
    fn a_moment_is_told_in_utc() {
        let moment = Moment::parse(Value::from("2022-08-29T09:30:00+08:00")).expect("a moment");

        assert_eq!(moment.to_value(), Value::from("2022-08-29T01:30:00.000Z"));
    }
}
