//! Assisting opinions (会办意见): assisting departments write to the lead, agreeing or not, before it replies.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use entities::assignment as units;
use entities::assist_opinion;
pub use entities::assist_opinion::Model as AssistOpinion;
use entities::enums::{AssignmentStatus, OpinionStance, UnitRole};
use entities::ids::{AssignmentId, AssistOpinionId, DepartmentId, SuggestionId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select, Set,
};

use crate::actor::Actor;
use crate::app::App;
use crate::assignment::machine::Event;
use crate::assignment::{self, advance};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows::{grouped, keyed};
use crate::rules::{self, Rules};
use crate::suggestion::{Action, Case, DEPARTMENT, change, record};
use crate::text;
use crate::write::{Call, Write};

/// How many rows one statement reads at the most: more than a full page of cases can have.
const MOST: u64 = 20_000;

/// Stages of an assisting department that owes its opinion.
const OWING: [AssignmentStatus; 3] =
    [AssignmentStatus::PendingReceipt, AssignmentStatus::ReturnRequested, AssignmentStatus::InHandling];

/// An assisting department's letter to the lead.
#[derive(Debug, Clone)]
pub struct NewOpinion {
    /// The assisting department's assignment.
    pub assignment: AssignmentId,
    /// The letter's number (发文字号).
    pub letter_no: String,
    /// Whether it agrees.
    pub stance: OpinionStance,
    /// The opinion, at most 5,000 characters.
    pub body: String,
    /// Who signs (签发人).
    pub signatory: String,
    /// The letter's date, not in the future.
    pub issued_on: NaiveDate,
}

/// An opinion that the lead has still to wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingOpinion {
    /// Who owes it.
    pub department: DepartmentId,
    /// The last day of its time; from the day after the lead waits no longer.
    pub due_on: NaiveDate,
}

impl NewOpinion {
    fn checked(self, app: &App) -> Result<Self> {
        if self.issued_on > app.today() {
            return Err(Error::bad_input("issuedOn", Reason::DateInFuture));
        }
        Ok(Self {
            letter_no: text::required("letterNo", &self.letter_no, 60)?,
            body: text::required("body", &self.body, 5_000)?,
            signatory: text::required("signatory", &self.signatory, 50)?,
            ..self
        })
    }
}

/// Gives the assisting department's opinion, which ends its duty in this round; given again, it is a correction, and
/// the earlier version stays. It counts even when it is late.
pub async fn submit(app: &App, actor: &Actor, call: &Call, input: NewOpinion) -> Result<AssistOpinionId> {
    let input = input.checked(app)?;
    let write = app.begin(actor, call).await?;

    let seen = assignment::visible(&write, actor, input.assignment).await?;
    let case = Case::lock(&write, actor, seen.suggestion_id).await?;
    actor.must_work_for(seen.department_id, DEPARTMENT)?;
    case.may(Action::SubmitAssistOpinion, actor)?;
    let unit = case.unit(input.assignment)?;
    case.must_be_giving_opinion(unit)?;
    let to = advance(&write, unit, Event::GiveOpinion).await?;

    let id: AssistOpinionId = app.new_id();
    let row = assist_opinion::ActiveModel {
        id: Set(id),
        suggestion_id: Set(seen.suggestion_id),
        assignment_id: Set(unit.id),
        round: Set(case.head.round),
        number: Set(next_number(&write, unit.id, case.head.round).await?),
        letter_no: Set(input.letter_no),
        stance: Set(input.stance),
        body: Set(input.body),
        signatory: Set(input.signatory),
        issued_on: Set(input.issued_on),
        submitted_by_id: Set(actor.account()?),
        submitted_at: Set(write.now),
    };
    row.insert(&write.tx).await?;
    change(&write, &case, case.head.stage, |_| {}).await?;
    record(app, &write, actor, &case, "SUBMIT_ASSIST_OPINION", to.as_str(), None).await?;

    write.commit(id).await
}

/// Returns those of `ids` whose case is open to the asker inside.
pub async fn by_ids(
    app: &App,
    actor: &Actor,
    ids: &[AssistOpinionId],
) -> Result<HashMap<AssistOpinionId, AssistOpinion>> {
    let rows = assist_opinion::Entity::visible_to(actor.scope())
        .filter(assist_opinion::Column::Id.is_in(ids.iter().copied()))
        .all(app.reader())
        .await?;
    Ok(keyed(rows, |row| row.id))
}

/// Returns every version of the opinions in cases, by round, department and number; none to outsiders.
pub async fn of_suggestions(
    app: &App,
    actor: &Actor,
    ids: &[SuggestionId],
) -> Result<HashMap<SuggestionId, Vec<AssistOpinion>>> {
    let rows = assist_opinion::Entity::visible_to(actor.scope())
        .filter(assist_opinion::Column::SuggestionId.is_in(ids.iter().copied()))
        .order_by_asc(assist_opinion::Column::Round)
        .order_by_asc(assist_opinion::Column::AssignmentId)
        .order_by_asc(assist_opinion::Column::Number)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.suggestion_id))
}

/// Returns the opinions that the leads of cases have still to wait for today, in two statements; none to outsiders.
pub async fn missing_of(
    app: &App,
    actor: &Actor,
    ids: &[SuggestionId],
) -> Result<HashMap<SuggestionId, Vec<MissingOpinion>>> {
    let of_cases = units::Entity::inside(actor.scope()).filter(units::Column::SuggestionId.is_in(ids.iter().copied()));
    missing(app.reader(), of_cases, app.today()).await
}

/// Whether the lead of a case has still to wait for an opinion.
pub(crate) async fn is_missing(app: &App, write: &Write, case: &Case) -> Result<bool> {
    let of_case = units::Entity::find().filter(units::Column::SuggestionId.eq(case.head.id));
    Ok(!missing(&write.tx, of_case, app.today()).await?.is_empty())
}

/// The last day for an opinion: the time begins the day after the assignment.
pub fn due_on(assigned_on: NaiveDate, rules: &Rules) -> NaiveDate {
    assigned_on + Days::new(rules.assist_opinion_days.into())
}

async fn missing(
    db: &impl ConnectionTrait,
    of_cases: Select<units::Entity>,
    today: NaiveDate,
) -> Result<HashMap<SuggestionId, Vec<MissingOpinion>>> {
    let owing = of_cases
        .filter(units::Column::Role.eq(UnitRole::Assist))
        .filter(units::Column::Status.is_in(OWING))
        .order_by_asc(units::Column::Id)
        .limit(MOST)
        .all(db)
        .await?;
    let versions = rules::versions(db, owing.iter().map(|unit| unit.rules_id)).await?;

    let mut groups: HashMap<SuggestionId, Vec<MissingOpinion>> = HashMap::new();
    for unit in owing {
        let Some(version) = versions.get(&unit.rules_id) else { continue };
        let due_on = due_on(unit.assigned_on, &version.rules);
        if today <= due_on {
            let missing = MissingOpinion { department: unit.department_id, due_on };
            groups.entry(unit.suggestion_id).or_default().push(missing);
        }
    }
    Ok(groups)
}

async fn next_number(write: &Write, assignment: AssignmentId, round: i32) -> Result<i32> {
    let latest = assist_opinion::Entity::find()
        .filter(assist_opinion::Column::AssignmentId.eq(assignment))
        .filter(assist_opinion::Column::Round.eq(round))
        .order_by_desc(assist_opinion::Column::Number)
        .one(&write.tx)
        .await?;
    Ok(latest.map_or(0, |row| row.number) + 1)
}
