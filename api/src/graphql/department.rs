//! Departments (承办单位).

use async_graphql::{Context, ID, Object, Result};
use chrono::DateTime;
use domain::department::{self as rows, DepartmentFilter as Filter};
use domain::page::Key;

use super::commitment::CommitmentSummary;
use super::committee::Committee;
use super::connection::{Connection, page_args};
use super::context::Asked as _;
use super::enums::DepartmentKind;
use super::id;
use super::read;
use super::response_template::ResponseTemplate;

/// A department or other body that suggestions are assigned to (承办单位).
#[derive(Debug, Clone)]
pub struct Department(pub rows::Department);

/// A department or other body that suggestions are assigned to (承办单位).
#[Object]
impl Department {
    /// The global id.
    pub async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The name as printed (名称).
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The name as people say it (简称).
    async fn short_name(&self) -> &str {
        &self.0.short_name
    }

    /// What sort of body it is (单位性质).
    async fn kind(&self) -> DepartmentKind {
        self.0.kind.into()
    }

    /// How many of its commitments are in each state, of those that the asker may see (承诺兑现情况).
    async fn commitment_summary(&self, ctx: &Context<'_>) -> Result<CommitmentSummary> {
        Ok(ctx.loaders().commitment_summary_of(self.0.id).await?.unwrap_or_default().into())
    }

    /// How many suggestions it has handed back; for the offices of its committee and for itself, null to others
    /// (退办件数).
    async fn hand_back_count(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        Ok(ctx.loaders().hand_back_count(self.0.id).await?)
    }

    /// The committee whose suggestions it handles (所属政协).
    async fn committee(&self, ctx: &Context<'_>) -> Result<Committee> {
        Ok(read::committee(ctx, self.0.committee_id).await?)
    }

    /// Its templates of letters, by name; to its own people (答复模板).
    async fn response_templates(&self, ctx: &Context<'_>) -> Result<Vec<ResponseTemplate>> {
        let templates = ctx.loaders().response_templates_of(self.0.id).await?;
        Ok(templates.unwrap_or_default().into_iter().map(ResponseTemplate).collect())
    }
}

impl From<rows::Department> for Department {
    fn from(row: rows::Department) -> Self {
        Self(row)
    }
}

/// Reads departments.
#[derive(Default)]
pub struct DepartmentQuery;

#[Object]
impl DepartmentQuery {
    /// The departments of a committee, in order of entry (承办单位名单).
    async fn departments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The committee (政协委员会).")] committee: ID,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "Only what follows this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100, instead of `first`.")] last: Option<i32>,
        #[graphql(desc = "Only what precedes this cursor.")] before: Option<String>,
    ) -> Result<Connection<Department>> {
        let filter = Filter { committee: Some(id::parse("committee", &committee)?) };
        let args = page_args(first, after.as_deref(), last, before.as_deref())?;
        let page = rows::list(ctx.app(), ctx.actor(), &filter, args).await?;
        let key = |row: &rows::Department| Key { at: DateTime::UNIX_EPOCH, id: row.id.into() };
        Ok(Connection::new(page, key, move |app, actor| {
            let filter = filter.clone();
            Box::pin(async move { rows::count(app, actor, &filter).await })
        }))
    }

    /// A department; null where there is none.
    async fn department(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The department's id.")] id: ID,
    ) -> Result<Option<Department>> {
        Ok(ctx.loaders().department(id::parse("id", &id)?).await?.map(Department))
    }
}
