//! What an asker reads of responses: letters without contact data for outsiders, and which one is in force.

use std::collections::{HashMap, HashSet};

use entities::enums::ResponseStatus;
use entities::ids::{AssignmentId, ResponseId, SuggestionId};
pub use entities::response::Text as ResponseText;
use entities::response::{self, Head};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

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
    for head in heads {
        let is_insider = insider_of.contains(&head.suggestion_id);
        groups.entry(head.suggestion_id).or_default().push(as_seen(head, is_insider));
    }
    Ok(groups)
}

/// Returns those of `ids` that an asker may see, in two statements.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[ResponseId]) -> Result<HashMap<ResponseId, Response>> {
    let heads = response::Entity::visible_to(actor.scope())
        .filter(response::Column::Id.is_in(ids.iter().copied()))
        .into_partial_model::<Head>()
        .all(app.reader())
        .await?;
    let about: Vec<_> = heads.iter().map(|head| head.suggestion_id).collect();
    let insider_of = inside_of(app, actor, &about).await?;
    Ok(heads
        .into_iter()
        .map(|head| {
            let is_insider = insider_of.contains(&head.suggestion_id);
            (head.id, as_seen(head, is_insider))
        })
        .collect())
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

/// Picks the responses in force (有效答复): of every answering department the latest approved one.
pub fn effective(responses: &[Response]) -> Vec<&Response> {
    let mut latest: HashMap<AssignmentId, &Response> = HashMap::new();
    for response in responses.iter().filter(|response| response.head.status == ResponseStatus::Approved) {
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

fn as_seen(mut head: Head, is_insider: bool) -> Response {
    let person = std::mem::take(&mut head.contact_person);
    let phone = head.contact_phone.take();
    if !is_insider {
        head.review_note = None;
    }
    Response { contact: is_insider.then_some(Contact { person, phone }), head }
}
