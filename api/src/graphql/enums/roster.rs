//! Enums about rosters.

use async_graphql::Enum;

/// What a roster lists (名册类别).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::RosterKind")]
pub enum RosterKind {
    /// The members of the committee's present term (委员)
    Members,
    /// Departments that handle suggestions (承办单位)
    Departments,
    /// Accounts with a role (账号)
    Accounts,
}

/// How the file of a roster is written, as it was found to be (名册文件格式).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::RosterFormat")]
pub enum RosterFormat {
    /// A workbook; its first sheet is read (Excel 工作簿)
    Xlsx,
    /// Text in UTF-8 (UTF-8 文本)
    #[graphql(name = "UTF_8")]
    Utf8,
    /// Text in UTF-8 that begins with a byte order mark (带 BOM 的 UTF-8 文本)
    #[graphql(name = "UTF_8_BOM")]
    Utf8Bom,
    /// Text in UTF-16 that begins with a byte order mark (UTF-16 文本)
    #[graphql(name = "UTF_16")]
    Utf16,
    /// Text in GB18030, which holds GBK: what is no UTF-8 is read so (GBK、GB18030 文本)
    #[graphql(name = "GB18030")]
    Gb18030,
}

/// What a row of a roster comes to (名册行判定).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::RosterVerdict")]
pub enum RosterVerdict {
    /// It enters something new (新增)
    New,
    /// It says what is known already (无变化)
    Unchanged,
    /// It changes what is there (有变化)
    Changed,
    /// A row above it is about the same (文件内重复)
    DuplicateInFile,
    /// Something is wrong with it (有错误)
    Error,
}

/// The columns that rosters know (名册栏目).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::RosterColumn")]
pub enum RosterColumn {
    /// The global id of a member or department, to tell namesakes apart or to rename: 编号, `id` (编号)
    Id,
    /// A name: 姓名, 名称, `name` (姓名或名称)
    Name,
    /// A department's name as people say it: 简称, `short name` (简称)
    ShortName,
    /// What sort of body a department is: 单位性质, `kind` (单位性质)
    Kind,
    /// A sector of the term: 界别, `sector` (界别)
    Sector,
    /// A special committee of the term: 专委会, `special committee` (专委会)
    SpecialCommittee,
    /// What a member is beside: 职务, `title` (职务)
    Title,
    /// The sign-in name of an account: 登录名, `login` (登录名)
    Login,
    /// The role of an account, in either language: 角色, `role` (角色)
    Role,
    /// The department of a department role: 单位, `department` (承办单位)
    Department,
    /// The member of a member role: 委员, `member` (委员)
    Member,
}
