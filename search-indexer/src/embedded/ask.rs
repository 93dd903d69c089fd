//! Requests as sets of documents, and what makes one document better than another.

use std::ops::Bound;

use tantivy::query::{PhraseQuery, RangeQuery, TermQuery, TermSetQuery};
use tantivy::schema::{IndexRecordOption, Schema};
use tantivy::{TantivyError, Term};

use super::schema::{self, field};
use super::sets::Set;
use super::tokens::gram;
use crate::analyzer::Pattern;
use crate::document::value;
use crate::engine::{Filter, SearchRequest, ordinal};

/// How much more a word in the title counts than one in the body.
const TITLE_BOOST: f32 = 4.0;

/// What a searched word standing in the title adds.
const TITLE_MATCH: f32 = 6.0;

/// What adds to a document's score.
pub(super) enum Merit {
    /// A word's BM25, times a boost.
    Word(TermQuery, f32),
    /// Being in a set adds a constant.
    Standing(Set, f32),
}

/// Describes what matches a request: exactly what the asker may read and asked for.
pub(super) fn matching(schema: &Schema, request: &SearchRequest) -> Result<Set, TantivyError> {
    let asking = Asking { schema };
    let mut clauses = vec![asking.permitted(&request.tokens)?];
    for filter in [&request.filter, &request.query.filter] {
        asking.filter(filter, &mut clauses)?;
    }
    asking.text(request, &mut clauses)?;
    Ok(Set::All(clauses))
}

/// Returns what ranks the matches of a request.
pub(super) fn merits(schema: &Schema, request: &SearchRequest) -> Result<Vec<Merit>, TantivyError> {
    let asking = Asking { schema };
    let mut merits = Vec::new();
    let [title_words, body_words] = schema::WORDS;
    for (name, boost) in [(title_words, TITLE_BOOST), (body_words, 1.0)] {
        let field = field(schema, name)?;
        for word in &request.query.ranking {
            let term = Term::from_field_text(field, word);
            merits.push(Merit::Word(TermQuery::new(term, IndexRecordOption::WithFreqs), boost));
        }
    }
    for pattern in request.query.words.iter().chain(&request.query.phrases) {
        for place in ["title", "party"] {
            merits.push(Merit::Standing(asking.within(place, pattern)?, TITLE_MATCH));
        }
    }
    Ok(merits)
}

struct Asking<'a> {
    schema: &'a Schema,
}

impl Asking<'_> {
    /// May read ⇔ (public and not hidden from the asker) or named as reader.
    fn permitted(&self, tokens: &[String]) -> Result<Set, TantivyError> {
        let public = Term::from_field_bool(field(self.schema, "is_public")?, true);
        let public = Set::leaf(TermQuery::new(public, IndexRecordOption::Basic));
        if tokens.is_empty() {
            return Ok(public);
        }
        let shown = Set::All(vec![public, self.any_text("hidden_from", tokens)?.negated()]);
        Ok(Set::Any(vec![shown, self.any_text("readers", tokens)?]))
    }

    fn text(&self, request: &SearchRequest, clauses: &mut Vec<Set>) -> Result<(), TantivyError> {
        let words = self.each(&request.query.words)?;
        if request.relaxed && !words.is_empty() {
            clauses.push(Set::Any(words));
        } else {
            clauses.extend(words);
        }
        clauses.extend(self.each(&request.query.phrases)?);
        clauses.extend(self.each(&request.query.excluded)?.into_iter().map(Set::negated));
        Ok(())
    }

    fn each(&self, patterns: &[Pattern]) -> Result<Vec<Set>, TantivyError> {
        patterns.iter().map(|pattern| self.anywhere(pattern)).collect()
    }

    fn anywhere(&self, pattern: &Pattern) -> Result<Set, TantivyError> {
        let places = ["title", "party", "body"].into_iter().map(|place| self.within(place, pattern));
        Ok(Set::Any(places.collect::<Result<_, _>>()?))
    }

    fn within(&self, place: &str, pattern: &Pattern) -> Result<Set, TantivyError> {
        let grams = field(self.schema, &format!("{place}_grams"))?;
        Ok(match pattern.units() {
            [] => Set::Any(Vec::new()),
            [unit] => {
                let units = field(self.schema, &format!("{place}_units"))?;
                Set::leaf(TermQuery::new(Term::from_field_text(units, unit), IndexRecordOption::Basic))
            }
            [first, second] => {
                let pair = Term::from_field_text(grams, &gram(first, second));
                Set::leaf(TermQuery::new(pair, IndexRecordOption::Basic))
            }
            units => {
                let pairs = units.windows(2).map(|pair| Term::from_field_text(grams, &gram(&pair[0], &pair[1])));
                Set::leaf(PhraseQuery::new(pairs.collect()))
            }
        })
    }

    fn filter(&self, filter: &Filter, clauses: &mut Vec<Set>) -> Result<(), TantivyError> {
        let ids = |ids: &[uuid::Uuid]| ids.iter().map(|id| id.simple().to_string()).collect::<Vec<_>>();
        let names = |names: &[String]| names.iter().map(|name| value(name)).collect::<Vec<_>>();
        let kinds: Vec<String> = filter.kinds.iter().map(|kind| kind.as_str().to_owned()).collect();
        let texts = [
            ("committee", ids(&filter.committees)),
            ("kind", kinds),
            ("subtype", filter.subtypes.clone()),
            ("format", filter.formats.clone()),
            ("category", names(&filter.categories)),
            ("departments", ids(&filter.departments)),
            ("sectors", names(&filter.sectors)),
            ("status", filter.statuses.clone()),
            ("outcome", filter.outcomes.clone()),
            ("satisfaction", filter.satisfactions.clone()),
        ];
        for (name, values) in texts.into_iter().filter(|(_, values)| !values.is_empty()) {
            clauses.push(self.any_text(name, &values)?);
        }

        let numbers = |numbers: &[i32]| numbers.iter().copied().map(i64::from).collect::<Vec<_>>();
        let numbers =
            [("year", numbers(&filter.years)), ("term", numbers(&filter.terms)), ("case_no", filter.case_nos.clone())];
        for (name, values) in numbers.into_iter().filter(|(_, values)| !values.is_empty()) {
            let field = field(self.schema, name)?;
            let terms = values.into_iter().map(|number| Term::from_field_i64(field, number));
            clauses.push(Set::leaf(TermSetQuery::new(terms)));
        }

        for party in names(&filter.parties) {
            clauses.push(self.any_text("parties", &[party])?);
        }
        if filter.from.is_some() || filter.to.is_some() {
            let date = field(self.schema, "date")?;
            let bound = |day: Option<chrono::NaiveDate>| {
                day.map_or(Bound::Unbounded, |day| Bound::Included(Term::from_field_i64(date, ordinal(day))))
            };
            clauses.push(Set::leaf(RangeQuery::new(bound(filter.from), bound(filter.to))));
        }
        Ok(())
    }

    fn any_text(&self, name: &str, values: &[String]) -> Result<Set, TantivyError> {
        let field = field(self.schema, name)?;
        Ok(Set::leaf(TermSetQuery::new(values.iter().map(|value| Term::from_field_text(field, value)))))
    }
}
