//! The rates (比率): what each divides by what.

use std::ops::AddAssign;

use crate::lang::Lang;

/// A rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Filed of received (立案率).
    Filing,
    /// Cases answered of cases assigned (件答复率).
    CaseReply,
    /// Replies made of replies due (件次答复率).
    Reply,
    /// Replies in time (按期答复率).
    OnTime,
    /// Contentment among proposers' own evaluations (满意率).
    Satisfaction,
    /// Contentment among evaluations on paper (纸质评价满意率).
    PaperSatisfaction,
    /// Promises kept (承诺兑现率).
    Fulfilment,
}

/// What a rate is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// What is counted (分子).
    pub part: u64,
    /// Out of what (分母).
    pub of: u64,
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.part += other.part;
        self.of += other.of;
    }
}

impl Share {
    /// Returns the share, from 0 to 1; none where there is nothing to divide by.
    pub fn value(self) -> Option<f64> {
        let (part, of) = (u32::try_from(self.part).ok()?, u32::try_from(self.of).ok()?);
        (of > 0).then(|| f64::from(part) / f64::from(of))
    }
}

impl Measure {
    /// Every rate.
    pub const ALL: [Self; 7] = [
        Self::Filing,
        Self::CaseReply,
        Self::Reply,
        Self::OnTime,
        Self::Satisfaction,
        Self::PaperSatisfaction,
        Self::Fulfilment,
    ];

    /// Says what is divided by what (口径).
    pub fn rule(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::Filing => ("立案或受理数 ÷ 收到数", "filed of received"),
            Self::CaseReply => (
                "各承办单位均已答复的件数 ÷ 交办件数",
                "cases that every answering department has answered, of cases assigned",
            ),
            Self::Reply => (
                "已答复件次 ÷ 应答复件次（按承办单位计，会办不计）",
                "replies made of replies due, one per answering department",
            ),
            Self::OnTime => (
                "按期答复件次 ÷ （已答复件次 ＋ 逾期未答复件次），延期计入，重新办理另计一次",
                "replies by their last day, extensions included, of replies made and replies overdue; a second handling counts anew",
            ),
            Self::Satisfaction => (
                "满意和基本满意数 ÷ 提案者本人评价数（纸质评价另计）",
                "satisfied or basically satisfied of all evaluations that proposers made themselves; paper forms apart",
            ),
            Self::PaperSatisfaction => {
                ("满意和基本满意数 ÷ 纸质评价数", "satisfied or basically satisfied of all evaluations on paper")
            }
            Self::Fulfilment => (
                "认定兑现数（含逾期兑现） ÷ （已认定数 ＋ 逾期未认定数）",
                "promises judged fulfilled, in time or later, of promises judged or late",
            ),
        };
        lang.pick(zh, en)
    }
}
