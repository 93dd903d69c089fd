//! Enums about search.

use async_graphql::Enum;

/// Kinds of thing that search finds (检索对象).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::SearchKind")]
pub enum SearchKind {
    /// A suggestion (建议)
    Suggestion,
    /// A department's response (答复)
    Response,
    /// A speech (发言)
    Speech,
    /// A research report (调研报告)
    ResearchReport,
    /// A consultation (协商)
    Consultation,
}

/// Which way hits run (排序).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::search::Order")]
pub enum SearchOrder {
    /// Best match first; without words, newest first (相关度)
    Relevance,
    /// Latest date first (最新)
    Newest,
    /// Earliest date first (最早)
    Oldest,
    /// Nearest deadline first (期限)
    Deadline,
    /// Most co-signers first (附议人数)
    MostCosigned,
}

/// What hits can be counted by (分面). Its values go into the filter of the same name.
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::search::Facet")]
pub enum SearchFacet {
    /// The committee (政协委员会)
    Committee,
    /// The kind of thing (检索对象)
    Kind,
    /// The kind of suggestion (建议类别)
    Subtype,
    /// The format of consultation (协商形式)
    Format,
    /// The year (年份)
    Year,
    /// The number of the term (届次)
    Term,
    /// The category (分类)
    Category,
    /// The department (承办单位)
    Department,
    /// The sector (界别)
    Sector,
    /// The status (状态)
    Status,
    /// The outcome of the response in force (办理结果)
    Outcome,
    /// The lead proposer's satisfaction (满意度)
    Satisfaction,
}
