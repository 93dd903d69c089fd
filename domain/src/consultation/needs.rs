//! What a step of a format's table needs to be there first, and whether it is.

mod outcomes;

use entities::enums::{ContractStatus, ParticipantRole};
use entities::{consultation_council, consultation_participant as participant};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::format::Step;
use super::{Consultation, cases, preparation};
use crate::bargaining::needs as bargaining;
use crate::error::{Error, Result};
use crate::lang::Lang;
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
    /// A member of the committee who speaks.
    Member,
    /// The council that holds it.
    Council,
    /// An outcome document beside the chair's conclusion, be it a draft, or a research report that has been handed in.
    Outcome,
    /// An outcome document beside the chair's conclusion that has been issued, or a research report that has been
    /// submitted.
    IssuedOutcome,
    /// A leader's instruction on an outcome document or a research report.
    Instruction,
    /// A suggestion out of it that a department has in hand.
    Assigned,
    /// Feedback on an outcome document or a research report, or a suggestion out of it that is answered.
    Feedback,
    /// That something was issued, or somebody was told what came of the matter that they raised.
    Told,
    /// The proposals whose handling it discusses.
    Cases,
    /// Research, where the committee's rules do not let a session go without (不调研不议政).
    Research,
    /// That every matter before it is closed, or before another meeting that goes on.
    MattersSettled,
    /// An offer to bargain that is replied to.
    OfferReply,
    /// The chief representatives of both sides.
    Chiefs,
    /// A term that the sides agree on.
    Term,
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
            Self::Participant(_) | Self::Member => Reason::ParticipantNeeded,
            Self::Council => Reason::CouncilNeeded,
            Self::Outcome => Reason::OutcomeNeeded,
            Self::IssuedOutcome => Reason::OutcomeNotIssued,
            Self::Instruction => Reason::NotInstructedOn,
            Self::Assigned => Reason::NotYetAssigned,
            Self::Feedback => Reason::NoFeedbackYet,
            Self::Told => Reason::ResultNotTold,
            Self::Cases => Reason::CasesNeeded,
            Self::Research => Reason::ResearchNeeded,
            Self::MattersSettled => Reason::MattersOpen,
            Self::OfferReply => Reason::OfferUnanswered,
            Self::Chiefs => Reason::ChiefsNeeded,
            Self::Term => Reason::TermNeeded,
            Self::CongressVote => Reason::CongressNotPassed,
            Self::Contract(_) => Reason::ContractNotThere,
            Self::ExpiringContract => Reason::NotExpiring,
            Self::RenewedContract => Reason::NotRenewed,
        }
    }

    /// Returns what has to be there, in a language.
    pub fn name(self, lang: Lang) -> String {
        let text = match self {
            Self::Participant(role) => {
                return match lang {
                    Lang::Zh => format!("参加人员中有{}", role.zh()),
                    Lang::En => format!("a participant as {}", role.as_str()),
                };
            }
            Self::Contract(statuses) => {
                return match lang {
                    Lang::Zh => {
                        let names: Vec<_> = statuses.iter().map(|status| status.zh()).collect();
                        format!("集体合同{}", names.join("或"))
                    }
                    Lang::En => {
                        let names: Vec<_> = statuses.iter().map(|status| status.as_str()).collect();
                        format!("a contract that is {}", names.join(" or "))
                    }
                };
            }
            Self::Reason => ("理由", "a reason"),
            Self::Presider => ("主持人", "who presides"),
            Self::Member => ("发言人中有本会委员", "a member of the committee as SPEAKER"),
            Self::Council => ("召开会议的议事会", "the council that holds it"),
            Self::Outcome => (
                "成果文件（草稿亦可），或已提交的调研报告",
                "an outcome document, be it a draft, or a report handed in",
            ),
            Self::IssuedOutcome => {
                ("已印发的成果文件，或已报送的调研报告", "an outcome document issued, or a report submitted")
            }
            Self::Instruction => ("领导批示", "a leader’s instruction"),
            Self::Assigned => ("已交办的建议", "a suggestion assigned to a department"),
            Self::Feedback => ("有关方面的反馈，或已答复的建议", "feedback, or a suggestion answered"),
            Self::Told => ("已反馈的议题，或已印发的成果文件", "a matter fed back, or an outcome document issued"),
            Self::Cases => ("所协商的提案", "the proposals discussed"),
            Self::Research => ("调研活动（规则要求先调研时）", "research, where the rules want it first"),
            Self::MattersSettled => ("议题均已办结或转入下次会议", "every matter closed or before a later meeting"),
            Self::Chiefs => ("双方首席代表", "a chief representative of each side"),
            Self::Term => ("议定的工资条款", "a term that the sides agree on"),
            Self::OfferReply => ("要约的书面答复", "a written reply to the offer"),
            Self::CongressVote => ("职代会通过草案", "the congress’s vote for the draft"),
            Self::ExpiringContract => ("即将期满的合同", "a contract that is expiring"),
            Self::RenewedContract => ("续订的合同", "a contract that renews one of it"),
        };
        lang.pick(text.0, text.1).to_owned()
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
            Need::Member => is_of_members(write, row).await?,
            Need::Council => is_of_a_council(write, row).await?,
            Need::Outcome => outcomes::is_drafted(write, row.id).await?,
            Need::IssuedOutcome => outcomes::is_issued(write, row.id).await?,
            Need::Instruction => outcomes::is_instructed_on(write, row.id).await?,
            Need::Assigned => outcomes::is_assigned(write, row.id).await?,
            Need::Feedback => outcomes::is_replied_to(write, row.id).await?,
            Need::Told => outcomes::is_told(write, row.id).await?,
            Need::Research => preparation::is_researched(write, row).await?,
            Need::Cases => cases::are_named(write, row).await?,
            Need::MattersSettled => matter::are_settled(write, row).await?,
            Need::OfferReply => bargaining::is_replied_to(write, row).await?,
            Need::Chiefs => bargaining::has_chiefs(write, row).await?,
            Need::Term => bargaining::has_term(write, row).await?,
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

/// Whether a member of the committee takes part to speak, not only somebody printed so.
async fn is_of_members(write: &Write, row: &Consultation) -> Result<bool> {
    let members = participant::Entity::find()
        .filter(participant::Column::ConsultationId.eq(row.id))
        .filter(participant::Column::Role.eq(ParticipantRole::Speaker))
        .filter(participant::Column::MemberId.is_not_null());
    Ok(members.count(&write.tx).await? > 0)
}

async fn is_of_a_council(write: &Write, row: &Consultation) -> Result<bool> {
    let councils = consultation_council::Entity::find().filter(consultation_council::Column::ConsultationId.eq(row.id));
    Ok(councils.count(&write.tx).await? > 0)
}
