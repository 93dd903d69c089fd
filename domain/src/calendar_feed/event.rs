//! What stands in a calendar, and the same in the words of iCalendar (RFC 5545).

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use entities::ambient::begin_in_china;
use icalendar::{Calendar as Text, Component as _, EventLike as _, EventStatus, Property};

use super::Calendar;

/// How sure an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its day is set.
    Firm,
    /// Only its month is planned.
    Tentative,
    /// It does not take place.
    Cancelled,
}

/// Something that fills whole days, or begins at an hour of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Names it, whatever becomes of it.
    pub uid: String,
    /// Raised by every change of it.
    pub sequence: i64,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
    /// The first day.
    pub from: NaiveDate,
    /// When it begins on the first day, in China; it fills the days where that is not known.
    pub at: Option<NaiveTime>,
    /// The day after the last.
    pub until: NaiveDate,
    /// What it is, in one line.
    pub summary: String,
    /// More about it.
    pub description: Option<String>,
    /// Where it is.
    pub place: Option<String>,
    /// How sure it is.
    pub standing: Standing,
}

/// Writes a calendar as iCalendar. The same calendar is always the same text.
pub fn written(calendar: &Calendar) -> String {
    let mut text = Text::empty();
    text.append_property(Property::new("VERSION", "2.0"));
    text.append_property(Property::new("PRODID", "-//xieshang//calendars//ZH"));
    text.append_property(Property::new("CALSCALE", "GREGORIAN"));
    text.name(&calendar.name);
    for event in &calendar.events {
        text.push(of(event));
    }
    text.to_string()
}

fn of(event: &Event) -> icalendar::Event {
    let mut written = icalendar::Event::new();
    written
        .uid(&event.uid)
        .sequence(u32::try_from(event.sequence).unwrap_or(u32::MAX))
        .timestamp(event.changed_at)
        .summary(&event.summary)
        .status(match event.standing {
            Standing::Firm => EventStatus::Confirmed,
            Standing::Tentative => EventStatus::Tentative,
            Standing::Cancelled => EventStatus::Cancelled,
        })
        // A day of consultations leaves people free to be asked for other things.
        .add_property("TRANSP", "TRANSPARENT");
    match event.at {
        // How long it takes nobody has said.
        Some(at) => written.starts(begin_in_china(event.from) + (at - NaiveTime::MIN)),
        None => written.starts(event.from).ends(event.until),
    };
    if let Some(description) = &event.description {
        written.description(description);
    }
    if let Some(place) = &event.place {
        written.location(place);
    }
    written.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> Event {
        let day = |day| NaiveDate::from_ymd_opt(2022, 8, day).expect("August has the day");
        Event {
            uid: "con_1@xieshang".into(),
            sequence: 3,
            changed_at: "2022-08-20T01:02:03Z".parse().expect("a moment"),
            from: day(29),
            at: None,
            until: day(30),
            summary: "双月协商座谈会：提升物业服务管理水平，兼谈老旧小区加装电梯；一行写不下的长题目也要原样读回来"
                .into(),
            description: Some("承办：社会和法制委员会\n主持：魏和清, 某某; 某某".into()),
            place: Some("市政协\\一楼".into()),
            standing: Standing::Cancelled,
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        let calendar = Calendar { name: "协商日历".into(), events: vec![event()] };

        let text = written(&calendar);
        let read: Text = text.parse().expect("it is iCalendar");

        assert_eq!(read.get_name(), Some("协商日历"));
        let back = read.events().next().expect("one event");
        assert_eq!(back.get_uid(), Some("con_1@xieshang"));
        assert_eq!((back.get_sequence(), back.get_status()), (Some(3), Some(EventStatus::Cancelled)));
        assert_eq!(back.get_timestamp(), Some(event().changed_at));
        assert_eq!(back.get_summary(), Some(event().summary.as_str()));
        assert_eq!(back.get_description(), event().description.as_deref());
        assert_eq!(back.get_location(), event().place.as_deref());
        assert_eq!(back.get_start(), Some(event().from.into()));
        assert_eq!(back.get_end(), Some(event().until.into()));
    }

    #[test]
    fn days_are_days_and_lines_are_short() {
        let text = written(&Calendar { name: "协商日历".into(), events: vec![event()] });

        assert!(text.contains("DTSTART;VALUE=DATE:20220829\r\n"), "{text}");
        assert!(text.contains("DTEND;VALUE=DATE:20220830\r\n"), "{text}");
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    }

    #[test]
    fn an_hour_is_told_in_utc() {
        let at = NaiveTime::from_hms_opt(14, 30, 0);
        let text = written(&Calendar { name: "协商日历".into(), events: vec![Event { at, ..event() }] });

        assert!(text.contains("DTSTART:20220829T063000Z\r\n"), "{text}");
        assert!(!text.contains("DTEND"), "{text}");
    }

    #[test]
    fn the_same_calendar_is_the_same_text() {
        let calendar = Calendar { name: "协商日历".into(), events: vec![event()] };

        assert_eq!(written(&calendar), written(&calendar));
    }
}
