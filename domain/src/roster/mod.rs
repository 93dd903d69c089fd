//! Rosters (名册): members, departments and accounts from a file, first previewed row by row, then applied as a whole.

mod apply;
mod cell;
mod columns;
mod decode;
mod judge;
mod known;
mod preview;
mod row;
mod table;

use chrono::{DateTime, Utc};
use entities::enums::{Role, RosterFormat, RosterKind, RosterVerdict};
use entities::ids::{CommitteeId, RosterImportId};
use entities::roster_import;
use sea_orm::EntityTrait;

pub use self::apply::{FirstSignIn, MOST_ACCOUNTS_AT_ONCE, Prepared, apply, prepare};
pub use self::preview::{Upload, preview};
use self::row::Body;
pub use self::row::{Fault, Row};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};

/// How many rows a roster has at the most.
pub const MOST_ROWS: usize = 5_000;

/// A roster that was previewed.
#[derive(Debug, Clone)]
pub struct RosterImport {
    /// The id.
    pub id: RosterImportId,
    /// The committee.
    pub committee: CommitteeId,
    /// What it lists.
    pub kind: RosterKind,
    /// The file's name.
    pub file_name: String,
    /// How the file was written.
    pub format: RosterFormat,
    /// The header's names of columns that are not looked at.
    pub ignored: Vec<String>,
    /// Its rows, in the file's order.
    pub rows: Vec<Row>,
    /// When it can no longer be applied.
    pub expires_at: DateTime<Utc>,
    /// When it was applied.
    pub applied_at: Option<DateTime<Utc>>,
}

impl RosterImport {
    /// Counts the rows of a verdict.
    pub fn count(&self, verdict: RosterVerdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }
}

impl TryFrom<roster_import::Model> for RosterImport {
    type Error = Error;

    fn try_from(row: roster_import::Model) -> Result<Self> {
        let body: Body = serde_json::from_value(row.body).map_err(Error::internal)?;
        Ok(Self {
            id: row.id,
            committee: row.committee_id,
            kind: row.kind,
            file_name: row.file_name,
            format: row.format,
            ignored: body.ignored,
            rows: body.rows,
            expires_at: row.expires_at,
            applied_at: row.applied_at,
        })
    }
}

/// Returns a roster that was previewed, for whoever may apply it.
pub async fn by_id(app: &App, actor: &Actor, id: RosterImportId) -> Result<Option<RosterImport>> {
    let found = roster_import::Entity::find_by_id(id).one(app.reader()).await?;
    let seen = found.filter(|row| actor.holds(row.committee_id, brought_by(row.kind)));
    seen.map(RosterImport::try_from).transpose()
}

/// Returns a roster that was previewed, for the operator.
///
/// # Errors
///
/// `NOT_FOUND` where there is none.
pub async fn for_operator(app: &App, id: RosterImportId) -> Result<RosterImport> {
    let found = roster_import::Entity::find_by_id(id).one(app.reader()).await?;
    found.ok_or(Error::not_found())?.try_into()
}

/// Returns who brings rosters of a kind. Whoever makes an account knows its password, so only an administrator does.
const fn brought_by(kind: RosterKind) -> &'static [Role] {
    match kind {
        RosterKind::Members | RosterKind::Departments => &[Role::Admin, Role::ProposalOffice],
        RosterKind::Accounts => &[Role::Admin],
    }
}
