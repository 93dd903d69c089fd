//! Documents to find.

use entities::enums::SearchKind;
use search_indexer::document::{Document, Face};
use uuid::Uuid;

/// A public suggestion with an id, a title and a body.
pub(crate) fn document(id: u128, title: &str, body: &str) -> Document {
    Document {
        kind: SearchKind::Suggestion,
        entity: Uuid::from_u128(id),
        face: Face::Full,
        committee: Uuid::from_u128(0xc0),
        title: title.to_owned(),
        body: body.to_owned(),
        parties: Vec::new(),
        departments: Vec::new(),
        case_no: None,
        registration_no: None,
        category: None,
        sectors: Vec::new(),
        status: "FILED".to_owned(),
        outcome: None,
        satisfaction: None,
        subtype: Some("PROPOSAL".to_owned()),
        format: None,
        term: None,
        year: None,
        date: None,
        deadline: None,
        cosigners: 0,
        is_public: true,
        readers: Vec::new(),
        hidden_from: Vec::new(),
        version: 1,
    }
}

/// The cases that search.md §4 collects from issue trackers.
pub(crate) fn chinese() -> Vec<Document> {
    let mut lin = document(10, "关于成立业主委员会的建议", "由街道指导。");
    lin.parties = vec!["林义".to_owned(), "张芸".to_owned()];
    let mut yun = document(11, "关于规范物业服务的建议", "公开共用部位收支。");
    yun.parties = vec!["张云".to_owned()];
    let mut numbered = document(12, "关于优化社会救助供给的提案", "信息共享。");
    numbered.case_no = Some(123);
    numbered.registration_no = Some("D2022-0045".to_owned());
    [
        document(1, "待处理事项清单", "逐项销号。"),
        document(2, "推广新能源汽车", "增设充电桩。"),
        document(3, "加强在建工程监管", "落实责任。"),
        document(4, "家用设备安装简单", "入户指导。"),
        document(5, "农业发展银行支持乡村振兴", "加大信贷。"),
        document(6, "老旧小区路灯改造", "居民夜间出行不便，物业。业务交接不清。"),
        document(7, "關於加裝電梯的建議", "既有住宅加裝電梯，補貼標準應當統一。"),
        document(8, "加装电梯的维修责任", "电梯维修资金不足，补贴另行研究。"),
        document(9, "5G基站建设", "2022年8月29日调研，全市新建5G基站1,200座。"),
        lin,
        yun,
        numbered,
    ]
    .into_iter()
    .map(Document::cleaned)
    .collect()
}
