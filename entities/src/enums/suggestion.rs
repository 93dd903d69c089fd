//! Enums of suggestions from draft to archive, and of what is told about them.

use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

use super::text_enums;

text_enums! {
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
        Adopted "ADOPTED" "已采用",
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
        Adopted "ADOPTED" "已采用",
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

    /// What a level of review decides (审查决定).
    ReviewDecision {
        Pass "PASS" "通过，转下一级",
        Return "RETURN" "退回修改",
        Decline "DECLINE" "不予立案",
        File "FILE" "立案",
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

    /// Stages of a brief of social opinions (专报状态); domain.md §2.6.
    OpinionBriefStatus {
        Editing "EDITING" "编辑中",
        InSigning "IN_SIGNING" "待签发",
        Signed "SIGNED" "已签发",
        Issued "ISSUED" "已印发",
        Discarded "DISCARDED" "已作废",
    }

    /// What an issued brief met with (采用类型).
    AdoptionKind {
        Adopted "ADOPTED" "采用",
        Instructed "INSTRUCTED" "批示",
    }

    /// Whether a brief was adopted by itself (采用方式).
    AdoptionForm {
        Single "SINGLE" "单篇采用",
        Combined "COMBINED" "综合采用",
    }

    /// Which aggregate a history entry is about (对象).
    HistorySubject {
        Suggestion "SUGGESTION" "建议",
        Consultation "CONSULTATION" "协商",
        ResearchReport "RESEARCH_REPORT" "调研报告",
        Account "ACCOUNT" "账号",
        OpinionBrief "OPINION_BRIEF" "社情民意信息专报",
        AnnualPlan "ANNUAL_PLAN" "年度协商计划",
        Ledger "LEDGER" "台账",
        Council "COUNCIL" "议事会",
        CouncilMatter "COUNCIL_MATTER" "议事会议题",
    }

    /// Kinds of document in the search index (检索对象).
    SearchKind {
        Suggestion "SUGGESTION" "建议",
        Response "RESPONSE" "答复",
        Speech "SPEECH" "发言",
        ResearchReport "RESEARCH_REPORT" "调研报告",
        Consultation "CONSULTATION" "协商",
    }
}
