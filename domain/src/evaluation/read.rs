//! What an asker reads of evaluations: the office at once, everybody their own, others once a round is over.

use std::collections::{HashMap, HashSet};

use entities::enums::{Disclosure, SuggestionStatus};
use entities::ids::{EvaluationId, SuggestionId};
use entities::{evaluation, paper_evaluation};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::blind::open_to;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::rows::keyed;
use crate::suggestion::{Proposer, SUPERVISION, Suggestion, proposers_of, speaks_for};

/// How many rows one statement reads at the most: more than a full page of cases can have.
const MOST: u64 = 50_000;

/// An evaluation as an asker sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// The row; to outsiders without the words.
    pub row: evaluation::Model,
    /// Whether the office entered it from a signed form.
    pub is_paper: bool,
    /// The signed form; to the office alone.
    pub form: Option<Form>,
}

/// A signed form, as it was entered.
pub type Form = paper_evaluation::Model;

/// Returns the evaluations of suggestions as far as an asker may know them: the office and proposers their own at once;
/// once a round is over, other proposers and departments, and the public of a fully published and closed case, the
/// public without the words. A round is over when every proposer has evaluated, when the time to do so has passed, or
/// when the next one begins.
pub async fn of_suggestions(
    app: &App,
    actor: &Actor,
    suggestions: &[&Suggestion],
) -> Result<HashMap<SuggestionId, Vec<Evaluation>>> {
    let rows = evaluation::Entity::find()
        .filter(evaluation::Column::SuggestionId.is_in(suggestions.iter().map(|seen| seen.head.id)))
        .order_by_asc(evaluation::Column::Round)
        .order_by_asc(evaluation::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let mut forms = forms(app, suggestions).await?;
    let proposers = proposers_of(app, suggestions).await?;
    let open = open_to(app, actor, suggestions).await?;
    let suggestions: HashMap<_, _> = suggestions.iter().map(|seen| (seen.head.id, *seen)).collect();

    let mut groups: HashMap<SuggestionId, Vec<Evaluation>> = HashMap::new();
    for mut row in rows {
        let Some(seen) = suggestions.get(&row.suggestion_id) else { continue };
        let is_office = actor.holds(seen.head.committee_id, SUPERVISION);
        if !(is_office || is_own(actor, seen, &proposers, &row) || is_told(seen, &open, &row)) {
            continue;
        }
        if !seen.is_insider {
            row.comment = None;
        }
        let form = forms.remove(&row.id);
        let evaluation = Evaluation { is_paper: form.is_some(), form: form.filter(|_| is_office), row };
        groups.entry(seen.head.id).or_default().push(evaluation);
    }
    Ok(groups)
}

/// Whether it is the asker's own.
fn is_own(
    actor: &Actor,
    seen: &Suggestion,
    proposers: &HashMap<SuggestionId, Vec<Proposer>>,
    row: &evaluation::Model,
) -> bool {
    let speaks = |proposer: &Proposer| {
        let speaker = speaks_for(&seen.head, (proposer.via_suggestion_id, proposer.account_id));
        actor.account().is_ok_and(|account| speaker == Some(account))
    };
    let mut theirs = proposers.get(&seen.head.id).into_iter().flatten();
    theirs.any(|proposer| {
        let is_theirs = || proposer.member_id.map_or_else(|| speaks(proposer), |member| actor.is_member(member));
        proposer.id == row.proposer_id && is_theirs()
    })
}

/// Whether its round is over, and the asker one who may know it then.
fn is_told(seen: &Suggestion, open: &HashSet<SuggestionId>, row: &evaluation::Model) -> bool {
    let is_over = row.round < seen.head.round || !open.contains(&seen.head.id);
    let is_public = seen.status == SuggestionStatus::Closed && seen.head.disclosure == Disclosure::Full;
    is_over && (seen.is_insider || is_public)
}

async fn forms(app: &App, suggestions: &[&Suggestion]) -> Result<HashMap<EvaluationId, Form>> {
    let of_these = evaluation::ids_of(suggestions.iter().map(|seen| seen.head.id));
    let rows = paper_evaluation::Entity::find()
        .filter(paper_evaluation::Column::EvaluationId.in_subquery(of_these))
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(keyed(rows, |row| row.evaluation_id))
}
