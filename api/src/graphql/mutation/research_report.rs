//! Entering a research report, changing it and moving it on.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::research_report::{self, Advance, Create, NewAuthor, Update};

use super::told;
use crate::graphql::enums::ReportStatus;
use crate::graphql::research_report::ResearchReport;
use crate::graphql::{id, read};
use crate::run;

/// A research report to enter (登记调研报告).
#[derive(InputObject, Clone)]
pub struct CreateResearchReportInput {
    /// The committee (政协委员会).
    committee: ID,
    /// The consultation it comes of (协商活动).
    consultation: Option<ID>,
    /// The special committee that wrote it (专门委员会).
    special_committee: Option<ID>,
    /// The title (标题).
    title: String,
    /// What it finds, for readers; becomes public (摘要).
    summary: String,
    /// The full text; internal (正文).
    body: String,
    /// Who drafted it, if a member (执笔委员).
    drafter: Option<ID>,
    /// Who drafted it, as printed; needed for who is no member (执笔人).
    drafter_name: Option<String>,
    /// The authors, in printed order (课题组成员).
    #[graphql(default)]
    authors: Vec<ReportAuthorInput>,
    /// The suggestions that it gathers (建议).
    #[graphql(default)]
    suggestions: Vec<ID>,
    /// Whether it is to be handed in as a formal recommendation (是否建议案).
    #[graphql(default = false)]
    is_formal_recommendation: bool,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// An author: a member or a name (课题组成员).
#[derive(InputObject, Clone)]
pub struct ReportAuthorInput {
    /// The name as printed; not needed for a member (姓名).
    name: Option<String>,
    /// The member, if they are one (委员).
    member: Option<ID>,
}

impl CreateResearchReportInput {
    fn read(self) -> domain::Result<Create> {
        Ok(Create {
            committee: id::parse("committee", &self.committee)?,
            consultation: id::optional("consultation", self.consultation.as_ref())?,
            organizer: id::optional("specialCommittee", self.special_committee.as_ref())?,
            title: self.title,
            summary: self.summary,
            body: self.body,
            drafter: id::optional("drafter", self.drafter.as_ref())?,
            drafter_name: self.drafter_name,
            authors: self.authors.into_iter().map(ReportAuthorInput::read).collect::<domain::Result<_>>()?,
            suggestions: id::many("suggestions", &self.suggestions)?,
            is_formal_recommendation: self.is_formal_recommendation,
        })
    }
}

impl ReportAuthorInput {
    fn read(self) -> domain::Result<NewAuthor> {
        Ok(NewAuthor { name: self.name, member: id::optional("authors", self.member.as_ref())? })
    }
}

/// What changes of a research report; what is not given stays (修改调研报告).
#[derive(InputObject, Clone)]
pub struct UpdateResearchReportInput {
    /// The report, a draft or returned (调研报告).
    id: ID,
    /// The title (标题).
    title: Option<String>,
    /// What it finds, for readers; becomes public (摘要).
    summary: Option<String>,
    /// The full text; internal (正文).
    body: Option<String>,
    /// The authors in place of those before, in printed order (课题组成员).
    authors: Option<Vec<ReportAuthorInput>>,
    /// The suggestions that it gathers in place of those before; what was drawn from the report stays (建议).
    suggestions: Option<Vec<ID>>,
    /// Whether it is to be handed in as a formal recommendation (是否建议案).
    is_formal_recommendation: Option<bool>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl UpdateResearchReportInput {
    fn read(self) -> domain::Result<Update> {
        let authors = self.authors.map(|all| all.into_iter().map(ReportAuthorInput::read).collect());
        Ok(Update {
            id: id::parse("id", &self.id)?,
            title: self.title,
            summary: self.summary,
            body: self.body,
            authors: authors.transpose()?,
            suggestions: self.suggestions.map(|ids| id::many("suggestions", &ids)).transpose()?,
            is_formal_recommendation: self.is_formal_recommendation,
        })
    }
}

/// A step of a research report (推进调研报告).
#[derive(InputObject, Clone)]
pub struct AdvanceResearchReportInput {
    /// The report.
    id: ID,
    /// The stage it comes to (报告状态).
    to: ReportStatus,
    /// Why, for the history; needed for `RETURNED` (理由).
    reason: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The report entered.
#[derive(SimpleObject)]
pub struct CreateResearchReportPayload {
    /// The report, a draft (调研报告).
    research_report: ResearchReport,
}

/// The report changed.
#[derive(SimpleObject)]
pub struct UpdateResearchReportPayload {
    /// The report after the change (调研报告).
    research_report: ResearchReport,
}

/// The report moved on.
#[derive(SimpleObject)]
pub struct AdvanceResearchReportPayload {
    /// The report after the change (调研报告).
    research_report: ResearchReport,
}

/// Keeps research reports.
#[derive(Default)]
pub struct ResearchReportMutation;

#[Object]
impl ResearchReportMutation {
    /// Enters a research report as a draft, as an organiser (登记调研报告).
    async fn create_research_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The report.")] input: CreateResearchReportInput,
    ) -> Result<CreateResearchReportPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "createResearchReport", about, move |app, actor, call| {
            let input = input.clone();
            async move { research_report::create(&app, &actor, &call, input).await }
        });
        Ok(CreateResearchReportPayload { research_report: read::research_report(ctx, id.await?).await? })
    }

    /// Changes a research report that is a draft or has been returned, as an organiser (修改调研报告).
    async fn update_research_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The report and what changes of it.")] input: UpdateResearchReportInput,
    ) -> Result<UpdateResearchReportPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "updateResearchReport", about, move |app, actor, call| {
            let input = input.clone();
            async move { research_report::update(&app, &actor, &call, input).await }
        });
        Ok(UpdateResearchReportPayload { research_report: read::research_report(ctx, id.await?).await? })
    }

    /// Moves a research report on, or back to its authors, as an organiser; the chair too says that the chairperson's
    /// meeting approved (推进调研报告).
    async fn advance_research_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The report and the stage it comes to.")] input: AdvanceResearchReportInput,
    ) -> Result<AdvanceResearchReportPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let input = Advance { id: id::parse("id", &input.id)?, to: input.to.into(), reason: input.reason };
        let id = run::write(ctx, key, version, "advanceResearchReport", about, move |app, actor, call| {
            let input = input.clone();
            async move { research_report::advance(&app, &actor, &call, input).await }
        });
        Ok(AdvanceResearchReportPayload { research_report: read::research_report(ctx, id.await?).await? })
    }
}
