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
    /// Asks to hand it back, which is not decided yet; to outsiders as before it asked (申请退办)
    ReturnRequested,
    /// Is handling it (办理中)
    InHandling,
    /// Its response is being reviewed (答复审核中)
    ResponseUnderReview,
    /// Its response is delivered; of an assisting department, its opinion is given (已答复)
    Responded,
    /// Handed it back; another department has taken its part over. For insiders (已退办)
    HandedBack,
}

/// What became of a request to hand an assignment back (退办决定).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::HandBackDecision")]
pub enum HandBackDecision {
    /// Another department has taken the case over (同意退办)
    Approved,
    /// The department that asked goes on with it (不同意退办)
    Denied,
}

/// What sort of response it is (答复类型).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::ResponseKind")]
pub enum ResponseKind {
    /// The formal response (正式答复)
    Full,
    /// An interim response; the duty to reply stays open (阶段性答复)
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

/// How open a department proposes its letter to be (公开属性).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::Publicity")]
pub enum Publicity {
    /// To be published (主动公开)
    Proactive,
    /// Given to who applies for it (依申请公开)
    OnRequest,
    /// Not to be published (不予公开)
    Withheld,
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

/// How a department met or reached the proposer (沟通方式).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::ContactMethod")]
pub enum ContactMethod {
    /// Face to face (面谈)
    Meeting,
    /// A meeting of several (座谈会)
    Symposium,
    /// By telephone (电话)
    Phone,
    /// By e-mail (电子邮件)
    Email,
    /// By letter (书信)
    Letter,
    /// A visit on the spot (走访)
    Visit,
    /// In another way (其他)
    Other,
}

/// When in the handling a contact was made (沟通阶段).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::ContactPhase")]
pub enum ContactPhase {
    /// Before handling it (办前)
    Before,
    /// While handling it (办中)
    During,
    /// After handling it (办后)
    After,
}

/// Whether an assisting department agrees with the lead (会办态度).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::OpinionStance")]
pub enum OpinionStance {
    /// It agrees (同意)
    Concurs,
    /// It disagrees, and says so (有不同意见)
    Dissents,
}

/// What is remarkable about a reply and yet no reason to refuse it (提醒类别).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::contact_record::ReplyWarning")]
pub enum ReplyWarningCode {
    /// The department has recorded no contact with the proposer in this round (无沟通记录)
    NoContactRecorded,
}
