//! Access tokens (访问凭证): short-lived JWTs signed with Ed25519, checked claim by claim against our own clock.

use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use domain::ids::AccountId;
use domain::{Error, Reason};
use jsonwebtoken::{Algorithm, Header, Validation};
use serde::{Deserialize, Serialize};

use super::keys::{Key, Keys};

const ISSUER: &str = "xieshang";
const AUDIENCE: &str = "xieshang/graphql";

/// How long an access token is good for.
const LIFETIME: Duration = Duration::minutes(15);

/// How far the clocks of two of our processes may differ.
const LEEWAY: Duration = Duration::seconds(5);

/// Far longer than any token of ours, and short enough to refuse before doing any work.
const LONGEST: usize = 2_048;

/// Signs and verifies access tokens. Cheap to clone.
#[derive(Clone)]
pub struct Tokens(Arc<Keys>);

/// A signed token.
#[derive(Debug, Clone)]
pub struct AccessToken {
    /// The token, for `Authorization: Bearer`.
    pub token: String,
    /// When it runs out.
    pub expires_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: String,
    iat: i64,
    nbf: i64,
    exp: i64,
    epoch: i64,
}

impl Tokens {
    /// Works with these keys, and with the one implementation of cryptography that this program is built with.
    pub fn new(keys: Keys) -> Self {
        // Left to find one by itself, the library panics as soon as a dependency turns on another.
        let _already_installed = jsonwebtoken::crypto::rust_crypto::DEFAULT_PROVIDER.install_default();
        Self(Arc::new(keys))
    }

    /// Signs a token for an account as it stands at `token_epoch`.
    ///
    /// # Errors
    ///
    /// `INTERNAL` when signing fails.
    pub fn issue(&self, account: AccountId, token_epoch: i64, now: DateTime<Utc>) -> Result<AccessToken, Error> {
        let expires_at = now + LIFETIME;
        let claims = Claims {
            iss: ISSUER.to_owned(),
            aud: AUDIENCE.to_owned(),
            sub: account.to_string(),
            iat: now.timestamp(),
            nbf: now.timestamp(),
            exp: expires_at.timestamp(),
            epoch: token_epoch,
        };
        Ok(AccessToken { token: sign(&claims, self.0.newest())?, expires_at })
    }

    /// Returns the account of a token and the epoch it was issued in.
    ///
    /// # Errors
    ///
    /// `UNAUTHENTICATED`, whatever is wrong with it.
    pub fn verify(&self, token: &str, now: DateTime<Utc>) -> Result<(AccountId, i64), Error> {
        self.checked(token, now).ok_or(Error::unauthenticated(Reason::TokenInvalid))
    }

    fn checked(&self, token: &str, now: DateTime<Utc>) -> Option<(AccountId, i64)> {
        if token.len() > LONGEST {
            return None;
        }
        let header = jsonwebtoken::decode_header(token).ok()?;
        let key = self.0.find(header.kid.as_deref()?)?;
        let claims = jsonwebtoken::decode::<Claims>(token, &key.verifying, &validation()).ok()?.claims;

        // The library would ask the machine's clock, which is not the one that we go by.
        let now = now.timestamp();
        let leeway = LEEWAY.num_seconds();
        let is_current = claims.nbf <= now + leeway && claims.iat <= now + leeway && now < claims.exp + leeway;
        let is_short = claims.exp - claims.iat <= LIFETIME.num_seconds();
        if !(is_current && is_short) {
            return None;
        }
        Some((claims.sub.parse().ok()?, claims.epoch))
    }
}

fn sign(claims: &Claims, key: &Key) -> Result<String, Error> {
    let header = Header { kid: Some(key.id.clone()), ..Header::new(Algorithm::EdDSA) };
    jsonwebtoken::encode(&header, claims, &key.signing).map_err(Error::internal)
}

fn validation() -> Validation {
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_required_spec_claims(&["exp", "nbf", "aud", "iss", "sub"]);
    validation.set_issuer(&[ISSUER]);
    validation.set_audience(&[AUDIENCE]);
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use jsonwebtoken::EncodingKey;
    use uuid::Uuid;

    use super::*;

    const NOW: i64 = 1_700_000_000;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    fn account() -> AccountId {
        AccountId(Uuid::from_u128(7))
    }

    fn tokens() -> (Tokens, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        (Tokens::new(Keys::open(folder.path()).unwrap()), folder)
    }

    fn good() -> Claims {
        Claims {
            iss: ISSUER.to_owned(),
            aud: AUDIENCE.to_owned(),
            sub: account().to_string(),
            iat: NOW,
            nbf: NOW,
            exp: NOW + 900,
            epoch: 3,
        }
    }

    #[test]
    fn a_token_signed_here_is_verified_here() {
        let (tokens, _folder) = tokens();
        let issued = tokens.issue(account(), 3, at(NOW)).unwrap();

        assert_eq!(issued.expires_at, at(NOW + 900));
        assert_eq!(tokens.verify(&issued.token, at(NOW + 60)).ok(), Some((account(), 3)));
    }

    #[test]
    fn a_token_is_good_from_its_beginning_to_its_end_and_no_longer() {
        let (tokens, _folder) = tokens();
        let token = tokens.issue(account(), 3, at(NOW)).unwrap().token;

        for (seconds, is_good) in [(-6, false), (-5, true), (0, true), (904, true), (905, false), (9_000, false)] {
            assert_eq!(tokens.verify(&token, at(NOW + seconds)).is_ok(), is_good, "{seconds}");
        }
    }

    #[test]
    fn wrong_claims_are_refused_although_the_signature_is_good() {
        let (tokens, _folder) = tokens();
        let refused = |claims: Claims| {
            let token = sign(&claims, tokens.0.newest()).unwrap();
            tokens.verify(&token, at(NOW)).is_err()
        };

        assert!(!refused(good()));
        assert!(refused(Claims { iss: "somebody".to_owned(), ..good() }));
        assert!(refused(Claims { aud: "something".to_owned(), ..good() }));
        assert!(refused(Claims { sub: "sug_00000000000000000000000000000007".to_owned(), ..good() }));
        assert!(refused(Claims { nbf: NOW + 60, ..good() }));
        assert!(refused(Claims { iat: NOW + 60, exp: NOW + 960, ..good() }));
        assert!(refused(Claims { exp: NOW - 60, ..good() }));
        assert!(refused(Claims { exp: NOW + 9_000, ..good() }));
    }

    #[test]
    fn every_claim_is_needed() {
        let (tokens, _folder) = tokens();
        let key = tokens.0.newest();
        let header = Header { kid: Some(key.id.clone()), ..Header::new(Algorithm::EdDSA) };
        let all = serde_json::to_value(good()).unwrap();

        for name in ["iss", "aud", "sub", "iat", "nbf", "exp", "epoch"] {
            let mut claims = all.clone();
            claims.as_object_mut().unwrap().remove(name);
            let token = jsonwebtoken::encode(&header, &claims, &key.signing).unwrap();
            assert!(tokens.verify(&token, at(NOW)).is_err(), "{name}");
        }
    }

    #[test]
    fn a_token_without_a_signature_is_refused() {
        let (tokens, _folder) = tokens();
        let kid = &tokens.0.newest().id;
        let claims = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&good()).unwrap());

        for alg in ["none", "None", "EdDSA"] {
            let header = URL_SAFE_NO_PAD.encode(format!(r#"{{"alg":"{alg}","typ":"JWT","kid":"{kid}"}}"#));
            assert!(tokens.verify(&format!("{header}.{claims}."), at(NOW)).is_err(), "{alg}");
        }
    }

    #[test]
    fn the_public_key_is_no_shared_secret() {
        let (tokens, _folder) = tokens();
        let key = tokens.0.newest();
        let header = Header { kid: Some(key.id.clone()), ..Header::new(Algorithm::HS256) };
        let secret = EncodingKey::from_secret(key.verifying.as_bytes());
        let token = jsonwebtoken::encode(&header, &good(), &secret).unwrap();

        assert!(tokens.verify(&token, at(NOW)).is_err());
    }

    #[test]
    fn a_token_of_another_service_or_without_a_key_name_is_refused() {
        let ((tokens, _folder), (others, _other)) = (self::tokens(), self::tokens());
        let theirs = others.issue(account(), 3, at(NOW)).unwrap().token;
        assert!(tokens.verify(&theirs, at(NOW)).is_err());

        let borrowed = Header { kid: Some(tokens.0.newest().id.clone()), ..Header::new(Algorithm::EdDSA) };
        let forged = jsonwebtoken::encode(&borrowed, &good(), &others.0.newest().signing).unwrap();
        assert!(tokens.verify(&forged, at(NOW)).is_err());

        let nameless = Header::new(Algorithm::EdDSA);
        let nameless = jsonwebtoken::encode(&nameless, &good(), &tokens.0.newest().signing).unwrap();
        assert!(tokens.verify(&nameless, at(NOW)).is_err());
    }

    #[test]
    fn a_changed_or_endless_token_is_refused() {
        let (tokens, _folder) = tokens();
        let token = tokens.issue(account(), 3, at(NOW)).unwrap().token;
        let (head, signature) = token.rsplit_once('.').unwrap();
        let (header, _) = head.split_once('.').unwrap();
        let claims = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&Claims { epoch: 4, ..good() }).unwrap());

        assert!(tokens.verify(&format!("{header}.{claims}.{signature}"), at(NOW)).is_err());
        assert!(tokens.verify(&format!("{token}{}", "A".repeat(10_000)), at(NOW)).is_err());
    }
}
