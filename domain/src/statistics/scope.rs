//! What is counted, and for whom.

use entities::enums::SuggestionKind;
use entities::ids::CommitteeId;
use entities::{committee_term, plenary, suggestion};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationDef};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::suggestion::SUPERVISION;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// Of this committee; of all of them where it is not named.
    pub committee: Option<CommitteeId>,
    /// Of the term with this number; of all terms where it is not named.
    pub term: Option<i32>,
    /// Of the plenary with this number, those between it and the next included; of all where it is not named.
    pub plenary: Option<i32>,
    /// Received as this kind; as any but social opinions where it is not named.
    pub kind: Option<SuggestionKind>,
}

/// What is counted as far as an asker may see it.
#[derive(Debug, Clone)]
pub(super) struct Scope {
    /// A condition on `suggestion`.
    pub suggestions: Condition,
    /// The committee, where only one is counted.
    pub committee: Option<CommitteeId>,
}

impl Counted {
    /// Whether an asker is told small groups too: the office and the supervision of the one committee counted.
    pub fn is_told_in_full(self, actor: &Actor) -> bool {
        self.committee.is_some_and(|id| actor.holds(id, SUPERVISION))
    }

    pub(super) async fn scope(self, app: &App, actor: &Actor) -> Result<Scope> {
        self.must_exist(app).await?;
        let terms = |number: i32| {
            let numbered = Query::select()
                .column(committee_term::Column::Id)
                .from(committee_term::Entity)
                .and_where(committee_term::Column::Number.eq(number))
                .to_owned();
            suggestion::Column::TermId.in_subquery(numbered)
        };
        let suggestions = Condition::all()
            .add(suggestion::visible_to(actor.scope()))
            .add(match self.kind {
                Some(kind) => suggestion::Column::ReceivedAs.eq(kind),
                None => suggestion::Column::ReceivedAs.ne(SuggestionKind::SocialOpinion),
            })
            .add_option(self.committee.map(|id| suggestion::Column::CommitteeId.eq(id)))
            .add_option(self.term.map(terms))
            .add_option(self.plenary.map(|number| suggestion::Column::PlenaryNumber.eq(number)));
        Ok(Scope { suggestions, committee: self.committee })
    }

    /// Refuses a term or plenary that is none.
    async fn must_exist(self, app: &App) -> Result<()> {
        let Some(number) = self.term else { return Ok(()) };
        let mut terms = committee_term::Entity::find()
            .filter(committee_term::Column::Number.eq(number))
            .filter(Condition::all().add_option(self.committee.map(|id| committee_term::Column::CommitteeId.eq(id))));
        if let Some(number) = self.plenary {
            terms = terms.join(JoinType::InnerJoin, plenary_of_term()).filter(plenary::Column::Number.eq(number));
        }
        terms.one(app.reader()).await?.map(|_| ()).ok_or(Error::not_found())
    }
}

fn plenary_of_term() -> RelationDef {
    committee_term::Entity::belongs_to(plenary::Entity)
        .from(committee_term::Column::Id)
        .to(plenary::Column::TermId)
        .into()
}
