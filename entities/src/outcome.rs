//! Outcome documents (协商成果) of a consultation.

use sea_orm::DerivePartialModel;
use sea_orm::entity::prelude::*;

use crate::enums::OutcomeKind;
use crate::ids::{ConsultationId, OutcomeId};

/// A row of `outcome`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outcome")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OutcomeId,
    /// The consultation it belongs to.
    pub consultation_id: ConsultationId,
    /// Place in the printed order, from 1.
    pub position: i32,
    /// What sort of document it is.
    pub kind: OutcomeKind,
    /// The document's title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// The day it was issued; what went out before drafts were told apart may have none.
    pub issued_on: Option<Date>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// The document's number (文号), if it has one.
    pub document_no: Option<String>,
    /// The meeting that approved it.
    pub approved_by: Option<String>,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
    /// Whether it has not been issued yet and is its organisers' own.
    pub is_draft: bool,
}

/// The row without its text, for lists.
#[derive(Debug, Clone, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Head {
    /// The id.
    pub id: OutcomeId,
    /// The consultation it belongs to.
    pub consultation_id: ConsultationId,
    /// What sort of document it is.
    pub kind: OutcomeKind,
    /// The document's title.
    pub title: String,
    /// The day it was issued.
    pub issued_on: Option<Date>,
    /// The document's number (文号), if it has one.
    pub document_no: Option<String>,
    /// The meeting that approved it.
    pub approved_by: Option<String>,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
    /// Whether it has not been issued yet and is its organisers' own.
    pub is_draft: bool,
}

/// The text of the row, for who asks for it.
#[derive(Debug, Clone, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Text {
    /// The id.
    pub id: OutcomeId,
    /// Its text.
    pub body: String,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
