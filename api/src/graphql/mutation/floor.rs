//! What organisers do on the floor of a session.

mod input;

use async_graphql::{Context, Object, Result, SimpleObject};
use domain::floor::{self, Act, Step};
use domain::ids::ConsultationId;
use domain::{Error, outcome};

use self::input::{
    AdjournFloorInput, CloseFloorInput, DecidePointOfOrderInput, DraftMinutesInput, EndTurnInput, GiveFloorInput,
    MoveSpeakerInput, OnFloor, OpenFloorInput, PauseTurnInput, QueueSpeakerInput, RaisePointOfOrderInput,
    ReconveneFloorInput, ResumeTurnInput, StartAgendaItemInput, WithdrawSpeakerInput,
};
use super::told;
use crate::graphql::consultation::{Consultation, Outcome};
use crate::graphql::context::Asked as _;
use crate::graphql::floor::{Floor, FloorTurn};
use crate::graphql::{id, read};
use crate::run;

/// The floor after a step.
#[derive(SimpleObject)]
pub struct FloorPayload {
    /// The floor (会场).
    floor: Floor,
    /// The consultation whose floor it is (协商活动).
    consultation: Consultation,
}

/// Who was entered.
#[derive(SimpleObject)]
pub struct QueueSpeakerPayload {
    /// Their turn (发言).
    turn: FloorTurn,
    /// The floor (会场).
    floor: Floor,
}

/// The minutes drafted.
#[derive(SimpleObject)]
pub struct DraftMinutesPayload {
    /// The draft, not issued yet (会议纪要稿).
    outcome: Outcome,
    /// The consultation (协商活动).
    consultation: Consultation,
}

/// Takes a step and returns the floor after it.
async fn step(
    ctx: &Context<'_>,
    operation: &'static str,
    about: String,
    on: OnFloor,
    step: Step,
) -> Result<FloorPayload> {
    let act = Act { consultation: id::parse("consultation", &on.consultation)?, step };
    let sequence = on.expected_sequence.map(i64::from);
    let done = run::write(ctx, on.idempotency_key, sequence, operation, about, move |app, actor, call| {
        let act = act.clone();
        async move { floor::act(&app, &actor, &call, act).await }
    });
    let id: ConsultationId = done.await?;
    Ok(FloorPayload { floor: present(ctx, id).await?, consultation: read::consultation(ctx, id).await? })
}

async fn present(ctx: &Context<'_>, id: ConsultationId) -> Result<Floor> {
    let found = ctx.loaders().sessions.floor_of(id).await?.ok_or(Error::not_found())?;
    Ok(found.into())
}

/// Acts on floors.
#[derive(Default)]
pub struct FloorMutation;

#[Object]
impl FloorMutation {
    /// Begins the session of a consultation that has a day, as an organiser (开会).
    async fn open_floor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation.")] input: OpenFloorInput,
    ) -> Result<FloorPayload> {
        step(ctx, "openFloor", told(&input), input.on, Step::Open).await
    }

    /// Goes on to an item of the agenda, as an organiser; the one before ends (进入议程).
    async fn start_agenda_item(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation and the item.")] input: StartAgendaItemInput,
    ) -> Result<FloorPayload> {
        let item = id::parse("agendaItem", &input.agenda_item)?;
        step(ctx, "startAgendaItem", told(&input), input.on, Step::StartAgendaItem(item)).await
    }

    /// Enters somebody among those who wait, as an organiser (登记发言).
    async fn queue_speaker(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who wants to speak, and for what.")] input: QueueSpeakerInput,
    ) -> Result<QueueSpeakerPayload> {
        let (about, on) = (told(&input), input.on.clone());
        let input = input.read()?;
        let (consultation, sequence) = (input.consultation, on.expected_sequence.map(i64::from));
        let done = run::write(ctx, on.idempotency_key, sequence, "queueSpeaker", about, move |app, actor, call| {
            let input = input.clone();
            async move { floor::enter(&app, &actor, &call, input).await }
        });
        let (turn, floor) = (done.await?, present(ctx, consultation).await?);
        Ok(QueueSpeakerPayload { turn: FloorTurn::of(&floor.0, turn).ok_or(Error::not_found())?, floor })
    }

    /// Moves somebody who waits to another place, as an organiser (调整次序).
    async fn move_speaker(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who, and to which place.")] input: MoveSpeakerInput,
    ) -> Result<FloorPayload> {
        let to = Step::Move(id::parse("turn", &input.turn)?, input.position);
        step(ctx, "moveSpeaker", told(&input), input.on, to).await
    }

    /// Takes somebody who waits off the list, as an organiser (撤回登记).
    async fn withdraw_speaker(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who.")] input: WithdrawSpeakerInput,
    ) -> Result<FloorPayload> {
        let turn = id::parse("turn", &input.turn)?;
        step(ctx, "withdrawSpeaker", told(&input), input.on, Step::Withdraw(turn)).await
    }

    /// Gives the floor to somebody who waits, as an organiser. It ends nobody's turn; only an intervention may interrupt
    /// one, which has to be paused (请发言).
    async fn give_floor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "To whom.")] input: GiveFloorInput,
    ) -> Result<FloorPayload> {
        let turn = id::parse("turn", &input.turn)?;
        step(ctx, "giveFloor", told(&input), input.on, Step::Give(turn)).await
    }

    /// Lets the time of who has the floor stand still, as an organiser (暂停).
    async fn pause_turn(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation.")] input: PauseTurnInput,
    ) -> Result<FloorPayload> {
        step(ctx, "pauseTurn", told(&input), input.on, Step::Pause).await
    }

    /// Lets the time of who has the floor go on, as an organiser (继续).
    async fn resume_turn(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation.")] input: ResumeTurnInput,
    ) -> Result<FloorPayload> {
        step(ctx, "resumeTurn", told(&input), input.on, Step::Resume).await
    }

    /// Ends the turn of who has the floor, as an organiser; a booked speech is told how long it took (结束发言).
    async fn end_turn(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation.")] input: EndTurnInput,
    ) -> Result<FloorPayload> {
        step(ctx, "endTurn", told(&input), input.on, Step::End).await
    }

    /// Takes down a point of order, as an organiser; speaking time stands still until it is decided (提出程序问题).
    async fn raise_point_of_order(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who raises it, and about what.")] input: RaisePointOfOrderInput,
    ) -> Result<FloorPayload> {
        let raised = Step::RaisePointOfOrder { by: input.raised_by.clone(), subject: input.subject.clone() };
        step(ctx, "raisePointOfOrder", told(&input), input.on, raised).await
    }

    /// Takes down how the point of order was decided, as an organiser; who spoke goes on (裁定程序问题).
    async fn decide_point_of_order(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How it was decided.")] input: DecidePointOfOrderInput,
    ) -> Result<FloorPayload> {
        let decided = Step::DecidePointOfOrder(input.decision.clone());
        step(ctx, "decidePointOfOrder", told(&input), input.on, decided).await
    }

    /// Begins a break, as an organiser; who has the floor is paused (休会).
    async fn adjourn_floor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation.")] input: AdjournFloorInput,
    ) -> Result<FloorPayload> {
        step(ctx, "adjournFloor", told(&input), input.on, Step::Adjourn).await
    }

    /// Ends the break, as an organiser (复会).
    async fn reconvene_floor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation.")] input: ReconveneFloorInput,
    ) -> Result<FloorPayload> {
        step(ctx, "reconveneFloor", told(&input), input.on, Step::Reconvene).await
    }

    /// Ends the session and what still runs, as an organiser (散会).
    async fn close_floor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation.")] input: CloseFloorInput,
    ) -> Result<FloorPayload> {
        step(ctx, "closeFloor", told(&input), input.on, Step::Close).await
    }

    /// Turns the record of a floor that is closed into draft minutes, as an organiser: an outcome document that is not
    /// issued. Doing it again makes another draft (生成纪要稿).
    async fn draft_minutes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation.")] input: DraftMinutesInput,
    ) -> Result<DraftMinutesPayload> {
        let (about, key) = (told(&input), input.idempotency_key);
        let session: ConsultationId = id::parse("consultation", &input.consultation)?;
        let id = run::write(ctx, key, None, "draftMinutes", about, move |app, actor, call| async move {
            floor::draft_minutes(&app, &actor, &call, session).await
        });
        let drafted: outcome::Outcome = ctx.loaders().outcome(id.await?).await?.ok_or(Error::not_found())?;
        let consultation = read::consultation(ctx, session).await?;
        Ok(DraftMinutesPayload { outcome: Outcome(drafted), consultation })
    }
}
