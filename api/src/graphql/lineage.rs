//! Lineage (来龙去脉): the way of a thing, both ways, as one query.

use async_graphql::{Context, ID, Object, Result, SimpleObject, Union};
use domain::ids::{
    AssignmentId, CommitmentId, ConsultationId, CouncilMatterId, OnSiteResponseId, OutcomeId, ResearchReportId,
    ResponseId, SpeechId, SuggestionId, TypedId,
};
use domain::lineage::{self as walk, Key};
use domain::{Error, Reason};
use futures_util::future::try_join_all;

use super::assignment::Assignment;
use super::commitment::Commitment;
use super::consultation::{Consultation, Outcome};
use super::context::Asked as _;
use super::id;
use super::matter::CouncilMatter;
use super::on_site_response::OnSiteResponse;
use super::research_report::ResearchReport;
use super::response::Response;
use super::speech::Speech;
use super::suggestion::Suggestion;

/// A thing that came of others and led to others (来龙去脉中的一项).
#[derive(Union)]
pub enum LineageNode {
    /// A consultation.
    Consultation(Consultation),
    /// A speech.
    Speech(Speech),
    /// An on-site response.
    OnSiteResponse(OnSiteResponse),
    /// A research report.
    ResearchReport(ResearchReport),
    /// An outcome document.
    Outcome(Outcome),
    /// A matter before a council.
    CouncilMatter(CouncilMatter),
    /// A suggestion.
    Suggestion(Suggestion),
    /// An assignment.
    Assignment(Assignment),
    /// A response.
    Response(Response),
    /// A commitment.
    Commitment(Commitment),
}

/// That one thing led to another (衔接).
#[derive(SimpleObject)]
pub struct LineageEdge {
    /// The id of the earlier one (起).
    from: ID,
    /// The id of what came of it (止).
    to: ID,
}

/// What a thing came of, and what came of it, as far as the asker may see (来龙去脉).
pub struct Lineage(walk::Lineage);

/// What a thing came of, and what came of it, as far as the asker may see (来龙去脉).
#[Object]
impl Lineage {
    /// The thing itself, then what it came of from near to far, then what came of it; at most 500 (各项).
    async fn nodes(&self, ctx: &Context<'_>) -> Result<Vec<LineageNode>> {
        let nodes = try_join_all(self.0.keys.iter().map(|key| node(ctx, *key))).await?;
        Ok(nodes.into_iter().flatten().collect())
    }

    /// What led to what among them: a speech to a suggestion, that to an assignment, a response to the one that
    /// corrects it, a suggestion to the one it is merged into (衔接).
    async fn edges(&self) -> Vec<LineageEdge> {
        self.0.links.iter().map(|link| LineageEdge { from: global(link.from), to: global(link.to) }).collect()
    }

    /// Whether it is all told, and not more than 500 things (是否完整).
    async fn is_complete(&self) -> bool {
        self.0.is_complete
    }
}

fn global(key: Key) -> ID {
    match key {
        Key::Consultation(key) => id::global(key),
        Key::Speech(key) => id::global(key),
        Key::OnSiteResponse(key) => id::global(key),
        Key::ResearchReport(key) => id::global(key),
        Key::Outcome(key) => id::global(key),
        Key::Matter(key) => id::global(key),
        Key::Suggestion(key) => id::global(key),
        Key::Assignment(key) => id::global(key),
        Key::Response(key) => id::global(key),
        Key::Commitment(key) => id::global(key),
    }
}

async fn node(ctx: &Context<'_>, key: Key) -> domain::Result<Option<LineageNode>> {
    use LineageNode as N;

    let loaders = ctx.loaders();
    Ok(match key {
        Key::Consultation(key) => loaders.consultation(key).await?.map(|row| N::Consultation(row.into())),
        Key::Speech(key) => loaders.speech(key).await?.map(|row| N::Speech(Speech(row))),
        Key::OnSiteResponse(key) => {
            loaders.on_site_response(key).await?.map(|row| N::OnSiteResponse(OnSiteResponse(row)))
        }
        Key::ResearchReport(key) => {
            loaders.research_report(key).await?.map(|row| N::ResearchReport(ResearchReport(row)))
        }
        Key::Outcome(key) => loaders.outcome(key).await?.map(|row| N::Outcome(Outcome(row))),
        Key::Matter(key) => loaders.grass.matter(key).await?.map(|row| N::CouncilMatter(CouncilMatter(row))),
        Key::Suggestion(key) => loaders.suggestion(key).await?.map(|row| N::Suggestion(row.into())),
        Key::Assignment(key) => loaders.assignment(key).await?.map(|row| N::Assignment(Assignment(row))),
        Key::Response(key) => loaders.response(key).await?.map(|row| N::Response(Response(row))),
        Key::Commitment(key) => loaders.commitment(key).await?.map(|row| N::Commitment(Commitment(row))),
    })
}

/// Reads an id of any kind that has a lineage.
fn key(text: &str) -> domain::Result<Key> {
    let read = |kind: Option<Key>| kind.ok_or(Error::bad_input("id", Reason::InvalidId));
    read(match text.split_once('_').map_or("", |(prefix, _)| prefix) {
        ConsultationId::PREFIX => text.parse().ok().map(Key::Consultation),
        SpeechId::PREFIX => text.parse().ok().map(Key::Speech),
        OnSiteResponseId::PREFIX => text.parse().ok().map(Key::OnSiteResponse),
        ResearchReportId::PREFIX => text.parse().ok().map(Key::ResearchReport),
        OutcomeId::PREFIX => text.parse().ok().map(Key::Outcome),
        CouncilMatterId::PREFIX => text.parse().ok().map(Key::Matter),
        SuggestionId::PREFIX => text.parse().ok().map(Key::Suggestion),
        AssignmentId::PREFIX => text.parse().ok().map(Key::Assignment),
        ResponseId::PREFIX => text.parse().ok().map(Key::Response),
        CommitmentId::PREFIX => text.parse().ok().map(Key::Commitment),
        _ => None,
    })
}

/// Reads lineages.
#[derive(Default)]
pub struct LineageQuery;

#[Object]
impl LineageQuery {
    /// What a consultation, speech, on-site response, report, outcome, matter, suggestion, assignment, response or commitment
    /// came of, and what came of it; not what else came of the former. Null where there is none that the asker may
    /// see (来龙去脉).
    async fn lineage(&self, ctx: &Context<'_>, #[graphql(desc = "The thing's id.")] id: ID) -> Result<Option<Lineage>> {
        Ok(walk::of(ctx.app(), ctx.actor(), key(&id)?).await?.map(Lineage))
    }
}
