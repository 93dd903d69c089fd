//! Adopting rules.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::Error;
use domain::ids::CommitteeId;
use domain::rules as series;

use super::told;
use crate::graphql::context::Asked as _;
use crate::graphql::id;
use crate::graphql::rules::{BargainingRules, OutcomeLetters, PreparationRules, Rules};
use crate::graphql::scalars::Date;
use crate::run;

macro_rules! rules {
    ($($(#[$doc:meta])* $field:ident: $type:ty,)+) => {
        /// The next version of a committee's rules (规则). What is not given stays as it is.
        #[derive(InputObject, Clone)]
        pub struct AdoptRulesInput {
            /// The committee (政协委员会).
            committee: ID,
            /// The first day on which it is in force, today or later (生效日期).
            effective_on: Date,
            $($(#[$doc])* $field: Option<$type>,)+
            /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
            idempotency_key: Option<String>,
        }

        impl AdoptRulesInput {
            /// Returns the rules with what is given in place of what they say.
            fn over(self, rules: series::Rules) -> series::Rules {
                series::Rules { $($field: self.$field.map_or(rules.$field, Into::into),)+ }
            }
        }
    };
}

rules! {
    /// How many days a department has to reply, 1 to 366 (答复期限，日).
    reply_days: u32,
    /// How many days a department has to answer again after dissatisfaction, 1 to 366 (重新办理期限，日).
    rehandling_days: u32,
    /// The most days for a reply that extensions may add up to, from `replyDays` to 731 (延期后最长期限，日).
    extended_reply_days: u32,
    /// How many working days a department has to sign for an assignment, 1 to 120 (签收期限，工作日).
    sign_for_working_days: u32,
    /// For how many working days a department may ask to hand an assignment back, 1 to 120 (退办期限，工作日).
    hand_back_working_days: u32,
    /// How many working days a department has until its first contact, 1 to 120 (首次联系期限，工作日).
    first_contact_working_days: u32,
    /// How many days an assisting department has for its opinion, 1 to 366 (会办意见期限，日).
    assist_opinion_days: u32,
    /// How many working days proposers have to evaluate a reply, 1 to 120 (评价期限，工作日).
    evaluation_working_days: u32,
    /// How many working days the office has to publish after the reply, 1 to 250 (公开期限，工作日).
    publish_working_days: u32,
    /// How many hours lie between two urgings of one department in one case, 1 to 720 (催办间隔，小时).
    urging_hours: u32,
    /// How many days before a deadline its reminders are due, at most ten numbers up to 366 (提前提醒，日).
    reminder_days: Vec<u32>,
    /// For how many days an invitation to co-sign stays open, 1 to 366 (附议期限，日).
    cosign_days: u32,
    /// How many levels of review a suggestion passes before it is filed, 1 to 3 (审查级数).
    review_levels: u32,
    /// Whether a reply without a recorded contact with the proposer is refused (答复前须有沟通记录).
    contact_required: bool,
    /// Whether any proposer's dissatisfaction opens the next round, and not the lead's alone (任一提案者不满意即重办).
    any_proposer_reopens: bool,
    /// The longest title of a suggestion, 10 to 200 characters (案由字数上限).
    title_characters: u32,
    /// The longest text of a suggestion, 100 to 10,000 characters that are not white space (正文字数上限).
    body_characters: u32,
    /// The longest text of a social opinion, likewise (社情民意字数上限).
    social_opinion_characters: u32,
    /// Whether sectors and member groups may propose outside the plenary window (界别、小组可在闭会期间提案).
    group_proposals_between_plenaries: bool,
    /// How many minutes a booked speech on the floor may take, 1 to 120 (预约发言限时，分钟).
    booked_speech_minutes: u32,
    /// How many minutes an impromptu speech may take, 1 to 120 (即席发言限时，分钟).
    impromptu_speech_minutes: u32,
    /// How many impromptu turns a sector has at one session, 1 to 100; 0 for any number (界别即席发言名额).
    impromptu_turns_per_sector: u32,
    /// What stands for each outcome in print, all five (办理结果类别标记).
    outcome_letters: OutcomeLetters,
    /// How a session is to be prepared, all of it (会前准备规则).
    preparation: PreparationRules,
    /// The windows and the majority of collective bargaining, all of them (集体协商规则).
    bargaining: BargainingRules,
}

/// The rules adopted.
#[derive(SimpleObject)]
pub struct AdoptRulesPayload {
    /// The new version (规则).
    rules: Rules,
}

/// Adopts rules.
#[derive(Default)]
pub struct RulesMutation;

#[Object]
impl RulesMutation {
    /// Adopts the next version of a committee's rules, as its administrator; what began under earlier ones goes on
    /// under them (采用新规则).
    async fn adopt_rules(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The committee, the first day and what changes.")] input: AdoptRulesInput,
    ) -> Result<AdoptRulesPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let committee: CommitteeId = id::parse("committee", &input.committee)?;
        let done = run::write(ctx, key, None, "adoptRules", about, move |app, actor, call| {
            let (input, from) = (input.clone(), input.effective_on.0);
            async move { series::adopt(&app, &actor, &call, committee, from, |rules| input.over(rules)).await }
        });
        let version = ctx.loaders().rules(done.await?).await?.ok_or(Error::not_found())?;
        Ok(AdoptRulesPayload { rules: Rules(version) })
    }
}
