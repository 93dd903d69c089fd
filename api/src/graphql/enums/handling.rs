//! Enums about how suggestions are handled, answered and evaluated.

use async_graphql::Enum;

/// How departments share a suggestion (办理方式).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::HandlingMode")]
pub enum HandlingMode {
    /// One department handles and answers it (独办)
    Sole,
    /// One leads and answers, others assist (主办会办)
    Joint,
    /// Each handles and answers its own part (分办)
    Separate,
}

/// The part a department takes in handling (承办角色).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::UnitRole")]
pub enum UnitRole {
    /// Handles it alone (独办)
    Sole,
    /// Leads and answers (主办)
    Lead,
    /// Assists the lead; does not answer the proposer (会办)
    Assist,
    /// Answers its own part (分办)
    Separate,
}

/// How far one department has come (单位办理状态).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::AssignmentStatus")]
pub enum AssignmentStatus {
    /// Has still to sign for it (待签收)
    PendingReceipt,
    /// Is handling it (办理中)
    InHandling,
    /// Its response is being reviewed (答复审核中)
    ResponseUnderReview,
    /// Its response is delivered (已答复)
    Responded,
}

/// What sort of response it is (答复类型).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::ResponseKind")]
pub enum ResponseKind {
    /// The formal response (正式答复)
    Full,
    /// An interim response (阶段性答复)
    Holding,
    /// Corrects an earlier one (更正答复)
    Correcting,
    /// Takes the place of an earlier one (替代答复)
    Superseding,
}

/// The stage of a response (答复状态).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::ResponseStatus")]
pub enum ResponseStatus {
    /// Being written; only its department sees it (起草中)
    Draft,
    /// Being reviewed by the office (审核中)
    UnderReview,
    /// Back with its department (退回修改)
    Returned,
    /// Approved and so delivered (已答复)
    Approved,
}

/// The canonical outcome of a response (办理结果).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::OutcomeCategory")]
pub enum OutcomeCategory {
    /// Solved or adopted (已解决或采纳)
    Resolved,
    /// Being solved (正在解决)
    InProgress,
    /// Planned for (列入计划)
    Planned,
    /// Not possible under present conditions (条件所限)
    Deferred,
    /// Kept for reference (留作参考)
    Reference,
}

/// How content a proposer is with the handling (满意度).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::Satisfaction")]
pub enum Satisfaction {
    /// Satisfied (满意)
    Satisfied,
    /// Basically satisfied (基本满意)
    BasicallySatisfied,
    /// Understands the result (理解)
    Understood,
    /// Dissatisfied; the lead proposer's opens another round (不满意)
    Dissatisfied,
}

/// What a deadline is for (期限类别).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::deadline::DeadlineKind")]
pub enum DeadlineKind {
    /// The department's reply (答复)
    Reply,
    /// The department's second reply after dissatisfaction (重新办理)
    Rehandling,
}
