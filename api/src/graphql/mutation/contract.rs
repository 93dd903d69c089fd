//! Signing collective contracts, and what follows: review, objection, effect, publication.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::bargaining::{self as rows, Effect, File, Object as Objection, Publish, Sign};

use super::told;
use crate::graphql::consultation::Consultation;
use crate::graphql::enums::ContractKind;
use crate::graphql::scalars::Date;
use crate::graphql::{id, read};
use crate::run;

/// How many a contract covers, in figures as reported (覆盖数).
#[derive(InputObject, Clone)]
pub struct CoverageInput {
    /// The figure, from 1 on (数值).
    figure: i32,
    /// Whether the source says 余, 多 or 约 (约数).
    #[graphql(default)]
    is_approximate: bool,
}

impl From<CoverageInput> for (i32, bool) {
    fn from(given: CoverageInput) -> Self {
        (given.figure, given.is_approximate)
    }
}

/// A contract that both chief representatives signed (签订合同).
#[derive(InputObject, Clone)]
pub struct SignContractInput {
    /// The bargaining (协商活动).
    consultation: ID,
    /// What sort of contract it is (合同类型).
    kind: ContractKind,
    /// Its number, at most 50 characters, unique in the committee (合同编号).
    number: Option<String>,
    /// The day, not in the future and not before the vote (签订日期).
    signed_on: Date,
    /// The contract in force that it renews, of the same kind (续签自).
    renews: Option<ID>,
    /// How many enterprises it covers (覆盖企业).
    enterprises: Option<CoverageInput>,
    /// How many workers it covers (覆盖职工).
    workers: Option<CoverageInput>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl SignContractInput {
    fn read(self) -> domain::Result<Sign> {
        Ok(Sign {
            consultation: id::parse("consultation", &self.consultation)?,
            kind: self.kind.into(),
            number: self.number,
            signed_on: self.signed_on.0,
            renews: id::optional("renews", self.renews.as_ref())?,
            enterprises: self.enterprises.map(Into::into),
            workers: self.workers.map(Into::into),
        })
    }
}

/// A contract handed in for review (报送审查).
#[derive(InputObject, Clone)]
pub struct FileContractInput {
    /// The contract, `SIGNED` (集体合同).
    contract: ID,
    /// The day, from its signing to today (报送日期).
    on: Date,
    /// The bureau, as printed (审查机关).
    with: String,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl FileContractInput {
    fn read(self) -> domain::Result<File> {
        Ok(File { contract: id::parse("contract", &self.contract)?, on: self.on.0, with: self.with })
    }
}

/// The bureau's objection (提出异议).
#[derive(InputObject, Clone)]
pub struct ObjectToContractInput {
    /// The contract, `FILED` (集体合同).
    contract: ID,
    /// The day, until `objectionUntil` (异议日期).
    on: Date,
    /// Why, at most 1,000 characters (异议理由).
    reason: String,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl ObjectToContractInput {
    fn read(self) -> domain::Result<Objection> {
        Ok(Objection { contract: id::parse("contract", &self.contract)?, on: self.on.0, reason: self.reason })
    }
}

/// From when a contract is in force (合同生效).
#[derive(InputObject, Clone)]
pub struct BringContractIntoEffectInput {
    /// The contract, `FILED` (集体合同).
    contract: ID,
    /// The first day, after `objectionUntil` and not in the future (生效日期).
    on: Date,
    /// The last day; absent means the longest time that the rules allow (有效期至).
    until: Option<Date>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl BringContractIntoEffectInput {
    fn read(self) -> domain::Result<Effect> {
        Ok(Effect {
            contract: id::parse("contract", &self.contract)?,
            on: self.on.0,
            until: self.until.map(|day| day.0),
        })
    }
}

/// When a contract was made known to the workers (公布合同).
#[derive(InputObject, Clone)]
pub struct PublishContractInput {
    /// The contract, `EFFECTIVE` (集体合同).
    contract: ID,
    /// The day, not before it is in force (公布日期).
    on: Date,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl PublishContractInput {
    fn read(self) -> domain::Result<Publish> {
        Ok(Publish { contract: id::parse("contract", &self.contract)?, on: self.on.0 })
    }
}

/// The contract signed.
#[derive(SimpleObject)]
pub struct SignContractPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The contract handed in.
#[derive(SimpleObject)]
pub struct FileContractPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The objection recorded.
#[derive(SimpleObject)]
pub struct ObjectToContractPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The contract in force.
#[derive(SimpleObject)]
pub struct BringContractIntoEffectPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The contract made known.
#[derive(SimpleObject)]
pub struct PublishContractPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// Changes contracts.
#[derive(Default)]
pub struct ContractMutation;

#[Object]
impl ContractMutation {
    /// Records that both chief representatives signed a contract, as an organiser, from the congress's approval on: after its latest vote passed, and that after the latest objection; anew, or to renew another that is made known; at most 100 of a bargaining (签订合同).
    async fn sign_contract(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The contract.")] input: SignContractInput,
    ) -> Result<SignContractPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "signContract", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::sign(&app, &actor, &call, input).await }
        });
        Ok(SignContractPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Records that a contract was handed in for review, late or in time, as an organiser, once its bargaining is signed (报送审查).
    async fn file_contract(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The contract, the day and the bureau.")] input: FileContractInput,
    ) -> Result<FileContractPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "fileContract", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::file(&app, &actor, &call, input).await }
        });
        Ok(FileContractPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Records that the bureau objected to a contract within its time, as an organiser, once its bargaining is filed; the sides bargain anew (提出异议).
    async fn object_to_contract(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The contract and the objection.")] input: ObjectToContractInput,
    ) -> Result<ObjectToContractPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "objectToContract", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::object(&app, &actor, &call, input).await }
        });
        Ok(ObjectToContractPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Records from when a contract to which nobody objected in time is in force, as an organiser, once its bargaining is filed (合同生效).
    async fn bring_contract_into_effect(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The contract and its days.")] input: BringContractIntoEffectInput,
    ) -> Result<BringContractIntoEffectPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "bringContractIntoEffect", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::bring_into_effect(&app, &actor, &call, input).await }
        });
        Ok(BringContractIntoEffectPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Records that a contract in force was made known to the workers, late or in time, as an organiser, once its bargaining is in effect (公布合同).
    async fn publish_contract(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The contract and the day.")] input: PublishContractInput,
    ) -> Result<PublishContractPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "publishContract", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::publish(&app, &actor, &call, input).await }
        });
        Ok(PublishContractPayload { consultation: read::consultation(ctx, id.await?).await? })
    }
}
