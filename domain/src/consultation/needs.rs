//! What a step of a format's table needs to be there first, and whether it is.

use entities::enums::{ContractStatus, ParticipantRole, ReportStatus};
use entities::{consultation_participant as participant, outcome, research_report};
use sea_orm::sea_query::IntoCondition as _;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter};

use super::format::Step;
use super::{Consultation, cases, preparation};
use crate::bargaining::needs as bargaining;
use crate::error::{Error, Result};
use crate::matter;
use crate::reason::Reason;
use crate::write::Write;

/// Something that a step needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Why it is taken.
    Reason,
    /// Who presides.
    Presider,
    /// A participant in this role.
    Participant(ParticipantRole),
    /// An outcome document, be it a draft, or a research report that has been handed in.
    Outcome,
    /// An outcome document that has been issued, or a research report that has been handed in.
    IssuedOutcome,
    /// The proposals whose handling it discusses.
    Cases,
    /// Research, where the committee's rules do not let a session go without (不调研不议政).
    Research,
    /// That every matter before it is closed, or before another meeting that goes on.
    MattersSettled,
    /// An offer to bargain that is replied to.
    OfferReply,
    /// The congress's vote for the draft.
    CongressVote,
    /// A contract in one of these stages.
    Contract(&'static [ContractStatus]),
    /// A contract that is expiring.
    ExpiringContract,
    /// A contract that renews one of it.
    RenewedContract,
}

impl Need {
    /// Returns the reason for which the step is refused while this is missing.
    pub const fn reason(self) -> Reason {
        match self {
            Self::Reason => Reason::ReasonNeeded,
            Self::Presider => Reason::PresiderNeeded,
            Self::Participant(_) => Reason::ParticipantNeeded,
            Self::Outcome => Reason::OutcomeNeeded,
            Self::IssuedOutcome => Reason::OutcomeNotIssued,
            Self::Cases => Reason::CasesNeeded,
            Self::Research => Reason::ResearchNeeded,
            Self::MattersSettled => Reason::MattersOpen,
            Self::OfferReply => Reason::OfferUnanswered,
            Self::CongressVote => Reason::CongressNotPassed,
            Self::Contract(_) => Reason::ContractNotThere,
            Self::ExpiringContract => Reason::NotExpiring,
            Self::RenewedContract => Reason::NotRenewed,
        }
    }
}

/// Refuses a step for the first thing it needs that is missing.
pub(super) async fn must_be_met(write: &Write, row: &Consultation, step: &Step, reason: Option<&str>) -> Result<()> {
    for need in step.needs {
        let is_met = match need {
            Need::Reason if reason.is_none() => return Err(Error::bad_input("reason", need.reason())),
            Need::Reason => true,
            Need::Presider => row.presided_by.is_some(),
            Need::Participant(role) => takes_part(write, row, *role).await?,
            Need::Outcome => has_outcome(write, row, Condition::all()).await?,
            Need::IssuedOutcome => has_outcome(write, row, outcome::Column::IsDraft.eq(false).into_condition()).await?,
            Need::Research => preparation::is_researched(write, row).await?,
            Need::Cases => cases::are_named(write, row).await?,
            Need::MattersSettled => matter::are_settled(write, row).await?,
            Need::OfferReply => bargaining::is_replied_to(write, row).await?,
            Need::CongressVote => bargaining::is_passed(write, row).await?,
            Need::Contract(statuses) => bargaining::has_contract_in(write, row, statuses).await?,
            Need::ExpiringContract => bargaining::is_expiring(write, row).await?,
            Need::RenewedContract => bargaining::is_renewed(write, row).await?,
        };
        if !is_met {
            return Err(Error::refused(need.reason()));
        }
    }
    Ok(())
}

async fn takes_part(write: &Write, row: &Consultation, role: ParticipantRole) -> Result<bool> {
    let in_role = participant::Entity::find()
        .filter(participant::Column::ConsultationId.eq(row.id))
        .filter(participant::Column::Role.eq(role));
    Ok(in_role.count(&write.tx).await? > 0)
}

async fn has_outcome(write: &Write, row: &Consultation, which: Condition) -> Result<bool> {
    let outcomes = outcome::Entity::find().filter(outcome::Column::ConsultationId.eq(row.id)).filter(which);
    if outcomes.count(&write.tx).await? > 0 {
        return Ok(true);
    }
    let unfinished = [ReportStatus::Draft, ReportStatus::Returned];
    let reports = research_report::Entity::find()
        .filter(research_report::Column::ConsultationId.eq(row.id))
        .filter(research_report::Column::Status.is_not_in(unfinished));
    Ok(reports.count(&write.tx).await? > 0)
}
