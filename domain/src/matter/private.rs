//! Private persons who raised matters: no text that everybody reads names them (domain.md §2.7).

use std::collections::HashSet;

use entities::enums::ConsultationFormat;
use entities::ids::{ConsultationId, CouncilMatterId, DeliberationCouncilId};
use entities::{
    consultation_participant as participant, council_matter, council_matter_meeting as meeting, floor_turn, speech,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::consultation::Consultation;
use crate::error::Result;
use crate::text::must_not_name;
use crate::write::Write;

/// Refuses texts of what came of a matter that name who raised it, where that is a private person.
///
/// # Errors
///
/// `PRIVATE_NAME` naming the field.
pub(crate) async fn must_not_name_who_raised(
    write: &Write,
    id: CouncilMatterId,
    texts: &[(&'static str, Option<&str>)],
) -> Result<()> {
    let row = council_matter::Entity::find_by_id(id).one(&write.tx).await?;
    row.map_or(Ok(()), |row| must_not_tell((row.raised_by.as_deref(), row.is_private), texts))
}

/// Refuses texts of a matter that name who raised it, where that is a private person: outsiders read the texts.
pub(crate) fn must_not_tell(
    (raised_by, is_private): (Option<&str>, bool),
    texts: &[(&'static str, Option<&str>)],
) -> Result<()> {
    let Some(name) = raised_by.filter(|_| is_private) else { return Ok(()) };
    texts.iter().try_for_each(|(field, text)| must_not_name(field, text.unwrap_or_default(), name))
}

/// Refuses texts of a council that name a private person who raised a matter before it.
///
/// # Errors
///
/// `PRIVATE_NAME` naming the field.
pub(crate) async fn must_not_name_who_raised_before(
    write: &Write,
    council: DeliberationCouncilId,
    texts: &[(&'static str, Option<&str>)],
) -> Result<()> {
    let of_council = council_matter::Column::CouncilId.eq(council);
    must_name_none(names(write, Condition::all().add(of_council)).await?.iter(), texts)
}

/// Refuses texts for everybody of a council's meeting that name a private person who raised a matter before it. Who
/// takes part or speaks there under their name is no secret of the meeting's.
///
/// # Errors
///
/// `PRIVATE_NAME` naming the field.
pub(crate) async fn must_not_name_who_raised_at(
    write: &Write,
    session: &Consultation,
    texts: &[(&'static str, Option<&str>)],
) -> Result<()> {
    if !matches!(session.format, ConsultationFormat::CommunityCouncil | ConsultationFormat::VillageCouncil) {
        return Ok(());
    }
    let before = meeting::Entity::find()
        .select_only()
        .column(meeting::Column::MatterId)
        .filter(meeting::Column::ConsultationId.eq(session.id))
        .into_query();
    let names = names(write, Condition::all().add(council_matter::Column::Id.in_subquery(before))).await?;
    let known = known(write, session.id, &names).await?;
    must_name_none(names.difference(&known), texts)
}

fn must_name_none<'names>(
    mut names: impl Iterator<Item = &'names String>,
    texts: &[(&'static str, Option<&str>)],
) -> Result<()> {
    names.try_for_each(|name| must_not_tell((Some(name), true), texts))
}

/// The private persons who raised some matters, as printed.
async fn names(write: &Write, which: Condition) -> Result<HashSet<String>> {
    let names = council_matter::Entity::find()
        .select_only()
        .column(council_matter::Column::RaisedBy)
        .filter(which)
        .filter(council_matter::Column::IsPrivate.eq(true))
        .filter(council_matter::Column::RaisedBy.is_not_null());
    Ok(names.into_tuple::<String>().all(&write.tx).await?.into_iter().collect())
}

/// Those of some names that a meeting itself prints.
async fn known(write: &Write, session: ConsultationId, names: &HashSet<String>) -> Result<HashSet<String>> {
    if names.is_empty() {
        return Ok(HashSet::new());
    }
    let taking_part = participant::Entity::find()
        .select_only()
        .column(participant::Column::Name)
        .filter(participant::Column::ConsultationId.eq(session))
        .filter(participant::Column::Name.is_in(names));
    let speaking = speech::Entity::find()
        .select_only()
        .column(speech::Column::SpeakerName)
        .filter(speech::Column::ConsultationId.eq(session))
        .filter(speech::Column::IsPublic.eq(true))
        .filter(speech::Column::SpeakerName.is_in(names));
    let on_the_floor = floor_turn::Entity::find()
        .select_only()
        .column(floor_turn::Column::SpeakerName)
        .filter(floor_turn::Column::ConsultationId.eq(session))
        .filter(floor_turn::Column::SpeakerName.is_in(names));
    let mut known = HashSet::new();
    known.extend(taking_part.into_tuple::<String>().all(&write.tx).await?);
    known.extend(speaking.into_tuple::<String>().all(&write.tx).await?);
    known.extend(on_the_floor.into_tuple::<String>().all(&write.tx).await?);
    Ok(known)
}
