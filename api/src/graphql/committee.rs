//! Committees (政协委员会) with their terms, plenaries and reference data.

use async_graphql::{Context, ID, Object, Result};
use domain::committee as rows;
use domain::ids::CommitteeTermId;

use super::annual_plan::AnnualPlan;
use super::calendar::Holiday;
use super::context::Asked as _;
use super::enums::CommitteeLevel;
use super::id;
use super::rules::Rules;
use super::scalars::Date;
use crate::calendars;

/// A committee of the CPPCC; every record belongs to one (政协委员会).
#[derive(Debug, Clone)]
pub struct Committee(pub rows::Committee);

/// A committee of the CPPCC; every record belongs to one (政协委员会).
#[Object]
impl Committee {
    /// The global id.
    pub async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The short name that addresses and case numbers use, such as `szs` (代码).
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The name as printed (名称).
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The level of administration (层级).
    async fn level(&self) -> CommitteeLevel {
        self.0.level.into()
    }

    /// The region served (行政区域).
    async fn region(&self) -> &str {
        &self.0.region
    }

    /// The terms, by number (届).
    async fn terms(&self, ctx: &Context<'_>) -> Result<Vec<Term>> {
        let terms = ctx.loaders().terms_of(self.0.id).await?;
        Ok(terms.unwrap_or_default().into_iter().map(Term).collect())
    }

    /// The sectors of the latest term, in printed order (界别).
    async fn sectors(&self, ctx: &Context<'_>) -> Result<Vec<Sector>> {
        let Some(term) = self.latest_term(ctx).await? else { return Ok(Vec::new()) };
        Ok(sectors_of(ctx, term).await?)
    }

    /// The special committees of the latest term, in printed order (专门委员会).
    async fn special_committees(&self, ctx: &Context<'_>) -> Result<Vec<SpecialCommittee>> {
        let Some(term) = self.latest_term(ctx).await? else { return Ok(Vec::new()) };
        Ok(special_committees_of(ctx, term).await?)
    }

    /// The categories of suggestions in the latest term, in printed order (分类).
    async fn categories(&self, ctx: &Context<'_>) -> Result<Vec<Category>> {
        let Some(term) = self.latest_term(ctx).await? else { return Ok(Vec::new()) };
        Ok(categories_of(ctx, term).await?)
    }

    /// The versions of its rules: the one in force first, the others latest first (规则).
    async fn rules(&self, ctx: &Context<'_>) -> Result<Vec<Rules>> {
        let versions = ctx.loaders().rules_of(self.0.id).await?;
        Ok(versions.unwrap_or_default().into_iter().map(Rules).collect())
    }

    /// The holidays and make-up working days of a year, national and its own, in order (节假日安排).
    async fn holidays(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The year (年份).")] year: i32,
    ) -> Result<Vec<Holiday>> {
        let days = ctx.loaders().holidays_of((self.0.id, year)).await?;
        Ok(days.unwrap_or_default().into_iter().map(Holiday).collect())
    }

    /// Where its public calendar is, as iCalendar: sessions held and planned, and by when public suggestions are to be
    /// answered, as outsiders are told on their pages. `/calendars/public.ics` has the sessions of all committees. Narrowed
    /// by `?format=` and a format of consultation, to its sessions alone (日历订阅地址).
    async fn calendar_address(&self) -> String {
        calendars::address_of_committee(&self.0.code)
    }

    /// Its consultation plan of a year; null where there is none that the asker may see (年度协商计划).
    async fn annual_plan(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The year (年度).")] year: i32,
    ) -> Result<Option<AnnualPlan>> {
        Ok(ctx.loaders().plans.annual_plan_of((self.0.id, year)).await?.map(AnnualPlan))
    }
}

impl Committee {
    async fn latest_term(&self, ctx: &Context<'_>) -> domain::Result<Option<CommitteeTermId>> {
        let terms = ctx.loaders().terms_of(self.0.id).await?.unwrap_or_default();
        Ok(terms.last().map(|term| term.id))
    }
}

/// A term of a committee, of about five years (届).
pub struct Term(rows::Term);

/// A term of a committee, of about five years (届).
#[Object]
impl Term {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The number, such as 11 for 十一届 (届次).
    async fn number(&self) -> i32 {
        self.0.number
    }

    /// The first day (开始日期).
    async fn starts_on(&self) -> Date {
        self.0.starts_on.into()
    }

    /// The last day; null while it lasts (结束日期).
    async fn ends_on(&self) -> Option<Date> {
        self.0.ends_on.map(Date)
    }

    /// The plenary sessions, by number (全体会议).
    async fn plenaries(&self, ctx: &Context<'_>) -> Result<Vec<Plenary>> {
        let plenaries = ctx.loaders().plenaries_of(self.0.id).await?;
        Ok(plenaries.unwrap_or_default().into_iter().map(Plenary).collect())
    }

    /// The sectors, in printed order (界别).
    async fn sectors(&self, ctx: &Context<'_>) -> Result<Vec<Sector>> {
        Ok(sectors_of(ctx, self.0.id).await?)
    }

    /// The special committees, in printed order (专门委员会).
    async fn special_committees(&self, ctx: &Context<'_>) -> Result<Vec<SpecialCommittee>> {
        Ok(special_committees_of(ctx, self.0.id).await?)
    }

    /// The categories of suggestions, in printed order (分类).
    async fn categories(&self, ctx: &Context<'_>) -> Result<Vec<Category>> {
        Ok(categories_of(ctx, self.0.id).await?)
    }
}

/// A plenary session with the window in which suggestions count as its own (全体会议).
pub struct Plenary(rows::Plenary);

/// A plenary session with the window in which suggestions count as its own (全体会议).
#[Object]
impl Plenary {
    /// The number within the term, such as 3 for 三次会议 (次).
    async fn number(&self) -> i32 {
        self.0.number
    }

    /// The first day (开幕日期).
    async fn opens_on(&self) -> Date {
        self.0.opens_on.into()
    }

    /// The last day (闭幕日期).
    async fn closes_on(&self) -> Date {
        self.0.closes_on.into()
    }

    /// The first day on which a suggestion counts as the plenary's (大会提案征集开始).
    async fn window_from(&self) -> Date {
        self.0.window_from.into()
    }

    /// The announced cut-off, still within the window (大会提案截止).
    async fn window_to(&self) -> Date {
        self.0.window_to.into()
    }
}

/// A constituency for which members sit (界别).
pub struct Sector(pub rows::Sector);

/// A constituency for which members sit (界别).
#[Object]
impl Sector {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The name as printed (名称).
    async fn name(&self) -> &str {
        &self.0.name
    }
}

/// A standing working body of a committee (专门委员会).
pub struct SpecialCommittee(pub rows::SpecialCommittee);

/// A standing working body of a committee (专门委员会).
#[Object]
impl SpecialCommittee {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The name as printed (名称).
    async fn name(&self) -> &str {
        &self.0.name
    }
}

/// A category of suggestions (分类).
pub struct Category(pub rows::Category);

/// A category of suggestions (分类).
#[Object]
impl Category {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The name as printed (名称).
    async fn name(&self) -> &str {
        &self.0.name
    }
}

async fn sectors_of(ctx: &Context<'_>, term: CommitteeTermId) -> domain::Result<Vec<Sector>> {
    Ok(ctx.loaders().sectors_of(term).await?.unwrap_or_default().into_iter().map(Sector).collect())
}

async fn special_committees_of(ctx: &Context<'_>, term: CommitteeTermId) -> domain::Result<Vec<SpecialCommittee>> {
    let bodies = ctx.loaders().special_committees_of(term).await?;
    Ok(bodies.unwrap_or_default().into_iter().map(SpecialCommittee).collect())
}

async fn categories_of(ctx: &Context<'_>, term: CommitteeTermId) -> domain::Result<Vec<Category>> {
    Ok(ctx.loaders().categories_of(term).await?.unwrap_or_default().into_iter().map(Category).collect())
}

/// Reads committees.
#[derive(Default)]
pub struct CommitteeQuery;

#[Object]
impl CommitteeQuery {
    /// All committees of this service, by code (政协委员会).
    async fn committees(&self, ctx: &Context<'_>) -> Result<Vec<Committee>> {
        Ok(rows::list(ctx.app(), ctx.actor()).await?.into_iter().map(Committee).collect())
    }

    /// The committee with a code; null where there is none.
    async fn committee(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The code, such as `szs` (代码).")] code: String,
    ) -> Result<Option<Committee>> {
        Ok(rows::by_code(ctx.app(), ctx.actor(), &code).await?.map(Committee))
    }
}
