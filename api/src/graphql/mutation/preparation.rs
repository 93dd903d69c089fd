//! What goes before a session: who is invited and comes, its papers, the research that prepares it.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::attendance::{self, Answer, Attended};
use domain::consultation::{self, Invite, Update};
use domain::research_activity::{self, NewResearcher};
use domain::session_material::{self, Add, Revise};

use super::consultation::{AgendaItemInput, ParticipantInput};
use super::told;
use crate::graphql::consultation::Consultation;
use crate::graphql::enums::{ResearchActivityKind, SessionMaterialKind};
use crate::graphql::scalars::Date;
use crate::graphql::{id, read};
use crate::run;

/// Further participants (邀请参加人).
#[derive(InputObject, Clone)]
pub struct InviteParticipantsInput {
    /// The consultation, until it is held (协商活动).
    consultation: ID,
    /// Who takes part beside those who do, in order (参加人).
    participants: Vec<ParticipantInput>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// What changes of a consultation; what is not given stays (修改协商活动).
#[derive(InputObject, Clone)]
pub struct UpdateConsultationInput {
    /// The consultation.
    id: ID,
    /// What it is about and what came of it, for readers (摘要).
    summary: Option<String>,
    /// Who presides, until it is held (主持人).
    presided_by: Option<String>,
    /// The presider's post (主持人职务).
    presider_title: Option<String>,
    /// The whole agenda anew, until it is held (议程).
    agenda: Option<Vec<AgendaItemInput>>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// An answer to an invitation (答复会议邀请).
#[derive(InputObject, Clone)]
pub struct AnswerSessionInvitationInput {
    /// The consultation (协商活动).
    consultation: ID,
    /// Which of one’s places it is for, or as an organiser anybody’s; all of one’s own where there is none (参加人).
    participant: Option<ID>,
    /// Whether one comes (是否参加).
    attends: bool,
    /// Why not; needed to be excused (请假事由).
    reason: Option<String>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// Who came to a session (登记到会情况).
#[derive(InputObject, Clone)]
pub struct RecordAttendanceInput {
    /// The consultation, at least held (协商活动).
    consultation: ID,
    /// Participants who came (到会).
    present: Vec<ID>,
    /// Participants who did not come and were not excused (缺席).
    #[graphql(default)]
    absent: Vec<ID>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A paper to hand out (印发会议材料).
#[derive(InputObject, Clone)]
pub struct AddSessionMaterialInput {
    /// The consultation (协商活动).
    consultation: ID,
    /// What sort of paper it is (材料类别).
    kind: SessionMaterialKind,
    /// The title (标题).
    title: String,
    /// The text (正文).
    body: String,
    /// Whether everybody may read it once the session is public (是否公开).
    #[graphql(default = false)]
    is_public: bool,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A further version of a paper (修订会议材料).
#[derive(InputObject, Clone)]
pub struct ReviseSessionMaterialInput {
    /// The paper.
    id: ID,
    /// The text (正文).
    body: String,
    /// What is new in it (修改说明).
    note: Option<String>,
    /// Whether everybody may read it once the session is public; as it is where there is none (是否公开).
    is_public: Option<bool>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// Research to record (登记调研活动).
#[derive(InputObject, Clone)]
pub struct RecordResearchActivityInput {
    /// The consultation that it prepares (协商活动).
    consultation: ID,
    /// What sort of activity it was (调研形式).
    kind: ResearchActivityKind,
    /// The day (日期).
    held_on: Date,
    /// Where (地点).
    place: String,
    /// Who received or briefed them, as printed (接待或汇报单位).
    host: Option<String>,
    /// The department that did (单位).
    department: Option<ID>,
    /// Who took part, in order (参加人).
    #[graphql(default)]
    people: Vec<ResearcherInput>,
    /// What was found (调研发现).
    findings: String,
    /// Whether everybody may read of it once the session is public (是否公开).
    #[graphql(default = false)]
    is_public: bool,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// Somebody who took part in research (调研参加人).
#[derive(InputObject, Clone)]
pub struct ResearcherInput {
    /// The name as printed; not needed for a member (姓名).
    name: Option<String>,
    /// Their post (职务).
    title: Option<String>,
    /// The member, if they are one (委员).
    member: Option<ID>,
}

impl RecordResearchActivityInput {
    fn read(self) -> domain::Result<research_activity::Record> {
        let person = |one: ResearcherInput| {
            let member = id::optional("people", one.member.as_ref())?;
            Ok(NewResearcher { name: one.name, title: one.title, member })
        };
        Ok(research_activity::Record {
            consultation: id::parse("consultation", &self.consultation)?,
            kind: self.kind.into(),
            held_on: self.held_on.0,
            place: self.place,
            host: self.host,
            department: id::optional("department", self.department.as_ref())?,
            people: self.people.into_iter().map(person).collect::<domain::Result<_>>()?,
            findings: self.findings,
            is_public: self.is_public,
        })
    }
}

/// The consultation with its new participants.
#[derive(SimpleObject)]
pub struct InviteParticipantsPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The consultation changed.
#[derive(SimpleObject)]
pub struct UpdateConsultationPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The session answered.
#[derive(SimpleObject)]
pub struct AnswerSessionInvitationPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The session attended.
#[derive(SimpleObject)]
pub struct RecordAttendancePayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The session with its paper.
#[derive(SimpleObject)]
pub struct AddSessionMaterialPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The session with its paper.
#[derive(SimpleObject)]
pub struct ReviseSessionMaterialPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The consultation with its research.
#[derive(SimpleObject)]
pub struct RecordResearchActivityPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// Prepares sessions.
#[derive(Default)]
pub struct PreparationMutation;

#[Object]
impl PreparationMutation {
    /// Invites further people and bodies to a session, as an organiser, until it is held (邀请参加人).
    async fn invite_participants(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation and who is invited.")] input: InviteParticipantsInput,
    ) -> Result<InviteParticipantsPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let participants = input.participants.into_iter().map(ParticipantInput::read).collect::<domain::Result<_>>()?;
        let input = Invite { id: id::parse("consultation", &input.consultation)?, participants };
        let id = run::write(ctx, key, version, "inviteParticipants", about, move |app, actor, call| {
            let input = input.clone();
            async move { consultation::invite(&app, &actor, &call, input).await }
        });
        Ok(InviteParticipantsPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Changes what a consultation was entered with, as an organiser (修改协商活动).
    async fn update_consultation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: UpdateConsultationInput,
    ) -> Result<UpdateConsultationPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let agenda = input.agenda.map(|items| items.into_iter().map(Into::into).collect());
        let id = id::parse("id", &input.id)?;
        let (presided_by, presider_title) = (input.presided_by, input.presider_title);
        let input = Update { id, summary: input.summary, presided_by, presider_title, agenda };
        let id = run::write(ctx, key, version, "updateConsultation", about, move |app, actor, call| {
            let input = input.clone();
            async move { consultation::update(&app, &actor, &call, input).await }
        });
        Ok(UpdateConsultationPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Says that one comes to a session or asks to be excused, as a member who takes part or for one’s department; and as
    /// an organiser what a `participant` has said, who may have no account (答复会议邀请).
    async fn answer_session_invitation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The session and the answer.")] input: AnswerSessionInvitationInput,
    ) -> Result<AnswerSessionInvitationPayload> {
        let (about, key) = (told(&input), input.idempotency_key);
        let consultation = id::parse("consultation", &input.consultation)?;
        let participant = id::optional("participant", input.participant.as_ref())?;
        let input = Answer { consultation, participant, attends: input.attends, reason: input.reason };
        let id = run::write(ctx, key, None, "answerSessionInvitation", about, move |app, actor, call| {
            let input = input.clone();
            async move { attendance::answer(&app, &actor, &call, input).await }
        });
        Ok(AnswerSessionInvitationPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Notes who came to a session, as an organiser; it counts in records of duty. Who is not named stays as they are:
    /// who asked for leave, on leave (登记到会情况).
    async fn record_attendance(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The session and who came.")] input: RecordAttendanceInput,
    ) -> Result<RecordAttendancePayload> {
        let (about, key) = (told(&input), input.idempotency_key);
        let consultation = id::parse("consultation", &input.consultation)?;
        let (present, absent) = (id::many("present", &input.present)?, id::many("absent", &input.absent)?);
        let input = Attended { consultation, present, absent };
        let id = run::write(ctx, key, None, "recordAttendance", about, move |app, actor, call| {
            let input = input.clone();
            async move { attendance::record(&app, &actor, &call, input).await }
        });
        Ok(RecordAttendancePayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Hands out a paper for a session, as an organiser (印发会议材料).
    async fn add_session_material(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The paper.")] input: AddSessionMaterialInput,
    ) -> Result<AddSessionMaterialPayload> {
        let (about, key) = (told(&input), input.idempotency_key);
        let (consultation, kind) = (id::parse("consultation", &input.consultation)?, input.kind.into());
        let input = Add { consultation, kind, title: input.title, body: input.body, is_public: input.is_public };
        let id = run::write(ctx, key, None, "addSessionMaterial", about, move |app, actor, call| {
            let input = input.clone();
            async move { session_material::add(&app, &actor, &call, input).await }
        });
        Ok(AddSessionMaterialPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Hands out a further version of a paper, as an organiser; earlier ones stay (修订会议材料).
    async fn revise_session_material(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The paper and its text.")] input: ReviseSessionMaterialInput,
    ) -> Result<ReviseSessionMaterialPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let id = id::parse("id", &input.id)?;
        let input = Revise { id, body: input.body, note: input.note, is_public: input.is_public };
        let id = run::write(ctx, key, version, "reviseSessionMaterial", about, move |app, actor, call| {
            let input = input.clone();
            async move { session_material::revise(&app, &actor, &call, input).await }
        });
        Ok(ReviseSessionMaterialPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Records research for a consultation, as an organiser (登记调研活动).
    async fn record_research_activity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was done and found.")] input: RecordResearchActivityInput,
    ) -> Result<RecordResearchActivityPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "recordResearchActivity", about, move |app, actor, call| {
            let input = input.clone();
            async move { research_activity::record(&app, &actor, &call, input).await }
        });
        Ok(RecordResearchActivityPayload { consultation: read::consultation(ctx, id.await?).await? })
    }
}
