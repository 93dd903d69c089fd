//! Planning a consultation and moving it on.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::consultation::{self, Advance, Create, NewAgendaItem, NewFigure, NewParticipant, Schedule, SetCases, Turn};

use super::told;
use crate::graphql::consultation::Consultation;
use crate::graphql::enums::{AgendaKind, ConsultationFormat, ParticipantRole};
use crate::graphql::scalars::{Date, TimeOfDay};
use crate::graphql::{id, read};
use crate::run;

/// A consultation to enter into the plan (列入协商计划).
#[derive(InputObject, Clone)]
pub struct CreateConsultationInput {
    /// The committee (政协委员会).
    committee: ID,
    /// Its format (协商形式).
    format: ConsultationFormat,
    /// Where it begins, of the stages at which its format opens; the usual one where there is none (起始环节).
    stage: Option<String>,
    /// What is consulted on; unique among its format in the year's plan (议题).
    topic: String,
    /// What it is about, for readers (摘要).
    #[graphql(default)]
    summary: String,
    /// The year of the plan (计划年度).
    plan_year: i32,
    /// Who organises it, as printed; the special committee's name where there is none (承办机构).
    organizer: Option<String>,
    /// The special committee that organises it (专门委员会).
    special_committee: Option<ID>,
    /// Who presides (主持人).
    presided_by: Option<String>,
    /// The presider's post; taken from the posts on record where there is none (主持人职务).
    presider_title: Option<String>,
    /// Where it is held (地点).
    place: Option<String>,
    /// The agenda, in order (议程).
    #[graphql(default)]
    agenda: Vec<AgendaItemInput>,
    /// Who takes part, in order (参加人).
    #[graphql(default)]
    participants: Vec<ParticipantInput>,
    /// The figures that it reports, in order (数据).
    #[graphql(default)]
    figures: Vec<FigureInput>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// An item of the agenda (议程).
#[derive(InputObject, Clone)]
pub struct AgendaItemInput {
    /// What sort of item it is (议程类别).
    kind: AgendaKind,
    /// The item as printed (内容).
    title: String,
    /// How long it is planned to take, in minutes (计划时长).
    planned_minutes: Option<i32>,
}

/// Somebody who takes part (参加人).
#[derive(InputObject, Clone)]
pub struct ParticipantInput {
    /// What they take part as (参加身份).
    role: ParticipantRole,
    /// The name as printed; not needed for a member or a department (姓名或名称).
    name: Option<String>,
    /// Their post (职务).
    title: Option<String>,
    /// The member, if they are one (委员).
    member: Option<ID>,
    /// The department, if they stand for one (单位).
    department: Option<ID>,
}

/// A figure as the source gives it (数据).
#[derive(InputObject, Clone)]
pub struct FigureInput {
    /// What is counted (指标).
    label: String,
    /// The figure, in `unit` (数值).
    amount: f64,
    /// The unit as printed (单位).
    unit: String,
    /// Whether the source says that it is more or less so: 余, 多, 约 (约数).
    #[graphql(default = false)]
    is_approximate: bool,
    /// A percentage as reported, never derived (占比).
    reported_share: Option<String>,
}

impl CreateConsultationInput {
    fn read(self) -> domain::Result<Create> {
        Ok(Create {
            committee: id::parse("committee", &self.committee)?,
            format: self.format.into(),
            stage: self.stage,
            topic: self.topic,
            summary: self.summary,
            plan_year: self.plan_year,
            organizer: id::optional("specialCommittee", self.special_committee.as_ref())?,
            organizer_name: self.organizer,
            presided_by: self.presided_by,
            presider_title: self.presider_title,
            place: self.place,
            agenda: self.agenda.into_iter().map(Into::into).collect(),
            participants: self.participants.into_iter().map(ParticipantInput::read).collect::<domain::Result<_>>()?,
            figures: self.figures.into_iter().map(Into::into).collect(),
        })
    }
}

impl From<AgendaItemInput> for NewAgendaItem {
    fn from(input: AgendaItemInput) -> Self {
        Self { kind: input.kind.into(), title: input.title, planned_minutes: input.planned_minutes }
    }
}

impl ParticipantInput {
    /// Returns the participant, or says that an id is none.
    pub(super) fn read(self) -> domain::Result<NewParticipant> {
        Ok(NewParticipant {
            role: self.role.into(),
            name: self.name,
            title: self.title,
            member: id::optional("participants", self.member.as_ref())?,
            department: id::optional("participants", self.department.as_ref())?,
        })
    }
}

impl From<FigureInput> for NewFigure {
    fn from(input: FigureInput) -> Self {
        Self {
            label: input.label,
            amount: input.amount,
            unit: input.unit,
            is_approximate: input.is_approximate,
            reported_share: input.reported_share,
        }
    }
}

/// A day for a consultation (安排协商).
#[derive(InputObject, Clone)]
pub struct ScheduleConsultationInput {
    /// The consultation.
    id: ID,
    /// The day, within the year of its plan unless it is a bargaining (计划日期).
    on: Date,
    /// When it begins, in China; as it is where there is none (开始时间).
    at: Option<TimeOfDay>,
    /// Where; as it is where there is none (地点).
    place: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A step of a consultation (推进协商).
#[derive(InputObject, Clone)]
pub struct AdvanceConsultationInput {
    /// The consultation.
    id: ID,
    /// The code of the stage it comes to, one of `nextSteps`; a day is set through `scheduleConsultation` (到达环节).
    to: String,
    /// For the step that holds it, the day it was held; the planned one where there is none (召开日期).
    held_on: Option<Date>,
    /// Why, for the history; needed to cancel it, to go back, and to close it while `openEnds` tells of something: it then
    /// explains that to whoever may read the history (理由).
    reason: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// What puts a consultation off (协商延期).
#[derive(InputObject, Clone)]
pub struct PostponeConsultationInput {
    /// The consultation.
    id: ID,
    /// Why, for the history (理由).
    reason: String,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// What takes a consultation up again (重新启动协商).
#[derive(InputObject, Clone)]
pub struct ReopenConsultationInput {
    /// The consultation.
    id: ID,
    /// Why, for the history (理由).
    reason: String,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The proposals that a consultation discusses (选定所议提案).
#[derive(InputObject, Clone)]
pub struct SetConsultationCasesInput {
    /// The consultation.
    id: ID,
    /// All of them that the asker sees, in order, at most 50: filed proposals of its committee. What is not among them is
    /// taken off; what the asker does not see stays, after them (提案).
    suggestions: Vec<ID>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The consultation with the proposals that it discusses.
#[derive(SimpleObject)]
pub struct SetConsultationCasesPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The consultation put off.
#[derive(SimpleObject)]
pub struct PostponeConsultationPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The consultation taken up again.
#[derive(SimpleObject)]
pub struct ReopenConsultationPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The consultation entered.
#[derive(SimpleObject)]
pub struct CreateConsultationPayload {
    /// The consultation, planned (协商活动).
    consultation: Consultation,
}

/// The consultation scheduled.
#[derive(SimpleObject)]
pub struct ScheduleConsultationPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The consultation moved on.
#[derive(SimpleObject)]
pub struct AdvanceConsultationPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// Plans consultations.
#[derive(Default)]
pub struct ConsultationMutation;

#[Object]
impl ConsultationMutation {
    /// Enters a consultation into its committee's plan, as an organiser (列入计划).
    async fn create_consultation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation to enter.")] input: CreateConsultationInput,
    ) -> Result<CreateConsultationPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "createConsultation", about, move |app, actor, call| {
            let input = input.clone();
            async move { consultation::create(&app, &actor, &call, input).await }
        });
        Ok(CreateConsultationPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Sets or moves the day of a consultation, as an organiser (安排).
    async fn schedule_consultation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation and its day.")] input: ScheduleConsultationInput,
    ) -> Result<ScheduleConsultationPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let input = Schedule {
            id: id::parse("id", &input.id)?,
            on: input.on.0,
            at: input.at.map(|at| at.0),
            place: input.place,
        };
        let id = run::write(ctx, key, version, "scheduleConsultation", about, move |app, actor, call| {
            let input = input.clone();
            async move { consultation::schedule(&app, &actor, &call, input).await }
        });
        Ok(ScheduleConsultationPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Moves a consultation on by one step, as an organiser. From a stage of the phase `HELD` on it is public:
    /// once it is held, a bargaining only once its contract is published (推进).
    async fn advance_consultation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation and the stage it comes to.")] input: AdvanceConsultationInput,
    ) -> Result<AdvanceConsultationPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let (id, held_on) = (id::parse("id", &input.id)?, input.held_on.map(|day| day.0));
        let input = Advance { id, to: input.to, held_on, reason: input.reason };
        let id = run::write(ctx, key, version, "advanceConsultation", about, move |app, actor, call| {
            let input = input.clone();
            async move { consultation::advance(&app, &actor, &call, input).await }
        });
        Ok(AdvanceConsultationPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Says which proposals a consultation discusses, as an organiser, until it is closed (选定所议提案).
    async fn set_consultation_cases(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation and its proposals.")] input: SetConsultationCasesInput,
    ) -> Result<SetConsultationCasesPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let input =
            SetCases { id: id::parse("id", &input.id)?, suggestions: id::many("suggestions", &input.suggestions)? };
        let id = run::write(ctx, key, version, "setConsultationCases", about, move |app, actor, call| {
            let input = input.clone();
            async move { consultation::set_cases(&app, &actor, &call, input).await }
        });
        Ok(SetConsultationCasesPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Puts a consultation off that has a day, as an organiser: it goes back to the stage before (延期).
    async fn postpone_consultation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation and why.")] input: PostponeConsultationInput,
    ) -> Result<PostponeConsultationPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let input = Turn { id: id::parse("id", &input.id)?, reason: input.reason };
        let id = run::write(ctx, key, version, "postponeConsultation", about, move |app, actor, call| {
            let input = input.clone();
            async move { consultation::postpone(&app, &actor, &call, input).await }
        });
        Ok(PostponeConsultationPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Takes up a consultation again that was closed or called off, as an organiser (重新启动).
    async fn reopen_consultation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation and why.")] input: ReopenConsultationInput,
    ) -> Result<ReopenConsultationPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let input = Turn { id: id::parse("id", &input.id)?, reason: input.reason };
        let id = run::write(ctx, key, version, "reopenConsultation", about, move |app, actor, call| {
            let input = input.clone();
            async move { consultation::reopen(&app, &actor, &call, input).await }
        });
        Ok(ReopenConsultationPayload { consultation: read::consultation(ctx, id.await?).await? })
    }
}
