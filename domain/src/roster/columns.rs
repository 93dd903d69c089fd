//! The columns of a roster: by which names they are known, and which of a file's are not looked at.

use std::collections::BTreeMap;

use entities::enums::{RosterColumn, RosterKind};

use super::table::Line;
use crate::error::{Error, Result};
use crate::reason::Reason;

/// The header stands within the first lines: titles may stand above it.
pub(super) const HEADER_WITHIN: usize = 10;

type Names = &'static [(RosterColumn, &'static [&'static str])];

const MEMBERS: Names = &[
    (RosterColumn::Id, &["编号", "委员编号", "id"]),
    (RosterColumn::Name, &["姓名", "委员姓名", "name"]),
    (RosterColumn::Sector, &["界别", "所属界别", "sector"]),
    (RosterColumn::SpecialCommittee, &["专委会", "专门委员会", "所属专委会", "specialcommittee"]),
    (RosterColumn::Title, &["职务", "单位职务", "单位及职务", "工作单位及职务", "title"]),
    (RosterColumn::Login, &["登录名", "账号", "login"]),
];

const DEPARTMENTS: Names = &[
    (RosterColumn::Id, &["编号", "单位编号", "id"]),
    (RosterColumn::Name, &["名称", "单位名称", "单位", "承办单位", "name"]),
    (RosterColumn::ShortName, &["简称", "单位简称", "shortname"]),
    (RosterColumn::Kind, &["性质", "单位性质", "kind"]),
];

const ACCOUNTS: Names = &[
    (RosterColumn::Login, &["登录名", "账号", "login"]),
    (RosterColumn::Name, &["姓名", "显示名", "name"]),
    (RosterColumn::Role, &["角色", "role"]),
    (RosterColumn::Department, &["单位", "承办单位", "department"]),
    (RosterColumn::Member, &["委员", "委员姓名", "委员编号", "member"]),
];

const fn names(kind: RosterKind) -> Names {
    match kind {
        RosterKind::Members => MEMBERS,
        RosterKind::Departments => DEPARTMENTS,
        RosterKind::Accounts => ACCOUNTS,
    }
}

/// Returns the column without which a roster says nothing.
const fn needed(kind: RosterKind) -> RosterColumn {
    match kind {
        RosterKind::Members | RosterKind::Departments => RosterColumn::Name,
        RosterKind::Accounts => RosterColumn::Login,
    }
}

/// The cells of a row that hold anything, by column.
pub(super) type Cells = BTreeMap<RosterColumn, String>;

/// What of a file is looked at.
pub(super) struct Laid {
    /// The header's names of columns that are not looked at.
    pub ignored: Vec<String>,
    /// The rows below the header, by their number in the file.
    pub rows: Vec<(u32, Cells)>,
}

/// Finds the header and lays the rows below it out by column.
///
/// # Errors
///
/// `ROSTER_COLUMN_MISSING` where no line is a header, `EMPTY` where no row follows it.
pub(super) fn lay_out(kind: RosterKind, lines: &[Line]) -> Result<Laid> {
    let columns = |line: &Line| -> Vec<Option<RosterColumn>> {
        let mut taken = Vec::new();
        let mut column = |cell: &String| {
            let found = named(kind, cell).filter(|column| !taken.contains(column));
            taken.extend(found);
            found
        };
        line.cells.iter().map(&mut column).collect()
    };
    let found = lines.iter().take(HEADER_WITHIN).position(|line| columns(line).contains(&Some(needed(kind))));
    let at = found.ok_or(Error::bad_input("contentBase64", Reason::RosterColumnMissing))?;
    let header = columns(&lines[at]);

    let unknown = lines[at].cells.iter().zip(&header).filter(|(name, column)| column.is_none() && !name.is_empty());
    let laid = |line: &Line| {
        let cells = header.iter().zip(&line.cells).filter(|(_, cell)| !cell.is_empty());
        (line.number, cells.filter_map(|(column, cell)| Some(((*column)?, cell.clone()))).collect())
    };
    let rows: Vec<(u32, Cells)> = lines[at + 1..].iter().map(laid).collect();
    if rows.is_empty() {
        return Err(Error::bad_input("contentBase64", Reason::Empty));
    }
    Ok(Laid { ignored: unknown.map(|(name, _)| name.clone()).collect(), rows })
}

fn named(kind: RosterKind, header: &str) -> Option<RosterColumn> {
    let plain: String = header.chars().filter(|c| !c.is_whitespace() && !"*＊_-".contains(*c)).collect();
    let plain = plain.to_lowercase();
    names(kind).iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(column, _)| *column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(rows: &[&[&str]]) -> Vec<Line> {
        let line = |(number, cells): (u32, &&[&str])| Line {
            number,
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        };
        (1..).zip(rows).map(line).collect()
    }

    #[test]
    fn columns_stand_in_any_order_below_a_title_and_unknown_ones_are_told() {
        let file: [&[&str]; 4] =
            [&["石嘴山市政协委员名单"], &["手机", "界 别", "姓名*", "姓名"], &["139", "经济界", "林义", "重"], &["1"]];

        let laid = lay_out(RosterKind::Members, &lines(&file)).expect("it has a header");

        let row = Cells::from([(RosterColumn::Sector, "经济界".into()), (RosterColumn::Name, "林义".into())]);
        assert_eq!(laid.ignored, ["手机", "姓名"]);
        assert_eq!(laid.rows, [(3, row), (4, Cells::new())]);
    }

    #[test]
    fn english_names_do_as_well() {
        let laid = lay_out(RosterKind::Accounts, &lines(&[&["Login", "ROLE"], &["office", "ADMIN"]]));

        assert_eq!(laid.expect("it has a header").rows[0].1.len(), 2);
    }

    #[test]
    fn a_file_without_header_or_rows_is_refused() {
        let reason = |file: &[&[&str]]| lay_out(RosterKind::Members, &lines(file)).err().and_then(|e| e.reason());

        assert_eq!(reason(&[&["界别"], &["林义"]]), Some("roster_column_missing"));
        assert_eq!(reason(&[&["姓名"]]), Some("empty"));
    }

    #[test]
    fn no_name_stands_for_two_columns_of_a_kind() {
        for kind in RosterKind::ALL {
            let mut all: Vec<_> = names(*kind).iter().flat_map(|(_, names)| names.iter()).collect();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count, "{kind:?}");
            assert!(names(*kind).iter().any(|(column, _)| *column == needed(*kind)));
        }
    }
}
