//! The prefixes of the query language, Chinese and English.

/// What a prefix filters by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The case number (案号).
    CaseNo,
    /// A department's exact name (单位).
    Department,
    /// A person's or proposing body's exact name (委员).
    Member,
    /// The sector (界别).
    Sector,
    /// The term (届次).
    Term,
    /// The category, or the kind of suggestion (类别).
    Category,
    /// The status (状态).
    Status,
    /// A day, month, year or a range of them (日期).
    Date,
}

impl Field {
    /// Every field.
    pub const ALL: &'static [Self] = &[
        Self::CaseNo,
        Self::Department,
        Self::Member,
        Self::Sector,
        Self::Term,
        Self::Category,
        Self::Status,
        Self::Date,
    ];

    /// Returns the Chinese prefix.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::CaseNo => "案号",
            Self::Department => "单位",
            Self::Member => "委员",
            Self::Sector => "界别",
            Self::Term => "届次",
            Self::Category => "类别",
            Self::Status => "状态",
            Self::Date => "日期",
        }
    }

    /// Returns the English prefix.
    pub const fn en(self) -> &'static str {
        match self {
            Self::CaseNo => "case",
            Self::Department => "dept",
            Self::Member => "member",
            Self::Sector => "sector",
            Self::Term => "term",
            Self::Category => "category",
            Self::Status => "status",
            Self::Date => "date",
        }
    }

    /// Finds the field of a prefix, in its normal form.
    pub(crate) fn of_prefix(prefix: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.zh() == prefix || field.en() == prefix)
    }
}
