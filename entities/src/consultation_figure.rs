//! Figures that a consultation reports (数据), as the source gives them.

use sea_orm::entity::prelude::*;

use crate::ids::{ConsultationId, FigureId};

/// A row of `consultation_figure`.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "consultation_figure")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FigureId,
    /// The consultation it belongs to.
    pub consultation_id: ConsultationId,
    /// Place in the printed order, from 1.
    pub position: i32,
    /// What is counted.
    pub label: String,
    /// The figure, in `unit`.
    pub amount: f64,
    /// The unit as printed.
    pub unit: String,
    /// Whether the source says 余, 多 or 约.
    pub is_approximate: bool,
    /// A percentage as reported, never derived from the figures.
    pub reported_share: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
