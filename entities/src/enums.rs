//! Enums of the tables: stored as text under a CHECK, each value with its Chinese term.

use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

macro_rules! text_enums {
    ($($(#[$meta:meta])* $name:ident { $($variant:ident $text:literal $zh:literal),+ $(,)? })+) => {$(
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum,
            Serialize, Deserialize,
        )]
        #[sea_orm(rs_type = "String", db_type = "Text")]
        pub enum $name {
            $(
                #[doc = $zh]
                #[sea_orm(string_value = $text)]
                #[serde(rename = $text)]
                $variant,
            )+
        }

        impl $name {
            /// Every value, in the order of the process.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the stored text, which is also the API's name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// Returns the Chinese term.
            pub const fn zh(self) -> &'static str {
                match self { $(Self::$variant => $zh),+ }
            }

            /// Finds the value of a stored text.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == text)
            }
        }
    )+};
}

text_enums! {
    /// Levels of a committee (委员会层级).
    CommitteeLevel {
        National "NATIONAL" "全国",
        Provincial "PROVINCIAL" "省级",
        Municipal "MUNICIPAL" "市级",
        County "COUNTY" "县级",
    }

    /// Roles an account holds in a committee (角色); domain.md §3.
    Role {
        Member "MEMBER" "委员",
        Collective "COLLECTIVE" "集体提案联络员",
        ProposalOffice "PROPOSAL_OFFICE" "提案委办公室",
        Supervisor "SUPERVISOR" "督查室",
        DepartmentHandler "DEPARTMENT_HANDLER" "承办人",
        DepartmentLead "DEPARTMENT_LEAD" "承办单位领导",
        SessionOrganizer "SESSION_ORGANIZER" "专委会办公室",
        Chair "CHAIR" "主席、副主席",
        Admin "ADMIN" "管理员",
    }

    /// Whether an account may sign in (账号状态).
    AccountStatus {
        Active "ACTIVE" "启用",
        Disabled "DISABLED" "停用",
    }

    /// What sort of body a department is (单位性质).
    DepartmentKind {
        Government "GOVERNMENT" "政府部门",
        Party "PARTY" "党委部门",
        Court "COURT" "法院",
        Procuratorate "PROCURATORATE" "检察院",
        MassOrganization "MASS_ORGANIZATION" "群团组织",
        Enterprise "ENTERPRISE" "企业",
        Subdistrict "SUBDISTRICT" "街道乡镇",
    }

    /// Formats of consultation (协商形式).
    ConsultationFormat {
        Bimonthly "BIMONTHLY" "双月协商座谈会",
        Thematic "THEMATIC" "专题协商",
        Counterpart "COUNTERPART" "对口协商",
        Sector "SECTOR" "界别协商",
        ProposalHandling "PROPOSAL_HANDLING" "提案办理协商",
        Research "RESEARCH" "调研协商",
        Online "ONLINE" "网络议政",
        CommunityCouncil "COMMUNITY_COUNCIL" "社区议事协商",
        VillageCouncil "VILLAGE_COUNCIL" "村务协商",
        WageBargaining "WAGE_BARGAINING" "工资集体协商",
    }

    /// Stages of a consultation (协商进程); domain.md §2.3.
    ConsultationStatus {
        Planned "PLANNED" "已列入计划",
        Researching "RESEARCHING" "调研中",
        Scheduled "SCHEDULED" "已安排",
        Held "HELD" "已召开",
        OutcomeDrafted "OUTCOME_DRAFTED" "成果起草",
        Submitted "SUBMITTED" "成果已报送",
        Closed "CLOSED" "已办结",
        Cancelled "CANCELLED" "已取消",
    }

    /// Kinds of agenda item (议程类别).
    AgendaKind {
        Briefing "BRIEFING" "情况通报",
        Visit "VISIT" "实地察看",
        Speech "SPEECH" "委员发言",
        Response "RESPONSE" "部门回应",
        Discussion "DISCUSSION" "讨论",
        Conclusion "CONCLUSION" "总结",
        Other "OTHER" "其他",
    }

    /// What a participant takes part as (参加身份).
    ParticipantRole {
        Chair "CHAIR" "主持人",
        Organizer "ORGANIZER" "组织者",
        Speaker "SPEAKER" "发言人",
        Department "DEPARTMENT" "部门代表",
        Expert "EXPERT" "专家",
        Guest "GUEST" "列席",
        Resident "RESIDENT" "居民",
        Enterprise "ENTERPRISE" "企业代表",
    }

    /// How a speech is delivered (发言方式).
    SpeechDelivery {
        Oral "ORAL" "口头发言",
        Written "WRITTEN" "书面发言",
    }

    /// Whether a speech was booked (发言类型).
    SpeechSlot {
        Booked "BOOKED" "预约发言",
        Impromptu "IMPROMPTU" "即席发言",
    }

    /// Stages of a speech (发言状态); domain.md §2.4.
    SpeechStatus {
        Draft "DRAFT" "草稿",
        Submitted "SUBMITTED" "已提交",
        Finalized "FINALIZED" "已定稿",
        Delivered "DELIVERED" "已发言",
        Discarded "DISCARDED" "未采用",
    }

    /// Stages of a research report (调研报告状态); domain.md §2.5.
    ReportStatus {
        Draft "DRAFT" "暂存",
        Submitted "SUBMITTED" "已提交",
        Returned "RETURNED" "已退回",
        CommitteeApproved "COMMITTEE_APPROVED" "专委会通过",
        ChairMeetingApproved "CHAIR_MEETING_APPROVED" "主席会议通过",
        SubmittedToPartyGov "SUBMITTED_TO_PARTY_GOV" "已报送党委政府",
    }

    /// Kinds of outcome document (成果类别).
    OutcomeKind {
        Minutes "MINUTES" "会议纪要",
        SpecialReport "SPECIAL_REPORT" "协商专报",
        FormalRecommendation "FORMAL_RECOMMENDATION" "建议案",
        ReferenceDocument "REFERENCE_DOCUMENT" "政协参阅件",
        Conclusion "CONCLUSION" "总结意见",
        Agreement "AGREEMENT" "协议",
    }

    /// Kinds of suggestion (建议类别); domain.md §1.1.
    SuggestionKind {
        Proposal "PROPOSAL" "提案",
        SocialOpinion "SOCIAL_OPINION" "社情民意信息",
        ConsultationSuggestion "CONSULTATION_SUGGESTION" "协商建议",
        CitizenIssue "CITIZEN_ISSUE" "基层议题",
    }

    /// Kinds of proposer (提案者类别).
    ProposerType {
        Individual "INDIVIDUAL" "委员个人",
        Joint "JOINT" "委员联名",
        Party "PARTY" "党派",
        Organization "ORGANIZATION" "团体",
        Sector "SECTOR" "界别",
        MemberGroup "MEMBER_GROUP" "委员小组",
        SpecialCommittee "SPECIAL_COMMITTEE" "专门委员会",
        LowerCppcc "LOWER_CPPCC" "下级政协",
    }

    /// Whether a suggestion was submitted for a plenary (提出时段).
    SubmissionPeriod {
        Plenary "PLENARY" "大会",
        Intersession "INTERSESSION" "平时",
    }

    /// What is stored of a suggestion's place in the process (环节).
    /// Between assignment and closing its status is derived from its assignments.
    SuggestionStage {
        Draft "DRAFT" "草稿",
        Submitted "SUBMITTED" "待审查",
        Returned "RETURNED" "退回修改",
        Declined "DECLINED" "不予立案",
        Withdrawn "WITHDRAWN" "已撤回",
        Merged "MERGED" "已并案",
        Filed "FILED" "已立案",
        Assigned "ASSIGNED" "已交办",
        Closed "CLOSED" "已办结",
    }

    /// Status of a suggestion as people see it (办理状态); derived, never stored.
    SuggestionStatus {
        Draft "DRAFT" "草稿",
        Submitted "SUBMITTED" "待审查",
        Returned "RETURNED" "退回修改",
        Declined "DECLINED" "不予立案",
        Withdrawn "WITHDRAWN" "已撤回",
        Merged "MERGED" "已并案",
        Filed "FILED" "已立案",
        Assigned "ASSIGNED" "待签收",
        InHandling "IN_HANDLING" "办理中",
        ResponseUnderReview "RESPONSE_UNDER_REVIEW" "答复审核中",
        Responded "RESPONDED" "已答复待评价",
        Rehandling "REHANDLING" "重新办理",
        Closed "CLOSED" "已办结",
    }

    /// Grounds for not filing (不予立案的理由); domain.md §4.2.
    DeclineGround {
        StateSecret "STATE_SECRET" "涉及党和国家秘密",
        Prohibited "PROHIBITED" "国家明令禁止",
        PartyInternal "PARTY_INTERNAL" "中共党员对党内组织、人事有意见",
        DemocraticPartyInternal "DEMOCRATIC_PARTY_INTERNAL" "民主党派成员反映本组织内部问题",
        InLitigation "IN_LITIGATION" "进入诉讼或仲裁程序",
        Academic "ACADEMIC" "属于学术研讨",
        PersonalInterest "PERSONAL_INTEREST" "为本人或亲属解决个人问题",
        Promotion "PROMOTION" "宣传、推介具体作品、产品",
        NamedAccusation "NAMED_ACCUSATION" "指名举报",
        Vague "VAGUE" "内容空泛、没有具体建议",
        OutOfJurisdiction "OUT_OF_JURISDICTION" "不属于本级职责范围",
        Other "OTHER" "其他",
    }

    /// Part a proposer takes (提案者身份).
    ProposerRole {
        Lead "LEAD" "第一提案人",
        Cosigner "COSIGNER" "联名人",
    }

    /// Whether a co-signer agreed (附议状态). Only agreed proposers count.
    ProposerStatus {
        Invited "INVITED" "待确认",
        Agreed "AGREED" "已同意",
        Declined "DECLINED" "已谢绝",
    }

    /// How a suggestion is handled (办理方式).
    HandlingMode {
        Sole "SOLE" "独办",
        Joint "JOINT" "主办会办",
        Separate "SEPARATE" "分办",
    }

    /// Part a department takes in handling (承办角色).
    UnitRole {
        Sole "SOLE" "独办",
        Lead "LEAD" "主办",
        Assist "ASSIST" "会办",
        Separate "SEPARATE" "分办",
    }

    /// Stages of one department's assignment (单位办理状态).
    AssignmentStatus {
        PendingReceipt "PENDING_RECEIPT" "待签收",
        InHandling "IN_HANDLING" "办理中",
        ResponseUnderReview "RESPONSE_UNDER_REVIEW" "答复审核中",
        Responded "RESPONDED" "已答复",
    }

    /// What a day in a calendar is entered as (日历日类型).
    CalendarDayKind {
        Holiday "HOLIDAY" "放假",
        WorkingDay "WORKING_DAY" "调休上班",
    }

    /// What a deadline is for (期限类别).
    DeadlineKind {
        SignFor "SIGN_FOR" "签收",
        HandBack "HAND_BACK" "退办",
        FirstContact "FIRST_CONTACT" "首次联系",
        AssistOpinion "ASSIST_OPINION" "会办意见",
        Reply "REPLY" "答复",
        Rehandling "REHANDLING" "重新办理",
        Evaluation "EVALUATION" "评价",
        Publishing "PUBLISHING" "公开",
    }

    /// What a notice tells (通知类别).
    NotificationKind {
        Assigned "ASSIGNED" "交办",
        Returned "RETURNED" "退回修改",
        Declined "DECLINED" "不予立案",
        Answered "ANSWERED" "答复",
        Reminder "REMINDER" "期限提醒",
        Overdue "OVERDUE" "逾期",
        Urged "URGED" "催办",
        Extended "EXTENDED" "延期",
    }

    /// How a department met or reached the proposer (沟通方式).
    ContactMethod {
        Meeting "MEETING" "面谈",
        Symposium "SYMPOSIUM" "座谈会",
        Phone "PHONE" "电话",
        Email "EMAIL" "电子邮件",
        Letter "LETTER" "书信",
        Visit "VISIT" "走访",
        Other "OTHER" "其他",
    }

    /// When in the handling a contact was made (沟通阶段): the three meetings (三见面).
    ContactPhase {
        Before "BEFORE" "办前",
        During "DURING" "办中",
        After "AFTER" "办后",
    }

    /// Whether an assisting department agrees with the lead (会办态度).
    OpinionStance {
        Concurs "CONCURS" "同意",
        Dissents "DISSENTS" "有不同意见",
    }

    /// Kinds of response (答复类型).
    ResponseKind {
        Full "FULL" "正式答复",
        Holding "HOLDING" "阶段性答复",
        Correcting "CORRECTING" "更正答复",
        Superseding "SUPERSEDING" "替代答复",
    }

    /// Stages of a response (答复状态).
    ResponseStatus {
        Draft "DRAFT" "起草中",
        UnderReview "UNDER_REVIEW" "审核中",
        Returned "RETURNED" "退回修改",
        Approved "APPROVED" "已答复",
    }

    /// Canonical outcome of a response (办理结果); domain.md §1.3.
    OutcomeCategory {
        Resolved "RESOLVED" "已解决或采纳",
        InProgress "IN_PROGRESS" "正在解决",
        Planned "PLANNED" "列入计划",
        Deferred "DEFERRED" "条件所限",
        Reference "REFERENCE" "留作参考",
    }

    /// States of a commitment (承诺状态); derived, never stored.
    CommitmentState {
        Open "OPEN" "未到期",
        Late "LATE" "逾期未兑现",
        Fulfilled "FULFILLED" "按期兑现",
        FulfilledLate "FULFILLED_LATE" "逾期兑现",
        Broken "BROKEN" "未兑现",
    }

    /// What was judged of a commitment (认定结论).
    CommitmentVerdict {
        Fulfilled "FULFILLED" "兑现",
        Broken "BROKEN" "未兑现",
    }

    /// What a follow-up of a commitment tells (跟踪类别).
    FollowUpKind {
        Progress "PROGRESS" "进展",
        Claim "CLAIM" "申报兑现",
        Fulfilled "FULFILLED" "认定兑现",
        Broken "BROKEN" "认定未兑现",
    }

    /// How content a proposer is with the handling (满意度).
    Satisfaction {
        Satisfied "SATISFIED" "满意",
        BasicallySatisfied "BASICALLY_SATISFIED" "基本满意",
        Understood "UNDERSTOOD" "理解",
        Dissatisfied "DISSATISFIED" "不满意",
    }

    /// How much of a suggestion is public (公开方式).
    Disclosure {
        None "NONE" "不公开",
        Summary "SUMMARY" "摘要公开",
        Full "FULL" "全文公开",
    }

    /// Texts in which a publication may hide passages (遮蔽位置). Titles are not among them: what cannot stand in a
    /// title is published in summary.
    RedactedPart {
        Background "BACKGROUND" "情况",
        Analysis "ANALYSIS" "问题及分析",
        Recommendation "RECOMMENDATION" "具体建议",
        Response "RESPONSE" "答复",
    }

    /// Why a passage is kept from the public (遮蔽理由); domain.md §5.2.
    RedactionGround {
        PersonalPrivacy "PERSONAL_PRIVACY" "个人隐私",
        CommercialSecret "COMMERCIAL_SECRET" "商业秘密",
        StateSecret "STATE_SECRET" "国家秘密",
        SecurityAndStability "SECURITY_AND_STABILITY" "危及国家安全、公共安全、经济安全和社会稳定",
        Other "OTHER" "其他",
    }

    /// Which aggregate a history entry is about (对象).
    HistorySubject {
        Suggestion "SUGGESTION" "建议",
        Consultation "CONSULTATION" "协商",
        ResearchReport "RESEARCH_REPORT" "调研报告",
        Account "ACCOUNT" "账号",
    }

    /// Kinds of document in the search index (检索对象).
    SearchKind {
        Suggestion "SUGGESTION" "建议",
        Response "RESPONSE" "答复",
        Speech "SPEECH" "发言",
        ResearchReport "RESEARCH_REPORT" "调研报告",
        Consultation "CONSULTATION" "协商",
    }

    /// What a roster lists (名册类别).
    RosterKind {
        Members "MEMBERS" "委员",
        Departments "DEPARTMENTS" "承办单位",
        Accounts "ACCOUNTS" "账号",
    }

    /// How the file of a roster is written (名册文件格式).
    RosterFormat {
        Xlsx "XLSX" "Excel 工作簿",
        Utf8 "UTF_8" "UTF-8 文本",
        Utf8Bom "UTF_8_BOM" "带 BOM 的 UTF-8 文本",
        Utf16 "UTF_16" "UTF-16 文本",
        Gb18030 "GB18030" "GBK、GB18030 文本",
    }

    /// What a roster's row comes to (名册行判定).
    RosterVerdict {
        New "NEW" "新增",
        Unchanged "UNCHANGED" "无变化",
        Changed "CHANGED" "有变化",
        DuplicateInFile "DUPLICATE_IN_FILE" "文件内重复",
        Error "ERROR" "有错误",
    }

    /// The columns that rosters know (名册栏目).
    RosterColumn {
        Id "ID" "编号",
        Name "NAME" "姓名或名称",
        ShortName "SHORT_NAME" "简称",
        Kind "KIND" "单位性质",
        Sector "SECTOR" "界别",
        SpecialCommittee "SPECIAL_COMMITTEE" "专委会",
        Title "TITLE" "职务",
        Login "LOGIN" "登录名",
        Role "ROLE" "角色",
        Department "DEPARTMENT" "承办单位",
        Member "MEMBER" "委员",
    }
}

impl UnitRole {
    /// Whether a department in this role answers the proposer itself; assisting ones do not.
    pub const fn replies(self) -> bool {
        !matches!(self, Self::Assist)
    }
}
