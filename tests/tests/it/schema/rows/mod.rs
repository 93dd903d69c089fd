//! One row of every table, all columns filled, in the order in which they may be written.

mod after;
mod clocks;
mod consultations;
mod floor;
mod grass;
mod ledgers;
mod opinions;
mod people;
mod plans;
mod preparation;
mod submitted;
mod suggestions;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

pub use after::*;
pub use clocks::*;
pub use consultations::*;
pub use floor::*;
pub use grass::*;
pub use ledgers::*;
pub use opinions::*;
pub use people::*;
pub use plans::*;
pub use preparation::*;
pub use submitted::*;
pub use suggestions::*;

/// Names the one row of a table. Each table has a number of its own, so no two rows share an id.
pub fn id<I: From<Uuid>>(number: u128) -> I {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number).into()
}

pub const COMMITTEE: u128 = 1;
pub const TERM: u128 = 2;
pub const SECTOR: u128 = 3;
pub const SPECIAL_COMMITTEE: u128 = 4;
pub const CATEGORY: u128 = 5;
pub const MEMBER: u128 = 6;
pub const DEPARTMENT: u128 = 7;
pub const ACCOUNT: u128 = 8;
pub const RULES: u128 = 9;
pub const CONSULTATION: u128 = 10;
pub const SPEECH: u128 = 11;
pub const ON_SITE_RESPONSE: u128 = 12;
pub const REPORT: u128 = 13;
pub const SUGGESTION: u128 = 14;
pub const PROPOSER: u128 = 15;
pub const ASSIGNMENT: u128 = 16;
pub const RESPONSE: u128 = 17;
pub const OUTCOME: u128 = 109;
pub const EVALUATION: u128 = 112;
pub const COMMITMENT: u128 = 135;
pub const MATERIAL: u128 = 330;
pub const RESEARCH_ACTIVITY: u128 = 331;

/// A moment with milliseconds, which is what the clock gives.
pub fn at() -> DateTime<Utc> {
    "2022-08-30T01:02:03.456Z".parse().expect("the moment is well-formed")
}

/// A moment without a fraction, which is written in another form.
pub fn at_whole_second() -> DateTime<Utc> {
    "2022-08-30T01:02:03Z".parse().expect("the moment is well-formed")
}

pub fn on(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, 8, day).expect("August has the day")
}

fn text(of: &str) -> String {
    format!("{of}：老旧小区加装电梯 🏠 'x' \"y\"\n")
}

/// Calls a macro with every table above, parents before children.
#[macro_export]
macro_rules! for_every_table {
    ($call:ident $($argument:tt)*) => {
        $call! { [$($argument)*]
            committee committee_term plenary sector special_committee category rules member department post account
            account_role refresh_token idempotency_key history_entry roster_import consultation agenda_item
            consultation_participant consultation_figure session_material session_material_text research_activity
            research_activity_person speech on_site_response on_site_response_speech outcome
            annual_plan annual_plan_item annual_plan_item_department annual_plan_approval annual_plan_adjustment
            ledger ledger_line ledger_line_revision calendar_feed research_report
            research_report_revision report_author leader_instruction feedback suggestion suggestion_revision proposer
            report_suggestion consultation_case suggestion_merge
            conversion assignment contact_record assist_opinion hand_back assignment_conference
            assignment_conference_item response attachment response_correction response_template evaluation
            paper_evaluation mediation_meeting commitment commitment_follow_up key_suggestion award supervision_note
            publication_decision redaction opinion_brief opinion_brief_source opinion_adoption number_counter
            search_batch review calendar_day deadline_extension urging notification floor_turn
            floor_turn_answer floor_event deliberation_council council_member
            consultation_council council_matter council_matter_meeting council_matter_step contribution
            council_document council_document_line photograph adviser_task adviser_supervision
            bargaining_representative wage_offer wage_term congress_vote collective_contract
            data_handover
        }
    };
}
