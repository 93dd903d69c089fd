//! A speech's, a report's or a matter's point becomes a suggestion.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::suggestion::{self, Extract, Source};
use domain::{Error, Reason};

use super::told;
use crate::graphql::enums::SuggestionKind;
use crate::graphql::suggestion::Suggestion;
use crate::graphql::{id, read};
use crate::run;

/// A point of a speech, a report or a matter before a council as a suggestion (转为建议).
#[derive(InputObject, Clone)]
pub struct ExtractSuggestionInput {
    /// The speech it comes from; either this, `report` or `matter` (委员发言).
    speech: Option<ID>,
    /// The research report it comes from; either this, `speech` or `matter` (调研报告).
    report: Option<ID>,
    /// The matter it comes from, whose meeting was held; either this, `speech` or `report`. Its council proposes the
    /// suggestion, a `CITIZEN_ISSUE` or a `CONSULTATION_SUGGESTION`, which does not name a private person who raised it
    /// (议题).
    matter: Option<ID>,
    /// Its kind (建议类别).
    #[graphql(default_with = "SuggestionKind::ConsultationSuggestion")]
    kind: SuggestionKind,
    /// The subject (案由).
    title: String,
    /// The situation; a draft may leave it empty (情况).
    #[graphql(default)]
    background: String,
    /// The problem and its analysis; a draft may leave it empty (问题及分析).
    #[graphql(default)]
    analysis: String,
    /// What is asked for; a draft may leave it empty (具体建议).
    #[graphql(default)]
    recommendation: String,
    /// The category (分类).
    category: Option<ID>,
    /// Whether who spoke or wrote it agrees to publication (是否同意公开).
    consents_to_publication: bool,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl ExtractSuggestionInput {
    fn read(self) -> domain::Result<Extract> {
        let source = match (&self.speech, &self.report, &self.matter) {
            (Some(speech), None, None) => Source::Speech(id::parse("speech", speech)?),
            (None, Some(report), None) => Source::Report(id::parse("report", report)?),
            (None, None, Some(matter)) => Source::Matter(id::parse("matter", matter)?),
            (None, None, None) => return Err(Error::bad_input("speech", Reason::Empty)),
            (None, Some(_), Some(_)) | (Some(_), None, Some(_)) => {
                return Err(Error::bad_input("matter", Reason::TooMany));
            }
            (Some(_), Some(_), _) => return Err(Error::bad_input("report", Reason::TooMany)),
        };
        Ok(Extract {
            source,
            kind: self.kind.into(),
            title: self.title,
            background: self.background,
            analysis: self.analysis,
            recommendation: self.recommendation,
            category: id::optional("category", self.category.as_ref())?,
            consents_to_publication: self.consents_to_publication,
        })
    }
}

/// The suggestion extracted.
#[derive(SimpleObject)]
pub struct ExtractSuggestionPayload {
    /// The suggestion, a draft that keeps its origin (建议).
    suggestion: Suggestion,
}

/// Extracts suggestions.
#[derive(Default)]
pub struct ExtractMutation;

#[Object]
impl ExtractMutation {
    /// Makes a point of a speech, a report or a matter a suggestion of who spoke or wrote it, or of the council, as a session's
    /// organiser (转为建议).
    async fn extract_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The point and where it comes from.")] input: ExtractSuggestionInput,
    ) -> Result<ExtractSuggestionPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "extractSuggestion", about, move |app, actor, call| {
            let input = input.clone();
            async move { suggestion::extract(&app, &actor, &call, input).await }
        });
        Ok(ExtractSuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }
}
