//! Enums of handling: assignments, responses, evaluations, promises and clocks.

use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

use super::text_enums;

text_enums! {
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
        ReturnRequested "RETURN_REQUESTED" "申请退办",
        InHandling "IN_HANDLING" "办理中",
        ResponseUnderReview "RESPONSE_UNDER_REVIEW" "答复审核中",
        Responded "RESPONDED" "已答复",
        HandedBack "HANDED_BACK" "已退办",
    }

    /// What became of a request to hand an assignment back (退办决定).
    HandBackDecision {
        Approved "APPROVED" "同意退办",
        Denied "DENIED" "不同意退办",
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
        Invited "INVITED" "邀请附议",
        Filed "FILED" "立案",
        Merged "MERGED" "并案",
        Returned "RETURNED" "退回修改",
        Declined "DECLINED" "不予立案",
        Assigned "ASSIGNED" "交办",
        ReassignmentRequested "REASSIGNMENT_REQUESTED" "申请退办",
        ReassignmentApproved "REASSIGNMENT_APPROVED" "同意退办",
        ReassignmentDenied "REASSIGNMENT_DENIED" "不同意退办",
        ResponseReturned "RESPONSE_RETURNED" "答复退改",
        Answered "ANSWERED" "答复",
        Reopened "REOPENED" "重新办理",
        Published "PUBLISHED" "公开",
        Reminder "REMINDER" "期限提醒",
        Overdue "OVERDUE" "逾期",
        Urged "URGED" "催办",
        Extended "EXTENDED" "延期",
        SessionScheduled "SESSION_SCHEDULED" "会议通知",
        SessionPostponed "SESSION_POSTPONED" "会议延期",
        SessionCancelled "SESSION_CANCELLED" "会议取消",
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

    /// How open a department proposes its letter to be (公开属性); domain.md §5.
    Publicity {
        Proactive "PROACTIVE" "主动公开",
        OnRequest "ON_REQUEST" "依申请公开",
        Withheld "WITHHELD" "不予公开",
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
}
