//! Enums of the API: twins of the domain's, each value described, with its Chinese term.

mod clocks;
mod commitment;
mod consultation;
mod floor;
mod grass;
mod handling;
mod ledger;
mod people;
mod plan;
mod roster;
mod search;
mod session;
mod statistics;
mod suggestion;

pub use self::clocks::*;
pub use self::commitment::*;
pub use self::consultation::*;
pub use self::floor::*;
pub use self::grass::*;
pub use self::handling::*;
pub use self::ledger::*;
pub use self::people::*;
pub use self::plan::*;
pub use self::roster::*;
pub use self::search::*;
pub use self::session::*;
pub use self::statistics::*;
pub use self::suggestion::*;
