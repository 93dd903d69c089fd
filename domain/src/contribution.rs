//! What people give to the projects of their village or community (投入): in figures as reported, and summed by unit.

use std::collections::HashMap;

use entities::contribution::{ActiveModel, Column, Entity};
use entities::council_matter_meeting;
use entities::enums::ContributionKind;
use entities::ids::{CommitteeId, ConsultationId, CouncilMatterId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set};

pub use entities::contribution::Model as Contribution;

use crate::actor::Actor;
use crate::app::App;
use crate::consultation;
use crate::council::must_be_council;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows::{self, grouped};
use crate::text::{optional, required};
use crate::write::Call;

/// How many contributions a consultation has at the most.
const MOST: u64 = 500;

/// How many rows one read gives at the most, over all consultations asked for.
const MOST_READ: u64 = 50_000;

/// How large a figure is at the most.
const LARGEST: f64 = 9e12;

/// A contribution to record.
#[derive(Debug, Clone)]
pub struct Record {
    /// The consultation.
    pub consultation: ConsultationId,
    /// The matter it is for, which is before that consultation.
    pub matter: Option<CouncilMatterId>,
    /// What is given.
    pub kind: ContributionKind,
    /// Who gives it, as printed, at most 100 characters.
    pub contributor: String,
    /// Whether that is a private person.
    pub is_private: bool,
    /// How many households take part, from 1 on.
    pub households: Option<i32>,
    /// The figure, more than 0.
    pub amount: f64,
    /// The unit as printed.
    pub unit: String,
    /// Whether the source says 余, 多 or 约.
    pub is_approximate: bool,
    /// A remark, at most 500 characters.
    pub note: Option<String>,
}

/// What was given of one kind in one unit, together.
#[derive(Debug, Clone, PartialEq)]
pub struct Total {
    /// What is given.
    pub kind: ContributionKind,
    /// The unit as printed.
    pub unit: String,
    /// The sum of the figures.
    pub amount: f64,
    /// Whether any of them is approximate, and so the sum.
    pub is_approximate: bool,
    /// How many contributions it sums.
    pub count: usize,
}

/// Records a contribution to what a council deliberates on, as an organiser.
///
/// # Errors
///
/// `OTHER_FORMAT` for a consultation that no council holds; `UNKNOWN_REFERENCE` for a matter that is not before it;
/// `BAD_USER_INPUT` naming the field.
pub async fn record(app: &App, actor: &Actor, call: &Call, input: Record) -> Result<ConsultationId> {
    let contributor = required("contributor", &input.contributor, 100)?;
    let unit = required("unit", &input.unit, 20)?;
    let note = optional("note", input.note.as_deref(), 500)?;
    if !(input.amount > 0.0 && input.amount <= LARGEST) {
        return Err(Error::bad_input("amount", Reason::OutOfRange));
    }
    if input.households.is_some_and(|households| households < 1) {
        return Err(Error::bad_input("households", Reason::OutOfRange));
    }

    let write = app.begin(actor, call).await?;

    let session = consultation::lock(&write, actor, input.consultation).await?;
    must_be_council(session.format)?;
    if let Some(matter) = input.matter {
        let before = council_matter_meeting::Entity::find_by_id((matter, session.id)).one(&write.tx).await?;
        before.ok_or(Error::bad_input("matter", Reason::UnknownReference))?;
    }
    let of_session = || Entity::find().filter(Column::ConsultationId.eq(session.id));
    if of_session().count(&write.tx).await? >= MOST {
        return Err(Error::bad_input("consultation", Reason::TooMany));
    }
    let position = rows::next_position(of_session(), Column::Position, &write.tx).await?;

    let row = ActiveModel {
        id: Set(app.new_id()),
        consultation_id: Set(session.id),
        matter_id: Set(input.matter),
        position: Set(position),
        kind: Set(input.kind),
        contributor: Set(contributor),
        is_private: Set(input.is_private),
        households: Set(input.households),
        amount: Set(input.amount),
        unit: Set(unit),
        is_approximate: Set(input.is_approximate),
        note: Set(note),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await?;
    consultation::note(app, &write, actor, &session, "RECORD_CONTRIBUTION", None).await?;

    write.commit(session.id).await
}

/// Returns the contributions of consultations that the asker may see, in order.
pub async fn of_consultations(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Contribution>>> {
    let rows = Entity::visible_to(actor.scope())
        .filter(Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Position)
        .limit(MOST_READ)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.consultation_id))
}

/// Whether an asker reads who gave, and what is remarked of it: private persons are for the committee's organisers alone.
pub fn shows_contributor(actor: &Actor, committee: CommitteeId, row: &Contribution) -> bool {
    !row.is_private || actor.scope().organizers.contains(&committee)
}

/// Sums contributions by kind and unit, in the order in which the kinds and units first stand.
pub fn totals(rows: &[Contribution]) -> Vec<Total> {
    let mut totals: Vec<Total> = Vec::new();
    for row in rows {
        let of_these = |total: &&mut Total| total.kind == row.kind && total.unit == row.unit;
        if let Some(total) = totals.iter_mut().find(of_these) {
            total.amount = exact(total.amount + row.amount);
            total.is_approximate |= row.is_approximate;
            total.count += 1;
        } else {
            totals.push(Total {
                kind: row.kind,
                unit: row.unit.clone(),
                amount: row.amount,
                is_approximate: row.is_approximate,
                count: 1,
            });
        }
    }
    totals
}

/// Drops what adding doubles leaves behind the fourth decimal.
fn exact(figure: f64) -> f64 {
    (figure * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use entities::ids::ContributionId;
    use uuid::Uuid;

    use super::*;

    fn given(kind: ContributionKind, amount: f64, unit: &str, is_approximate: bool) -> Contribution {
        Contribution {
            id: ContributionId(Uuid::nil()),
            consultation_id: ConsultationId(Uuid::nil()),
            matter_id: None,
            position: 1,
            kind,
            contributor: "村民".into(),
            is_private: false,
            households: None,
            amount,
            unit: unit.into(),
            is_approximate,
            note: None,
            created_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_sum_is_approximate_where_a_part_is() {
        use ContributionKind as K;

        let rows = [
            given(K::Cash, 0.1, "万元", false),
            given(K::Land, 300.0, "平方米", true),
            given(K::Cash, 0.2, "万元", false),
            given(K::Land, 200.0, "平方米", false),
            given(K::Demolition, 500.0, "平方米", false),
            given(K::Cash, 800.0, "元", false),
        ];

        let sums: Vec<_> =
            totals(&rows).into_iter().map(|it| (it.kind, it.unit, it.amount, it.is_approximate, it.count)).collect();

        let expected = [
            (K::Cash, "万元", 0.3, false, 2),
            (K::Land, "平方米", 500.0, true, 2),
            (K::Demolition, "平方米", 500.0, false, 1),
            (K::Cash, "元", 800.0, false, 1),
        ];
        assert_eq!(
            sums,
            expected.map(|(kind, unit, amount, about, count)| (kind, unit.to_owned(), amount, about, count))
        );
    }

    #[test]
    fn nothing_sums_to_nothing() {
        assert_eq!(totals(&[]), []);
    }
}
