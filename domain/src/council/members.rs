//! Who sits in a council, and which councils hold a consultation.

use std::collections::HashSet;

use chrono::NaiveDate;
use entities::enums::{ConsultationFormat, CouncilRole};
use entities::ids::{ConsultationId, CouncilMemberId, DeliberationCouncilId, MemberId};
use entities::{consultation_council, council_member, deliberation_council};
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::{Council, Event, change, lock, tell};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self, Consultation};
use crate::error::{Error, Result};
use crate::member;
use crate::reason::Reason;
use crate::rows;
use crate::text::optional;
use crate::write::{Call, Write};

/// How many councils hold a consultation together at the most.
const MOST_COUNCILS: usize = 20;

/// How many people a council has at the most, those who left included.
const MOST_MEMBERS: u64 = 1_000;

/// Somebody who comes into a council.
#[derive(Debug, Clone)]
pub struct NewMember {
    /// The council.
    pub council: DeliberationCouncilId,
    /// As what.
    pub role: CouncilRole,
    /// The name as printed; a committee member's own goes before it.
    pub name: Option<String>,
    /// Their post; a committee member's own goes before it.
    pub title: Option<String>,
    /// The committee's member, if they are one.
    pub member: Option<MemberId>,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, of somebody who has left already.
    pub until: Option<NaiveDate>,
}

/// Somebody who leaves a council.
#[derive(Debug, Clone)]
pub struct Leave {
    /// Who.
    pub member: CouncilMemberId,
    /// The last day.
    pub until: NaiveDate,
}

/// Which councils hold a consultation, in order.
#[derive(Debug, Clone)]
pub struct Seat {
    /// The consultation, of a council's format.
    pub consultation: ConsultationId,
    /// The councils, 1 to 20.
    pub councils: Vec<DeliberationCouncilId>,
}

/// Enters somebody into a council, as an organiser. A council has one convener and one executive convener at a time.
///
/// # Errors
///
/// `CONVENER_TAKEN` where another holds that place on any of the days; `TOO_MANY` beyond 1,000 people; `BAD_USER_INPUT`
/// naming the field.
pub async fn add_member(app: &App, actor: &Actor, call: &Call, input: NewMember) -> Result<DeliberationCouncilId> {
    let name = optional("name", input.name.as_deref(), 100)?;
    let title = optional("title", input.title.as_deref(), 100)?;
    if name.is_none() && input.member.is_none() {
        return Err(Error::bad_input("name", Reason::Empty));
    }
    if input.until.is_some_and(|until| until < input.from) {
        return Err(Error::bad_input("until", Reason::DatesOutOfOrder));
    }

    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, input.council).await?;
    call.must_match(row.version)?;
    let known = member::referenced(&write.tx, row.committee_id, input.member.as_slice(), "member").await?;
    let known = input.member.and_then(|id| known.get(&id));
    let of_council = council_member::Entity::find().filter(council_member::Column::CouncilId.eq(row.id));
    if of_council.count(&write.tx).await? >= MOST_MEMBERS {
        return Err(Error::bad_input("council", Reason::TooMany));
    }
    must_be_free(&write, &row, &input).await?;

    let seat = council_member::ActiveModel {
        id: Set(app.new_id()),
        council_id: Set(row.id),
        role: Set(input.role),
        name: Set(known.map(|member| member.name.clone()).or(name).unwrap_or_default()),
        title: Set(known.map(|member| member.title.clone()).filter(|title| !title.is_empty()).or(title)),
        member_id: Set(input.member),
        from_on: Set(input.from),
        until_on: Set(input.until),
    };
    seat.insert(&write.tx).await?;
    change(&write, &row, |_| {}).await?;
    tell(app, &write, actor, &row, Event::AddMember).await?;

    write.commit(row.id).await
}

/// Refuses a convener, or an executive convener, on days on which another is: each place has one at a time.
async fn must_be_free(write: &Write, row: &Council, input: &NewMember) -> Result<()> {
    use council_member::{Column, Entity};

    if !matches!(input.role, CouncilRole::Convener | CouncilRole::ExecutiveConvener) {
        return Ok(());
    }
    let is_there = Condition::any().add(Column::UntilOn.is_null()).add(Column::UntilOn.gte(input.from));
    let came_by_then = input.until.map(|until| Column::FromOn.lte(until));
    let seated = Entity::find()
        .filter(Column::CouncilId.eq(row.id))
        .filter(Column::Role.eq(input.role))
        .filter(is_there)
        .filter(Condition::all().add_option(came_by_then));
    let count = seated.count(&write.tx).await?;
    if count > 0 { Err(Error::refused(Reason::ConvenerTaken)) } else { Ok(()) }
}

/// Says until when somebody sat in a council, as an organiser.
///
/// # Errors
///
/// `WRONG_STATE` for who has left already, `DATES_OUT_OF_ORDER` for a day before their first.
pub async fn end_membership(app: &App, actor: &Actor, call: &Call, input: Leave) -> Result<DeliberationCouncilId> {
    let write = app.begin(actor, call).await?;

    let seat = write.lock(council_member::Entity::find_by_id(input.member)).await?;
    let row = lock(&write, actor, seat.council_id).await?;
    call.must_match(row.version)?;
    if seat.until_on.is_some() {
        return Err(Error::refused(Reason::WrongState));
    }
    if input.until < seat.from_on {
        return Err(Error::bad_input("until", Reason::DatesOutOfOrder));
    }

    let left = council_member::ActiveModel {
        id: ActiveValue::Unchanged(seat.id),
        until_on: Set(Some(input.until)),
        ..Default::default()
    };
    left.update(&write.tx).await?;
    change(&write, &row, |_| {}).await?;
    tell(app, &write, actor, &row, Event::EndMembership).await?;

    write.commit(row.id).await
}

/// Says which councils hold a consultation, as an organiser; in place of those named before.
///
/// # Errors
///
/// `OTHER_FORMAT` for a consultation that no council holds; `BAD_USER_INPUT` for a council of another committee.
pub async fn set_councils(app: &App, actor: &Actor, call: &Call, input: Seat) -> Result<ConsultationId> {
    let ids: HashSet<_> = input.councils.iter().copied().collect();
    match input.councils.len() {
        0 => return Err(Error::bad_input("councils", Reason::Empty)),
        given if given > MOST_COUNCILS => return Err(Error::bad_input("councils", Reason::TooMany)),
        given if given != ids.len() => return Err(Error::bad_input("councils", Reason::Duplicate)),
        _ => {}
    }

    let write = app.begin(actor, call).await?;

    let session = consultation::lock(&write, actor, input.consultation).await?;
    call.must_match(session.version)?;
    must_be_council(session.format)?;
    let found = rows::by_key::<deliberation_council::Entity, _>(
        &write.tx,
        deliberation_council::Column::Id,
        &input.councils,
        |row| row.id,
    )
    .await?;
    if found.len() != ids.len() {
        return Err(Error::bad_input("councils", Reason::UnknownReference));
    }
    if found.values().any(|row| row.committee_id != session.committee_id) {
        return Err(Error::bad_input("councils", Reason::OfAnotherCommittee));
    }

    consultation_council::Entity::delete_many()
        .filter(consultation_council::Column::ConsultationId.eq(session.id))
        .exec(&write.tx)
        .await?;
    let links = (1..).zip(input.councils).map(|(position, council)| consultation_council::ActiveModel {
        consultation_id: Set(session.id),
        council_id: Set(council),
        position: Set(position),
    });
    rows::insert_all::<consultation_council::Entity, _>(&write.tx, links).await?;
    consultation::touch(&write, &session).await?;
    consultation::note(app, &write, actor, &session, "SET_COUNCILS", None).await?;

    write.commit(session.id).await
}

/// Refuses for a consultation that a council does not hold.
pub(crate) async fn must_hold_it(write: &Write, council: DeliberationCouncilId, session: &Consultation) -> Result<()> {
    must_be_council(session.format)?;
    let holds = consultation_council::Entity::find_by_id((session.id, council)).one(&write.tx).await?;
    holds.map(|_| ()).ok_or(Error::bad_input("consultation", Reason::OtherCouncil))
}

/// Refuses for a consultation of a format that no council holds.
pub(crate) fn must_be_council(format: ConsultationFormat) -> Result<()> {
    match format {
        ConsultationFormat::CommunityCouncil | ConsultationFormat::VillageCouncil => Ok(()),
        _ => Err(Error::refused(Reason::OtherFormat)),
    }
}
