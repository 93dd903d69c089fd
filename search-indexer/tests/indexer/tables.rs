//! Rows to index, as few columns of each as a test cares for.

use chrono::{DateTime, NaiveDate, Utc};
use entities::enums::{
    AccountStatus, AssignmentStatus, Attendance, CommitteeLevel, ConsultationFormat, ConsultationStatus,
    DepartmentKind, Disclosure, OutcomeCategory, ParticipantRole, ProposerRole, ProposerStatus, ProposerType,
    ReportStatus, ResponseKind, ResponseStatus, SpeechDelivery, SpeechSlot, SpeechStatus, SuggestionKind,
    SuggestionStage, UnitRole,
};
use entities::ids::{
    AccountId, AssignmentId, CommitteeId, CommitteeTermId, ConsultationId, DepartmentId, MemberId, ResearchReportId,
    ResponseId, RulesId, SectorId, SpeechId, SuggestionId,
};
use entities::{
    account, assignment, committee, committee_term, consultation, consultation_participant as participant, department,
    member, proposer, report_author, research_report, response, rules, sector, speech, suggestion,
};
use sea_orm::{ActiveModelBehavior, ActiveModelTrait, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::world::World;

pub(crate) const COMMITTEE: CommitteeId = CommitteeId(Uuid::from_u128(0xc0));
pub(crate) const TERM: CommitteeTermId = CommitteeTermId(Uuid::from_u128(0x7e));
pub(crate) const JOINED: AccountId = AccountId(Uuid::from_u128(77));
pub(crate) const OWNER: AccountId = AccountId(Uuid::from_u128(0xac));
pub(crate) const RULES: RulesId = RulesId(Uuid::from_u128(0x3e));
pub(crate) const SECTOR: SectorId = SectorId(Uuid::from_u128(0x5e));

pub(crate) fn member_id(number: u128) -> MemberId {
    MemberId(Uuid::from_u128(0xe000 + number))
}

pub(crate) fn department_id(number: u128) -> DepartmentId {
    DepartmentId(Uuid::from_u128(0xd000 + number))
}

fn moment() -> DateTime<Utc> {
    "2026-01-01T00:00:00Z".parse().expect("the moment is valid")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("the day is valid")
}

impl World {
    pub(crate) async fn insert<E, M>(&self, row: M)
    where
        E: EntityTrait<Model = M>,
        M: IntoActiveModel<E::ActiveModel>,
        E::ActiveModel: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
    {
        let row = row.into_active_model().reset_all();
        E::insert(row).exec_without_returning(self.database.writer()).await.expect("the row fits");
    }

    /// A committee with a term, rules, a sector, three members, two departments and an account.
    pub(crate) async fn settle_people(&self) {
        self.insert::<committee::Entity, _>(committee::Model {
            id: COMMITTEE,
            code: "szs".to_owned(),
            name: "石嘴山市政协".to_owned(),
            level: CommitteeLevel::Municipal,
            region: "石嘴山市".to_owned(),
            created_at: moment(),
        })
        .await;
        self.insert::<committee_term::Entity, _>(committee_term::Model {
            id: TERM,
            committee_id: COMMITTEE,
            number: 14,
            starts_on: day("2022-01-01"),
            ends_on: None,
        })
        .await;
        self.insert::<rules::Entity, _>(rules::Model {
            id: RULES,
            committee_id: COMMITTEE,
            number: 1,
            effective_on: day("2022-01-01"),
            body: serde_json::json!({ "reply_days": 60 }),
            created_at: moment(),
        })
        .await;
        self.insert::<sector::Entity, _>(sector::Model {
            id: SECTOR,
            term_id: TERM,
            name: "经济界".to_owned(),
            position: 1,
        })
        .await;
        self.insert::<account::Entity, _>(account::Model {
            id: OWNER,
            login: "lin".to_owned(),
            display_name: "林义".to_owned(),
            password_hash: String::new(),
            status: AccountStatus::Active,
            must_change_password: false,
            failed_sign_ins: 0,
            locked_until: None,
            token_epoch: 0,
            created_at: moment(),
            version: 1,
        })
        .await;
        for (number, name) in [(1, "林义"), (2, "张芸"), (3, "张云")] {
            self.insert::<member::Entity, _>(member::Model {
                id: member_id(number),
                committee_id: COMMITTEE,
                term_id: TERM,
                name: name.to_owned(),
                sector_id: (number == 1).then_some(SECTOR),
                special_committee_id: None,
                title: String::new(),
                version: 1,
            })
            .await;
        }
        for (number, name, short) in [(1, "石嘴山市住房和城乡建设局", "市住建局"), (2, "石嘴山市民政局", "市民政局")]
        {
            self.insert::<department::Entity, _>(department::Model {
                id: department_id(number),
                committee_id: COMMITTEE,
                name: name.to_owned(),
                short_name: short.to_owned(),
                kind: DepartmentKind::Government,
                version: 1,
            })
            .await;
        }
    }

    pub(crate) async fn suggest(&self, row: suggestion::Model) {
        self.insert::<suggestion::Entity, _>(row).await;
    }

    pub(crate) async fn propose(&self, id: u128, suggestion: SuggestionId, member: u128, status: ProposerStatus) {
        self.insert::<proposer::Entity, _>(proposer::Model {
            id: Uuid::from_u128(id).into(),
            suggestion_id: suggestion,
            position: i32::try_from(member).expect("members are few"),
            role: if member == 1 { ProposerRole::Lead } else { ProposerRole::Cosigner },
            status,
            name: ["林义", "张芸", "张云"][usize::try_from(member).expect("members are few") - 1].to_owned(),
            member_id: Some(member_id(member)),
            invited_at: None,
            answer_by: None,
            answered_at: None,
            via_suggestion_id: None,
            account_id: None,
        })
        .await;
    }

    /// Lets a body propose through a merged suggestion.
    pub(crate) async fn join(&self, id: u128, suggestion: SuggestionId) {
        self.insert::<proposer::Entity, _>(proposer::Model {
            id: Uuid::from_u128(id).into(),
            suggestion_id: suggestion,
            position: 9,
            role: ProposerRole::Cosigner,
            status: ProposerStatus::Agreed,
            name: "市工商联".to_owned(),
            member_id: None,
            invited_at: None,
            answer_by: None,
            answered_at: None,
            via_suggestion_id: Some(suggestion),
            account_id: Some(JOINED),
        })
        .await;
    }

    pub(crate) async fn assign(&self, id: u128, suggestion: SuggestionId, department: u128, status: AssignmentStatus) {
        self.insert::<assignment::Entity, _>(assignment::Model {
            id: AssignmentId(Uuid::from_u128(id)),
            suggestion_id: suggestion,
            department_id: department_id(department),
            role: if department == 1 { UnitRole::Lead } else { UnitRole::Assist },
            status,
            rules_id: RULES,
            assigned_on: day("2022-09-01"),
            round: 1,
            round_started_on: day("2022-09-01"),
            extended_until: None,
            signed_for_at: None,
            handler_name: None,
            created_at: moment(),
            updated_at: moment(),
            version: 1,
        })
        .await;
    }

    pub(crate) async fn answer(&self, id: u128, suggestion: SuggestionId, assignment: u128, status: ResponseStatus) {
        self.insert::<response::Entity, _>(response::Model {
            id: ResponseId(Uuid::from_u128(id)),
            suggestion_id: suggestion,
            assignment_id: AssignmentId(Uuid::from_u128(assignment)),
            department_id: department_id(1),
            round: 1,
            number: i32::try_from(id % 1_000).expect("it is small"),
            kind: ResponseKind::Full,
            status,
            letter_no: "石建函〔2022〕5号".to_owned(),
            outcome: OutcomeCategory::InProgress,
            body: "答复正文：逐条落实。".to_owned(),
            public_body: None,
            signatory: "李斌".to_owned(),
            contact_person: "联系人甲".to_owned(),
            contact_phone: Some("13800000000".to_owned()),
            issued_on: day("2022-11-01"),
            title: None,
            copies_to: None,
            publicity: None,
            submitted_at: None,
            approved_at: None,
            review_note: Some("内部审核意见".to_owned()),
            created_at: moment(),
            updated_at: moment(),
            version: 1,
        })
        .await;
    }

    pub(crate) async fn consult(&self, id: u128, status: ConsultationStatus) -> ConsultationId {
        let id = ConsultationId(Uuid::from_u128(id));
        self.insert::<consultation::Entity, _>(consultation::Model {
            id,
            committee_id: COMMITTEE,
            term_id: TERM,
            format: ConsultationFormat::Bimonthly,
            status,
            stage: status.as_str().to_owned(),
            closed_from: None,
            topic: format!("提升物业服务管理水平{}", id.0.as_u128()),
            summary: "双月协商座谈会。".to_owned(),
            plan_year: 2022,
            organizer_id: None,
            organizer_name: "提案委".to_owned(),
            scheduled_on: Some(day("2022-08-29")),
            starts_minute: None,
            held_on: None,
            place: None,
            presided_by: Some("魏和清".to_owned()),
            presider_title: None,
            created_at: moment(),
            updated_at: moment(),
            version: 1,
        })
        .await;
        id
    }

    pub(crate) async fn attend(
        &self,
        id: u128,
        consultation: ConsultationId,
        member: Option<u128>,
        department: Option<u128>,
    ) {
        self.insert::<participant::Entity, _>(participant::Model {
            id: Uuid::from_u128(id).into(),
            consultation_id: consultation,
            position: i32::try_from(id % 1_000).expect("it is small"),
            role: ParticipantRole::Guest,
            name: "与会者".to_owned(),
            title: None,
            member_id: member.map(member_id),
            department_id: department.map(department_id),
            attendance: Attendance::Invited,
            leave_reason: None,
        })
        .await;
    }

    pub(crate) async fn speak(&self, id: u128, consultation: ConsultationId, status: SpeechStatus, is_public: bool) {
        self.insert::<speech::Entity, _>(speech::Model {
            id: SpeechId(Uuid::from_u128(id)),
            consultation_id: consultation,
            position: i32::try_from(id % 1_000).expect("it is small"),
            member_id: Some(member_id(2)),
            speaker_name: "张芸".to_owned(),
            speaker_title: None,
            delivery: SpeechDelivery::Oral,
            slot: SpeechSlot::Booked,
            status,
            title: "成立业主委员会".to_owned(),
            body: "发言正文。".to_owned(),
            is_public,
            spoken_seconds: None,
            review_note: None,
            may_become_opinion: false,
            created_at: moment(),
            updated_at: moment(),
            version: 1,
        })
        .await;
    }

    pub(crate) async fn report(&self, id: u128, status: ReportStatus, drafter: Option<u128>) -> ResearchReportId {
        let id = ResearchReportId(Uuid::from_u128(id));
        self.insert::<research_report::Entity, _>(research_report::Model {
            id,
            committee_id: COMMITTEE,
            consultation_id: None,
            organizer_id: None,
            title: "社会救助调研报告".to_owned(),
            summary: "公开摘要。".to_owned(),
            body: "内部正文，秘而不宣。".to_owned(),
            drafter_name: "王涛".to_owned(),
            drafter_id: drafter.map(member_id),
            status,
            status_since: moment(),
            created_at: moment(),
            updated_at: moment(),
            version: 1,
            is_formal_recommendation: false,
        })
        .await;
        id
    }

    pub(crate) async fn author(&self, id: u128, report: ResearchReportId, member: u128) {
        self.insert::<report_author::Entity, _>(report_author::Model {
            id: Uuid::from_u128(id).into(),
            report_id: report,
            position: 1,
            name: "课题组成员".to_owned(),
            member_id: Some(member_id(member)),
        })
        .await;
    }
}

/// A public suggestion, filed.
pub(crate) fn suggestion(id: u128, title: &str) -> suggestion::Model {
    suggestion::Model {
        id: SuggestionId(Uuid::from_u128(id)),
        committee_id: COMMITTEE,
        term_id: TERM,
        kind: SuggestionKind::Proposal,
        received_as: Some(SuggestionKind::Proposal),
        proposer_type: ProposerType::Individual,
        stage: SuggestionStage::Filed,
        title: title.to_owned(),
        background: "背景情况。".to_owned(),
        analysis: "问题及分析。".to_owned(),
        recommendation: "具体建议。".to_owned(),
        category_id: None,
        period: None,
        plenary_number: None,
        registration_no: None,
        case_no: None,
        handling_mode: None,
        origin_consultation_id: None,
        origin_speech_id: None,
        origin_report_id: None,
        origin_matter_id: None,
        consents_to_publication: true,
        disclosure: Disclosure::Full,
        public_summary: None,
        public_background: None,
        public_analysis: None,
        public_recommendation: None,
        public_from: None,
        decline_ground: None,
        submissions: 1,
        review_levels: 1,
        round: 1,
        owner_id: OWNER,
        submitted_at: Some(moment()),
        filed_at: None,
        closed_at: None,
        published_at: None,
        created_at: moment(),
        updated_at: moment(),
        version: 1,
    }
}

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}
