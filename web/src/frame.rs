//! What stands around every page: its title, its language, the visitor's name.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use crate::Site;
use crate::address::Address;
use crate::failure::Failure;
use crate::headers::{self, Copies};
use crate::lang::Lang;
use crate::texts::Texts;
use crate::visit::Visit;

/// The frame of a page.
pub(crate) struct Frame<'a> {
    visit: &'a Visit,
    site: &'a Site,
    /// The language of the page.
    pub(crate) lang: Lang,
    /// Its words.
    pub(crate) t: &'static Texts,
    /// What the page is about, before the name of the site.
    pub(crate) title: String,
    /// The path that stands for the page, where it has one.
    pub(crate) canonical: Option<String>,
    /// The name of a visitor who is signed in.
    pub(crate) viewer: Option<String>,
}

impl<'a> Frame<'a> {
    /// Makes the frame of a page without a title.
    pub(crate) fn new(visit: &'a Visit, site: &'a Site) -> Self {
        let t = Texts::of(visit.lang);
        Self { visit, site, lang: visit.lang, t, title: String::new(), canonical: None, viewer: None }
    }

    /// Gives the page a title.
    pub(crate) fn titled(self, title: impl Into<String>) -> Self {
        Self { title: title.into(), ..self }
    }

    /// Gives the page the path that stands for it.
    pub(crate) fn canonical(self, path: &str) -> Self {
        Self { canonical: Some(path.to_owned()), ..self }
    }

    /// Names the visitor, if they are signed in.
    pub(crate) fn seen_by(self, viewer: Option<String>) -> Self {
        Self { viewer, ..self }
    }

    /// Returns the whole address of a path where the site's own is known, else the path.
    pub(crate) fn permanent(&self, path: &str) -> String {
        format!("{}{path}", self.site.address.as_deref().unwrap_or_default().trim_end_matches('/'))
    }

    /// Returns the language of the page, by value as templates need it.
    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// Returns the same page in the other language.
    pub(crate) fn other_language(&self) -> Address {
        self.visit.in_language(self.lang.other())
    }

    /// Tells whether the page is at or below a path.
    pub(crate) fn is_at(&self, path: &str) -> bool {
        self.visit.path().starts_with(path)
    }

    /// Answers with a page that everybody may keep, unless the visitor is signed in.
    pub(crate) fn show(&self, page: &impl Template) -> Response {
        let copies = if self.viewer.is_some() { Copies::Nobody } else { Copies::Public };
        self.answer(StatusCode::OK, page, copies)
    }

    /// Answers with a page.
    pub(crate) fn answer(&self, status: StatusCode, page: &impl Template, copies: Copies) -> Response {
        let (status, text) = match page.render() {
            Ok(text) => (status, text),
            Err(error) => {
                let failure = Failure::broken(&error);
                (failure.status(), self.t.internal.to_owned())
            }
        };
        headers::answer(status, text, self.lang, copies, self.visit.chosen())
    }
}
