//! A committee's rules as data: versioned, dated, shipped with the defaults of domain.md §0.2.

mod bargaining;
mod letters;
mod preparation;
mod series;

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::ids::{CommitteeId, RulesId};
use entities::rules;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};

pub use self::bargaining::Bargaining;
pub use self::letters::OutcomeLetters;
pub use self::preparation::Preparation;
pub use self::series::{adopt, by_ids, series_of};
pub(crate) use self::series::{all, among, on};
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
    /// The longest time for a reply that extensions may add up to, counted from its start.
    pub extended_reply_days: u32,
    /// How long a department has to sign for an assignment, in working days.
    pub sign_for_working_days: u32,
    /// How long a department may ask to hand an assignment back, in working days.
    pub hand_back_working_days: u32,
    /// How long a department has until its first contact with the proposer, in working days.
    pub first_contact_working_days: u32,
    /// How long an assisting department has for its opinion.
    pub assist_opinion_days: u32,
    /// How long proposers have to evaluate a reply, in working days.
    pub evaluation_working_days: u32,
    /// How long the office has to publish after the reply, in working days.
    pub publish_working_days: u32,
    /// How many hours lie between two urgings of one department in one case.
    pub urging_hours: u32,
    /// How many days before a deadline its reminders are due, each once.
    pub reminder_days: Vec<u32>,
    /// How long an invitation to co-sign stays open.
    pub cosign_days: u32,
    /// How many levels of review a suggestion passes before it is filed (初审、复审、终审), 1 to 3.
    pub review_levels: u32,
    /// Whether a reply without a recorded contact with the proposer is refused; otherwise it is only remarked on.
    pub contact_required: bool,
    /// Whether any proposer's dissatisfaction opens the next round, and not the lead proposer's alone.
    pub any_proposer_reopens: bool,
    /// The longest title of a suggestion, in characters.
    pub title_characters: u32,
    /// The longest text of a suggestion, its three parts together, in characters that are not white space.
    pub body_characters: u32,
    /// The longest text of a social opinion, likewise.
    pub social_opinion_characters: u32,
    /// Whether sectors and member groups may propose outside the plenary window.
    pub group_proposals_between_plenaries: bool,
    /// How long a booked speech on the floor of a session may take, in minutes.
    pub booked_speech_minutes: u32,
    /// How long an impromptu speech may take, in minutes.
    pub impromptu_speech_minutes: u32,
    /// How many impromptu turns a sector has at one session; any number where nothing is said.
    pub impromptu_turns_per_sector: Option<u32>,
    /// The letters that stand for outcomes in print.
    pub outcome_letters: OutcomeLetters,
    /// How a session is to be prepared.
    pub preparation: Preparation,
    /// The windows and the majority of collective bargaining.
    pub bargaining: Bargaining,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            reply_days: 90,
            rehandling_days: 90,
            extended_reply_days: 180,
            sign_for_working_days: 5,
            hand_back_working_days: 7,
            first_contact_working_days: 15,
            assist_opinion_days: 30,
            evaluation_working_days: 15,
            publish_working_days: 20,
            urging_hours: 24,
            reminder_days: vec![15, 5, 1],
            cosign_days: 15,
            review_levels: 1,
            contact_required: false,
            any_proposer_reopens: false,
            title_characters: 50,
            body_characters: 2_000,
            social_opinion_characters: 1_500,
            group_proposals_between_plenaries: false,
            booked_speech_minutes: 8,
            impromptu_speech_minutes: 5,
            impromptu_turns_per_sector: None,
            outcome_letters: OutcomeLetters::default(),
            preparation: Preparation::default(),
            bargaining: Bargaining::default(),
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
            ("extendedReplyDays", self.extended_reply_days, self.reply_days..=731),
            ("signForWorkingDays", self.sign_for_working_days, 1..=120),
            ("handBackWorkingDays", self.hand_back_working_days, 1..=120),
            ("firstContactWorkingDays", self.first_contact_working_days, 1..=120),
            ("assistOpinionDays", self.assist_opinion_days, 1..=366),
            ("evaluationWorkingDays", self.evaluation_working_days, 1..=120),
            ("publishWorkingDays", self.publish_working_days, 1..=250),
            ("urgingHours", self.urging_hours, 1..=720),
            ("cosignDays", self.cosign_days, 1..=366),
            ("reviewLevels", self.review_levels, 1..=3),
            ("titleCharacters", self.title_characters, 10..=200),
            ("bodyCharacters", self.body_characters, 100..=10_000),
            ("socialOpinionCharacters", self.social_opinion_characters, 100..=10_000),
            ("bookedSpeechMinutes", self.booked_speech_minutes, 1..=120),
            ("impromptuSpeechMinutes", self.impromptu_speech_minutes, 1..=120),
            ("impromptuTurnsPerSector", self.impromptu_turns_per_sector.unwrap_or(0), 0..=100),
        ];
        if let Some((field, ..)) = ranges.into_iter().find(|(_, value, range)| !range.contains(value)) {
            return Err(Error::bad_input(field, Reason::OutOfRange));
        }
        let outcome_letters = self.outcome_letters.checked()?;
        self.preparation.checked()?;
        self.bargaining.checked()?;
        let are_few = self.reminder_days.len() <= 10 && self.reminder_days.iter().all(|days| *days <= 366);
        if are_few {
            let impromptu_turns_per_sector = self.impromptu_turns_per_sector.filter(|quota| *quota > 0);
            Ok(Self { impromptu_turns_per_sector, outcome_letters, ..self })
        } else {
            Err(Error::bad_input("reminderDays", Reason::OutOfRange))
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
    /// The first day on which it is in force.
    pub effective_on: NaiveDate,
    /// The rules.
    pub rules: Rules,
}

impl TryFrom<rules::Model> for Version {
    type Error = Error;

    fn try_from(row: rules::Model) -> Result<Self> {
        let rules = serde_json::from_value(row.body).map_err(Error::internal)?;
        Ok(Self { id: row.id, number: row.number, effective_on: row.effective_on, rules })
    }
}

/// Returns versions of rules by id.
pub(crate) async fn versions(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = RulesId>,
) -> Result<HashMap<RulesId, Version>> {
    let rows = rules::Entity::find().filter(rules::Column::Id.is_in(ids)).all(db).await?;
    rows.into_iter().map(|row| Ok((row.id, Version::try_from(row)?))).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A rule by its name in the API, with the least and the most that it may say.
    type Range = (&'static str, fn(&mut Rules) -> &mut u32, u32, u32);

    const RANGES: [Range; 17] = [
        ("replyDays", |rules| &mut rules.reply_days, 1, 366),
        ("rehandlingDays", |rules| &mut rules.rehandling_days, 1, 366),
        ("extendedReplyDays", |rules| &mut rules.extended_reply_days, 90, 731),
        ("signForWorkingDays", |rules| &mut rules.sign_for_working_days, 1, 120),
        ("handBackWorkingDays", |rules| &mut rules.hand_back_working_days, 1, 120),
        ("firstContactWorkingDays", |rules| &mut rules.first_contact_working_days, 1, 120),
        ("assistOpinionDays", |rules| &mut rules.assist_opinion_days, 1, 366),
        ("evaluationWorkingDays", |rules| &mut rules.evaluation_working_days, 1, 120),
        ("publishWorkingDays", |rules| &mut rules.publish_working_days, 1, 250),
        ("urgingHours", |rules| &mut rules.urging_hours, 1, 720),
        ("cosignDays", |rules| &mut rules.cosign_days, 1, 366),
        ("reviewLevels", |rules| &mut rules.review_levels, 1, 3),
        ("titleCharacters", |rules| &mut rules.title_characters, 10, 200),
        ("bodyCharacters", |rules| &mut rules.body_characters, 100, 10_000),
        ("socialOpinionCharacters", |rules| &mut rules.social_opinion_characters, 100, 10_000),
        ("bookedSpeechMinutes", |rules| &mut rules.booked_speech_minutes, 1, 120),
        ("impromptuSpeechMinutes", |rules| &mut rules.impromptu_speech_minutes, 1, 120),
    ];

    fn refusal(rules: Rules) -> Option<(&'static str, &'static str)> {
        let error = rules.checked().err()?;
        Some((error.field()?, error.reason()?))
    }

    #[test]
    fn the_shipped_rules_are_in_order() {
        assert_eq!(refusal(Rules::default()), None);
    }

    #[test]
    fn every_rule_has_a_least_and_a_most() {
        for (name, of, least, most) in RANGES {
            let saying = |number: u32| {
                // The longest reply has to fit into the extended one.
                let mut rules = Rules { extended_reply_days: 731, ..Rules::default() };
                *of(&mut rules) = number;
                refusal(rules)
            };

            assert_eq!((saying(least), saying(most)), (None, None), "{name}");
            let refused = Some((name, "out_of_range"));
            assert_eq!((saying(least - 1), saying(most + 1)), (refused, refused), "{name}");
        }
    }

    #[test]
    fn a_quota_of_nothing_is_no_quota() {
        let saying = |quota| Rules { impromptu_turns_per_sector: quota, ..Rules::default() }.checked();

        assert_eq!(saying(Some(0)).map(|rules| rules.impromptu_turns_per_sector).ok(), Some(None));
        assert_eq!(saying(Some(100)).map(|rules| rules.impromptu_turns_per_sector).ok(), Some(Some(100)));
        assert_eq!(saying(Some(101)).unwrap_err().field(), Some("impromptuTurnsPerSector"));
    }

    #[test]
    fn reminders_are_few_and_come_within_a_year() {
        let saying = |reminder_days: Vec<u32>| refusal(Rules { reminder_days, ..Rules::default() });

        for fits in [vec![], vec![0], vec![366], (1..=10).collect()] {
            assert_eq!(saying(fits.clone()), None, "{fits:?}");
        }
        for refused in [vec![367], vec![15, 367], (1..=11).collect()] {
            assert_eq!(saying(refused.clone()), Some(("reminderDays", "out_of_range")), "{refused:?}");
        }
    }
}
