//! Enums about suggestions before they are handled.

use async_graphql::Enum;

/// The kind of a suggestion (建议类别). Only proposals are filed and carry a case number.
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::SuggestionKind")]
pub enum SuggestionKind {
    /// A proposal under the rules of procedure (提案)
    Proposal,
    /// Information on public opinion; an internal channel, never public (社情民意信息)
    SocialOpinion,
    /// A suggestion out of a consultation, a speech or a report (协商建议)
    ConsultationSuggestion,
    /// An issue raised at the grass roots (基层议题)
    CitizenIssue,
}

/// Who makes a suggestion (提案者类别).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::ProposerType")]
pub enum ProposerType {
    /// One member (委员个人)
    Individual,
    /// A member with co-signers (委员联名)
    Joint,
    /// A political party (党派)
    Party,
    /// A people's organisation (团体)
    Organization,
    /// A sector; in the plenary window only, by default (界别)
    Sector,
    /// A group of members; in the plenary window only, by default (委员小组)
    MemberGroup,
    /// A special committee (专门委员会)
    SpecialCommittee,
    /// The committee of a lower level (下级政协)
    LowerCppcc,
}

/// Whether a suggestion counts for a plenary session (提出时段); derived at submission.
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::SubmissionPeriod")]
pub enum SubmissionPeriod {
    /// Submitted in the window of a plenary session (大会)
    Plenary,
    /// Submitted between plenary sessions (平时)
    Intersession,
}

/// Where a suggestion stands in the process (办理状态); from assignment on derived from its departments.
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::SuggestionStatus")]
pub enum SuggestionStatus {
    /// Being written; only its proposers see it (草稿)
    Draft,
    /// Waits for screening by the office (待审查)
    Submitted,
    /// Back with its proposer for revision (退回修改)
    Returned,
    /// Not filed (不予立案)
    Declined,
    /// Taken back by its proposer (已撤回)
    Withdrawn,
    /// Going on as part of another one (已并案)
    Merged,
    /// Filed under a case number, to be assigned (已立案)
    Filed,
    /// Assigned; a department has still to sign for it (待签收)
    Assigned,
    /// Departments are handling it (办理中)
    InHandling,
    /// The responses are being reviewed (答复审核中)
    ResponseUnderReview,
    /// Answered; the proposer may evaluate (已答复待评价)
    Responded,
    /// Being handled again after dissatisfaction (重新办理)
    Rehandling,
    /// Finished (已办结)
    Closed,
    /// A social opinion taken into a brief (已采用)
    Adopted,
}

/// Why a proposal was not filed (不予立案的理由).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::DeclineGround")]
pub enum DeclineGround {
    /// It touches secrets of the Party or the state (涉及党和国家秘密)
    StateSecret,
    /// It asks for what the state prohibits (国家明令禁止)
    Prohibited,
    /// A Party member's view on internal Party matters (中共党员对党内组织、人事有意见)
    PartyInternal,
    /// An internal matter of a democratic party (民主党派成员反映本组织内部问题)
    DemocraticPartyInternal,
    /// It is before a court or in arbitration (进入诉讼或仲裁程序)
    InLitigation,
    /// It is an academic discussion (属于学术研讨)
    Academic,
    /// It asks for something for the proposer or relatives (为本人或亲属解决个人问题)
    PersonalInterest,
    /// It promotes works or products (宣传、推介具体作品、产品)
    Promotion,
    /// It accuses somebody by name (指名举报)
    NamedAccusation,
    /// It is vague or suggests nothing concrete (内容空泛、没有具体建议)
    Vague,
    /// It is not for this level to decide (不属于本级职责范围)
    OutOfJurisdiction,
    /// Another ground, as the reason says (其他)
    Other,
}

/// What a level of review decides (审查决定).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::ReviewDecision")]
pub enum ReviewDecision {
    /// Pass it on to the next level (通过，转下一级)
    Pass,
    /// Send it back for revision (退回修改)
    Return,
    /// Not file it (不予立案)
    Decline,
    /// File it; only at the last level (立案)
    File,
}

/// The part a proposer takes (提案者身份).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::ProposerRole")]
pub enum ProposerRole {
    /// The first proposer, whose evaluation decides (第一提案人)
    Lead,
    /// A co-signer (联名人)
    Cosigner,
}

/// Whether a co-signer agreed (附议状态). Only agreed ones count, and only they are public.
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::cosign::Standing")]
pub enum ProposerStatus {
    /// Asked, not yet answered (待确认)
    Invited,
    /// Agreed (已同意)
    Agreed,
    /// Declined (已谢绝)
    Declined,
    /// Did not answer in time (已过期)
    Expired,
}

/// How much of a suggestion the public reads (公开方式).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::Disclosure")]
pub enum Disclosure {
    /// Nothing (不公开)
    None,
    /// A summary (摘要公开)
    Summary,
    /// The whole text with its responses (全文公开)
    Full,
}

/// Texts in which a publication may hide passages (遮蔽位置). What cannot stand in a title is published in summary.
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::RedactedPart")]
pub enum RedactedPart {
    /// The situation (情况)
    Background,
    /// The problem and its analysis (问题及分析)
    Analysis,
    /// What is asked for (具体建议)
    Recommendation,
    /// A response (答复)
    Response,
}

/// Why a passage is kept from the public (遮蔽理由).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::RedactionGround")]
pub enum RedactionGround {
    /// Somebody's privacy (个人隐私)
    PersonalPrivacy,
    /// A commercial secret (商业秘密)
    CommercialSecret,
    /// A secret of the state (国家秘密)
    StateSecret,
    /// National, public or economic security, or social stability (危及国家安全、公共安全、经济安全和社会稳定)
    SecurityAndStability,
    /// Another ground (其他)
    Other,
}

/// What may be done with a suggestion (可办操作). Each names its mutation.
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::suggestion::Action")]
pub enum SuggestionAction {
    /// `updateSuggestion`: change the text (修改)
    Update,
    /// `submitSuggestion`: hand it in (提交)
    Submit,
    /// `withdrawSuggestion`: take it back (撤回)
    Withdraw,
    /// `inviteCosigners`: invite members to co-sign (邀请附议)
    InviteCosigners,
    /// `answerCosignInvitation`: agree or decline to co-sign (附议)
    AnswerCosignInvitation,
    /// `passReview`: pass it on to the next level of review (初审、复审通过)
    PassReview,
    /// `returnSuggestion`: send it back for revision (退回修改)
    Return,
    /// `declineSuggestion`: not file it (不予立案)
    Decline,
    /// `convertSuggestion`: make it another kind of suggestion (转办)
    Convert,
    /// `mergeSuggestions`: merge it into another one (并案)
    Merge,
    /// `unmergeSuggestion`: let it stand by itself again (撤销并案)
    Unmerge,
    /// `fileSuggestion`: file it under a case number (立案)
    File,
    /// `assignSuggestion`: charge departments with it (交办)
    Assign,
    /// `acceptAssignment`: sign for it as a department (签收)
    AcceptAssignment,
    /// `extendDeadline`: give a department more time to answer (延期)
    ExtendDeadline,
    /// `urgeDepartment`: urge a department (催办)
    UrgeDepartment,
    /// `requestReassignment`: ask to hand it back as a department (申请退办)
    RequestReassignment,
    /// `decideReassignment`: decide about a request to hand it back (退办审定)
    DecideReassignment,
    /// `recordContact`: record a contact with the proposer (沟通记录)
    RecordContact,
    /// `submitAssistOpinion`: give the lead your opinion as an assisting department (会办意见)
    SubmitAssistOpinion,
    /// `draftResponse`: write the department's response (起草答复)
    DraftResponse,
    /// `submitResponse`: hand in the response for review (报送答复)
    SubmitResponse,
    /// `correctResponse`: correct the response in force (更正答复)
    CorrectResponse,
    /// `reviewResponse`: approve or return a response (审核答复)
    ReviewResponse,
    /// `evaluateResponse`: say how content you are (评价)
    Evaluate,
    /// `recordPaperEvaluation`: enter a proposer's signed form (录入纸质评价)
    RecordPaperEvaluation,
    /// `closeSuggestion`: end the handling (办结)
    Close,
    /// `followUpCommitment`: report on a commitment (跟踪办理)
    FollowUpCommitment,
    /// `judgeCommitment`: say what became of a commitment (认定承诺)
    JudgeCommitment,
    /// `reopenSuggestion`: handle it again because a promise was broken (重新办理)
    Reopen,
    /// `designateKeySuggestion`, `revokeKeySuggestion`: make it a key proposal, or end that (重点提案)
    DesignateKey,
    /// `awardSuggestion`: honour it (优秀提案)
    Award,
    /// `addSupervisionNote`: note something on its supervision (督办记录)
    AddSupervisionNote,
    /// `publishSuggestion`: decide what the public reads (公开)
    Publish,
    /// `unpublishSuggestion`: take it out of the public archive (撤销公开)
    Unpublish,
    /// `setPublicationConsent`: give or take back the consent to publication (公开意愿)
    SetConsent,
}

/// Which way a list of suggestions runs (排序).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::suggestion::SuggestionOrder")]
pub enum SuggestionOrder {
    /// Latest made first (最新)
    Newest,
    /// First made first (最早)
    Oldest,
    /// Latest changed first (最近更新)
    RecentlyUpdated,
}

/// How far a brief of social opinions has come (专报状态).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::OpinionBriefStatus")]
pub enum OpinionBriefStatus {
    /// Being edited by the office (编辑中)
    Editing,
    /// Waiting for the chair's signature (待签发)
    InSigning,
    /// Signed (已签发)
    Signed,
    /// Issued under a number (已印发)
    Issued,
    /// Given up (已作废)
    Discarded,
}

/// What an issued brief met with (采用类型).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::AdoptionKind")]
pub enum AdoptionKind {
    /// Adopted by a body (采用)
    Adopted,
    /// A leader wrote an instruction on it; internal (批示)
    Instructed,
}

/// Whether a brief was adopted by itself (采用方式).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::AdoptionForm")]
pub enum AdoptionForm {
    /// By itself (单篇采用)
    Single,
    /// Within a larger text (综合采用)
    Combined,
}
