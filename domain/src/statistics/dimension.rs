//! What suggestions are counted under, as the first column of a grouped statement.

use std::hash::Hash;

use entities::enums::{ProposerRole, UnitRole};
use entities::{assignment, category, member, proposer, sector, suggestion};
use sea_orm::sea_query::{Expr, ExprTrait, IntoCondition};
use sea_orm::{ColumnTrait, Condition, EntityTrait, JoinType, QuerySelect, RelationDef, Select, TryGetable, Value};
use uuid::Uuid;

/// What suggestions are counted under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dimension {
    /// The committee (政协委员会).
    Committee,
    /// The term (届次).
    Term,
    /// The sector of the lead proposer (界别), by its name; bodies have none.
    Sector,
    /// The category (分类), by its name.
    Category,
    /// The kind of proposer (提案者类别).
    ProposerType,
    /// Each department that answers (承办单位): a suggestion that several answer counts under each (件次).
    Department,
}

/// What tells the values of a dimension apart.
pub(super) trait Key: TryGetable + Into<Value> + Clone + Eq + Hash + Ord + Send + Sync + 'static {}

impl Key for Uuid {}
impl Key for String {}

impl Dimension {
    /// Groups suggestions by the value, which becomes the first column.
    pub(super) fn group(self, select: Select<suggestion::Entity>) -> Select<suggestion::Entity> {
        let key = self.key();
        self.joined(select.select_only()).column_as(key.clone(), "key").group_by(key)
    }

    /// Limits grouped suggestions to some values.
    pub(super) fn among<K: Key>(self, keys: &[Option<K>]) -> Condition {
        let known = keys.iter().flatten().cloned();
        let mut among = Condition::any().add(self.key().is_in(known));
        if keys.iter().any(Option::is_none) {
            among = among.add(self.key().is_null());
        }
        among
    }

    pub(super) fn key(self) -> Expr {
        match self {
            Self::Committee => Expr::col((suggestion::Entity, suggestion::Column::CommitteeId)),
            Self::Term => Expr::col((suggestion::Entity, suggestion::Column::TermId)),
            Self::Sector => Expr::col((sector::Entity, sector::Column::Name)),
            Self::Category => Expr::col((category::Entity, category::Column::Name)),
            Self::ProposerType => Expr::col((suggestion::Entity, suggestion::Column::ProposerType)),
            Self::Department => Expr::col((assignment::Entity, assignment::Column::DepartmentId)),
        }
    }

    /// Joins what the value is read from.
    pub(super) fn joined(self, select: Select<suggestion::Entity>) -> Select<suggestion::Entity> {
        match self {
            Self::Committee | Self::Term | Self::ProposerType => select,
            Self::Sector => select
                .join(JoinType::LeftJoin, lead_of_suggestion())
                .join(JoinType::LeftJoin, member_of_proposer())
                .join(JoinType::LeftJoin, sector_of_member()),
            Self::Category => select.join(JoinType::LeftJoin, category_of_suggestion()),
            Self::Department => select.join(JoinType::InnerJoin, duty_of_suggestion()),
        }
    }

    /// Joins each department's duty to answer, once.
    pub(super) fn with_duties(self, select: Select<suggestion::Entity>) -> Select<suggestion::Entity> {
        if self == Self::Department { select } else { select.join(JoinType::InnerJoin, duty_of_suggestion()) }
    }
}

/// How many suggestions: each once, whatever was joined to it.
pub(super) fn cases() -> Expr {
    Expr::col((suggestion::Entity, suggestion::Column::Id)).count_distinct()
}

/// A department's duty to answer: of who assists nothing is due, and none of who handed the case back.
fn duty_of_suggestion() -> RelationDef {
    suggestion::Entity::belongs_to(assignment::Entity)
        .from(suggestion::Column::Id)
        .to(assignment::Column::SuggestionId)
        .on_condition(|_, _| {
            Condition::all().add(assignment::Column::Role.ne(UnitRole::Assist)).add(assignment::is_live())
        })
        .into()
}

fn lead_of_suggestion() -> RelationDef {
    suggestion::Entity::belongs_to(proposer::Entity)
        .from(suggestion::Column::Id)
        .to(proposer::Column::SuggestionId)
        .on_condition(|_, _| proposer::Column::Role.eq(ProposerRole::Lead).into_condition())
        .into()
}

fn member_of_proposer() -> RelationDef {
    proposer::Entity::belongs_to(member::Entity).from(proposer::Column::MemberId).to(member::Column::Id).into()
}

fn sector_of_member() -> RelationDef {
    member::Entity::belongs_to(sector::Entity).from(member::Column::SectorId).to(sector::Column::Id).into()
}

fn category_of_suggestion() -> RelationDef {
    suggestion::Entity::belongs_to(category::Entity)
        .from(suggestion::Column::CategoryId)
        .to(category::Column::Id)
        .into()
}
