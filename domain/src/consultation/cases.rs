//! The proposals whose handling a consultation discusses (所议提案): a proposal-handling consultation needs some.

use std::collections::{HashMap, HashSet};

use entities::enums::{ConsultationStatus, SuggestionKind};
use entities::ids::{ConsultationId, SuggestionId};
use entities::{consultation_case as link, suggestion};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Set};

use super::format::Format;
use super::needs::Need;
use super::{Consultation, by_ids, lock, note, touch};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows;
use crate::suggestion::{self as suggestions, Suggestion};
use crate::write::{Call, Write};

/// How many proposals one consultation discusses at the most.
const MOST_CASES: usize = 50;
/// How many rows one read gives at the most, over all that are asked for.
const MOST: u64 = 5_000;

/// The proposals that a consultation discusses.
#[derive(Debug, Clone)]
pub struct SetCases {
    /// The consultation.
    pub id: ConsultationId,
    /// All that the actor sees of them, in order, at most 50; those from before that are not among them are taken off.
    pub suggestions: Vec<SuggestionId>,
}

/// Says which filed proposals of its committee a consultation discusses, in place of those from before; what the actor
/// does not see stays, after what they name. Organisers do this until it is closed.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming `suggestions`: `TOO_MANY`, `DUPLICATE`, or `UNKNOWN_REFERENCE` for what is no filed proposal
/// of the committee that the actor sees; `CASES_NEEDED` to leave none once it has been held in a format that needs some;
/// `WRONG_STATE` once it is closed or called off.
pub async fn set_cases(app: &App, actor: &Actor, call: &Call, input: SetCases) -> Result<ConsultationId> {
    let bad = |reason| Error::bad_input("suggestions", reason);
    if input.suggestions.len() > MOST_CASES {
        return Err(bad(Reason::TooMany));
    }
    if input.suggestions.iter().collect::<HashSet<_>>().len() < input.suggestions.len() {
        return Err(bad(Reason::Duplicate));
    }

    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, input.id).await?;
    call.must_match(row.version)?;
    if matches!(row.status, ConsultationStatus::Closed | ConsultationStatus::Cancelled) {
        return Err(Error::refused(Reason::WrongState));
    }
    let filed = suggestion::Entity::visible_to(actor.scope())
        .filter(suggestion::Column::Id.is_in(input.suggestions.iter().copied()))
        .filter(suggestion::Column::CommitteeId.eq(row.committee_id))
        .filter(suggestion::Column::Kind.eq(SuggestionKind::Proposal))
        // Whatever has a case number has been filed and stays so.
        .filter(suggestion::Column::CaseNo.is_not_null());
    if filed.count(&write.tx).await? != input.suggestions.len() as u64 {
        return Err(bad(Reason::UnknownReference));
    }

    let all = [input.suggestions, unseen(&write, actor, &row).await?].concat();
    if all.len() > MOST_CASES {
        return Err(bad(Reason::TooMany));
    }
    let needs_some = Format::of(row.format).needs_to_be_held(Need::Cases);
    if all.is_empty() && row.held_on.is_some() && needs_some {
        return Err(Error::refused(Reason::CasesNeeded));
    }

    link::Entity::delete_many().filter(link::Column::ConsultationId.eq(row.id)).exec(&write.tx).await?;
    let links = (1..).zip(all).map(|(position, suggestion)| link::ActiveModel {
        consultation_id: Set(row.id),
        suggestion_id: Set(suggestion),
        position: Set(position),
    });
    rows::insert_all::<link::Entity, _>(&write.tx, links).await?;
    touch(&write, &row).await?;
    note(app, &write, actor, &row, "SET_CASES", None).await?;

    write.commit(row.id).await
}

/// Returns what a consultation discusses and the actor does not see, in order.
async fn unseen(write: &Write, actor: &Actor, row: &Consultation) -> Result<Vec<SuggestionId>> {
    let seen = suggestion::Entity::visible_to(actor.scope()).select_only().column(suggestion::Column::Id).into_query();
    let links = link::Entity::find()
        .filter(link::Column::ConsultationId.eq(row.id))
        .filter(link::Column::SuggestionId.not_in_subquery(seen))
        .order_by_asc(link::Column::Position)
        .all(&write.tx)
        .await?;
    Ok(links.into_iter().map(|link| link.suggestion_id).collect())
}

/// Returns the proposals that consultations discuss, as far as an asker may see them, in order.
pub async fn cases_of(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Suggestion>>> {
    let links = link::Entity::find()
        .filter(link::Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(link::Column::ConsultationId)
        .order_by_asc(link::Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let wanted: Vec<_> = links.iter().map(|link| link.suggestion_id).collect();
    let seen = suggestions::by_ids(app, actor, &wanted).await?;
    let pairs = links.iter().filter_map(|link| Some((link.consultation_id, seen.get(&link.suggestion_id)?.clone())));
    Ok(rows::gathered(pairs))
}

/// Returns the consultations that discuss proposals, as far as an asker may see them, first made first.
pub async fn that_discuss(
    app: &App,
    actor: &Actor,
    ids: &[SuggestionId],
) -> Result<HashMap<SuggestionId, Vec<Consultation>>> {
    let links = link::Entity::find()
        .filter(link::Column::SuggestionId.is_in(ids.iter().copied()))
        .order_by_asc(link::Column::SuggestionId)
        .order_by_asc(link::Column::ConsultationId)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let wanted: Vec<_> = links.iter().map(|link| link.consultation_id).collect();
    let seen = by_ids(app, actor, &wanted).await?;
    let pairs = links.iter().filter_map(|link| Some((link.suggestion_id, seen.get(&link.consultation_id)?.clone())));
    Ok(rows::gathered(pairs))
}

/// Whether a consultation has named what it discusses.
pub(super) async fn are_named(write: &Write, row: &Consultation) -> Result<bool> {
    let named = link::Entity::find().filter(link::Column::ConsultationId.eq(row.id));
    Ok(named.count(&write.tx).await? > 0)
}
