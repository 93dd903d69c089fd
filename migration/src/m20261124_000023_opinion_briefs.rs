//! Social opinions edited into numbered briefs, and where those were adopted.

use crate::script::{Check, Script};

pub(crate) const MIGRATION: Script = Script {
    name: "m20261124_000023_opinion_briefs",
    up: include_str!("m20261124_000023_opinion_briefs/up.sql"),
    down: include_str!("m20261124_000023_opinion_briefs/down.sql"),
    checks: &[
        Check {
            table: "history_entry",
            name: "ck_history_entry_subject",
            was: "subject IN (\n        'SUGGESTION', 'CONSULTATION', 'RESEARCH_REPORT', 'ACCOUNT'\n    )",
            is: "subject IN (\n        'SUGGESTION', 'CONSULTATION', 'RESEARCH_REPORT', 'ACCOUNT', 'OPINION_BRIEF'\n    )",
        },
        Check {
            table: "suggestion",
            name: "ck_suggestion_stage",
            was: "stage IN (\n        'DRAFT', 'SUBMITTED', 'RETURNED', 'DECLINED', 'WITHDRAWN', 'MERGED', 'FILED', 'ASSIGNED', 'CLOSED'\n    )",
            is: "stage IN (\n        'DRAFT', 'SUBMITTED', 'RETURNED', 'DECLINED', 'WITHDRAWN', 'MERGED', 'FILED', 'ASSIGNED', 'CLOSED', 'ADOPTED'\n    )",
        },
    ],
};
