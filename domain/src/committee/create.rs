//! Setting up committees, their terms and plenary sessions.

use std::collections::HashSet;

use chrono::NaiveDate;
use entities::enums::CommitteeLevel;
use entities::ids::{CommitteeId, CommitteeTermId, PlenaryId};
use entities::{category, committee, committee_term, plenary, sector, special_committee};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

use super::authority::Authority;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows;
use crate::text::required;
use crate::write::Write;

/// The longest name of anything here, in characters.
const NAME: usize = 100;
/// How many plenaries, sectors, special committees or categories a term has at the most.
const MOST_PER_TERM: usize = 200;

/// A committee to set up.
#[derive(Debug, Clone)]
pub struct NewCommittee {
    /// Short name in addresses: 2 to 30 lower-case letters, digits or hyphens.
    pub code: String,
    /// The name as printed.
    pub name: String,
    /// The level of administration.
    pub level: CommitteeLevel,
    /// The region served.
    pub region: String,
}

/// A term of a committee, with all that is defined for a term.
#[derive(Debug, Clone)]
pub struct NewTerm {
    /// The committee.
    pub committee: CommitteeId,
    /// The number of the term, such as 11 for 十一届.
    pub number: i32,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day, where it has ended.
    pub ends_on: Option<NaiveDate>,
    /// Its plenary sessions so far.
    pub plenaries: Vec<NewPlenary>,
    /// Sectors (界别), in printed order.
    pub sectors: Vec<String>,
    /// Special committees (专门委员会), in printed order.
    pub special_committees: Vec<String>,
    /// Categories (分类), in printed order.
    pub categories: Vec<String>,
}

/// A plenary session of a term.
#[derive(Debug, Clone)]
pub struct NewPlenary {
    /// The number within the term.
    pub number: i32,
    /// First day of the session.
    pub opens_on: NaiveDate,
    /// Last day of the session.
    pub closes_on: NaiveDate,
    /// First day on which a suggestion counts as a plenary one.
    pub window_from: NaiveDate,
    /// The announced cut-off, still within the window.
    pub window_to: NaiveDate,
}

/// Sets up a committee. Only the operator may.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field, with `CODE_TAKEN` where another committee has the code.
pub async fn create(app: &App, authority: Authority<'_>, input: NewCommittee) -> Result<CommitteeId> {
    let input = input.checked()?;
    let write = authority.begin(app, None).await?;

    let id = input.enter(app, &write).await?;

    write.commit(id).await
}

/// Adds a term to a committee, with its plenaries, sectors, special committees and categories.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field: dates out of order, a number or name that appears twice, no such committee.
pub async fn add_term(app: &App, authority: Authority<'_>, input: NewTerm) -> Result<CommitteeTermId> {
    let input = input.checked()?;
    let write = authority.begin(app, Some(input.committee)).await?;

    if committee::Entity::find_by_id(input.committee).one(&write.tx).await?.is_none() {
        return Err(Error::bad_input("committee", Reason::UnknownReference));
    }
    let id = input.enter(app, &write).await?;

    write.commit(id).await
}

impl NewCommittee {
    pub(super) fn checked(self) -> Result<Self> {
        let code = self.code.trim().to_owned();
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !(2..=30).contains(&code.len()) || !code.bytes().all(fits) {
            return Err(Error::bad_input("code", Reason::InvalidCode));
        }
        let name = required("name", &self.name, NAME)?;
        let region = required("region", &self.region, NAME)?;
        Ok(Self { code, name, region, ..self })
    }

    /// Enters a checked committee within a larger write.
    pub(super) async fn enter(self, app: &App, write: &Write) -> Result<CommitteeId> {
        let id: CommitteeId = app.new_id();
        let row = committee::ActiveModel {
            id: Set(id),
            code: Set(self.code),
            name: Set(self.name),
            level: Set(self.level),
            region: Set(self.region),
            created_at: Set(write.now),
        };
        let taken = Error::bad_input("code", Reason::CodeTaken);
        row.insert(&write.tx).await.map_err(|e| rows::refuse(e, "uq_committee_code", "committee.code", taken))?;
        Ok(id)
    }
}

impl NewTerm {
    pub(super) fn checked(self) -> Result<Self> {
        if !(1..=99).contains(&self.number) {
            return Err(Error::bad_input("number", Reason::OutOfRange));
        }
        if self.ends_on.is_some_and(|last| last < self.starts_on) {
            return Err(Error::bad_input("endsOn", Reason::DatesOutOfOrder));
        }
        check_plenaries(&self.plenaries)?;
        Ok(Self {
            sectors: names("sectors", &self.sectors)?,
            special_committees: names("specialCommittees", &self.special_committees)?,
            categories: names("categories", &self.categories)?,
            ..self
        })
    }

    /// Enters a checked term, with all that is defined for it, within a larger write.
    pub(super) async fn enter(self, app: &App, write: &Write) -> Result<CommitteeTermId> {
        let input = self;
        let id: CommitteeTermId = app.new_id();
        let term = committee_term::ActiveModel {
            id: Set(id),
            committee_id: Set(input.committee),
            number: Set(input.number),
            starts_on: Set(input.starts_on),
            ends_on: Set(input.ends_on),
        };
        let taken = Error::bad_input("number", Reason::Duplicate);
        term.insert(&write.tx).await.map_err(|e| {
            rows::refuse(
                e,
                "uq_committee_term_committee_number",
                "committee_term.committee_id, committee_term.number",
                taken,
            )
        })?;
        let plenaries = input.plenaries.iter().map(|plenary| plenary_row(app, id, plenary));
        rows::insert_all::<plenary::Entity, _>(&write.tx, plenaries).await?;
        let sectors = (1..).zip(input.sectors).map(|(position, name)| sector::ActiveModel {
            id: Set(app.new_id()),
            term_id: Set(id),
            name: Set(name),
            position: Set(position),
        });
        rows::insert_all::<sector::Entity, _>(&write.tx, sectors).await?;
        let special_committees =
            (1..).zip(input.special_committees).map(|(position, name)| special_committee::ActiveModel {
                id: Set(app.new_id()),
                term_id: Set(id),
                name: Set(name),
                position: Set(position),
            });
        rows::insert_all::<special_committee::Entity, _>(&write.tx, special_committees).await?;
        let categories = (1..).zip(input.categories).map(|(position, name)| category::ActiveModel {
            id: Set(app.new_id()),
            term_id: Set(id),
            name: Set(name),
            position: Set(position),
        });
        rows::insert_all::<category::Entity, _>(&write.tx, categories).await?;

        Ok(id)
    }
}

/// Adds a plenary session to a term.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field: dates out of order, a number that is taken, no such term.
pub async fn add_plenary(
    app: &App,
    authority: Authority<'_>,
    term: CommitteeTermId,
    input: NewPlenary,
) -> Result<PlenaryId> {
    check_plenaries(std::slice::from_ref(&input))?;
    let unknown = Error::bad_input("term", Reason::UnknownReference);
    let committee = committee_term::Entity::find_by_id(term).one(app.reader()).await?.ok_or(unknown)?.committee_id;

    let write = authority.begin(app, Some(committee)).await?;

    let taken = Error::bad_input("number", Reason::Duplicate);
    let row = plenary_row(app, term, &input)
        .insert(&write.tx)
        .await
        .map_err(|e| rows::refuse(e, "uq_plenary_term_number", "plenary.term_id, plenary.number", taken))?;

    write.commit(row.id).await
}

fn plenary_row(app: &App, term: CommitteeTermId, input: &NewPlenary) -> plenary::ActiveModel {
    plenary::ActiveModel {
        id: Set(app.new_id()),
        term_id: Set(term),
        number: Set(input.number),
        opens_on: Set(input.opens_on),
        closes_on: Set(input.closes_on),
        window_from: Set(input.window_from),
        window_to: Set(input.window_to),
    }
}

fn check_plenaries(plenaries: &[NewPlenary]) -> Result<()> {
    if plenaries.len() > MOST_PER_TERM {
        return Err(Error::bad_input("plenaries", Reason::TooMany));
    }
    let mut numbers = HashSet::new();
    for plenary in plenaries {
        if !(1..=99).contains(&plenary.number) {
            return Err(Error::bad_input("number", Reason::OutOfRange));
        }
        if !numbers.insert(plenary.number) {
            return Err(Error::bad_input("number", Reason::Duplicate));
        }
        if plenary.closes_on < plenary.opens_on {
            return Err(Error::bad_input("closesOn", Reason::DatesOutOfOrder));
        }
        if plenary.window_to < plenary.window_from {
            return Err(Error::bad_input("windowTo", Reason::DatesOutOfOrder));
        }
    }
    Ok(())
}

/// Returns names trimmed, each there once.
fn names(field: &'static str, given: &[String]) -> Result<Vec<String>> {
    if given.len() > MOST_PER_TERM {
        return Err(Error::bad_input(field, Reason::TooMany));
    }
    let names: Vec<_> = given.iter().map(|name| required(field, name, NAME)).collect::<Result<_>>()?;
    let distinct: HashSet<_> = names.iter().collect();
    if distinct.len() < names.len() {
        return Err(Error::bad_input(field, Reason::Duplicate));
    }
    Ok(names)
}
