//! Reads of what must be there: parents of rows in hand, and what a mutation has just changed.

use async_graphql::Context;
use domain::committee::Term;
use domain::ids::{
    AnnualPlanId, AssignmentId, CalendarFeedId, CommitmentId, CommitteeId, CommitteeTermId, ConsultationId,
    CouncilMatterId, DeliberationCouncilId, DepartmentId, LedgerId, OpinionBriefId, ResearchReportId, ResponseId,
    ResponseTemplateId, SuggestionId,
};
use domain::{Error, Result};

use super::annual_plan::AnnualPlan;
use super::assignment::Assignment;
use super::calendar_feed::CalendarFeed;
use super::commitment::Commitment;
use super::committee::Committee;
use super::consultation::Consultation;
use super::context::Asked as _;
use super::council::DeliberationCouncil;
use super::department::Department;
use super::ledger::Ledger;
use super::matter::CouncilMatter;
use super::opinion_brief::OpinionBrief;
use super::research_report::ResearchReport;
use super::response::Response;
use super::response_template::ResponseTemplate;
use super::suggestion::Suggestion;

/// Returns a committee.
pub async fn committee(ctx: &Context<'_>, id: CommitteeId) -> Result<Committee> {
    ctx.loaders().committee(id).await?.map(Committee).ok_or(Error::not_found())
}

/// Returns a term.
pub async fn term(ctx: &Context<'_>, id: CommitteeTermId) -> Result<Term> {
    ctx.loaders().term(id).await?.ok_or(Error::not_found())
}

/// Returns a department.
pub async fn department(ctx: &Context<'_>, id: DepartmentId) -> Result<Department> {
    ctx.loaders().department(id).await?.map(Department).ok_or(Error::not_found())
}

/// Returns a consultation that the asker may see.
pub async fn consultation(ctx: &Context<'_>, id: ConsultationId) -> Result<Consultation> {
    ctx.loaders().consultation(id).await?.map(Consultation::from).ok_or(Error::not_found())
}

/// Returns an annual plan that the asker may see.
pub async fn annual_plan(ctx: &Context<'_>, id: AnnualPlanId) -> Result<AnnualPlan> {
    ctx.loaders().plans.annual_plan(id).await?.map(AnnualPlan).ok_or(Error::not_found())
}

/// Returns a ledger that the asker may see.
pub async fn ledger(ctx: &Context<'_>, id: LedgerId) -> Result<Ledger> {
    ctx.loaders().plans.ledger(id).await?.map(Ledger).ok_or(Error::not_found())
}

/// Returns a feed of the asker's own calendar.
pub async fn calendar_feed(ctx: &Context<'_>, id: CalendarFeedId) -> Result<CalendarFeed> {
    ctx.loaders().plans.calendar_feed(id).await?.map(CalendarFeed).ok_or(Error::not_found())
}

/// Returns a council.
pub async fn council(ctx: &Context<'_>, id: DeliberationCouncilId) -> Result<DeliberationCouncil> {
    ctx.loaders().grass.council(id).await?.map(DeliberationCouncil).ok_or(Error::not_found())
}

/// Returns a matter that the asker may see.
pub async fn matter(ctx: &Context<'_>, id: CouncilMatterId) -> Result<CouncilMatter> {
    ctx.loaders().grass.matter(id).await?.map(CouncilMatter).ok_or(Error::not_found())
}

/// Returns a research report that the asker may see.
pub async fn research_report(ctx: &Context<'_>, id: ResearchReportId) -> Result<ResearchReport> {
    ctx.loaders().research_report(id).await?.map(ResearchReport).ok_or(Error::not_found())
}

/// Returns a suggestion that the asker may see.
pub async fn suggestion(ctx: &Context<'_>, id: SuggestionId) -> Result<Suggestion> {
    ctx.loaders().suggestion(id).await?.map(Suggestion::from).ok_or(Error::not_found())
}

/// Returns a commitment that the asker may see.
pub async fn commitment(ctx: &Context<'_>, id: CommitmentId) -> Result<Commitment> {
    ctx.loaders().commitment(id).await?.map(Commitment).ok_or(Error::not_found())
}

/// Returns an assignment that the asker may see.
pub async fn assignment(ctx: &Context<'_>, id: AssignmentId) -> Result<Assignment> {
    ctx.loaders().assignment(id).await?.map(Assignment).ok_or(Error::not_found())
}

/// Returns a response that the asker may see.
pub async fn response(ctx: &Context<'_>, id: ResponseId) -> Result<Response> {
    ctx.loaders().response(id).await?.map(Response).ok_or(Error::not_found())
}

/// Returns a template of the asker's own department.
pub async fn response_template(ctx: &Context<'_>, id: ResponseTemplateId) -> Result<ResponseTemplate> {
    ctx.loaders().response_template(id).await?.map(ResponseTemplate).ok_or(Error::not_found())
}

/// Returns a brief that the asker may see.
pub async fn opinion_brief(ctx: &Context<'_>, id: OpinionBriefId) -> Result<OpinionBrief> {
    ctx.loaders().opinion_brief(id).await?.map(OpinionBrief).ok_or(Error::not_found())
}
