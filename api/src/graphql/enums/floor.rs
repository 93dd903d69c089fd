//! Enums about the live floor of a session.

use async_graphql::Enum;

/// Whether a session is being held (会议状态).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::floor::fold::Phase")]
pub enum FloorPhase {
    /// It has not begun (未开始)
    NotOpened,
    /// It goes on (进行中)
    Open,
    /// There is a break (休会)
    Adjourned,
    /// It is over (已结束)
    Closed,
}

/// What somebody takes the floor for (发言类别).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::FloorTurnKind")]
pub enum FloorTurnKind {
    /// A booked speech (预约发言)
    Booked,
    /// An impromptu speech (即席发言)
    Impromptu,
    /// A department answers (部门回应)
    Response,
    /// Somebody interposes; the only turn that may interrupt another, which is paused meanwhile (插话)
    Intervention,
}

/// What has become of a turn (发言状态).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::floor::fold::TurnStatus")]
pub enum FloorTurnStatus {
    /// They wait (候场)
    Waiting,
    /// They have the floor, or had it when somebody interposed (发言中)
    Speaking,
    /// They have spoken (已发言)
    Spoken,
    /// They wait no more (已撤回)
    Withdrawn,
}

/// What happened on the floor (会场事件).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::FloorEventKind")]
pub enum FloorEventKind {
    /// The session began (开会)
    Opened,
    /// An item of the agenda began, and the one before ended (进入议程)
    AgendaItemStarted,
    /// Somebody was entered among those who wait (登记候场)
    Queued,
    /// Somebody who waits came to another place (调整次序)
    Moved,
    /// Somebody was taken off the list (撤回登记)
    Withdrawn,
    /// Somebody took the floor (开始发言)
    Started,
    /// The speaker's time stands still (暂停)
    Paused,
    /// It goes on (继续)
    Resumed,
    /// A turn ended (发言结束)
    Ended,
    /// A point of order was raised; all speaking time stands still (提出程序问题)
    PointOfOrderRaised,
    /// It was decided; who spoke goes on (程序问题裁定)
    PointOfOrderDecided,
    /// A break began; who spoke is paused (休会)
    Adjourned,
    /// The break ended (复会)
    Reconvened,
    /// The session ended, and what still ran (散会)
    Closed,
}

/// What the asker may do on the floor, each the name of a mutation (可办操作).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::floor::Action")]
pub enum FloorAction {
    /// Begin the session (开会)
    OpenFloor,
    /// Go on to an item of the agenda (进入议程)
    StartAgendaItem,
    /// Enter somebody who wants to speak (登记发言)
    QueueSpeaker,
    /// Change the order of those who wait (调整次序)
    MoveSpeaker,
    /// Take somebody off the list (撤回登记)
    WithdrawSpeaker,
    /// Give the floor to somebody who waits (请发言)
    GiveFloor,
    /// Let the speaker's time stand still (暂停)
    PauseTurn,
    /// Let it go on (继续)
    ResumeTurn,
    /// End the turn (结束发言)
    EndTurn,
    /// Take down a point of order (提出程序问题)
    RaisePointOfOrder,
    /// Take down how it was decided (裁定程序问题)
    DecidePointOfOrder,
    /// Begin a break (休会)
    AdjournFloor,
    /// End the break (复会)
    ReconveneFloor,
    /// End the session (散会)
    CloseFloor,
    /// Turn the record into draft minutes (生成纪要稿)
    DraftMinutes,
}
