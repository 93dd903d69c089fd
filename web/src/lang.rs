//! The two languages of the pages. Chinese comes first.

/// A language of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Lang {
    /// 中文
    #[default]
    Zh,
    /// English
    En,
}

impl Lang {
    /// Picks the text of this language.
    pub const fn pick<T: Copy>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// Returns the tag for `lang` attributes and `Content-Language`.
    pub const fn tag(self) -> &'static str {
        self.pick("zh-CN", "en")
    }

    /// Returns the word that `?lang=` and the `lang` cookie use.
    pub const fn code(self) -> &'static str {
        self.pick("zh", "en")
    }

    /// Returns the language that the page offers instead.
    pub(crate) const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// Reads the word that `?lang=` uses.
    pub(crate) fn of_code(code: &str) -> Option<Self> {
        [Self::Zh, Self::En].into_iter().find(|lang| lang.code() == code)
    }
}
