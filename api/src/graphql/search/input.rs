//! What narrows a search.

use async_graphql::{ID, InputObject};
use domain::enums::{ConsultationFormat as Format, OutcomeCategory as Outcome, Satisfaction as Content};
use domain::ids::{CommitteeId, DepartmentId};
use domain::search::Filter;
use domain::{Error, Reason};
use search_indexer::document::value;

use crate::graphql::enums::{ConsultationFormat, OutcomeCategory, Satisfaction, SearchKind};
use crate::graphql::id;
use crate::graphql::scalars::Date;

/// How many values one part of the filter takes.
const MOST: usize = 100;

/// Narrows the hits (筛选). Every part given must hold; of a list, any value will do.
#[derive(InputObject, Default)]
pub struct SearchFilter {
    /// Of these committees (政协委员会).
    committee: Option<Vec<ID>>,
    /// Of these kinds of thing (检索对象).
    kind: Option<Vec<SearchKind>>,
    /// Of these kinds within the kind, such as `PROPOSAL` (建议类别).
    subtype: Option<Vec<String>>,
    /// Of or at consultations of these formats (协商形式).
    format: Option<Vec<ConsultationFormat>>,
    /// Of these years (年份).
    year: Option<Vec<i32>>,
    /// Of the terms with these numbers (届次).
    term: Option<Vec<i32>>,
    /// In categories of these names (分类).
    category: Option<Vec<String>>,
    /// Concerning these departments (承办单位).
    department: Option<Vec<ID>>,
    /// Of sectors of these names (界别).
    sector: Option<Vec<String>>,
    /// In these states, such as `CLOSED` (状态).
    status: Option<Vec<String>>,
    /// With these outcomes in force (办理结果).
    outcome: Option<Vec<OutcomeCategory>>,
    /// With these evaluations by the lead proposer (满意度).
    satisfaction: Option<Vec<Satisfaction>>,
    /// From this day on (起始日期).
    from: Option<Date>,
    /// Up to this day (截止日期).
    to: Option<Date>,
}

impl SearchFilter {
    /// Reads the filter into the domain's.
    pub(super) fn read(self) -> domain::Result<Filter> {
        let committees: Vec<CommitteeId> = id::many("committee", &few("committee", self.committee)?)?;
        let departments: Vec<DepartmentId> = id::many("department", &few("department", self.department)?)?;
        Ok(Filter {
            committees: committees.into_iter().map(Into::into).collect(),
            kinds: few("kind", self.kind)?.into_iter().map(Into::into).collect(),
            subtypes: few("subtype", self.subtype)?,
            formats: words("format", self.format, |one| Format::from(one).as_str())?,
            years: few("year", self.year)?,
            terms: few("term", self.term)?,
            categories: few("category", self.category)?.iter().map(|name| value(name)).collect(),
            departments: departments.into_iter().map(Into::into).collect(),
            sectors: few("sector", self.sector)?.iter().map(|name| value(name)).collect(),
            statuses: few("status", self.status)?,
            outcomes: words("outcome", self.outcome, |one| Outcome::from(one).as_str())?,
            satisfactions: words("satisfaction", self.satisfaction, |one| Content::from(one).as_str())?,
            from: self.from.map(|day| day.0),
            to: self.to.map(|day| day.0),
            ..Filter::default()
        })
    }
}

fn few<T>(field: &'static str, values: Option<Vec<T>>) -> domain::Result<Vec<T>> {
    let values = values.unwrap_or_default();
    if values.len() > MOST { Err(Error::bad_input(field, Reason::TooMany)) } else { Ok(values) }
}

fn words<T>(
    field: &'static str,
    values: Option<Vec<T>>,
    word: impl Fn(T) -> &'static str,
) -> domain::Result<Vec<String>> {
    Ok(few(field, values)?.into_iter().map(|one| word(one).to_owned()).collect())
}
