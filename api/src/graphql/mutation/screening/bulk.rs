//! One decision on many suggestions, each with its own result.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::Error;
use domain::screening::{self, Item, Screen};
use futures_util::future::try_join_all;

use crate::graphql::context::Asked as _;
use crate::graphql::enums::{DeclineGround, ReviewDecision};
use crate::graphql::id;
use crate::graphql::suggestion::Suggestion;
use crate::run;

/// One suggestion to decide on (待审查建议).
#[derive(InputObject)]
pub struct ScreenItemInput {
    /// The suggestion.
    id: ID,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
}

/// One decision on many suggestions (批量审查).
#[derive(InputObject)]
pub struct ScreenSuggestionsInput {
    /// The suggestions, at most 100 (建议).
    items: Vec<ScreenItemInput>,
    /// What is decided on each of them (审查决定).
    decision: ReviewDecision,
    /// On which ground; for `DECLINE` (不予立案的理由).
    ground: Option<DeclineGround>,
    /// Why; mandatory for `RETURN` and `DECLINE`, whose proposers read it (说明).
    reason: Option<String>,
    /// Makes a repeated call safe: what it decided the first time is not decided again (幂等键).
    idempotency_key: Option<String>,
}

impl ScreenSuggestionsInput {
    fn read(self) -> domain::Result<Screen> {
        let item = |item: &ScreenItemInput| {
            Ok(Item { id: id::parse("items", &item.id)?, expected_version: item.expected_version })
        };
        Ok(Screen {
            items: self.items.iter().map(item).collect::<domain::Result<_>>()?,
            decision: self.decision.into(),
            ground: self.ground.map(Into::into),
            reason: self.reason,
            key: self.idempotency_key,
        })
    }
}

/// What became of one suggestion (审查结果).
#[derive(SimpleObject)]
pub struct ScreeningResult {
    /// The id that was given.
    id: ID,
    /// The suggestion after the decision; null where it was refused (建议).
    suggestion: Option<Suggestion>,
    /// Why it was refused; null where it was decided (未办理原因).
    error: Option<ScreeningError>,
}

/// Why a suggestion was not decided on, as the extensions of an error have it (未办理原因).
#[derive(SimpleObject)]
pub struct ScreeningError {
    /// The code, from the closed list (代码).
    code: &'static str,
    /// Why (原因).
    reason: Option<&'static str>,
    /// The input field at fault, if one is (字段).
    field: Option<&'static str>,
    /// The reason in the language asked for (说明).
    message: &'static str,
    /// The version that is there now, after a `CONFLICT` (现版本).
    current_version: Option<i64>,
}

/// What became of each suggestion.
#[derive(SimpleObject)]
pub struct ScreenSuggestionsPayload {
    /// One result for each suggestion, in the order given (结果).
    results: Vec<ScreeningResult>,
}

/// Screens many suggestions at once.
#[derive(Default)]
pub struct BulkScreeningMutation;

#[Object]
impl BulkScreeningMutation {
    /// Decides on many suggestions, as the office; one that is refused does not stop the others (批量审查).
    async fn screen_suggestions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestions and the decision.")] input: ScreenSuggestionsInput,
    ) -> Result<ScreenSuggestionsPayload> {
        let (app, actor, input) = (ctx.app().clone(), ctx.actor().clone(), input.read()?);
        let done = run::to_its_end(async move {
            domain::account::must_have_own_password(&app, &actor).await?;
            screening::screen(&app, &actor, &input).await
        });
        let results = done.await?.into_iter().map(|(id, done)| told(ctx, id, done));
        Ok(ScreenSuggestionsPayload { results: try_join_all(results).await? })
    }
}

async fn told(
    ctx: &Context<'_>,
    id: domain::ids::SuggestionId,
    done: domain::Result<domain::ids::SuggestionId>,
) -> domain::Result<ScreeningResult> {
    let suggestion = match &done {
        Ok(id) => ctx.loaders().suggestion(*id).await?.map(Suggestion::from),
        Err(_) => None,
    };
    let error = done.err().map(|error: Error| ScreeningError {
        code: error.code().as_str(),
        reason: error.reason(),
        field: error.field(),
        message: error.message(ctx.lang()),
        current_version: error.current_version(),
    });
    Ok(ScreeningResult { id: id::global(id), suggestion, error })
}
