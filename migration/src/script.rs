//! A migration that is a pair of SQL scripts, written for PostgreSQL and read by SQLite under other type names.

use sea_orm_migration::sea_orm::DbBackend;

use crate::step::Step;

/// What SQLite calls a column type: the names of SeaORM's own builder, by which sqlx reads values back.
const SQLITE_TYPES: [(&str, &str); 5] = [
    (" UUID", " uuid_text"),
    (" TIMESTAMPTZ", " timestamp_with_timezone_text"),
    (" DATE", " date_text"),
    (" JSONB", " json_text"),
    (" DOUBLE PRECISION", " double"),
];

/// A migration by script.
pub(crate) struct Script {
    pub name: &'static str,
    pub up: &'static str,
    pub down: &'static str,
    /// Constraints of older tables that get other words; they change before `up` and change back after `down`.
    pub checks: &'static [Check],
}

/// A CHECK of an older table that gets another condition. SQLite cannot alter a constraint, but its manual allows the
/// words of one to be replaced where they stand, so `was` has to be those words to the letter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Check {
    pub table: &'static str,
    pub name: &'static str,
    pub was: &'static str,
    pub is: &'static str,
}

impl Check {
    fn replace(&self, backend: DbBackend, (was, is): (&str, &str)) -> String {
        let Self { table, name, .. } = self;
        match backend {
            DbBackend::Sqlite => {
                let quoted = |condition: &str| format!("CONSTRAINT {name} CHECK ({condition})").replace('\'', "''");
                format!(
                    "PRAGMA writable_schema = ON;\n\
                     UPDATE sqlite_schema SET sql = replace(sql, '{}', '{}') WHERE type = 'table' AND name = '{table}';\n\
                     PRAGMA writable_schema = RESET;\n",
                    quoted(was),
                    quoted(is),
                )
            }
            _ => format!(
                "ALTER TABLE {table} DROP CONSTRAINT {name};\nALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({is});\n"
            ),
        }
    }
}

impl Step for Script {
    fn name(&self) -> &'static str {
        self.name
    }

    fn up_on(&self, backend: DbBackend) -> String {
        let mut script: String =
            self.checks.iter().map(|check| check.replace(backend, (check.was, check.is))).collect();
        script.push_str(&match backend {
            DbBackend::Sqlite => on_sqlite(self.up),
            _ => self.up.to_owned(),
        });
        script
    }

    fn down_on(&self, backend: DbBackend) -> String {
        let back = self.checks.iter().rev().map(|check| check.replace(backend, (check.is, check.was)));
        let down = if backend == DbBackend::Sqlite { on_sqlite(self.down) } else { self.down.to_owned() };
        std::iter::once(down).chain(back).collect()
    }
}

/// Puts a script in SQLite's words: its names of types, and its way to let a column be empty, or no longer.
fn on_sqlite(script: &str) -> String {
    let script = SQLITE_TYPES.iter().fold(script.to_owned(), |script, (theirs, ours)| script.replace(theirs, ours));
    script.lines().map(|line| loosened(line).unwrap_or_else(|| format!("{line}\n"))).collect()
}

/// SQLite cannot alter a column, but its manual allows the words NOT NULL to be taken away, or put back, where they stand.
fn loosened(line: &str) -> Option<String> {
    let (table, rest) = line.strip_prefix("ALTER TABLE ")?.split_once(" ALTER COLUMN ")?;
    let (column, change) = rest.strip_suffix(" NOT NULL;")?.split_once(' ')?;
    let types = SQLITE_TYPES.iter().map(|(_, ours)| *ours).chain([" TEXT", " INTEGER", " BIGINT", " BOOLEAN"]);
    let updates = types.map(|ty| {
        let (free, bound) = (format!(" {column}{ty},"), format!(" {column}{ty} NOT NULL,"));
        let (was, is) = if change == "DROP" { (bound, free) } else { (free, bound) };
        format!(
            "UPDATE sqlite_schema SET sql = replace(sql, '{was}', '{is}') WHERE type = 'table' AND name = '{table}';\n"
        )
    });
    let updates: String = updates.collect();
    Some(format!("PRAGMA writable_schema = ON;\n{updates}PRAGMA writable_schema = RESET;\n"))
}
