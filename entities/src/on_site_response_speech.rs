//! Which speeches an on-site response answers.

use sea_orm::entity::prelude::*;

use crate::ids::{OnSiteResponseId, SpeechId};

/// A row of `on_site_response_speech`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "on_site_response_speech")]
pub struct Model {
    /// The response.
    #[sea_orm(primary_key, auto_increment = false)]
    pub on_site_response_id: OnSiteResponseId,
    /// The speech answered.
    #[sea_orm(primary_key, auto_increment = false)]
    pub speech_id: SpeechId,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
