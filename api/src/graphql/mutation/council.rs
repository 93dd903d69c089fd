//! Entering councils, saying who sits in them, and which of them hold a consultation.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::council::{self as rows, Create, Establish, Leave, NewMember, Seat};

use super::told;
use crate::graphql::consultation::Consultation;
use crate::graphql::council::DeliberationCouncil;
use crate::graphql::enums::{CouncilKind, CouncilRole};
use crate::graphql::scalars::Date;
use crate::graphql::{id, read};
use crate::run;

/// A council to enter (登记议事会).
#[derive(InputObject, Clone)]
pub struct CreateCouncilInput {
    /// The committee that guides it (所属政协).
    committee: ID,
    /// Of a community or of a village (议事会类型).
    kind: CouncilKind,
    /// Its name, at most 100 characters, unique in the committee (名称).
    name: String,
    /// The subdistrict or township (街道、乡镇).
    subdistrict: Option<String>,
    /// The community or administrative village (社区、行政村).
    community: Option<String>,
    /// The natural village (自然村).
    village: Option<String>,
    /// The day it was established; absent while it is being prepared (成立日期).
    established_on: Option<Date>,
    /// Who guides it, as printed (指导单位).
    guided_by: Option<String>,
    /// The council whose success led to it (示范带动).
    encouraged_by: Option<ID>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl CreateCouncilInput {
    fn read(self) -> domain::Result<Create> {
        Ok(Create {
            committee: id::parse("committee", &self.committee)?,
            kind: self.kind.into(),
            name: self.name,
            subdistrict: self.subdistrict,
            community: self.community,
            village: self.village,
            established_on: self.established_on.map(|day| day.0),
            guided_by: self.guided_by,
            encouraged_by: id::optional("encouragedBy", self.encouraged_by.as_ref())?,
        })
    }
}

/// The day on which a council that was being prepared was established (议事会成立).
#[derive(InputObject, Clone)]
pub struct EstablishCouncilInput {
    /// The council (议事会).
    council: ID,
    /// The day, not in the future (成立日期).
    on: Date,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl EstablishCouncilInput {
    fn read(self) -> domain::Result<Establish> {
        Ok(Establish { council: id::parse("council", &self.council)?, on: self.on.0 })
    }
}

/// Somebody who comes into a council (登记成员).
#[derive(InputObject, Clone)]
pub struct AddCouncilMemberInput {
    /// The council (议事会).
    council: ID,
    /// As what (议事会身份).
    role: CouncilRole,
    /// The name as printed; needed for who is no member of the committee (姓名).
    name: Option<String>,
    /// Their post as of then (职务).
    title: Option<String>,
    /// The committee's member; name and post are then theirs (委员).
    member: Option<ID>,
    /// The first day (任职起).
    from: Date,
    /// The last day, of somebody who has left already; absent while they sit in it (任职止).
    until: Option<Date>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl AddCouncilMemberInput {
    fn read(self) -> domain::Result<NewMember> {
        Ok(NewMember {
            council: id::parse("council", &self.council)?,
            role: self.role.into(),
            name: self.name,
            title: self.title,
            member: id::optional("member", self.member.as_ref())?,
            from: self.from.0,
            until: self.until.map(|day| day.0),
        })
    }
}

/// Somebody who leaves a council (成员离任).
#[derive(InputObject, Clone)]
pub struct EndCouncilMembershipInput {
    /// Who, by the id of `DeliberationCouncil.members` (成员).
    member: ID,
    /// The last day (任职止).
    until: Date,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl EndCouncilMembershipInput {
    fn read(self) -> domain::Result<Leave> {
        Ok(Leave { member: id::parse("member", &self.member)?, until: self.until.0 })
    }
}

/// Which councils hold a consultation (协商议事会).
#[derive(InputObject, Clone)]
pub struct SetConsultationCouncilsInput {
    /// The consultation (协商活动).
    consultation: ID,
    /// The councils, 1 to 20, in order (议事会).
    councils: Vec<ID>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl SetConsultationCouncilsInput {
    fn read(self) -> domain::Result<Seat> {
        Ok(Seat {
            consultation: id::parse("consultation", &self.consultation)?,
            councils: id::many("councils", &self.councils)?,
        })
    }
}

/// The council entered.
#[derive(SimpleObject)]
pub struct CreateCouncilPayload {
    /// The council after the change (议事会).
    council: DeliberationCouncil,
}

/// The council established.
#[derive(SimpleObject)]
pub struct EstablishCouncilPayload {
    /// The council after the change (议事会).
    council: DeliberationCouncil,
}

/// The member entered.
#[derive(SimpleObject)]
pub struct AddCouncilMemberPayload {
    /// The council after the change (议事会).
    council: DeliberationCouncil,
}

/// The member who left.
#[derive(SimpleObject)]
pub struct EndCouncilMembershipPayload {
    /// The council after the change (议事会).
    council: DeliberationCouncil,
}

/// The councils named.
#[derive(SimpleObject)]
pub struct SetConsultationCouncilsPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// Changes councils.
#[derive(Default)]
pub struct CouncilMutation;

#[Object]
impl CouncilMutation {
    /// Enters a council of a community or village, as an organiser of the committee that guides it (登记议事会).
    async fn create_council(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The council.")] input: CreateCouncilInput,
    ) -> Result<CreateCouncilPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "createCouncil", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::create(&app, &actor, &call, input).await }
        });
        Ok(CreateCouncilPayload { council: read::council(ctx, id.await?).await? })
    }

    /// Says when a council that was being prepared was established, as an organiser (议事会成立).
    async fn establish_council(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The council and the day.")] input: EstablishCouncilInput,
    ) -> Result<EstablishCouncilPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "establishCouncil", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::establish(&app, &actor, &call, input).await }
        });
        Ok(EstablishCouncilPayload { council: read::council(ctx, id.await?).await? })
    }

    /// Enters somebody into a council, as an organiser; it has one convener and one executive convener at a time, and
    /// at most 1,000 people, those who left included (登记成员).
    async fn add_council_member(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The council and who comes into it.")] input: AddCouncilMemberInput,
    ) -> Result<AddCouncilMemberPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "addCouncilMember", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::add_member(&app, &actor, &call, input).await }
        });
        Ok(AddCouncilMemberPayload { council: read::council(ctx, id.await?).await? })
    }

    /// Says until when somebody sat in a council, as an organiser (成员离任).
    async fn end_council_membership(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who leaves, and when.")] input: EndCouncilMembershipInput,
    ) -> Result<EndCouncilMembershipPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "endCouncilMembership", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::end_membership(&app, &actor, &call, input).await }
        });
        Ok(EndCouncilMembershipPayload { council: read::council(ctx, id.await?).await? })
    }

    /// Says which councils hold a consultation of a council format, as an organiser, in place of those named before (协商议事会).
    async fn set_consultation_councils(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation and its councils.")] input: SetConsultationCouncilsInput,
    ) -> Result<SetConsultationCouncilsPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "setConsultationCouncils", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::set_councils(&app, &actor, &call, input).await }
        });
        Ok(SetConsultationCouncilsPayload { consultation: read::consultation(ctx, id.await?).await? })
    }
}
