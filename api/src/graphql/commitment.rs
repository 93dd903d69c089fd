//! Commitments (承诺): the ledger of what departments promised, and what became of it.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Union};
use domain::commitment as rows;
use domain::{Error, ids::OnSiteResponseId};

use super::connection::{Connection, page_args};
use super::consultation::Consultation;
use super::context::Asked as _;
use super::department::Department;
use super::enums::{CommitmentState, FollowUpKind};
use super::on_site_response::OnSiteResponse;
use super::response::Response;
use super::scalars::{Date, Moment};
use super::suggestion::Suggestion;
use super::{id, read};

/// What a department promises, in a response or on the spot (承诺).
#[derive(Debug, Clone)]
pub struct Commitment(pub rows::Commitment);

impl From<rows::Commitment> for Commitment {
    fn from(row: rows::Commitment) -> Self {
        Self(row)
    }
}

/// What a department promises, in a response or on the spot, by when, and how one will see it (承诺).
#[Object]
impl Commitment {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.row.id)
    }

    /// Raised by every change; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.row.version
    }

    /// What is promised (承诺事项).
    async fn what(&self) -> &str {
        &self.0.row.what
    }

    /// The last day in time (完成期限).
    async fn due_on(&self) -> Date {
        self.0.row.due_on.into()
    }

    /// How one will see that it is done (衡量标准).
    async fn measure(&self) -> &str {
        &self.0.row.measure
    }

    /// What has become of it (承诺状态).
    async fn state(&self) -> CommitmentState {
        self.0.state.into()
    }

    /// Whether its response is approved and no later one has taken its place; of one made on the spot, always. A later response settles nothing: until it is
    /// judged a promise stays in the ledger, to be followed up and judged, and after that as well (是否有效).
    async fn is_in_force(&self) -> bool {
        self.0.is_in_force
    }

    /// The day it was fulfilled, or judged broken; null until then (认定日期).
    async fn settled_on(&self) -> Option<Date> {
        self.0.row.settled_on.map(Date)
    }

    /// The round of handling that it opened after it was broken (据以重新办理的轮次).
    async fn reopened_round(&self) -> Option<i32> {
        self.0.row.reopened_round
    }

    /// The department that promises (承诺单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Department> {
        Ok(read::department(ctx, self.0.row.department_id).await?)
    }

    /// What makes it: a version of a response, or what the department answered on the spot (承诺来源).
    async fn origin(&self, ctx: &Context<'_>) -> Result<CommitmentOrigin> {
        if let Some(letter) = self.response(ctx).await? {
            return Ok(CommitmentOrigin::Response(letter));
        }
        let answer = self.0.row.on_site_response_id.ok_or(Error::not_found())?;
        Ok(CommitmentOrigin::OnSiteResponse(on_site_response(ctx, answer).await?))
    }

    /// The suggestion that it is about; null for one made on the spot (建议).
    async fn suggestion(&self, ctx: &Context<'_>) -> Result<Option<Suggestion>> {
        let Some(id) = self.0.row.suggestion_id else { return Ok(None) };
        Ok(Some(read::suggestion(ctx, id).await?))
    }

    /// The version of the response that makes it; null for one made on the spot (答复).
    async fn response(&self, ctx: &Context<'_>) -> Result<Option<Response>> {
        let Some(id) = self.0.row.response_id else { return Ok(None) };
        Ok(Some(read::response(ctx, id).await?))
    }

    /// The consultation at which it was made on the spot (协商活动).
    async fn consultation(&self, ctx: &Context<'_>) -> Result<Option<Consultation>> {
        let Some(id) = self.0.row.consultation_id else { return Ok(None) };
        Ok(Some(read::consultation(ctx, id).await?))
    }

    /// What was reported and judged, oldest first; for insiders of what it was made in (跟踪记录).
    async fn follow_ups(&self, ctx: &Context<'_>) -> Result<Vec<FollowUp>> {
        let follow_ups = ctx.loaders().follow_ups_of(self.0.row.id).await?;
        Ok(follow_ups.unwrap_or_default().into_iter().map(FollowUp).collect())
    }

    /// When it was written (创建时间).
    async fn created_at(&self) -> Moment {
        self.0.row.created_at.into()
    }
}

/// What makes a commitment (承诺来源).
#[derive(Union)]
#[expect(clippy::large_enum_variant, reason = "made for one field and read at once")]
pub enum CommitmentOrigin {
    /// A version of a response.
    Response(Response),
    /// What a department answered on the spot.
    OnSiteResponse(OnSiteResponse),
}

async fn on_site_response(ctx: &Context<'_>, id: OnSiteResponseId) -> domain::Result<OnSiteResponse> {
    ctx.loaders().on_site_response(id).await?.map(OnSiteResponse).ok_or(Error::not_found())
}

/// A report or a judgement on a commitment; never changed afterwards (跟踪记录).
pub struct FollowUp(rows::FollowUp);

/// A report or a judgement on a commitment; never changed afterwards (跟踪记录).
#[Object(name = "CommitmentFollowUp")]
impl FollowUp {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// What it tells (跟踪类别).
    async fn kind(&self) -> FollowUpKind {
        self.0.kind.into()
    }

    /// The day it tells of (日期).
    async fn on(&self) -> Date {
        self.0.happened_on.into()
    }

    /// What was done, the evidence, or why (说明).
    async fn note(&self) -> &str {
        &self.0.note
    }

    /// Who wrote it, as they were named then (记录人).
    async fn made_by(&self) -> &str {
        &self.0.made_by_name
    }

    /// When it was written (记录时间).
    async fn created_at(&self) -> Moment {
        self.0.created_at.into()
    }
}

/// How many commitments of a department are in each state, of those that the asker may see (承诺兑现情况).
#[derive(SimpleObject)]
pub struct CommitmentSummary {
    /// Not yet due (未到期).
    open: u64,
    /// Past the last day, and not yet judged (逾期未兑现).
    late: u64,
    /// Fulfilled in time (按期兑现).
    fulfilled: u64,
    /// Fulfilled after the last day (逾期兑现).
    fulfilled_late: u64,
    /// Broken (未兑现).
    broken: u64,
}

impl From<rows::Summary> for CommitmentSummary {
    fn from(sum: rows::Summary) -> Self {
        let rows::Summary { open, late, fulfilled, fulfilled_late, broken } = sum;
        Self { open, late, fulfilled, fulfilled_late, broken }
    }
}

/// Narrows the ledger of commitments (筛选). Every part given must hold; of a list, any value will do.
#[derive(InputObject, Default)]
pub struct CommitmentFilter {
    /// Of suggestions to this committee, and of its consultations (政协委员会).
    committee: Option<ID>,
    /// Of this department (承诺单位).
    department: Option<ID>,
    /// In one of these states (承诺状态).
    state: Option<Vec<CommitmentState>>,
    /// With the last day before this one (到期早于).
    due_before: Option<Date>,
}

impl CommitmentFilter {
    fn read(self) -> domain::Result<rows::CommitmentFilter> {
        Ok(rows::CommitmentFilter {
            committee: id::optional("committee", self.committee.as_ref())?,
            department: id::optional("department", self.department.as_ref())?,
            states: self.state.unwrap_or_default().into_iter().map(Into::into).collect(),
            due_before: self.due_before.map(|day| day.0),
        })
    }
}

/// Reads commitments.
#[derive(Default)]
pub struct CommitmentQuery;

#[Object]
impl CommitmentQuery {
    /// The ledger of commitments that the asker may see, next due first: those made on the spot, and those of every approved
    /// response, holding ones aside, in force or not. What a later response of the department promises again, word for word and by the same day,
    /// is carried over and stands there once, as the later one's, unless the earlier one was judged (承诺台账).
    async fn commitments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What narrows the list (筛选).")] filter: Option<CommitmentFilter>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "Only what follows this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100, instead of `first`.")] last: Option<i32>,
        #[graphql(desc = "Only what precedes this cursor.")] before: Option<String>,
    ) -> Result<Connection<Commitment>> {
        let args = page_args(first, after.as_deref(), last, before.as_deref())?;
        let filter = filter.unwrap_or_default().read()?;
        let page = rows::list(ctx.app(), ctx.actor(), &filter, args).await?;
        Ok(Connection::new(page, rows::Commitment::key, move |app, actor| {
            let filter = filter.clone();
            Box::pin(async move { rows::count(app, actor, &filter).await })
        }))
    }
}
