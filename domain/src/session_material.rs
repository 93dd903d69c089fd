//! Papers for a session (会议材料): organisers hand them out, every version stays.

use std::collections::{HashMap, HashSet};

use entities::enums::{ConsultationStatus, SessionMaterialKind};
use entities::ids::{ConsultationId, SessionMaterialId};
use entities::{consultation as session, session_material as material, session_material_text as text};
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::matter::must_not_name_who_raised_at;
use crate::reason::Reason;
use crate::rows;
use crate::text::{optional, required};
use crate::write::Call;
use crate::{attachment, consultation};

pub use entities::session_material::Model as SessionMaterial;
pub use entities::session_material_text::Head as Version;

/// How many papers a session has at the most.
const MOST_PAPERS: u64 = 50;
/// How many versions a paper has at the most.
const MOST_VERSIONS: i32 = 20;
/// How many rows without texts one read gives at the most: more than all of twenty sessions have.
const MOST: u64 = 20_000;
/// The longest text, in characters.
const LONGEST: usize = 50_000;

/// A paper to hand out.
#[derive(Debug, Clone)]
pub struct Add {
    /// The consultation.
    pub consultation: ConsultationId,
    /// What sort of paper it is.
    pub kind: SessionMaterialKind,
    /// The title, at most 200 characters.
    pub title: String,
    /// The text, at most 50,000 characters.
    pub body: String,
    /// Whether everybody may read it once the consultation is public.
    pub is_public: bool,
}

/// A further version of a paper.
#[derive(Debug, Clone)]
pub struct Revise {
    /// The paper.
    pub id: SessionMaterialId,
    /// The text, at most 50,000 characters.
    pub body: String,
    /// What is new in it, at most 500 characters.
    pub note: Option<String>,
    /// Whether everybody may read it once the consultation is public; as it is where there is none.
    pub is_public: Option<bool>,
}

/// Returns those of `ids` that an asker may see.
pub async fn by_ids(
    app: &App,
    actor: &Actor,
    ids: &[SessionMaterialId],
) -> Result<HashMap<SessionMaterialId, SessionMaterial>> {
    let select = material::Entity::visible_to(actor.scope()).filter(material::Column::Id.is_in(ids.iter().copied()));
    Ok(rows::keyed(select.all(app.reader()).await?, |row| row.id))
}

/// Returns the papers of consultations that an asker may see, in order.
pub async fn of_consultations(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<SessionMaterial>>> {
    let found = material::Entity::visible_to(actor.scope())
        .filter(material::Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(material::Column::ConsultationId)
        .order_by_asc(material::Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(rows::grouped(found, |row| row.consultation_id))
}

/// Returns the versions of papers the caller may see, latest first: all of them for a session's insiders; for others the
/// latest, without what was new in it.
pub async fn versions_of(
    app: &App,
    actor: &Actor,
    ids: &[SessionMaterialId],
) -> Result<HashMap<SessionMaterialId, Vec<Version>>> {
    let told = Told::of(app, actor, ids).await?;
    let found = text::Entity::find()
        .filter(text::Column::MaterialId.is_in(told.papers.keys().copied()))
        .order_by_asc(text::Column::MaterialId)
        .order_by_desc(text::Column::Number)
        .limit(MOST)
        .into_partial_model::<Version>()
        .all(app.reader())
        .await?;
    let seen = found.into_iter().filter(|row| told.is_seen(row.material_id, row.number));
    let seen = seen.map(|row| if told.is_inside(row.material_id) { row } else { Version { note: None, ..row } });
    Ok(rows::grouped(seen, |row| row.material_id))
}

/// Returns the texts of versions of papers, by paper and number, as far as [`versions_of`] tells of them.
pub async fn texts(
    app: &App,
    actor: &Actor,
    keys: &[(SessionMaterialId, i32)],
) -> Result<HashMap<(SessionMaterialId, i32), String>> {
    let ids: Vec<_> = keys.iter().map(|(id, _)| *id).collect();
    let told = Told::of(app, actor, &ids).await?;
    let seen: HashSet<_> = keys.iter().copied().filter(|(id, number)| told.is_seen(*id, *number)).collect();
    // Few numbers of few papers: what is read beside what was asked for is left out below.
    let found = text::Entity::find()
        .filter(text::Column::MaterialId.is_in(seen.iter().map(|(id, _)| *id)))
        .filter(text::Column::Number.is_in(seen.iter().map(|(_, number)| *number)))
        .all(app.reader())
        .await?;
    let texts = found.into_iter().map(|row| ((row.material_id, row.number), row.body));
    Ok(texts.filter(|(key, _)| seen.contains(key)).collect())
}

/// Papers that an asker sees, and the sessions whose insider they are.
struct Told {
    papers: HashMap<SessionMaterialId, SessionMaterial>,
    inside: HashSet<ConsultationId>,
}

impl Told {
    async fn of(app: &App, actor: &Actor, ids: &[SessionMaterialId]) -> Result<Self> {
        let papers = by_ids(app, actor, ids).await?;
        let inside = session::Entity::find()
            .select_only()
            .column(session::Column::Id)
            .filter(session::Column::Id.is_in(papers.values().map(|paper| paper.consultation_id)))
            .filter(session::is_insider(actor.scope()))
            .into_tuple::<ConsultationId>()
            .all(app.reader())
            .await?;
        Ok(Self { papers, inside: inside.into_iter().collect() })
    }

    fn is_inside(&self, id: SessionMaterialId) -> bool {
        self.papers.get(&id).is_some_and(|paper| self.inside.contains(&paper.consultation_id))
    }

    fn is_seen(&self, id: SessionMaterialId, number: i32) -> bool {
        self.is_inside(id) || self.papers.get(&id).is_some_and(|paper| paper.number == number)
    }
}

/// Hands out a paper for a session. Organisers do this.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field; `TOO_MANY` after 50 papers; `PRIVATE_NAME` for a paper for everybody that names a
/// private person who raised a matter before the session.
pub async fn add(app: &App, actor: &Actor, call: &Call, input: Add) -> Result<ConsultationId> {
    let title = required("title", &input.title, 200)?;
    let body = required("body", &input.body, LONGEST)?;

    let write = app.begin(actor, call).await?;

    let session = consultation::lock(&write, actor, input.consultation).await?;
    if session.status == ConsultationStatus::Cancelled {
        return Err(Error::refused(Reason::WrongState));
    }
    if input.is_public {
        must_not_name_who_raised_at(&write, &session, &[("title", Some(&title)), ("body", Some(&body))]).await?;
    }
    let of_session = material::Entity::find().filter(material::Column::ConsultationId.eq(session.id));
    if of_session.clone().count(&write.tx).await? >= MOST_PAPERS {
        return Err(Error::bad_input("consultation", Reason::TooMany));
    }

    let id: SessionMaterialId = app.new_id();
    material::ActiveModel {
        id: Set(id),
        consultation_id: Set(session.id),
        position: Set(rows::next_position(of_session, material::Column::Position, &write.tx).await?),
        kind: Set(input.kind),
        title: Set(title.clone()),
        number: Set(1),
        is_public: Set(input.is_public),
        created_at: Set(write.now),
        updated_at: Set(write.now),
        version: Set(1),
    }
    .insert(&write.tx)
    .await?;
    let first = text::ActiveModel {
        material_id: Set(id),
        number: Set(1),
        body: Set(body),
        note: Set(None),
        created_at: Set(write.now),
    };
    text::Entity::insert(first).exec_without_returning(&write.tx).await?;
    consultation::note(app, &write, actor, &session, "ADD_MATERIAL", Some(title)).await?;

    write.commit(session.id).await
}

/// Hands out a further version of a paper; earlier ones stay. Organisers do this.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field; `TOO_MANY` after 20 versions; `PRIVATE_NAME` for a paper for everybody that names,
/// in a text or in the name of a file, a private person who raised a matter before the session.
pub async fn revise(app: &App, actor: &Actor, call: &Call, input: Revise) -> Result<ConsultationId> {
    let body = required("body", &input.body, LONGEST)?;
    let note = optional("note", input.note.as_deref(), 500)?;

    let write = app.begin(actor, call).await?;

    let select = material::Entity::visible_to(actor.scope()).filter(material::Column::Id.eq(input.id));
    let row = write.lock(select).await?;
    let session = consultation::lock(&write, actor, row.consultation_id).await?;
    call.must_match(row.version)?;
    if row.number >= MOST_VERSIONS {
        return Err(Error::bad_input("id", Reason::TooMany));
    }

    let is_public = input.is_public.unwrap_or(row.is_public);
    if is_public {
        let words = [("title", Some(row.title.as_str())), ("body", Some(&body)), ("note", note.as_deref())];
        must_not_name_who_raised_at(&write, &session, &words).await?;
        let names = attachment::names_of_material(&write, row.id).await?;
        let names: Vec<_> = names.iter().map(|name| ("isPublic", Some(name.as_str()))).collect();
        must_not_name_who_raised_at(&write, &session, &names).await?;
    }

    let number = row.number + 1;
    let further = text::ActiveModel {
        material_id: Set(row.id),
        number: Set(number),
        body: Set(body),
        note: Set(note),
        created_at: Set(write.now),
    };
    text::Entity::insert(further).exec_without_returning(&write.tx).await?;
    material::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        number: Set(number),
        is_public: Set(is_public),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    }
    .update(&write.tx)
    .await?;
    consultation::note(app, &write, actor, &session, "REVISE_MATERIAL", Some(row.title)).await?;

    write.commit(session.id).await
}
