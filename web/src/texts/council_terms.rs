//! The terms of councils, bargainings and ledgers: each value in Chinese and in English.

use serde::{Deserialize, Serialize};

use super::terms::{Coded, Term, terms};

terms! {
    CouncilKind {
        "COMMUNITY" "社区议事会" "Community council";
        "VILLAGE" "村务协商议事会" "Village council";
    }
    CouncilRole {
        "CONVENER" "召集人" "Convener";
        "EXECUTIVE_CONVENER" "执行召集人" "Executive convener";
        "MEMBER" "成员" "Member";
        "GRID_WORKER" "网格员" "Grid worker";
        "STAIRWELL_LEAD" "楼道长" "Stairwell lead";
        "PARTY_HOUSEHOLD" "党员中心户" "Party household";
        "RESIDENT" "居民（村民）代表" "Resident";
    }
    CouncilDocumentKind {
        "CO_BUILD_AGREEMENT" "共驻共建协议书" "Agreement to build together";
        "RESOURCE_LIST" "共治资源清单" "List of resources";
        "DEMAND_LIST" "治理需求清单" "List of demands";
        "SERVICE_PROJECT_LIST" "服务项目清单" "List of service projects";
    }
    MatterStage {
        "DISCOVERED" "网格发现" "Discovered";
        "WHISTLED" "社区吹哨" "Called for help";
        "TIERED_RESPONSE" "分级响应" "Tiered response";
        "COORDINATED_HANDLING" "协同处置" "Handled together";
        "CLOSED" "办结闭环" "Closed";
    }
    RaisedThrough {
        "VISIT" "走访" "On a visit";
        "CALL" "来电" "By telephone";
        "WALK_IN" "来访" "In person";
        "GRID" "网格发现" "Found by a grid worker";
        "MEETING" "会上提出" "At a meeting";
    }
    ContributionKind {
        "LAND" "土地" "Land";
        "CASH" "资金" "Cash";
        "WORK" "投工投劳" "Work";
        "DEMOLITION" "拆除建筑" "Buildings pulled down";
        "LEVELLING" "平整面积" "Ground levelled";
        "OTHER" "其他" "Other";
    }
    BargainingSide {
        "WORKERS" "职工方" "Workers";
        "EMPLOYER" "企业方" "Employer";
    }
    WagePeriod {
        "HOUR" "每小时" "an hour";
        "DAY" "每日" "a day";
        "MONTH" "每月" "a month";
        "YEAR" "每年" "a year";
        "PIECE" "每件" "a piece";
    }
    ContractKind {
        "WAGE" "工资集体合同" "Wage contract";
        "GENERAL" "综合集体合同" "General contract";
        "WOMEN_WORKERS" "女职工专项集体合同" "Women workers' contract";
    }
    ContractStatus {
        "SIGNED" "已签订" "Signed";
        "FILED" "已报送审查" "Filed";
        "OBJECTED" "审查有异议" "Objected to";
        "EFFECTIVE" "已生效" "In force";
        "PUBLISHED" "已公布" "Made known";
    }
    LedgerSource {
        "REPORTED" "填报" "Reported";
        "COUNTED" "系统统计" "Counted";
    }
    Season {
        "SPRING" "春季" "Spring";
        "SUMMER" "夏季" "Summer";
        "AUTUMN" "秋季" "Autumn";
        "WINTER" "冬季" "Winter";
    }
}
