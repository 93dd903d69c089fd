//! Enums of consultations, speeches, reports and outcomes.

use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

use super::text_enums;

text_enums! {
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
        Reviewed "REVIEWED" "已审稿",
        Finalized "FINALIZED" "已定稿",
        Delivered "DELIVERED" "已发言",
        Discarded "DISCARDED" "未采用",
        Withdrawn "WITHDRAWN" "已撤回",
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
}
