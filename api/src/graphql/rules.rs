//! A committee's rules (规则), each version whole.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::rules::{Bargaining as Windows, OutcomeLetters as Letters, Preparation, Rules as Body, Version};

use super::context::Asked as _;
use super::id;
use super::scalars::Date;

/// What a committee prints for each outcome, such as A, B, C and D (办理结果类别标记). Committees differ: read `outcome` to
/// compare them.
#[derive(Debug, Clone, SimpleObject, InputObject)]
#[graphql(input_name = "OutcomeLettersInput")]
pub struct OutcomeLetters {
    /// For `RESOLVED`, at most 8 characters (已解决或采纳).
    resolved: String,
    /// For `IN_PROGRESS`, likewise (正在解决).
    in_progress: String,
    /// For `PLANNED`, likewise (列入计划).
    planned: String,
    /// For `DEFERRED`, likewise (条件所限).
    deferred: String,
    /// For `REFERENCE`, likewise (留作参考).
    reference: String,
}

impl From<Letters> for OutcomeLetters {
    fn from(letters: Letters) -> Self {
        let Letters { resolved, in_progress, planned, deferred, reference } = letters;
        Self { resolved, in_progress, planned, deferred, reference }
    }
}

impl From<OutcomeLetters> for Letters {
    fn from(letters: OutcomeLetters) -> Self {
        let OutcomeLetters { resolved, in_progress, planned, deferred, reference } = letters;
        Self { resolved, in_progress, planned, deferred, reference }
    }
}

/// The windows and the majority of collective bargaining, all of them (集体协商规则).
#[derive(Debug, Clone, SimpleObject, InputObject)]
#[graphql(input_name = "BargainingRulesInput")]
pub struct BargainingRules {
    /// How many days the other side has to reply to an offer, 1 to 120; 20 as shipped (回应期限，日).
    offer_reply_days: u32,
    /// How many working days the sides have after a reply to meet, 1 to 120; 10 as shipped (协商期限，工作日).
    negotiation_working_days: u32,
    /// How many working days before the sides meet their data is handed over at the latest, 1 to 60; 5 as shipped (资料提供期限，工作日).
    data_working_days: u32,
    /// Within how many days of its signing a contract is handed in, 1 to 120; 10 as shipped (报送期限，日).
    contract_filing_days: u32,
    /// For how many days the bureau may object, 1 to 120; 15 as shipped (异议期限，日).
    contract_objection_days: u32,
    /// Within how many days a contract in force is made known, 1 to 120; 5 as shipped (公布期限，日).
    contract_publish_days: u32,
    /// For how many months a contract is in force at the most, 1 to 60; 12 as shipped (合同期限，月).
    contract_months: u32,
    /// How many days before its end a contract counts as expiring, 1 to 366; 60 as shipped (到期提醒，日).
    contract_expiring_days: u32,
    /// Whether the majority of a congress is counted of those present, and not of all delegates; false as shipped (过半数按实到人数计).
    congress_majority_of_present: bool,
}

macro_rules! alike {
    ($($field:ident)+) => {
        impl From<Windows> for BargainingRules {
            fn from(of: Windows) -> Self {
                Self { $($field: of.$field),+ }
            }
        }

        impl From<BargainingRules> for Windows {
            fn from(of: BargainingRules) -> Self {
                Self { $($field: of.$field),+ }
            }
        }
    };
}

alike! {
    offer_reply_days negotiation_working_days data_working_days contract_filing_days contract_objection_days
    contract_publish_days contract_months contract_expiring_days congress_majority_of_present
}

/// How a session is to be prepared, all of it (会前准备规则).
#[derive(Debug, Clone, SimpleObject, InputObject)]
#[graphql(input_name = "PreparationRulesInput")]
pub struct PreparationRules {
    /// How many working days before a session its participants know of the day, up to 60; 15 as shipped (通知提前，工作日).
    notice_working_days: u32,
    /// How many working days before a session its papers are handed out, up to 60; 10 as shipped (材料提前，工作日).
    materials_working_days: u32,
    /// Whether a session without research is refused, in formats that know research; false as shipped (不调研不议政).
    research_required: bool,
}

impl From<Preparation> for PreparationRules {
    fn from(of: Preparation) -> Self {
        let Preparation { notice_working_days, materials_working_days, research_required } = of;
        Self { notice_working_days, materials_working_days, research_required }
    }
}

impl From<PreparationRules> for Preparation {
    fn from(of: PreparationRules) -> Self {
        let PreparationRules { notice_working_days, materials_working_days, research_required } = of;
        Self { notice_working_days, materials_working_days, research_required }
    }
}

/// A version of a committee's rules (规则). What began under it goes on under it.
#[derive(Debug, Clone)]
pub struct Rules(pub Version);

impl Rules {
    fn body(&self) -> &Body {
        &self.0.rules
    }
}

/// A version of a committee's rules (规则). What began under it goes on under it.
#[Object]
impl Rules {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The version, counted from 1 (版本号).
    async fn number(&self) -> i32 {
        self.0.number
    }

    /// The first day on which it is in force, until a later version is (生效日期).
    async fn effective_on(&self) -> Date {
        self.0.effective_on.into()
    }

    /// Whether its first day has come (是否已生效).
    async fn is_effective(&self, ctx: &Context<'_>) -> bool {
        self.0.effective_on <= ctx.app().today()
    }

    /// How many days a department has to reply (答复期限，日).
    async fn reply_days(&self) -> u32 {
        self.body().reply_days
    }

    /// How many days a department has to answer again after dissatisfaction (重新办理期限，日).
    async fn rehandling_days(&self) -> u32 {
        self.body().rehandling_days
    }

    /// The most days for a reply that extensions may add up to, counted from its start (延期后最长期限，日).
    async fn extended_reply_days(&self) -> u32 {
        self.body().extended_reply_days
    }

    /// How many working days a department has to sign for an assignment (签收期限，工作日).
    async fn sign_for_working_days(&self) -> u32 {
        self.body().sign_for_working_days
    }

    /// For how many working days a department may ask to hand an assignment back (退办期限，工作日).
    async fn hand_back_working_days(&self) -> u32 {
        self.body().hand_back_working_days
    }

    /// How many working days a department has until its first contact with the proposer (首次联系期限，工作日).
    async fn first_contact_working_days(&self) -> u32 {
        self.body().first_contact_working_days
    }

    /// How many days an assisting department has for its opinion (会办意见期限，日).
    async fn assist_opinion_days(&self) -> u32 {
        self.body().assist_opinion_days
    }

    /// How many working days proposers have to evaluate a reply (评价期限，工作日).
    async fn evaluation_working_days(&self) -> u32 {
        self.body().evaluation_working_days
    }

    /// How many working days the office has to publish after the reply (公开期限，工作日).
    async fn publish_working_days(&self) -> u32 {
        self.body().publish_working_days
    }

    /// How many hours lie between two urgings of one department in one case (催办间隔，小时).
    async fn urging_hours(&self) -> u32 {
        self.body().urging_hours
    }

    /// How many days before a deadline its reminders are due, each once (提前提醒，日).
    async fn reminder_days(&self) -> &[u32] {
        &self.body().reminder_days
    }

    /// For how many days an invitation to co-sign stays open (附议期限，日).
    async fn cosign_days(&self) -> u32 {
        self.body().cosign_days
    }

    /// How many levels of review a suggestion passes before it is filed, 1 to 3 (审查级数).
    async fn review_levels(&self) -> u32 {
        self.body().review_levels
    }

    /// Whether a reply without a recorded contact with the proposer is refused (答复前须有沟通记录).
    async fn contact_required(&self) -> bool {
        self.body().contact_required
    }

    /// Whether any proposer's dissatisfaction opens the next round, and not the lead's alone (任一提案者不满意即重办).
    async fn any_proposer_reopens(&self) -> bool {
        self.body().any_proposer_reopens
    }

    /// The longest title of a suggestion, in characters (案由字数上限).
    async fn title_characters(&self) -> u32 {
        self.body().title_characters
    }

    /// The longest text of a suggestion, its three parts together, in characters that are not white space (正文字数上限).
    async fn body_characters(&self) -> u32 {
        self.body().body_characters
    }

    /// The longest text of a social opinion, likewise (社情民意字数上限).
    async fn social_opinion_characters(&self) -> u32 {
        self.body().social_opinion_characters
    }

    /// Whether sectors and member groups may propose outside the plenary window (界别、小组可在闭会期间提案).
    async fn group_proposals_between_plenaries(&self) -> bool {
        self.body().group_proposals_between_plenaries
    }

    /// How many minutes a booked speech on the floor may take (预约发言限时，分钟).
    async fn booked_speech_minutes(&self) -> u32 {
        self.body().booked_speech_minutes
    }

    /// How many minutes an impromptu speech may take (即席发言限时，分钟).
    async fn impromptu_speech_minutes(&self) -> u32 {
        self.body().impromptu_speech_minutes
    }

    /// How many impromptu turns a sector has at one session; any number where there is none (界别即席发言名额).
    async fn impromptu_turns_per_sector(&self) -> Option<u32> {
        self.body().impromptu_turns_per_sector
    }

    /// What stands for each outcome in print (办理结果类别标记).
    async fn outcome_letters(&self) -> OutcomeLetters {
        self.body().outcome_letters.clone().into()
    }

    /// How a session is to be prepared (会前准备规则).
    async fn preparation(&self) -> PreparationRules {
        self.body().preparation.clone().into()
    }

    /// The windows and the majority of collective bargaining (集体协商规则).
    async fn bargaining(&self) -> BargainingRules {
        self.body().bargaining.clone().into()
    }
}
