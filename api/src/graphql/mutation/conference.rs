//! Assigning many suggestions at once, at a conference: each has its own result.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::assignment::{self, Assign, Convene};
use domain::{Call, Error, Reason};
use futures_util::future::try_join_all;

use super::assignment::UnitInput;
use super::told;
use crate::graphql::assignment_conference::AssignmentConference;
use crate::graphql::context::Asked as _;
use crate::graphql::enums::HandlingMode;
use crate::graphql::scalars::Date;
use crate::graphql::suggestion::Suggestion;
use crate::graphql::{id, read};
use crate::run;

/// What one suggestion is assigned with, and the version that was read of it.
type Charged = (Assign, Option<i64>);

/// How many suggestions one call assigns at the most.
const MOST: usize = 100;

/// A conference with the suggestions that it assigns (交办会).
#[derive(InputObject)]
pub struct AssignSuggestionsInput {
    /// The committee whose suggestions they are (所属政协).
    committee: ID,
    /// The title of the conference, at most 100 characters (会议名称).
    conference_title: String,
    /// The day it was held, not in the future (召开日期).
    held_on: Date,
    /// The suggestions, at most 100; each is assigned or refused by itself (交办件).
    items: Vec<AssignSuggestionsItem>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A suggestion to assign at a conference (交办件).
#[derive(InputObject)]
pub struct AssignSuggestionsItem {
    /// The suggestion (建议).
    suggestion: ID,
    /// The suggestion's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// How departments share it (办理方式).
    mode: HandlingMode,
    /// The departments and their parts, like `assignSuggestion` takes them (承办单位).
    units: Vec<UnitInput>,
}

impl AssignSuggestionsInput {
    fn read(self) -> domain::Result<(Convene, Vec<Charged>)> {
        if self.items.len() > MOST {
            return Err(Error::bad_input("items", Reason::TooMany));
        }
        let items = self.items.iter().map(AssignSuggestionsItem::read).collect::<domain::Result<_>>()?;
        let committee = id::parse("committee", &self.committee)?;
        Ok((Convene { committee, title: self.conference_title, held_on: self.held_on.0 }, items))
    }
}

impl AssignSuggestionsItem {
    fn read(&self) -> domain::Result<Charged> {
        let charges = self.units.iter().map(UnitInput::read).collect::<domain::Result<_>>()?;
        let suggestion = id::parse("items", &self.suggestion)?;
        Ok((Assign { suggestion, mode: self.mode.into(), charges }, self.expected_version))
    }
}

/// The conference and what became of each suggestion.
#[derive(SimpleObject)]
pub struct AssignSuggestionsPayload {
    /// The conference (交办会).
    conference: AssignmentConference,
    /// The results, in the order of the items (逐件结果).
    results: Vec<AssignSuggestionsResult>,
}

/// What became of one suggestion: it was assigned, or refused for a reason (逐件结果).
#[derive(SimpleObject)]
pub struct AssignSuggestionsResult {
    /// The suggestion, with its assignments; null where it was refused (建议).
    suggestion: Option<Suggestion>,
    /// Why it was refused; null where it was assigned (未交办原因).
    refusal: Option<AssignSuggestionsRefusal>,
}

/// Why one suggestion was not assigned (未交办原因).
#[derive(SimpleObject)]
pub struct AssignSuggestionsRefusal {
    /// The code, as in `extensions.code` of errors (错误代码).
    code: String,
    /// The reason, as in `extensions.reason` of errors (原因代码).
    reason: Option<String>,
    /// The same in words, in the language asked for (说明).
    message: &'static str,
    /// The version that is there now, where another was expected (当前版本).
    current_version: Option<i64>,
}

/// Assigns at conferences.
#[derive(Default)]
pub struct ConferenceMutation;

#[Object]
impl ConferenceMutation {
    /// Records a conference and charges departments with its suggestions, as the office or the supervising office. Each
    /// suggestion is assigned or refused by itself (交办会集中交办).
    async fn assign_suggestions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The conference and its suggestions.")] input: AssignSuggestionsInput,
    ) -> Result<AssignSuggestionsPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let (held, items) = input.read()?;
        let whole = Call::new(key.clone(), &about, None)?;
        let id = run::write(ctx, key, None, "assignSuggestions", about, move |app, actor, call| {
            let held = held.clone();
            async move { assignment::convene(&app, &actor, &call, held).await }
        });
        let (id, app, actor) = (id.await?, ctx.app().clone(), ctx.actor().clone());
        let all = async move { Ok(assignment::assign_all(&app, &actor, &whole, id, &items).await) };
        let outcomes = run::to_its_end(all).await?.into_iter();
        let results = try_join_all(outcomes.map(|outcome| AssignSuggestionsResult::of(ctx, outcome))).await?;
        let conference = ctx.loaders().conference(id).await?.ok_or(Error::not_found())?;
        Ok(AssignSuggestionsPayload { conference: AssignmentConference(conference), results })
    }
}

impl AssignSuggestionsResult {
    /// Tells what became of one suggestion. What went wrong on our side fails the whole call, to be repeated.
    async fn of(ctx: &Context<'_>, outcome: domain::Result<domain::ids::SuggestionId>) -> Result<Self> {
        match outcome {
            Ok(id) => Ok(Self { suggestion: Some(read::suggestion(ctx, id).await?), refusal: None }),
            Err(error) if error.is_internal() => Err(run::told(error)),
            Err(error) => Ok(Self { suggestion: None, refusal: Some(AssignSuggestionsRefusal::of(ctx, &error)) }),
        }
    }
}

impl AssignSuggestionsRefusal {
    fn of(ctx: &Context<'_>, error: &Error) -> Self {
        Self {
            code: error.code().to_string(),
            reason: error.reason().map(str::to_owned),
            message: error.message(ctx.lang()),
            current_version: error.current_version(),
        }
    }
}
