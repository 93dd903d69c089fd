//! Conversion (转办): the office makes a suggestion one of another kind; it keeps its id, text, proposers and history.

use entities::conversion;
use entities::enums::SuggestionKind;
use entities::ids::SuggestionId;
use sea_orm::{ActiveModelTrait, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::suggestion::machine::{Event, after};
use crate::suggestion::{Action, Case, change, record};
use crate::text;
use crate::write::Call;

/// Makes a suggestion that is being screened, or was not filed, one of another kind, which is screened from there.
/// A case number is for proposals alone, so what is filed stays a proposal.
pub async fn convert(
    app: &App,
    actor: &Actor,
    call: &Call,
    id: SuggestionId,
    kind: SuggestionKind,
    reason: &str,
) -> Result<SuggestionId> {
    let reason = text::required("reason", reason, 500)?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    case.may(Action::Convert, actor)?;
    call.must_match(case.head.version)?;
    if kind == case.head.kind {
        return Err(Error::bad_input("kind", Reason::SameKind));
    }
    let to = after(case.head.kind, case.head.stage, Event::Convert)?;

    let row = conversion::ActiveModel {
        id: Set(app.new_id()),
        suggestion_id: Set(id),
        from_kind: Set(case.head.kind),
        to_kind: Set(kind),
        reason: Set(reason.clone()),
        converted_by_id: Set(actor.account()?),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await?;
    change(&write, &case, to, |row| {
        row.kind = Set(kind);
        row.decline_ground = Set(None);
    })
    .await?;
    record(app, &write, actor, &case, "CONVERT", to.as_str(), Some(reason)).await?;

    write.commit(id).await
}
