//! Passwords: hashed with Argon2id off the async threads, a few at a time, in constant work for unknown names.

use std::sync::Arc;
use std::time::Duration;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::{Error, Result};
use crate::reason::Reason;

/// The least that is recommended against guessing: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// How long a sign-in waits for its turn before it is asked to come again.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// Hashes and verifies passwords. Cheap to clone.
#[derive(Clone)]
pub struct Passwords(Arc<Parts>);

struct Parts {
    params: Params,
    /// One per core: hashing is nothing but work and memory.
    turns: Arc<Semaphore>,
    /// A hash of nobody's password. What it takes to verify is what an unknown name takes.
    nobody: String,
}

impl Passwords {
    /// Makes a hasher with the strength for real accounts. Takes some milliseconds.
    pub fn new() -> Self {
        Self::with_cost(MEMORY_KIB, PASSES)
    }

    /// Makes a hasher that is fast and weak, for tests that sign in a lot.
    pub fn fast_for_tests() -> Self {
        Self::with_cost(Params::MIN_M_COST, Params::MIN_T_COST)
    }

    fn with_cost(memory_kib: u32, passes: u32) -> Self {
        let params = Params::new(memory_kib, passes, LANES, None).expect("the costs are within Argon2's limits");
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let nobody = hashed(&params, "nobody").expect("a short text hashes under valid costs");
        Self(Arc::new(Parts { params, turns: Arc::new(Semaphore::new(cores)), nobody }))
    }

    /// Returns the hash of a password in PHC form, with a salt of its own.
    ///
    /// # Errors
    ///
    /// `UNAVAILABLE` when too many wait already.
    pub async fn hash(&self, password: &str) -> Result<String> {
        let (parts, password) = (Arc::clone(&self.0), password.to_owned());
        self.work(move || hashed(&parts.params, &password)).await?
    }

    /// Tells whether a password is the one behind `hash`. Without a hash it takes as long to say no.
    ///
    /// # Errors
    ///
    /// `UNAVAILABLE` when too many wait already.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool> {
        let (parts, password) = (Arc::clone(&self.0), password.to_owned());
        let known = hash.map(str::to_owned);
        self.work(move || {
            let hash = known.as_deref().unwrap_or(&parts.nobody);
            let hash = PasswordHash::new(hash).map_err(Error::internal)?;
            let is_right = hasher(&parts.params).verify_password(password.as_bytes(), &hash).is_ok();
            Ok(is_right && known.is_some())
        })
        .await?
    }

    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let turn = self.turn().await?;
        tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        })
        .await
        .map_err(Error::internal)
    }

    async fn turn(&self) -> Result<OwnedSemaphorePermit> {
        match tokio::time::timeout(LONGEST_WAIT, Arc::clone(&self.0.turns).acquire_owned()).await {
            Ok(turn) => turn.map_err(Error::internal),
            Err(_) => Err(Error::unavailable(Reason::Busy)),
        }
    }
}

impl Default for Passwords {
    fn default() -> Self {
        Self::new()
    }
}

fn hasher(params: &Params) -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone())
}

fn hashed(params: &Params, password: &str) -> Result<String> {
    Ok(hasher(params).hash_password(password.as_bytes()).map_err(Error::internal)?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_verifies_against_its_hash_and_no_other_does() {
        let passwords = Passwords::fast_for_tests();
        let hash = passwords.hash("协商在前，决策在后").await.unwrap();

        assert!(passwords.verify("协商在前，决策在后", Some(&hash)).await.unwrap());
        assert!(!passwords.verify("协商在前", Some(&hash)).await.unwrap());
    }

    #[tokio::test]
    async fn nobody_signs_in_with_the_stand_in_password() {
        assert!(!Passwords::fast_for_tests().verify("nobody", None).await.unwrap());
    }

    #[tokio::test]
    async fn every_hash_has_a_salt_of_its_own() {
        let passwords = Passwords::fast_for_tests();

        assert_ne!(passwords.hash("same").await.unwrap(), passwords.hash("same").await.unwrap());
    }

    #[tokio::test]
    async fn real_hashes_have_the_recommended_strength() {
        let hash = Passwords::new().hash("x").await.unwrap();

        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    }
}
