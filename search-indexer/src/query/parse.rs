//! The parser: total over every input, bounded in what it makes of it.

use thiserror::Error;

use super::describe::Piece;
use super::fields::Field;
use super::tokens::{Token, next_token};
use super::{Query, values};
use crate::analyzer::{Pattern, cut, frequency, is_function_word, normal, ranking_words};
use crate::engine::Filter;

/// How long a query may be, in characters.
pub const MAX_CHARACTERS: usize = 200;

/// How many words and phrase parts are searched for; Meilisearch takes no more.
pub const MAX_TERMS: usize = 10;

/// Says why a query cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum QueryError {
    /// It has more than [`MAX_CHARACTERS`] characters.
    #[error("the query is longer than {MAX_CHARACTERS} characters")]
    TooLong,
    /// A prefix has a value that it does not take.
    #[error("{prefix}: does not take {value}", prefix = .field.en())]
    BadValue {
        /// The prefix.
        field: Field,
        /// What stood after it.
        value: String,
    },
}

impl QueryError {
    /// Returns the error's stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong => "QUERY_TOO_LONG",
            Self::BadValue { .. } => "QUERY_BAD_VALUE",
        }
    }
}

/// Parses a query. An empty one finds everything.
///
/// # Errors
///
/// Fails when the query is too long or a prefix has a value it does not take.
pub fn parse(text: &str) -> Result<Query, QueryError> {
    if text.chars().count() > MAX_CHARACTERS {
        return Err(QueryError::TooLong);
    }
    let mut reading = Reading::default();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (token, after) = next_token(rest);
        reading.take(token)?;
        rest = after.trim_start();
    }
    Ok(reading.finish())
}

#[derive(Default)]
struct Reading {
    words: Vec<Pattern>,
    phrases: Vec<Pattern>,
    excluded: Vec<Pattern>,
    filter: Filter,
    ranking: Vec<String>,
    pieces: Vec<Piece>,
}

impl Reading {
    fn take(&mut self, token: Token<'_>) -> Result<(), QueryError> {
        match token {
            Token::Word(word) => self.word(word),
            Token::Phrase(phrase) => self.phrase(phrase),
            Token::Filter(field, value) => return self.filter(field, value),
            Token::ExcludedWord(text) | Token::ExcludedPhrase(text) => self.exclude(text),
        }
        Ok(())
    }

    fn word(&mut self, text: &str) {
        let normal = normal(text);
        let words = searched_words(&normal);
        let mut shown = Vec::new();
        for word in words {
            let patterns = Pattern::all_of(&word);
            if !patterns.is_empty() {
                shown.push(word);
            }
            self.words.extend(patterns);
        }
        if !shown.is_empty() {
            self.pieces.push(Piece::Words(shown));
        }
    }

    fn phrase(&mut self, text: &str) {
        let patterns = Pattern::all_of(text);
        if !patterns.is_empty() {
            self.rank(&normal(text));
            self.pieces.push(Piece::Phrase(text.to_owned()));
        }
        self.phrases.extend(patterns);
    }

    fn exclude(&mut self, text: &str) {
        let patterns = Pattern::all_of(text);
        if !patterns.is_empty() {
            self.pieces.push(Piece::Excluded(text.to_owned()));
        }
        self.excluded.extend(patterns);
    }

    fn filter(&mut self, field: Field, value: &str) -> Result<(), QueryError> {
        let bad = || QueryError::BadValue { field, value: value.to_owned() };
        let text = value.trim();
        if text.is_empty() {
            return Err(bad());
        }
        let filter = &mut self.filter;
        match field {
            Field::CaseNo => filter.case_nos.push(values::case_no(text).ok_or_else(bad)?),
            Field::Term => filter.terms.push(values::term(text).ok_or_else(bad)?),
            Field::Department | Field::Member => filter.parties.push(text.to_owned()),
            Field::Sector => filter.sectors.push(text.to_owned()),
            Field::Category => match values::suggestion_kind(text) {
                Some(kind) => filter.subtypes.push(kind.as_str().to_owned()),
                None => filter.categories.push(text.to_owned()),
            },
            Field::Status => {
                let statuses = values::statuses(text);
                if statuses.is_empty() {
                    return Err(bad());
                }
                filter.statuses.extend(statuses.into_iter().map(str::to_owned));
            }
            Field::Date => {
                let (from, to) = values::dates(text).ok_or_else(bad)?;
                filter.from = filter.from.max(from);
                filter.to = match (filter.to, to) {
                    (Some(a), Some(b)) => Some(a.min(b)),
                    (a, b) => a.or(b),
                };
                self.pieces.push(Piece::Dates(from, to));
                return Ok(());
            }
        }
        self.pieces.push(Piece::Filter(field, text.to_owned()));
        Ok(())
    }

    fn rank(&mut self, normal: &str) {
        self.ranking.extend(ranking_words(normal).into_iter().map(str::to_owned));
    }

    fn finish(mut self) -> Query {
        drop_function_words(&mut self.words);
        unique(&mut self.words);
        unique(&mut self.phrases);
        unique(&mut self.excluded);
        self.phrases.truncate(MAX_TERMS);
        self.excluded.truncate(MAX_TERMS);

        self.words.sort_by_cached_key(|word| frequency(&word.to_string()));
        let room = MAX_TERMS - self.phrases.len();
        let dropped: Vec<String> = self.words.iter().skip(room).map(Pattern::to_string).collect();
        self.words.truncate(room);
        if !dropped.is_empty() {
            self.pieces.push(Piece::Dropped(dropped));
        }

        for word in self.words.clone() {
            self.rank(&word.to_string());
        }
        self.ranking.sort_unstable();
        self.ranking.dedup();
        Query {
            words: self.words,
            phrases: self.phrases,
            excluded: self.excluded,
            filter: self.filter,
            ranking: self.ranking,
            pieces: self.pieces,
        }
    }
}

/// Cuts a run of text into the words to look for. Neighbouring single characters are one word: jieba
/// cuts names that it does not know.
fn searched_words(normal: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut single_before = false;
    for word in cut(normal) {
        let mut chars = word.chars();
        let single = chars.next().is_some_and(|char| char.is_alphabetic() && !char.is_ascii())
            && chars.next().is_none()
            && !is_function_word(word);
        match words.last_mut() {
            Some(last) if single && single_before => last.push_str(word),
            _ => words.push(word.to_owned()),
        }
        single_before = single;
    }
    words
}

/// Drops words that say nothing while others are left.
fn drop_function_words(words: &mut Vec<Pattern>) {
    let says_something = |word: &Pattern| !is_function_word(&word.to_string());
    if words.iter().any(says_something) {
        words.retain(says_something);
    }
}

fn unique(patterns: &mut Vec<Pattern>) {
    let mut seen = std::collections::HashSet::new();
    patterns.retain(|pattern| seen.insert(pattern.clone()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        parse(text).map(|query| query.words.iter().map(Pattern::to_string).collect()).unwrap_or_default()
    }

    #[test]
    fn text_is_cut_into_words_and_filler_is_dropped() {
        let mut words = words("如何给老旧小区加装电梯");
        words.sort();

        assert_eq!(words, ["加装电梯", "老旧小区"]);
    }

    #[test]
    fn filler_alone_is_searched_for() {
        assert_eq!(words("关于"), ["关于"]);
    }

    #[test]
    fn phrases_stay_whole_in_every_kind_of_quotes() {
        for text in ["\"加装电梯补贴\"", "“加装电梯补贴”", "「加裝電梯補貼」", "\"加装电梯补贴"]
        {
            let query = parse(text).expect("it is short");
            assert_eq!(query.phrases.iter().map(Pattern::to_string).collect::<Vec<_>>(), ["加装电梯补贴"], "{text}");
            assert!(query.words.is_empty());
        }
    }

    #[test]
    fn a_minus_excludes() {
        let query = parse("电梯 -补贴 -\"维修资金\" 2022-08").expect("it is short");

        assert_eq!(query.excluded.iter().map(Pattern::to_string).collect::<Vec<_>>(), ["补贴", "维修资金"]);
        assert!(query.words.iter().any(|word| word.to_string() == "电梯"));
    }

    #[test]
    fn prefixes_filter_in_both_languages() {
        let query = parse("案号:0123 dept:市住建局 委员：张芸 届次:十四届 status:办理中 日期:2022-08..2022-09")
            .expect("all are valid");

        assert_eq!(query.filter.case_nos, [123]);
        assert_eq!(query.filter.parties, ["市住建局", "张芸"]);
        assert_eq!(query.filter.terms, [14]);
        assert_eq!(query.filter.statuses, ["IN_HANDLING"]);
        assert_eq!(query.filter.from, "2022-08-01".parse().ok());
        assert_eq!(query.filter.to, "2022-09-30".parse().ok());
        assert!(!query.has_text());
    }

    #[test]
    fn a_category_may_name_a_kind_of_suggestion() {
        let query = parse("类别:提案 类别:经济建设").expect("both are valid");

        assert_eq!(query.filter.subtypes, ["PROPOSAL"]);
        assert_eq!(query.filter.categories, ["经济建设"]);
    }

    #[test]
    fn a_bad_value_is_named() {
        assert_eq!(parse("日期:昨天"), Err(QueryError::BadValue { field: Field::Date, value: "昨天".to_owned() }));
        assert_eq!(parse("案号:").map_err(|error| error.code()), Err("QUERY_BAD_VALUE"));
    }

    #[test]
    fn an_unknown_prefix_is_text() {
        assert!(parse("网址:物业").expect("it is short").has_text());
    }

    #[test]
    fn two_hundred_characters_are_enough() {
        assert!(parse(&"电".repeat(200)).is_ok());
        assert_eq!(parse(&"电".repeat(201)), Err(QueryError::TooLong));
    }

    #[test]
    fn ten_words_are_enough_and_the_rest_is_said() {
        let query = parse("电梯 物业 路灯 供热 养老 教育 医疗 交通 环境 就业 住房 农业").expect("it is short");

        assert_eq!(query.words.len(), MAX_TERMS);
        assert!(matches!(query.describe().last(), Some(Piece::Dropped(words)) if words.len() == 2));
    }

    proptest::proptest! {
        #[test]
        fn every_text_is_parsed_or_refused(text in "\\PC{0,220}") {
            let _ = parse(&text);
        }

        #[test]
        fn every_mix_of_the_language_is_parsed(text in "([-\"“”「」:： a0电梯物业]|案号:|日期:|委员:|\\.\\.){0,60}") {
            if let Ok(query) = parse(&text) {
                proptest::prop_assert!(query.words.len() + query.phrases.len() <= MAX_TERMS);
                proptest::prop_assert!(query.excluded.len() <= MAX_TERMS);
            }
        }
    }
}
