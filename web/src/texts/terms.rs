//! The terms of the schema's enums: each value in Chinese and in English.

use serde::{Deserialize, Serialize};

use crate::lang::Lang;

/// A value of an enum with its texts.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// The value's name in the schema.
    pub(crate) code: &'static str,
    /// The text in each language.
    pub(crate) zh: &'static str,
    pub(crate) en: &'static str,
}

impl Term {
    /// Returns the text of the value.
    pub(crate) fn text(&self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }
}

/// A value of an enum, as the schema writes it.
pub(crate) trait Coded {
    /// The values with their texts, in the order of the schema.
    const TERMS: &'static [Term];

    /// Returns the value's name in the schema.
    fn code(&self) -> &str;

    /// Returns the text of the value.
    fn text(&self, lang: Lang) -> &str {
        text(Self::TERMS, self.code(), lang)
    }

    /// Tells whether it is the value of this name.
    fn is(&self, code: &str) -> bool {
        self.code() == code
    }
}

macro_rules! terms {
    ($($name:ident { $($code:literal $zh:literal $en:literal;)+ })+) => {
        $(
            #[doc = concat!("A value of the schema's `", stringify!($name), "`.")]
            #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
            #[serde(transparent)]
            pub(crate) struct $name(pub(crate) String);

            impl Coded for $name {
                const TERMS: &'static [Term] = &[$(Term { code: $code, zh: $zh, en: $en }),+];

                fn code(&self) -> &str {
                    &self.0
                }
            }
        )+

        /// Every enum by its name in the schema.
        #[cfg(test)]
        pub(crate) const ALL: &[(&str, &[Term])] = &[$((stringify!($name), $name::TERMS)),+];
    };
}

pub(super) use terms;

/// Returns the text of a value; of an unknown one its name.
pub(crate) fn text<'a>(terms: &[Term], code: &'a str, lang: Lang) -> &'a str {
    terms.iter().find(|term| term.code == code).map_or(code, |term| term.text(lang))
}

terms! {
    ConsultationFormat {
        "BIMONTHLY" "双月协商座谈会" "Bimonthly consultation";
        "THEMATIC" "专题协商" "Thematic consultation";
        "COUNTERPART" "对口协商" "Counterpart consultation";
        "SECTOR" "界别协商" "Sector consultation";
        "PROPOSAL_HANDLING" "提案办理协商" "Consultation on proposals";
        "RESEARCH" "调研协商" "Research consultation";
        "ONLINE" "网络议政" "Online discussion";
        "COMMUNITY_COUNCIL" "社区议事协商" "Community council";
        "VILLAGE_COUNCIL" "村务协商" "Village council";
        "WAGE_BARGAINING" "工资集体协商" "Collective wage bargaining";
    }
    ConsultationStatus {
        "PLANNED" "已列入计划" "Planned";
        "RESEARCHING" "调研中" "Research under way";
        "SCHEDULED" "已安排" "Scheduled";
        "HELD" "已召开" "Held";
        "OUTCOME_DRAFTED" "成果起草" "Outcome drafted";
        "SUBMITTED" "成果已报送" "Outcome submitted";
        "CLOSED" "已办结" "Closed";
        "CANCELLED" "已取消" "Cancelled";
    }
    AgendaKind {
        "BRIEFING" "情况通报" "Briefing";
        "VISIT" "实地察看" "Site visit";
        "SPEECH" "委员发言" "Speeches";
        "RESPONSE" "部门回应" "Response";
        "DISCUSSION" "讨论" "Discussion";
        "CONCLUSION" "总结" "Conclusion";
        "OTHER" "其他" "Other";
    }
    ParticipantRole {
        "CHAIR" "主持人" "Chair";
        "ORGANIZER" "组织者" "Organiser";
        "SPEAKER" "发言人" "Speaker";
        "DEPARTMENT" "部门代表" "For a department";
        "EXPERT" "专家" "Expert";
        "GUEST" "列席" "Guest";
        "RESIDENT" "居民" "Resident";
        "ENTERPRISE" "企业代表" "For an enterprise";
    }
    SpeechDelivery {
        "ORAL" "口头发言" "Oral";
        "WRITTEN" "书面发言" "Written";
    }
    SpeechSlot {
        "BOOKED" "预约发言" "Booked";
        "IMPROMPTU" "即席发言" "Impromptu";
    }
    ResearchActivityKind {
        "SITE_VISIT" "实地考察" "Site visit";
        "HOUSEHOLD_VISIT" "入户走访" "Household visits";
        "BRIEFING" "听取汇报" "Briefing";
        "SURVEY" "问卷调查" "Survey";
        "REVIEW" "民主评议" "Democratic review";
    }
    SpeechStatus {
        "DRAFT" "草稿" "Draft";
        "SUBMITTED" "已提交" "Submitted";
        "REVIEWED" "已审稿" "Reviewed";
        "FINALIZED" "已定稿" "Final text";
        "DELIVERED" "已发言" "Delivered";
        "DISCARDED" "未采用" "Not used";
        "WITHDRAWN" "已撤回" "Withdrawn";
    }
    AnnualPlanStatus {
        "DRAFT" "起草" "Draft";
        "CANVASSED" "征求意见" "Opinions asked for";
        "REVISED" "会同修改" "Revised";
        "CHAIR_MEETING_APPROVED" "主席会议通过" "Approved by the chairpersons' council";
        "PARTY_APPROVED" "党委常委会审定" "Decided on by the Party committee";
        "PUBLISHED" "已公布" "Published";
    }
    PlanItemState {
        "PLANNED" "待启动" "Planned";
        "BEGUN" "已启动" "Begun";
        "DROPPED" "已取消" "Dropped";
    }
    PlanAdjustmentKind {
        "ADDED" "增列" "Added";
        "CHANGED" "变更" "Changed";
        "DROPPED" "取消" "Dropped";
    }
    ReportStatus {
        "DRAFT" "暂存" "Draft";
        "SUBMITTED" "已提交" "Submitted";
        "RETURNED" "已退回" "Returned";
        "COMMITTEE_APPROVED" "专委会通过" "Approved by the special committee";
        "CHAIR_MEETING_APPROVED" "主席会议通过" "Approved by the chairpersons' council";
        "SUBMITTED_TO_PARTY_GOV" "已报送党委政府" "Submitted to Party committee and government";
    }
    OutcomeKind {
        "MINUTES" "会议纪要" "Minutes";
        "SPECIAL_REPORT" "协商专报" "Special report";
        "FORMAL_RECOMMENDATION" "建议案" "Formal recommendation";
        "REFERENCE_DOCUMENT" "政协参阅件" "Reference document";
        "CONCLUSION" "总结意见" "Conclusion";
        "AGREEMENT" "协议" "Agreement";
    }
    SuggestionKind {
        "PROPOSAL" "提案" "Proposal";
        "SOCIAL_OPINION" "社情民意信息" "Social opinion";
        "CONSULTATION_SUGGESTION" "协商建议" "Consultation suggestion";
        "CITIZEN_ISSUE" "基层议题" "Citizens' issue";
    }
    ProposerType {
        "INDIVIDUAL" "委员个人" "A member";
        "JOINT" "委员联名" "Several members";
        "PARTY" "党派" "A party";
        "ORGANIZATION" "团体" "An organisation";
        "SECTOR" "界别" "A sector";
        "MEMBER_GROUP" "委员小组" "A group of members";
        "SPECIAL_COMMITTEE" "专门委员会" "A special committee";
        "LOWER_CPPCC" "下级政协" "A lower-level CPPCC";
    }
    SubmissionPeriod {
        "PLENARY" "大会" "Plenary session";
        "INTERSESSION" "平时" "Between sessions";
    }
    SuggestionStatus {
        "DRAFT" "草稿" "Draft";
        "SUBMITTED" "待审查" "Awaiting screening";
        "RETURNED" "退回修改" "Returned for revision";
        "DECLINED" "不予立案" "Not filed";
        "WITHDRAWN" "已撤回" "Withdrawn";
        "MERGED" "已并案" "Merged into another";
        "FILED" "已立案" "Filed";
        "ASSIGNED" "待签收" "Assigned";
        "IN_HANDLING" "办理中" "In handling";
        "RESPONSE_UNDER_REVIEW" "答复审核中" "Response under review";
        "RESPONDED" "已答复待评价" "Answered, awaiting evaluation";
        "REHANDLING" "重新办理" "Handled again";
        "CLOSED" "已办结" "Closed";
        "ADOPTED" "已采用" "Adopted into a brief";
    }
    DeclineGround {
        "STATE_SECRET" "涉及党和国家秘密" "Touches Party or state secrets";
        "PROHIBITED" "国家明令禁止" "Prohibited by the state";
        "PARTY_INTERNAL" "中共党员对党内组织、人事有意见" "Internal to the Communist Party";
        "DEMOCRATIC_PARTY_INTERNAL" "民主党派成员反映本组织内部问题" "Internal to a democratic party";
        "IN_LITIGATION" "进入诉讼或仲裁程序" "In litigation or arbitration";
        "ACADEMIC" "属于学术研讨" "An academic discussion";
        "PERSONAL_INTEREST" "为本人或亲属解决个人问题" "A personal or family interest";
        "PROMOTION" "宣传、推介具体作品、产品" "Promotes a work or product";
        "NAMED_ACCUSATION" "指名举报" "Accuses somebody by name";
        "VAGUE" "内容空泛、没有具体建议" "No concrete suggestion";
        "OUT_OF_JURISDICTION" "不属于本级职责范围" "Outside this level's remit";
        "OTHER" "其他" "Other";
    }
    ProposerRole {
        "LEAD" "第一提案人" "Lead proposer";
        "COSIGNER" "联名人" "Co-signer";
    }
    ProposerStatus {
        "INVITED" "待确认" "Invited";
        "AGREED" "已同意" "Agreed";
        "DECLINED" "已谢绝" "Declined";
        "EXPIRED" "已过期" "Did not answer in time";
    }
    HandlingMode {
        "SOLE" "独办" "By one department";
        "JOINT" "主办会办" "By a lead and assisting departments";
        "SEPARATE" "分办" "By several departments separately";
    }
    UnitRole {
        "SOLE" "独办" "Sole";
        "LEAD" "主办" "Lead";
        "ASSIST" "会办" "Assisting";
        "SEPARATE" "分办" "Separate";
    }
    AssignmentStatus {
        "PENDING_RECEIPT" "待签收" "Not yet signed for";
        "RETURN_REQUESTED" "申请退办" "Hand-back requested";
        "IN_HANDLING" "办理中" "In handling";
        "RESPONSE_UNDER_REVIEW" "答复审核中" "Response under review";
        "RESPONDED" "已答复" "Answered";
        "HANDED_BACK" "已退办" "Handed back";
    }
    ResponseKind {
        "FULL" "正式答复" "Response";
        "HOLDING" "阶段性答复" "Holding response";
        "CORRECTING" "更正答复" "Correcting response";
        "SUPERSEDING" "替代答复" "Superseding response";
    }
    ResponseStatus {
        "DRAFT" "起草中" "Draft";
        "UNDER_REVIEW" "审核中" "Under review";
        "RETURNED" "退回修改" "Returned";
        "APPROVED" "已答复" "Answered";
    }
    OutcomeCategory {
        "RESOLVED" "已解决或采纳" "Resolved or adopted";
        "IN_PROGRESS" "正在解决" "Being resolved";
        "PLANNED" "列入计划" "Planned";
        "DEFERRED" "条件所限" "Not possible for now";
        "REFERENCE" "留作参考" "Kept for reference";
    }
    Satisfaction {
        "SATISFIED" "满意" "Satisfied";
        "BASICALLY_SATISFIED" "基本满意" "Basically satisfied";
        "UNDERSTOOD" "理解" "Understood";
        "DISSATISFIED" "不满意" "Dissatisfied";
    }
    CommitmentState {
        "OPEN" "未到期" "Open";
        "LATE" "逾期" "Late";
        "FULFILLED" "按期兑现" "Fulfilled";
        "FULFILLED_LATE" "逾期兑现" "Fulfilled late";
        "BROKEN" "未兑现" "Broken";
    }
    DeadlineKind {
        "SIGN_FOR" "签收期限" "Time to sign for it";
        "HAND_BACK" "退办期限" "Time to ask to hand it back";
        "FIRST_CONTACT" "首次联系期限" "Time for the first contact";
        "ASSIST_OPINION" "会办意见期限" "Time for the assisting opinion";
        "REPLY" "答复期限" "Time to answer";
        "REHANDLING" "重新办理期限" "Time to answer again";
        "EVALUATION" "评价期限" "Time to evaluate";
        "PUBLISHING" "公开期限" "Time to publish";
    }
    SearchKind {
        "SUGGESTION" "建议" "Suggestion";
        "RESPONSE" "答复" "Response";
        "SPEECH" "发言" "Speech";
        "RESEARCH_REPORT" "调研报告" "Research report";
        "CONSULTATION" "协商" "Consultation";
    }
    SearchOrder {
        "RELEVANCE" "最相关" "Most relevant";
        "NEWEST" "最新" "Newest first";
        "OLDEST" "最早" "Oldest first";
        "DEADLINE" "期限最近" "Nearest deadline";
        "MOST_COSIGNED" "附议最多" "Most co-signed";
    }
    FloorPhase {
        "NOT_OPENED" "未开始" "Not begun";
        "OPEN" "进行中" "Under way";
        "ADJOURNED" "休会" "In a break";
        "CLOSED" "已结束" "Over";
    }
    FloorTurnKind {
        "BOOKED" "预约发言" "Booked speech";
        "IMPROMPTU" "即席发言" "Impromptu speech";
        "RESPONSE" "部门回应" "Department's response";
        "INTERVENTION" "插话" "Intervention";
    }
    SearchFacet {
        "COMMITTEE" "政协委员会" "Committee";
        "KIND" "类型" "Type";
        "SUBTYPE" "建议类别" "Kind of suggestion";
        "FORMAT" "协商形式" "Format";
        "YEAR" "年份" "Year";
        "TERM" "届次" "Term";
        "CATEGORY" "分类" "Category";
        "DEPARTMENT" "承办单位" "Department";
        "SECTOR" "界别" "Sector";
        "STATUS" "状态" "Status";
        "OUTCOME" "办理结果" "Outcome";
        "SATISFACTION" "满意度" "Satisfaction";
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::queries::SCHEMA;
    use crate::texts::council_terms;

    /// Reads the enums of the schema with their values.
    fn enums() -> BTreeMap<String, BTreeSet<String>> {
        use async_graphql::parser::types::{TypeKind, TypeSystemDefinition};

        let schema = async_graphql::parser::parse_schema(SCHEMA).expect("the committed schema");
        let types = schema.definitions.into_iter().filter_map(|definition| match definition {
            TypeSystemDefinition::Type(definition) => Some(definition.node),
            _ => None,
        });
        types
            .filter_map(|definition| match definition.kind {
                TypeKind::Enum(values) => {
                    let values = values.values.into_iter().map(|value| value.node.value.node.to_string()).collect();
                    Some((definition.name.node.to_string(), values))
                }
                _ => None,
            })
            .collect()
    }

    #[test]
    fn every_value_of_an_enum_that_pages_show_has_both_texts() {
        let enums = enums();
        for (name, terms) in ALL.iter().chain(council_terms::ALL) {
            let known: BTreeSet<String> = terms.iter().map(|term| term.code.to_owned()).collect();

            assert_eq!(enums.get(*name), Some(&known), "{name}");
            assert!(terms.iter().all(|term| !term.zh.is_empty() && !term.en.is_empty()), "{name}");
        }
    }

    #[test]
    fn an_unknown_value_is_shown_by_its_name() {
        assert_eq!(SuggestionStatus("IN_HANDLING".to_owned()).text(Lang::Zh), "办理中");
        assert_eq!(SuggestionStatus("LATER".to_owned()).text(Lang::En), "LATER");
    }
}
