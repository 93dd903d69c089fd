//! What councils and bargainings keep of a consultation: fields of `Consultation` in a file of their own.

use async_graphql::{Context, Object, Result};

use super::Consultation;
use crate::graphql::adviser::AdviserTask;
use crate::graphql::bargaining::{BargainingRepresentative, CollectiveContract, CongressVote, WageOffer, WageTerm};
use crate::graphql::context::Asked as _;
use crate::graphql::contribution::{Contribution, ContributionTotal};
use crate::graphql::council::DeliberationCouncil;
use crate::graphql::council_document::CouncilDocument;
use crate::graphql::data_handover::{DataHandover, DataHandoverClock};
use crate::graphql::matter::CouncilMatter;
use crate::graphql::photograph::Photograph;

/// The grass roots' part of a consultation.
pub struct GrassRoots(pub Consultation);

/// The grass roots' part of a consultation (基层协商).
#[Object]
impl GrassRoots {
    /// The councils that hold it, in order (议事会).
    async fn councils(&self, ctx: &Context<'_>) -> Result<Vec<DeliberationCouncil>> {
        let councils = ctx.loaders().grass.councils_of_consultation(self.0.key()).await?;
        Ok(councils.unwrap_or_default().into_iter().map(DeliberationCouncil).collect())
    }

    /// The matters before it, in order (议题).
    async fn matters(&self, ctx: &Context<'_>) -> Result<Vec<CouncilMatter>> {
        let matters = ctx.loaders().grass.matters_of_consultation(self.0.key()).await?;
        Ok(matters.unwrap_or_default().into_iter().map(CouncilMatter).collect())
    }

    /// The documents agreed at it: by kind, the latest version first (一书三单).
    async fn council_documents(&self, ctx: &Context<'_>) -> Result<Vec<CouncilDocument>> {
        let documents = ctx.loaders().grass.documents_of_consultation(self.0.key()).await?;
        Ok(documents.unwrap_or_default().into_iter().map(CouncilDocument).collect())
    }

    /// What is given to its projects, in order (投入).
    async fn contributions(&self, ctx: &Context<'_>) -> Result<Vec<Contribution>> {
        let rows = ctx.loaders().grass.contributions_of(self.0.key()).await?.unwrap_or_default();
        Ok(rows.into_iter().map(|row| Contribution::new(row, self.0.row().committee_id)).collect())
    }

    /// What is given together, by kind and unit; approximate where a part of it is (投入合计).
    async fn contribution_totals(&self, ctx: &Context<'_>) -> Result<Vec<ContributionTotal>> {
        let rows = ctx.loaders().grass.contributions_of(self.0.key()).await?.unwrap_or_default();
        Ok(domain::contribution::totals(&rows).into_iter().map(ContributionTotal::from).collect())
    }

    /// Its photographs, oldest first (照片).
    async fn photographs(&self, ctx: &Context<'_>) -> Result<Vec<Photograph>> {
        let photographs = ctx.loaders().grass.photographs_of_consultation(self.0.key()).await?;
        Ok(photographs.unwrap_or_default().into_iter().map(Photograph).collect())
    }

    /// Who bargains for whom: each side's chief first (协商代表).
    async fn representatives(&self, ctx: &Context<'_>) -> Result<Vec<BargainingRepresentative>> {
        let representatives = ctx.loaders().grass.representatives_of(self.0.key()).await?;
        Ok(representatives.unwrap_or_default().into_iter().map(BargainingRepresentative).collect())
    }

    /// The offers to bargain, first made first (要约).
    async fn offers(&self, ctx: &Context<'_>) -> Result<Vec<WageOffer>> {
        let offers = ctx.loaders().grass.offers_of(self.0.key()).await?;
        Ok(offers.unwrap_or_default().into_iter().map(WageOffer).collect())
    }

    /// The data that the sides handed over before they met, first handed over first; for who organises or takes part
    /// (资料提供).
    async fn data_handovers(&self, ctx: &Context<'_>) -> Result<Vec<DataHandover>> {
        let handovers = ctx.loaders().grass.data_handovers_of(self.0.key()).await?;
        Ok(handovers.unwrap_or_default().into_iter().map(DataHandover).collect())
    }

    /// Whether each side's data came in time before the meeting, once that has a day; for who organises or takes part
    /// (资料提供期限).
    async fn data_clocks(&self, ctx: &Context<'_>) -> Result<Vec<DataHandoverClock>> {
        let clocks = ctx.loaders().grass.data_clocks_of(self.0.key()).await?;
        Ok(clocks.unwrap_or_default().into_iter().map(DataHandoverClock::from).collect())
    }

    /// The terms before and after, in order (工资条款).
    async fn wage_terms(&self, ctx: &Context<'_>) -> Result<Vec<WageTerm>> {
        let terms = ctx.loaders().grass.wage_terms_of(self.0.key()).await?;
        Ok(terms.unwrap_or_default().into_iter().map(WageTerm).collect())
    }

    /// The votes of the workers' congress, first held first (职代会表决).
    async fn congress_votes(&self, ctx: &Context<'_>) -> Result<Vec<CongressVote>> {
        let votes = ctx.loaders().grass.congress_votes_of(self.0.key()).await?;
        Ok(votes.unwrap_or_default().into_iter().map(CongressVote).collect())
    }

    /// The contracts that came of it, first signed first (集体合同).
    async fn contracts(&self, ctx: &Context<'_>) -> Result<Vec<CollectiveContract>> {
        let contracts = ctx.loaders().grass.contracts_of(self.0.key()).await?;
        Ok(contracts.unwrap_or_default().into_iter().map(CollectiveContract).collect())
    }

    /// The tasks of advisers who help with it, by the month they are due in (指导任务).
    async fn adviser_tasks(&self, ctx: &Context<'_>) -> Result<Vec<AdviserTask>> {
        let tasks = ctx.loaders().grass.adviser_tasks_of(self.0.key()).await?;
        Ok(tasks.unwrap_or_default().into_iter().map(AdviserTask).collect())
    }
}
