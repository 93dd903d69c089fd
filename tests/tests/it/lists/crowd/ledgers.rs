//! A ledger of each lot, with a line that was corrected and lines that are counted.

use entities::enums::{ConsultationFormat, HistorySubject, LedgerMeasure, LedgerSource};
use entities::ids::{LedgerId, LedgerLineId};
use entities::{history_entry, ledger, ledger_line, ledger_line_revision};

use super::Lot;
use crate::schema::rows;

impl Lot<'_> {
    pub(super) async fn ledger(&self) {
        let (ledger_id, line_id): (LedgerId, LedgerLineId) = (self.other(81), self.other(82));
        self.put(ledger::Model {
            id: ledger_id,
            committee_id: self.world().committee,
            consultation_id: Some(self.consultation),
            ..rows::ledger()
        })
        .await;
        self.put(ledger_line::Model { id: line_id, ledger_id, ..rows::ledger_line() }).await;
        let counted = [
            (LedgerMeasure::ConsultationsHeld, Some(ConsultationFormat::Bimonthly)),
            (LedgerMeasure::ReportsSubmitted, None),
            (LedgerMeasure::ContractsSigned, None),
        ];
        for ((position, number), (measure, format)) in (2..).zip([83, 84, 87]).zip(counted) {
            self.put(ledger_line::Model {
                id: self.other(number),
                ledger_id,
                position,
                label: format!("统计{position}"),
                source: LedgerSource::Counted,
                measure: Some(measure),
                format,
                amount: None,
                ..rows::ledger_line()
            })
            .await;
        }
        self.put(ledger_line_revision::Model {
            id: self.other(85),
            line_id,
            made_by_id: self.owner,
            ..rows::ledger_line_revision()
        })
        .await;
        self.put(history_entry::Model {
            id: self.other(86),
            committee_id: self.world().committee,
            subject: HistorySubject::Ledger,
            subject_id: ledger_id.into(),
            actor_id: Some(self.owner),
            ..rows::history_entry()
        })
        .await;
    }
}
