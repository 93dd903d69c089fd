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
            Self::Admin(actor, call) => {
                let committee = committee.ok_or(Error::forbidden(Reason::RoleMissing))?;
                let write = app.begin(actor, call).await?;
                actor.must_hold(committee, &[Role::Admin])?;
                Ok(write)
            }
        }
    }
}
