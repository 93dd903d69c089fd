//! Checks that what was loaded stands where the files say it stands at the demonstration's present.

use domain::{App, consultation, deadline, suggestion};

use super::Stop;
use super::data::{Data, Suggestion};
use super::names::Names;

/// Compares every suggestion and consultation with what the files expect of it.
pub(super) async fn check(app: &App, data: &Data, names: &Names) -> Result<(), Stop> {
    for session in &data.sessions {
        let about = &session.consultation;
        let (id, actor) = (names.consultations.get(&about.key)?, names.actors.get(&about.created_by)?);
        let found = consultation::by_ids(app, &actor, &[id]).await?.remove(&id);
        let term = names.terms.get(&about.term)?;
        if found.is_none_or(|row| row.term_id != term) {
            return Err(Stop::Data(format!("consultation {} is not in the term {}", about.key, about.term)));
        }
    }
    for given in data.suggestions() {
        check_suggestion(app, given, names).await?;
    }
    Ok(())
}

async fn check_suggestion(app: &App, given: &Suggestion, names: &Names) -> Result<(), Stop> {
    let (id, actor) = (names.suggestions.get(&given.key)?, names.actors.get(&given.created_by)?);
    let term = names.terms.get(&given.term)?;
    let seen = suggestion::by_ids(app, &actor, &[id]).await?.remove(&id);
    let seen = seen.ok_or_else(|| Stop::Data(format!("suggestion {} is hidden from its author", given.key)))?;
    let asked = (id, app.today());
    let clocks = deadline::of_suggestions(app, &[(&seen, asked.1)]).await?.remove(&asked).unwrap_or_default();

    let is_overdue = clocks.iter().any(|clock| clock.is_answer() && clock.is_overdue);
    let found = (seen.status, seen.head.round, seen.head.disclosure, is_overdue, seen.head.term_id);
    let expects = &given.expects;
    let expected = (expects.status, expects.round, expects.disclosure, expects.is_overdue, term);
    if found == expected {
        return Ok(());
    }
    Err(Stop::Data(format!("suggestion {} stands at {found:?}, not at {expected:?}", given.key)))
}
