//! Importing holidays: first what would change and which running deadlines would move, then the change itself.

use chrono::NaiveDate;
use entities::calendar_day;
use entities::enums::{DeadlineKind, Role};
use entities::ids::{AssignmentId, CommitteeId, DepartmentId, SuggestionId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};

use super::import::{MOST_BYTES, Read, read};
use super::{Calendar, Day, Format, RowError};
use crate::actor::Actor;
use crate::app::App;
use crate::deadline;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::write::Call;

/// How many moved deadlines are told one by one.
const MOST_TOLD: usize = 100;

/// How many days one statement writes.
const PIECE: usize = 1_000;

/// A file of holidays for a committee.
#[derive(Debug, Clone)]
pub struct Import {
    /// Whose calendar it changes.
    pub committee: CommitteeId,
    /// How it is written.
    pub format: Format,
    /// Its text.
    pub content: String,
}

/// A day that is something else afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolidayChange {
    /// The day.
    pub day: NaiveDate,
    /// Whether it counted as a working day before.
    pub was_working: bool,
    /// Whether it counts as one afterwards.
    pub is_working: bool,
    /// What it is called afterwards.
    pub name: String,
}

/// A running deadline whose last day moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The case, which the asker may or may not see.
    pub suggestion: SuggestionId,
    /// The assignment, where it is a department's clock.
    pub assignment: Option<AssignmentId>,
    /// Whose duty it is, where it is a department's.
    pub department: Option<DepartmentId>,
    /// What is due.
    pub kind: DeadlineKind,
    /// The last day before.
    pub from: NaiveDate,
    /// The last day afterwards.
    pub to: NaiveDate,
}

/// What an import would do, or did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The days that change, in order.
    pub changes: Vec<HolidayChange>,
    /// The rows that cannot be used; nothing is applied while there are any.
    pub errors: Vec<RowError>,
    /// The running deadlines that move, at most a hundred.
    pub moved: Vec<Moved>,
    /// How many move in all.
    pub moved_total: usize,
}

/// Says what an import would change, and writes nothing.
///
/// # Errors
///
/// `FORBIDDEN` unless the asker administers the committee; `TOO_LONG` for a file over 200,000 bytes.
pub async fn preview(app: &App, actor: &Actor, import: &Import) -> Result<Report> {
    actor.must_hold(import.committee, &[Role::Admin])?;
    let Read { days, errors } = checked(import)?;
    let before = super::of_one(app.reader(), import.committee).await?;
    let after =
        days.iter().fold(before.clone(), |calendar, (day, (kind, name))| calendar.with(*day, *kind, name.clone()));
    let changes: Vec<_> = days.keys().filter_map(|day| change(&before, &after, *day)).collect();
    let mut report = Report { changes, errors, ..Report::default() };
    if report.changes.iter().any(|change| change.was_working != change.is_working) {
        find_moved(app, import.committee, (&before, &after), &mut report).await?;
    }
    Ok(report)
}

/// Enters the days of an import. What was entered for other days stays.
///
/// # Errors
///
/// Like [`preview`]; `INVALID_ROWS` when a row cannot be used.
pub async fn apply(app: &App, actor: &Actor, call: &Call, import: &Import) -> Result<CommitteeId> {
    let Read { days, errors } = checked(import)?;
    if !errors.is_empty() {
        return Err(Error::bad_input("content", Reason::InvalidRows));
    }
    let write = app.begin(actor, call).await?;

    actor.must_hold(import.committee, &[Role::Admin])?;

    let rows: Vec<_> = days
        .into_iter()
        .map(|(day, (kind, name))| calendar_day::ActiveModel {
            committee_id: Set(import.committee),
            day: Set(day),
            kind: Set(kind),
            name: Set(name),
            created_at: Set(write.now),
        })
        .collect();
    for piece in rows.chunks(PIECE) {
        use calendar_day::Column;

        let over = OnConflict::columns([Column::CommitteeId, Column::Day])
            .update_columns([Column::Kind, Column::Name, Column::CreatedAt])
            .to_owned();
        calendar_day::Entity::insert_many(piece.to_vec()).on_conflict(over).exec_without_returning(&write.tx).await?;
    }

    write.commit(import.committee).await
}

fn checked(import: &Import) -> Result<Read> {
    if import.content.trim().is_empty() {
        return Err(Error::bad_input("content", Reason::Empty));
    }
    if import.content.len() > MOST_BYTES {
        return Err(Error::bad_input("content", Reason::TooLong));
    }
    Ok(read(import.format, &import.content))
}

fn change(before: &Calendar, after: &Calendar, day: NaiveDate) -> Option<HolidayChange> {
    let (was, is) = (before.day(day), after.day(day));
    let is_same = was.is_working() == is.is_working() && named(&was) == named(&is);
    let name = after.own.get(&day).map(|(_, name)| name.clone()).unwrap_or_default();
    (!is_same).then(|| HolidayChange { day, was_working: was.is_working(), is_working: is.is_working(), name })
}

fn named(day: &Day) -> Option<&str> {
    match day {
        Day::Holiday(name) | Day::MadeUp(name) => Some(name.text(crate::lang::Lang::Zh)),
        Day::Working | Day::Weekend => None,
    }
}

async fn find_moved(
    app: &App,
    committee: CommitteeId,
    (before, after): (&Calendar, &Calendar),
    report: &mut Report,
) -> Result<()> {
    let mut last = None;
    while let Some(open) = deadline::each_open(app, Some(committee), last).await? {
        last = open.last();
        for head in &open.heads {
            let was = open.facts.clocks_in(before, head, app.today());
            let is = open.facts.clocks_in(after, head, app.today());
            let pairs = was.into_iter().zip(is);
            for (was, is) in pairs.filter(|(was, is)| was.due_on != is.due_on && was.is_running) {
                report.moved_total += 1;
                if report.moved.len() < MOST_TOLD {
                    report.moved.push(Moved {
                        suggestion: head.id,
                        assignment: was.assignment,
                        department: was.department,
                        kind: was.kind,
                        from: was.due_on,
                        to: is.due_on,
                    });
                }
            }
        }
    }
    Ok(())
}
