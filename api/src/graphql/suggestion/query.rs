//! Finding suggestions: by id, by case number, in filtered lists.

use async_graphql::{Context, ID, InputObject, Object, Result};
use domain::page::{Key, PageArgs};
use domain::suggestion::{self as rows, SuggestionOrder as Order};

use super::Suggestion;
use crate::graphql::connection::{Connection, page_args};
use crate::graphql::context::Asked as _;
use crate::graphql::enums::{SuggestionKind, SuggestionOrder, SuggestionStatus};
use crate::graphql::id;

/// Narrows a list of suggestions (筛选). Every part given must hold; of a list, any value will do.
#[derive(InputObject, Default)]
pub struct SuggestionFilter {
    /// Of this committee (政协委员会).
    committee: Option<ID>,
    /// Of one of these kinds (建议类别).
    kind: Option<Vec<SuggestionKind>>,
    /// In one of these states (办理状态).
    status: Option<Vec<SuggestionStatus>>,
    /// In this category (分类).
    category: Option<ID>,
    /// Assigned to this department (承办单位).
    department: Option<ID>,
    /// Proposed, and agreed to, by this member (委员).
    member: Option<ID>,
    /// Out of this consultation (协商活动).
    consultation: Option<ID>,
    /// Written or proposed by the asker, who has to be signed in (我的).
    #[graphql(default = false)]
    mine: bool,
    /// With an answer due before today (逾期).
    #[graphql(default = false)]
    overdue: bool,
    /// Key ones, or those that are not (是否重点提案).
    is_key: Option<bool>,
}

impl SuggestionFilter {
    fn read(self) -> domain::Result<rows::SuggestionFilter> {
        Ok(rows::SuggestionFilter {
            committee: id::optional("committee", self.committee.as_ref())?,
            kinds: self.kind.unwrap_or_default().into_iter().map(Into::into).collect(),
            statuses: self.status.unwrap_or_default().into_iter().map(Into::into).collect(),
            category: id::optional("category", self.category.as_ref())?,
            department: id::optional("department", self.department.as_ref())?,
            member: id::optional("member", self.member.as_ref())?,
            consultation: id::optional("consultation", self.consultation.as_ref())?,
            is_mine: self.mine,
            is_overdue: self.overdue,
            is_key: self.is_key,
        })
    }
}

async fn page_of(
    ctx: &Context<'_>,
    filter: rows::SuggestionFilter,
    order: Order,
    args: PageArgs,
) -> domain::Result<Connection<Suggestion>> {
    let page = rows::list(ctx.app(), ctx.actor(), &filter, order, args).await?;
    let key = move |row: &rows::Suggestion| {
        let at = if order == Order::RecentlyUpdated { row.head.updated_at } else { row.head.created_at };
        Key { at, id: row.head.id.into() }
    };
    Ok(Connection::new(page, key, move |app, actor| {
        let filter = filter.clone();
        Box::pin(async move { rows::count(app, actor, &filter).await })
    }))
}

/// Reads suggestions.
#[derive(Default)]
pub struct SuggestionQuery;

#[Object]
impl SuggestionQuery {
    /// The suggestions that the asker may see: everybody those published, proposers, departments and the office
    /// their own (建议列表).
    #[expect(clippy::too_many_arguments, reason = "the four paging arguments are the API's")]
    async fn suggestions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What narrows the list (筛选).")] filter: Option<SuggestionFilter>,
        #[graphql(desc = "Which way the list runs (排序).", default_with = "SuggestionOrder::Newest")]
        order_by: SuggestionOrder,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "Only what follows this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100, instead of `first`.")] last: Option<i32>,
        #[graphql(desc = "Only what precedes this cursor.")] before: Option<String>,
    ) -> Result<Connection<Suggestion>> {
        let args = page_args(first, after.as_deref(), last, before.as_deref())?;
        Ok(page_of(ctx, filter.unwrap_or_default().read()?, order_by.into(), args).await?)
    }

    /// A suggestion; null where there is none that the asker may see.
    async fn suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion's id.")] id: ID,
    ) -> Result<Option<Suggestion>> {
        Ok(ctx.loaders().suggestion(id::parse("id", &id)?).await?.map(Suggestion::from))
    }

    /// The proposal that carries a case number; null where there is none that the asker may see (按案号查找).
    async fn suggestion_by_case_no(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The committee's code, such as `szs` (政协代码).")] committee: String,
        #[graphql(desc = "The number of the term (届次).")] term: i32,
        #[graphql(desc = "The number of the plenary session (次).")] plenary: i32,
        #[graphql(desc = "The case number (案号).")] case_no: i32,
    ) -> Result<Option<Suggestion>> {
        let found = rows::by_case_no(ctx.app(), ctx.actor(), &committee, term, plenary, case_no).await?;
        Ok(found.map(Suggestion::from))
    }
}
