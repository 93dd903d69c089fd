//! Enums about commitments and their follow-ups.

use async_graphql::Enum;

/// What has become of a commitment (承诺状态); derived from its last day, from what was judged, and from today.
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::CommitmentState")]
pub enum CommitmentState {
    /// Not yet due (未到期)
    Open,
    /// Past its last day, and not yet judged (逾期未兑现)
    Late,
    /// Fulfilled in time (按期兑现)
    Fulfilled,
    /// Fulfilled after its last day (逾期兑现)
    FulfilledLate,
    /// Judged to be broken (未兑现)
    Broken,
}

/// What was judged of a commitment (认定结论).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::CommitmentVerdict")]
pub enum CommitmentVerdict {
    /// Fulfilled (兑现)
    Fulfilled,
    /// Broken (未兑现)
    Broken,
}

/// What a follow-up tells (跟踪类别).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::FollowUpKind")]
pub enum FollowUpKind {
    /// The department tells of progress (进展)
    Progress,
    /// The department says that it is fulfilled (申报兑现)
    Claim,
    /// It is judged to be fulfilled (认定兑现)
    Fulfilled,
    /// It is judged to be broken (认定未兑现)
    Broken,
}
