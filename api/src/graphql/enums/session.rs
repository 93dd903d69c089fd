//! Enums of what goes before a session.

use async_graphql::Enum;

/// Whether a participant comes, and came (到会情况).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::Attendance")]
pub enum Attendance {
    /// Has not answered (待确认)
    Invited,
    /// Comes (确认参加)
    Confirmed,
    /// Is excused (请假)
    OnLeave,
    /// Came (到会)
    Attended,
    /// Did not come and was not excused (缺席)
    Absent,
}

/// What sort of paper is handed out for a session (会议材料类别).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::SessionMaterialKind")]
pub enum SessionMaterialKind {
    /// The notice of the session (会议通知)
    Notice,
    /// The agenda in full (会议议程)
    Agenda,
    /// What a department tells beforehand (情况通报)
    Briefing,
    /// Background to read (参阅材料)
    Background,
    /// Something else (其他)
    Other,
}

/// What sort of research goes before a session (调研形式).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::ResearchActivityKind")]
pub enum ResearchActivityKind {
    /// A visit to a place (实地考察)
    SiteVisit,
    /// Visits to households (入户走访)
    HouseholdVisit,
    /// A briefing by those who know (听取汇报)
    Briefing,
    /// A survey (问卷调查)
    Survey,
    /// A democratic review of a body's work (民主评议)
    Review,
}

/// How a speech that was handed in is used (发言采用方式).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::speech::Usage")]
pub enum SpeechUsage {
    /// Given at the session (口头发言)
    Oral,
    /// Circulated in writing (书面发言)
    Written,
    /// Not used; it may become a social opinion where its speaker agrees (转弃)
    Discarded,
}

/// What may be done with a speech (可办操作).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
pub enum SpeechAction {
    /// `reviseSpeech`: its speaker changes it (修改)
    Revise,
    /// `reviewSpeech`: the organisers decide how it is used (审稿)
    Review,
    /// `finalizeSpeech`: its text becomes final (定稿)
    Finalize,
    /// `withdrawSpeech`: its speaker takes it back (撤回)
    Withdraw,
}

impl From<domain::speech::machine::Event> for SpeechAction {
    fn from(event: domain::speech::machine::Event) -> Self {
        use domain::speech::machine::Event;

        match event {
            Event::Revise => Self::Revise,
            Event::Review(_) => Self::Review,
            Event::Finalize => Self::Finalize,
            Event::Withdraw => Self::Withdraw,
        }
    }
}
