//! Adopting social opinions into a brief (采用), one or several, and editing its text (编辑).

use entities::enums::{OpinionBriefStatus, SuggestionKind};
use entities::ids::{CommitteeId, OpinionBriefId, SuggestionId};
use entities::{opinion_brief, opinion_brief_source};
use sea_orm::{ActiveModelTrait, Set};

use super::{changed, lock, machine, tell};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows;
use crate::rules;
use crate::suggestion::machine::{Event, after};
use crate::suggestion::{Case, OFFICE, change, record};
use crate::text;
use crate::write::Call;

/// How many opinions one brief may draw together.
const MOST_SOURCES: usize = 50;

/// The longest text that may be kept while it is edited, in characters; the committee's limit is checked for signing.
const MOST_CHARACTERS: usize = 10_000;

/// Social opinions to be made into a brief.
#[derive(Debug, Clone)]
pub struct Adopt {
    /// The committee whose office edits it.
    pub committee: CommitteeId,
    /// The opinions, one or several.
    pub suggestions: Vec<SuggestionId>,
    /// The brief's title.
    pub title: String,
    /// Its text.
    pub body: String,
}

/// A brief's next text; nothing leaves a part as it is.
#[derive(Debug, Clone)]
pub struct Edit {
    /// The brief.
    pub id: OpinionBriefId,
    /// The title.
    pub title: Option<String>,
    /// The text.
    pub body: Option<String>,
}

/// Adopts social opinions into a new brief, as the office.
///
/// # Errors
///
/// `ONLY_SOCIAL_OPINIONS` for another kind, `WRONG_STATE` for one that is not waiting for screening.
pub async fn adopt(app: &App, actor: &Actor, call: &Call, input: Adopt) -> Result<OpinionBriefId> {
    let title = text::required("title", &input.title, 100)?;
    let body = text::required("body", &input.body, MOST_CHARACTERS)?;
    let mut sources = input.suggestions;
    sources.sort_unstable();
    sources.dedup();
    match sources.len() {
        0 => return Err(Error::bad_input("suggestions", Reason::Empty)),
        1..=MOST_SOURCES => {}
        _ => return Err(Error::bad_input("suggestions", Reason::TooMany)),
    }
    let write = app.begin(actor, call).await?;
    actor.must_hold(input.committee, OFFICE)?;

    let id: OpinionBriefId = app.new_id();
    let row = opinion_brief::ActiveModel {
        id: Set(id),
        committee_id: Set(input.committee),
        status: Set(OpinionBriefStatus::Editing),
        title: Set(title),
        body: Set(body),
        created_at: Set(write.now),
        updated_at: Set(write.now),
        version: Set(1),
        ..Default::default()
    };
    let row = row.insert(&write.tx).await?;
    // Sorted ids: two offices that adopt the same opinions wait for each other in one order.
    for source in &sources {
        let case = Case::lock(&write, actor, *source).await?;
        if case.head.committee_id != input.committee {
            return Err(Error::bad_input("suggestions", Reason::OfAnotherCommittee));
        }
        if case.head.kind != SuggestionKind::SocialOpinion {
            return Err(Error::refused(Reason::OnlySocialOpinions));
        }
        case.may_decide(Event::Adopt, actor)?;
        case.is_at_last_level()?;
        let to = after(case.head.kind, case.head.stage, Event::Adopt)?;
        change(&write, &case, to, |_| {}).await?;
        record(app, &write, actor, &case, "ADOPT", to.as_str(), None).await?;
    }
    let links = sources
        .iter()
        .map(|source| opinion_brief_source::ActiveModel { suggestion_id: Set(*source), brief_id: Set(id) });
    rows::insert_all::<opinion_brief_source::Entity, _>(&write.tx, links).await?;
    tell(app, &write, actor, &row, ("CREATE", row.status.as_str()), None).await?;

    write.commit(id).await
}

/// Changes a brief's text while it is edited, as the office.
pub async fn edit(app: &App, actor: &Actor, call: &Call, input: Edit) -> Result<OpinionBriefId> {
    let title = input.title.map(|title| text::required("title", &title, 100)).transpose()?;
    let body = input.body.map(|body| text::required("body", &body, MOST_CHARACTERS)).transpose()?;
    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, input.id).await?;
    actor.must_hold(row.committee_id, OFFICE)?;
    call.must_match(row.version)?;
    machine::after(row.status, OpinionBriefStatus::Editing)?;
    if row.status != OpinionBriefStatus::Editing {
        return Err(Error::refused(Reason::WrongState));
    }

    let mut next = changed(&write, &row);
    if let Some(title) = title {
        next.title = Set(title);
    }
    if let Some(body) = body {
        next.body = Set(body);
    }
    next.update(&write.tx).await?;

    write.commit(input.id).await
}

/// Refuses a text that is longer than the committee's rules let a social opinion be.
pub(super) async fn must_be_short(app: &App, write: &crate::write::Write, row: &opinion_brief::Model) -> Result<()> {
    let rules = rules::in_force(app, write, row.committee_id, app.today()).await?.rules;
    let length = row.body.chars().filter(|c| !c.is_whitespace()).count();
    if length > rules.social_opinion_characters as usize {
        return Err(Error::bad_input("body", Reason::TooLong));
    }
    Ok(())
}
