//! Typed ids: every table's key is a type of its own, and its text form names the type.

use std::fmt;
use std::str::FromStr;

use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Says that a text is not an id of the expected type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdParseError;

impl fmt::Display for IdParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id of this type")
    }
}

impl std::error::Error for IdParseError {}

/// Is implemented by every typed id.
pub trait TypedId: Copy + From<Uuid> + Into<Uuid> + fmt::Display + FromStr {
    /// The text before the underscore: `sug` in `sug_0190…`.
    const PREFIX: &'static str;
}

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident $prefix:literal),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType,
            Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl TypedId for $name {
            const PREFIX: &'static str = $prefix;
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "_{}"), self.0.simple())
            }
        }

        impl FromStr for $name {
            type Err = IdParseError;

            fn from_str(text: &str) -> Result<Self, IdParseError> {
                let hex = text.strip_prefix(concat!($prefix, "_")).ok_or(IdParseError)?;
                if hex.len() != 32 {
                    return Err(IdParseError);
                }
                Uuid::try_parse(hex).map(Self).map_err(|_| IdParseError)
            }
        }

        // SeaORM asks for this of every key; ids are never integers.
        impl TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )+};
}

ids! {
    /// An account (账号).
    AccountId "acc",
    /// A role held by an account in a committee (角色).
    AccountRoleId "rol",
    /// An agenda item (议程).
    AgendaItemId "agi",
    /// An annual consultation plan (年度协商计划).
    AnnualPlanId "pln",
    /// A step in the approval of an annual plan (计划审批).
    AnnualPlanApprovalId "pla",
    /// An item of an annual plan (计划项目).
    AnnualPlanItemId "pli",
    /// An assignment of a suggestion to a department (交办).
    AssignmentId "asg",
    /// An honour for a suggestion (优秀提案).
    AwardId "awd",
    /// An assisting department's opinion (会办意见).
    AssistOpinionId "opn",
    /// A conference at which suggestions are assigned (交办会).
    AssignmentConferenceId "cnf",
    /// An attachment (附件).
    AttachmentId "att",
    /// A feed of an account's calendar (日历订阅).
    CalendarFeedId "cal",
    /// A category (分类).
    CategoryId "cat",
    /// A commitment (承诺).
    CommitmentId "com",
    /// A follow-up of a commitment (跟踪办理).
    CommitmentFollowUpId "cfu",
    /// A committee (政协委员会).
    CommitteeId "cmt",
    /// A term of a committee (届).
    CommitteeTermId "trm",
    /// A consultation (协商).
    ConsultationId "con",
    /// A conversion of a suggestion to another kind (转办).
    ConversionId "cnv",
    /// An extension of a deadline (延期).
    DeadlineExtensionId "ext",
    /// A contact with the proposer (沟通记录).
    ContactRecordId "ctc",
    /// A figure reported by a consultation (数据).
    FigureId "fig",
    /// A department (承办单位).
    DepartmentId "dep",
    /// An evaluation (评价).
    EvaluationId "eva",
    /// What happened on the floor of a session (会场事件).
    FloorEventId "fev",
    /// A turn on the floor of a session (发言).
    FloorTurnId "ftu",
    /// Feedback on a report or an outcome (反馈).
    FeedbackId "fbk",
    /// A department's request to hand an assignment back (退办).
    HandBackId "hbk",
    /// A history entry (办理记录).
    HistoryEntryId "his",
    /// A designation as a key suggestion (重点提案).
    KeySuggestionId "key",
    /// A ledger of figures (台账).
    LedgerId "led",
    /// A line of a ledger (台账项目).
    LedgerLineId "lin",
    /// An earlier value of a ledger's line (台账更正记录).
    LedgerRevisionId "lrv",
    /// A leader's instruction on a report or an outcome (批示).
    LeaderInstructionId "ins",
    /// A meeting after a second dissatisfaction (面商).
    MediationMeetingId "mee",
    /// A member (委员).
    MemberId "mem",
    /// A notice to an account (通知).
    NotificationId "ntf",
    /// An on-site response (现场回应).
    OnSiteResponseId "osr",
    /// An adoption of a brief (采用).
    OpinionAdoptionId "opa",
    /// A brief of social opinions (社情民意信息专报).
    OpinionBriefId "opb",
    /// An outcome document (协商成果).
    OutcomeId "out",
    /// A participant of a consultation (参加人).
    ParticipantId "par",
    /// A visit, briefing or survey before a session.
    ResearchActivityId "act",
    /// A paper handed out for a session.
    SessionMaterialId "mat",
    /// A recorded change of an approved plan (计划调整).
    PlanAdjustmentId "plj",
    /// A plenary session (全体会议).
    PlenaryId "ple",
    /// A post held for a time (职务).
    PostId "pst",
    /// A proposer (提案者).
    ProposerId "pro",
    /// A publication decision (公开决定).
    PublicationDecisionId "pub",
    /// A passage kept from the public (遮蔽).
    RedactionId "red",
    /// A refresh token (续期凭证).
    RefreshTokenId "rft",
    /// A research report (调研报告).
    ResearchReportId "rep",
    /// A text revision of a research report (报告版本).
    ReportRevisionId "rrv",
    /// An author of a research report (课题组成员).
    ReportAuthorId "aut",
    /// A department's response (答复).
    ResponseId "res",
    /// A roster read for import (名册导入).
    RosterImportId "rim",
    /// A decision at a level of review (审查意见).
    ReviewId "rvw",
    /// A department's template of letters (答复模板).
    ResponseTemplateId "tpl",
    /// A version of a committee's rules (规则).
    RulesId "rul",
    /// A sector (界别).
    SectorId "sec",
    /// A special committee (专门委员会).
    SpecialCommitteeId "spc",
    /// A speech (委员发言).
    SpeechId "spe",
    /// A suggestion (建议).
    SuggestionId "sug",
    /// A note of the supervision (督办记录).
    SupervisionNoteId "svn",
    /// A text revision of a suggestion (文稿版本).
    SuggestionRevisionId "rev",
    /// An urging of a department (催办).
    UrgingId "urg",
    /// An adviser's task (指导任务).
    AdviserTaskId "adv",
    /// A month's supervision of an adviser's task (月度督导).
    AdviserSupervisionId "ads",
    /// A representative of a side that bargains (协商代表).
    RepresentativeId "brp",
    /// A collective contract (集体合同).
    CollectiveContractId "clc",
    /// A vote of a workers' congress (职代会表决).
    CongressVoteId "cgv",
    /// A contribution to a project (投入).
    ContributionId "ctb",
    /// A version of a council's document (一书三单).
    CouncilDocumentId "cdo",
    /// A line of a council's document (清单条目).
    CouncilDocumentLineId "cdl",
    /// A matter before a council (议题).
    CouncilMatterId "mtr",
    /// Somebody who sits in a council (议事会成员).
    CouncilMemberId "cme",
    /// A council of a community or village (议事会).
    DeliberationCouncilId "cou",
    /// A step of a matter (办理环节).
    MatterStepId "mst",
    /// A photograph (照片).
    PhotographId "pho",
    /// Data handed over before a bargaining (资料提供).
    DataHandoverId "dho",
    /// An offer to bargain (要约).
    WageOfferId "wof",
    /// A term of a bargaining (工资条款).
    WageTermId "wtm",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_text() {
        let id = SuggestionId(Uuid::from_u128(0x0190_0000));

        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn an_id_of_another_type_is_refused() {
        let text = SpeechId(Uuid::from_u128(7)).to_string();

        assert_eq!(text.parse::<SuggestionId>(), Err(IdParseError));
    }
}
