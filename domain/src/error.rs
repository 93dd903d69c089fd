//! The one error of the domain: a closed list of codes, each refusal with its reason, in two languages.

use std::fmt;
use std::sync::Arc;

use sea_orm::DbErr;

use crate::lang::Lang;
use crate::reason::Reason;

/// What every domain function answers with.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The closed list of codes that clients see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// Nobody is signed in, or the sign-in has ended.
    Unauthenticated,
    /// The one signed in may not do this.
    Forbidden,
    /// Absent, or hidden from the asker: both look the same.
    NotFound,
    /// An input is wrong; `field` names it.
    BadUserInput,
    /// The rules refuse it in the present state; `reason` says why.
    FailedPrecondition,
    /// Somebody else was faster; `currentVersion` says what is there.
    Conflict,
    /// A part of the service is away; trying later helps.
    Unavailable,
    /// It took too long.
    Timeout,
    /// Too many attempts; trying later helps.
    RateLimited,
    /// Our fault; only the request id is shown.
    Internal,
}

impl Code {
    /// Returns the code as clients read it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::NotFound => "NOT_FOUND",
            Self::BadUserInput => "BAD_USER_INPUT",
            Self::FailedPrecondition => "FAILED_PRECONDITION",
            Self::Conflict => "CONFLICT",
            Self::Unavailable => "UNAVAILABLE",
            Self::Timeout => "TIMEOUT",
            Self::RateLimited => "RATE_LIMITED",
            Self::Internal => "INTERNAL",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A refusal or a fault. `Display` is the English message without any source text.
#[derive(Debug, Clone)]
pub enum Error {
    /// A refusal: a code, its reason, and the input field it concerns.
    Refused {
        /// The code.
        code: Code,
        /// Why.
        reason: Reason,
        /// The input field, as the API names it.
        field: Option<&'static str>,
    },
    /// The row has moved on from `expectedVersion`.
    Stale {
        /// The version that is there now.
        current_version: i64,
    },
    /// The write was already done under this idempotency key. [`crate::settle`] turns it into success.
    AlreadyDone(uuid::Uuid),
    /// The database refused or failed; never shown.
    Database(Arc<DbErr>),
    /// Anything else that went wrong on our side; never shown.
    Internal(Arc<str>),
}

impl Error {
    /// Nobody is signed in, or the sign-in has ended.
    pub const fn unauthenticated(reason: Reason) -> Self {
        Self::Refused { code: Code::Unauthenticated, reason, field: None }
    }

    /// The one signed in may not do this.
    pub const fn forbidden(reason: Reason) -> Self {
        Self::Refused { code: Code::Forbidden, reason, field: None }
    }

    /// Absent, or hidden from the asker.
    pub const fn not_found() -> Self {
        Self::Refused { code: Code::NotFound, reason: Reason::NotFound, field: None }
    }

    /// The input `field` is wrong.
    pub const fn bad_input(field: &'static str, reason: Reason) -> Self {
        Self::Refused { code: Code::BadUserInput, reason, field: Some(field) }
    }

    /// The rules refuse it in the present state.
    pub const fn refused(reason: Reason) -> Self {
        Self::Refused { code: Code::FailedPrecondition, reason, field: None }
    }

    /// A part of the service is away.
    pub const fn unavailable(reason: Reason) -> Self {
        Self::Refused { code: Code::Unavailable, reason, field: None }
    }

    /// Something went wrong on our side; `what` goes to the log only.
    pub fn internal(what: impl fmt::Display) -> Self {
        Self::Internal(what.to_string().into())
    }

    /// Returns the code.
    pub fn code(&self) -> Code {
        match self {
            Self::Refused { code, .. } => *code,
            Self::Stale { .. } => Code::Conflict,
            Self::AlreadyDone(_) | Self::Database(_) | Self::Internal(_) => Code::Internal,
        }
    }

    /// Returns the reason, where the error is a refusal.
    pub fn reason(&self) -> Option<&'static str> {
        match self {
            Self::Refused { reason, .. } => Some(reason.as_str()),
            Self::Stale { .. } => Some(Reason::StaleVersion.as_str()),
            _ => None,
        }
    }

    /// Returns the input field, where one is at fault.
    pub fn field(&self) -> Option<&'static str> {
        match self {
            Self::Refused { field, .. } => *field,
            _ => None,
        }
    }

    /// Returns the version that is there now, after a lost race.
    pub fn current_version(&self) -> Option<i64> {
        match self {
            Self::Stale { current_version } => Some(*current_version),
            _ => None,
        }
    }

    /// Whether the details must stay with us.
    pub fn is_internal(&self) -> bool {
        self.code() == Code::Internal
    }

    /// Returns the message in a language. Faults of ours say no more than that.
    pub fn message(&self, lang: Lang) -> &'static str {
        match self {
            Self::Refused { reason, .. } => reason.message(lang),
            Self::Stale { .. } => Reason::StaleVersion.message(lang),
            _ => Reason::Internal.message(lang),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message(Lang::En))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Database(source) => Some(source.as_ref()),
            _ => None,
        }
    }
}

impl From<DbErr> for Error {
    fn from(source: DbErr) -> Self {
        Self::Database(Arc::new(source))
    }
}
