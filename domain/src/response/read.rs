//! What an asker reads of responses: letters without contact data for outsiders, and which one is in force.

use std::collections::{HashMap, HashSet};

use entities::enums::ResponseStatus;
use entities::ids::{AssignmentId, ResponseId, SuggestionId};
pub use entities::response::Text as ResponseText;
use entities::response::{self, Head};
use entities::response_correction;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::suggestion::{Suggestion, inside_of};

/// How many rows one statement reads at the most: more than a full page of cases can have.
const MOST: u64 = 20_000;

/// A response as an asker sees it, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The row, its inner columns blanked for outsiders.
    pub head: Head,
    /// Whom to ask; for insiders only.
    pub contact: Option<Contact>,
    /// What it corrects; of corrections only.
    pub correction: Option<Correction>,
}

impl Response {
    /// Whether it is delivered and more than a holding reply.
    fn answers(&self) -> bool {
        self.head.status == ResponseStatus::Approved && self.head.kind.answers()
    }

    /// Leaves out the department's own words.
    fn masked(mut self) -> Self {
        self.head.title = None;
        self.head.copies_to = None;
        if let Some(correction) = &mut self.correction {
            correction.reason = None;
        }
        self
    }
}

/// What a response corrects, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The earlier response.
    pub corrected: ResponseId,
    /// What was wrong with it; none to outsiders where the letter is masked.
    pub reason: Option<String>,
}

/// Contact data of a department; never public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The name.
    pub person: String,
    /// The telephone.
    pub phone: Option<String>,
}

/// Returns the responses to suggestions that an asker may see, oldest version first.
pub async fn of_suggestions(
    app: &App,
    actor: &Actor,
    suggestions: &[&Suggestion],
) -> Result<HashMap<SuggestionId, Vec<Response>>> {
    let insider_of: HashSet<SuggestionId> =
        suggestions.iter().filter(|seen| seen.is_insider).map(|seen| seen.head.id).collect();
    let heads = response::Entity::visible_to(actor.scope())
        .filter(response::Column::SuggestionId.is_in(suggestions.iter().map(|seen| seen.head.id)))
        .order_by_asc(response::Column::Round)
        .order_by_asc(response::Column::AssignmentId)
        .order_by_asc(response::Column::Number)
        .limit(MOST)
        .into_partial_model::<Head>()
        .all(app.reader())
        .await?;

    let mut groups: HashMap<SuggestionId, Vec<Response>> = HashMap::new();
    for response in as_seen(app, &insider_of, heads).await? {
        groups.entry(response.head.suggestion_id).or_default().push(response);
    }
    Ok(groups)
}

/// Returns those of `ids` that an asker may see, in four statements at the most.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[ResponseId]) -> Result<HashMap<ResponseId, Response>> {
    let heads = response::Entity::visible_to(actor.scope())
        .filter(response::Column::Id.is_in(ids.iter().copied()))
        .into_partial_model::<Head>()
        .all(app.reader())
        .await?;
    let about: Vec<_> = heads.iter().map(|head| head.suggestion_id).collect();
    let insider_of = inside_of(app, actor, &about).await?;
    let seen = as_seen(app, &insider_of, heads).await?;
    Ok(seen.into_iter().map(|response| (response.head.id, response)).collect())
}

/// Returns rows, which the asker may see, as an insider of some suggestions reads them.
async fn as_seen(app: &App, insider_of: &HashSet<SuggestionId>, heads: Vec<Head>) -> Result<Vec<Response>> {
    let mut corrections = corrections(app, &heads).await?;
    let outside = heads.iter().filter(|head| !insider_of.contains(&head.suggestion_id));
    let masked = masked(app, outside.map(|head| head.id).collect()).await?;
    let seen = heads.into_iter().map(|head| {
        let is_masked = masked.contains(&head.id);
        let correction = corrections.remove(&head.id);
        let response = shown(insider_of.contains(&head.suggestion_id), head, correction);
        if is_masked { response.masked() } else { response }
    });
    Ok(seen.collect())
}

/// Returns those of `ids` of which the public reads no words.
async fn masked(app: &App, ids: Vec<ResponseId>) -> Result<HashSet<ResponseId>> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let masked = response::Entity::find()
        .select_only()
        .column(response::Column::Id)
        .filter(response::Column::Id.is_in(ids))
        .filter(response::is_masked());
    Ok(masked.into_tuple::<ResponseId>().all(app.reader()).await?.into_iter().collect())
}

/// Returns what those of the rows correct that correct something.
async fn corrections(app: &App, heads: &[Head]) -> Result<HashMap<ResponseId, Correction>> {
    let correcting: Vec<_> = heads.iter().filter(|head| head.kind.corrects()).map(|head| head.id).collect();
    if correcting.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = response_correction::Entity::find()
        .filter(response_correction::Column::ResponseId.is_in(correcting))
        .all(app.reader())
        .await?;
    let named = |row: response_correction::Model| {
        (row.response_id, Correction { corrected: row.corrected_id, reason: Some(row.reason) })
    };
    Ok(rows.into_iter().map(named).collect())
}

/// Returns the letters' texts, of those of `ids` that an asker may see: outsiders read the public copies.
pub async fn texts(app: &App, actor: &Actor, ids: &[ResponseId]) -> Result<HashMap<ResponseId, ResponseText>> {
    let rows = response::Entity::visible_to(actor.scope())
        .filter(response::Column::Id.is_in(ids.iter().copied()))
        .into_partial_model::<ResponseText>()
        .all(app.reader())
        .await?;
    let about: Vec<_> = rows.iter().map(|row| row.suggestion_id).collect();
    let inside = inside_of(app, actor, &about).await?;
    let seen = rows.into_iter().map(|row| if inside.contains(&row.suggestion_id) { row } else { row.as_public() });
    Ok(seen.map(|row| (row.id, row)).collect())
}

/// Picks the responses in force (有效答复): of every answering department the latest approved one of its latest round
/// answered. A holding reply is never in force; a correction takes the place of what it corrects.
pub fn effective(responses: &[Response]) -> Vec<&Response> {
    let mut latest: HashMap<AssignmentId, &Response> = HashMap::new();
    for response in responses.iter().filter(|response| response.answers()) {
        let place = |response: &Response| (response.head.round, response.head.number);
        let held = latest.entry(response.head.assignment_id).or_insert(response);
        if place(response) > place(held) {
            *held = response;
        }
    }
    let mut in_force: Vec<_> = latest.into_values().collect();
    in_force.sort_by_key(|response| response.head.assignment_id);
    in_force
}

/// Picks the latest holding reply delivered (阶段性答复).
pub fn latest_holding(responses: &[Response]) -> Option<&Response> {
    let is_holding =
        |response: &&Response| response.head.status == ResponseStatus::Approved && !response.head.kind.answers();
    responses.iter().filter(is_holding).max_by_key(|response| (response.head.approved_at, response.head.id))
}

/// Picks, of the responses to one suggestion, the one that has taken the place of another.
pub fn superseding(responses: &[Response], superseded: ResponseId) -> Option<&Response> {
    let names_it = |response: &Response| response.correction.as_ref().is_some_and(|it| it.corrected == superseded);
    responses.iter().find(|response| response.answers() && names_it(response))
}

fn shown(is_insider: bool, mut head: Head, correction: Option<Correction>) -> Response {
    let person = std::mem::take(&mut head.contact_person);
    let phone = head.contact_phone.take();
    if !is_insider {
        head.review_note = None;
        head.publicity = None;
    }
    Response { contact: is_insider.then_some(Contact { person, phone }), correction, head }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use entities::enums::{OutcomeCategory, ResponseKind};
    use entities::ids::DepartmentId;
    use uuid::Uuid;

    use super::*;

    /// A response of a department, with its round and number.
    fn version(unit: u128, (round, number): (i32, i32), kind: ResponseKind, status: ResponseStatus) -> Response {
        let at = DateTime::UNIX_EPOCH + TimeDelta::days(number.into());
        let head = Head {
            id: ResponseId(Uuid::from_u128(unit * 100 + u128::from(number.unsigned_abs()))),
            suggestion_id: SuggestionId(Uuid::nil()),
            assignment_id: AssignmentId(Uuid::from_u128(unit)),
            department_id: DepartmentId(Uuid::from_u128(unit)),
            round,
            number,
            kind,
            status,
            letter_no: String::new(),
            outcome: OutcomeCategory::Resolved,
            signatory: String::new(),
            contact_person: String::new(),
            contact_phone: None,
            issued_on: at.date_naive(),
            title: None,
            copies_to: None,
            publicity: None,
            submitted_at: None,
            approved_at: (status == ResponseStatus::Approved).then_some(at),
            review_note: None,
            created_at: at,
            updated_at: at,
            version: 1,
        };
        shown(true, head, None)
    }

    fn numbers(responses: &[&Response]) -> Vec<(i32, i32)> {
        responses.iter().map(|response| (response.head.round, response.head.number)).collect()
    }

    #[test]
    fn the_latest_answer_of_every_department_is_in_force() {
        use ResponseKind as K;
        use ResponseStatus as S;

        let mut all = vec![version(1, (1, 1), K::Holding, S::Approved), version(1, (1, 2), K::Full, S::Returned)];
        assert_eq!(numbers(&effective(&all)), []);
        assert_eq!(latest_holding(&all).map(|held| held.head.number), Some(1));

        all.push(version(1, (1, 3), K::Full, S::Approved));
        all.push(version(2, (1, 1), K::Full, S::Approved));
        all.push(version(1, (1, 4), K::Correcting, S::UnderReview));
        assert_eq!(numbers(&effective(&all)), [(1, 3), (1, 1)]);

        all[4] = version(1, (1, 4), K::Correcting, S::Approved);
        all.push(version(1, (2, 5), K::Holding, S::Approved));
        assert_eq!(numbers(&effective(&all)), [(1, 4), (1, 1)]);

        all.push(version(1, (2, 6), K::Full, S::Approved));
        assert_eq!(numbers(&effective(&all)), [(2, 6), (1, 1)]);
        assert_eq!(latest_holding(&all).map(|held| held.head.number), Some(5));
    }
}
