//! Which row each local name of the files became.

use std::collections::HashMap;

use domain::Actor;
use domain::ids::{
    AnnualPlanId, AnnualPlanItemId, CategoryId, CommitteeId, CommitteeTermId, ConsultationId, CouncilMatterId,
    DeliberationCouncilId, DepartmentId, MemberId, PostId, ResearchReportId, SectorId, SpecialCommitteeId, SpeechId,
    SuggestionId,
};

use super::Stop;

/// The rows made so far, by the keys of the files.
#[derive(Default)]
pub(super) struct Names {
    pub(super) committees: Keyed<CommitteeId>,
    pub(super) terms: Keyed<CommitteeTermId>,
    pub(super) sectors: Keyed<SectorId>,
    pub(super) special_committees: Keyed<SpecialCommitteeId>,
    pub(super) categories: Keyed<CategoryId>,
    pub(super) departments: Keyed<DepartmentId>,
    pub(super) members: Keyed<MemberId>,
    pub(super) posts: Keyed<PostId>,
    /// Names of members as printed.
    pub(super) printed: Keyed<String>,
    /// Accounts by sign-in name.
    pub(super) actors: Keyed<Actor>,
    /// Accounts by the key of their member.
    pub(super) actor_of_member: Keyed<Actor>,
    pub(super) plans: Keyed<AnnualPlanId>,
    /// Items of plans by the key of the consultation that they become.
    pub(super) plan_items: Keyed<AnnualPlanItemId>,
    pub(super) consultations: Keyed<ConsultationId>,
    pub(super) speeches: Keyed<SpeechId>,
    pub(super) reports: Keyed<ResearchReportId>,
    pub(super) councils: Keyed<DeliberationCouncilId>,
    pub(super) matters: Keyed<CouncilMatterId>,
    pub(super) suggestions: Keyed<SuggestionId>,
}

/// Rows of one type by key.
pub(super) struct Keyed<T>(HashMap<String, T>);

impl<T> Default for Keyed<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T: Clone> Keyed<T> {
    pub(super) fn put(&mut self, key: &str, row: T) -> Result<(), Stop> {
        match self.0.insert(key.to_owned(), row) {
            None => Ok(()),
            Some(_) => Err(Stop::Data(format!("{key} is there twice"))),
        }
    }

    pub(super) fn get(&self, key: &str) -> Result<T, Stop> {
        self.0.get(key).cloned().ok_or_else(|| Stop::Data(format!("{key} is not there")))
    }

    pub(super) fn find(&self, key: &str) -> Option<T> {
        self.0.get(key).cloned()
    }

    pub(super) fn maybe(&self, key: Option<&String>) -> Result<Option<T>, Stop> {
        key.map(|key| self.get(key)).transpose()
    }

    pub(super) fn each(&self, keys: &[String]) -> Result<Vec<T>, Stop> {
        keys.iter().map(|key| self.get(key)).collect()
    }
}
