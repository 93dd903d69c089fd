//! Whom to charge with a suggestion: departments ranked by what they handled and handed back before, with the evidence.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use entities::enums::AssignmentStatus;
use entities::ids::{CategoryId, CommitteeId, DepartmentId, SuggestionId};
use entities::{assignment, suggestion};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef};
use search_indexer::analyzer;

use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::suggestion::{SUPERVISION, Suggestion};

/// How many past assignments are looked at: those made last, of all committees asked about.
const MOST_PAST: u64 = 5_000;

/// How many departments are named.
const MOST_CANDIDATES: usize = 5;

/// How many cases are shown as evidence.
const MOST_EXAMPLES: usize = 3;

/// What a case handed back takes away, in words in common.
const HANDED_BACK: i64 = 3;

/// Words that nearly every title has.
const IN_EVERY_TITLE: [&str; 8] = ["建议", "提案", "工作", "加强", "推进", "进一步", "全市", "问题"];

/// A department that may be charged with a suggestion, with the evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The department.
    pub department: DepartmentId,
    /// How many similar cases it was charged with and kept.
    pub similar: usize,
    /// How many similar cases it handed back.
    pub handed_back: usize,
    /// The most similar of those it kept, at most three.
    pub examples: Vec<SuggestionId>,
}

/// An assignment of the past with what is compared of its suggestion.
#[derive(Debug, Clone, FromQueryResult)]
struct Past {
    department_id: DepartmentId,
    status: AssignmentStatus,
    suggestion_id: SuggestionId,
    committee_id: CommitteeId,
    category_id: Option<CategoryId>,
    title: String,
}

/// Ranks the departments that may be charged with suggestions, for who may charge them, in one statement: those that
/// handled cases of the same category, or with words of the title in common, of the same committee.
pub async fn candidates_for(
    app: &App,
    actor: &Actor,
    suggestions: &[&Suggestion],
) -> Result<HashMap<SuggestionId, Vec<Candidate>>> {
    let asked: Vec<_> = suggestions.iter().filter(|seen| actor.holds(seen.head.committee_id, SUPERVISION)).collect();
    if asked.is_empty() {
        return Ok(HashMap::new());
    }
    let committees: HashSet<_> = asked.iter().map(|seen| seen.head.committee_id).collect();
    let past = assignment::Entity::find()
        .select_only()
        .columns([assignment::Column::DepartmentId, assignment::Column::Status, assignment::Column::SuggestionId])
        .columns([suggestion::Column::CommitteeId, suggestion::Column::CategoryId, suggestion::Column::Title])
        .join(JoinType::InnerJoin, suggestion_of_assignment())
        .filter(suggestion::Column::CommitteeId.is_in(committees))
        .order_by_desc(assignment::Column::CreatedAt)
        .order_by_desc(assignment::Column::Id)
        .limit(MOST_PAST)
        .into_model::<Past>()
        .all(app.reader())
        .await?;
    let past: Vec<_> = past.into_iter().map(|row| (words(&row.title), row)).collect();

    Ok(asked.into_iter().map(|seen| (seen.head.id, rank(seen, &past))).collect())
}

/// What speaks for and against one department.
#[derive(Debug, Default)]
struct Record {
    score: i64,
    handed_back: usize,
    /// The similar cases it kept, with how similar they are, latest first.
    kept: Vec<(i64, SuggestionId)>,
}

impl Record {
    fn into_candidate(mut self, department: DepartmentId) -> Candidate {
        // The sort is stable, so that among equals the latest comes first.
        self.kept.sort_by_key(|(likeness, _)| Reverse(*likeness));
        let examples = self.kept.iter().map(|(_, id)| *id).take(MOST_EXAMPLES).collect();
        Candidate { department, similar: self.kept.len(), handed_back: self.handed_back, examples }
    }
}

fn rank(asked: &Suggestion, past: &[(HashSet<String>, Past)]) -> Vec<Candidate> {
    let title = words(&asked.head.title);
    let mut records: HashMap<DepartmentId, Record> = HashMap::new();
    let mut taken = HashSet::new();
    for (others, row) in past.iter().filter(|(_, row)| row.committee_id == asked.head.committee_id) {
        if row.suggestion_id == asked.head.id {
            taken.insert(row.department_id);
            continue;
        }
        let is_same_category = row.category_id.is_some() && row.category_id == asked.head.category_id;
        let likeness = title.intersection(others).map(|_| 1).sum::<i64>() + i64::from(is_same_category);
        if likeness == 0 {
            continue;
        }
        let record = records.entry(row.department_id).or_default();
        if row.status == AssignmentStatus::HandedBack {
            record.score -= HANDED_BACK;
            record.handed_back += 1;
        } else {
            record.score += likeness;
            record.kept.push((likeness, row.suggestion_id));
        }
    }

    records.retain(|department, record| record.score > 0 && !taken.contains(department));
    let mut ranked: Vec<_> = records.into_iter().collect();
    ranked.sort_by_key(|(department, record)| (Reverse(record.score), *department));
    ranked.truncate(MOST_CANDIDATES);
    ranked.into_iter().map(|(department, record)| record.into_candidate(department)).collect()
}

/// The words of a title that say what it is about.
fn words(title: &str) -> HashSet<String> {
    let normal = analyzer::normal(title);
    let words = analyzer::ranking_words(&normal).into_iter().map(str::to_owned);
    words
        .filter(|word| word.chars().count() > 1)
        .filter(|word| !analyzer::is_function_word(word) && !IN_EVERY_TITLE.contains(&word.as_str()))
        .collect()
}

fn suggestion_of_assignment() -> RelationDef {
    assignment::Entity::belongs_to(suggestion::Entity)
        .from(assignment::Column::SuggestionId)
        .to(suggestion::Column::Id)
        .into()
}
