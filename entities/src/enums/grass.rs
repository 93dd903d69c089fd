//! Enums of the grass roots: councils with their matters and documents, and collective bargaining.

use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

use super::text_enums;

text_enums! {
    /// Whose council it is (议事会类型).
    CouncilKind {
        Community "COMMUNITY" "社区议事会",
        Village "VILLAGE" "村务协商议事会",
    }

    /// What somebody sits in a council as (议事会身份).
    CouncilRole {
        Convener "CONVENER" "召集人",
        ExecutiveConvener "EXECUTIVE_CONVENER" "执行召集人",
        Member "MEMBER" "成员",
        GridWorker "GRID_WORKER" "网格员",
        StairwellLead "STAIRWELL_LEAD" "楼道长",
        PartyHousehold "PARTY_HOUSEHOLD" "党员中心户",
        Resident "RESIDENT" "居民（村民）代表",
    }

    /// How a matter came to be known (议题来源).
    RaisedThrough {
        Visit "VISIT" "走访",
        Call "CALL" "来电",
        WalkIn "WALK_IN" "来访",
        Grid "GRID" "网格发现",
        Meeting "MEETING" "会上提出",
    }

    /// Stages of the response loop (响应闭环); domain.md §2.7.
    MatterStage {
        Discovered "DISCOVERED" "网格发现",
        Whistled "WHISTLED" "社区吹哨",
        TieredResponse "TIERED_RESPONSE" "分级响应",
        CoordinatedHandling "COORDINATED_HANDLING" "协同处置",
        Closed "CLOSED" "办结闭环",
    }

    /// What is given to a project (投入类别).
    ContributionKind {
        Land "LAND" "土地",
        Cash "CASH" "资金",
        Work "WORK" "投工投劳",
        Demolition "DEMOLITION" "拆除建筑",
        Levelling "LEVELLING" "平整面积",
        Other "OTHER" "其他",
    }

    /// A council's documents (一书三单).
    CouncilDocumentKind {
        CoBuildAgreement "CO_BUILD_AGREEMENT" "共驻共建协议书",
        ResourceList "RESOURCE_LIST" "共治资源清单",
        DemandList "DEMAND_LIST" "治理需求清单",
        ServiceProjectList "SERVICE_PROJECT_LIST" "服务项目清单",
    }

    /// The sides of a bargaining (协商双方).
    BargainingSide {
        Workers "WORKERS" "职工方",
        Employer "EMPLOYER" "企业方",
    }

    /// The campaigns of a year in which offers are made (四季要约).
    OfferSeason {
        Spring "SPRING" "春季要约",
        Summer "SUMMER" "夏季要约",
        Autumn "AUTUMN" "秋季要约",
        Winter "WINTER" "冬季要约",
    }

    /// For how long a time, or what, a wage is paid (计薪周期).
    WagePeriod {
        Hour "HOUR" "小时",
        Day "DAY" "日",
        Month "MONTH" "月",
        Year "YEAR" "年",
        Piece "PIECE" "计件",
    }

    /// Kinds of collective contract (集体合同类型).
    ContractKind {
        Wage "WAGE" "工资专项集体合同",
        General "GENERAL" "综合集体合同",
        WomenWorkers "WOMEN_WORKERS" "女职工专项集体合同",
    }

    /// Stages of a collective contract (合同状态); domain.md §2.8.
    ContractStatus {
        Signed "SIGNED" "已签订",
        Filed "FILED" "已报送审查",
        Objected "OBJECTED" "审查有异议",
        Effective "EFFECTIVE" "已生效",
        Published "PUBLISHED" "已公布",
    }
}
