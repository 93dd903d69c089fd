//! Loaders of annual plans, ledgers and calendar feeds.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader};
use domain::Error;
use domain::annual_plan::{self, Adjustment, AnnualPlan, Approval, Item};
use domain::calendar_feed::{self, CalendarFeed};
use domain::department::Department;
use domain::history::HistoryEntry;
use domain::ids::{
    AnnualPlanId, AnnualPlanItemId, CalendarFeedId, CommitteeId, ConsultationId, LedgerId, LedgerLineId,
};
use domain::ledger::{self, Ledger, Line as LedgerLine, Revision as LedgerRevision};

use super::{Asker, Rounds, batch, loaders};

loaders! {
    /// The loaders of plans, ledgers and calendars.
    Plans;

    /// An annual plan.
    annual_plan, AnnualPlanById: AnnualPlanId => AnnualPlan = |app, actor, ids| annual_plan::by_ids(app, actor, ids);
    /// The annual plan of a committee's year.
    annual_plan_of, AnnualPlanOfYear: (CommitteeId, i32) => AnnualPlan =
        |app, actor, keys| annual_plan::by_years(app, actor, keys);
    /// The items of an annual plan.
    items_of_plan, ItemsOfPlan: AnnualPlanId => Vec<Item> = |app, actor, ids| annual_plan::items_of(app, actor, ids);
    /// An item of an annual plan.
    plan_item, PlanItemById: AnnualPlanItemId => Item = |app, actor, ids| annual_plan::items_by_ids(app, actor, ids);
    /// The item of an annual plan that a consultation came of.
    plan_item_of, PlanItemOfConsultation: ConsultationId => Item =
        |app, actor, ids| annual_plan::of_consultations(app, actor, ids);
    /// The departments of an item of an annual plan.
    departments_of_plan_item, DepartmentsOfPlanItem: AnnualPlanItemId => Vec<Department> =
        |app, actor, ids| annual_plan::departments_of(app, actor, ids);
    /// The approvals of an annual plan.
    approvals_of_plan, ApprovalsOfPlan: AnnualPlanId => Vec<Approval> =
        |app, actor, ids| annual_plan::approvals_of(app, actor, ids);
    /// The adjustments of an annual plan.
    adjustments_of_plan, AdjustmentsOfPlan: AnnualPlanId => Vec<Adjustment> =
        |app, actor, ids| annual_plan::adjustments_of(app, actor, ids);
    /// The history of an annual plan.
    history_of_plan, HistoryOfPlan: AnnualPlanId => Vec<HistoryEntry> =
        |app, actor, ids| annual_plan::history_of(app, actor, ids);
    /// A ledger.
    ledger, LedgerById: LedgerId => Ledger = |app, actor, ids| ledger::by_ids(app, actor, ids);
    /// The ledgers of a consultation.
    ledgers_of, LedgersOfConsultation: ConsultationId => Vec<Ledger> =
        |app, actor, ids| ledger::of_consultations(app, actor, ids);
    /// The lines of a ledger.
    lines_of_ledger, LinesOfLedger: LedgerId => Vec<LedgerLine> = |app, actor, ids| ledger::lines_of(app, actor, ids);
    /// What a line of a ledger said before.
    revisions_of_line, RevisionsOfLedgerLine: LedgerLineId => Vec<LedgerRevision> =
        |app, actor, ids| ledger::revisions_of(app, actor, ids);
    /// The history of a ledger.
    history_of_ledger, HistoryOfLedger: LedgerId => Vec<HistoryEntry> =
        |app, actor, ids| ledger::history_of(app, actor, ids);
    /// A feed of the asker's own calendar.
    calendar_feed, CalendarFeedById: CalendarFeedId => CalendarFeed =
        |app, actor, ids| calendar_feed::by_ids(app, actor, ids);
}
