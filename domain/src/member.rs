//! Members (委员) of a committee in a term: who they are is public; contact data is kept nowhere here.

use std::collections::HashMap;

use entities::ids::{CommitteeId, CommitteeTermId, MemberId, SectorId, SpecialCommitteeId};
use entities::member;
pub use entities::member::Model as Member;
use entities::page::{Page, PageArgs};
use entities::{committee_term, sector, special_committee};
use sea_orm::sea_query::LikeExpr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Select, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::committee::Authority;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows;
use crate::text::{draft, required};
use crate::write::Write;

/// The longest name or title, in characters.
pub(crate) const NAME: usize = 100;

/// Which members a list holds.
#[derive(Debug, Clone, Default)]
pub struct MemberFilter {
    /// Those of one committee.
    pub committee: Option<CommitteeId>,
    /// Those whose name contains this.
    pub name: Option<String>,
}

impl MemberFilter {
    fn select(&self) -> Select<member::Entity> {
        let mut select = member::Entity::find();
        if let Some(committee) = self.committee {
            select = select.filter(member::Column::CommitteeId.eq(committee));
        }
        if let Some(name) = self.name.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
            select = select.filter(member::Column::Name.like(containing(name)));
        }
        select
    }
}

/// Makes a pattern of a text in which nothing is a wildcard.
fn containing(text: &str) -> LikeExpr {
    let plain = text.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_");
    LikeExpr::new(format!("%{plain}%")).escape('\\')
}

/// A member to enter.
#[derive(Debug, Clone)]
pub struct NewMember {
    /// The committee.
    pub committee: CommitteeId,
    /// The term they sit in.
    pub term: CommitteeTermId,
    /// The name as printed.
    pub name: String,
    /// What they are beside being a member, as printed; may be empty.
    pub title: String,
    /// The sector they sit for.
    pub sector: Option<SectorId>,
    /// The special committee they sit on.
    pub special_committee: Option<SpecialCommitteeId>,
}

/// Returns one page of members in order of entry. Cursors carry the id; their moment is not looked at.
pub async fn list(app: &App, _actor: &Actor, filter: &MemberFilter, page: PageArgs) -> Result<Page<Member>> {
    rows::page_by_id(filter.select(), member::Column::Id, page, app.reader()).await
}

/// Counts the members of a list.
pub async fn count(app: &App, _actor: &Actor, filter: &MemberFilter) -> Result<u64> {
    Ok(filter.select().count(app.reader()).await?)
}

/// Returns members by id.
pub async fn by_ids(app: &App, _actor: &Actor, ids: &[MemberId]) -> Result<HashMap<MemberId, Member>> {
    rows::by_key::<member::Entity, _>(app.reader(), member::Column::Id, ids, |row| row.id).await
}

/// Enters a member.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field: a term of another committee, a sector or special committee of another term.
pub async fn create(app: &App, authority: Authority<'_>, input: NewMember) -> Result<MemberId> {
    let name = required("name", &input.name, NAME)?;
    let title = draft("title", &input.title, NAME)?;
    let input = NewMember { name, title, ..input };
    let write = authority.begin(app, Some(input.committee)).await?;

    check_references(&write, &input).await?;
    let id = input.enter(app, &write).await?;

    write.commit(id).await
}

impl NewMember {
    /// Enters a checked member within a larger write.
    pub(crate) async fn enter(self, app: &App, write: &Write) -> Result<MemberId> {
        let id: MemberId = app.new_id();
        member::ActiveModel {
            id: Set(id),
            committee_id: Set(self.committee),
            term_id: Set(self.term),
            name: Set(self.name),
            sector_id: Set(self.sector),
            special_committee_id: Set(self.special_committee),
            title: Set(self.title),
            version: Set(1),
        }
        .insert(&write.tx)
        .await?;
        Ok(id)
    }
}

async fn check_references(write: &Write, input: &NewMember) -> Result<()> {
    let term = committee_term::Entity::find_by_id(input.term).one(&write.tx).await?;
    let term = term.ok_or(Error::bad_input("term", Reason::UnknownReference))?;
    if term.committee_id != input.committee {
        return Err(Error::bad_input("term", Reason::OfAnotherCommittee));
    }
    if let Some(id) = input.sector {
        let row = sector::Entity::find_by_id(id).one(&write.tx).await?;
        if row.is_none_or(|row| row.term_id != input.term) {
            return Err(Error::bad_input("sector", Reason::UnknownReference));
        }
    }
    if let Some(id) = input.special_committee {
        let row = special_committee::Entity::find_by_id(id).one(&write.tx).await?;
        if row.is_none_or(|row| row.term_id != input.term) {
            return Err(Error::bad_input("specialCommittee", Reason::UnknownReference));
        }
    }
    Ok(())
}

/// Returns the members that the input `field` refers to, all of one committee.
///
/// # Errors
///
/// `UNKNOWN_REFERENCE` or `OF_ANOTHER_COMMITTEE` for the field.
pub(crate) async fn referenced(
    db: &impl ConnectionTrait,
    committee: CommitteeId,
    ids: &[MemberId],
    field: &'static str,
) -> Result<HashMap<MemberId, Member>> {
    let found = rows::by_key::<member::Entity, _>(db, member::Column::Id, ids, |row| row.id).await?;
    if ids.iter().any(|id| !found.contains_key(id)) {
        return Err(Error::bad_input(field, Reason::UnknownReference));
    }
    if found.values().any(|row| row.committee_id != committee) {
        return Err(Error::bad_input(field, Reason::OfAnotherCommittee));
    }
    Ok(found)
}
