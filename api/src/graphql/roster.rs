//! Rosters (名册): what a file says, row by row, before and after it is applied.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::DateTime;
use domain::enums::RosterVerdict as Verdict;
use domain::page::Key;
use domain::roster as rows;
use uuid::Uuid;

use super::committee::Committee;
use super::connection::{Connection, page_args};
use super::context::Asked as _;
use super::enums::{RosterColumn, RosterFormat, RosterKind, RosterVerdict};
use super::scalars::Moment;
use super::{id, read};

/// A roster that was previewed: what each of its rows would do, or did (名册导入).
pub struct RosterImport(pub rows::RosterImport);

/// How many rows of a roster come to what (名册行数).
#[derive(SimpleObject)]
pub struct RosterCounts {
    /// All rows (总行数).
    total: usize,
    /// Rows that enter something new (新增).
    new: usize,
    /// Rows that say what is known already (无变化).
    unchanged: usize,
    /// Rows that change what is there (有变化).
    changed: usize,
    /// Rows that a row above says already (重复).
    duplicates: usize,
    /// Rows with an error (错误).
    errors: usize,
}

/// A roster that was previewed: what each of its rows would do, or did (名册导入).
#[Object]
impl RosterImport {
    /// The global id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The committee (政协委员会).
    async fn committee(&self, ctx: &Context<'_>) -> Result<Committee> {
        Ok(read::committee(ctx, self.0.committee).await?)
    }

    /// What it lists (名册类别).
    async fn kind(&self) -> RosterKind {
        self.0.kind.into()
    }

    /// The file's name (文件名).
    async fn file_name(&self) -> &str {
        &self.0.file_name
    }

    /// How the file was found to be written (文件格式与编码).
    async fn format(&self) -> RosterFormat {
        self.0.format.into()
    }

    /// The header's names of columns that are not looked at, such as telephone numbers (未采用的栏目).
    async fn ignored_columns(&self) -> &[String] {
        &self.0.ignored
    }

    /// How many rows come to what (各类行数).
    async fn counts(&self) -> RosterCounts {
        RosterCounts {
            total: self.0.rows.len(),
            new: self.0.count(Verdict::New),
            unchanged: self.0.count(Verdict::Unchanged),
            changed: self.0.count(Verdict::Changed),
            duplicates: self.0.count(Verdict::DuplicateInFile),
            errors: self.0.count(Verdict::Error),
        }
    }

    /// The rows in the file's order (名册各行).
    async fn rows(
        &self,
        #[graphql(desc = "Only rows that come to one of these (判定).")] verdict: Option<Vec<RosterVerdict>>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "Only what follows this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100, instead of `first`.")] last: Option<i32>,
        #[graphql(desc = "Only what precedes this cursor.")] before: Option<String>,
    ) -> Result<Connection<RosterRow>> {
        let args = page_args(first, after.as_deref(), last, before.as_deref())?;
        let wanted = |row: &&rows::Row| verdict.as_ref().is_none_or(|list| list.contains(&row.verdict.into()));
        let found: Vec<rows::Row> = self.0.rows.iter().filter(wanted).cloned().collect();
        let key = |row: &rows::Row| Key { at: DateTime::UNIX_EPOCH, id: Uuid::from_u128(row.number.into()) };
        Ok(Connection::within(found, key, args))
    }

    /// When it can no longer be applied (预览失效时间).
    async fn expires_at(&self) -> Moment {
        self.0.expires_at.into()
    }

    /// When it was applied; null before (导入时间).
    async fn applied_at(&self) -> Option<Moment> {
        self.0.applied_at.map(Moment::from)
    }
}

/// A row of a roster (名册的一行).
pub struct RosterRow(rows::Row);

impl From<rows::Row> for RosterRow {
    fn from(row: rows::Row) -> Self {
        Self(row)
    }
}

/// A cell of a roster (名册单元格).
#[derive(SimpleObject)]
pub struct RosterCell {
    /// The column (栏目).
    column: RosterColumn,
    /// What it says (内容).
    text: String,
}

/// What is wrong with a row (名册行错误).
#[derive(SimpleObject)]
pub struct RosterFault {
    /// The column at fault (栏目).
    column: RosterColumn,
    /// Why, as a word of the closed list that refusals use too (原因代码).
    reason: &'static str,
    /// Why, in the asker's language (原因).
    message: &'static str,
}

/// A row of a roster (名册的一行).
#[Object]
impl RosterRow {
    /// Its line in the file, counted from 1 (行号).
    async fn number(&self) -> u32 {
        self.0.number
    }

    /// The cells that hold anything (各栏内容).
    async fn cells(&self) -> Vec<RosterCell> {
        let cell = |(column, text): (&domain::enums::RosterColumn, &String)| RosterCell {
            column: (*column).into(),
            text: text.clone(),
        };
        self.0.cells.iter().map(cell).collect()
    }

    /// What it comes to (判定).
    async fn verdict(&self) -> RosterVerdict {
        self.0.verdict.into()
    }

    /// The columns that change something, of a changed row (变更栏目).
    async fn changes(&self) -> Vec<RosterColumn> {
        self.0.changes.iter().map(|column| (*column).into()).collect()
    }

    /// The line that is about the same, of a duplicate (重复于第几行).
    async fn same_as(&self) -> Option<u32> {
        self.0.same_as
    }

    /// What is wrong with it, of a row with an error (错误).
    async fn fault(&self, ctx: &Context<'_>) -> Option<RosterFault> {
        let told = |fault: rows::Fault| RosterFault {
            column: fault.column.into(),
            reason: fault.reason.as_str(),
            message: fault.reason.message(ctx.lang()),
        };
        self.0.fault.map(told)
    }

    /// Whether it makes an account, whose first password is told once (是否新建账号).
    async fn makes_account(&self) -> bool {
        self.0.makes_account
    }
}

/// Reads rosters.
#[derive(Default)]
pub struct RosterQuery;

#[Object]
impl RosterQuery {
    /// A roster that was previewed, for whoever may apply it; null for others (名册导入).
    async fn roster_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The roster's id.")] id: ID,
    ) -> Result<Option<RosterImport>> {
        let found = rows::by_id(ctx.app(), ctx.actor(), id::parse("id", &id)?).await?;
        Ok(found.map(RosterImport))
    }
}
