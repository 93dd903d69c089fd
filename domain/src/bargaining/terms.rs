//! What is agreed at the table: terms before and after, and other figures for them while the draft is the sides' own.

use std::ops::RangeInclusive;

use entities::enums::WagePeriod;
use entities::ids::ConsultationId;
use entities::wage_term::{ActiveModel, Column, Entity, Model};
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::order::Act;
use super::{lock_to, sign};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows;
use crate::text::{optional, required};
use crate::write::Call;

/// How many terms a bargaining has at the most.
const MOST: u64 = 100;

/// What a wage may be; beyond it doubles are no longer exact.
const AMOUNTS: RangeInclusive<f64> = 0.0..=9e12;

/// A term before and after.
#[derive(Debug, Clone)]
pub struct NewTerm {
    /// The bargaining.
    pub consultation: ConsultationId,
    /// What it is, at most 100 characters; once in a bargaining, so that one that is there is revised.
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

/// Records a term before and after, as an organiser, until the congress has passed the draft. The term of that label is
/// revised where there is one, and the history tells organisers what stood there.
///
/// # Errors
///
/// `DUPLICATE` where it stands like this already; `WRONG_STATE` once the congress has voted for the draft,
/// `BARGAINING_TOO_LATE` from its approval on, `BARGAINING_OVER`; `BAD_USER_INPUT` naming the field.
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

    let session = lock_to(&write, actor, input.consultation, Act::Agree).await?;
    // What the congress has passed is what was put to it.
    if sign::has_passed(&write, &session, app.today(), None).await? {
        return Err(Error::refused(Reason::WrongState));
    }
    let of_session = || Entity::find().filter(Column::ConsultationId.eq(session.id));
    let stood = of_session().filter(Column::Label.eq(&label)).one(&write.tx).await?;
    if stood.is_none() && of_session().count(&write.tx).await? >= MOST {
        return Err(Error::bad_input("consultation", Reason::TooMany));
    }
    let next = Model {
        id: stood.as_ref().map_or_else(|| app.new_id(), |term| term.id),
        consultation_id: session.id,
        position: match &stood {
            Some(term) => term.position,
            None => rows::next_position(of_session(), Column::Position, &write.tx).await?,
        },
        label,
        amount_before: input.before,
        amount_after: input.after,
        unit,
        period: input.period,
        reported_change,
    };
    if stood.as_ref() == Some(&next) {
        return Err(Error::bad_input("label", Reason::Duplicate));
    }

    let row = ActiveModel {
        id: if stood.is_some() { ActiveValue::Unchanged(next.id) } else { Set(next.id) },
        consultation_id: Set(next.consultation_id),
        position: Set(next.position),
        label: Set(next.label),
        amount_before: Set(next.amount_before),
        amount_after: Set(next.amount_after),
        unit: Set(next.unit),
        period: Set(next.period),
        reported_change: Set(next.reported_change),
    };
    if let Some(term) = stood {
        row.update(&write.tx).await?;
        consultation::note(app, &write, actor, &session, "REVISE_TERM", Some(in_words(&term))).await?;
    } else {
        row.insert(&write.tx).await?;
        consultation::note(app, &write, actor, &session, "RECORD_TERM", None).await?;
    }

    write.commit(session.id).await
}

/// Says what a term was, for the history: `月平均工资：3800 → 4100 元/MONTH，8%`.
fn in_words(term: &Model) -> String {
    let before = term.amount_before.map_or_else(|| "—".to_owned(), |amount| amount.to_string());
    let reported = term.reported_change.as_ref().map(|change| format!("，{change}")).unwrap_or_default();
    format!("{}：{before} → {} {}/{}{reported}", term.label, term.amount_after, term.unit, term.period.as_str())
}

#[cfg(test)]
mod tests {
    use entities::ids::WageTermId;

    use super::*;

    #[test]
    fn a_term_is_told_with_all_its_figures() {
        let mut term = Model {
            id: WageTermId(uuid::Uuid::nil()),
            consultation_id: ConsultationId(uuid::Uuid::nil()),
            position: 1,
            label: "月平均工资".into(),
            amount_before: Some(3_800.0),
            amount_after: 4_100.5,
            unit: "元".into(),
            period: WagePeriod::Month,
            reported_change: Some("8%".into()),
        };
        assert_eq!(in_words(&term), "月平均工资：3800 → 4100.5 元/MONTH，8%");

        (term.amount_before, term.reported_change) = (None, None);
        assert_eq!(in_words(&term), "月平均工资：— → 4100.5 元/MONTH");
    }
}
