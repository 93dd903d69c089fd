//! Enums about consultations, speeches, reports and outcomes.

use async_graphql::Enum;

/// The format in which people consult (协商形式).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::ConsultationFormat")]
pub enum ConsultationFormat {
    /// A bimonthly consultation session of the committee (双月协商座谈会)
    Bimonthly,
    /// A consultation on one theme of the annual plan (专题协商)
    Thematic,
    /// A special committee consults with its counterpart departments (对口协商)
    Counterpart,
    /// Members of one sector consult (界别协商)
    Sector,
    /// Proposers and departments consult on how proposals are handled (提案办理协商)
    ProposalHandling,
    /// Field visits and talks that lead to a report (调研协商)
    Research,
    /// Consultation over the network (网络议政)
    Online,
    /// Residents of a community consult (社区议事协商)
    CommunityCouncil,
    /// Villagers consult on the affairs of their village (村务协商)
    VillageCouncil,
    /// Workers and employers bargain collectively over wages (工资集体协商)
    WageBargaining,
}

/// The stage of a consultation (协商进程). From `HELD` on it is public.
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::ConsultationStatus")]
pub enum ConsultationStatus {
    /// In the annual plan (已列入计划)
    Planned,
    /// Being prepared by research and visits (调研中)
    Researching,
    /// Its date and place are set (已安排)
    Scheduled,
    /// It has taken place (已召开)
    Held,
    /// Its outcome is being written (成果起草)
    OutcomeDrafted,
    /// Its outcome has gone to the Party committee and the government (成果已报送)
    Submitted,
    /// It is finished (已办结)
    Closed,
    /// It does not take place (已取消)
    Cancelled,
}

/// What sort of item stands on an agenda (议程类别).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::AgendaKind")]
pub enum AgendaKind {
    /// A department reports on the state of things (情况通报)
    Briefing,
    /// Participants look at places (实地察看)
    Visit,
    /// Members speak (委员发言)
    Speech,
    /// Departments answer on the spot (部门回应)
    Response,
    /// Open discussion (讨论)
    Discussion,
    /// The chair sums up (总结)
    Conclusion,
    /// Anything else (其他)
    Other,
}

/// What somebody takes part in a consultation as (参加身份).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::ParticipantRole")]
pub enum ParticipantRole {
    /// Presides (主持人)
    Chair,
    /// Organises the session (组织者)
    Organizer,
    /// Gives a speech (发言人)
    Speaker,
    /// Stands for a department (部门代表)
    Department,
    /// An expert (专家)
    Expert,
    /// Attends without a part (列席)
    Guest,
    /// A resident or villager (居民)
    Resident,
    /// Stands for an enterprise (企业代表)
    Enterprise,
}

/// How a speech is delivered (发言方式).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::SpeechDelivery")]
pub enum SpeechDelivery {
    /// Spoken at the session (口头发言)
    Oral,
    /// Handed in as a text (书面发言)
    Written,
}

/// Whether a speech was booked beforehand (发言类型).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::SpeechSlot")]
pub enum SpeechSlot {
    /// Booked before the session (预约发言)
    Booked,
    /// Given on the spur of the moment (即席发言)
    Impromptu,
}

/// The stage of a speech (发言状态).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::SpeechStatus")]
pub enum SpeechStatus {
    /// Being written (草稿)
    Draft,
    /// Handed in to the organisers (已提交)
    Submitted,
    /// Reviewed: it is decided how it is used (已审稿)
    Reviewed,
    /// Its text is final (已定稿)
    Finalized,
    /// It has been given (已发言)
    Delivered,
    /// Not used (未采用)
    Discarded,
    /// Taken back by its speaker (已撤回)
    Withdrawn,
}

/// The stage of a research report (调研报告状态). At `SUBMITTED_TO_PARTY_GOV` its summary becomes public.
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::ReportStatus")]
pub enum ReportStatus {
    /// Being written (暂存)
    Draft,
    /// Handed in for approval (已提交)
    Submitted,
    /// Sent back to its authors (已退回)
    Returned,
    /// Approved by the special committee (专委会通过)
    CommitteeApproved,
    /// Approved by the chairperson's meeting (主席会议通过)
    ChairMeetingApproved,
    /// Submitted to the Party committee and the government (已报送党委政府)
    SubmittedToPartyGov,
}

/// What may be done with a consultation (可办操作).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::consultation::Action")]
pub enum ConsultationAction {
    /// `advanceConsultation`: bring it to a further stage, or back (推进)
    Advance,
    /// `scheduleConsultation`: set or move its day (安排)
    Schedule,
    /// `advanceConsultation`: say on which day it was held (召开)
    Hold,
    /// `postponeConsultation`: put it off (延期)
    Postpone,
    /// `advanceConsultation` to `CANCELLED`: call it off (取消)
    Cancel,
    /// `reopenConsultation`: take it up again (重新启动)
    Reopen,
    /// `recordSpeech`: record a speech (登记发言)
    RecordSpeech,
    /// `recordOnSiteResponse`: record what a department answered on the spot (登记现场回应)
    RecordOnSiteResponse,
    /// `recordOutcome`: record an outcome document (登记成果)
    RecordOutcome,
}

/// Which way a list of consultations runs (排序).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::consultation::ConsultationOrder")]
pub enum ConsultationOrder {
    /// Latest made first (最新)
    Newest,
    /// First made first (最早)
    Oldest,
}

/// What sort of document came out of a consultation (成果类别).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::OutcomeKind")]
pub enum OutcomeKind {
    /// Minutes of the meeting (会议纪要)
    Minutes,
    /// A special report on the consultation (协商专报)
    SpecialReport,
    /// A formal recommendation of the standing committee (建议案)
    FormalRecommendation,
    /// A document for reference (政协参阅件)
    ReferenceDocument,
    /// What the chair concluded (总结意见)
    Conclusion,
    /// An agreement of the parties (协议)
    Agreement,
}
