//! Which rows enter which documents of the search index: one readable table, from which all triggers are made.

/// A table whose rows enter documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The table watched.
    pub table: &'static str,
    /// What is watched of it.
    pub watched: Watched,
    /// The documents that its rows enter.
    pub marks: &'static [Mark],
}

/// Which writes to a table matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watched {
    /// Every insert, update and delete.
    Rows,
    /// Changes of these columns. Documents copy them from a row that they refer to: such a row comes
    /// before them and, by its foreign keys, cannot go before them.
    Columns(&'static [&'static str]),
}

/// Documents of one kind that a row enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The kind of document.
    pub kind: &'static str,
    /// A query for the ids of the rows behind them, where `ROW` is the row written.
    pub ids: &'static str,
}

pub(crate) const fn rows(table: &'static str, marks: &'static [Mark]) -> Source {
    Source { table, watched: Watched::Rows, marks }
}

pub(crate) const fn columns(table: &'static str, columns: &'static [&'static str], marks: &'static [Mark]) -> Source {
    Source { table, watched: Watched::Columns(columns), marks }
}

const fn suggestion(ids: &'static str) -> Mark {
    Mark { kind: "SUGGESTION", ids }
}

const fn response(ids: &'static str) -> Mark {
    Mark { kind: "RESPONSE", ids }
}

const fn speech(ids: &'static str) -> Mark {
    Mark { kind: "SPEECH", ids }
}

const fn report(ids: &'static str) -> Mark {
    Mark { kind: "RESEARCH_REPORT", ids }
}

pub(crate) const fn consultation(ids: &'static str) -> Mark {
    Mark { kind: "CONSULTATION", ids }
}

const ITSELF: &str = "SELECT ROW.id AS id";
const ITS_SUGGESTION: &str = "SELECT ROW.suggestion_id AS id";
const RESPONSES_BESIDE: &str = "SELECT id FROM response WHERE suggestion_id = ROW.suggestion_id";
const ITS_CONSULTATION: &str = "SELECT ROW.consultation_id AS id";
const ITS_REPORT: &str = "SELECT ROW.report_id AS id";

/// What marks what. A document too many costs one more look at it; one too few is drift.
pub const SOURCES: &[Source] = &[
    rows("suggestion", &[suggestion(ITSELF), response("SELECT id FROM response WHERE suggestion_id = ROW.id")]),
    rows("proposer", &[suggestion(ITS_SUGGESTION), response(RESPONSES_BESIDE)]),
    rows("assignment", &[suggestion(ITS_SUGGESTION), response(RESPONSES_BESIDE)]),
    rows("evaluation", &[suggestion(ITS_SUGGESTION)]),
    rows("response", &[response(ITSELF), suggestion(ITS_SUGGESTION)]),
    rows(
        "consultation",
        &[
            consultation(ITSELF),
            speech("SELECT id FROM speech WHERE consultation_id = ROW.id"),
            report("SELECT id FROM research_report WHERE consultation_id = ROW.id"),
        ],
    ),
    rows("agenda_item", &[consultation(ITS_CONSULTATION)]),
    rows("consultation_participant", &[consultation(ITS_CONSULTATION)]),
    rows("consultation_figure", &[consultation(ITS_CONSULTATION)]),
    rows("outcome", &[consultation(ITS_CONSULTATION)]),
    rows("on_site_response", &[consultation(ITS_CONSULTATION)]),
    rows("speech", &[speech(ITSELF)]),
    rows("research_report", &[report(ITSELF)]),
    rows("report_author", &[report(ITS_REPORT)]),
    rows("report_suggestion", &[report(ITS_REPORT)]),
    columns(
        "department",
        &["name", "short_name"],
        &[
            suggestion("SELECT suggestion_id AS id FROM assignment WHERE department_id = ROW.id"),
            response("SELECT id FROM response WHERE department_id = ROW.id"),
            consultation(
                "SELECT consultation_id AS id FROM consultation_participant WHERE department_id = ROW.id
                 UNION SELECT consultation_id AS id FROM on_site_response WHERE department_id = ROW.id",
            ),
        ],
    ),
    columns("category", &["name"], &[suggestion("SELECT id FROM suggestion WHERE category_id = ROW.id")]),
    columns(
        "sector",
        &["name"],
        &[
            suggestion(
                "SELECT p.suggestion_id AS id FROM proposer p JOIN member m ON m.id = p.member_id WHERE m.sector_id = ROW.id",
            ),
            speech("SELECT s.id FROM speech s JOIN member m ON m.id = s.member_id WHERE m.sector_id = ROW.id"),
        ],
    ),
    columns(
        "member",
        &["name", "sector_id"],
        &[
            suggestion("SELECT suggestion_id AS id FROM proposer WHERE member_id = ROW.id"),
            speech("SELECT id FROM speech WHERE member_id = ROW.id"),
        ],
    ),
    columns(
        "committee_term",
        &["number"],
        &[
            suggestion("SELECT id FROM suggestion WHERE term_id = ROW.id"),
            response(
                "SELECT r.id FROM response r JOIN suggestion s ON s.id = r.suggestion_id WHERE s.term_id = ROW.id",
            ),
            consultation("SELECT id FROM consultation WHERE term_id = ROW.id"),
            speech(
                "SELECT s.id FROM speech s JOIN consultation c ON c.id = s.consultation_id WHERE c.term_id = ROW.id",
            ),
            report(
                "SELECT r.id FROM research_report r JOIN consultation c ON c.id = r.consultation_id WHERE c.term_id = ROW.id",
            ),
        ],
    ),
    columns("rules", &["body"], &[suggestion("SELECT suggestion_id AS id FROM assignment WHERE rules_id = ROW.id")]),
    columns("special_committee", &["name"], &[consultation("SELECT id FROM consultation WHERE organizer_id = ROW.id")]),
];
