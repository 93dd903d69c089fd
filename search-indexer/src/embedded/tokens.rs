//! Ready-made token streams: grams with positions of ours, units, and ranking words.

use tantivy::tokenizer::{PreTokenizedString, Token};

use crate::analyzer::{Analysis, Unit, normal, ranking_words};

/// Parts the two sides of a gram, so that no two pairs of units look alike.
const BETWEEN: char = ' ';

/// Returns the term of two neighbouring units.
pub(super) fn gram(first: &str, second: &str) -> String {
    let mut gram = String::with_capacity(first.len() + second.len() + 1);
    gram.push_str(first);
    gram.push(BETWEEN);
    gram.push_str(second);
    gram
}

/// Returns all pairs of neighbouring units at the position of the first; punctuation skips a position.
pub(super) fn grams(text: &Analysis) -> PreTokenizedString {
    let mut tokens = Vec::with_capacity(text.units().len());
    let mut position = 0;
    for stretch in text.stretches() {
        for pair in stretch.windows(2) {
            if let [first, second] = pair {
                tokens.push(token(gram(text.text(first), text.text(second)), position));
            }
            position += 1;
        }
        position += 2;
    }
    ready(tokens)
}

/// Returns every unit.
pub(super) fn units(text: &Analysis) -> PreTokenizedString {
    let tokens = text.units().iter().enumerate();
    ready(tokens.map(|(position, unit): (usize, &Unit)| token(text.text(unit).to_owned(), position)).collect())
}

/// Returns the ranking words of several texts.
pub(super) fn words<'a>(texts: impl Iterator<Item = &'a str>) -> PreTokenizedString {
    let mut tokens = Vec::new();
    for text in texts {
        let normal = normal(text);
        for word in ranking_words(&normal) {
            tokens.push(token(word.to_owned(), tokens.len()));
        }
    }
    ready(tokens)
}

fn token(text: String, position: usize) -> Token {
    Token { position, text, ..Token::default() }
}

fn ready(tokens: Vec<Token>) -> PreTokenizedString {
    PreTokenizedString { text: String::new(), tokens }
}
