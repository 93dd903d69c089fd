//! Collective bargaining: representatives, offers, terms, votes and contracts (集体协商).

use async_graphql::{Context, ID, Object, SimpleObject};
use domain::bargaining::{self as rows, clocks};

use super::context::Asked as _;
use super::enums::{BargainingSide, ContractEvent, ContractKind, ContractStatus, OfferSeason, WagePeriod};
use super::id;
use super::scalars::Date;

/// A representative of a side (协商代表).
pub struct BargainingRepresentative(pub rows::Representative);

/// A representative of a side (协商代表).
#[Object]
impl BargainingRepresentative {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The side (协商方).
    async fn side(&self) -> BargainingSide {
        self.0.side.into()
    }

    /// Whether this is the side's chief representative (首席代表).
    async fn is_chief(&self) -> bool {
        self.0.is_chief
    }

    /// The name as printed (姓名).
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Their post as of then (职务).
    async fn title(&self) -> Option<&str> {
        self.0.title.as_deref()
    }
}

/// An offer to bargain (要约).
pub struct WageOffer(pub rows::Offer);

/// An offer to bargain, with the reply to it (要约).
#[Object]
impl WageOffer {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.row.id)
    }

    /// The campaign of the year it belongs to (四季要约).
    async fn season(&self) -> OfferSeason {
        self.0.row.season.into()
    }

    /// The side that makes it (要约方).
    async fn side(&self) -> BargainingSide {
        self.0.row.side.into()
    }

    /// What it asks for (要约内容).
    async fn body(&self) -> &str {
        &self.0.row.body
    }

    /// The day it was handed over (要约日期).
    async fn made_on(&self) -> Date {
        self.0.row.made_on.into()
    }

    /// The last day for the reply, by the committee's rules of `madeOn`: 20 days as shipped (回应期限).
    async fn reply_due_on(&self) -> Date {
        self.0.reply_due_on.into()
    }

    /// The day of the written reply (回应日期).
    async fn replied_on(&self) -> Option<Date> {
        self.0.row.replied_on.map(Date)
    }

    /// The reply (回应内容).
    async fn reply(&self) -> Option<&str> {
        self.0.row.reply.as_deref()
    }

    /// Whether the reply came after its last day, or is missing after it (是否逾期).
    async fn is_late(&self) -> bool {
        self.0.is_late
    }

    /// The last day for the sides to meet: 10 working days after the reply as shipped (协商期限).
    async fn negotiate_by(&self) -> Option<Date> {
        self.0.negotiate_by.map(Date)
    }
}

/// A term before and after (工资条款).
pub struct WageTerm(pub rows::Term);

/// A term before and after a bargaining (工资条款).
#[Object]
impl WageTerm {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// What it is, such as 最低工资 (条款).
    async fn label(&self) -> &str {
        &self.0.label
    }

    /// The figure before, in `unit`; null where there was none (协商前).
    async fn before(&self) -> Option<f64> {
        self.0.amount_before
    }

    /// The figure agreed on, in `unit` (协商后).
    async fn after(&self) -> f64 {
        self.0.amount_after
    }

    /// The unit as printed (单位).
    async fn unit(&self) -> &str {
        &self.0.unit
    }

    /// For how long a time it is (计薪周期).
    async fn period(&self) -> WagePeriod {
        self.0.period.into()
    }

    /// The change, computed from the two figures; null where there is only one (变动).
    async fn change(&self) -> Option<WageChange> {
        let change = clocks::change(self.0.amount_before, self.0.amount_after)?;
        Some(WageChange { amount: change.amount, percent: change.percent })
    }

    /// The change as reported, never derived (报道的变动).
    async fn reported_change(&self) -> Option<&str> {
        self.0.reported_change.as_deref()
    }
}

/// The change of a term, computed (变动).
#[derive(SimpleObject)]
pub struct WageChange {
    /// By how much, rounded to hundredths (变动额).
    amount: f64,
    /// In percent of the figure before, rounded to hundredths (变动幅度).
    percent: Option<f64>,
}

/// A vote of the workers' congress (职代会表决).
pub struct CongressVote(pub rows::Vote);

/// A vote of the workers' congress on a draft (职代会表决).
#[Object]
impl CongressVote {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.row.id)
    }

    /// The day (表决日期).
    async fn held_on(&self) -> Date {
        self.0.row.held_on.into()
    }

    /// How many delegates there are (应到).
    async fn entitled(&self) -> i32 {
        self.0.row.entitled
    }

    /// How many were there (实到).
    async fn present(&self) -> i32 {
        self.0.row.present
    }

    /// How many voted for it (赞成).
    async fn in_favour(&self) -> i32 {
        self.0.row.in_favour
    }

    /// Whether the draft is passed: at least two thirds of all delegates are there and more than half of all of them are
    /// in favour; of those present where `congressMajorityOfPresent` says so (是否通过).
    async fn has_passed(&self) -> bool {
        self.0.has_passed
    }
}

/// A collective contract (集体合同).
pub struct CollectiveContract(pub rows::Contract);

/// A collective contract, from its signing to its renewal. Its last days follow from the committee's rules of `signedOn`
/// and are not stored (集体合同).
#[Object]
impl CollectiveContract {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.row.id)
    }

    /// Raised by every change; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.row.version
    }

    /// What sort of contract it is (合同类型).
    async fn kind(&self) -> ContractKind {
        self.0.row.kind.into()
    }

    /// Its number (合同编号).
    async fn number(&self) -> Option<&str> {
        self.0.row.number.as_deref()
    }

    /// Its stage (合同状态).
    async fn status(&self) -> ContractStatus {
        self.0.row.status.into()
    }

    /// The day both chief representatives signed (签订日期).
    async fn signed_on(&self) -> Date {
        self.0.row.signed_on.into()
    }

    /// The workers' chief representative as of then (职工方首席代表).
    async fn signed_for_workers(&self) -> &str {
        &self.0.row.signed_for_workers
    }

    /// The employer's chief representative as of then (企业方首席代表).
    async fn signed_for_employer(&self) -> &str {
        &self.0.row.signed_for_employer
    }

    /// The last day to hand it in for review: 10 days after its signing as shipped (报送期限).
    async fn filing_due_on(&self) -> Date {
        self.0.filing_due_on.into()
    }

    /// The day it was handed in (报送日期).
    async fn filed_on(&self) -> Option<Date> {
        self.0.row.filed_on.map(Date)
    }

    /// The bureau it was handed in to, as printed (审查机关).
    async fn filed_with(&self) -> Option<&str> {
        self.0.row.filed_with.as_deref()
    }

    /// The last day for the bureau to object: 15 days after it was handed in as shipped (异议期限).
    async fn objection_until(&self) -> Option<Date> {
        self.0.objection_until.map(Date)
    }

    /// The day of the bureau's objection (异议日期).
    async fn objected_on(&self) -> Option<Date> {
        self.0.row.objected_on.map(Date)
    }

    /// Why it objected (异议理由).
    async fn objection(&self) -> Option<&str> {
        self.0.row.objection.as_deref()
    }

    /// The first day on which it is in force (生效日期).
    async fn effective_on(&self) -> Option<Date> {
        self.0.row.effective_on.map(Date)
    }

    /// The last day on which it is in force (有效期至).
    async fn valid_until(&self) -> Option<Date> {
        self.0.row.valid_until.map(Date)
    }

    /// The last day to make it known to the workers: 5 days after `effectiveOn` as shipped (公布期限).
    async fn publish_due_on(&self) -> Option<Date> {
        self.0.publish_due_on.map(Date)
    }

    /// The day it was made known (公布日期).
    async fn published_on(&self) -> Option<Date> {
        self.0.row.published_on.map(Date)
    }

    /// The first day on which it counts as expiring: 60 days before its end as shipped (到期提醒日).
    async fn expiring_from(&self) -> Option<Date> {
        self.0.expiring_from.map(Date)
    }

    /// Whether it is expiring or has expired, and is not renewed (即将到期).
    async fn is_expiring(&self) -> bool {
        self.0.is_expiring
    }

    /// The id of the contract that it renews (续签自).
    async fn renews(&self) -> Option<ID> {
        self.0.row.renews_id.map(id::global)
    }

    /// The id of the contract that renews it, where the asker may see it (续签为).
    async fn renewed_by(&self) -> Option<ID> {
        self.0.renewed_by.map(id::global)
    }

    /// How many enterprises it covers (覆盖企业).
    async fn enterprises(&self) -> Option<i32> {
        self.0.row.enterprises
    }

    /// Whether that figure is given as about so many (企业数为约数).
    async fn is_enterprises_approximate(&self) -> bool {
        self.0.row.is_enterprises_approximate
    }

    /// How many workers it covers (覆盖职工).
    async fn workers(&self) -> Option<i32> {
        self.0.row.workers
    }

    /// Whether that figure is given as about so many (职工数为约数).
    async fn is_workers_approximate(&self) -> bool {
        self.0.row.is_workers_approximate
    }

    /// What the asker may record of it next, by its own stage and its bargaining's (可办操作).
    async fn allowed_events(&self, ctx: &Context<'_>) -> Vec<ContractEvent> {
        rows::allowed_events(ctx.actor(), &self.0).into_iter().map(Into::into).collect()
    }
}
