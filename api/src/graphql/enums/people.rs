//! Enums about committees, people and departments.

use async_graphql::Enum;

/// The level of administration that a committee belongs to (委员会层级).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::CommitteeLevel")]
pub enum CommitteeLevel {
    /// The National Committee (全国)
    National,
    /// A province, autonomous region or municipality under the central government (省级)
    Provincial,
    /// A city with districts or a prefecture (市级)
    Municipal,
    /// A county, county-level city or district (县级)
    County,
}

/// What an account is in a committee; it decides what the account may see and do (角色).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::Role")]
pub enum Role {
    /// A member: proposes, co-signs, speaks, evaluates (委员)
    Member,
    /// The liaison of a collective proposer, such as a party or a sector (集体提案联络员)
    Collective,
    /// The office of the proposal committee: screens, files, assigns, publishes (提案委办公室)
    ProposalOffice,
    /// The supervising office: assigns, reviews responses, closes (督查室)
    Supervisor,
    /// Handles cases in a department (承办人)
    DepartmentHandler,
    /// Leads a department's handling (承办单位领导)
    DepartmentLead,
    /// The office of a special committee: organises consultations and reports (专委会办公室)
    SessionOrganizer,
    /// A chair or vice-chair of the committee: sees all handling (主席、副主席)
    Chair,
    /// Runs the service: accounts and the search index (管理员)
    Admin,
}

/// What sort of body a department is (单位性质).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::DepartmentKind")]
pub enum DepartmentKind {
    /// A department of the government (政府部门)
    Government,
    /// A department of the Party committee (党委部门)
    Party,
    /// A court (法院)
    Court,
    /// A procuratorate (检察院)
    Procuratorate,
    /// A mass organisation, such as a trade union or a disabled persons' federation (群团组织)
    MassOrganization,
    /// An enterprise, often of public utilities (企业)
    Enterprise,
    /// A subdistrict or township (街道乡镇)
    Subdistrict,
}
