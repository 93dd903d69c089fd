//! Why a command ends: one clear line for the person at the terminal.

use std::fmt;
use std::path::Path;

/// What stopped a command. `Display` is the one line that goes to standard error.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// Says what stopped a command.
    pub fn new(what: impl fmt::Display) -> Self {
        Self(one_line(&what.to_string()))
    }

    /// Says that something could not be done, and why.
    pub fn because(what: impl fmt::Display, why: impl fmt::Display) -> Self {
        Self::new(format_args!("{what}: {why}"))
    }

    /// Says that a folder cannot be used.
    pub fn folder(folder: &Path, why: impl fmt::Display) -> Self {
        Self::because(format_args!("cannot write to the folder {}", folder.display()), why)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

/// Refusals of the domain say the field; faults say what the log would.
impl From<domain::Error> for Failure {
    fn from(error: domain::Error) -> Self {
        match (&error, error.field()) {
            (domain::Error::Database(source), _) => Self::because("the database failed", source),
            (domain::Error::Internal(what), _) => Self::new(what),
            (_, Some(field)) => Self::because(field, &error),
            _ => Self::new(&error),
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
