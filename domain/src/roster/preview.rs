//! The first step: a file is read and judged row by row; no member, department or account is written.

use std::sync::Arc;

use chrono::TimeDelta;
use entities::enums::{Role, RosterKind};
use entities::ids::{CommitteeId, RosterImportId};
use entities::roster_import;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::columns::{self, Laid};
use super::known::Known;
use super::row::Body;
use super::{brought_by, judge, table};
use crate::app::App;
use crate::committee::{Authority, term_on};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text::required;
use crate::write::Write;

/// How long a preview can be applied.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// How many bytes a file has at the most.
const MOST_BYTES: usize = 20 * 1024 * 1024;

/// A file to read.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The committee.
    pub committee: CommitteeId,
    /// What it lists.
    pub kind: RosterKind,
    /// The file's name, for the record.
    pub file_name: String,
    /// The file.
    pub bytes: Arc<[u8]>,
}

/// Reads a roster and says of every row what it would do, against the committee's present term.
///
/// # Errors
///
/// `FORBIDDEN` for who may not bring it; `BAD_USER_INPUT` for a file that cannot be read, has no header, no rows, or
/// too many. What is wrong with a row is no error: the row says it.
pub async fn preview(app: &App, by: Authority<'_>, upload: Upload) -> Result<RosterImportId> {
    by.must_hold(upload.committee, brought_by(upload.kind))?;
    let file_name = required("fileName", &upload.file_name, 200)?;
    if upload.bytes.len() > MOST_BYTES {
        return Err(Error::bad_input("contentBase64", Reason::TooLarge));
    }
    let (kind, bytes) = (upload.kind, Arc::clone(&upload.bytes));
    let read = tokio::task::spawn_blocking(move || {
        let (format, lines) = table::read(&bytes)?;
        Ok::<_, Error>((format, columns::lay_out(kind, &lines)?))
    });
    let (format, Laid { ignored, rows }) = read.await.map_err(Error::internal)??;

    let write = by.open(app).await?;

    let term = term_on(&write.tx, upload.committee, app.today()).await?.id;
    let may_make_accounts = by.holds(upload.committee, &[Role::Admin]);
    let known = Known::read(&write.tx, (kind, upload.committee, term), may_make_accounts, &rows).await?;
    let rows = judge::all(&known, &rows).into_iter().map(|judged| judged.row).collect();

    forget_expired(&write, upload.committee).await?;
    let id: RosterImportId = app.new_id();
    roster_import::ActiveModel {
        id: Set(id),
        committee_id: Set(upload.committee),
        term_id: Set(term),
        kind: Set(kind),
        file_name: Set(file_name),
        format: Set(format),
        body: Set(serde_json::to_value(Body { ignored, rows }).map_err(Error::internal)?),
        previewed_by_id: Set(by.actor().account().ok()),
        created_at: Set(write.now),
        expires_at: Set(write.now + KEPT),
        applied_by_id: Set(None),
        applied_at: Set(None),
    }
    .insert(&write.tx)
    .await?;

    write.commit(id).await
}

/// Removes previews that nobody applied in time: they hold names of people who may never have become members.
async fn forget_expired(write: &Write, committee: CommitteeId) -> Result<()> {
    use roster_import::{Column, Entity};

    Entity::delete_many()
        .filter(Column::CommitteeId.eq(committee))
        .filter(Column::AppliedAt.is_null())
        .filter(Column::ExpiresAt.lte(write.now))
        .exec(&write.tx)
        .await?;
    Ok(())
}
