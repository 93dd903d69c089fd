//! Lines of a council's documents (清单条目).

use sea_orm::entity::prelude::*;

use crate::ids::{CouncilDocumentId, CouncilDocumentLineId};

/// A row of `council_document_line`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "council_document_line")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CouncilDocumentLineId,
    /// The document.
    pub document_id: CouncilDocumentId,
    /// Place in the order, from 1.
    pub position: i32,
    /// The item.
    pub item: String,
    /// Who is responsible for it.
    pub responsible: Option<String>,
    /// By when.
    pub until_on: Option<Date>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
