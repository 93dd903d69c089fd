//! Redactions (遮蔽): passages that a publication decision keeps from the public, and on which ground.

use sea_orm::entity::prelude::*;

use crate::enums::{RedactedPart, RedactionGround};
use crate::ids::{PublicationDecisionId, RedactionId, ResponseId};

/// What the public reads in the place of a passage, and of a whole letter that the office has not decided on yet. It
/// tells neither the length nor the ground.
pub const MARK: &str = "〔已隐去〕";

/// A row of `redaction`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "redaction")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RedactionId,
    /// The decision it belongs to.
    pub decision_id: PublicationDecisionId,
    /// Its place in the decision, from 1: passages are hidden in this order.
    pub position: i32,
    /// The text it is hidden in.
    pub part: RedactedPart,
    /// The response, where it is hidden in one.
    pub response_id: Option<ResponseId>,
    /// What is hidden, wherever it stands in the part.
    pub passage: String,
    /// Why.
    pub ground: RedactionGround,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
