//! Ledgers (台账): figures against targets of a committee's year or season.

mod line;

use async_graphql::{Context, ID, InputObject, Object, Result};
use domain::ledger::{self as rows, LedgerFilter as Filter};
use domain::page::Key;

pub use self::line::LedgerLine;
use super::committee::Committee;
use super::connection::{Connection, page_args};
use super::consultation::Consultation;
use super::context::Asked as _;
use super::enums::{LedgerAction, Season};
use super::history::HistoryEntry;
use super::scalars::Moment;
use super::{id, read};

/// A ledger (台账).
#[derive(Debug, Clone)]
pub struct Ledger(pub rows::Ledger);

/// The ledger of a committee's year or season: figures against targets, as reported or as counted (台账).
#[Object]
impl Ledger {
    /// The global id.
    pub async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Raised by every change of the ledger or its lines; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// The committee that keeps it (所属政协).
    async fn committee(&self, ctx: &Context<'_>) -> Result<Committee> {
        Ok(read::committee(ctx, self.0.committee_id).await?)
    }

    /// The year it is of (年度).
    async fn year(&self) -> i32 {
        self.0.year
    }

    /// The season it is of; null for the whole year (季度).
    async fn season(&self) -> Option<Season> {
        self.0.season.map(Into::into)
    }

    /// The title (标题).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The unit or body that reports the figures, as printed (填报单位).
    async fn reported_by(&self) -> &str {
        &self.0.reported_by
    }

    /// The consultation it belongs to; null where there is none or the asker may not see it (协商活动).
    async fn consultation(&self, ctx: &Context<'_>) -> Result<Option<Consultation>> {
        let Some(id) = self.0.consultation_id else { return Ok(None) };
        Ok(ctx.loaders().consultation(id).await?.map(Consultation::from))
    }

    /// Whether the public reads it (是否公开).
    async fn is_public(&self) -> bool {
        self.0.is_public
    }

    /// The lines, in printed order (台账项目).
    async fn lines(&self, ctx: &Context<'_>) -> Result<Vec<LedgerLine>> {
        let lines = ctx.loaders().plans.lines_of_ledger(self.0.id).await?;
        Ok(lines.unwrap_or_default().into_iter().map(LedgerLine).collect())
    }

    /// What happened to it, oldest first; for insiders (进程记录).
    async fn history(&self, ctx: &Context<'_>) -> Result<Vec<HistoryEntry>> {
        let history = ctx.loaders().plans.history_of_ledger(self.0.id).await?;
        Ok(history.unwrap_or_default().into_iter().map(HistoryEntry).collect())
    }

    /// What the asker may do with it now, by the rules that the mutations obey (可办操作).
    async fn allowed_actions(&self, ctx: &Context<'_>) -> Vec<LedgerAction> {
        rows::allowed_actions(ctx.actor(), &self.0).into_iter().map(Into::into).collect()
    }

    /// When it was opened (创建时间).
    async fn created_at(&self) -> Moment {
        self.0.created_at.into()
    }

    /// When it last changed (更新时间).
    async fn updated_at(&self) -> Moment {
        self.0.updated_at.into()
    }
}

impl From<rows::Ledger> for Ledger {
    fn from(row: rows::Ledger) -> Self {
        Self(row)
    }
}

/// Narrows a list of ledgers (筛选). Every part given must hold.
#[derive(InputObject, Default)]
pub struct LedgerFilter {
    /// Of this committee (政协委员会).
    committee: Option<ID>,
    /// Of this year (年度).
    year: Option<i32>,
    /// Of this consultation (协商活动).
    consultation: Option<ID>,
}

impl LedgerFilter {
    fn read(&self) -> domain::Result<Filter> {
        Ok(Filter {
            committee: id::optional("committee", self.committee.as_ref())?,
            year: self.year,
            consultation: id::optional("consultation", self.consultation.as_ref())?,
        })
    }
}

/// Reads ledgers.
#[derive(Default)]
pub struct LedgerQuery;

#[Object]
impl LedgerQuery {
    /// The ledgers that the asker may see: everybody the public ones, organisers all of theirs; latest made first
    /// (台账列表).
    async fn ledgers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What narrows the list (筛选).")] filter: Option<LedgerFilter>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "Only what follows this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100, instead of `first`.")] last: Option<i32>,
        #[graphql(desc = "Only what precedes this cursor.")] before: Option<String>,
    ) -> Result<Connection<Ledger>> {
        let filter = filter.unwrap_or_default().read()?;
        let args = page_args(first, after.as_deref(), last, before.as_deref())?;
        let page = rows::list(ctx.app(), ctx.actor(), &filter, args).await?;
        let key = |row: &rows::Ledger| Key { at: row.created_at, id: row.id.into() };
        Ok(Connection::new(page, key, move |app, actor| {
            let filter = filter.clone();
            Box::pin(async move { rows::count(app, actor, &filter).await })
        }))
    }

    /// A ledger; null where there is none that the asker may see.
    async fn ledger(&self, ctx: &Context<'_>, #[graphql(desc = "The ledger's id.")] id: ID) -> Result<Option<Ledger>> {
        Ok(ctx.loaders().plans.ledger(id::parse("id", &id)?).await?.map(Ledger))
    }
}
