//! Data handed over before a bargaining, and whether it came in time (资料提供).

use async_graphql::{Enum, ID, Object, SimpleObject};
use domain::bargaining as rows;

use super::enums::BargainingSide;
use super::id;
use super::scalars::Date;

/// Data that one side handed over to the other before they met (资料提供).
pub struct DataHandover(pub rows::DataHandover);

/// Data that one side handed over to the other before they met (资料提供).
#[Object]
impl DataHandover {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The side that handed it over; the other received it (提供方).
    async fn side(&self) -> BargainingSide {
        self.0.side.into()
    }

    /// Who handed it over, as printed (提供人).
    async fn handed_by(&self) -> &str {
        &self.0.handed_by
    }

    /// What it is (资料内容).
    async fn data(&self) -> &str {
        &self.0.data
    }

    /// The day (提供日期).
    async fn on(&self) -> Date {
        self.0.handed_on.into()
    }
}

/// How a side's data came before a meeting (资料提供情况).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::bargaining::Handover")]
pub enum DataHandoverState {
    /// It has not come, and its last day is not over (待提供)
    Pending,
    /// It came by its last day (按期提供)
    InTime,
    /// It came after its last day: a warning, no refusal (逾期提供)
    Late,
    /// It has not come, and its last day is over: a warning, no refusal (未提供)
    Missing,
}

/// Whether a side's data came in time before the sides met (资料提供期限).
#[derive(SimpleObject)]
pub struct DataHandoverClock {
    /// The side that owes it (提供方).
    side: BargainingSide,
    /// The last day: 5 working days before the meeting as shipped, by the committee's calendar and its rules of the day of
    /// the meeting (提供期限).
    due_on: Date,
    /// The first day on which it handed any over (首次提供日期).
    first_on: Option<Date>,
    /// How it came (提供情况).
    state: DataHandoverState,
}

impl From<rows::DataClock> for DataHandoverClock {
    fn from(clock: rows::DataClock) -> Self {
        let rows::DataClock { side, due_on, first_on, state } = clock;
        Self { side: side.into(), due_on: due_on.into(), first_on: first_on.map(Date), state: state.into() }
    }
}
