//! What the system counts for lines: over the rows that the asker may see, in as many statements as there are measures.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use entities::ambient::{begin_in_china, date_in_china};
use entities::enums::{ConsultationFormat, LedgerMeasure, ReportStatus};
use entities::ids::{CommitteeId, LedgerLineId};
use entities::{consultation, ledger_line, research_report};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect};

use super::Ledger;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;

/// How many rows one count looks at the most.
const MOST: u64 = 50_000;

/// Something that happened, to be counted: where, when, and in which format.
type Happened = (CommitteeId, NaiveDate, Option<ConsultationFormat>);

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
fn is_meant(line: &ledger_line::Model, ledger: &Ledger, (committee, on, format): &Happened) -> bool {
    let is_in_season = ledger.season.is_none_or(|season| season.months().contains(&on.month()));
    let is_of_format = line.format.is_none_or(|wanted| *format == Some(wanted));
    *committee == ledger.committee_id && on.year() == ledger.year && is_in_season && is_of_format
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
    Ok(rows.into_iter().map(|(committee, on, format)| (committee, on, Some(format))).collect())
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
    Ok(rows.into_iter().map(|(committee, at)| (committee, date_in_china(at), None)).collect())
}

fn new_year(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MAX)
}
