//! Signing in and out, and changing one's password.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use domain::account::{self, SignedIn};

use crate::auth::{self, Tokens};
use crate::graphql::context::Asked as _;
use crate::graphql::scalars::Moment;
use crate::graphql::viewer::Viewer;
use crate::run;

/// Who signs in (登录).
#[derive(InputObject)]
pub struct SignInInput {
    /// The sign-in name (登录名).
    login: String,
    /// The password (密码).
    #[graphql(secret)]
    password: String,
}

/// The refresh token to exchange (续期).
#[derive(InputObject)]
pub struct RefreshTokenInput {
    /// The refresh token; it can be used once (续期凭证).
    #[graphql(secret)]
    refresh_token: String,
}

/// The sign-in to end (退出登录).
#[derive(InputObject)]
pub struct SignOutInput {
    /// The refresh token of the sign-in (续期凭证).
    #[graphql(secret)]
    refresh_token: String,
}

/// The password to replace (修改密码).
#[derive(InputObject)]
pub struct ChangePasswordInput {
    /// The present password (原密码).
    #[graphql(secret)]
    old_password: String,
    /// The new password, at least 12 characters (新密码).
    #[graphql(secret)]
    new_password: String,
}

/// A pair of tokens and the account they are for (登录凭证).
#[derive(SimpleObject)]
pub struct Session {
    /// The token of the next minutes, for the header `Authorization: Bearer …` (访问凭证).
    access_token: String,
    /// When the access token runs out (访问凭证到期时间).
    expires_at: Moment,
    /// The token to exchange once for the next pair (续期凭证).
    refresh_token: String,
    /// When the refresh token runs out (续期凭证到期时间).
    refresh_expires_at: Moment,
    /// Whether every mutation but `changePassword` is refused until it is done (首次登录须改密码).
    must_change_password: bool,
    /// The account (当前用户).
    viewer: Viewer,
}

impl Session {
    fn new(ctx: &Context<'_>, signed_in: SignedIn) -> Result<Self> {
        let session = auth::Session::new(ctx.app(), ctx.data::<Tokens>()?, signed_in)?;
        Ok(Self {
            access_token: session.access_token,
            expires_at: session.expires_at.into(),
            refresh_token: session.refresh_token,
            refresh_expires_at: session.refresh_expires_at.into(),
            must_change_password: session.account.must_change_password,
            viewer: Viewer::new(session.account, session.actor.grants()),
        })
    }
}

/// The end of a sign-in (退出登录).
#[derive(SimpleObject)]
pub struct SignOutPayload {
    /// Always true: the token is good for nothing from now on (已退出).
    signed_out: bool,
}

/// Signs in and out.
#[derive(Default)]
pub struct AccountMutation;

#[Object]
impl AccountMutation {
    /// Signs in with name and password. After five failures in a row the account is locked for 15 minutes (登录).
    async fn sign_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who signs in.")] input: SignInInput,
    ) -> Result<Session> {
        let app = ctx.app().clone();
        let signed_in =
            run::to_its_end(async move { account::sign_in(&app, &input.login, &input.password).await }).await?;
        Session::new(ctx, signed_in)
    }

    /// Exchanges a refresh token for the next pair. A token used twice ends its sign-in (续期).
    async fn refresh_token(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The token to exchange.")] input: RefreshTokenInput,
    ) -> Result<Session> {
        let app = ctx.app().clone();
        let signed_in = run::to_its_end(async move { account::refresh(&app, &input.refresh_token).await }).await?;
        Session::new(ctx, signed_in)
    }

    /// Ends the sign-in that a refresh token belongs to (退出登录).
    async fn sign_out(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The sign-in to end.")] input: SignOutInput,
    ) -> Result<SignOutPayload> {
        let app = ctx.app().clone();
        run::to_its_end(async move { account::sign_out(&app, &input.refresh_token).await }).await?;
        Ok(SignOutPayload { signed_out: true })
    }

    /// Sets a new password, ends every sign-in of the account and begins a new one (修改密码).
    async fn change_password(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The present password and the new one.")] input: ChangePasswordInput,
    ) -> Result<Session> {
        let (app, actor) = (ctx.app().clone(), ctx.actor().clone());
        let change =
            async move { account::change_password(&app, &actor, &input.old_password, &input.new_password).await };
        Session::new(ctx, run::to_its_end(change).await?)
    }
}
