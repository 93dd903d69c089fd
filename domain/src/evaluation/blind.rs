//! Blindness (背靠背): departments learn nothing of a round's evaluations while a proposer may still give one.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use entities::ambient::begin_in_china;
use entities::ids::{AccountId, CommitteeId, RulesId, SuggestionId};
use entities::{evaluation, suggestion};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};

use crate::actor::Actor;
use crate::app::App;
use crate::calendar;
use crate::error::Result;
use crate::history::HistoryEntry;
use crate::rules;
use crate::suggestion::{SUPERVISION, Suggestion};

/// The entries that tell of an evaluation.
const TELLING: [&str; 2] = ["EVALUATE", "RECORD_PAPER_EVALUATION"];

/// Says of suggestions of some committees whether their present round is still being evaluated: the time to evaluate
/// runs, as the clock of their case tells it, and an agreed proposer has not. The rounds before are over.
pub(crate) async fn is_open(
    app: &App,
    actor: &Actor,
    committees: impl IntoIterator<Item = CommitteeId>,
) -> Result<Condition> {
    let committees: HashSet<CommitteeId> = committees.into_iter().collect();
    let ids: Vec<_> = committees.into_iter().collect();
    let calendars = calendar::of(app.reader(), &ids).await?;

    let mut running = Condition::any().add(Expr::val(false));
    for (committee, versions) in rules::series_of(app, actor, &ids).await? {
        let Some(calendar) = calendars.get(&committee) else { continue };
        let mut by_term: BTreeMap<u32, Vec<RulesId>> = BTreeMap::new();
        for version in versions {
            by_term.entry(version.rules.evaluation_working_days).or_default().push(version.id);
        }
        for (working_days, rules) in by_term {
            let since = earliest_open(app.today(), |day| calendar.after_working_days(day, working_days).0);
            running = running.add(evaluation::is_running(&rules, begin_in_china(since)));
        }
    }
    Ok(Condition::all().add(running).add(evaluation::is_missing()))
}

/// Returns those of the suggestions whose present evaluations the asker may not know yet. The office and the
/// supervising office know them at once.
pub(crate) async fn open_to(app: &App, actor: &Actor, suggestions: &[&Suggestion]) -> Result<HashSet<SuggestionId>> {
    let others = suggestions.iter().filter(|seen| !actor.holds(seen.head.committee_id, SUPERVISION));
    let others: HashMap<SuggestionId, CommitteeId> =
        others.map(|seen| (seen.head.id, seen.head.committee_id)).collect();
    if others.is_empty() {
        return Ok(HashSet::new());
    }
    let open = is_open(app, actor, others.values().copied()).await?;
    let ids: Vec<SuggestionId> = suggestion::Entity::find()
        .select_only()
        .column(suggestion::Column::Id)
        .filter(suggestion::Column::Id.is_in(others.into_keys()))
        .filter(open)
        .into_tuple()
        .all(app.reader())
        .await?;
    Ok(ids.into_iter().collect())
}

/// Takes out of a history what tells of evaluations in its last round, except the asker's own.
pub(crate) fn hide_in_history(entries: &mut Vec<HistoryEntry>, asker: Option<AccountId>) {
    let begun = entries.iter().rposition(|entry| entry.event.starts_with("REOPEN")).unwrap_or(0);
    let mut place = 0..;
    entries.retain(|entry| {
        let is_of_round = place.next().is_some_and(|place| place >= begun);
        let is_own = asker.is_some() && entry.actor_id == asker;
        !is_of_round || is_own || !TELLING.contains(&entry.event.as_str())
    });
}

/// Returns the first day from which a time that ends by `due` runs at least to `today`.
fn earliest_open(today: NaiveDate, due: impl Fn(NaiveDate) -> NaiveDate) -> NaiveDate {
    let mut earliest = today;
    while let Some(before) = earliest.pred_opt().filter(|day| due(*day) >= today) {
        earliest = before;
    }
    earliest
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use entities::ambient::date_in_china;
    use entities::enums::HistorySubject;
    use entities::ids::{CommitteeId, HistoryEntryId};
    use uuid::Uuid;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date of the test")
    }

    #[test]
    fn the_earliest_open_day_is_the_last_whose_time_has_not_ended() {
        let due = |day| calendar::Calendar::default().after_working_days(day, 15).0;
        let earliest = earliest_open(day("2022-09-26"), due);

        assert_eq!(due(earliest), day("2022-09-26"));
        assert!(due(earliest.pred_opt().expect("a day before")) < day("2022-09-26"));
    }

    #[test]
    fn a_day_begins_at_midnight_in_china() {
        let begin = begin_in_china(day("2022-09-26"));

        assert_eq!(date_in_china(begin), day("2022-09-26"));
        assert_eq!(date_in_china(begin - TimeDelta::milliseconds(1)), day("2022-09-25"));
    }

    #[test]
    fn a_history_keeps_earlier_rounds_and_ones_own() {
        let (own, other) = (AccountId(Uuid::from_u128(1)), AccountId(Uuid::from_u128(2)));
        let entry = |event: &str, actor: AccountId| HistoryEntry {
            id: HistoryEntryId(Uuid::nil()),
            committee_id: CommitteeId(Uuid::nil()),
            subject: HistorySubject::Suggestion,
            subject_id: Uuid::nil(),
            event: event.to_owned(),
            from_status: None,
            to_status: String::new(),
            actor_id: Some(actor),
            actor_name: String::new(),
            note: None,
            is_public: false,
            is_note_public: false,
            at: DateTime::UNIX_EPOCH,
        };
        let all = ["FILE", "EVALUATE", "REOPEN", "APPROVE_RESPONSE", "EVALUATE", "RECORD_PAPER_EVALUATION", "CLOSE"];
        let told = |asker| {
            let mut entries: Vec<_> = all.iter().map(|event| entry(event, other)).collect();
            hide_in_history(&mut entries, asker);
            entries.into_iter().map(|entry| entry.event).collect::<Vec<_>>()
        };

        assert_eq!(told(Some(own)), ["FILE", "EVALUATE", "REOPEN", "APPROVE_RESPONSE", "CLOSE"]);
        assert_eq!(told(Some(other)), all);
        assert_eq!(told(None).len(), 5);
    }
}
