//! Making briefs out of social opinions, signing and issuing them, recording where they were adopted.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::opinion_brief::{self, Adopt, Advance, Edit, NewAdoption};

use super::told;
use crate::graphql::enums::{AdoptionForm, AdoptionKind, CommitteeLevel, OpinionBriefStatus};
use crate::graphql::opinion_brief::OpinionBrief;
use crate::graphql::scalars::Date;
use crate::graphql::{id, read};
use crate::run;

/// Social opinions to be adopted into a brief (采用).
#[derive(InputObject, Clone)]
pub struct AdoptOpinionsInput {
    /// The committee whose office edits it (所属政协).
    committee: ID,
    /// The opinions, 1 to 50, which wait for screening (来源信息).
    suggestions: Vec<ID>,
    /// The brief's title (标题).
    title: String,
    /// Its text (正文).
    body: String,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl AdoptOpinionsInput {
    fn read(self) -> domain::Result<Adopt> {
        Ok(Adopt {
            committee: id::parse("committee", &self.committee)?,
            suggestions: id::many("suggestions", &self.suggestions)?,
            title: self.title,
            body: self.body,
        })
    }
}

/// A brief's next text; what is absent stays as it is (编辑).
#[derive(InputObject, Clone)]
pub struct EditOpinionBriefInput {
    /// The brief.
    id: ID,
    /// The title (标题).
    title: Option<String>,
    /// The text (正文).
    body: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A step of a brief (推进专报).
#[derive(InputObject, Clone)]
pub struct AdvanceOpinionBriefInput {
    /// The brief.
    id: ID,
    /// The stage it comes to (专报状态).
    to: OpinionBriefStatus,
    /// Why, for the history; needed for `EDITING` and `DISCARDED` (理由).
    reason: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// Where an issued brief was adopted, or what a leader wrote on it (采用).
#[derive(InputObject, Clone)]
pub struct RecordOpinionAdoptionInput {
    /// The brief.
    brief: ID,
    /// Adopted, or written upon (采用类型).
    kind: AdoptionKind,
    /// At which level (采用层级).
    level: CommitteeLevel,
    /// By whom, as printed (采用单位).
    adopted_by: String,
    /// By itself or within a larger text (采用方式).
    form: AdoptionForm,
    /// The day, not before the issue (采用日期).
    adopted_on: Date,
    /// The points that the committee gives for it, 0 to 1,000 (得分).
    points: Option<i32>,
    /// What was written; for the office only (内容).
    note: Option<String>,
    /// The brief's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl RecordOpinionAdoptionInput {
    fn read(self) -> domain::Result<NewAdoption> {
        Ok(NewAdoption {
            brief: id::parse("brief", &self.brief)?,
            kind: self.kind.into(),
            level: self.level.into(),
            adopted_by: self.adopted_by,
            form: self.form.into(),
            adopted_on: self.adopted_on.0,
            points: self.points,
            note: self.note,
        })
    }
}

/// The brief begun.
#[derive(SimpleObject)]
pub struct AdoptOpinionsPayload {
    /// The brief, being edited (专报).
    opinion_brief: OpinionBrief,
}

/// The brief edited.
#[derive(SimpleObject)]
pub struct EditOpinionBriefPayload {
    /// The brief after the change (专报).
    opinion_brief: OpinionBrief,
}

/// The brief moved on.
#[derive(SimpleObject)]
pub struct AdvanceOpinionBriefPayload {
    /// The brief after the change (专报).
    opinion_brief: OpinionBrief,
}

/// The adoption recorded.
#[derive(SimpleObject)]
pub struct RecordOpinionAdoptionPayload {
    /// The brief with its adoptions (专报).
    opinion_brief: OpinionBrief,
}

/// Keeps briefs.
#[derive(Default)]
pub struct OpinionBriefMutation;

#[Object]
impl OpinionBriefMutation {
    /// Adopts social opinions into a new brief, as the office (采用社情民意信息).
    async fn adopt_opinions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The opinions and the brief's text.")] input: AdoptOpinionsInput,
    ) -> Result<AdoptOpinionsPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "adoptOpinions", about, move |app, actor, call| {
            let input = input.clone();
            async move { opinion_brief::adopt(&app, &actor, &call, input).await }
        });
        Ok(AdoptOpinionsPayload { opinion_brief: read::opinion_brief(ctx, id.await?).await? })
    }

    /// Changes the text of a brief that is being edited, as the office (编辑专报).
    async fn edit_opinion_brief(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The brief and its text.")] input: EditOpinionBriefInput,
    ) -> Result<EditOpinionBriefPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let input = Edit { id: id::parse("id", &input.id)?, title: input.title, body: input.body };
        let id = run::write(ctx, key, version, "editOpinionBrief", about, move |app, actor, call| {
            let input = input.clone();
            async move { opinion_brief::edit(&app, &actor, &call, input).await }
        });
        Ok(EditOpinionBriefPayload { opinion_brief: read::opinion_brief(ctx, id.await?).await? })
    }

    /// Moves a brief on: the office submits it for signing, issues it under the next number or gives it up; the chair
    /// signs it or sends it back (推进专报).
    async fn advance_opinion_brief(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The brief and the stage it comes to.")] input: AdvanceOpinionBriefInput,
    ) -> Result<AdvanceOpinionBriefPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let input = Advance { id: id::parse("id", &input.id)?, to: input.to.into(), reason: input.reason };
        let id = run::write(ctx, key, version, "advanceOpinionBrief", about, move |app, actor, call| {
            let input = input.clone();
            async move { opinion_brief::advance(&app, &actor, &call, input).await }
        });
        Ok(AdvanceOpinionBriefPayload { opinion_brief: read::opinion_brief(ctx, id.await?).await? })
    }

    /// Records where an issued brief was adopted or what a leader wrote on it, as the office (登记采用).
    async fn record_opinion_adoption(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The brief and its adoption.")] input: RecordOpinionAdoptionInput,
    ) -> Result<RecordOpinionAdoptionPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "recordOpinionAdoption", about, move |app, actor, call| {
            let input = input.clone();
            async move { opinion_brief::record_adoption(&app, &actor, &call, input).await }
        });
        Ok(RecordOpinionAdoptionPayload { opinion_brief: read::opinion_brief(ctx, id.await?).await? })
    }
}
