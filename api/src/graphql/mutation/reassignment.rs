//! Handing an assignment back, and deciding about it.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::Error;
use domain::hand_back::{self, Decision, Request};

use super::told;
use crate::graphql::context::Asked as _;
use crate::graphql::hand_back::HandBack;
use crate::graphql::id;
use crate::run;

/// A request to hand an assignment back (申请退办).
#[derive(InputObject, Clone)]
pub struct RequestReassignmentInput {
    /// The assignment (交办).
    assignment: ID,
    /// Why it is not the department's matter, at most 500 characters (退办理由).
    reason: String,
    /// Whose matter it is instead (建议改办单位).
    proposed_department: ID,
    /// The assignment's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl RequestReassignmentInput {
    fn read(self) -> domain::Result<Request> {
        Ok(Request {
            assignment: id::parse("assignment", &self.assignment)?,
            reason: self.reason,
            proposed: id::parse("proposedDepartment", &self.proposed_department)?,
        })
    }
}

/// A decision about a request to hand an assignment back (退办审定).
#[derive(InputObject, Clone)]
pub struct DecideReassignmentInput {
    /// The request (退办申请).
    hand_back: ID,
    /// Whether another department takes the case over; otherwise the one that asked goes on with it (是否同意).
    approve: bool,
    /// Which department takes the same part over; the proposed one where none is named (改办单位).
    department: Option<ID>,
    /// Why, at most 500 characters; needed when it is denied (审定意见).
    note: Option<String>,
    /// The suggestion's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl DecideReassignmentInput {
    fn read(self) -> domain::Result<Decision> {
        Ok(Decision {
            hand_back: id::parse("handBack", &self.hand_back)?,
            approves: self.approve,
            department: id::optional("department", self.department.as_ref())?,
            note: self.note,
        })
    }
}

/// The request made.
#[derive(SimpleObject)]
pub struct RequestReassignmentPayload {
    /// The request, open (退办申请).
    hand_back: HandBack,
}

/// The request decided.
#[derive(SimpleObject)]
pub struct DecideReassignmentPayload {
    /// The request with its decision (退办申请).
    hand_back: HandBack,
}

/// Hands assignments back.
#[derive(Default)]
pub struct ReassignmentMutation;

#[Object]
impl ReassignmentMutation {
    /// Asks to hand an assignment back, as its department, within the working days that the rules give and before
    /// replying. A department never forwards a suggestion on its own (申请退办).
    async fn request_reassignment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The assignment and the reason.")] input: RequestReassignmentInput,
    ) -> Result<RequestReassignmentPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "requestReassignment", about, move |app, actor, call| {
            let input = input.clone();
            async move { hand_back::request(&app, &actor, &call, input).await }
        });
        let made = ctx.loaders().hand_back(id.await?).await?.ok_or(Error::not_found())?;
        Ok(RequestReassignmentPayload { hand_back: HandBack(made) })
    }

    /// Decides about a request to hand an assignment back, as the office or the supervising office: another department
    /// takes over the same part under a clock that starts today, or the one that asked goes on (退办审定).
    async fn decide_reassignment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The request and the decision.")] input: DecideReassignmentInput,
    ) -> Result<DecideReassignmentPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "decideReassignment", about, move |app, actor, call| {
            let input = input.clone();
            async move { hand_back::decide(&app, &actor, &call, input).await }
        });
        let decided = ctx.loaders().hand_back(id.await?).await?.ok_or(Error::not_found())?;
        Ok(DecideReassignmentPayload { hand_back: HandBack(decided) })
    }
}
