//! A council's documents (一书三单): each saving is a new version with its lines; earlier ones stay.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::council_document::{ActiveModel, Column, Entity};
use entities::council_document_line as line;
use entities::enums::CouncilDocumentKind;
use entities::ids::{ConsultationId, CouncilDocumentId, DeliberationCouncilId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

pub use entities::council_document::Model as CouncilDocument;
pub use entities::council_document_line::Model as Line;

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows::{self, grouped, keyed};
use crate::text::{optional, required};
use crate::write::Call;
use crate::{consultation, council, matter};

/// How many lines a document has at the most.
const MOST_LINES: usize = 200;

/// How many rows one read gives at the most, over all keys asked for.
const MOST: u64 = 20_000;

/// A version of a document to save.
#[derive(Debug, Clone)]
pub struct Save {
    /// The council.
    pub council: DeliberationCouncilId,
    /// The meeting it was agreed at, which the council holds; it is seen then as the meeting is.
    pub consultation: Option<ConsultationId>,
    /// Which of the four.
    pub kind: CouncilDocumentKind,
    /// The title, at most 100 characters.
    pub title: String,
    /// The day of this version, not in the future.
    pub made_on: NaiveDate,
    /// The lines, 1 to 200.
    pub lines: Vec<NewLine>,
}

/// A line of a document.
#[derive(Debug, Clone)]
pub struct NewLine {
    /// The item, at most 500 characters.
    pub item: String,
    /// Who is responsible for it.
    pub responsible: Option<String>,
    /// By when.
    pub until: Option<NaiveDate>,
}

/// Saves the next version of a council's document, as an organiser.
///
/// # Errors
///
/// `OTHER_COUNCIL` for a meeting that the council does not hold; `PRIVATE_NAME` for words that name a private person who
/// raised a matter before the council; `BAD_USER_INPUT` naming the field.
pub async fn save(app: &App, actor: &Actor, call: &Call, input: Save) -> Result<CouncilDocumentId> {
    let title = required("title", &input.title, 100)?;
    let lines = checked(input.lines)?;
    if input.made_on > app.today() {
        return Err(Error::bad_input("madeOn", Reason::DateInFuture));
    }

    let write = app.begin(actor, call).await?;

    let council = council::lock(&write, actor, input.council).await?;
    call.must_match(council.version)?;
    let of_lines = lines.iter().flat_map(|line| [Some(line.item.as_str()), line.responsible.as_deref()]);
    let words: Vec<_> = of_lines.map(|text| ("lines", text)).chain([("title", Some(title.as_str()))]).collect();
    matter::must_not_name_who_raised_before(&write, council.id, &words).await?;
    if let Some(id) = input.consultation {
        let session = consultation::lock(&write, actor, id).await?;
        council::must_hold_it(&write, council.id, &session).await?;
        consultation::note(app, &write, actor, &session, "SAVE_COUNCIL_DOCUMENT", None).await?;
    }
    let of_kind = Entity::find().filter(Column::CouncilId.eq(council.id)).filter(Column::Kind.eq(input.kind));
    let number = rows::next_position(of_kind, Column::Number, &write.tx).await?;

    let id: CouncilDocumentId = app.new_id();
    let row = ActiveModel {
        id: Set(id),
        council_id: Set(council.id),
        consultation_id: Set(input.consultation),
        kind: Set(input.kind),
        number: Set(number),
        title: Set(title),
        made_on: Set(input.made_on),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await?;
    let lines = (1..).zip(lines).map(|(position, given)| line::ActiveModel {
        id: Set(app.new_id()),
        document_id: Set(id),
        position: Set(position),
        item: Set(given.item),
        responsible: Set(given.responsible),
        until_on: Set(given.until),
    });
    rows::insert_all::<line::Entity, _>(&write.tx, lines).await?;
    council::change(&write, &council, |_| {}).await?;
    council::tell(app, &write, actor, &council, council::Event::SaveDocument).await?;

    write.commit(id).await
}

fn checked(lines: Vec<NewLine>) -> Result<Vec<NewLine>> {
    match lines.len() {
        0 => return Err(Error::bad_input("lines", Reason::Empty)),
        given if given > MOST_LINES => return Err(Error::bad_input("lines", Reason::TooMany)),
        _ => {}
    }
    let checked = |line: NewLine| {
        Ok(NewLine {
            item: required("lines", &line.item, 500)?,
            responsible: optional("lines", line.responsible.as_deref(), 100)?,
            until: line.until,
        })
    };
    lines.into_iter().map(checked).collect()
}

/// Returns those of `ids` that an asker may see.
pub async fn by_ids(
    app: &App,
    actor: &Actor,
    ids: &[CouncilDocumentId],
) -> Result<HashMap<CouncilDocumentId, CouncilDocument>> {
    let select = Entity::visible_to(actor.scope()).filter(Column::Id.is_in(ids.iter().copied()));
    Ok(keyed(select.all(app.reader()).await?, |row| row.id))
}

/// Returns the documents of councils that an asker may see: by kind, the latest version first.
pub async fn of_councils(
    app: &App,
    actor: &Actor,
    ids: &[DeliberationCouncilId],
) -> Result<HashMap<DeliberationCouncilId, Vec<CouncilDocument>>> {
    let rows = Entity::visible_to(actor.scope())
        .filter(Column::CouncilId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Kind)
        .order_by_desc(Column::Number)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.council_id))
}

/// Returns the documents agreed at consultations that the asker may see: by kind, the latest version first.
pub async fn of_consultations(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<CouncilDocument>>> {
    let rows = Entity::visible_to(actor.scope())
        .filter(Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Kind)
        .order_by_desc(Column::Number)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let mut groups: HashMap<ConsultationId, Vec<CouncilDocument>> = HashMap::new();
    for row in rows {
        if let Some(id) = row.consultation_id {
            groups.entry(id).or_default().push(row);
        }
    }
    Ok(groups)
}

/// Returns the lines of documents that the asker may see, in order.
pub async fn lines_of(
    app: &App,
    _actor: &Actor,
    ids: &[CouncilDocumentId],
) -> Result<HashMap<CouncilDocumentId, Vec<Line>>> {
    let rows = line::Entity::find()
        .filter(line::Column::DocumentId.is_in(ids.iter().copied()))
        .order_by_asc(line::Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.document_id))
}
