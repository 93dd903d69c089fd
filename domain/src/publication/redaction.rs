//! Redactions (遮蔽): passages hidden from the public, as copies of the texts in which a mark stands in their place.

use std::collections::HashMap;

use entities::enums::{RedactedPart, RedactionGround, ResponseStatus};
use entities::ids::{PublicationDecisionId, ResponseId};
use entities::redaction::{self, MARK};
use entities::{response, suggestion};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows;
use crate::suggestion::Case;
use crate::write::Write;

/// The longest passage, in characters.
const LONGEST: usize = 2_000;

/// A passage to be hidden wherever it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redaction {
    /// The text.
    pub part: RedactedPart,
    /// The response, for a passage of one.
    pub response: Option<ResponseId>,
    /// What is hidden, to the letter.
    pub passage: String,
    /// On which ground.
    pub ground: RedactionGround,
}

impl Redaction {
    pub(super) fn checked(self) -> Result<Self> {
        if self.passage.trim().is_empty() {
            return Err(Error::bad_input("redactions", Reason::Empty));
        }
        if self.passage.chars().count() > LONGEST {
            return Err(Error::bad_input("redactions", Reason::TooLong));
        }
        if (self.part == RedactedPart::Response) != self.response.is_some() {
            return Err(Error::bad_input("redactions", Reason::UnknownReference));
        }
        Ok(self)
    }
}

impl From<redaction::Model> for Redaction {
    fn from(row: redaction::Model) -> Self {
        Self { part: row.part, response: row.response_id, passage: row.passage, ground: row.ground }
    }
}

/// The texts as the public reads them, where they differ.
#[derive(Debug, Default)]
pub(super) struct Copies {
    pub background: Option<String>,
    pub analysis: Option<String>,
    pub recommendation: Option<String>,
    pub responses: HashMap<ResponseId, String>,
}

/// Makes the public copies of a case's texts.
///
/// # Errors
///
/// `BAD_USER_INPUT` on `redactions` for a response that is not an approved one of the case, and for a passage that
/// does not stand in its text.
pub(super) async fn copies(write: &Write, case: &Case, redactions: &[Redaction]) -> Result<Copies> {
    let mut copies = Copies::default();
    if redactions.is_empty() {
        return Ok(copies);
    }
    let text = suggestion::Entity::find_by_id(case.head.id).one(&write.tx).await?.ok_or(Error::not_found())?;
    let letters: HashMap<ResponseId, String> = response::Entity::find()
        .filter(response::Column::SuggestionId.eq(case.head.id))
        .filter(response::Column::Status.eq(ResponseStatus::Approved))
        .filter(response::Column::Id.is_in(redactions.iter().filter_map(|redaction| redaction.response)))
        .into_partial_model::<response::Text>()
        .all(&write.tx)
        .await?
        .into_iter()
        .map(|letter| (letter.id, letter.body))
        .collect();

    for redaction in redactions {
        let (whole, copy) = match (redaction.part, redaction.response) {
            (RedactedPart::Background, _) => (&text.background, &mut copies.background),
            (RedactedPart::Analysis, _) => (&text.analysis, &mut copies.analysis),
            (RedactedPart::Recommendation, _) => (&text.recommendation, &mut copies.recommendation),
            (RedactedPart::Response, id) => {
                let unknown = Error::bad_input("redactions", Reason::UnknownReference);
                let letter = id.and_then(|id| Some((id, letters.get(&id)?))).ok_or(unknown)?;
                let copy = copies.responses.entry(letter.0).or_insert_with(|| letter.1.clone());
                *copy = hidden(copy, &redaction.passage)?;
                continue;
            }
        };
        *copy = Some(hidden(copy.as_ref().unwrap_or(whole), &redaction.passage)?);
    }
    Ok(copies)
}

/// Puts the mark in the place of a passage, wherever it stands.
fn hidden(text: &str, passage: &str) -> Result<String> {
    if text.contains(passage) {
        Ok(text.replace(passage, MARK))
    } else {
        Err(Error::bad_input("redactions", Reason::PassageNotFound))
    }
}

/// Keeps the redactions of a decision for the record.
pub(super) async fn keep(
    app: &App,
    write: &Write,
    decision: PublicationDecisionId,
    redactions: &[Redaction],
) -> Result<()> {
    let kept = (1..).zip(redactions).map(|(position, given)| redaction::ActiveModel {
        id: Set(app.new_id()),
        decision_id: Set(decision),
        position: Set(position),
        part: Set(given.part),
        response_id: Set(given.response),
        passage: Set(given.passage.clone()),
        ground: Set(given.ground),
    });
    rows::insert_all::<redaction::Entity, _>(&write.tx, kept).await
}

/// Returns the redactions of a decision, in their order.
pub(super) async fn of_decision(write: &Write, decision: PublicationDecisionId) -> Result<Vec<Redaction>> {
    let rows = redaction::Entity::find()
        .filter(redaction::Column::DecisionId.eq(decision))
        .order_by_asc(redaction::Column::Position)
        .all(&write.tx)
        .await?;
    Ok(rows.into_iter().map(Redaction::from).collect())
}

/// Gives the case's responses the public copies of this decision, and takes earlier ones away.
pub(super) async fn put_in_force(write: &Write, case: &Case, copies: &Copies) -> Result<()> {
    response::Entity::update_many()
        .col_expr(response::Column::PublicBody, Expr::val(Option::<String>::None))
        .filter(response::Column::SuggestionId.eq(case.head.id))
        .filter(response::Column::PublicBody.is_not_null())
        .exec(&write.tx)
        .await?;
    for (id, body) in &copies.responses {
        let row = response::ActiveModel {
            id: ActiveValue::Unchanged(*id),
            public_body: Set(Some(body.clone())),
            ..Default::default()
        };
        row.update(&write.tx).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_hidden_wherever_it_stands() {
        assert_eq!(
            hidden("张某住三号楼，张某反映", "张某").ok().as_deref(),
            Some("〔已隐去〕住三号楼，〔已隐去〕反映")
        );
    }

    #[test]
    fn what_does_not_stand_there_cannot_be_hidden() {
        assert_eq!(hidden("李某", "张某").expect_err("nothing is hidden").reason(), Some("passage_not_found"));
    }
}
