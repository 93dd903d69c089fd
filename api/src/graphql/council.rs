//! Councils of communities and villages (议事会).

use async_graphql::{Context, ID, InputObject, Object, Result};
use domain::council::{self as rows, CouncilFilter as Filter};
use domain::ids::CommitteeId;
use domain::page::Key;

use super::committee::Committee;
use super::connection::{Connection, page_args};
use super::consultation::{Consultation, member_of};
use super::context::Asked as _;
use super::council_document::CouncilDocument;
use super::enums::{CouncilKind, CouncilRole};
use super::history::HistoryEntry;
use super::matter::CouncilMatter;
use super::member::Member;
use super::photograph::Photograph;
use super::scalars::{Date, Moment};
use super::{id, read};

/// A council of a community or village (议事会).
#[derive(Debug, Clone)]
pub struct DeliberationCouncil(pub rows::Council);

impl From<rows::Council> for DeliberationCouncil {
    fn from(row: rows::Council) -> Self {
        Self(row)
    }
}

/// A council in which a community or village deliberates on its own matters; public (议事会).
#[Object]
impl DeliberationCouncil {
    /// The global id.
    pub async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Raised by every change; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// The committee that guides it (所属政协).
    async fn committee(&self, ctx: &Context<'_>) -> Result<Committee> {
        Ok(read::committee(ctx, self.0.committee_id).await?)
    }

    /// Of a community or of a village (议事会类型).
    async fn kind(&self) -> CouncilKind {
        self.0.kind.into()
    }

    /// Its name (名称).
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The subdistrict or township (街道、乡镇).
    async fn subdistrict(&self) -> Option<&str> {
        self.0.subdistrict.as_deref()
    }

    /// The community or administrative village (社区、行政村).
    async fn community(&self) -> Option<&str> {
        self.0.community.as_deref()
    }

    /// The natural village (自然村).
    async fn village(&self) -> Option<&str> {
        self.0.village.as_deref()
    }

    /// The day it was established; null while it is being prepared (成立日期).
    async fn established_on(&self) -> Option<Date> {
        self.0.established_on.map(Date)
    }

    /// Whether it is still being prepared (筹备中).
    async fn is_preparatory(&self) -> bool {
        self.0.established_on.is_none()
    }

    /// Who guides it, as printed (指导单位).
    async fn guided_by(&self) -> Option<&str> {
        self.0.guided_by.as_deref()
    }

    /// The council whose success led to it (示范带动).
    async fn encouraged_by(&self, ctx: &Context<'_>) -> Result<Option<DeliberationCouncil>> {
        let Some(id) = self.0.encouraged_by_id else { return Ok(None) };
        Ok(ctx.loaders().grass.council(id).await?.map(DeliberationCouncil))
    }

    /// The councils that its success led to, first entered first (带动成立).
    async fn encouraged(&self, ctx: &Context<'_>) -> Result<Vec<DeliberationCouncil>> {
        let councils = ctx.loaders().grass.councils_encouraged_by(self.0.id).await?;
        Ok(councils.unwrap_or_default().into_iter().map(DeliberationCouncil).collect())
    }

    /// Who sits or sat in it, in the order of entry (成员).
    async fn members(&self, ctx: &Context<'_>) -> Result<Vec<CouncilMember>> {
        let members = ctx.loaders().grass.members_of_council(self.0.id).await?.unwrap_or_default();
        Ok(members.into_iter().map(|row| CouncilMember(row, self.0.committee_id)).collect())
    }

    /// The consultations that it holds and that the asker may see (协商活动).
    async fn consultations(&self, ctx: &Context<'_>) -> Result<Vec<Consultation>> {
        let sessions = ctx.loaders().grass.consultations_of_council(self.0.id).await?;
        Ok(sessions.unwrap_or_default().into_iter().map(Consultation::from).collect())
    }

    /// The matters before it that the asker may see, first raised first (议题).
    async fn matters(&self, ctx: &Context<'_>) -> Result<Vec<CouncilMatter>> {
        let matters = ctx.loaders().grass.matters_of_council(self.0.id).await?;
        Ok(matters.unwrap_or_default().into_iter().map(CouncilMatter).collect())
    }

    /// The versions of its documents that the asker may see: by kind, the latest first (一书三单).
    async fn documents(&self, ctx: &Context<'_>) -> Result<Vec<CouncilDocument>> {
        let documents = ctx.loaders().grass.documents_of_council(self.0.id).await?;
        Ok(documents.unwrap_or_default().into_iter().map(CouncilDocument).collect())
    }

    /// Its photographs, oldest first (照片).
    async fn photographs(&self, ctx: &Context<'_>) -> Result<Vec<Photograph>> {
        let photographs = ctx.loaders().grass.photographs_of_council(self.0.id).await?;
        Ok(photographs.unwrap_or_default().into_iter().map(Photograph).collect())
    }

    /// Who did what with it, oldest first; for its committee's organisers (办理记录).
    async fn history(&self, ctx: &Context<'_>) -> Result<Vec<HistoryEntry>> {
        let history = ctx.loaders().grass.history_of_council(self.0.id).await?;
        Ok(history.unwrap_or_default().into_iter().map(HistoryEntry).collect())
    }

    /// When it was entered (创建时间).
    async fn created_at(&self) -> Moment {
        self.0.created_at.into()
    }

    /// When it last changed (更新时间).
    async fn updated_at(&self) -> Moment {
        self.0.updated_at.into()
    }
}

/// Somebody who sits or sat in a council (议事会成员).
pub struct CouncilMember(rows::Member, CommitteeId);

/// Somebody who sits or sat in a council (议事会成员).
#[Object]
impl CouncilMember {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// As what (议事会身份).
    async fn role(&self) -> CouncilRole {
        self.0.role.into()
    }

    /// The name as printed; of a `RESIDENT` for organisers only (姓名).
    async fn name(&self, ctx: &Context<'_>) -> Option<&str> {
        rows::shows_name(ctx.actor(), self.1, &self.0).then_some(self.0.name.as_str())
    }

    /// Their post as of then; of a `RESIDENT` for organisers only (职务).
    async fn title(&self, ctx: &Context<'_>) -> Option<&str> {
        self.0.title.as_deref().filter(|_| rows::shows_name(ctx.actor(), self.1, &self.0))
    }

    /// The committee's member, if they are one (委员).
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Member>> {
        if !rows::shows_name(ctx.actor(), self.1, &self.0) {
            return Ok(None);
        }
        Ok(member_of(ctx, self.0.member_id).await?)
    }

    /// The first day (任职起).
    async fn from(&self) -> Date {
        self.0.from_on.into()
    }

    /// The last day; null while they sit in it (任职止).
    async fn until(&self) -> Option<Date> {
        self.0.until_on.map(Date)
    }
}

/// Narrows a list of councils (筛选). Every part given must hold.
#[derive(InputObject, Default)]
pub struct CouncilFilter {
    /// Guided by this committee (政协委员会).
    committee: Option<ID>,
    /// Of communities, or of villages (议事会类型).
    kind: Option<CouncilKind>,
    /// Established, or still being prepared (是否成立).
    is_established: Option<bool>,
}

impl CouncilFilter {
    fn read(&self) -> domain::Result<Filter> {
        Ok(Filter {
            committee: id::optional("committee", self.committee.as_ref())?,
            kind: self.kind.map(Into::into),
            is_established: self.is_established,
        })
    }
}

/// Reads councils.
#[derive(Default)]
pub struct CouncilQuery;

#[Object]
impl CouncilQuery {
    /// The councils, first entered first (议事会列表).
    async fn councils(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What narrows the list (筛选).")] filter: Option<CouncilFilter>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "Only what follows this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100, instead of `first`.")] last: Option<i32>,
        #[graphql(desc = "Only what precedes this cursor.")] before: Option<String>,
    ) -> Result<Connection<DeliberationCouncil>> {
        let filter = filter.unwrap_or_default().read()?;
        let args = page_args(first, after.as_deref(), last, before.as_deref())?;
        let page = rows::list(ctx.app(), ctx.actor(), &filter, args).await?;
        let key = |row: &rows::Council| Key { at: row.created_at, id: row.id.into() };
        Ok(Connection::new(page, key, move |app, actor| {
            let filter = filter.clone();
            Box::pin(async move { rows::count(app, actor, &filter).await })
        }))
    }

    /// A council; null where there is none.
    async fn council(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The council's id.")] id: ID,
    ) -> Result<Option<DeliberationCouncil>> {
        Ok(ctx.loaders().grass.council(id::parse("id", &id)?).await?.map(DeliberationCouncil))
    }
}
