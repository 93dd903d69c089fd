//! Recording that data was handed over before a bargaining.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::bargaining::{self as rows, HandOver};

use super::told;
use crate::graphql::consultation::Consultation;
use crate::graphql::enums::BargainingSide;
use crate::graphql::scalars::Date;
use crate::graphql::{id, read};
use crate::run;

/// Data that one side handed over to the other (提供资料).
#[derive(InputObject, Clone)]
pub struct RecordDataHandoverInput {
    /// The bargaining (协商活动).
    consultation: ID,
    /// The side that handed it over; the other received it (提供方).
    side: BargainingSide,
    /// Who handed it over, as printed, at most 100 characters (提供人).
    handed_by: String,
    /// What it is, at most 1,000 characters (资料内容).
    data: String,
    /// The day, not in the future (提供日期).
    on: Date,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl RecordDataHandoverInput {
    fn read(self) -> domain::Result<HandOver> {
        Ok(HandOver {
            consultation: id::parse("consultation", &self.consultation)?,
            side: self.side.into(),
            handed_by: self.handed_by,
            data: self.data,
            on: self.on.0,
        })
    }
}

/// The data recorded.
#[derive(SimpleObject)]
pub struct RecordDataHandoverPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// Records data handed over.
#[derive(Default)]
pub struct DataHandoverMutation;

#[Object]
impl DataHandoverMutation {
    /// Records that a side handed data over to the other before a bargaining, late or in time, as an organiser; at most 100
    /// times (提供资料).
    async fn record_data_handover(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The data and who handed it over.")] input: RecordDataHandoverInput,
    ) -> Result<RecordDataHandoverPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "recordDataHandover", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::hand_over(&app, &actor, &call, input).await }
        });
        Ok(RecordDataHandoverPayload { consultation: read::consultation(ctx, id.await?).await? })
    }
}
