//! Members (委员).

use async_graphql::{Context, ID, Object, Result};
use chrono::DateTime;
use domain::member::{self as rows, MemberFilter as Filter};
use domain::page::Key;

use super::committee::{Committee, Sector, SpecialCommittee};
use super::connection::{Connection, page_args};
use super::context::Asked as _;
use super::duty::DutyRecord;
use super::id;
use super::read;

/// A member of a committee in one term (委员).
#[derive(Debug, Clone)]
pub struct Member(pub rows::Member);

/// A member of a committee in one term (委员).
#[Object]
impl Member {
    /// The global id.
    pub async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The name as printed (姓名).
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// What they are beside being a member, as printed (职务).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The sector they sit for (界别).
    async fn sector(&self, ctx: &Context<'_>) -> Result<Option<Sector>> {
        let Some(id) = self.0.sector_id else { return Ok(None) };
        Ok(ctx.loaders().sector(id).await?.map(Sector))
    }

    /// The special committee they sit on (专门委员会).
    async fn special_committee(&self, ctx: &Context<'_>) -> Result<Option<SpecialCommittee>> {
        let Some(id) = self.0.special_committee_id else { return Ok(None) };
        Ok(ctx.loaders().special_committee(id).await?.map(SpecialCommittee))
    }

    /// The committee they belong to (所属政协).
    async fn committee(&self, ctx: &Context<'_>) -> Result<Committee> {
        Ok(read::committee(ctx, self.0.committee_id).await?)
    }

    /// What they did as a member (履职档案).
    async fn duty_record(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "In this year, 1949 to 2999; in all of them where none is named (年度).")] year: Option<i32>,
    ) -> Result<DutyRecord> {
        // Before it is asked for together with others' records.
        year.map_or(Ok(()), domain::duty::must_be_a_year)?;
        let record = ctx.loaders().duty_of((self.0.id, year)).await?;
        Ok(DutyRecord(record.unwrap_or_default()))
    }
}

impl From<rows::Member> for Member {
    fn from(row: rows::Member) -> Self {
        Self(row)
    }
}

/// Reads members.
#[derive(Default)]
pub struct MemberQuery;

#[Object]
impl MemberQuery {
    /// The members of a committee, in order of entry (委员名单).
    #[expect(clippy::too_many_arguments, reason = "the four paging arguments are the API's")]
    async fn members(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The committee (政协委员会).")] committee: ID,
        #[graphql(desc = "A part of the name (姓名).")] name: Option<String>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "Only what follows this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100, instead of `first`.")] last: Option<i32>,
        #[graphql(desc = "Only what precedes this cursor.")] before: Option<String>,
    ) -> Result<Connection<Member>> {
        let filter = Filter { committee: Some(id::parse("committee", &committee)?), name };
        let args = page_args(first, after.as_deref(), last, before.as_deref())?;
        let page = rows::list(ctx.app(), ctx.actor(), &filter, args).await?;
        let key = |row: &rows::Member| Key { at: DateTime::UNIX_EPOCH, id: row.id.into() };
        Ok(Connection::new(page, key, move |app, actor| {
            let filter = filter.clone();
            Box::pin(async move { rows::count(app, actor, &filter).await })
        }))
    }

    /// A member; null where there is none.
    async fn member(&self, ctx: &Context<'_>, #[graphql(desc = "The member's id.")] id: ID) -> Result<Option<Member>> {
        Ok(ctx.loaders().member(id::parse("id", &id)?).await?.map(Member))
    }
}
