//! Enums about deadlines, calendars and notices.

use async_graphql::Enum;

/// What a deadline is for (期限类别).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::DeadlineKind")]
pub enum DeadlineKind {
    /// The department signs for the case (签收)
    SignFor,
    /// The department may ask to hand it back until it replies, signed for or not; a right that is met by asking, and
    /// otherwise runs out without being overdue (退办)
    HandBack,
    /// The department's first contact with the proposer (首次联系)
    FirstContact,
    /// The assisting department's opinion to the lead (会办意见)
    AssistOpinion,
    /// The department's reply (答复)
    Reply,
    /// The department's second reply after dissatisfaction (重新办理)
    Rehandling,
    /// The proposers' evaluation of the reply (评价)
    Evaluation,
    /// The office's publication after the reply (公开)
    Publishing,
}

/// What a deadline is counted in (计算单位).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::deadline::TermUnit")]
pub enum DeadlineUnit {
    /// Calendar days (日)
    Days,
    /// Working days of the committee's calendar (工作日)
    WorkingDays,
}

/// What a clock starts with (起算事件).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::deadline::StartEvent")]
pub enum StartEvent {
    /// The case was assigned (交办)
    Assigned,
    /// It came to this department later than to the first one (改办)
    HandedOver,
    /// The reply was delivered (答复送达)
    Delivered,
    /// The proposer was dissatisfied (退回重新办理)
    Reopened,
}

/// What a day in a calendar is (日历日类型).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::CalendarDayKind")]
pub enum CalendarDayKind {
    /// Off (放假)
    Holiday,
    /// A working day in place of another (调休上班)
    WorkingDay,
}

/// How a file of holidays is written (文件格式).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::calendar::Format")]
pub enum HolidayFormat {
    /// iCalendar after RFC 5545, one event of whole days a holiday; a summary with 班 is a make-up working day
    Ics,
    /// A table (表格) with the columns `date`, `kind` (`HOLIDAY`, `WORKING_DAY`) and `name`
    Csv,
}

/// What is wrong with a row of a file of holidays (行错误).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::calendar::RowFault")]
pub enum HolidayRowFault {
    /// The file or the row cannot be read at all (无法读取)
    Malformed,
    /// It has no day, or no real one (日期不对)
    InvalidDate,
    /// It says neither holiday nor working day (类型不对)
    InvalidKind,
    /// It has no name, or a too long one (名称不对)
    InvalidName,
    /// An earlier row has the same day (日期重复)
    Duplicate,
    /// It lasts too long, comes again, or is one day too many (过多)
    TooMuch,
}

/// What a notice tells (通知类别).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::NotificationKind")]
pub enum NotificationKind {
    /// The member is invited to co-sign (邀请附议)
    Invited,
    /// The suggestion was filed (立案)
    Filed,
    /// The suggestion was merged into another one (并案)
    Merged,
    /// The suggestion came back for revision (退回修改)
    Returned,
    /// The suggestion was not filed (不予立案)
    Declined,
    /// A case was assigned to the department (交办)
    Assigned,
    /// A department asks to hand a case back; to who supervises (申请退办)
    ReassignmentRequested,
    /// The department is rid of a case, which it may see no more (同意退办)
    ReassignmentApproved,
    /// The department goes on with the case that it wanted to hand back (不同意退办)
    ReassignmentDenied,
    /// The department's letter came back from review (答复退改)
    ResponseReturned,
    /// A response was delivered (答复)
    Answered,
    /// The department has to handle the case again (重新办理)
    Reopened,
    /// The suggestion was published (公开)
    Published,
    /// A deadline is near (期限提醒)
    Reminder,
    /// A deadline has passed (逾期)
    Overdue,
    /// The office urges the department (催办)
    Urged,
    /// The department has more time to answer (延期)
    Extended,
    /// A session has a day, or another one; to who takes part (会议通知)
    SessionScheduled,
    /// A session is put off and has no day; to who takes part (会议延期)
    SessionPostponed,
    /// A session is called off; to who was to take part (会议取消)
    SessionCancelled,
}
