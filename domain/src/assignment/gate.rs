//! The gate before a reply: assisting opinions first, and a contact with the proposer where the rules ask for one.

use entities::ids::AssignmentId;
use entities::{assignment, rules};
use sea_orm::EntityTrait;

use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rules::Version;
use crate::suggestion::Case;
use crate::write::Write;
use crate::{assist_opinion, contact_record};

/// Refuses a full reply of a department that comes too early, under the rules its assignment began under.
///
/// # Errors
///
/// `ASSIST_OPINIONS_MISSING` for the lead, until all opinions are in or their time has run out; `CONTACT_NEEDED` where
/// the rules require a contact in this round and none is recorded.
pub(crate) async fn must_be_open(app: &App, write: &Write, case: &Case, unit: AssignmentId) -> Result<()> {
    if assist_opinion::is_missing(app, write, case).await? {
        return Err(Error::refused(Reason::AssistOpinionsMissing));
    }
    let row = assignment::Entity::find_by_id(unit).one(&write.tx).await?.ok_or(Error::not_found())?;
    let version = rules::Entity::find_by_id(row.rules_id).one(&write.tx).await?.ok_or(Error::not_found())?;
    let is_required = Version::try_from(version)?.rules.contact_required;
    if is_required && !contact_record::is_made(&write.tx, unit, case.head.round).await? {
        return Err(Error::refused(Reason::ContactNeeded));
    }
    Ok(())
}
