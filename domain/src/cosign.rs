//! Co-signing (附议): members are invited, answer for themselves in time, and count once they agree.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use entities::enums::{ProposerRole, ProposerStatus, ProposerType};
use entities::ids::{CommitteeId, MemberId, SuggestionId};
use entities::{member, proposer};
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, QueryFilter, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::notification;
use crate::reason::Reason;
use crate::rules;
use crate::suggestion::machine::Event;
use crate::suggestion::{Action, Case, change, record};
use crate::write::{Call, Write};

/// How many members may be asked to co-sign one suggestion.
pub(crate) const MOST_COSIGNERS: usize = 200;

/// How a proposer stands on a day: what is stored, and whether an invitation has lapsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Invited, and still to answer.
    Invited,
    /// Agreed.
    Agreed,
    /// Declined.
    Declined,
    /// Invited, and did not answer in time.
    Expired,
}

/// Says how a proposer stands on a day. An invitation can be answered on its last day, and has lapsed the day after.
pub fn standing(status: ProposerStatus, answer_by: Option<NaiveDate>, today: NaiveDate) -> Standing {
    match status {
        ProposerStatus::Agreed => Standing::Agreed,
        ProposerStatus::Declined => Standing::Declined,
        ProposerStatus::Invited if answer_by.is_some_and(|last| last < today) => Standing::Expired,
        ProposerStatus::Invited => Standing::Invited,
    }
}

impl Case {
    /// Whether members can be invited now: jointly made, and with its proposer.
    pub(crate) fn takes_cosigners(&self) -> Result<()> {
        self.step(Event::Edit)?;
        let is_joint = self.head.proposer_type == ProposerType::Joint;
        if is_joint { Ok(()) } else { Err(Error::refused(Reason::CosignersNotAllowed)) }
    }
}

/// Returns the last day on which an invitation of today can be answered, by the committee's rules.
pub(crate) async fn answer_by(app: &App, write: &Write, committee: CommitteeId) -> Result<NaiveDate> {
    let rules = rules::in_force(app, write, committee, app.today()).await?.rules;
    Ok(app.today() + Days::new(rules.cosign_days.into()))
}

/// Loads members of a committee, in the order asked for; `field` is named when one is not there.
pub(crate) async fn members_of(
    write: &Write,
    committee: CommitteeId,
    wanted: &[MemberId],
    field: &'static str,
) -> Result<Vec<member::Model>> {
    let mut rows =
        member::Entity::find().filter(member::Column::Id.is_in(wanted.iter().copied())).all(&write.tx).await?;
    if rows.len() != wanted.len() {
        return Err(Error::bad_input(field, Reason::UnknownReference));
    }
    if rows.iter().any(|row| row.committee_id != committee) {
        return Err(Error::bad_input(field, Reason::OfAnotherCommittee));
    }
    rows.sort_by_key(|row| wanted.iter().position(|id| *id == row.id));
    Ok(rows)
}

/// Invites members to co-sign a joint suggestion while its proposer has it. Who declined or did not answer in time
/// may be invited again.
pub async fn invite(
    app: &App,
    actor: &Actor,
    call: &Call,
    id: SuggestionId,
    members: &[MemberId],
) -> Result<SuggestionId> {
    check_list(members)?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    case.may(Action::InviteCosigners, actor)?;
    call.must_match(case.head.version)?;
    must_be_open_to(&case, members)?;
    let invited = members_of(&write, case.head.committee_id, members, "members").await?;

    let answer_by = answer_by(app, &write, case.head.committee_id).await?;
    let mut place = last_place(&write, id).await?;
    for row in &invited {
        let before = case.proposers.iter().find(|known| known.member_id == Some(row.id));
        if let Some(known) = before {
            renew(&write, known.id, answer_by).await?;
        } else {
            place += 1;
            invitation(app, &write, id, place, row, answer_by).insert(&write.tx).await?;
        }
    }
    change(&write, &case, case.head.stage, |_| {}).await?;
    let names: Vec<_> = invited.iter().map(|row| row.name.as_str()).collect();
    record(app, &write, actor, &case, "INVITE_COSIGNERS", case.head.stage.as_str(), Some(names.join("、"))).await?;
    notification::to_invited(app, &write, (id, case.head.version), members).await?;

    write.commit(id).await
}

/// Agrees or declines to co-sign, as the invited member.
pub async fn answer(app: &App, actor: &Actor, call: &Call, id: SuggestionId, agrees: bool) -> Result<SuggestionId> {
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    let mine = case.invitation_of(actor)?;

    let answer = proposer::ActiveModel {
        id: ActiveValue::Unchanged(mine.id),
        status: Set(if agrees { ProposerStatus::Agreed } else { ProposerStatus::Declined }),
        answered_at: Set(Some(write.now)),
        ..Default::default()
    };
    answer.update(&write.tx).await?;
    change(&write, &case, case.head.stage, |_| {}).await?;
    let event = if agrees { "AGREE_TO_COSIGN" } else { "DECLINE_TO_COSIGN" };
    record(app, &write, actor, &case, event, case.head.stage.as_str(), None).await?;

    write.commit(id).await
}

/// A new invitation, as a row.
pub(crate) fn invitation(
    app: &App,
    write: &Write,
    suggestion: SuggestionId,
    position: i32,
    member: &member::Model,
    answer_by: NaiveDate,
) -> proposer::ActiveModel {
    proposer::ActiveModel {
        id: Set(app.new_id()),
        suggestion_id: Set(suggestion),
        position: Set(position),
        role: Set(ProposerRole::Cosigner),
        status: Set(ProposerStatus::Invited),
        name: Set(member.name.clone()),
        member_id: Set(Some(member.id)),
        invited_at: Set(Some(write.now)),
        answer_by: Set(Some(answer_by)),
        answered_at: Set(None),
        via_suggestion_id: Set(None),
        account_id: Set(None),
    }
}

async fn renew(write: &Write, id: entities::ids::ProposerId, answer_by: NaiveDate) -> Result<()> {
    let again = proposer::ActiveModel {
        id: ActiveValue::Unchanged(id),
        status: Set(ProposerStatus::Invited),
        invited_at: Set(Some(write.now)),
        answer_by: Set(Some(answer_by)),
        answered_at: Set(None),
        ..Default::default()
    };
    again.update(&write.tx).await?;
    Ok(())
}

fn check_list(members: &[MemberId]) -> Result<()> {
    if members.is_empty() {
        return Err(Error::bad_input("members", Reason::Empty));
    }
    if members.len() > MOST_COSIGNERS {
        return Err(Error::bad_input("members", Reason::TooMany));
    }
    let distinct: HashSet<_> = members.iter().collect();
    if distinct.len() == members.len() { Ok(()) } else { Err(Error::bad_input("members", Reason::Duplicate)) }
}

/// Refuses who proposes already or has an invitation that still stands, and more than may be asked in all.
fn must_be_open_to(case: &Case, members: &[MemberId]) -> Result<()> {
    let known = |member: &MemberId| case.proposers.iter().find(|row| row.member_id == Some(*member));
    let takes_part = |member: &MemberId| {
        known(member).is_some_and(|row| {
            let standing = standing(row.status, row.answer_by, case.today);
            matches!(standing, Standing::Agreed | Standing::Invited)
        })
    };
    if members.iter().any(takes_part) {
        return Err(Error::bad_input("members", Reason::Duplicate));
    }
    let new = members.iter().filter(|member| known(member).is_none()).count();
    let cosigners = case.proposers.iter().filter(|row| row.role == ProposerRole::Cosigner).count();
    if cosigners + new > MOST_COSIGNERS { Err(Error::bad_input("members", Reason::TooMany)) } else { Ok(()) }
}

async fn last_place(write: &Write, id: SuggestionId) -> Result<i32> {
    let rows = proposer::Entity::find().filter(proposer::Column::SuggestionId.eq(id)).all(&write.tx).await?;
    Ok(rows.iter().map(|row| row.position).max().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_lapses_the_day_after_its_last() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date of the test");
        let last = Some(day("2022-09-14"));

        assert_eq!(standing(ProposerStatus::Invited, last, day("2022-09-14")), Standing::Invited);
        assert_eq!(standing(ProposerStatus::Invited, last, day("2022-09-15")), Standing::Expired);
        assert_eq!(standing(ProposerStatus::Invited, None, day("2030-01-01")), Standing::Invited);
        assert_eq!(standing(ProposerStatus::Agreed, last, day("2022-09-15")), Standing::Agreed);
        assert_eq!(standing(ProposerStatus::Declined, last, day("2022-09-15")), Standing::Declined);
    }
}
