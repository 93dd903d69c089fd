//! Who sits at the table for whom, and what is agreed there: representatives and terms.

use std::ops::RangeInclusive;

use entities::enums::{BargainingSide, WagePeriod};
use entities::ids::ConsultationId;
use entities::{bargaining_representative, wage_term};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::lock;
use crate::actor::Actor;
use crate::app::App;
use crate::consultation;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows;
use crate::text::{optional, required};
use crate::write::Call;

/// How many representatives, or terms, a bargaining has at the most.
const MOST: u64 = 100;

/// What a wage may be; beyond it doubles are no longer exact.
const AMOUNTS: RangeInclusive<f64> = 0.0..=9e12;

/// Somebody who sits at the table.
#[derive(Debug, Clone)]
pub struct NewRepresentative {
    /// The bargaining.
    pub consultation: ConsultationId,
    /// For which side.
    pub side: BargainingSide,
    /// Whether as its chief representative.
    pub is_chief: bool,
    /// The name as printed, at most 100 characters.
    pub name: String,
    /// Their post as of then.
    pub title: Option<String>,
}

/// A term before and after.
#[derive(Debug, Clone)]
pub struct NewTerm {
    /// The bargaining.
    pub consultation: ConsultationId,
    /// What it is, at most 100 characters; once in a bargaining.
    pub label: String,
    /// The figure before, from 0 on.
    pub before: Option<f64>,
    /// The figure agreed on, from 0 on.
    pub after: f64,
    /// The unit as printed.
    pub unit: String,
    /// For how long a time it is.
    pub period: WagePeriod,
    /// The change as reported.
    pub reported_change: Option<String>,
}

/// Enters a representative of a side, as an organiser. A side has one chief.
///
/// # Errors
///
/// `CHIEF_TAKEN` where the side has its chief; `BAD_USER_INPUT` naming the field.
pub async fn add_representative(
    app: &App,
    actor: &Actor,
    call: &Call,
    input: NewRepresentative,
) -> Result<ConsultationId> {
    use bargaining_representative::{ActiveModel, Column, Entity};

    let name = required("name", &input.name, 100)?;
    let title = optional("title", input.title.as_deref(), 100)?;

    let write = app.begin(actor, call).await?;

    let session = lock(&write, actor, input.consultation).await?;
    let there = Entity::find().filter(Column::ConsultationId.eq(session.id)).all(&write.tx).await?;
    if there.len() as u64 >= MOST {
        return Err(Error::bad_input("consultation", Reason::TooMany));
    }
    if input.is_chief && there.iter().any(|one| one.is_chief && one.side == input.side) {
        return Err(Error::bad_input("isChief", Reason::ChiefTaken));
    }
    if there.iter().any(|one| one.side == input.side && one.name == name) {
        return Err(Error::bad_input("name", Reason::Duplicate));
    }

    let row = ActiveModel {
        id: Set(app.new_id()),
        consultation_id: Set(session.id),
        side: Set(input.side),
        is_chief: Set(input.is_chief),
        name: Set(name),
        title: Set(title),
    };
    row.insert(&write.tx).await?;
    consultation::note(app, &write, actor, &session, "ADD_REPRESENTATIVE", None).await?;

    write.commit(session.id).await
}

/// Records a term before and after, as an organiser.
///
/// # Errors
///
/// `DUPLICATE` for a label that the bargaining has; `BAD_USER_INPUT` naming the field.
pub async fn record_term(app: &App, actor: &Actor, call: &Call, input: NewTerm) -> Result<ConsultationId> {
    let label = required("label", &input.label, 100)?;
    let unit = required("unit", &input.unit, 20)?;
    let reported_change = optional("reportedChange", input.reported_change.as_deref(), 50)?;
    let figures = [("before", input.before), ("after", Some(input.after))];
    for (field, figure) in figures {
        if figure.is_some_and(|figure| !AMOUNTS.contains(&figure)) {
            return Err(Error::bad_input(field, Reason::OutOfRange));
        }
    }

    let write = app.begin(actor, call).await?;

    let session = lock(&write, actor, input.consultation).await?;
    let of_session = || wage_term::Entity::find().filter(wage_term::Column::ConsultationId.eq(session.id));
    if of_session().count(&write.tx).await? >= MOST {
        return Err(Error::bad_input("consultation", Reason::TooMany));
    }
    let position = rows::next_position(of_session(), wage_term::Column::Position, &write.tx).await?;

    let row = wage_term::ActiveModel {
        id: Set(app.new_id()),
        consultation_id: Set(session.id),
        position: Set(position),
        label: Set(label),
        amount_before: Set(input.before),
        amount_after: Set(input.after),
        unit: Set(unit),
        period: Set(input.period),
        reported_change: Set(reported_change),
    };
    row.insert(&write.tx).await.map_err(|error| {
        let columns = "wage_term.consultation_id, wage_term.label";
        let refusal = Error::bad_input("label", Reason::Duplicate);
        rows::refuse(error, "uq_wage_term_consultation_label", columns, refusal)
    })?;
    consultation::note(app, &write, actor, &session, "RECORD_TERM", None).await?;

    write.commit(session.id).await
}
