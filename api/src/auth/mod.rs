//! Finds out who asks: access tokens, the keys that sign them, and the header they come in.

mod keys;
mod session;
#[cfg(test)]
mod tests;
mod tokens;

use domain::{Actor, App, Error, Reason};
use http::{HeaderMap, header};

pub use self::keys::{KeyError, Keys};
pub use self::session::Session;
pub use self::tokens::{AccessToken, Tokens};

/// Returns who asks: without an `Authorization` header the anonymous reader.
///
/// # Errors
///
/// `UNAUTHENTICATED` when the header is anything but one good bearer token of an account that may still use it.
pub async fn authenticate(app: &App, tokens: &Tokens, headers: &HeaderMap) -> Result<Actor, Error> {
    let mut given = headers.get_all(header::AUTHORIZATION).iter();
    let Some(only) = given.next() else { return Ok(Actor::anonymous()) };
    let token = only.to_str().ok().filter(|_| given.next().is_none()).and_then(bearer);
    by_token(app, tokens, token.ok_or(Error::unauthenticated(Reason::TokenInvalid))?).await
}

/// Returns who holds an access token, for askers that bring it in another way than the header.
///
/// # Errors
///
/// `UNAUTHENTICATED` when it is not good, or its account may no longer use it.
pub async fn by_token(app: &App, tokens: &Tokens, token: &str) -> Result<Actor, Error> {
    let (account, epoch) = tokens.verify(token, app.now())?;
    domain::account::load_actor(app, account, epoch).await
}

fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("Bearer").then(|| token.trim()).filter(|token| !token.is_empty())
}
