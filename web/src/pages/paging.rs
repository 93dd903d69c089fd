//! How lists turn their pages: the cursors that an address asks for, and the addresses before and after.

use crate::address::Address;
use crate::visit::Visit;

/// How many entries a page of a list shows.
const SIZE: i64 = 20;

/// The part of a list that an address asks for.
pub(crate) struct Part {
    pub(crate) first: Option<i64>,
    pub(crate) after: Option<String>,
    pub(crate) last: Option<i64>,
    pub(crate) before: Option<String>,
}

impl Part {
    /// Reads what a visitor asks for; going back wins over going on.
    pub(crate) fn asked(visit: &Visit) -> Self {
        let before = visit.param("before").map(str::to_owned);
        let after = visit.param("after").map(str::to_owned).filter(|_| before.is_none());
        let (first, last) = if before.is_some() { (None, Some(SIZE)) } else { (Some(SIZE), None) };
        Self { first, after, last, before }
    }
}

/// The pages before and after one of a list.
pub(crate) struct Turn {
    pub(crate) previous: Option<Address>,
    pub(crate) next: Option<Address>,
}

impl Turn {
    /// Returns the pages around one: each side is whether there is more, and the cursor to go on from.
    pub(crate) fn of(path: &str, previous: (bool, Option<&String>), next: (bool, Option<&String>)) -> Self {
        let turned = |(is_there, cursor): (bool, Option<&String>), name: &str| {
            cursor.filter(|_| is_there).map(|cursor| Address::of(path).with(name, cursor))
        };
        Self { previous: turned(previous, "before"), next: turned(next, "after") }
    }
}

/// Reads the pages around one from the `pageInfo` of its list.
macro_rules! turn {
    ($path:expr, $info:expr) => {
        $crate::pages::paging::Turn::of(
            $path,
            ($info.has_previous_page, $info.start_cursor.as_ref()),
            ($info.has_next_page, $info.end_cursor.as_ref()),
        )
    };
}

pub(crate) use turn;
