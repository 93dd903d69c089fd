//! A committee's series of rules: reading it, and adopting the next version.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::enums::Role;
use entities::ids::{CommitteeId, RulesId};
use entities::rules;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use super::{Rules, Version, in_force};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows::grouped;
use crate::write::Call;

/// How many versions one statement reads at the most.
const MOST: u64 = 10_000;

/// Returns the rules of committees: the version in force today first, the others latest first. They are public.
pub async fn series_of(app: &App, _actor: &Actor, ids: &[CommitteeId]) -> Result<HashMap<CommitteeId, Vec<Version>>> {
    let rows = rules::Entity::find()
        .filter(rules::Column::CommitteeId.is_in(ids.iter().copied()))
        .order_by_desc(rules::Column::EffectiveOn)
        .order_by_desc(rules::Column::Number)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let mut series = HashMap::new();
    for (committee, rows) in grouped(rows, |row| row.committee_id) {
        let mut versions: Vec<Version> = rows.into_iter().map(Version::try_from).collect::<Result<_>>()?;
        let present = versions.iter().position(|version| version.effective_on <= app.today());
        if let Some(present) = present {
            versions[..=present].rotate_right(1);
        }
        series.insert(committee, versions);
    }
    Ok(series)
}

/// Returns versions by id.
pub async fn by_ids(app: &App, _actor: &Actor, ids: &[RulesId]) -> Result<HashMap<RulesId, Version>> {
    let rows = rules::Entity::find().filter(rules::Column::Id.is_in(ids.iter().copied())).all(app.reader()).await?;
    rows.into_iter().map(|row| Ok((row.id, Version::try_from(row)?))).collect()
}

/// Returns the rules in force on a day; the shipped ones where a committee has adopted none yet.
pub(crate) async fn on(db: &impl ConnectionTrait, committee: CommitteeId, day: NaiveDate) -> Result<Version> {
    let row = rules::Entity::find()
        .filter(rules::Column::CommitteeId.eq(committee))
        .filter(rules::Column::EffectiveOn.lte(day))
        .order_by_desc(rules::Column::EffectiveOn)
        .order_by_desc(rules::Column::Number)
        .one(db)
        .await?;
    let shipped = || Version { id: RulesId(uuid::Uuid::nil()), number: 1, effective_on: day, rules: Rules::default() };
    row.map_or_else(|| Ok(shipped()), Version::try_from)
}

/// Returns all versions of a committee's rules, in no order: for what depends on many days at once.
pub(crate) async fn all(db: &impl ConnectionTrait, committee: CommitteeId) -> Result<Vec<Version>> {
    let of_committee = rules::Entity::find().filter(rules::Column::CommitteeId.eq(committee)).limit(MOST);
    of_committee.all(db).await?.into_iter().map(Version::try_from).collect()
}

/// Returns the rules that were in force on a day, of a committee's versions; the shipped ones where none was.
pub(crate) fn among(versions: &[Version], day: NaiveDate) -> Rules {
    let begun = versions.iter().filter(|version| version.effective_on <= day);
    let latest = begun.max_by_key(|version| (version.effective_on, version.number));
    latest.map(|version| version.rules.clone()).unwrap_or_default()
}

/// Adopts the next version of a committee's rules as its administrator: what `change` leaves alone stays as it is in
/// force on the first day of the new version. What began under earlier rules goes on under them.
///
/// # Errors
///
/// `DATE_IN_PAST` for a first day before today; `OUT_OF_RANGE` naming the rule.
pub async fn adopt(
    app: &App,
    actor: &Actor,
    call: &Call,
    committee: CommitteeId,
    effective_on: NaiveDate,
    change: impl FnOnce(Rules) -> Rules,
) -> Result<RulesId> {
    if effective_on < app.today() {
        return Err(Error::bad_input("effectiveOn", Reason::DateInPast));
    }
    let write = app.begin(actor, call).await?;

    actor.must_hold(committee, &[Role::Admin])?;
    let present = in_force(app, &write, committee, effective_on).await?;
    let adopted = change(present.rules).checked()?;

    let last: Option<i32> = rules::Entity::find()
        .select_only()
        .column_as(rules::Column::Number.max(), "last")
        .filter(rules::Column::CommitteeId.eq(committee))
        .into_tuple::<Option<i32>>()
        .one(&write.tx)
        .await?
        .flatten();
    let id: RulesId = app.new_id();
    let row = rules::ActiveModel {
        id: Set(id),
        committee_id: Set(committee),
        number: Set(last.unwrap_or(0) + 1),
        effective_on: Set(effective_on),
        body: Set(serde_json::to_value(adopted).map_err(Error::internal)?),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await.map_err(|error| {
        // Two administrators adopted at once; the later one should see what the earlier one has changed.
        let stale = Error::Stale { current_version: i64::from(last.unwrap_or(0)) + 1 };
        crate::rows::refuse(error, "uq_rules_committee_number", "rules.committee_id, rules.number", stale)
    })?;

    write.commit(id).await
}
