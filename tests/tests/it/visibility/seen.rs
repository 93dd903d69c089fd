//! What somebody is shown, by the way that shows it.

use http::StatusCode;

use super::doors::said;
use super::walk::Walk;
use crate::cast::{Cast, Who};

/// What somebody is shown: by the fields of the schema, with their own account, and at each address.
pub struct Seen {
    who: Who,
    ways: Vec<(String, String)>,
}

impl Seen {
    /// Walks every way as somebody.
    pub async fn of(cast: &Cast, walk: &Walk, who: Who) -> Self {
        let fields = walk.fields(cast, who).await;
        let viewer = walk.viewer(cast, who).await;
        let mut ways = vec![("fields".to_owned(), fields), ("viewer".to_owned(), viewer)];
        for address in &walk.addresses {
            let page = cast.client(who).get(address).await;
            let is_well = page.status.is_success() || page.status.is_redirection();
            assert!(is_well || page.status == StatusCode::NOT_FOUND, "{} for {} at {address}", page.status, who.name());
            ways.push((address.clone(), said(&page)));
        }
        Self { who, ways }
    }

    /// Asserts that none of these words is shown, by whichever way.
    pub fn shows_none(&self, words: &[&str]) {
        let mut shown = Vec::new();
        for (way, text) in &self.ways {
            let told = words.iter().filter(|word| text.contains(**word));
            shown.extend(told.map(|word| format!("{word} by {way}: {}", around(text, word))));
        }
        assert!(shown.is_empty(), "{} is shown {shown:#?}", self.who.name());
    }

    /// Asserts that all of these words are shown by a way, or by those that begin so: otherwise that nobody else is
    /// shown them there proves nothing.
    pub fn shows_by(&self, way: &str, words: &[&str]) {
        let is_meant = |known: &str| known == way || way.len() > 1 && way.ends_with('/') && known.starts_with(way);
        let texts: Vec<&str> =
            self.ways.iter().filter(|(known, _)| is_meant(known)).map(|(_, text)| text.as_str()).collect();
        for word in words {
            let is_shown = texts.iter().any(|text| text.contains(word));
            assert!(is_shown, "{} is not shown {word} by {way}", self.who.name());
        }
    }
}

fn around(text: &str, word: &str) -> String {
    let at = text.find(word).unwrap_or(0);
    let start = text[..at].char_indices().rev().nth(200).map_or(0, |(at, _)| at);
    text[start..].chars().take(400).collect()
}
