//! The values of a row's cells, each checked as a value of its column.

use entities::enums::RosterColumn;

use super::columns::Cells;
use super::decode::UNREADABLE;
use super::row::Fault;
use crate::reason::Reason;
use crate::text;

/// Reads a cell as text; nothing where it is empty, which leaves what is there.
pub(super) fn text(cells: &Cells, column: RosterColumn, most: usize) -> Result<Option<String>, Fault> {
    let Some(cell) = cells.get(&column) else { return Ok(None) };
    if cell.contains(UNREADABLE) {
        return Err(Fault { column, reason: Reason::UnreadableText });
    }
    let checked = text::optional("cell", Some(cell), most);
    checked.map_err(|error| Fault { column, reason: reason_of(&error) })
}

/// Reads a cell that may not be empty.
pub(super) fn needed(cells: &Cells, column: RosterColumn, most: usize) -> Result<String, Fault> {
    text(cells, column, most)?.ok_or(Fault { column, reason: Reason::Empty })
}

/// Reads the name of a person. Lists set names of two characters apart to the width of three: 林　义 is 林义.
pub(super) fn person(cells: &Cells, column: RosterColumn, most: usize) -> Result<Option<String>, Fault> {
    let name = text(cells, column, most)?;
    Ok(name.map(|name| {
        let is_chinese = name.chars().all(|c| c.is_whitespace() || !c.is_ascii());
        if is_chinese { name.split_whitespace().collect() } else { name }
    }))
}

/// Reads a sign-in name.
pub(super) fn login(cells: &Cells) -> Result<Option<String>, Fault> {
    let column = RosterColumn::Login;
    let Some(login) = text(cells, column, 100)? else { return Ok(None) };
    let fit = crate::account::fit_login(&login);
    fit.map(Some).map_err(|error| Fault { column, reason: reason_of(&error) })
}

/// Finds what a cell names.
pub(super) fn find<T>(
    cells: &Cells,
    column: RosterColumn,
    find: impl Fn(&str) -> Result<T, Reason>,
) -> Result<Option<T>, Fault> {
    let named = text(cells, column, 100)?;
    named.map(|name| find(&name).map_err(|reason| Fault { column, reason })).transpose()
}

fn reason_of(error: &crate::error::Error) -> Reason {
    error.reason().and_then(Reason::parse).unwrap_or(Reason::Internal)
}
