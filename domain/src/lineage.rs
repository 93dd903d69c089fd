//! Lineage (来龙去脉): what a thing came of and what came of it, from a session to a promise, as far as an asker may see.

mod above;
mod below;

use std::collections::{HashMap, HashSet};

use entities::ids::{
    AssignmentId, CommitmentId, ConsultationId, CouncilMatterId, OnSiteResponseId, OutcomeId, ResearchReportId,
    ResponseId, SpeechId, SuggestionId,
};

use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::{
    assignment, commitment, consultation, matter, on_site_response, outcome, research_report, response, speech,
    suggestion,
};

/// How many things one lineage tells of at the most.
const MOST: usize = 500;

macro_rules! keys {
    ($($(#[$doc:meta])* $variant:ident($id:ty) $many:ident,)+) => {
        /// A thing that has a lineage.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Key {
            $($(#[$doc])* $variant($id),)+
        }

        /// Things whose neighbours are asked for at once, by kind.
        #[derive(Debug, Default)]
        struct Frontier {
            $($many: Vec<$id>,)+
        }

        impl Frontier {
            fn of(keys: &[Key]) -> Self {
                let mut frontier = Self::default();
                for key in keys {
                    match key {
                        $(Key::$variant(id) => frontier.$many.push(*id),)+
                    }
                }
                frontier
            }
        }
    };
}

keys! {
    /// A consultation (协商活动).
    Consultation(ConsultationId) consultations,
    /// A speech (委员发言).
    Speech(SpeechId) speeches,
    /// What a department answered on the spot (现场回应).
    OnSiteResponse(OnSiteResponseId) on_site_responses,
    /// A research report (调研报告).
    ResearchReport(ResearchReportId) reports,
    /// A document that came of a consultation (协商成果).
    Outcome(OutcomeId) outcomes,
    /// A matter before a council (议题).
    Matter(CouncilMatterId) matters,
    /// A suggestion (建议).
    Suggestion(SuggestionId) suggestions,
    /// A department's part in a case (交办).
    Assignment(AssignmentId) assignments,
    /// A version of a letter (答复).
    Response(ResponseId) responses,
    /// A promise (承诺).
    Commitment(CommitmentId) commitments,
}

/// That one thing led to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Link {
    /// The earlier one.
    pub from: Key,
    /// What came of it.
    pub to: Key,
}

/// What a thing came of and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lineage {
    /// The thing itself, what it came of from near to far, then what came of it.
    pub keys: Vec<Key>,
    /// What led to what among them.
    pub links: Vec<Link>,
    /// Whether there is no more of it that the asker may see.
    pub is_complete: bool,
}

/// Walks from a thing to all that it came of, and to all that came of it: not to what else came of the former. Each
/// generation takes a fixed number of statements, however many things it has. None where the asker may not see the thing.
pub async fn of(app: &App, actor: &Actor, start: Key) -> Result<Option<Lineage>> {
    if visible(app, actor, &[start]).await?.is_empty() {
        return Ok(None);
    }
    let mut lineage = Lineage { keys: vec![start], links: Vec::new(), is_complete: true };

    let mut frontier = vec![start];
    while !frontier.is_empty() {
        let mut links = above::links(app, actor, &Frontier::of(&frontier), frontier == [start]).await?;
        links.sort_unstable();
        let parents: Vec<_> = links.iter().map(|link| link.from).collect();
        let seen = visible(app, actor, &parents).await?;
        let known: HashSet<_> = lineage.keys.iter().chain(&seen).copied().collect();
        links.retain(|link| seen.contains(&link.from) && known.contains(&link.to));
        frontier = lineage.take(links.into_iter(), |link| link.from);
    }
    let mut frontier = vec![start];
    while !frontier.is_empty() {
        let mut links = below::links(app, actor, &Frontier::of(&frontier), &lineage.keys).await?;
        links.sort_unstable();
        frontier = lineage.take(links.into_iter(), |link| link.to);
    }
    Ok(Some(lineage))
}

impl Lineage {
    /// Takes links in and returns what they newly lead to.
    fn take(&mut self, links: impl Iterator<Item = Link>, end: impl Fn(&Link) -> Key) -> Vec<Key> {
        let mut new = Vec::new();
        for link in links {
            let key = end(&link);
            if !self.keys.contains(&key) {
                if self.keys.len() == MOST {
                    self.is_complete = false;
                    continue;
                }
                self.keys.push(key);
                new.push(key);
            }
            if !self.links.contains(&link) {
                self.links.push(link);
            }
        }
        new
    }
}

/// Returns those of some things that an asker may see.
async fn visible(app: &App, actor: &Actor, keys: &[Key]) -> Result<HashSet<Key>> {
    let of = Frontier::of(keys);
    let mut seen = HashSet::new();
    seen.extend(known(
        &of.consultations,
        &consultation::by_ids(app, actor, &of.consultations).await?,
        Key::Consultation,
    ));
    seen.extend(known(&of.speeches, &speech::by_ids(app, actor, &of.speeches).await?, Key::Speech));
    let answers = on_site_response::by_ids(app, actor, &of.on_site_responses).await?;
    seen.extend(known(&of.on_site_responses, &answers, Key::OnSiteResponse));
    seen.extend(known(&of.reports, &research_report::by_ids(app, actor, &of.reports).await?, Key::ResearchReport));
    seen.extend(known(&of.outcomes, &outcome::by_ids(app, actor, &of.outcomes).await?, Key::Outcome));
    seen.extend(known(&of.matters, &matter::by_ids(app, actor, &of.matters).await?, Key::Matter));
    seen.extend(known(&of.suggestions, &suggestion::by_ids(app, actor, &of.suggestions).await?, Key::Suggestion));
    seen.extend(known(&of.assignments, &assignment::by_ids(app, actor, &of.assignments).await?, Key::Assignment));
    seen.extend(known(&of.responses, &response::by_ids(app, actor, &of.responses).await?, Key::Response));
    seen.extend(known(&of.commitments, &commitment::by_ids(app, actor, &of.commitments).await?, Key::Commitment));
    Ok(seen)
}

fn known<I: Copy + Eq + std::hash::Hash, R>(ids: &[I], rows: &HashMap<I, R>, key: fn(I) -> Key) -> Vec<Key> {
    ids.iter().filter(|id| rows.contains_key(id)).map(|id| key(*id)).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn speech(number: usize) -> Key {
        Key::Speech(SpeechId(Uuid::from_u128(number as u128)))
    }

    fn begun() -> Lineage {
        Lineage { keys: vec![speech(0)], links: Vec::new(), is_complete: true }
    }

    #[test]
    fn what_is_reached_twice_is_told_once_with_both_ways() {
        let mut lineage = begun();
        let links = [Link { from: speech(0), to: speech(1) }, Link { from: speech(0), to: speech(2) }];
        assert_eq!(lineage.take(links.into_iter(), |link| link.to), [speech(1), speech(2)]);

        let again = [Link { from: speech(1), to: speech(2) }, Link { from: speech(0), to: speech(2) }];

        assert_eq!(lineage.take(again.into_iter(), |link| link.to), [], "nothing is new");
        assert_eq!((lineage.keys.len(), lineage.links.len()), (3, 3));
        assert!(lineage.is_complete);
    }

    #[test]
    fn a_lineage_ends_at_its_bound_and_says_so() {
        let mut lineage = begun();

        let links = (1..=MOST).map(|number| Link { from: speech(0), to: speech(number) });
        lineage.take(links, |link| link.to);

        assert_eq!((lineage.keys.len(), lineage.links.len()), (MOST, MOST - 1));
        assert!(!lineage.is_complete);
    }
}
