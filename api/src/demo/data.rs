//! The demonstration's files as types; `api/demo/README.md` defines them.

use chrono::{DateTime, NaiveDate, Utc};
use domain::enums::{
    AgendaKind, AnnualPlanStatus, CommitteeLevel, ConsultationFormat, DeclineGround, DepartmentKind, Disclosure,
    HandlingMode, OutcomeCategory, OutcomeKind, ParticipantRole, ProposerStatus, ProposerType, ReportStatus, Role,
    Satisfaction, SpeechDelivery, SpeechSlot, SuggestionKind, SuggestionStatus, UnitRole,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::proceedings::Proceeding;

const COMMITTEES: &str = include_str!("../../demo/committees.json");
const CONSULTATIONS: [(&str, &str); 6] = [
    ("consultation-1-property.json", include_str!("../../demo/consultation-1-property.json")),
    ("consultation-2-relief.json", include_str!("../../demo/consultation-2-relief.json")),
    ("consultation-3-grid.json", include_str!("../../demo/consultation-3-grid.json")),
    ("consultation-4-council.json", include_str!("../../demo/consultation-4-council.json")),
    ("consultation-5-wages.json", include_str!("../../demo/consultation-5-wages.json")),
    ("consultation-6-village.json", include_str!("../../demo/consultation-6-village.json")),
];
const PLANS: &str = include_str!("../../demo/plans.json");
const PROCEEDINGS: &str = include_str!("../../demo/proceedings.json");
const PROPOSALS: &str = include_str!("../../demo/proposals.json");

/// Every file, read.
pub(super) struct Data {
    pub(super) reference: Reference,
    pub(super) sessions: Vec<Session>,
    pub(super) plans: Plans,
    pub(super) proceedings: Proceedings,
    pub(super) proposals: Proposals,
}

impl Data {
    /// Reads the files that the program carries.
    ///
    /// # Errors
    ///
    /// Names the file and the place that does not fit.
    pub(super) fn read() -> Result<Self, String> {
        Ok(Self {
            reference: parsed("committees.json", COMMITTEES)?,
            sessions: CONSULTATIONS.iter().map(|(name, text)| parsed(name, text)).collect::<Result<_, _>>()?,
            plans: parsed("plans.json", PLANS)?,
            proceedings: parsed("proceedings.json", PROCEEDINGS)?,
            proposals: parsed("proposals.json", PROPOSALS)?,
        })
    }

    /// Returns every suggestion of all files, in file order.
    pub(super) fn suggestions(&self) -> impl Iterator<Item = &Suggestion> {
        self.sessions.iter().flat_map(|session| &session.suggestions).chain(&self.proposals.suggestions)
    }
}

fn parsed<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| format!("demo/{name}: {error}"))
}

macro_rules! shapes {
    ($($name:ident { $($field:ident: $type:ty),+ $(,)? })+) => {$(
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name { $(pub(super) $field: $type),+ }
    )+};
}

shapes! {
    Reference {
        now: DateTime<Utc>,
        set_up_at: DateTime<Utc>,
        notice: String,
        committees: Vec<Committee>,
        terms: Vec<Term>,
        departments: Vec<Department>,
        members: Vec<Member>,
        posts: Vec<Post>,
        accounts: Vec<Account>,
    }
    Committee { key: String, code: String, name: String, level: CommitteeLevel, region: String }
    Term {
        key: String,
        committee: String,
        number: i32,
        starts_on: NaiveDate,
        ends_on: Option<NaiveDate>,
        plenaries: Vec<Plenary>,
        sectors: Vec<Named>,
        special_committees: Vec<Named>,
        categories: Vec<Named>,
    }
    Plenary {
        number: i32,
        opens_on: NaiveDate,
        closes_on: NaiveDate,
        window_from: NaiveDate,
        window_to: NaiveDate,
    }
    Named { key: String, name: String }
    Department { key: String, committee: String, name: String, short_name: String, kind: DepartmentKind }
    Member {
        key: String,
        committee: String,
        term: String,
        name: String,
        sector: Option<String>,
        special_committee: Option<String>,
        title: String,
    }
    Post {
        key: String,
        committee: String,
        person_name: String,
        member: Option<String>,
        department: Option<String>,
        title: String,
        held_from: Option<NaiveDate>,
        held_to: Option<NaiveDate>,
    }
    Account {
        login: String,
        display_name: String,
        committee: String,
        role: Role,
        member: Option<String>,
        department: Option<String>,
    }

    Plans { plans: Vec<Plan>, ledgers: Vec<Ledger> }
    Plan {
        key: String,
        committee: String,
        year: i32,
        title: String,
        document_no: Option<String>,
        created_at: DateTime<Utc>,
        created_by: String,
        items: Vec<PlanItem>,
        path: Vec<PlanStep>,
    }
    PlanItem {
        topic: String,
        format: ConsultationFormat,
        organizer: Option<String>,
        organizer_name: String,
        month: Option<i32>,
        leader: Option<String>,
        departments: Vec<String>,
        consultation: Option<String>,
    }
    PlanStep { status: AnnualPlanStatus, on: NaiveDate, body: Option<String>, at: DateTime<Utc>, by: String }
    Ledger {
        key: String,
        committee: String,
        year: i32,
        title: String,
        reported_by: String,
        consultation: Option<String>,
        created_at: DateTime<Utc>,
        created_by: String,
        lines: Vec<LedgerLine>,
        is_public: bool,
    }
    LedgerLine {
        label: String,
        unit: String,
        target: Option<f64>,
        amount: f64,
        is_approximate: bool,
        reported_share: Option<String>,
        as_of: Option<NaiveDate>,
    }

    Session {
        consultation: Consultation,
        agenda: Vec<AgendaItem>,
        participants: Vec<Participant>,
        figures: Vec<Figure>,
        speeches: Vec<Speech>,
        on_site_responses: Vec<OnSiteResponse>,
        report: Option<Report>,
        outcomes: Vec<Outcome>,
        suggestions: Vec<Suggestion>,
    }
    Consultation {
        key: String,
        committee: String,
        term: String,
        format: ConsultationFormat,
        topic: String,
        summary: String,
        plan_year: i32,
        scheduled_on: NaiveDate,
        held_on: NaiveDate,
        place: Option<String>,
        organizer: Option<String>,
        organizer_name: String,
        presided_by: Option<String>,
        presider_title: Option<String>,
        created_at: DateTime<Utc>,
        created_by: String,
        path: Vec<Stage<String>>,
    }
    AgendaItem { kind: AgendaKind, title: String, planned_minutes: Option<i32> }
    Participant {
        role: ParticipantRole,
        name: String,
        title: Option<String>,
        member: Option<String>,
        department: Option<String>,
    }
    Figure {
        label: String,
        amount: f64,
        unit: String,
        is_approximate: bool,
        reported_share: Option<String>,
    }
    Speech {
        key: String,
        member: Option<String>,
        speaker_name: String,
        speaker_title: Option<String>,
        delivery: SpeechDelivery,
        slot: SpeechSlot,
        title: String,
        body: String,
        is_public: bool,
        spoken_seconds: Option<i32>,
        recorded_at: DateTime<Utc>,
        recorded_by: String,
    }
    OnSiteResponse {
        key: String,
        department: Option<String>,
        speaker_name: String,
        speaker_title: Option<String>,
        speeches: Vec<String>,
        body: String,
        recorded_at: DateTime<Utc>,
        recorded_by: String,
    }
    Report {
        key: String,
        title: String,
        organizer: Option<String>,
        summary: String,
        body: String,
        drafter: Option<String>,
        drafter_name: String,
        authors: Vec<Author>,
        gathers: Vec<String>,
        recorded_at: DateTime<Utc>,
        recorded_by: String,
        path: Vec<Stage<ReportStatus>>,
    }
    Author { name: String, member: Option<String> }
    Outcome {
        key: String,
        doc_type: OutcomeKind,
        title: String,
        body: String,
        issued_on: Option<NaiveDate>,
        recorded_at: DateTime<Utc>,
        recorded_by: String,
    }

    Proceedings { proceedings: Vec<Proceeding> }
    Proposals { suggestions: Vec<Suggestion> }
    Suggestion {
        key: String,
        committee: String,
        term: String,
        kind: SuggestionKind,
        proposer_type: ProposerType,
        category: String,
        title: String,
        background: String,
        analysis: String,
        recommendation: String,
        lead: Option<String>,
        cosigners: Vec<Cosigner>,
        origin_consultation: Option<String>,
        origin_speech: Option<String>,
        origin_report: Option<String>,
        consent_public: bool,
        created_at: DateTime<Utc>,
        created_by: String,
        walk: Vec<Step>,
        expects: Expected,
    }
    Cosigner { member: String, status: ProposerStatus, answered_at: Option<DateTime<Utc>> }
    Expected { status: SuggestionStatus, round: i32, disclosure: Disclosure, is_overdue: bool }
    Unit { department: String, role: UnitRole }
    Commitment { what: String, due_on: NaiveDate, measure: String }
}

/// A stage reached, by whom and when.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stage<S> {
    pub(super) status: S,
    pub(super) at: DateTime<Utc>,
    pub(super) by: String,
    /// What is recorded of a bargaining before the stage is reached.
    #[serde(default)]
    pub(super) records: Vec<super::bargaining::Record>,
}

macro_rules! steps {
    ($($name:ident { $($field:ident: $type:ty),* $(,)? })+) => {
        /// One thing that happens to a suggestion.
        #[derive(Debug, Clone, Deserialize)]
        #[serde(tag = "event", rename_all = "SCREAMING_SNAKE_CASE", deny_unknown_fields)]
        pub(super) enum Step {
            $($name { at: DateTime<Utc>, by: String, $($field: $type),* }),+
        }

        impl Step {
            pub(super) fn at(&self) -> DateTime<Utc> {
                match self { $(Self::$name { at, .. } => *at),+ }
            }

            pub(super) fn by(&self) -> &str {
                match self { $(Self::$name { by, .. } => by),+ }
            }

            pub(super) fn event(&self) -> &'static str {
                match self { $(Self::$name { .. } => stringify!($name)),+ }
            }
        }
    };
}

steps! {
    Submit {}
    File {}
    ScreenReturn { reason: String }
    Withdraw { reason: String }
    Unpublish { reason: String }
    Resubmit {
        title: Option<String>,
        background: Option<String>,
        analysis: Option<String>,
        recommendation: Option<String>,
    }
    Decline { ground: DeclineGround, reason: String }
    Merge { into: String, reason: String }
    Adopt { title: String, body: String }
    Assign { handling_mode: HandlingMode, units: Vec<Unit> }
    SignFor { department: String }
    RequestReassignment { department: String, proposed: String, reason: String }
    DecideReassignment { department: String, approve: bool, note: String }
    SubmitResponse { department: String }
    ApproveResponse { department: String }
    DraftResponse {
        department: String,
        letter_no: String,
        outcome: OutcomeCategory,
        body: String,
        signatory: String,
        contact_person: String,
        issued_on: NaiveDate,
        commitments: Option<Vec<Commitment>>,
    }
    ReturnResponse { department: String, reason: String }
    Evaluate { member: Option<String>, satisfaction: Satisfaction, comment: Option<String> }
    Publish { disclosure: Disclosure, summary: Option<String> }
}
