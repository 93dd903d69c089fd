//! The days of a committee's calendar that are no ordinary ones.

use async_graphql::{Context, Object};
use domain::calendar as rows;

use super::context::Asked as _;
use super::enums::CalendarDayKind;
use super::scalars::Date;

/// A holiday or a make-up working day (节假日或调休上班日).
#[derive(Debug, Clone)]
pub struct Holiday(pub rows::Holiday);

/// A holiday or a make-up working day (节假日或调休上班日).
#[Object]
impl Holiday {
    /// The day (日期).
    async fn day(&self) -> Date {
        self.0.day.into()
    }

    /// Off or on (放假或上班).
    async fn kind(&self) -> CalendarDayKind {
        self.0.kind.into()
    }

    /// The festival, in the language asked for, or the name as the committee entered it (名称).
    async fn name(&self, ctx: &Context<'_>) -> &str {
        self.0.name.text(ctx.lang())
    }

    /// Whether the committee entered it, and not the State Council (是否本会设置).
    async fn is_own(&self) -> bool {
        self.0.is_own
    }
}
