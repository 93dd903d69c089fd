//! A visit: what a request tells before its page is known.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;

use crate::Web;
use crate::address::Address;
use crate::backend::{Asker, Backend};
use crate::lang::Lang;

/// The parameter that chooses a language.
pub(crate) const LANG: &str = "lang";

/// A visitor's request for a page.
pub(crate) struct Visit {
    parts: Parts,
    params: Vec<(String, String)>,
    chosen: Option<Lang>,
    /// The language of the page.
    pub(crate) lang: Lang,
}

impl Visit {
    /// Returns the language that the address chooses, to be remembered.
    pub(crate) fn chosen(&self) -> Option<Lang> {
        self.chosen
    }

    /// Returns the first value of a parameter that is not empty.
    pub(crate) fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(known, value)| known == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// Returns the values of a parameter that are not empty.
    pub(crate) fn params<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let values = self.params.iter().filter(move |(known, _)| known == name);
        values.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// Returns the path.
    pub(crate) fn path(&self) -> &str {
        self.parts.uri.path()
    }

    /// Returns the same page in another language.
    pub(crate) fn in_language(&self, lang: Lang) -> Address {
        Address::of(self.path()).with_all(&self.params).without(LANG).with(LANG, lang.code())
    }

    /// Returns the visitor for the API.
    pub(crate) fn asker(&self) -> Asker<'_> {
        Asker { parts: &self.parts, lang: self.lang }
    }
}

impl<B: Backend> FromRequestParts<Web<B>> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web<B>) -> Result<Self, Infallible> {
        // A query string that cannot be read counts as none.
        let params = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri);
        let params = params.map(|Query(params)| params).unwrap_or_default();
        let chosen = params.iter().rfind(|(name, _)| name == LANG).and_then(|(_, code)| Lang::of_code(code));
        let lang = chosen.unwrap_or_else(|| web.backend.language(&parts.headers));
        Ok(Self { parts: parts.clone(), params, chosen, lang })
    }
}
