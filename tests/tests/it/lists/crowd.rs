//! Many of everything, each with everything that can hang on it, so that a list has something to fetch.

mod floor;
mod grass;
mod ledgers;
mod plans;
mod sessions;
mod submitted;

use entities::enums::{AdoptionKind, AssignmentStatus, Disclosure, ReportStatus, SuggestionStage, UnitRole};
use entities::ids::{
    AccountId, AssignmentId, ConsultationId, DepartmentId, MemberId, OnSiteResponseId, ProposerId, ResearchReportId,
    ResponseId, SpeechId, SuggestionId,
};
use entities::{
    assignment, assignment_conference, assignment_conference_item, assist_opinion, award, commitment,
    commitment_follow_up, consultation_case, contact_record, deadline_extension, department, evaluation, hand_back,
    history_entry, key_suggestion, mediation_meeting, member, notification, opinion_adoption, opinion_brief,
    opinion_brief_source, paper_evaluation, proposer, publication_decision, redaction, report_author,
    report_suggestion, research_report, response, review, suggestion, suggestion_merge, suggestion_revision,
    supervision_note, urging,
};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use tests::{TestApp, World};
use uuid::Uuid;

use crate::schema::rows;

/// A word that every document has.
pub const COMMON_WORD: &str = "老旧小区";

/// The ids of one lot.
struct Lot<'a> {
    number: i32,
    app: &'a TestApp,
    owner: AccountId,
    member: MemberId,
    department: DepartmentId,
    consultation: ConsultationId,
    speech: SpeechId,
    on_site_response: OnSiteResponseId,
    report: ResearchReportId,
    suggestion: SuggestionId,
    proposer: ProposerId,
    assignment: AssignmentId,
    response: ResponseId,
}

/// Writes so many lots of everything.
pub async fn gather(app: &TestApp, lots: usize) {
    for number in (1..).take(lots) {
        let lot = Lot::new(app, number);
        lot.people().await;
        lot.session().await;
        lot.floor().await;
        lot.report().await;
        lot.case().await;
        lot.handling().await;
        lot.brief().await;
        lot.plan().await;
        lot.ledger().await;
        lot.council().await;
        lot.bargaining().await;
        lot.promised_on_the_spot().await;
        lot.submitted().await;
    }
}

impl<'a> Lot<'a> {
    fn new(app: &'a TestApp, number: i32) -> Self {
        Self {
            number,
            app,
            owner: app.world().accounts["linyi"],
            member: id(number, rows::MEMBER),
            department: id(number, rows::DEPARTMENT),
            consultation: id(number, rows::CONSULTATION),
            speech: id(number, rows::SPEECH),
            on_site_response: id(number, rows::ON_SITE_RESPONSE),
            report: id(number, rows::REPORT),
            suggestion: id(number, rows::SUGGESTION),
            proposer: id(number, rows::PROPOSER),
            assignment: id(number, rows::ASSIGNMENT),
            response: id(number, rows::RESPONSE),
        }
    }

    fn world(&self) -> &World {
        self.app.world()
    }

    fn other<I: From<Uuid>>(&self, table: u128) -> I {
        id(self.number, 200 + table)
    }

    async fn put<M, A>(&self, row: M)
    where
        M: IntoActiveModel<A>,
        A: ActiveModelTrait + sea_orm::ActiveModelBehavior + Send,
        <A::Entity as sea_orm::EntityTrait>::Model: IntoActiveModel<A>,
    {
        row.into_active_model().insert(self.app.database().writer()).await.expect("the crowd is in order");
    }

    async fn people(&self) {
        let world = self.world();
        self.put(member::Model {
            id: self.member,
            committee_id: world.committee,
            term_id: world.term,
            sector_id: Some(world.sectors["经济界"]),
            special_committee_id: Some(world.special_committees["提案委员会"]),
            ..rows::member()
        })
        .await;
        self.put(department::Model {
            id: self.department,
            committee_id: world.committee,
            name: format!("第{}局", self.number),
            ..rows::department()
        })
        .await;
    }

    async fn report(&self) {
        let world = self.world();
        self.put(research_report::Model {
            id: self.report,
            committee_id: world.committee,
            consultation_id: Some(self.consultation),
            organizer_id: Some(world.special_committees["提案委员会"]),
            drafter_id: Some(self.member),
            status: ReportStatus::SubmittedToPartyGov,
            ..rows::research_report()
        })
        .await;
        self.put(report_author::Model {
            id: self.other(5),
            report_id: self.report,
            member_id: Some(self.member),
            ..rows::report_author()
        })
        .await;
    }

    async fn case(&self) {
        let world = self.world();
        let suggestion_id = self.suggestion;
        self.put(suggestion::Model {
            id: suggestion_id,
            committee_id: world.committee,
            term_id: world.term,
            stage: SuggestionStage::Assigned,
            category_id: Some(world.categories["社会事业"]),
            registration_no: Some(format!("2022-{:04}", self.number)),
            case_no: Some(self.number),
            origin_consultation_id: Some(self.consultation),
            origin_speech_id: Some(self.speech),
            origin_report_id: Some(self.report),
            disclosure: Disclosure::Full,
            decline_ground: None,
            owner_id: self.owner,
            closed_at: None,
            ..rows::suggestion()
        })
        .await;
        let made_by_id = self.owner;
        let revision =
            suggestion_revision::Model { id: self.other(6), suggestion_id, made_by_id, ..rows::suggestion_revision() };
        self.put(revision).await;
        let member_id = Some(self.member);
        self.put(proposer::Model { id: self.proposer, suggestion_id, member_id, ..rows::proposer() }).await;
        let reviewer_id = self.owner;
        self.put(review::Model { id: self.other(10), suggestion_id, reviewer_id, ..rows::review() }).await;
        self.put(suggestion_merge::Model {
            suggestion_id,
            into_id: suggestion_id,
            merged_by_id: self.owner,
            ..rows::suggestion_merge()
        })
        .await;
        let consultation_id = self.consultation;
        self.put(consultation_case::Model { consultation_id, suggestion_id, ..rows::consultation_case() }).await;
        self.put(report_suggestion::Model { report_id: self.report, suggestion_id }).await;
        self.put(history_entry::Model {
            id: self.other(7),
            committee_id: world.committee,
            subject_id: suggestion_id.into(),
            actor_id: Some(self.owner),
            ..rows::history_entry()
        })
        .await;
        self.put(publication_decision::Model {
            id: self.other(8),
            suggestion_id,
            disclosure: Disclosure::Full,
            decided_by_id: self.owner,
            ..rows::publication_decision()
        })
        .await;
    }

    async fn brief(&self) {
        let brief_id = self.other(10);
        self.put(opinion_brief::Model {
            id: brief_id,
            committee_id: self.world().committee,
            issue_no: Some(self.number),
            signed_by_id: Some(self.owner),
            ..rows::opinion_brief()
        })
        .await;
        self.put(opinion_brief_source::Model { suggestion_id: self.suggestion, brief_id }).await;
        self.put(opinion_adoption::Model {
            id: self.other(11),
            brief_id,
            kind: AdoptionKind::Adopted,
            recorded_by_id: self.owner,
            ..rows::opinion_adoption()
        })
        .await;
        self.put(redaction::Model {
            id: self.other(12),
            decision_id: self.other(8),
            response_id: Some(self.response),
            ..rows::redaction()
        })
        .await;
    }

    async fn handling(&self) {
        let suggestion_id = self.suggestion;
        let department_id = self.department;
        self.put(assignment::Model {
            id: self.assignment,
            suggestion_id,
            department_id,
            rules_id: self.world().rules,
            ..rows::assignment()
        })
        .await;
        let assisting: AssignmentId = self.other(20);
        self.put(assignment::Model {
            id: assisting,
            suggestion_id,
            department_id: self.world().departments["财政局"],
            role: UnitRole::Assist,
            status: AssignmentStatus::InHandling,
            rules_id: self.world().rules,
            ..rows::assignment()
        })
        .await;
        self.put(assist_opinion::Model {
            id: self.other(11),
            suggestion_id,
            assignment_id: assisting,
            submitted_by_id: self.owner,
            ..rows::assist_opinion()
        })
        .await;
        self.put(hand_back::Model {
            id: self.other(13),
            suggestion_id,
            assignment_id: self.assignment,
            proposed_department_id: department_id,
            requested_by_id: self.owner,
            decided_by_id: Some(self.owner),
            new_assignment_id: Some(assisting),
            ..rows::hand_back()
        })
        .await;
        self.put(assignment_conference::Model {
            id: self.other(14),
            committee_id: self.world().committee,
            recorded_by_id: self.owner,
            ..rows::assignment_conference()
        })
        .await;
        let conference_id = self.other(14);
        self.put(assignment_conference_item::Model { conference_id, suggestion_id }).await;
        self.put(contact_record::Model {
            id: self.other(12),
            suggestion_id,
            assignment_id: self.assignment,
            recorded_by_id: self.owner,
            ..rows::contact_record()
        })
        .await;
        self.put(response::Model {
            id: self.response,
            suggestion_id,
            assignment_id: self.assignment,
            department_id,
            ..rows::response()
        })
        .await;
        self.clocks().await;
        self.after_the_answer().await;
    }

    /// What follows an answer: judgements, promises, honours, notes.
    async fn after_the_answer(&self) {
        let suggestion_id = self.suggestion;
        let department_id = self.department;
        self.put(evaluation::Model {
            id: self.other(9),
            suggestion_id,
            proposer_id: self.proposer,
            ..rows::evaluation()
        })
        .await;
        self.put(paper_evaluation::Model {
            evaluation_id: self.other(9),
            entered_by_id: self.owner,
            ..rows::paper_evaluation()
        })
        .await;
        self.put(commitment::Model {
            id: id(self.number, rows::COMMITMENT),
            suggestion_id: Some(suggestion_id),
            response_id: Some(self.response),
            department_id,
            ..rows::commitment()
        })
        .await;
        self.put(commitment_follow_up::Model {
            id: self.other(11),
            commitment_id: id(self.number, rows::COMMITMENT),
            made_by_id: self.owner,
            ..rows::commitment_follow_up()
        })
        .await;
        self.put(key_suggestion::Model {
            id: self.other(12),
            suggestion_id,
            designated_by_id: self.owner,
            revoked_at: None,
            revoke_reason: None,
            ..rows::key_suggestion()
        })
        .await;
        self.put(award::Model { id: self.other(13), suggestion_id, awarded_by_id: self.owner, ..rows::award() }).await;
        self.put(supervision_note::Model {
            id: self.other(14),
            suggestion_id,
            made_by_id: self.owner,
            ..rows::supervision_note()
        })
        .await;
        self.put(mediation_meeting::Model {
            id: self.other(10),
            suggestion_id,
            recorded_by_id: self.owner,
            ..rows::mediation_meeting()
        })
        .await;
    }

    /// What belongs to the clocks of the case, and a notice of it to the office.
    async fn clocks(&self) {
        let (suggestion_id, assignment_id) = (self.suggestion, self.assignment);
        let approved_by_id = self.owner;
        self.put(deadline_extension::Model {
            id: self.other(10),
            suggestion_id,
            assignment_id,
            approved_by_id,
            ..rows::deadline_extension()
        })
        .await;
        let made_by_id = self.owner;
        self.put(urging::Model { id: self.other(11), suggestion_id, assignment_id, made_by_id, ..rows::urging() })
            .await;
        self.put(notification::Model {
            id: self.other(12),
            account_id: self.app.world().accounts["office"],
            suggestion_id: Some(suggestion_id),
            assignment_id: Some(assignment_id),
            dedupe_key: self.number.to_string(),
            ..rows::notification()
        })
        .await;
    }
}

fn id<I: From<Uuid>>(lot: i32, table: u128) -> I {
    rows::id(u128::from(lot.unsigned_abs()) * 1_000 + table)
}
