//! A suggestion with all that decides what may be done with it, and by whom: one table for writes and `allowedActions`.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use entities::enums::{
    AssignmentStatus, Disclosure, ProposerRole, ProposerStatus, ResponseKind, ResponseStatus, Role, Satisfaction,
    SuggestionKind, SuggestionStage, SuggestionStatus, UnitRole,
};
use entities::ids::{AccountId, AssignmentId, DepartmentId, MemberId, ProposerId, ResponseId, SuggestionId};
use entities::{assignment, evaluation, proposer, response, suggestion};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

use super::machine::{Event, after, status};
use crate::actor::Actor;
use crate::commitment::{Promise, promises_of};
use crate::cosign::{self, Standing};
use crate::error::{Error, Result};
use crate::merge::Bonds;
use crate::reason::Reason;
use crate::rows::grouped;
use crate::screening;

/// The office that screens, assigns and publishes.
pub(crate) const OFFICE: &[Role] = &[Role::ProposalOffice];
/// Who assigns and reviews responses.
pub(crate) const SUPERVISION: &[Role] = &[Role::ProposalOffice, Role::Supervisor];
/// Who acts for a department.
pub(crate) const DEPARTMENT: &[Role] = &[Role::DepartmentHandler, Role::DepartmentLead];

/// The stages from filing on.
const TAKEN_ON: &[SuggestionStage] = &[SuggestionStage::Filed, SuggestionStage::Assigned, SuggestionStage::Closed];

/// What an asker may do with a suggestion at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Change the text (修改).
    Update,
    /// Hand it in (提交).
    Submit,
    /// Take it back (撤回).
    Withdraw,
    /// Invite members to co-sign (邀请附议).
    InviteCosigners,
    /// Agree or decline to co-sign (附议).
    AnswerCosignInvitation,
    /// Pass it on to the next level of review (初审、复审通过).
    PassReview,
    /// Send it back for revision (退回修改).
    Return,
    /// Not file it (不予立案).
    Decline,
    /// Make it another kind of suggestion (转办).
    Convert,
    /// Merge it into another one (并案).
    Merge,
    /// Let it stand by itself again (撤销并案).
    Unmerge,
    /// File it (立案).
    File,
    /// Charge departments with it (交办).
    Assign,
    /// Sign for it as a department (签收).
    AcceptAssignment,
    /// Give a department more time to answer (延期).
    ExtendDeadline,
    /// Urge a department (催办).
    UrgeDepartment,
    /// Ask to hand it back as a department (申请退办).
    RequestReassignment,
    /// Decide about a request to hand it back (退办审定).
    DecideReassignment,
    /// Record a contact with the proposer (沟通记录).
    RecordContact,
    /// Give an opinion to the lead as an assisting department (会办意见).
    SubmitAssistOpinion,
    /// Write a response (起草答复).
    DraftResponse,
    /// Hand in the response for review (报送答复).
    SubmitResponse,
    /// Correct the response in force (更正答复).
    CorrectResponse,
    /// Approve or return a response (审核答复).
    ReviewResponse,
    /// Evaluate the response (评价).
    Evaluate,
    /// Enter a proposer's evaluation on paper (录入纸质评价).
    RecordPaperEvaluation,
    /// End the handling (办结).
    Close,
    /// Report on a commitment (跟踪办理).
    FollowUpCommitment,
    /// Say what became of a commitment (认定承诺).
    JudgeCommitment,
    /// Handle it again because a promise was broken (重新办理).
    Reopen,
    /// Make it a key suggestion, or end that (重点提案).
    DesignateKey,
    /// Honour it (优秀提案).
    Award,
    /// Note something on its supervision (督办记录).
    AddSupervisionNote,
    /// Decide to publish it (公开).
    Publish,
    /// Decide to publish it no longer (撤销公开).
    Unpublish,
    /// Give or take back the consent to publication (公开意愿).
    SetConsent,
}

impl Action {
    /// Every action, in the order of the process.
    pub const ALL: &'static [Self] = &[
        Self::Update,
        Self::Submit,
        Self::Withdraw,
        Self::InviteCosigners,
        Self::AnswerCosignInvitation,
        Self::PassReview,
        Self::Return,
        Self::Decline,
        Self::Convert,
        Self::Merge,
        Self::Unmerge,
        Self::File,
        Self::Assign,
        Self::AcceptAssignment,
        Self::ExtendDeadline,
        Self::UrgeDepartment,
        Self::RequestReassignment,
        Self::DecideReassignment,
        Self::RecordContact,
        Self::SubmitAssistOpinion,
        Self::DraftResponse,
        Self::SubmitResponse,
        Self::CorrectResponse,
        Self::ReviewResponse,
        Self::Evaluate,
        Self::RecordPaperEvaluation,
        Self::Close,
        Self::FollowUpCommitment,
        Self::JudgeCommitment,
        Self::Reopen,
        Self::DesignateKey,
        Self::Award,
        Self::AddSupervisionNote,
        Self::Publish,
        Self::Unpublish,
        Self::SetConsent,
    ];
}

/// One department's part in a case.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Unit {
    pub id: AssignmentId,
    pub suggestion_id: SuggestionId,
    pub department_id: DepartmentId,
    pub role: UnitRole,
    pub status: AssignmentStatus,
    pub signed_for_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Proposer {
    pub id: ProposerId,
    pub suggestion_id: SuggestionId,
    pub member_id: Option<MemberId>,
    pub role: ProposerRole,
    pub status: ProposerStatus,
    pub answer_by: Option<NaiveDate>,
    pub via_suggestion_id: Option<SuggestionId>,
    pub account_id: Option<AccountId>,
}

#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Reply {
    pub id: ResponseId,
    pub suggestion_id: SuggestionId,
    pub assignment_id: AssignmentId,
    pub round: i32,
    pub kind: ResponseKind,
    pub status: ResponseStatus,
}

#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Verdict {
    pub suggestion_id: SuggestionId,
    pub proposer_id: ProposerId,
    pub round: i32,
    pub satisfaction: Satisfaction,
}

/// A suggestion with its units, proposers, replies, verdicts and promises, without any long text.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub head: suggestion::Head,
    /// The day on which things are decided.
    pub today: NaiveDate,
    /// What is merged with it.
    pub bonds: Bonds,
    /// What was decided about it at the levels of review.
    pub reviews: Vec<screening::Verdict>,
    pub units: Vec<Unit>,
    pub proposers: Vec<Proposer>,
    pub replies: Vec<Reply>,
    pub verdicts: Vec<Verdict>,
    pub promises: Vec<Promise>,
}

impl Case {
    /// Loads the cases of suggestions that the caller may see, in six statements however many there are.
    pub async fn load(db: &impl ConnectionTrait, today: NaiveDate, heads: Vec<suggestion::Head>) -> Result<Vec<Self>> {
        let ids: Vec<SuggestionId> = heads.iter().map(|head| head.id).collect();
        let mut bonds = Bonds::of(db, &ids).await?;
        let mut reviews = screening::verdicts_of(db, &ids).await?;
        let mut units = units_of(db, &ids).await?;
        let mut promises = grouped(promises_of(db, &ids).await?, |row| row.suggestion_id);
        let mut proposers = grouped(
            proposer::Entity::find()
                .filter(proposer::Column::SuggestionId.is_in(ids.iter().copied()))
                .order_by_asc(proposer::Column::Position)
                .into_model::<Proposer>()
                .all(db)
                .await?,
            |row| row.suggestion_id,
        );
        let mut replies = grouped(
            response::Entity::find()
                .select_only()
                .columns([
                    response::Column::Id,
                    response::Column::SuggestionId,
                    response::Column::AssignmentId,
                    response::Column::Round,
                    response::Column::Kind,
                    response::Column::Status,
                ])
                .filter(response::Column::SuggestionId.is_in(ids.iter().copied()))
                .order_by_asc(response::Column::Number)
                .into_model::<Reply>()
                .all(db)
                .await?,
            |row| row.suggestion_id,
        );
        let mut verdicts = grouped(
            evaluation::Entity::find()
                .filter(evaluation::Column::SuggestionId.is_in(ids))
                .into_model::<Verdict>()
                .all(db)
                .await?,
            |row| row.suggestion_id,
        );

        Ok(heads
            .into_iter()
            .map(|head| Self {
                units: units.remove(&head.id).unwrap_or_default(),
                proposers: proposers.remove(&head.id).unwrap_or_default(),
                replies: replies.remove(&head.id).unwrap_or_default(),
                verdicts: verdicts.remove(&head.id).unwrap_or_default(),
                promises: promises.remove(&head.id).unwrap_or_default(),
                bonds: bonds.remove(&head.id).unwrap_or_default(),
                reviews: reviews.remove(&head.id).unwrap_or_default(),
                today,
                head,
            })
            .collect())
    }

    /// Loads one case.
    pub async fn load_one(db: &impl ConnectionTrait, today: NaiveDate, head: suggestion::Head) -> Result<Self> {
        let mut cases = Self::load(db, today, vec![head]).await?;
        cases.pop().ok_or_else(|| Error::internal("one head gave no case"))
    }

    /// Returns the status people see.
    pub fn status(&self) -> SuggestionStatus {
        let units: Vec<_> = self.units.iter().map(|unit| (unit.role, unit.status)).collect();
        status(self.head.stage, self.head.round, &units)
    }

    /// Says whether the actor may do `action` now, and if not, why. Who, and at which stage, is decided here alone; what
    /// the clocks forbid, in [`super::Timing`].
    pub fn may(&self, action: Action, actor: &Actor) -> Result<()> {
        actor.account()?;
        match action {
            Action::Update => self.as_writer(actor).and_then(|()| self.step(Event::Edit)),
            Action::Submit => self.as_writer(actor).and_then(|()| self.step(Event::Submit)),
            Action::Withdraw => self.as_writer(actor).and_then(|()| self.step(Event::Withdraw)),
            Action::InviteCosigners => self.as_writer(actor).and_then(|()| self.takes_cosigners()),
            Action::AnswerCosignInvitation => self.invitation_of(actor).map(|_| ()),
            Action::PassReview => self.may_pass(actor),
            Action::Return => self.may_decide(Event::Return, actor),
            Action::Decline => self.may_decide(Event::Decline, actor),
            Action::Convert => self.may_decide(Event::Convert, actor).and_then(|()| self.stands_alone(Event::Convert)),
            Action::Merge => self.may_decide(Event::Merge, actor).and_then(|()| self.stands_alone(Event::Merge)),
            Action::Unmerge => self.as_role(actor, OFFICE).and_then(|()| self.may_part().map(|_| ())),
            Action::File => self.may_decide(Event::File, actor).and_then(|()| self.is_at_last_level()),
            Action::Assign => self.as_role(actor, SUPERVISION).and_then(|()| self.is_assignable(actor)),
            Action::AcceptAssignment => self.unit_awaiting_receipt(actor).map(|_| ()),
            Action::ExtendDeadline => self.as_role(actor, SUPERVISION).and_then(|()| self.awaits_answer()),
            Action::UrgeDepartment => self.as_role(actor, SUPERVISION).and_then(|()| self.awaits_answer()),
            Action::RequestReassignment => self.unit_to_hand_back(actor).map(|_| ()),
            Action::DecideReassignment => {
                self.as_role(actor, SUPERVISION).and_then(|()| self.has_hand_back_to_decide())
            }
            Action::RecordContact => self.unit_in_contact(actor).map(|_| ()),
            Action::SubmitAssistOpinion => self.unit_giving_opinion(actor).map(|_| ()),
            Action::DraftResponse => self.unit_answering(actor).map(|_| ()),
            Action::SubmitResponse => self.reply_to_submit(actor).map(|_| ()),
            Action::CorrectResponse => self.unit_correcting(actor).map(|_| ()),
            Action::ReviewResponse => self.as_role(actor, SUPERVISION).and_then(|()| self.has_reply_in_review()),
            Action::Evaluate => self.proposer_to_evaluate(actor).map(|_| ()),
            Action::RecordPaperEvaluation => self.as_role(actor, OFFICE).and_then(|()| self.awaits_evaluation()),
            Action::Close => self.as_role(actor, SUPERVISION).and_then(|()| self.is_answered()),
            Action::FollowUpCommitment => self.has_own_promise(actor),
            Action::JudgeCommitment => self.as_role(actor, SUPERVISION).and_then(|()| self.has_unsettled_promise()),
            Action::Reopen => self.as_role(actor, SUPERVISION).and_then(|()| self.has_broken_promise()),
            Action::DesignateKey => self.as_role(actor, OFFICE).and_then(|()| self.is_filed_proposal()),
            Action::Award => self.as_role(actor, OFFICE).and_then(|()| self.is_in(&[SuggestionStage::Closed])),
            Action::AddSupervisionNote => self.as_role(actor, SUPERVISION).and_then(|()| self.is_in(TAKEN_ON)),
            Action::Publish => self.as_role(actor, OFFICE).and_then(|()| self.is_publishable()),
            Action::Unpublish => self.as_role(actor, OFFICE).and_then(|()| self.is_published()),
            Action::SetConsent => self.as_consenting(actor),
        }
    }

    /// Returns all that the actor may do now.
    pub fn allowed(&self, actor: &Actor) -> Vec<Action> {
        Action::ALL.iter().copied().filter(|action| self.may(*action, actor).is_ok()).collect()
    }

    /// The invitation that the actor has not answered yet.
    pub fn invitation_of(&self, actor: &Actor) -> Result<&Proposer> {
        let mine = self.proposers.iter().find(|row| row.member_id.is_some_and(|id| actor.is_member(id)));
        let mine = mine.ok_or(Error::forbidden(Reason::NotYours))?;
        match cosign::standing(mine.status, mine.answer_by, self.today) {
            Standing::Invited if self.step(Event::Edit).is_ok() => Ok(mine),
            Standing::Expired if self.step(Event::Edit).is_ok() => Err(Error::refused(Reason::InvitationExpired)),
            _ => Err(Error::refused(Reason::InvitationClosed)),
        }
    }

    /// Says whether an event can happen now.
    pub fn step(&self, event: Event) -> Result<()> {
        after(self.head.kind, self.head.stage, event).map(|_| ())
    }

    fn as_role(&self, actor: &Actor, roles: &[Role]) -> Result<()> {
        actor.must_hold(self.head.committee_id, roles)
    }

    fn as_writer(&self, actor: &Actor) -> Result<()> {
        let is_owner = actor.account()? == self.head.owner_id;
        let leads = |row: &Proposer| {
            row.role == ProposerRole::Lead && row.member_id.is_some_and(|member| actor.is_member(member))
        };
        if is_owner || self.proposers.iter().any(leads) { Ok(()) } else { Err(Error::forbidden(Reason::NotYours)) }
    }

    /// Who consents to publication: the lead proposer, for whom nobody else speaks; the writer where that is a body.
    fn as_consenting(&self, actor: &Actor) -> Result<()> {
        let lead = self.proposers.iter().find(|row| row.role == ProposerRole::Lead).and_then(|row| row.member_id);
        match lead {
            Some(member) if actor.is_member(member) => actor.account().map(|_| ()),
            Some(_) => Err(Error::forbidden(Reason::NotYours)),
            None => self.as_writer(actor),
        }
    }

    /// What is not filed is assigned straight from the last level of review, which nobody decides at after an earlier.
    fn is_assignable(&self, actor: &Actor) -> Result<()> {
        self.step(Event::Assign)?;
        if self.status() != SuggestionStatus::Submitted {
            return Ok(());
        }
        self.must_not_have_reviewed(actor)?;
        self.is_at_last_level()
    }

    pub(super) fn has_in_review(&self, unit: &Unit) -> bool {
        let mut own = self.replies.iter().filter(|reply| reply.assignment_id == unit.id);
        own.any(|reply| reply.status == ResponseStatus::UnderReview)
    }

    fn has_reply_in_review(&self) -> Result<()> {
        let in_review = self.replies.iter().any(|reply| reply.status == ResponseStatus::UnderReview);
        if in_review { Ok(()) } else { Err(Error::refused(Reason::WrongState)) }
    }

    /// Whether a commitment of a department of the actor's waits to be kept.
    fn has_own_promise(&self, actor: &Actor) -> Result<()> {
        let mut own = self.promises.iter().filter(|row| actor.works_for(row.department_id, DEPARTMENT)).peekable();
        if own.peek().is_none() {
            self.units_of_actor(actor)?;
        }
        if own.any(Promise::is_unsettled) { Ok(()) } else { Err(Error::refused(Reason::WrongState)) }
    }

    fn has_unsettled_promise(&self) -> Result<()> {
        let is_there = self.promises.iter().any(Promise::is_unsettled);
        if is_there { Ok(()) } else { Err(Error::refused(Reason::WrongState)) }
    }

    fn has_broken_promise(&self) -> Result<()> {
        self.is_evaluable()?;
        let is_there = self.promises.iter().any(Promise::may_reopen);
        if is_there { Ok(()) } else { Err(Error::refused(Reason::NoBrokenPromise)) }
    }

    fn is_filed_proposal(&self) -> Result<()> {
        self.is_in(TAKEN_ON)?;
        let is_proposal = self.head.kind == SuggestionKind::Proposal;
        if is_proposal { Ok(()) } else { Err(Error::refused(Reason::WrongState)) }
    }

    fn is_in(&self, stages: &[SuggestionStage]) -> Result<()> {
        if stages.contains(&self.head.stage) { Ok(()) } else { Err(Error::refused(Reason::WrongState)) }
    }

    fn is_answered(&self) -> Result<()> {
        if self.status() == SuggestionStatus::Responded { Ok(()) } else { Err(Error::refused(Reason::WrongState)) }
    }

    /// Whether it may be published: not internal by kind, with consent, and answered by all who have to.
    pub fn is_publishable(&self) -> Result<()> {
        if self.head.kind == SuggestionKind::SocialOpinion {
            return Err(Error::refused(Reason::InternalChannel));
        }
        if !self.head.consents_to_publication {
            return Err(Error::refused(Reason::NoConsent));
        }
        let mut replying = self.units.iter().filter(|unit| unit.role.replies()).peekable();
        if replying.peek().is_some() && replying.all(|unit| self.in_force(unit.id).is_some()) {
            Ok(())
        } else {
            Err(Error::refused(Reason::NotYetAnswered))
        }
    }

    fn is_published(&self) -> Result<()> {
        let is_or_will_be = self.head.disclosure != Disclosure::None || self.head.public_from.is_some();
        if is_or_will_be { Ok(()) } else { Err(Error::refused(Reason::WrongState)) }
    }
}

/// Loads the units of suggestions in one statement. A department that handed a case back is no unit of it any more.
pub(crate) async fn units_of(
    db: &impl ConnectionTrait,
    ids: &[SuggestionId],
) -> Result<HashMap<SuggestionId, Vec<Unit>>> {
    let rows = assignment::Entity::find()
        .filter(assignment::Column::SuggestionId.is_in(ids.iter().copied()))
        .filter(assignment::is_live())
        .order_by_asc(assignment::Column::Id)
        .into_model::<Unit>()
        .all(db)
        .await?;
    Ok(grouped(rows, |row| row.suggestion_id))
}

#[cfg(test)]
mod tests;
