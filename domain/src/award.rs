//! Outstanding suggestions (优秀提案): closed ones that are honoured, once for a year.

use std::collections::HashMap;

use chrono::Datelike;
use entities::ambient::date_in_china;
use entities::award;
pub use entities::award::Model as Award;
use entities::ids::SuggestionId;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows::{grouped, refuse};
use crate::suggestion::{Action, Case, change, record};
use crate::text;
use crate::write::Call;

/// How many rows one statement reads at the most: more than a full page of cases can have.
const MOST: u64 = 5_000;

/// Honours a closed suggestion for a year as the office.
pub async fn give(
    app: &App,
    actor: &Actor,
    call: &Call,
    (id, year): (SuggestionId, i32),
    title: &str,
) -> Result<SuggestionId> {
    let title = text::required("title", title, 50)?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    case.may(Action::Award, actor)?;
    call.must_match(case.head.version)?;
    let first = case.head.submitted_at.map_or(year, |at| date_in_china(at).year());
    if !(first..=app.today().year()).contains(&year) {
        return Err(Error::bad_input("year", Reason::OutOfRange));
    }

    let row = award::ActiveModel {
        id: Set(app.new_id()),
        suggestion_id: Set(id),
        year: Set(year),
        title: Set(title),
        awarded_by_id: Set(actor.account()?),
        created_at: Set(write.now),
    };
    let twice = Error::refused(Reason::AlreadyAwarded);
    row.insert(&write.tx)
        .await
        .map_err(|error| refuse(error, "uq_award_suggestion_year", "award.suggestion_id, award.year", twice))?;
    change(&write, &case, case.head.stage, |_| {}).await?;
    record(app, &write, actor, &case, "AWARD", case.status().as_str(), None).await?;

    write.commit(id).await
}

/// Returns the honours of suggestions the caller may see, by year.
pub async fn of_suggestions(app: &App, ids: &[SuggestionId]) -> Result<HashMap<SuggestionId, Vec<Award>>> {
    let rows = award::Entity::find()
        .filter(award::Column::SuggestionId.is_in(ids.iter().copied()))
        .order_by_asc(award::Column::Year)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.suggestion_id))
}
