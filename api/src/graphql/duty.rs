//! Members' records of duty (履职档案).

use async_graphql::Object;
use domain::duty::Duty;

/// What a member did, as far as the asker may see: what is hidden from them is not counted (履职档案).
pub struct DutyRecord(pub Duty);

/// What a member did, as far as the asker may see: what is hidden from them is not counted (履职档案).
#[Object]
impl DutyRecord {
    /// Speeches held, or handed in as final in writing, at sessions that have taken place; by the day of the session
    /// (发言篇数).
    async fn speeches(&self) -> u64 {
        self.0.speeches
    }

    /// Suggestions handed in as their lead proposer, without those withdrawn; by the day they were last handed in
    /// (领衔件数).
    async fn suggestions_led(&self) -> u64 {
        self.0.led
    }

    /// Suggestions of others that the member agreed to co-sign, without those withdrawn and those joined by a merge
    /// (附议件数).
    async fn suggestions_cosigned(&self) -> u64 {
        self.0.cosigned
    }

    /// Sessions that have taken place and that the member attended, in whichever role: noted as present or, where nothing
    /// was noted of them afterwards, having said that they come. Null but for the member, and for the committee's
    /// organisers, supervision and chair: nobody else is told who stayed away (参加协商次数).
    async fn sessions_attended(&self) -> Option<u64> {
        self.0.attended
    }
}
