//! A committee's rules as data: versioned, dated, shipped with the defaults of domain.md §0.2.

use chrono::NaiveDate;
use entities::ids::{CommitteeId, RulesId};
use entities::rules;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::write::Write;

/// One version of a committee's rules. Days are calendar days unless the name says working days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rules {
    /// How long a department has to reply.
    pub reply_days: u32,
    /// How long a department has to answer again after dissatisfaction.
    pub rehandling_days: u32,
    /// How long proposers have to evaluate a reply, in working days.
    pub evaluation_working_days: u32,
    /// The longest title of a suggestion, in characters.
    pub title_characters: u32,
    /// The longest text of a suggestion, its three parts together, in characters that are not white space.
    pub body_characters: u32,
    /// The longest text of a social opinion, likewise.
    pub social_opinion_characters: u32,
    /// Whether sectors and member groups may propose outside the plenary window.
    pub group_proposals_between_plenaries: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            reply_days: 90,
            rehandling_days: 90,
            evaluation_working_days: 15,
            title_characters: 50,
            body_characters: 2_000,
            social_opinion_characters: 1_500,
            group_proposals_between_plenaries: false,
        }
    }
}

impl Rules {
    /// Refuses terms and lengths that no committee can work with.
    ///
    /// # Errors
    ///
    /// `BAD_USER_INPUT` with `OUT_OF_RANGE`, naming the rule.
    pub(crate) fn checked(self) -> Result<Self> {
        let ranges = [
            ("replyDays", self.reply_days, 1..=366),
            ("rehandlingDays", self.rehandling_days, 1..=366),
            ("evaluationWorkingDays", self.evaluation_working_days, 1..=120),
            ("titleCharacters", self.title_characters, 10..=200),
            ("bodyCharacters", self.body_characters, 100..=10_000),
            ("socialOpinionCharacters", self.social_opinion_characters, 100..=10_000),
        ];
        match ranges.into_iter().find(|(_, value, range)| !range.contains(value)) {
            Some((field, ..)) => Err(Error::bad_input(field, Reason::OutOfRange)),
            None => Ok(self),
        }
    }
}

/// A version of the rules with its place in the committee's series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The row.
    pub id: RulesId,
    /// The version, counted from 1.
    pub number: i32,
    /// The rules.
    pub rules: Rules,
}

impl TryFrom<rules::Model> for Version {
    type Error = Error;

    fn try_from(row: rules::Model) -> Result<Self> {
        let rules = serde_json::from_value(row.body).map_err(Error::internal)?;
        Ok(Self { id: row.id, number: row.number, rules })
    }
}

/// Returns the rules in force on a day. A committee without any adopts the shipped defaults as its first version.
pub(crate) async fn in_force(app: &App, write: &Write, committee: CommitteeId, on: NaiveDate) -> Result<Version> {
    let row = rules::Entity::find()
        .filter(rules::Column::CommitteeId.eq(committee))
        .filter(rules::Column::EffectiveOn.lte(on))
        .order_by_desc(rules::Column::EffectiveOn)
        .order_by_desc(rules::Column::Number)
        .one(&write.tx)
        .await?;
    if let Some(row) = row {
        return row.try_into();
    }

    enter(app, write, committee, on, &Rules::default()).await
}

/// Enters a committee's first version of its rules.
pub(crate) async fn enter(
    app: &App,
    write: &Write,
    committee: CommitteeId,
    effective_on: NaiveDate,
    rules: &Rules,
) -> Result<Version> {
    let row = rules::ActiveModel {
        id: Set(app.new_id()),
        committee_id: Set(committee),
        number: Set(1),
        effective_on: Set(effective_on),
        body: Set(serde_json::to_value(rules).map_err(Error::internal)?),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await?.try_into()
}
