//! A member's record of duty (履职档案): what they spoke, proposed, co-signed and attended, as far as an asker may see.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use entities::ambient::begin_in_china;
use entities::enums::{Attendance, ProposerRole, ProposerStatus, SpeechStatus, SuggestionStage};
use entities::ids::{CommitteeId, MemberId};
use entities::{consultation, consultation_participant, member, proposer, speech, suggestion};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, QueryTrait, Select};

use crate::actor::Actor;
use crate::app::App;
use crate::consultation::APPROVERS;
use crate::error::{Error, Result};
use crate::reason::Reason;

/// The years that a record may be asked for: since there are committees.
const YEARS: std::ops::RangeInclusive<i32> = 1949..=2999;

/// Whose record, of which year; of all the years on record where none is named.
pub type Asked = (MemberId, Option<i32>);

/// How often a member did what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Duty {
    /// Speeches that were held or handed in as final, at sessions that have taken place.
    pub speeches: u64,
    /// Suggestions handed in as their lead proposer, withdrawn ones aside.
    pub led: u64,
    /// Suggestions handed in that they agreed to co-sign, withdrawn ones aside.
    pub cosigned: u64,
    /// Sessions that have taken place and that they attended; none for who is not told of attendance.
    pub attended: Option<u64>,
}

/// What counts as having come: noted so or, where nothing was noted afterwards, said so.
const CAME: [Attendance; 2] = [Attendance::Attended, Attendance::Confirmed];

#[derive(Debug, FromQueryResult)]
struct Count {
    member_id: MemberId,
    number: i64,
}

/// Refuses what is no year that a record may be asked for.
///
/// # Errors
///
/// `OUT_OF_RANGE` naming `year`.
pub fn must_be_a_year(year: i32) -> Result<()> {
    if YEARS.contains(&year) { Ok(()) } else { Err(Error::bad_input("year", Reason::OutOfRange)) }
}

/// Counts for members, each of a year: in four statements for every year that is asked for, and one for all.
pub async fn records_of(app: &App, actor: &Actor, asked: &[Asked]) -> Result<HashMap<Asked, Duty>> {
    let mut records: HashMap<Asked, Duty> = asked.iter().map(|asked| (*asked, Duty::default())).collect();
    let told = told_of(app, actor, asked).await?;
    for ((id, _), duty) in &mut records {
        duty.attended = told.contains(id).then_some(0);
    }
    let years: BTreeSet<Option<i32>> = asked.iter().map(|(_, year)| *year).collect();
    for year in years {
        let ids: Vec<MemberId> = asked.iter().filter(|(_, of)| *of == year).map(|(id, _)| *id).collect();
        let mut put = |counts: Vec<Count>, set: fn(&mut Duty, u64)| -> Result<()> {
            for count in counts {
                let number = u64::try_from(count.number).map_err(Error::internal)?;
                set(records.entry((count.member_id, year)).or_default(), number);
            }
            Ok(())
        };
        put(speeches(app, actor, &ids, year).await?, |duty, number| duty.speeches = number)?;
        put(proposals(app, actor, &ids, year, true).await?, |duty, number| duty.led = number)?;
        put(proposals(app, actor, &ids, year, false).await?, |duty, number| duty.cosigned = number)?;
        let ids: Vec<MemberId> = ids.into_iter().filter(|id| told.contains(id)).collect();
        put(attendances(app, actor, &ids, year).await?, |duty, number| duty.attended = Some(number))?;
    }
    Ok(records)
}

async fn speeches(app: &App, actor: &Actor, ids: &[MemberId], year: Option<i32>) -> Result<Vec<Count>> {
    let select = speech::Entity::visible_to(actor.scope())
        .select_only()
        .column(speech::Column::MemberId)
        .column_as(speech::Column::Id.count(), "number")
        .filter(speech::Column::MemberId.is_in(ids.iter().copied()))
        .filter(speech::Column::Status.is_in([SpeechStatus::Finalized, SpeechStatus::Delivered]))
        .filter(speech::Column::ConsultationId.in_subquery(held(actor, year)?.into_query()))
        .group_by(speech::Column::MemberId);
    Ok(select.into_model().all(app.reader()).await?)
}

async fn proposals(app: &App, actor: &Actor, ids: &[MemberId], year: Option<i32>, are_led: bool) -> Result<Vec<Count>> {
    let mut handed_in = suggestion::Entity::visible_to(actor.scope())
        .select_only()
        .column(suggestion::Column::Id)
        .filter(suggestion::Column::SubmittedAt.is_not_null())
        .filter(suggestion::Column::Stage.is_not_in([SuggestionStage::Draft, SuggestionStage::Withdrawn]));
    if let Some((from, to)) = year.map(days_of).transpose()? {
        handed_in = handed_in
            .filter(suggestion::Column::SubmittedAt.gte(begin_in_china(from)))
            .filter(suggestion::Column::SubmittedAt.lt(begin_in_china(to)));
    }
    let lead = proposer::Column::Role.eq(ProposerRole::Lead);
    let select = proposer::Entity::find()
        .select_only()
        .column(proposer::Column::MemberId)
        .column_as(proposer::Column::Id.count(), "number")
        .filter(proposer::Column::MemberId.is_in(ids.iter().copied()))
        .filter(proposer::Column::Status.eq(ProposerStatus::Agreed))
        // Who joined through a merge is counted with what they proposed themselves.
        .filter(proposer::Column::ViaSuggestionId.is_null())
        .filter(if are_led { lead } else { lead.not() })
        .filter(proposer::Column::SuggestionId.in_subquery(handed_in.into_query()))
        .group_by(proposer::Column::MemberId);
    Ok(select.into_model().all(app.reader()).await?)
}

async fn attendances(app: &App, actor: &Actor, ids: &[MemberId], year: Option<i32>) -> Result<Vec<Count>> {
    let sessions = Expr::col(consultation_participant::Column::ConsultationId).count_distinct();
    let select = consultation_participant::Entity::find()
        .select_only()
        .column(consultation_participant::Column::MemberId)
        // Somebody may take part in two roles.
        .column_as(sessions, "number")
        .filter(consultation_participant::Column::MemberId.is_in(ids.iter().copied()))
        .filter(consultation_participant::Column::Attendance.is_in(CAME))
        .filter(consultation_participant::Column::ConsultationId.in_subquery(held(actor, year)?.into_query()))
        .group_by(consultation_participant::Column::MemberId);
    Ok(select.into_model().all(app.reader()).await?)
}

/// Returns those members of whose attendance the asker is told: themselves, and those of committees that they organise
/// sessions for. To others a count would tell who stayed away, or be wrong.
async fn told_of(app: &App, actor: &Actor, asked: &[Asked]) -> Result<HashSet<MemberId>> {
    let scope = actor.scope();
    let approved = actor.grants().iter().filter(|grant| APPROVERS.contains(&grant.role));
    let committees: Vec<CommitteeId> = approved.map(|grant| grant.committee).collect();
    let told = Condition::any()
        .add(member::Column::Id.is_in(scope.members.iter().copied()))
        .add(member::Column::CommitteeId.is_in(committees));
    let ids = member::Entity::find()
        .select_only()
        .column(member::Column::Id)
        .filter(member::Column::Id.is_in(asked.iter().map(|(id, _)| *id)))
        .filter(told);
    Ok(ids.into_tuple::<MemberId>().all(app.reader()).await?.into_iter().collect())
}

/// Selects the ids of the sessions that an asker may see and that have taken place.
fn held(actor: &Actor, year: Option<i32>) -> Result<Select<consultation::Entity>> {
    let mut select = consultation::Entity::visible_to(actor.scope())
        .select_only()
        .column(consultation::Column::Id)
        .filter(consultation::is_public());
    if let Some((from, to)) = year.map(days_of).transpose()? {
        select = select.filter(consultation::Column::HeldOn.gte(from)).filter(consultation::Column::HeldOn.lt(to));
    }
    Ok(select)
}

/// The first day of a year and that of the next.
fn days_of(year: i32) -> Result<(NaiveDate, NaiveDate)> {
    must_be_a_year(year)?;
    let first = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1);
    first(year).zip(first(year + 1)).ok_or(Error::bad_input("year", Reason::OutOfRange))
}
