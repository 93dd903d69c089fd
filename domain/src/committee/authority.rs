//! On whose authority reference data is written: the operator's at the command line, or an administrator's.

use entities::enums::Role;
use entities::ids::CommitteeId;

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::write::{Call, Write};

/// Who writes reference data.
#[derive(Debug, Clone, Copy)]
pub enum Authority<'a> {
    /// The operator of the machine, at the command line.
    System,
    /// A signed-in administrator, within their own committee.
    Admin(&'a Actor, &'a Call),
}

impl Authority<'_> {
    /// Begins a write of a committee's reference data; `None` is for what no committee's administrator may do.
    pub(crate) async fn begin(self, app: &App, committee: Option<CommitteeId>) -> Result<Write> {
        match self {
            Self::System => app.begin_as_system().await,
            Self::Admin(actor, _) => {
                let committee = committee.ok_or(Error::forbidden(Reason::RoleMissing))?;
                let write = self.open(app).await?;
                actor.must_hold(committee, &[Role::Admin])?;
                Ok(write)
            }
        }
    }

    /// Begins a write whose rule follows once its row is known.
    pub(crate) async fn open(self, app: &App) -> Result<Write> {
        match self {
            Self::System => app.begin_as_system().await,
            Self::Admin(actor, call) => app.begin(actor, call).await,
        }
    }

    /// Whether one of `roles` is held in a committee; the operator holds all.
    pub(crate) fn holds(self, committee: CommitteeId, roles: &[Role]) -> bool {
        match self {
            Self::System => true,
            Self::Admin(actor, _) => actor.holds(committee, roles),
        }
    }

    /// Refuses unless one of `roles` is held in a committee.
    pub(crate) fn must_hold(self, committee: CommitteeId, roles: &[Role]) -> Result<()> {
        match self {
            Self::System => Ok(()),
            Self::Admin(actor, _) => actor.must_hold(committee, roles),
        }
    }

    /// Returns who it is, for the record: nobody for the operator.
    pub(crate) fn actor(self) -> Actor {
        match self {
            Self::System => Actor::anonymous(),
            Self::Admin(actor, _) => actor.clone(),
        }
    }
}
