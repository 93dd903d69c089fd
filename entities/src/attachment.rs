//! Attachments (附件) of suggestions, responses, research reports and papers for sessions; their bytes lie in the file
//! store.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{Condition, QueryFilter, QuerySelect, QueryTrait};

use crate::enums::Disclosure;
use crate::ids::{AccountId, AttachmentId, ResearchReportId, ResponseId, SessionMaterialId, SuggestionId};
use crate::scope::Scope;
use crate::{research_report, response, session_material, suggestion};

/// A row of `attachment`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attachment")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AttachmentId,
    /// The suggestion it belongs to; of this, a report and a paper it has one.
    pub suggestion_id: Option<SuggestionId>,
    /// The response it belongs to; none for the suggestion's own.
    pub response_id: Option<ResponseId>,
    /// The name people gave it, cleaned.
    pub file_name: String,
    /// What its bytes are.
    pub media_type: String,
    /// How many bytes it has.
    pub byte_size: i64,
    /// The SHA-256 of its bytes in lower-case hex.
    pub sha256: String,
    /// Its name in the file store.
    pub storage_key: String,
    /// Who brought it.
    pub uploaded_by_id: AccountId,
    /// Whether the office lets the public have it once its suggestion is published in full.
    pub is_public: bool,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When it was taken away.
    pub removed_at: Option<DateTimeUtc>,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
    /// The research report it belongs to.
    pub report_id: Option<ResearchReportId>,
    /// The paper for a session it belongs to.
    pub material_id: Option<SessionMaterialId>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the attachments that an asker may see, and so may download.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        Self::find().filter(visible_to(scope))
    }
}

/// Attachments an asker may see: of suggestions, of reports whose full text they read, and of papers they see.
fn visible_to(scope: &Scope) -> Condition {
    let reports = research_report::Entity::find()
        .select_only()
        .column(research_report::Column::Id)
        .filter(research_report::is_insider(scope));
    let papers = session_material::Entity::visible_to(scope).select_only().column(session_material::Column::Id);
    let owner = Condition::any()
        .add(of_suggestions(scope))
        .add(Column::ReportId.in_subquery(reports.into_query()))
        .add(Column::MaterialId.in_subquery(papers.into_query()));
    Condition::all().add(Column::RemovedAt.is_null()).add(owner)
}

/// Those of suggestions: to insiders all of the suggestion and of the responses they see; to everybody else what the
/// office made public of a suggestion published in full.
fn of_suggestions(scope: &Scope) -> Condition {
    let of_suggestions = |condition: Condition| Column::SuggestionId.in_subquery(suggestion::ids_where(condition));
    let published = suggestion::is_public().add(suggestion::Column::Disclosure.eq(Disclosure::Full));
    let for_all = Condition::all().add(Column::IsPublic.eq(true)).add(of_suggestions(published));
    let responses = Query::select()
        .column(response::Column::Id)
        .from(response::Entity)
        .cond_where(response::visible_to(scope))
        .to_owned();
    let of_what_is_seen =
        Condition::any().add(Column::ResponseId.is_null()).add(Column::ResponseId.in_subquery(responses));
    Condition::all()
        .add(of_what_is_seen)
        .add(Condition::any().add(for_all).add(of_suggestions(suggestion::is_insider(scope))))
}
