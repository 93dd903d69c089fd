//! Marks of a suggestion: key ones with who leads and supervises them, honours, notes of the supervision.

use async_graphql::{ID, Object};
use domain::{award, key_suggestion, supervision_note};

use super::id;
use super::scalars::{Date, Moment};

/// What makes a suggestion a key one (重点提案).
pub struct KeySuggestion(pub key_suggestion::KeySuggestion);

/// What makes a suggestion a key one (重点提案).
#[Object]
impl KeySuggestion {
    /// Who leads its handling (领办领导).
    async fn leader(&self) -> &str {
        &self.0.leader
    }

    /// Who supervises it (督办领导).
    async fn supervisor(&self) -> &str {
        &self.0.supervisor
    }

    /// The day it was approved (确定日期).
    async fn approved_on(&self) -> Date {
        self.0.approved_on.into()
    }

    /// The meeting that approved it; for insiders (确定会议).
    async fn meeting(&self) -> Option<&str> {
        Some(self.0.meeting.as_str()).filter(|meeting| !meeting.is_empty())
    }
}

/// An honour for a suggestion (优秀提案).
pub struct Award(pub award::Award);

/// An honour for a suggestion (优秀提案).
#[Object]
impl Award {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The year it is honoured for (年度).
    async fn year(&self) -> i32 {
        self.0.year
    }

    /// The title of the honour (称号).
    async fn title(&self) -> &str {
        &self.0.title
    }
}

/// A note of those who supervise a case; internal (督办记录).
pub struct SupervisionNote(pub supervision_note::SupervisionNote);

/// A note of those who supervise a case; internal (督办记录).
#[Object]
impl SupervisionNote {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// What is noted (内容).
    async fn body(&self) -> &str {
        &self.0.body
    }

    /// Whether the departments charged with the case read it too (是否告知承办单位).
    async fn is_for_department(&self) -> bool {
        self.0.is_for_department
    }

    /// Who wrote it, as they were named then (记录人).
    async fn made_by(&self) -> &str {
        &self.0.made_by_name
    }

    /// When it was written (记录时间).
    async fn created_at(&self) -> Moment {
        self.0.created_at.into()
    }
}
