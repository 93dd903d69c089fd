//! Recording contributions and saving the documents of councils.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::contribution::{self, Record};
use domain::council_document::{self, NewLine, Save};

use super::told;
use crate::graphql::consultation::Consultation;
use crate::graphql::context::Asked as _;
use crate::graphql::council::DeliberationCouncil;
use crate::graphql::enums::{ContributionKind, CouncilDocumentKind};
use crate::graphql::scalars::Date;
use crate::graphql::{id, read};
use crate::run;

/// A line of a council's document (条目).
#[derive(InputObject, Clone)]
pub struct CouncilDocumentLineInput {
    /// The item, at most 500 characters (事项).
    item: String,
    /// Who is responsible for it (责任单位).
    responsible: Option<String>,
    /// By when (完成时限).
    until: Option<Date>,
}

impl From<CouncilDocumentLineInput> for NewLine {
    fn from(line: CouncilDocumentLineInput) -> Self {
        Self { item: line.item, responsible: line.responsible, until: line.until.map(|day| day.0) }
    }
}

/// A contribution to a project (登记投入).
#[derive(InputObject, Clone)]
pub struct RecordContributionInput {
    /// The consultation, of a council format (协商活动).
    consultation: ID,
    /// The matter before it that it is for (议题).
    matter: Option<ID>,
    /// What is given (投入类别).
    kind: ContributionKind,
    /// Who gives it, as printed, at most 100 characters (投入方).
    contributor: String,
    /// Whether that is a private person, whose name only organisers read (是否为普通村民).
    #[graphql(default)]
    is_private: bool,
    /// How many households take part, from 1 on (户数).
    households: Option<i32>,
    /// The figure, more than 0 (数值).
    amount: f64,
    /// The unit as printed, at most 20 characters (单位).
    unit: String,
    /// Whether the source says 余, 多 or 约 (约数).
    #[graphql(default)]
    is_approximate: bool,
    /// A remark, at most 500 characters (备注).
    note: Option<String>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl RecordContributionInput {
    fn read(self) -> domain::Result<Record> {
        Ok(Record {
            consultation: id::parse("consultation", &self.consultation)?,
            matter: id::optional("matter", self.matter.as_ref())?,
            kind: self.kind.into(),
            contributor: self.contributor,
            is_private: self.is_private,
            households: self.households,
            amount: self.amount,
            unit: self.unit,
            is_approximate: self.is_approximate,
            note: self.note,
        })
    }
}

/// The next version of a document of a council (登记一书三单).
#[derive(InputObject, Clone)]
pub struct SaveCouncilDocumentInput {
    /// The council (议事会).
    council: ID,
    /// The meeting it was agreed at, which the council holds; it is seen then as the meeting is, else by everybody (协商会议).
    consultation: Option<ID>,
    /// Which of the four (文书类别).
    kind: CouncilDocumentKind,
    /// The title, at most 100 characters (标题).
    title: String,
    /// The day of this version, not in the future (日期).
    made_on: Date,
    /// The lines, 1 to 200, in order (条目).
    lines: Vec<CouncilDocumentLineInput>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl SaveCouncilDocumentInput {
    fn read(self) -> domain::Result<Save> {
        Ok(Save {
            council: id::parse("council", &self.council)?,
            consultation: id::optional("consultation", self.consultation.as_ref())?,
            kind: self.kind.into(),
            title: self.title,
            made_on: self.made_on.0,
            lines: self.lines.into_iter().map(Into::into).collect(),
        })
    }
}

/// The contribution recorded.
#[derive(SimpleObject)]
pub struct RecordContributionPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The document saved.
#[derive(SimpleObject)]
pub struct SaveCouncilDocumentPayload {
    /// The council after the change (议事会).
    council: DeliberationCouncil,
}

/// Records contributions and documents.
#[derive(Default)]
pub struct ContributionMutation;

#[Object]
impl ContributionMutation {
    /// Records what somebody gives to a project that a council deliberates on, as an organiser; at most 500 of a
    /// consultation (登记投入).
    async fn record_contribution(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The contribution.")] input: RecordContributionInput,
    ) -> Result<RecordContributionPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "recordContribution", about, move |app, actor, call| {
            let input = input.clone();
            async move { contribution::record(&app, &actor, &call, input).await }
        });
        Ok(RecordContributionPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Saves the next version of a council's document, as an organiser; earlier ones stay (登记一书三单).
    async fn save_council_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The document.")] input: SaveCouncilDocumentInput,
    ) -> Result<SaveCouncilDocumentPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "saveCouncilDocument", about, move |app, actor, call| {
            let input = input.clone();
            async move { council_document::save(&app, &actor, &call, input).await }
        });
        let saved = council_document::by_ids(ctx.app(), ctx.actor(), &[id.await?]).await?;
        let saved = saved.into_values().next().ok_or(domain::Error::not_found())?;
        Ok(SaveCouncilDocumentPayload { council: read::council(ctx, saved.council_id).await? })
    }
}
