//! What the system counts for lines: over the rows that the asker may see, in as many statements as there are measures.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use entities::ambient::{begin_in_china, date_in_china};
use entities::enums::{
    ConsultationFormat, ConsultationStatus, ContractKind, ContractStatus, LedgerMeasure, ReportStatus,
};
use entities::ids::{CommitteeId, LedgerLineId};
use entities::{collective_contract, consultation, ledger_line, research_report};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use super::Ledger;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;

/// How many rows one count looks at the most.
const MOST: u64 = 50_000;

/// Something that happened, to be counted.
struct Happened {
    committee: CommitteeId,
    on: NaiveDate,
    /// Of what sort it was, where its measure tells sorts apart.
    sort: Option<Sort>,
}

/// A sort that a line may be narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Format(ConsultationFormat),
    Contract(ContractKind),
}

/// Returns the figures of those lines that are counted, as of now.
pub(super) async fn counts(
    app: &App,
    actor: &Actor,
    lines: &[(&ledger_line::Model, &Ledger)],
) -> Result<HashMap<LedgerLineId, f64>> {
    let counted: Vec<_> = lines.iter().filter_map(|(line, ledger)| Some((*line, *ledger, line.measure?))).collect();
    let mut counts = HashMap::new();
    for measure in LedgerMeasure::ALL {
        let of_measure: Vec<_> = counted.iter().filter(|(_, _, it)| it == measure).collect();
        let (Some(first), Some(last)) = (
            of_measure.iter().map(|(_, ledger, _)| ledger.year).min(),
            of_measure.iter().map(|(_, ledger, _)| ledger.year).max(),
        ) else {
            continue;
        };
        let committees: HashSet<CommitteeId> = of_measure.iter().map(|(_, ledger, _)| ledger.committee_id).collect();
        let committees: Vec<CommitteeId> = committees.into_iter().collect();
        let happened = match measure {
            LedgerMeasure::ConsultationsHeld => sessions(app, actor, &committees, (first, last)).await?,
            LedgerMeasure::ContractsSigned => contracts(app, actor, &committees, (first, last)).await?,
            LedgerMeasure::ReportsSubmitted => reports(app, actor, &committees, (first, last)).await?,
        };
        for (line, ledger, _) in of_measure {
            let count = happened.iter().filter(|it| is_meant(line, ledger, it)).count();
            counts.insert(line.id, f64::from(u32::try_from(count).unwrap_or(u32::MAX)));
        }
    }
    Ok(counts)
}

/// Whether something is one of those that a line counts.
fn is_meant(line: &ledger_line::Model, ledger: &Ledger, it: &Happened) -> bool {
    let is_in_season = ledger.season.is_none_or(|season| season.months().contains(&it.on.month()));
    let wanted = line.format.map(Sort::Format).or(line.contract_kind.map(Sort::Contract));
    let is_of_sort = wanted.is_none() || it.sort == wanted;
    it.committee == ledger.committee_id && it.on.year() == ledger.year && is_in_season && is_of_sort
}

async fn sessions(
    app: &App,
    actor: &Actor,
    committees: &[CommitteeId],
    (first, last): (i32, i32),
) -> Result<Vec<Happened>> {
    use consultation::Column;

    let rows: Vec<(CommitteeId, NaiveDate, ConsultationFormat)> = consultation::Entity::visible_to(actor.scope())
        .select_only()
        .column(Column::CommitteeId)
        .column(Column::HeldOn)
        .column(Column::Format)
        .filter(consultation::is_public())
        .filter(Column::CommitteeId.is_in(committees.iter().copied()))
        .filter(Column::HeldOn.between(new_year(first), new_year(last + 1)))
        .limit(MOST)
        .into_tuple()
        .all(app.reader())
        .await?;
    let happened = |(committee, on, format)| Happened { committee, on, sort: Some(Sort::Format(format)) };
    Ok(rows.into_iter().map(happened).collect())
}

async fn reports(
    app: &App,
    actor: &Actor,
    committees: &[CommitteeId],
    (first, last): (i32, i32),
) -> Result<Vec<Happened>> {
    use research_report::Column;

    let rows: Vec<(CommitteeId, DateTime<Utc>)> = research_report::Entity::visible_to(actor.scope())
        .select_only()
        .column(Column::CommitteeId)
        .column(Column::StatusSince)
        .filter(Column::Status.eq(ReportStatus::SubmittedToPartyGov))
        .filter(Column::CommitteeId.is_in(committees.iter().copied()))
        .filter(Column::StatusSince.gte(begin_in_china(new_year(first))))
        .filter(Column::StatusSince.lt(begin_in_china(new_year(last + 1))))
        .limit(MOST)
        .into_tuple()
        .all(app.reader())
        .await?;
    Ok(rows.into_iter().map(|(committee, at)| Happened { committee, on: date_in_china(at), sort: None }).collect())
}

/// What the bureau objected to came to nothing, and is signed anew where the sides agree again; so did what was signed at
/// a bargaining that was called off.
async fn contracts(
    app: &App,
    actor: &Actor,
    committees: &[CommitteeId],
    (first, last): (i32, i32),
) -> Result<Vec<Happened>> {
    use collective_contract::Column;

    let called_off = consultation::Entity::find()
        .select_only()
        .column(consultation::Column::Id)
        .filter(consultation::Column::Status.eq(ConsultationStatus::Cancelled));

    let rows: Vec<(CommitteeId, NaiveDate, ContractKind)> = collective_contract::Entity::visible_to(actor.scope())
        .select_only()
        .column(Column::CommitteeId)
        .column(Column::SignedOn)
        .column(Column::Kind)
        .filter(Column::Status.ne(ContractStatus::Objected))
        .filter(Column::ConsultationId.not_in_subquery(called_off.into_query()))
        .filter(Column::CommitteeId.is_in(committees.iter().copied()))
        .filter(Column::SignedOn.between(new_year(first), new_year(last + 1)))
        .limit(MOST)
        .into_tuple()
        .all(app.reader())
        .await?;
    let happened = |(committee, on, kind)| Happened { committee, on, sort: Some(Sort::Contract(kind)) };
    Ok(rows.into_iter().map(happened).collect())
}

fn new_year(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MAX)
}
