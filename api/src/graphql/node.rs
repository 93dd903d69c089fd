//! Nodes: everything with a global id that can be read by it.

use async_graphql::{Context, ID, Interface, Object, Result};
use domain::ids::{
    AnnualPlanId, AssignmentId, CommitteeId, ConsultationId, CouncilMatterId, DeliberationCouncilId, DepartmentId,
    LedgerId, MemberId, OnSiteResponseId, OpinionBriefId, ResearchReportId, ResponseId, SpeechId, SuggestionId,
    TypedId,
};
use domain::{Error, Reason};
use futures_util::future::try_join_all;

use super::annual_plan::AnnualPlan;
use super::assignment::Assignment;
use super::committee::Committee;
use super::consultation::Consultation;
use super::context::Asked as _;
use super::council::DeliberationCouncil;
use super::department::Department;
use super::ledger::Ledger;
use super::matter::CouncilMatter;
use super::member::Member;
use super::on_site_response::OnSiteResponse;
use super::opinion_brief::OpinionBrief;
use super::research_report::ResearchReport;
use super::response::Response;
use super::speech::Speech;
use super::suggestion::Suggestion;

/// How many nodes one field reads at the most.
const MOST: usize = 100;

/// Anything with a global id (节点).
#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "The global id."))]
pub enum Node {
    /// A committee.
    Committee(Committee),
    /// A member.
    Member(Member),
    /// A department.
    Department(Department),
    /// An annual plan.
    AnnualPlan(AnnualPlan),
    /// A consultation.
    Consultation(Consultation),
    /// A ledger.
    Ledger(Ledger),
    /// A speech.
    Speech(Speech),
    /// An on-site response.
    OnSiteResponse(OnSiteResponse),
    /// A research report.
    ResearchReport(ResearchReport),
    /// A brief of social opinions.
    OpinionBrief(OpinionBrief),
    /// A suggestion.
    Suggestion(Suggestion),
    /// An assignment.
    Assignment(Assignment),
    /// A response.
    Response(Response),
    /// A council.
    DeliberationCouncil(DeliberationCouncil),
    /// A matter before a council.
    CouncilMatter(CouncilMatter),
}

/// Reads a node by its id, whatever its type.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming `field` when the id is of no type that is a node.
pub async fn read(ctx: &Context<'_>, field: &'static str, id: &str) -> domain::Result<Option<Node>> {
    let loaders = ctx.loaders();
    let prefix = id.split_once('_').map_or("", |(prefix, _)| prefix);
    Ok(match prefix {
        CommitteeId::PREFIX => loaders.committee(of_type(field, id)?).await?.map(|row| Committee(row).into()),
        MemberId::PREFIX => loaders.member(of_type(field, id)?).await?.map(|row| Member(row).into()),
        DepartmentId::PREFIX => loaders.department(of_type(field, id)?).await?.map(|row| Department(row).into()),
        AnnualPlanId::PREFIX => loaders.plans.annual_plan(of_type(field, id)?).await?.map(|row| AnnualPlan(row).into()),
        ConsultationId::PREFIX => {
            loaders.consultation(of_type(field, id)?).await?.map(|row| Consultation::from(row).into())
        }
        LedgerId::PREFIX => loaders.plans.ledger(of_type(field, id)?).await?.map(|row| Ledger(row).into()),
        SpeechId::PREFIX => loaders.speech(of_type(field, id)?).await?.map(|row| Speech(row).into()),
        OnSiteResponseId::PREFIX => {
            loaders.on_site_response(of_type(field, id)?).await?.map(|row| OnSiteResponse(row).into())
        }
        ResearchReportId::PREFIX => {
            loaders.research_report(of_type(field, id)?).await?.map(|row| ResearchReport(row).into())
        }
        OpinionBriefId::PREFIX => loaders.opinion_brief(of_type(field, id)?).await?.map(|row| OpinionBrief(row).into()),
        SuggestionId::PREFIX => loaders.suggestion(of_type(field, id)?).await?.map(|row| Suggestion::from(row).into()),
        AssignmentId::PREFIX => loaders.assignment(of_type(field, id)?).await?.map(|row| Assignment(row).into()),
        DeliberationCouncilId::PREFIX => {
            loaders.grass.council(of_type(field, id)?).await?.map(|row| DeliberationCouncil(row).into())
        }
        CouncilMatterId::PREFIX => {
            loaders.grass.matter(of_type(field, id)?).await?.map(|row| CouncilMatter(row).into())
        }
        ResponseId::PREFIX => loaders.response(of_type(field, id)?).await?.map(|row| Response(row).into()),
        _ => return Err(Error::bad_input(field, Reason::InvalidId)),
    })
}

fn of_type<I: TypedId>(field: &'static str, id: &str) -> domain::Result<I> {
    id.parse().map_err(|_| Error::bad_input(field, Reason::InvalidId))
}

/// Reads nodes.
#[derive(Default)]
pub struct NodeQuery;

#[Object]
impl NodeQuery {
    /// Anything by its global id; null where there is nothing that the asker may see.
    async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "The global id.")] id: ID) -> Result<Option<Node>> {
        Ok(read(ctx, "id", &id).await?)
    }

    /// Several things by their global ids, in the order asked for, null where there is nothing that the asker may see.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global ids, at most 100.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node>>> {
        if ids.len() > MOST {
            return Err(Error::bad_input("ids", Reason::TooMany).into());
        }
        Ok(try_join_all(ids.iter().map(|id| read(ctx, "ids", id))).await?)
    }
}
