//! Recording a bargaining: who sits at the table, offers and replies, terms, and the congress.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::bargaining::{self as rows, Make, NewRepresentative, NewTerm, NewVote, Reply};

use super::told;
use crate::graphql::consultation::Consultation;
use crate::graphql::enums::{BargainingSide, OfferSeason, WagePeriod};
use crate::graphql::scalars::Date;
use crate::graphql::{id, read};
use crate::run;

/// A representative of a side (登记协商代表).
#[derive(InputObject, Clone)]
pub struct AddRepresentativeInput {
    /// The bargaining (协商活动).
    consultation: ID,
    /// For which side (协商方).
    side: BargainingSide,
    /// Whether as its chief representative (首席代表).
    #[graphql(default)]
    is_chief: bool,
    /// The chief representative of the side whose place they take; that one stays at the table (接替的首席代表).
    replaces: Option<ID>,
    /// The name as printed, at most 100 characters (姓名).
    name: String,
    /// Their post as of then (职务).
    title: Option<String>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl AddRepresentativeInput {
    fn read(self) -> domain::Result<NewRepresentative> {
        Ok(NewRepresentative {
            consultation: id::parse("consultation", &self.consultation)?,
            side: self.side.into(),
            is_chief: self.is_chief,
            replaces: id::optional("replaces", self.replaces.as_ref())?,
            name: self.name,
            title: self.title,
        })
    }
}

/// An offer to bargain (发出要约).
#[derive(InputObject, Clone)]
pub struct MakeWageOfferInput {
    /// The bargaining (协商活动).
    consultation: ID,
    /// The campaign of the year it belongs to (四季要约).
    season: OfferSeason,
    /// The side that makes it (要约方).
    #[graphql(default_with = "BargainingSide::Workers")]
    side: BargainingSide,
    /// What it asks for, at most 2,000 characters (要约内容).
    body: String,
    /// The day it was handed over, not in the future (要约日期).
    made_on: Date,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl MakeWageOfferInput {
    fn read(self) -> domain::Result<Make> {
        Ok(Make {
            consultation: id::parse("consultation", &self.consultation)?,
            season: self.season.into(),
            side: self.side.into(),
            body: self.body,
            made_on: self.made_on.0,
        })
    }
}

/// The reply to an offer (回应要约).
#[derive(InputObject, Clone)]
pub struct ReplyToWageOfferInput {
    /// The offer (要约).
    offer: ID,
    /// The day, not before the offer and not in the future (回应日期).
    on: Date,
    /// The reply, at most 2,000 characters (回应内容).
    reply: String,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl ReplyToWageOfferInput {
    fn read(self) -> domain::Result<Reply> {
        Ok(Reply { offer: id::parse("offer", &self.offer)?, on: self.on.0, reply: self.reply })
    }
}

/// A term before and after (工资条款).
#[derive(InputObject, Clone)]
pub struct RecordWageTermInput {
    /// The bargaining (协商活动).
    consultation: ID,
    /// What it is, such as 最低工资; once in a bargaining, so that a term of this label is revised (条款).
    label: String,
    /// The figure before, from 0 on; absent where there was none (协商前).
    before: Option<f64>,
    /// The figure agreed on, from 0 on (协商后).
    after: f64,
    /// The unit as printed, at most 20 characters (单位).
    unit: String,
    /// For how long a time it is (计薪周期).
    period: WagePeriod,
    /// The change as reported, at most 50 characters, never derived (报道的变动).
    reported_change: Option<String>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl RecordWageTermInput {
    fn read(self) -> domain::Result<NewTerm> {
        Ok(NewTerm {
            consultation: id::parse("consultation", &self.consultation)?,
            label: self.label,
            before: self.before,
            after: self.after,
            unit: self.unit,
            period: self.period.into(),
            reported_change: self.reported_change,
        })
    }
}

/// A vote of the workers' congress (职代会表决).
#[derive(InputObject, Clone)]
pub struct RecordCongressVoteInput {
    /// The bargaining (协商活动).
    consultation: ID,
    /// The day, not in the future and not before the sides agreed on the draft (表决日期).
    held_on: Date,
    /// How many delegates there are, from 1 on (应到).
    entitled: i32,
    /// How many were there, at most all of them (实到).
    present: i32,
    /// How many voted for it, at most all who were there (赞成).
    in_favour: i32,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl RecordCongressVoteInput {
    fn read(self) -> domain::Result<NewVote> {
        Ok(NewVote {
            consultation: id::parse("consultation", &self.consultation)?,
            held_on: self.held_on.0,
            entitled: self.entitled,
            present: self.present,
            in_favour: self.in_favour,
        })
    }
}

/// The representative entered.
#[derive(SimpleObject)]
pub struct AddRepresentativePayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The offer recorded.
#[derive(SimpleObject)]
pub struct MakeWageOfferPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The reply recorded.
#[derive(SimpleObject)]
pub struct ReplyToWageOfferPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The term recorded.
#[derive(SimpleObject)]
pub struct RecordWageTermPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The vote recorded.
#[derive(SimpleObject)]
pub struct RecordCongressVotePayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// Records bargainings.
#[derive(Default)]
pub struct BargainingMutation;

#[Object]
impl BargainingMutation {
    /// Enters a representative of a side of a bargaining, as an organiser; a side has one chief, whose place another may
    /// take, a bargaining at most 100 representatives (登记协商代表).
    async fn add_representative(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The representative.")] input: AddRepresentativeInput,
    ) -> Result<AddRepresentativePayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "addRepresentative", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::add_representative(&app, &actor, &call, input).await }
        });
        Ok(AddRepresentativePayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Records an offer to bargain, as an organiser, until a contract is signed; its last day for the reply follows from
    /// the rules; at most 100 (发出要约).
    async fn make_wage_offer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The offer.")] input: MakeWageOfferInput,
    ) -> Result<MakeWageOfferPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "makeWageOffer", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::make(&app, &actor, &call, input).await }
        });
        Ok(MakeWageOfferPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Records the other side's written reply to an offer, late or in time, as an organiser, until a contract is signed
    /// (回应要约).
    async fn reply_to_wage_offer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The offer and the reply.")] input: ReplyToWageOfferInput,
    ) -> Result<ReplyToWageOfferPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "replyToWageOffer", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::reply(&app, &actor, &call, input).await }
        });
        Ok(ReplyToWageOfferPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Records a term before and after a bargaining, or other figures for it, as an organiser, until the congress has
    /// passed the draft; at most 100 (登记工资条款).
    async fn record_wage_term(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The term.")] input: RecordWageTermInput,
    ) -> Result<RecordWageTermPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "recordWageTerm", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::record_term(&app, &actor, &call, input).await }
        });
        Ok(RecordWageTermPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Records a vote of the workers' congress on a draft that the sides have agreed on, passed or not, as an organiser;
    /// whether it passes follows from the rules; at most 20 (登记职代会表决).
    async fn record_congress_vote(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vote.")] input: RecordCongressVoteInput,
    ) -> Result<RecordCongressVotePayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "recordCongressVote", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::record_vote(&app, &actor, &call, input).await }
        });
        Ok(RecordCongressVotePayload { consultation: read::consultation(ctx, id.await?).await? })
    }
}
