//! Enums of the grass roots: councils with their matters and documents, and collective bargaining.

use async_graphql::Enum;

/// Whose council it is (议事会类型).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::CouncilKind")]
pub enum CouncilKind {
    /// Of a community (社区议事会)
    Community,
    /// Of a village, an administrative or a natural one (村务协商议事会)
    Village,
}

/// What somebody sits in a council as (议事会身份).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::CouncilRole")]
pub enum CouncilRole {
    /// Calls it together, as a rule the party secretary (召集人)
    Convener,
    /// Runs it, as a rule a member of the committee (执行召集人)
    ExecutiveConvener,
    /// A member (成员)
    Member,
    /// Looks after a grid of households (网格员)
    GridWorker,
    /// Looks after a stairwell (楼道长)
    StairwellLead,
    /// Of a household that gathers party members (党员中心户)
    PartyHousehold,
    /// Stands for residents or villagers, whose name only organisers read (居民（村民）代表)
    Resident,
}

/// How a matter came to be known (议题来源).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::RaisedThrough")]
pub enum RaisedThrough {
    /// When households were visited (走访)
    Visit,
    /// By telephone (来电)
    Call,
    /// By somebody who came in (来访)
    WalkIn,
    /// A grid worker found it (网格发现)
    Grid,
    /// Said at a meeting (会上提出)
    Meeting,
}

/// Stages of the response loop (响应闭环).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::MatterStage")]
pub enum MatterStage {
    /// It has become known (网格发现)
    Discovered,
    /// The community has called for help (社区吹哨)
    Whistled,
    /// The tier whose matter it is answers (分级响应)
    TieredResponse,
    /// Several handle it together (协同处置)
    CoordinatedHandling,
    /// It has come to its end, with a result (办结闭环)
    Closed,
}

/// What is given to a project (投入类别).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::ContributionKind")]
pub enum ContributionKind {
    /// Land (土地)
    Land,
    /// Money (资金)
    Cash,
    /// Work (投工投劳)
    Work,
    /// Buildings given up to be pulled down (拆除建筑)
    Demolition,
    /// Ground levelled (平整面积)
    Levelling,
    /// Something else (其他)
    Other,
}

/// A council's documents (一书三单).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::CouncilDocumentKind")]
pub enum CouncilDocumentKind {
    /// What those who live and work there agree to do together (共驻共建协议书)
    CoBuildAgreement,
    /// What there is to work with (共治资源清单)
    ResourceList,
    /// What is asked for (治理需求清单)
    DemandList,
    /// What is done about it (服务项目清单)
    ServiceProjectList,
}

/// The sides of a bargaining (协商双方).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::BargainingSide")]
pub enum BargainingSide {
    /// The workers, through their union (职工方)
    Workers,
    /// The enterprise or the employers' federation (企业方)
    Employer,
}

/// The campaigns of a year in which offers are made (四季要约).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::OfferSeason")]
pub enum OfferSeason {
    /// The campaign of spring (春季要约)
    Spring,
    /// The campaign of summer (夏季要约)
    Summer,
    /// The campaign of autumn (秋季要约)
    Autumn,
    /// The campaign of winter (冬季要约)
    Winter,
}

/// For how long a time, or what, a wage is paid (计薪周期).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::WagePeriod")]
pub enum WagePeriod {
    /// For an hour (小时)
    Hour,
    /// For a day (日)
    Day,
    /// For a month (月)
    Month,
    /// For a year (年)
    Year,
    /// For a piece (计件)
    Piece,
}

/// Kinds of collective contract (集体合同类型).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::ContractKind")]
pub enum ContractKind {
    /// On wages alone (工资专项集体合同)
    Wage,
    /// On all conditions of work (综合集体合同)
    General,
    /// On the protection of women at work (女职工专项集体合同)
    WomenWorkers,
}

/// Stages of a collective contract (合同状态).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::ContractStatus")]
pub enum ContractStatus {
    /// Both chief representatives have signed it (已签订)
    Signed,
    /// It is under review; the bureau may object (已报送审查)
    Filed,
    /// The bureau has objected: the sides bargain anew (审查有异议)
    Objected,
    /// It is in force (已生效)
    Effective,
    /// It is in force and made known to the workers (已公布)
    Published,
}

/// What may be recorded of a collective contract next (合同可办操作).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::bargaining::machine::Event")]
pub enum ContractEvent {
    /// It is handed in for review: `fileContract` (报送审查)
    File,
    /// The bureau objects: `objectToContract` (提出异议)
    Object,
    /// It comes into force: `bringContractIntoEffect` (生效)
    TakeEffect,
    /// It is made known: `publishContract` (公布)
    Publish,
    /// Another takes its place: `signContract` with `renews` (续签)
    Renew,
}
