//! Committees (政协委员会) with their terms, plenaries, sectors, special committees and categories: public reference data.

mod authority;
mod create;
mod setup;

use std::collections::HashMap;

use chrono::NaiveDate;
pub use entities::category::Model as Category;
pub use entities::committee::Model as Committee;
pub use entities::committee_term::Model as Term;
use entities::ids::{CategoryId, CommitteeId, CommitteeTermId, SectorId, SpecialCommitteeId};
pub use entities::plenary::Model as Plenary;
pub use entities::sector::Model as Sector;
pub use entities::special_committee::Model as SpecialCommittee;
use entities::{category, committee, committee_term, plenary, sector, special_committee};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows;

pub use authority::Authority;
pub use create::{NewCommittee, NewPlenary, NewTerm, add_plenary, add_term, create};
pub use setup::{FirstAccount, FirstPassword, Setup, set_up};

/// How many rows one read gives at the most, over all keys asked for.
const MOST: u64 = 5_000;

/// Returns every committee, by code.
pub async fn list(app: &App, _actor: &Actor) -> Result<Vec<Committee>> {
    Ok(committee::Entity::find().order_by_asc(committee::Column::Code).limit(MOST).all(app.reader()).await?)
}

/// Returns the committee with a code.
pub async fn by_code(app: &App, _actor: &Actor, code: &str) -> Result<Option<Committee>> {
    Ok(committee::Entity::find().filter(committee::Column::Code.eq(code)).one(app.reader()).await?)
}

/// Returns committees by id.
pub async fn by_ids(app: &App, _actor: &Actor, ids: &[CommitteeId]) -> Result<HashMap<CommitteeId, Committee>> {
    rows::by_key::<committee::Entity, _>(app.reader(), committee::Column::Id, ids, |row| row.id).await
}

/// Returns terms (届) by id.
pub async fn terms_by_ids(
    app: &App,
    _actor: &Actor,
    ids: &[CommitteeTermId],
) -> Result<HashMap<CommitteeTermId, Term>> {
    rows::by_key::<committee_term::Entity, _>(app.reader(), committee_term::Column::Id, ids, |row| row.id).await
}

/// Returns sectors (界别) by id.
pub async fn sectors_by_ids(app: &App, _actor: &Actor, ids: &[SectorId]) -> Result<HashMap<SectorId, Sector>> {
    rows::by_key::<sector::Entity, _>(app.reader(), sector::Column::Id, ids, |row| row.id).await
}

/// Returns special committees (专门委员会) by id.
pub async fn special_committees_by_ids(
    app: &App,
    _actor: &Actor,
    ids: &[SpecialCommitteeId],
) -> Result<HashMap<SpecialCommitteeId, SpecialCommittee>> {
    rows::by_key::<special_committee::Entity, _>(app.reader(), special_committee::Column::Id, ids, |row| row.id).await
}

/// Returns categories (分类) by id.
pub async fn categories_by_ids(app: &App, _actor: &Actor, ids: &[CategoryId]) -> Result<HashMap<CategoryId, Category>> {
    rows::by_key::<category::Entity, _>(app.reader(), category::Column::Id, ids, |row| row.id).await
}

/// Returns the terms of committees, by number.
pub async fn terms_of(app: &App, _actor: &Actor, ids: &[CommitteeId]) -> Result<HashMap<CommitteeId, Vec<Term>>> {
    use committee_term::{Column, Entity};

    let found = Entity::find()
        .filter(Column::CommitteeId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Number)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(rows::grouped(found, |row| row.committee_id))
}

/// Returns the plenary sessions (全体会议) of terms, by number.
pub async fn plenaries_of(
    app: &App,
    _actor: &Actor,
    ids: &[CommitteeTermId],
) -> Result<HashMap<CommitteeTermId, Vec<Plenary>>> {
    use plenary::{Column, Entity};

    let found = Entity::find()
        .filter(Column::TermId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Number)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(rows::grouped(found, |row| row.term_id))
}

/// Returns the sectors of terms, in printed order.
pub async fn sectors_of(
    app: &App,
    _actor: &Actor,
    ids: &[CommitteeTermId],
) -> Result<HashMap<CommitteeTermId, Vec<Sector>>> {
    use sector::{Column, Entity};

    let found = Entity::find()
        .filter(Column::TermId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(rows::grouped(found, |row| row.term_id))
}

/// Returns the special committees of terms, in printed order.
pub async fn special_committees_of(
    app: &App,
    _actor: &Actor,
    ids: &[CommitteeTermId],
) -> Result<HashMap<CommitteeTermId, Vec<SpecialCommittee>>> {
    use special_committee::{Column, Entity};

    let found = Entity::find()
        .filter(Column::TermId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(rows::grouped(found, |row| row.term_id))
}

/// Returns the categories of terms, in printed order.
pub async fn categories_of(
    app: &App,
    _actor: &Actor,
    ids: &[CommitteeTermId],
) -> Result<HashMap<CommitteeTermId, Vec<Category>>> {
    use category::{Column, Entity};

    let found = Entity::find()
        .filter(Column::TermId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(rows::grouped(found, |row| row.term_id))
}

/// Returns the term that a committee is in on a day: the one begun last.
///
/// # Errors
///
/// `NO_COMMITTEE` where there is none.
pub(crate) async fn term_on(db: &impl ConnectionTrait, committee: CommitteeId, on: NaiveDate) -> Result<Term> {
    let term = committee_term::Entity::find()
        .filter(committee_term::Column::CommitteeId.eq(committee))
        .filter(committee_term::Column::StartsOn.lte(on))
        .order_by_desc(committee_term::Column::StartsOn)
        .one(db)
        .await?;
    term.ok_or(Error::refused(Reason::NoCommittee))
}

/// Returns special committees of a committee by id, read at once.
///
/// # Errors
///
/// `UNKNOWN_REFERENCE` or `OF_ANOTHER_COMMITTEE` naming the field.
pub(crate) async fn special_committees_named(
    db: &impl ConnectionTrait,
    committee: CommitteeId,
    ids: &[SpecialCommitteeId],
    field: &'static str,
) -> Result<HashMap<SpecialCommitteeId, SpecialCommittee>> {
    let found =
        rows::by_key::<special_committee::Entity, _>(db, special_committee::Column::Id, ids, |row| row.id).await?;
    if ids.iter().any(|id| !found.contains_key(id)) {
        return Err(Error::bad_input(field, Reason::UnknownReference));
    }
    let terms: Vec<_> = found.values().map(|row| row.term_id).collect();
    let terms = rows::by_key::<committee_term::Entity, _>(db, committee_term::Column::Id, &terms, |row| row.id).await?;
    let is_own = |row: &SpecialCommittee| terms.get(&row.term_id).is_some_and(|term| term.committee_id == committee);
    if found.values().all(is_own) { Ok(found) } else { Err(Error::bad_input(field, Reason::OfAnotherCommittee)) }
}

/// Returns the special committee that the input `field` refers to, if it is one of this committee.
pub(crate) async fn special_committee_of(
    db: &impl ConnectionTrait,
    committee: CommitteeId,
    id: SpecialCommitteeId,
    field: &'static str,
) -> Result<SpecialCommittee> {
    let row = special_committee::Entity::find_by_id(id).one(db).await?;
    let row = row.ok_or(Error::bad_input(field, Reason::UnknownReference))?;
    let term = committee_term::Entity::find_by_id(row.term_id).one(db).await?;
    if term.is_some_and(|term| term.committee_id == committee) {
        Ok(row)
    } else {
        Err(Error::bad_input(field, Reason::OfAnotherCommittee))
    }
}
