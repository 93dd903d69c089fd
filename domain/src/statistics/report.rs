//! The plenary's two reports on proposals (提案审查情况的报告、提案工作情况的报告) as data, as far as an asker may know it.

use chrono::NaiveDate;
use entities::enums::{DeclineGround, OutcomeCategory, SuggestionKind};
use entities::ids::CommitteeId;

use super::breakdown::{Tally, Verdicts, grounds, outcomes, verdicts};
use super::marked::{Mark, Marked, marked};
use super::{Counted, Dimension, Group, Measure, Statistics, groups, of};
use crate::actor::Actor;
use crate::app::App;
use crate::commitment::{self, Summary};
use crate::committee;
use crate::error::{Error, Result};
use crate::rules::{self, OutcomeLetters};
use crate::suggestion::citation;

/// Which proposals a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// The committee.
    pub committee: CommitteeId,
    /// The number of its term.
    pub term: i32,
    /// The number of the plenary; the whole term where it is not named.
    pub plenary: Option<i32>,
}

/// What a report opens with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Which proposals it is about.
    pub subject: Subject,
    /// The plenary or term as it is cited.
    pub session: String,
    /// The day it tells of.
    pub as_of: NaiveDate,
    /// Whether it counts everything and tells small groups: to the committee's office and supervision.
    pub is_internal: bool,
    /// What the committee prints for outcomes on that day.
    pub letters: OutcomeLetters,
}

/// How proposals were screened (审查情况).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screening {
    /// What was received, and what became of it.
    pub counts: Statistics,
    /// By the kind of proposer.
    pub by_proposer_type: Vec<Group>,
    /// By category.
    pub by_category: Vec<Group>,
    /// Those not filed, by ground.
    pub by_ground: Vec<Tally<DeclineGround>>,
}

/// How proposals were handled (工作情况).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// What was filed and handled, with every rate.
    pub counts: Statistics,
    /// By the department that answers.
    pub by_department: Vec<Group>,
    /// The departments' answers in force, by outcome.
    pub by_outcome: Vec<Tally<OutcomeCategory>>,
    /// The evaluations, by satisfaction.
    pub by_satisfaction: Vec<Verdicts>,
    /// Key ones.
    pub key: Marked,
    /// Outstanding ones.
    pub outstanding: Marked,
    /// What became of the promises.
    pub promises: Summary,
}

/// Opens a report for an asker.
///
/// # Errors
///
/// `NOT_FOUND` for a committee, term or plenary that is none.
pub async fn open(app: &App, actor: &Actor, subject: Subject) -> Result<Report> {
    let id = subject.committee;
    let name = committee::by_ids(app, actor, &[id]).await?.remove(&id).ok_or(Error::not_found())?.name;
    let counted = subject.counted();
    counted.scope(app, actor).await?;
    let session = match subject.plenary {
        Some(plenary) => citation::of_plenary(&name, subject.term, plenary),
        None => citation::of_term(&name, subject.term),
    };
    let letters = rules::on(app.reader(), id, app.today()).await?.rules.outcome_letters;
    Ok(Report { subject, session, as_of: app.today(), is_internal: counted.is_told_in_full(actor), letters })
}

impl Subject {
    fn counted(self) -> Counted {
        Counted {
            committee: Some(self.committee),
            term: Some(self.term),
            plenary: self.plenary,
            kind: Some(SuggestionKind::Proposal),
        }
    }
}

impl Report {
    /// The title of the report on the screening.
    pub fn screening_title(&self) -> String {
        format!("关于{}提案审查情况的报告", self.session)
    }

    /// The title of the report on the work.
    pub fn work_title(&self) -> String {
        format!("关于{}提案工作情况的报告", self.session)
    }

    /// Counts what was received and what became of it, with the rates asked for.
    pub async fn counts(&self, app: &App, actor: &Actor, measures: &[Measure]) -> Result<Statistics> {
        of(app, actor, self.subject.counted(), measures).await
    }

    /// Counts it by a dimension.
    pub async fn groups(&self, app: &App, actor: &Actor, by: Dimension, measures: &[Measure]) -> Result<Vec<Group>> {
        groups(app, actor, self.subject.counted(), by, measures).await
    }

    /// Counts those not filed by ground.
    pub async fn grounds(&self, app: &App, actor: &Actor) -> Result<Vec<Tally<DeclineGround>>> {
        grounds(app, actor, self.subject.counted()).await
    }

    /// Counts the departments' answers in force by outcome (件次).
    pub async fn outcomes(&self, app: &App, actor: &Actor) -> Result<Vec<Tally<OutcomeCategory>>> {
        outcomes(app, actor, self.subject.counted()).await
    }

    /// Counts evaluations by satisfaction, those on paper apart.
    pub async fn verdicts(&self, app: &App, actor: &Actor) -> Result<Vec<Verdicts>> {
        verdicts(app, actor, self.subject.counted()).await
    }

    /// Returns the proposals that bear a mark.
    pub async fn marked(&self, app: &App, actor: &Actor, mark: Mark) -> Result<Marked> {
        marked(app, actor, self.subject.counted(), mark).await
    }

    /// Counts the promises of the ledger by what became of them.
    pub async fn promises(&self, app: &App, actor: &Actor) -> Result<Summary> {
        let scope = self.subject.counted().scope(app, actor).await?;
        commitment::summary_where(app, actor, scope.suggestions).await
    }

    /// Gathers the whole report on the screening.
    pub async fn screening(&self, app: &App, actor: &Actor) -> Result<Screening> {
        Ok(Screening {
            counts: self.counts(app, actor, &[Measure::Filing]).await?,
            by_proposer_type: self.groups(app, actor, Dimension::ProposerType, &[]).await?,
            by_category: self.groups(app, actor, Dimension::Category, &[]).await?,
            by_ground: self.grounds(app, actor).await?,
        })
    }

    /// Gathers the whole report on the work.
    pub async fn work(&self, app: &App, actor: &Actor) -> Result<Work> {
        let of_departments = [Measure::Reply, Measure::OnTime, Measure::Satisfaction];
        Ok(Work {
            counts: self.counts(app, actor, &Measure::ALL).await?,
            by_department: self.groups(app, actor, Dimension::Department, &of_departments).await?,
            by_outcome: self.outcomes(app, actor).await?,
            by_satisfaction: self.verdicts(app, actor).await?,
            key: self.marked(app, actor, Mark::Key).await?,
            outstanding: self.marked(app, actor, Mark::Outstanding).await?,
            promises: self.promises(app, actor).await?,
        })
    }
}
