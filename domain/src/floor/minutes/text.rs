//! The words of draft minutes: headings and one paragraph a line.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, TimeDelta, Timelike, Utc};
use entities::ambient::date_in_china;
use entities::enums::{Attendance, FloorTurnKind};
use entities::ids::{DepartmentId, FloorTurnId, SpeechId};

use crate::consultation::{AgendaItem, Consultation, Participant};
use crate::floor::fold::{PointOfOrder, TurnState};
use crate::floor::record::{Floor, Turn};
use crate::floor::speaking::{Heard, by_person, by_sector};

/// What minutes are made of.
pub(super) struct Minutes<'a> {
    pub(super) session: &'a Consultation,
    pub(super) floor: &'a Floor,
    /// Who takes part, in order.
    pub(super) participants: Vec<Participant>,
    /// Titles of booked speeches.
    pub(super) speeches: HashMap<SpeechId, String>,
    /// Names of departments.
    pub(super) departments: HashMap<DepartmentId, String>,
}

impl Minutes<'_> {
    /// Returns the whole text.
    pub(super) fn body(&self) -> String {
        let floor = self.floor;
        let heard = || floor.state.heard.iter().filter_map(|id| Some((floor.turn(*id)?, floor.state.turn(*id)?)));
        let spoken = heard().filter(|(turn, _)| turn.row.kind != FloorTurnKind::Response);
        let answered = heard().filter(|(turn, _)| turn.row.kind == FloorTurnKind::Response);

        let mut lines = self.head();
        section(&mut lines, "一、议程", floor.agenda.iter().map(|item| self.item(item)));
        section(&mut lines, "二、发言情况", spoken.map(|(turn, state)| self.turn(turn, state)));
        section(&mut lines, "三、部门回应", answered.map(|(turn, state)| self.answer(turn, state)));
        section(&mut lines, "四、程序问题", floor.state.points.iter().map(point));
        lines.push("五、发言时间".to_owned());
        lines.push("（一）按发言人".to_owned());
        lines.extend(by_person(floor).iter().map(|heard| sum(heard.name.as_deref().unwrap_or_default(), heard)));
        lines.push("（二）按界别".to_owned());
        lines.extend(by_sector(floor).iter().map(|heard| sum(heard.sector.as_deref().unwrap_or("界别以外"), heard)));
        lines.push("（三）全场".to_owned());
        lines.push(self.whole());
        lines.join("\n")
    }

    fn head(&self) -> Vec<String> {
        let (session, state) = (self.session, &self.floor.state);
        let mut lines = vec![format!("议题：{}", session.topic)];
        if let (Some(from), Some(to)) = (state.opened_at, state.closed_at) {
            let [first, last] = [from, to].map(|at| {
                let day = date_in_china(at);
                format!("{}年{}月{}日", day.year(), day.month(), day.day())
            });
            lines.push(if first == last {
                format!("时间：{first} {}", span(from, Some(to)))
            } else {
                format!("时间：{first} {}至{last} {}", clock(from), clock(to))
            });
        }
        lines.extend(session.place.as_deref().map(|place| format!("地点：{place}")));
        let chair = session.presided_by.as_deref().map(|name| with_title(name, &[session.presider_title.as_deref()]));
        lines.extend(chair.map(|chair| format!("主持：{chair}")));
        lines.push(format!("承办：{}", session.organizer_name));
        lines.extend(self.attending());
        lines
    }

    /// Names who came or said that they would; who stayed away is nobody else's to read.
    fn attending(&self) -> Option<String> {
        let came = |person: &&Participant| matches!(person.attendance, Attendance::Attended | Attendance::Confirmed);
        let people = self.participants.iter().filter(came);
        let names: Vec<_> = people.map(|person| with_title(&person.name, &[person.title.as_deref()])).collect();
        (!names.is_empty()).then(|| format!("参加：{}", names.join("、")))
    }

    fn item(&self, item: &AgendaItem) -> String {
        let planned = item.planned_minutes.map(|minutes| format!("计划{minutes}分钟，")).unwrap_or_default();
        let actual = self.floor.state.item(item.id).map_or_else(
            || "未进行".to_owned(),
            |times| {
                let lasted = times.ended_at.map(|end| format!("，实际{}", lasting(end - times.started_at)));
                format!("{}{}", span(times.started_at, times.ended_at), lasted.unwrap_or_default())
            },
        );
        format!("{}（{planned}{actual}）", item.title)
    }

    fn turn(&self, turn: &Turn, state: &TurnState) -> String {
        let row = &turn.row;
        let sector = row.sector_name.as_deref();
        let who = with_title(&row.speaker_name, &[row.speaker_title.as_deref(), sector]);
        let over = row.limit_seconds.map(|limit| state.spent - TimeDelta::seconds(limit.into()));
        let over = over.filter(|over| *over > TimeDelta::zero());
        let over = over.map(|over| format!("，超时{}", lasting(over))).unwrap_or_default();
        format!(
            "{} {who}{}{}，用时{}{over}",
            when(state),
            row.kind.zh(),
            self.about(turn).map(|about| format!("：{about}")).unwrap_or_default(),
            lasting(state.spent),
        )
    }

    fn answer(&self, turn: &Turn, state: &TurnState) -> String {
        let row = &turn.row;
        let department = row.department_id.and_then(|id| self.departments.get(&id));
        let who = with_title(&row.speaker_name, &[department.map(String::as_str), row.speaker_title.as_deref()]);
        let answered: Vec<_> = turn.answers.iter().filter_map(|id| self.named(*id)).collect();
        let answered =
            if answered.is_empty() { "回应".to_owned() } else { format!("回应{}", answered.join("、")) };
        let about = row.subject.as_deref().map(|subject| format!("：{subject}")).unwrap_or_default();
        format!("{} {who}{answered}{about}，用时{}", when(state), lasting(state.spent))
    }

    /// Names a turn that is answered.
    fn named(&self, id: FloorTurnId) -> Option<String> {
        let turn = self.floor.turn(id)?;
        let about = self.about(turn).unwrap_or_default();
        Some(format!("{}{}{about}", turn.row.speaker_name, turn.row.kind.zh()))
    }

    fn about(&self, turn: &Turn) -> Option<String> {
        let title = turn.row.speech_id.and_then(|id| self.speeches.get(&id)).map(|title| format!("《{title}》"));
        title.or_else(|| turn.row.subject.clone())
    }

    fn whole(&self) -> String {
        let times = &self.floor.state.times;
        format!(
            "会议历时{}，其中发言{}，发言暂停{}，程序问题{}，休会{}，其余{}",
            lasting(times.total()),
            lasting(times.speaking),
            lasting(times.paused),
            lasting(times.point_of_order),
            lasting(times.adjourned),
            lasting(times.idle),
        )
    }
}

/// Adds a heading and its numbered lines, or that there is nothing.
fn section(lines: &mut Vec<String>, heading: &str, items: impl Iterator<Item = String>) {
    lines.push(heading.to_owned());
    let before = lines.len();
    lines.extend(items.enumerate().map(|(at, item)| format!("{}．{item}", at + 1)));
    if lines.len() == before {
        lines.push("无".to_owned());
    }
}

fn point(point: &PointOfOrder) -> String {
    let raised = format!("{} {}提出：{}", clock(point.raised_at), point.by, point.subject);
    let decided = point.decided.as_ref().map(|(at, decision)| format!("；{} 裁定：{decision}", clock(*at)));
    raised + &decided.unwrap_or_default()
}

fn sum(who: &str, heard: &Heard) -> String {
    format!("{who}：{}次，{}", heard.turns, lasting(heard.time))
}

fn with_title(name: &str, titles: &[Option<&str>]) -> String {
    let titles: Vec<_> = titles.iter().flatten().copied().filter(|title| !title.is_empty()).collect();
    if titles.is_empty() { name.to_owned() } else { format!("{name}（{}）", titles.join("，")) }
}

fn when(state: &TurnState) -> String {
    state.started_at.map(|from| span(from, state.ended_at)).unwrap_or_default()
}

fn span(from: DateTime<Utc>, to: Option<DateTime<Utc>>) -> String {
    let to = to.map(|to| format!("—{}", clock(to))).unwrap_or_default();
    format!("{}{to}", clock(from))
}

/// Tells the time of day in China.
fn clock(moment: DateTime<Utc>) -> String {
    let moment = moment + TimeDelta::hours(8);
    format!("{:02}:{:02}", moment.hour(), moment.minute())
}

/// Tells how long something took, to the nearest second.
fn lasting(time: TimeDelta) -> String {
    let seconds = (time.num_milliseconds() + 500) / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}小时{minutes}分{seconds}秒") } else { format!("{minutes}分{seconds}秒") }
}
