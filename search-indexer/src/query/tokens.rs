//! The query as typed, token by token.

use super::fields::Field;
use crate::analyzer::normal;

/// A piece of the query as typed.
#[derive(Clone, Copy)]
pub(super) enum Token<'a> {
    Word(&'a str),
    Phrase(&'a str),
    Filter(Field, &'a str),
    ExcludedWord(&'a str),
    ExcludedPhrase(&'a str),
}

/// Takes one token off a text that starts with it; returns the rest.
pub(super) fn next_token(text: &str) -> (Token<'_>, &str) {
    if let Some((phrase, rest)) = quoted(text) {
        return (Token::Phrase(phrase), rest);
    }
    if let Some(negated) =
        text.strip_prefix(['-', '－', '−']).filter(|rest| rest.starts_with(|char: char| !char.is_whitespace()))
    {
        if let Some((phrase, rest)) = quoted(negated) {
            return (Token::ExcludedPhrase(phrase), rest);
        }
        let (word, rest) = bare(negated);
        return (Token::ExcludedWord(word), rest);
    }
    if let Some((field, value)) = prefixed(text) {
        let (value, rest) = quoted(value).unwrap_or_else(|| bare_value(value));
        return (Token::Filter(field, value), rest);
    }
    let (word, rest) = bare(text);
    (Token::Word(word), rest)
}

/// Splits off `"…"`, “…”, 「…」 or 『…』; one that is never closed runs to the end.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let open = text.chars().next()?;
    let close = match open {
        '"' | '＂' => ['"', '＂', '”'],
        '“' | '”' => ['”', '“', '"'],
        '「' => ['」'; 3],
        '『' => ['』'; 3],
        _ => return None,
    };
    let inner = &text[open.len_utf8()..];
    let end = inner.find(close).unwrap_or(inner.len());
    let rest = inner[end..].chars().next().map_or("", |char| &inner[end + char.len_utf8()..]);
    Some((&inner[..end], rest))
}

fn prefixed(text: &str) -> Option<(Field, &str)> {
    let (prefix, value) = text.split_once([':', '：'])?;
    Some((Field::of_prefix(&normal(prefix))?, value))
}

/// Splits off a run up to white space or a quote.
fn bare(text: &str) -> (&str, &str) {
    let ends = |char: char| char.is_whitespace() || "\"＂“”「」『』".contains(char);
    let first = text.chars().next().map_or(0, char::len_utf8);
    let end = text[first..].find(ends).map_or(text.len(), |at| at + first);
    text.split_at(end)
}

fn bare_value(text: &str) -> (&str, &str) {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    text.split_at(end)
}
