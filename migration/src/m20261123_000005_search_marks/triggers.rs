//! The triggers of both databases, written out from the table of sources.

use std::fmt::Write as _;

use sea_orm_migration::sea_orm::DbBackend;

use super::sources::{Mark, Source, Watched};

/// The present moment as sqlx writes it on SQLite: no fraction where it is zero, so that texts sort like times.
const NOW_SQLITE: &str = "replace(strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'), '.000+', '+')";
const NOW_POSTGRES: &str = "date_trunc('milliseconds', now())";

/// A write that a trigger fires after.
#[derive(Debug, Clone, Copy)]
enum Event {
    Insert,
    Update,
    Delete,
}

impl Event {
    const ALL: [Self; 3] = [Self::Insert, Self::Update, Self::Delete];

    fn name(self) -> &'static str {
        match self {
            Self::Insert => "insert",
            Self::Update => "update",
            Self::Delete => "delete",
        }
    }

    /// An update may move a row to another parent, so both of its states count.
    fn states(self) -> &'static [&'static str] {
        match self {
            Self::Insert => &["NEW"],
            Self::Update => &["OLD", "NEW"],
            Self::Delete => &["OLD"],
        }
    }
}

/// Returns the script that makes every trigger of some sources.
pub(crate) fn create_all(sources: &[Source], backend: DbBackend) -> String {
    write_each(sources, |script, source, event| {
        let name = trigger_name(source, event);
        let body: String = source.marks.iter().map(|mark| upsert(*mark, event, backend)).collect();
        let head = format!("AFTER {} ON {} FOR EACH ROW{}", what(source, event), source.table, when(source, backend));
        if backend == DbBackend::Sqlite {
            writeln!(script, "CREATE TRIGGER {name} {head}\nBEGIN\n{body}END;\n")
        } else {
            writeln!(
                script,
                "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n{body}    RETURN NULL;\nEND $$;\n\
                 CREATE TRIGGER {name} {head} EXECUTE FUNCTION {name}();\n"
            )
        }
    })
}

/// Returns the script that drops every trigger of some sources.
pub(crate) fn drop_all(sources: &[Source], backend: DbBackend) -> String {
    write_each(sources, |script, source, event| {
        let name = trigger_name(source, event);
        if backend == DbBackend::Sqlite {
            writeln!(script, "DROP TRIGGER {name};")
        } else {
            writeln!(script, "DROP TRIGGER {name} ON {};\nDROP FUNCTION {name}();", source.table)
        }
    })
}

fn write_each(sources: &[Source], mut write: impl FnMut(&mut String, &Source, Event) -> std::fmt::Result) -> String {
    let mut script = String::new();
    for source in sources {
        for event in Event::ALL {
            if matches!((source.watched, event), (Watched::Rows, _) | (_, Event::Update)) {
                write(&mut script, source, event).expect("writing to a String cannot fail");
            }
        }
    }
    script
}

fn trigger_name(source: &Source, event: Event) -> String {
    format!("search_mark_{}_{}", source.table, event.name())
}

/// Names the event, and the columns where only they are watched.
fn what(source: &Source, event: Event) -> String {
    match source.watched {
        Watched::Rows => event.name().to_uppercase(),
        Watched::Columns(columns) => format!("UPDATE OF {}", columns.join(", ")),
    }
}

/// A write that sets a watched column to what it was marks nothing: one row may stand for a thousand documents.
fn when(source: &Source, backend: DbBackend) -> String {
    let Watched::Columns(columns) = source.watched else {
        return String::new();
    };
    let differs = if backend == DbBackend::Sqlite { "IS NOT" } else { "IS DISTINCT FROM" };
    let changes: Vec<String> = columns.iter().map(|column| format!("OLD.{column} {differs} NEW.{column}")).collect();
    format!(" WHEN ({})", changes.join(" OR "))
}

/// Marks the documents of both states once, in one order, so that two writers cannot wait for each other.
fn upsert(mark: Mark, event: Event, backend: DbBackend) -> String {
    let now = if backend == DbBackend::Sqlite { NOW_SQLITE } else { NOW_POSTGRES };
    let ids: Vec<String> = event.states().iter().map(|state| mark.ids.replace("ROW.", &format!("{state}."))).collect();
    // Without a WHERE, SQLite would read ON CONFLICT as the condition of a join.
    format!(
        "    INSERT INTO search_dirty (kind, id, version, first_dirty_at, attempts)
    SELECT '{kind}', marked.id, 1, {now}, 0 FROM (SELECT DISTINCT id FROM ({ids}) AS found) AS marked
    WHERE marked.id IS NOT NULL ORDER BY marked.id
    ON CONFLICT (kind, id) DO UPDATE SET
        version = search_dirty.version + 1, attempts = 0, next_try_at = NULL, last_error = NULL;\n",
        kind = mark.kind,
        ids = ids.join(" UNION "),
    )
}
