//! Raising matters before councils and taking them through the response loop.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::matter::{self as rows, Advance, FeedBack, Place, Raise};

use super::told;
use crate::graphql::enums::{MatterStage, RaisedThrough};
use crate::graphql::matter::CouncilMatter;
use crate::graphql::scalars::Date;
use crate::graphql::{id, read};
use crate::run;

/// A matter to raise before a council (提出议题).
#[derive(InputObject, Clone)]
pub struct RaiseMatterInput {
    /// The council (议事会).
    council: ID,
    /// The meeting it comes before, which the council holds; absent where that is open (协商会议).
    consultation: Option<ID>,
    /// What it is about, at most 100 characters (议题).
    title: String,
    /// What was told, at most 2,000 characters; may be empty (内容).
    #[graphql(default)]
    body: String,
    /// How it came to be known (议题来源).
    raised_through: RaisedThrough,
    /// The day it was raised, not in the future (提出日期).
    raised_on: Date,
    /// Who raised it, as printed (提出人).
    raised_by: Option<String>,
    /// Whether that is a private person, whose name only organisers read (是否为普通居民).
    #[graphql(default = true)]
    is_private: bool,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl RaiseMatterInput {
    fn read(self) -> domain::Result<Raise> {
        Ok(Raise {
            council: id::parse("council", &self.council)?,
            consultation: id::optional("consultation", self.consultation.as_ref())?,
            title: self.title,
            body: self.body,
            raised_through: self.raised_through.into(),
            raised_on: self.raised_on.0,
            raised_by: self.raised_by,
            is_private: self.is_private,
        })
    }
}

/// A matter to put before a meeting (列入会议).
#[derive(InputObject, Clone)]
pub struct PlaceMatterInput {
    /// The matter, not closed (议题).
    matter: ID,
    /// The meeting (协商会议).
    consultation: ID,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl PlaceMatterInput {
    fn read(self) -> domain::Result<Place> {
        Ok(Place {
            matter: id::parse("matter", &self.matter)?,
            consultation: id::parse("consultation", &self.consultation)?,
        })
    }
}

/// A step of a matter (办理议题).
#[derive(InputObject, Clone)]
pub struct AdvanceMatterInput {
    /// The matter (议题).
    matter: ID,
    /// The stage it comes to (响应环节).
    to: MatterStage,
    /// The day, not before the last step and not in the future (日期).
    on: Date,
    /// Who takes it, as printed; absent means the department's name (办理人).
    by: Option<String>,
    /// The department, if it is one (单位).
    department: Option<ID>,
    /// What was done, at most 1,000 characters; may be empty (情况).
    #[graphql(default)]
    note: String,
    /// What came of it, at most 1,000 characters; needed for `CLOSED`, and for nothing else (办理结果).
    result: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl AdvanceMatterInput {
    fn read(self) -> domain::Result<Advance> {
        Ok(Advance {
            matter: id::parse("matter", &self.matter)?,
            to: self.to.into(),
            on: self.on.0,
            by: self.by,
            department: id::optional("department", self.department.as_ref())?,
            note: self.note,
            result: self.result,
        })
    }
}

/// What who raised a matter was told, and said to it (结果反馈).
#[derive(InputObject, Clone)]
pub struct FeedBackMatterInput {
    /// The matter, `CLOSED` (议题).
    matter: ID,
    /// The day, not before it was closed (反馈日期).
    on: Date,
    /// How they were told and what they said, at most 1,000 characters (反馈情况).
    feedback: String,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl FeedBackMatterInput {
    fn read(self) -> domain::Result<FeedBack> {
        Ok(FeedBack { matter: id::parse("matter", &self.matter)?, on: self.on.0, feedback: self.feedback })
    }
}

/// The matter raised.
#[derive(SimpleObject)]
pub struct RaiseMatterPayload {
    /// The matter after the change (议题).
    matter: CouncilMatter,
}

/// The matter put before a meeting.
#[derive(SimpleObject)]
pub struct PlaceMatterPayload {
    /// The matter after the change (议题).
    matter: CouncilMatter,
}

/// The matter moved on.
#[derive(SimpleObject)]
pub struct AdvanceMatterPayload {
    /// The matter after the change (议题).
    matter: CouncilMatter,
}

/// The feedback recorded.
#[derive(SimpleObject)]
pub struct FeedBackMatterPayload {
    /// The matter after the change (议题).
    matter: CouncilMatter,
}

/// Changes matters.
#[derive(Default)]
pub struct MatterMutation;

#[Object]
impl MatterMutation {
    /// Raises a matter before a council, as an organiser; it is `DISCOVERED` then. A council has at most 2,000, a
    /// meeting 100 (提出议题).
    async fn raise_matter(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The matter.")] input: RaiseMatterInput,
    ) -> Result<RaiseMatterPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "raiseMatter", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::raise(&app, &actor, &call, input).await }
        });
        Ok(RaiseMatterPayload { matter: read::matter(ctx, id.await?).await? })
    }

    /// Puts a matter before a meeting that its council holds, after those that are before it, as an organiser. What an earlier meeting had before it stays in its record (列入会议).
    async fn place_matter(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The matter and the meeting.")] input: PlaceMatterInput,
    ) -> Result<PlaceMatterPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "placeMatter", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::place(&app, &actor, &call, input).await }
        });
        Ok(PlaceMatterPayload { matter: read::matter(ctx, id.await?).await? })
    }

    /// Takes a matter through the response loop by one step, as an organiser (办理议题).
    async fn advance_matter(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The matter and the step.")] input: AdvanceMatterInput,
    ) -> Result<AdvanceMatterPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "advanceMatter", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::advance(&app, &actor, &call, input).await }
        });
        Ok(AdvanceMatterPayload { matter: read::matter(ctx, id.await?).await? })
    }

    /// Records that who raised a closed matter was told what came of it, as an organiser (结果反馈).
    async fn feed_back_matter(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The matter and the feedback.")] input: FeedBackMatterInput,
    ) -> Result<FeedBackMatterPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "feedBackMatter", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::feed_back(&app, &actor, &call, input).await }
        });
        Ok(FeedBackMatterPayload { matter: read::matter(ctx, id.await?).await? })
    }
}
