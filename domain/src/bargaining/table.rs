//! Who sits at the table for whom: representatives, and the chief of each side.

use entities::bargaining_representative::{ActiveModel, Column, Entity, Model};
use entities::enums::BargainingSide;
use entities::ids::{ConsultationId, RepresentativeId};
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::lock_open;
use crate::actor::Actor;
use crate::app::App;
use crate::consultation;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text::{optional, required};
use crate::write::{Call, Write};

/// How many representatives a bargaining has at the most.
const MOST: usize = 100;

/// Somebody who sits at the table.
#[derive(Debug, Clone)]
pub struct NewRepresentative {
    /// The bargaining.
    pub consultation: ConsultationId,
    /// For which side.
    pub side: BargainingSide,
    /// Whether as its chief representative.
    pub is_chief: bool,
    /// The chief of the side whose place they take, as its chief; that one stays at the table.
    pub replaces: Option<RepresentativeId>,
    /// The name as printed, at most 100 characters.
    pub name: String,
    /// Their post as of then.
    pub title: Option<String>,
}

/// Enters a representative of a side, as an organiser. A side has one chief, whose place another may take, be it somebody
/// who sits at the table already; contracts keep the names of those who signed them.
///
/// # Errors
///
/// `CHIEF_TAKEN` where the side has its chief and nobody is replaced, `UNKNOWN_REFERENCE` where the one to be replaced is
/// not that chief; `DUPLICATE` for a name that the side has; `BARGAINING_OVER`; `BAD_USER_INPUT` naming the field.
pub async fn add_representative(
    app: &App,
    actor: &Actor,
    call: &Call,
    input: NewRepresentative,
) -> Result<ConsultationId> {
    let name = required("name", &input.name, 100)?;
    let title = optional("title", input.title.as_deref(), 100)?;

    let write = app.begin(actor, call).await?;

    let session = lock_open(&write, actor, input.consultation).await?;
    let there = Entity::find().filter(Column::ConsultationId.eq(session.id)).all(&write.tx).await?;
    let of_side = || there.iter().filter(|one| one.side == input.side);
    let chief = of_side().find(|one| one.is_chief);
    if input.replaces.is_some_and(|id| chief.is_none_or(|chief| chief.id != id)) {
        return Err(Error::bad_input("replaces", Reason::UnknownReference));
    }
    let is_chief = input.is_chief || input.replaces.is_some();
    if is_chief && chief.is_some() && input.replaces.is_none() {
        return Err(Error::bad_input("isChief", Reason::ChiefTaken));
    }
    let known = of_side().find(|one| one.name == name);
    if known.is_some_and(|one| one.is_chief || !is_chief) {
        return Err(Error::bad_input("name", Reason::Duplicate));
    }
    if known.is_none() && there.len() >= MOST {
        return Err(Error::bad_input("consultation", Reason::TooMany));
    }

    let outgoing = chief.filter(|_| input.replaces.is_some());
    if let Some(chief) = outgoing {
        set_chief(&write, chief, false, None).await?;
    }
    if let Some(known) = known {
        set_chief(&write, known, true, title).await?;
    } else {
        let row = ActiveModel {
            id: Set(app.new_id()),
            consultation_id: Set(session.id),
            side: Set(input.side),
            is_chief: Set(is_chief),
            name: Set(name.clone()),
            title: Set(title),
        };
        row.insert(&write.tx).await?;
    }
    let (event, about) = match outgoing {
        Some(chief) => ("REPLACE_CHIEF", Some(format!("{} → {name}", chief.name))),
        None if known.is_some() => ("NAME_CHIEF", Some(name)),
        None => ("ADD_REPRESENTATIVE", None),
    };
    consultation::note(app, &write, actor, &session, event, about).await?;

    write.commit(session.id).await
}

/// Makes somebody at the table their side's chief, or takes that from them; a post is changed where one is given.
async fn set_chief(write: &Write, row: &Model, is_chief: bool, title: Option<String>) -> Result<()> {
    let changed = ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        is_chief: Set(is_chief),
        title: title.map_or(ActiveValue::NotSet, |title| Set(Some(title))),
        ..Default::default()
    };
    changed.update(&write.tx).await?;
    Ok(())
}
