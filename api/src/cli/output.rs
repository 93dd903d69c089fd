//! What commands say: results on standard output, progress on standard error.

use std::fmt::Display;
use std::io::{self, IsTerminal as _, Write as _};

/// Says a line on standard output. A reader that has left, such as `head`, is no fault.
pub(crate) fn say(line: impl Display) {
    let _gone = writeln!(io::stdout().lock(), "{line}");
}

/// Says a line on standard error.
pub(crate) fn warn(line: impl Display) {
    let _gone = writeln!(io::stderr().lock(), "{line}");
}

/// A line on standard error that counts up. In a terminal it stays in its place; elsewhere only its end is written.
pub(crate) struct Progress {
    what: &'static str,
    total: usize,
    is_live: bool,
}

impl Progress {
    pub(crate) fn new(what: &'static str, total: usize) -> Self {
        Self { what, total, is_live: io::stderr().is_terminal() }
    }

    pub(crate) fn at(&self, done: usize) {
        let is_end = done == self.total;
        let mut to = io::stderr().lock();
        let _gone = match (self.is_live, is_end) {
            (true, false) => write!(to, "\r{} {done}/{}", self.what, self.total).and_then(|()| to.flush()),
            (true, true) => writeln!(to, "\r{} {done}/{}", self.what, self.total),
            (false, true) => writeln!(to, "{} {done}/{}", self.what, self.total),
            (false, false) => Ok(()),
        };
    }
}
