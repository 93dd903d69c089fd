//! What the sign-in mutations answer with: a pair of tokens and the account they are for.

use chrono::{DateTime, Utc};
use domain::account::{Account, SignedIn};
use domain::{Actor, App, Error};

use super::Tokens;

/// A sign-in as the API hands it out.
#[derive(Debug, Clone)]
pub struct Session {
    /// The token of the next minutes, for `Authorization: Bearer`.
    pub access_token: String,
    /// When the access token runs out.
    pub expires_at: DateTime<Utc>,
    /// The token to exchange once for the next pair.
    pub refresh_token: String,
    /// When the refresh token runs out.
    pub refresh_expires_at: DateTime<Utc>,
    /// The account.
    pub account: Account,
    /// The account with its roles, for what the same request goes on to read.
    pub actor: Actor,
}

impl Session {
    /// Adds the access token to what the domain answers with.
    ///
    /// # Errors
    ///
    /// `INTERNAL` when signing fails.
    pub fn new(app: &App, tokens: &Tokens, signed_in: SignedIn) -> Result<Self, Error> {
        let access = tokens.issue(signed_in.account.id, signed_in.token_epoch, app.now())?;
        Ok(Self {
            access_token: access.token,
            expires_at: access.expires_at,
            refresh_token: signed_in.refresh_token,
            refresh_expires_at: signed_in.refresh_expires_at,
            account: signed_in.account,
            actor: signed_in.actor,
        })
    }
}
