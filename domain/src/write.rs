//! A write: one transaction, with idempotency, the optimistic lock, and bounded retries of lost races.

use std::future::Future;

use chrono::{DateTime, Utc};
use entities::idempotency_key;
use entities::ids::AccountId;
use sea_orm::{
    ActiveModelTrait, ActiveValue, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait, QuerySelect,
    RuntimeErr, Select, Set,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::reason::Reason;

/// How often a transaction is tried again after losing a race on PostgreSQL.
const TRIES: usize = 4;

/// What a caller says about a write beside its input.
#[derive(Debug, Clone, Default)]
pub struct Call {
    idempotency: Option<Idempotency>,
    expected_version: Option<i64>,
}

#[derive(Debug, Clone)]
struct Idempotency {
    key: String,
    fingerprint: String,
}

impl Call {
    /// Takes the client's key and a fingerprint of the operation with its whole input.
    ///
    /// # Errors
    ///
    /// Refuses a key that is empty, over 100 characters, or not visible ASCII.
    pub fn new(key: Option<String>, input: &str, expected_version: Option<i64>) -> Result<Self> {
        let idempotency = key
            .map(|key| {
                let is_fit = (1..=100).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic());
                if !is_fit {
                    return Err(Error::bad_input("idempotencyKey", Reason::InvalidKey));
                }
                let fingerprint = hex(&Sha256::digest(input.as_bytes()));
                Ok(Idempotency { key, fingerprint })
            })
            .transpose()?;
        Ok(Self { idempotency, expected_version })
    }

    /// Returns the call of one part of a larger call: with the version expected there, and a key that follows from
    /// the whole's.
    #[must_use]
    pub fn part(&self, number: usize, expected_version: Option<i64>) -> Self {
        let idempotency = self.idempotency.as_ref().map(|whole| Idempotency {
            key: hex(&Sha256::digest(format!("{}\n{number}", whole.key).as_bytes())),
            fingerprint: whole.fingerprint.clone(),
        });
        Self { idempotency, expected_version }
    }

    /// Refuses when the row is no longer at the version the caller read.
    pub fn must_match(&self, current_version: i64) -> Result<()> {
        match self.expected_version {
            Some(expected) if expected != current_version => Err(Error::Stale { current_version }),
            _ => Ok(()),
        }
    }
}

/// A begun write: the moment it happens at and its transaction.
pub struct Write {
    /// The moment that every row of this write carries.
    pub now: DateTime<Utc>,
    /// The transaction.
    pub tx: DatabaseTransaction,
    account: Option<AccountId>,
    idempotency: Option<Idempotency>,
}

impl App {
    /// Begins a write of a signed-in actor.
    ///
    /// # Errors
    ///
    /// `UNAUTHENTICATED` for the anonymous; [`Error::AlreadyDone`] when the key has been used for this
    /// very input, `CONFLICT` when for another.
    pub async fn begin(&self, actor: &Actor, call: &Call) -> Result<Write> {
        let account = actor.account()?;
        let now = self.now();
        let tx = self.database().begin().await?;

        if let Some(given) = &call.idempotency {
            let done = idempotency_key::Entity::find_by_id((account, given.key.clone())).one(&tx).await?;
            match done {
                Some(row) if row.fingerprint == given.fingerprint => return Err(Error::AlreadyDone(row.result)),
                Some(_) => {
                    return Err(Error::Refused {
                        code: Code::Conflict,
                        reason: Reason::KeyReused,
                        field: Some("idempotencyKey"),
                    });
                }
                // The key is taken at once, so that a second request with it waits for the end of this one and then
                // finds its answer, instead of a refusal because the step is already done.
                None => keep(&tx, account, given, Uuid::nil(), now).await?,
            }
        }
        Ok(Write { now, tx, account: Some(account), idempotency: call.idempotency.clone() })
    }

    /// Begins a write that no account makes: sign-in bookkeeping and the command line.
    pub async fn begin_as_system(&self) -> Result<Write> {
        Ok(Write { now: self.now(), tx: self.database().begin().await?, account: None, idempotency: None })
    }
}

impl Write {
    /// Loads the one row that `select` finds and holds it until the end of the transaction.
    /// SQLite holds its one write lock from the beginning, and knows no row locks.
    ///
    /// # Errors
    ///
    /// `NOT_FOUND` where it finds none: absent and hidden look the same.
    pub async fn lock<E: EntityTrait>(&self, select: Select<E>) -> Result<E::Model> {
        let select = match self.tx.get_database_backend() {
            DbBackend::Postgres => select.lock_exclusive(),
            _ => select,
        };
        select.one(&self.tx).await?.ok_or(Error::not_found())
    }

    /// Commits, keeping the answer under the idempotency key, and returns it.
    pub async fn commit<I: Copy + Into<Uuid>>(self, result: I) -> Result<I> {
        if let (Some(account), Some(given)) = (self.account, self.idempotency) {
            idempotency_key::ActiveModel {
                account_id: ActiveValue::Unchanged(account),
                key: ActiveValue::Unchanged(given.key),
                result: Set(result.into()),
                ..Default::default()
            }
            .update(&self.tx)
            .await?;
        }
        self.tx.commit().await?;
        Ok(result)
    }
}

/// Takes an idempotency key; the answer follows when the write commits.
async fn keep(
    tx: &DatabaseTransaction,
    account: AccountId,
    given: &Idempotency,
    result: Uuid,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = idempotency_key::ActiveModel {
        account_id: Set(account),
        key: Set(given.key.clone()),
        fingerprint: Set(given.fingerprint.clone()),
        result: Set(result),
        created_at: Set(now),
    };
    row.insert(tx).await?;
    Ok(())
}

/// Runs a write to its end: tries again what lost a race, and answers a repeated one as the first time.
///
/// # Errors
///
/// Passes on the refusal; `UNAVAILABLE` when every try lost its race.
pub async fn settle<I, F>(mut attempt: impl FnMut() -> F) -> Result<I>
where
    I: From<Uuid>,
    F: Future<Output = Result<I>>,
{
    for _ in 0..TRIES {
        match attempt().await {
            Err(Error::AlreadyDone(id)) => return Ok(id.into()),
            Err(Error::Database(source)) if is_lost_race(&source) => {}
            done => return done,
        }
    }
    Err(Error::unavailable(Reason::Busy))
}

/// Whether PostgreSQL ended the transaction for another's sake: 40001, 40P01, or two first uses of one key.
fn is_lost_race(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(source)) | DbErr::Query(RuntimeErr::SqlxError(source))) = error else {
        return false;
    };
    source.as_database_error().is_some_and(|error| {
        matches!(error.code().as_deref(), Some("40001" | "40P01")) || error.constraint() == Some("pk_idempotency_key")
    })
}

/// Returns the name of the constraint that a write violated. SQLite names columns instead: `table.column, …`.
pub(crate) fn violated(error: &DbErr) -> Option<String> {
    let (DbErr::Exec(RuntimeErr::SqlxError(source)) | DbErr::Query(RuntimeErr::SqlxError(source))) = error else {
        return None;
    };
    let error = source.as_database_error()?;
    if let Some(name) = error.constraint() {
        return Some(name.to_owned());
    }
    error.message().split_once("constraint failed: ").map(|(_, what)| what.to_owned())
}

/// Writes bytes as lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;

    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a String cannot fail");
        text
    })
}
