//! Why a document is not let through, in words for the client's developer.

use async_graphql::{Pos, parser};
use domain::Lang;

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// Bytes of text.
    Bytes,
    /// Tokens of text.
    Tokens,
    /// Bytes of one name or number.
    NameBytes,
    /// Brackets or selection sets inside each other.
    Nesting,
    /// Fields with fragments expanded.
    Fields,
    /// Fields inside fields.
    Depth,
    /// Aliases with fragments expanded.
    Aliases,
    /// Directives with fragments expanded.
    Directives,
    /// Fields of the root types.
    RootFields,
    /// Selections that validation walks.
    Work,
}

impl Quantity {
    const fn reason(self) -> &'static str {
        match self {
            Self::Bytes => "document_too_large",
            Self::Tokens => "too_many_tokens",
            Self::NameBytes => "name_too_long",
            Self::Nesting => "nested_too_deep",
            Self::Fields => "too_many_fields",
            Self::Depth => "too_deep",
            Self::Aliases => "too_many_aliases",
            Self::Directives => "too_many_directives",
            Self::RootFields => "too_many_root_fields",
            Self::Work => "too_many_selections",
        }
    }

    const fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Bytes => lang.pick("字节", "bytes"),
            Self::Tokens => lang.pick("个词法单元", "tokens"),
            Self::NameBytes => lang.pick("字节的单个名称", "bytes in one name"),
            Self::Nesting => lang.pick("层括号或选择集", "levels of brackets or selection sets"),
            Self::Fields => lang.pick("个字段（片段展开后）", "fields with fragments expanded"),
            Self::Depth => lang.pick("层字段", "levels of fields"),
            Self::Aliases => lang.pick("个别名（片段展开后）", "aliases with fragments expanded"),
            Self::Directives => lang.pick("个指令（片段展开后）", "directives with fragments expanded"),
            Self::RootFields => lang.pick("个根字段", "root fields"),
            Self::Work => lang.pick("个选择项（片段展开后）", "selections with fragments expanded"),
        }
    }
}

/// Why a document is not let through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// More of something than the limit.
    Excess {
        /// What is counted.
        of: Quantity,
        /// How much is let through.
        limit: usize,
    },
    /// A fragment is spread that the document does not define.
    UnknownFragment(String),
    /// A fragment contains itself, directly or through others.
    FragmentCycle(String),
    /// A variable that needs a value has none.
    MissingVariable(String),
    /// The text is not a GraphQL document.
    Syntax {
        /// What the parser says.
        message: String,
        /// Where.
        locations: Vec<Pos>,
    },
}

impl Refusal {
    /// Refuses a string without an end.
    pub(super) fn unterminated_string() -> Self {
        Self::Syntax { message: "syntax error: unterminated string".to_owned(), locations: Vec::new() }
    }

    /// Names the reason in `extensions.reason`.
    pub const fn reason(&self) -> &'static str {
        match self {
            Self::Excess { of, .. } => of.reason(),
            Self::UnknownFragment(_) => "unknown_fragment",
            Self::FragmentCycle(_) => "fragment_cycle",
            Self::MissingVariable(_) => "missing_variable",
            Self::Syntax { .. } => "invalid_document",
        }
    }

    /// Says it in a language. What the parser says stays English.
    pub fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Excess { of, limit }, Lang::Zh) => format!("查询文档最多 {limit} {}", of.words(lang)),
            (Self::Excess { of, limit }, Lang::En) => format!("a document has at most {limit} {}", of.words(lang)),
            (Self::UnknownFragment(name), Lang::Zh) => format!("查询文档引用了未定义的片段 {name}"),
            (Self::UnknownFragment(name), Lang::En) => format!("fragment {name} is spread but not defined"),
            (Self::FragmentCycle(name), Lang::Zh) => format!("片段 {name} 循环引用自身"),
            (Self::FragmentCycle(name), Lang::En) => format!("fragment {name} contains itself"),
            (Self::MissingVariable(name), Lang::Zh) => format!("变量 ${name} 须有值"),
            (Self::MissingVariable(name), Lang::En) => format!("variable ${name} needs a value"),
            (Self::Syntax { message, .. }, _) => message.clone(),
        }
    }

    /// Says where, if known.
    pub fn locations(&self) -> Vec<Pos> {
        match self {
            Self::Syntax { locations, .. } => locations.clone(),
            _ => Vec::new(),
        }
    }
}

impl From<parser::Error> for Refusal {
    fn from(error: parser::Error) -> Self {
        let locations: Vec<Pos> = error.positions().collect();
        let message = match &error {
            // The parser quotes the whole line, which may be the whole document; its last line says what it expected.
            parser::Error::Syntax { message, start, .. } => {
                let expected = message.lines().last().unwrap_or_default().trim_start_matches([' ', '=']);
                format!("syntax error at line {}, column {}: {expected}", start.line, start.column)
            }
            other => other.to_string(),
        };
        Self::Syntax { message, locations }
    }
}
