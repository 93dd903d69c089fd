//! The asker's own account (当前用户).

use async_graphql::{Context, ID, Object, Result};
use domain::Grant;
use domain::account::{self as rows, Account};
use domain::page::Key;
use domain::{attendance, calendar_feed, notification};

use super::calendar_feed::CalendarFeed;
use super::committee::Committee;
use super::connection::{Connection, page_args};
use super::consultation::{Consultation, department_of, member_of};
use super::context::Asked as _;
use super::department::Department;
use super::enums::Role;
use super::member::Member;
use super::notification::Notification;
use super::{id, read};

/// The account that asks, with its roles (当前用户).
pub struct Viewer {
    account: Account,
    grants: Vec<Grant>,
}

impl Viewer {
    /// Puts an account and its roles together.
    pub fn new(account: Account, grants: &[Grant]) -> Self {
        Self { account, grants: grants.to_vec() }
    }
}

/// The account that asks, with its roles (当前用户).
#[Object]
impl Viewer {
    /// The account's id.
    async fn id(&self) -> ID {
        id::global(self.account.id)
    }

    /// The sign-in name (登录名).
    async fn login(&self) -> &str {
        &self.account.login
    }

    /// The name shown to others (姓名).
    async fn display_name(&self) -> &str {
        &self.account.display_name
    }

    /// Whether every mutation but `changePassword` is refused until it is done (首次登录须改密码).
    async fn must_change_password(&self) -> bool {
        self.account.must_change_password
    }

    /// The notices to this account, latest first (通知).
    async fn notifications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those not marked as read (仅未读).", default = false)] unread_only: bool,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "Only what follows this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100, instead of `first`.")] last: Option<i32>,
        #[graphql(desc = "Only what precedes this cursor.")] before: Option<String>,
    ) -> Result<Connection<Notification>> {
        let args = page_args(first, after.as_deref(), last, before.as_deref())?;
        let page = notification::list(ctx.app(), ctx.actor(), unread_only, args).await?;
        let key = |row: &notification::Notification| Key { at: row.made_at, id: row.id.into() };
        Ok(Connection::new(page, key, move |app, actor| {
            Box::pin(async move { notification::count(app, actor, unread_only).await })
        }))
    }

    /// How many notices are not marked as read (未读通知数).
    async fn unread_notification_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(notification::count(ctx.app(), ctx.actor(), true).await?)
    }

    /// The sessions ahead that wait for the account's answer, next first, at most 100 (待确认的会议).
    async fn session_invitations(&self, ctx: &Context<'_>) -> Result<Vec<Consultation>> {
        let sessions = attendance::unanswered(ctx.app(), ctx.actor()).await?;
        Ok(sessions.into_iter().map(Consultation::from).collect())
    }

    /// The feeds of this account's calendar, first made first; their addresses are told once (日历订阅).
    async fn calendar_feeds(&self, ctx: &Context<'_>) -> Result<Vec<CalendarFeed>> {
        let feeds = calendar_feed::of_viewer(ctx.app(), ctx.actor()).await?;
        Ok(feeds.into_iter().map(CalendarFeed).collect())
    }

    /// The roles held, in the order in which they were given (角色).
    async fn roles(&self) -> Vec<HeldRole> {
        self.grants.iter().cloned().map(HeldRole).collect()
    }
}

/// A role that an account holds in a committee (角色).
pub struct HeldRole(Grant);

/// A role that an account holds in a committee (角色).
#[Object]
impl HeldRole {
    /// Where (政协委员会).
    async fn committee(&self, ctx: &Context<'_>) -> Result<Committee> {
        Ok(read::committee(ctx, self.0.committee).await?)
    }

    /// As what (角色).
    async fn role(&self) -> Role {
        self.0.role.into()
    }

    /// The department of a department role (单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Option<Department>> {
        Ok(department_of(ctx, self.0.department).await?)
    }

    /// The member of a member role (委员).
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Member>> {
        Ok(member_of(ctx, self.0.member).await?)
    }
}

/// Reads the asker's own account.
#[derive(Default)]
pub struct ViewerQuery;

#[Object]
impl ViewerQuery {
    /// The account that asks; null for the anonymous reader (当前用户).
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Option<Viewer>> {
        let account = rows::viewer(ctx.app(), ctx.actor()).await?;
        Ok(account.map(|account| Viewer::new(account, ctx.actor().grants())))
    }
}
