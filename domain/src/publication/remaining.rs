//! What a decision would leave readable (遗漏): a passage that is hidden in one text of a case must not stand in another.

use entities::enums::ResponseStatus;
use entities::{attachment, commitment, response, response_correction, suggestion};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::redaction::{Copies, Redaction};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::suggestion::Case;
use crate::write::Write;

/// Refuses redactions whose passages the public would still read elsewhere in the case.
///
/// # Errors
///
/// `PASSAGE_ELSEWHERE` on `redactions`.
pub(super) async fn must_be_hidden_everywhere(
    write: &Write,
    case: &Case,
    redactions: &[Redaction],
    copies: &Copies,
    summary: Option<&str>,
) -> Result<()> {
    if redactions.is_empty() {
        return Ok(());
    }
    let mut readable = readable(write, case, copies).await?;
    readable.extend(summary.map(str::to_owned));
    let is_left = |redaction: &Redaction| readable.iter().any(|text| text.contains(&redaction.passage));
    let is_complete = !redactions.iter().any(is_left);
    if is_complete { Ok(()) } else { Err(Error::bad_input("redactions", Reason::PassageElsewhere)) }
}

/// Gathers every text of the case that the public would read.
async fn readable(write: &Write, case: &Case, copies: &Copies) -> Result<Vec<String>> {
    let id = case.head.id;
    let text = suggestion::Entity::find_by_id(id).one(&write.tx).await?.ok_or(Error::not_found())?;
    let letters = response::Entity::find()
        .filter(response::Column::SuggestionId.eq(id))
        .filter(response::Column::Status.eq(ResponseStatus::Approved))
        .all(&write.tx)
        .await?;
    let ids: Vec<_> = letters.iter().map(|letter| letter.id).collect();
    let promises = commitment::Entity::find()
        .filter(commitment::Column::ResponseId.is_in(ids.iter().copied()))
        .filter(commitment::in_ledger())
        .all(&write.tx)
        .await?;
    let corrections = response_correction::Entity::find()
        .filter(response_correction::Column::ResponseId.is_in(ids))
        .all(&write.tx)
        .await?;
    let files = attachment::Entity::find()
        .filter(attachment::Column::SuggestionId.eq(id))
        .filter(attachment::Column::IsPublic.eq(true))
        .filter(attachment::Column::RemovedAt.is_null())
        .all(&write.tx)
        .await?;

    let shown = |copy: &Option<String>, whole: String| copy.clone().unwrap_or(whole);
    let mut all = vec![
        text.title,
        shown(&copies.background, text.background),
        shown(&copies.analysis, text.analysis),
        shown(&copies.recommendation, text.recommendation),
    ];
    for letter in letters {
        all.push(shown(&copies.responses.get(&letter.id).cloned(), letter.body));
        all.extend([letter.letter_no, letter.signatory]);
        all.extend(letter.title.into_iter().chain(letter.copies_to));
    }
    all.extend(promises.into_iter().flat_map(|row| [row.what, row.measure]));
    all.extend(corrections.into_iter().map(|row| row.reason));
    all.extend(files.into_iter().map(|row| row.file_name));
    Ok(all)
}
