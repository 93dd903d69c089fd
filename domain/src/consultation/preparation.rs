//! How far a session that has a day is prepared (会前准备): its notice, its papers and its research, beside the times that
//! the committee's rules set. Shortcomings are remarked on; only missing research is refused, where the rules say so.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use entities::ambient::date_in_china;
use entities::enums::{ConsultationStatus, HistorySubject, SessionMaterialKind};
use entities::ids::{CommitteeId, ConsultationId};
use entities::{consultation, history_entry, notification, research_activity, session_material};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::format::Format;
use super::{Action, Consultation, ORGANIZERS};
use crate::actor::Actor;
use crate::app::App;
use crate::calendar::{self, Calendar};
use crate::error::Result;
use crate::rows::grouped;
use crate::rules::{self, Preparation as Rules};
use crate::write::Write;

/// How many notices one read gives at the most, over all sessions asked for.
const MOST: u64 = 20_000;

/// How far a session is prepared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preparation {
    /// The last day on which its participants know of its day in time.
    pub notice_due_on: NaiveDate,
    /// The day on which it was given the day that it has.
    pub noticed_on: Option<NaiveDate>,
    /// The last day on which its papers are handed out in time.
    pub materials_due_on: NaiveDate,
    /// The day on which the first of them, the notice aside, was handed out.
    pub materials_on: Option<NaiveDate>,
    /// How many visits, briefings and surveys prepare it; none where its format knows no research.
    pub research_activities: Option<u64>,
    /// What falls short of the rules today.
    pub shortcomings: Vec<Shortcoming>,
}

/// What falls short of the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcoming {
    /// Its day was set after the time for its notice (通知过迟).
    LateNotice,
    /// Its papers were handed out late, or are not although their time is over (材料过迟).
    LateMaterials,
    /// Nothing was looked into before it (未经调研).
    NoResearch,
}

/// That those who take part in a session were told of a day, or that it has none, and when.
type News = (ConsultationId, Option<NaiveDate>, DateTime<Utc>);

/// What is known of a session when it is looked at.
struct Facts {
    day: NaiveDate,
    noticed_on: Option<NaiveDate>,
    materials_on: Option<NaiveDate>,
    research_activities: Option<u64>,
}

/// Weighs what is known against the rules.
fn weigh(facts: &Facts, rules: &Rules, calendar: &Calendar, today: NaiveDate) -> Preparation {
    let notice_due_on = calendar.before_working_days(facts.day, rules.notice_working_days);
    let materials_due_on = calendar.before_working_days(facts.day, rules.materials_working_days);
    let is_late = |on: Option<NaiveDate>, due: NaiveDate| on.unwrap_or(today) > due;
    let found = [
        (is_late(facts.noticed_on, notice_due_on), Shortcoming::LateNotice),
        (is_late(facts.materials_on, materials_due_on), Shortcoming::LateMaterials),
        (facts.research_activities == Some(0), Shortcoming::NoResearch),
    ];
    Preparation {
        notice_due_on,
        noticed_on: facts.noticed_on,
        materials_due_on,
        materials_on: facts.materials_on,
        research_activities: facts.research_activities,
        shortcomings: found.into_iter().filter_map(|(is_so, what)| is_so.then_some(what)).collect(),
    }
}

/// Returns how far those of the consultations are prepared that have a day ahead and that the asker organises, in a fixed
/// number of statements.
pub async fn preparation_of(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Preparation>> {
    let rows = consultation::Entity::visible_to(actor.scope())
        .filter(consultation::Column::Id.is_in(ids.iter().copied()))
        .filter(consultation::Column::Status.eq(ConsultationStatus::Scheduled))
        .filter(consultation::Column::HeldOn.is_null())
        .filter(consultation::Column::ScheduledOn.gte(app.today()))
        .all(app.reader())
        .await?;
    let rows: Vec<_> = rows.into_iter().filter(|row| actor.holds(row.committee_id, ORGANIZERS)).collect();
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let committees: Vec<CommitteeId> = rows.iter().map(|row| row.committee_id).collect();
    let (noticed, handed_out, researched) =
        (noticed(app, &rows).await?, handed_out(app, &ids).await?, researched(app, &ids).await?);
    let series = rules::series_of(app, actor, &committees).await?;
    let calendars = calendar::of(app.reader(), &committees).await?;
    let (today, national) = (app.today(), Calendar::default());

    let weighed = rows.into_iter().filter_map(|row| {
        let facts = Facts {
            day: row.scheduled_on?,
            noticed_on: noticed.get(&row.id).copied(),
            materials_on: handed_out.get(&row.id).copied(),
            research_activities: Format::of(row.format)
                .knows_research()
                .then(|| researched.get(&row.id).copied().unwrap_or(0)),
        };
        let versions = series.get(&row.committee_id).map_or(&[][..], Vec::as_slice);
        let rules = rules::among(versions, facts.day).preparation;
        let calendar = calendars.get(&row.committee_id).unwrap_or(&national);
        Some((row.id, weigh(&facts, &rules, calendar, today)))
    });
    Ok(weighed.collect())
}

/// Whether research precedes a session, as far as the committee's rules of its day want it.
pub(super) async fn is_researched(write: &Write, row: &Consultation) -> Result<bool> {
    let day = row.scheduled_on.unwrap_or_else(|| date_in_china(write.now));
    let rules = rules::on(&write.tx, row.committee_id, day).await?.rules.preparation;
    if !rules.research_required {
        return Ok(true);
    }
    let activities = research_activity::Entity::find().filter(research_activity::Column::ConsultationId.eq(row.id));
    Ok(activities.count(&write.tx).await? > 0)
}

/// Returns the days on which sessions were given the day that they have: told to who takes part, where an account of
/// theirs was told, else recorded.
async fn noticed(app: &App, rows: &[Consultation]) -> Result<HashMap<ConsultationId, NaiveDate>> {
    let ids = || rows.iter().map(|row| row.id);
    let last: Vec<(ConsultationId, DateTime<Utc>)> = history_entry::Entity::find()
        .select_only()
        .column(history_entry::Column::SubjectId)
        .column_as(history_entry::Column::At.max(), "at")
        .filter(history_entry::Column::Subject.eq(HistorySubject::Consultation))
        .filter(history_entry::Column::SubjectId.is_in(ids().map(|id| id.0)))
        .filter(history_entry::Column::Event.eq(Action::Schedule.as_str()))
        .group_by(history_entry::Column::SubjectId)
        .into_tuple()
        .all(app.reader())
        .await?;
    let mut days: HashMap<_, _> = last.into_iter().map(|(id, at)| (id, date_in_china(at))).collect();

    let told: Vec<News> = notification::Entity::find()
        .select_only()
        .columns([notification::Column::ConsultationId, notification::Column::DueOn, notification::Column::MadeAt])
        .distinct()
        .filter(notification::Column::ConsultationId.is_in(ids()))
        .order_by_asc(notification::Column::MadeAt)
        .limit(MOST)
        .into_tuple()
        .all(app.reader())
        .await?;
    let told = grouped(told, |(id, ..)| *id);
    for row in rows {
        days.extend(since_when(row.scheduled_on, told.get(&row.id)).map(|day| (row.id, day)));
    }
    Ok(days)
}

/// Returns the day since which the news of a session have told the day that it has, without another in between.
fn since_when(day: Option<NaiveDate>, told: Option<&Vec<News>>) -> Option<NaiveDate> {
    let told = told.into_iter().flatten().rev();
    let first = told.take_while(|(_, of, _)| *of == day && day.is_some()).last();
    first.map(|(_, _, at)| date_in_china(*at))
}

/// Returns the days on which the first papers of sessions were handed out, notices aside.
async fn handed_out(app: &App, ids: &[ConsultationId]) -> Result<HashMap<ConsultationId, NaiveDate>> {
    use session_material::Column;

    let first: Vec<(ConsultationId, DateTime<Utc>)> = session_material::Entity::find()
        .select_only()
        .column(Column::ConsultationId)
        .column_as(Column::CreatedAt.min(), "at")
        .filter(Column::ConsultationId.is_in(ids.iter().copied()))
        .filter(Column::Kind.ne(SessionMaterialKind::Notice))
        .group_by(Column::ConsultationId)
        .into_tuple()
        .all(app.reader())
        .await?;
    Ok(first.into_iter().map(|(id, at)| (id, date_in_china(at))).collect())
}

/// Counts the activities before sessions.
async fn researched(app: &App, ids: &[ConsultationId]) -> Result<HashMap<ConsultationId, u64>> {
    use research_activity::Column;

    let counted: Vec<(ConsultationId, i64)> = research_activity::Entity::find()
        .select_only()
        .column(Column::ConsultationId)
        .column_as(Column::Id.count(), "activities")
        .filter(Column::ConsultationId.is_in(ids.iter().copied()))
        .group_by(Column::ConsultationId)
        .into_tuple()
        .all(app.reader())
        .await?;
    Ok(counted.into_iter().map(|(id, number)| (id, number.unsigned_abs())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2022, month, day).expect("a day")
    }

    /// Weighs a session of Monday, 29 August 2022; 8 August lies fifteen working days before it, 15 August ten.
    fn found(
        noticed: Option<NaiveDate>,
        papers: Option<NaiveDate>,
        research: Option<u64>,
        today: NaiveDate,
    ) -> Vec<Shortcoming> {
        let facts = Facts { day: day(8, 29), noticed_on: noticed, materials_on: papers, research_activities: research };
        let weighed = weigh(&facts, &Rules::default(), &Calendar::default(), today);
        assert_eq!((weighed.notice_due_on, weighed.materials_due_on), (day(8, 8), day(8, 15)));
        weighed.shortcomings
    }

    #[test]
    fn a_day_counts_since_it_was_last_told_anew() {
        let at = |of: u32| day(8, of).and_hms_opt(1, 0, 0).expect("an hour").and_utc();
        let told = |days: &[(Option<NaiveDate>, u32)]| {
            let rows: Vec<_> = days.iter().map(|(of, on)| (ConsultationId(uuid::Uuid::nil()), *of, at(*on))).collect();
            since_when(Some(day(8, 29)), Some(&rows))
        };
        let (set, other) = (Some(day(8, 29)), Some(day(8, 26)));

        assert_eq!(told(&[(set, 1)]), Some(day(8, 1)));
        assert_eq!(told(&[(set, 1), (set, 9)]), Some(day(8, 1)), "another place");
        assert_eq!(told(&[(set, 1), (other, 3), (set, 9)]), Some(day(8, 9)), "there and back");
        assert_eq!(told(&[(set, 1), (None, 3), (set, 9)]), Some(day(8, 9)), "put off meanwhile");
        assert_eq!(told(&[(other, 1)]), None);
        assert_eq!(since_when(None, None), None);
    }

    #[test]
    fn what_is_in_time_falls_short_of_nothing() {
        assert_eq!(found(Some(day(8, 8)), Some(day(8, 15)), Some(1), day(8, 20)), []);
        assert_eq!(found(Some(day(8, 8)), None, None, day(8, 15)), [], "the papers have their last day still");
    }

    #[test]
    fn a_day_later_is_late() {
        use Shortcoming::{LateMaterials, LateNotice, NoResearch};

        assert_eq!(
            found(Some(day(8, 9)), Some(day(8, 16)), Some(0), day(8, 20)),
            [LateNotice, LateMaterials, NoResearch]
        );
        assert_eq!(found(Some(day(8, 8)), None, None, day(8, 16)), [LateMaterials]);
    }
}
