//! Fair statistics (统计): counts that add up, and rates that carry numerator, denominator and rule.

use entities::enums::{AssignmentStatus, Disclosure, Satisfaction, SuggestionKind, SuggestionStage, UnitRole};
use entities::ids::{CommitteeId, CommitteeTermId};
use entities::{assignment, committee_term, evaluation, paper_evaluation, suggestion};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, Select};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::evaluation::is_open;
use crate::suggestion::SUPERVISION;

/// Counts of suggestions, of those that the asker may see. What was received is in exactly one of `filed`, `merged`,
/// `converted`, `declined`, `withdrawn`, `returned` and `still_under_review` (domain.md §0.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Statistics {
    /// Handed in at least once (收到).
    pub received: u64,
    /// Filed, or assigned without filing where the kind is not filed (立案或受理).
    pub filed: u64,
    /// Going on as part of another one (并案).
    pub merged: u64,
    /// Become another kind than they were received as (转办).
    pub converted: u64,
    /// Not filed (不予立案).
    pub declined: u64,
    /// Taken back after submission (撤回).
    pub withdrawn: u64,
    /// With the proposer for revision (退回修改).
    pub returned: u64,
    /// Waiting for screening (待审查).
    pub still_under_review: u64,
    /// Handled to the end (办结).
    pub closed: u64,
    /// Duties to reply, one per answering department (件次).
    pub replies_due: u64,
    /// Of them done.
    pub replies_made: u64,
    /// Evaluations that proposers made themselves.
    pub evaluations: u64,
    /// Of them satisfied or basically satisfied.
    pub content: u64,
    /// Evaluations that the office entered from signed forms.
    pub paper_evaluations: u64,
    /// Of them satisfied or basically satisfied.
    pub paper_content: u64,
}

/// Counts the suggestions of a committee, of one term or all, that the asker may see: nothing hidden is counted.
/// They are counted as the kind they were received as: one kind, or all but the social opinions.
pub async fn of_committee(
    app: &App,
    actor: &Actor,
    committee: CommitteeId,
    term: Option<i32>,
    kind: Option<SuggestionKind>,
) -> Result<Statistics> {
    let term = match term {
        Some(number) => Some(term_of(app, committee, number).await?),
        None => None,
    };
    let scope = Condition::all()
        .add(suggestion::visible_to(actor.scope()))
        .add(suggestion::Column::CommitteeId.eq(committee))
        .add(match kind {
            Some(kind) => suggestion::Column::ReceivedAs.eq(kind),
            None => suggestion::Column::ReceivedAs.ne(SuggestionKind::SocialOpinion),
        })
        .add_option(term.map(|id| suggestion::Column::TermId.eq(id)));

    let mut counts = Statistics::default();
    for (kind, received_as, stage, number) in by_stage(app, &scope).await? {
        let number = u64::try_from(number).map_err(Error::internal)?;
        counts.received += number;
        if received_as != Some(kind) {
            counts.converted += number;
            continue;
        }
        match stage {
            SuggestionStage::Draft | SuggestionStage::Submitted => counts.still_under_review += number,
            SuggestionStage::Merged => counts.merged += number,
            SuggestionStage::Returned => counts.returned += number,
            SuggestionStage::Declined => counts.declined += number,
            SuggestionStage::Withdrawn => counts.withdrawn += number,
            // Only social opinions are adopted, which are not counted here; forwarded ones are assigned.
            SuggestionStage::Filed | SuggestionStage::Assigned | SuggestionStage::Adopted => counts.filed += number,
            SuggestionStage::Closed => {
                counts.filed += number;
                counts.closed += number;
            }
        }
    }
    let counted = in_scope(&scope);
    let duties = assignment::Entity::find()
        .filter(assignment::Column::Role.ne(UnitRole::Assist))
        .filter(assignment::is_live())
        .filter(assignment::Column::SuggestionId.in_subquery(counted.clone()));
    counts.replies_due = number_of(app, duties.clone()).await?;
    counts.replies_made =
        number_of(app, duties.filter(assignment::Column::Status.eq(AssignmentStatus::Responded))).await?;
    let verdicts = told(app, actor, committee, scope).await?;
    let content = [Satisfaction::Satisfied, Satisfaction::BasicallySatisfied];
    let content = || evaluation::Column::Satisfaction.is_in(content);
    let paper = paper_evaluation::all();
    let on_paper = verdicts.clone().filter(evaluation::Column::Id.in_subquery(paper.clone()));
    let own = verdicts.filter(evaluation::Column::Id.not_in_subquery(paper));
    counts.evaluations = number_of(app, own.clone()).await?;
    counts.content = number_of(app, own.filter(content())).await?;
    counts.paper_evaluations = number_of(app, on_paper.clone()).await?;
    counts.paper_content = number_of(app, on_paper.filter(content())).await?;
    Ok(counts)
}

/// Selects the evaluations that the asker may count, as `evaluation` tells them: the office at once, others when the
/// round is over, the public when besides the case is closed.
async fn told(
    app: &App,
    actor: &Actor,
    committee: CommitteeId,
    scope: Condition,
) -> Result<Select<evaluation::Entity>> {
    let of = |scope: &Condition| evaluation::Column::SuggestionId.in_subquery(in_scope(scope));
    if actor.holds(committee, SUPERVISION) {
        return Ok(evaluation::Entity::find().filter(of(&scope)));
    }
    let is_public = Condition::all()
        .add(suggestion::Column::Stage.eq(SuggestionStage::Closed))
        .add(suggestion::Column::Disclosure.eq(Disclosure::Full));
    let readers = Condition::any().add(is_public).add(suggestion::is_insider(actor.scope()));
    let open = is_open(app, actor, [committee]).await?;
    let is_over = Condition::any()
        .add(evaluation::Column::Id.in_subquery(evaluation::ids_of_earlier_rounds()))
        .add(evaluation::Column::SuggestionId.not_in_subquery(in_scope(&open)));
    Ok(evaluation::Entity::find().filter(of(&scope.add(readers))).filter(is_over))
}

async fn term_of(app: &App, committee: CommitteeId, number: i32) -> Result<CommitteeTermId> {
    let row = committee_term::Entity::find()
        .filter(committee_term::Column::CommitteeId.eq(committee))
        .filter(committee_term::Column::Number.eq(number))
        .one(app.reader())
        .await?;
    row.map(|row| row.id).ok_or(Error::not_found())
}

/// How many are of a kind, were received as a kind, and stand at a stage.
type Count = (SuggestionKind, Option<SuggestionKind>, SuggestionStage, i64);

async fn by_stage(app: &App, scope: &Condition) -> Result<Vec<Count>> {
    let grouped = [suggestion::Column::Kind, suggestion::Column::ReceivedAs, suggestion::Column::Stage];
    Ok(suggestion::Entity::find()
        .select_only()
        .columns(grouped)
        .column_as(suggestion::Column::Id.count(), "number")
        .filter(scope.clone())
        .group_by(suggestion::Column::Kind)
        .group_by(suggestion::Column::ReceivedAs)
        .group_by(suggestion::Column::Stage)
        .into_tuple()
        .all(app.reader())
        .await?)
}

fn in_scope(scope: &Condition) -> sea_orm::sea_query::SelectStatement {
    use sea_orm::QueryTrait;

    suggestion::Entity::find().select_only().column(suggestion::Column::Id).filter(scope.clone()).into_query()
}

async fn number_of<E: EntityTrait>(app: &App, select: Select<E>) -> Result<u64>
where
    E::Model: Sync,
{
    use sea_orm::PaginatorTrait;

    Ok(select.count(app.reader()).await?)
}
