//! Loaders: what the resolvers of one level ask for is read in one statement, as the asker may see it.

mod grass;
mod plans;
mod rounds;
mod sessions;

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::dataloader::{DataLoader, Loader};
use chrono::NaiveDate;
use domain::assignment::{self, Assignment, Candidate, Conference};
use domain::assist_opinion::{self, AssistOpinion, MissingOpinion};
use domain::attachment::{self, Attachment};
use domain::award::{self, Award};
use domain::calendar::{self, Holiday};
use domain::commitment::{self, Commitment, FollowUp, Summary};
use domain::committee::{self, Category, Committee, Plenary, Sector, SpecialCommittee, Term};
use domain::consultation::{self, Consultation};
use domain::contact_record::{self, ContactRecord};
use domain::deadline::{self, Deadline};
use domain::department::{self, Department};
use domain::duty::{self, Duty};
use domain::evaluation::{self, Evaluation, MediationMeeting};
use domain::feedback::{self, Feedback};
use domain::hand_back::{self, HandBack};
use domain::history::HistoryEntry;
use domain::ids::{
    AssignmentConferenceId, AssignmentId, AssistOpinionId, CategoryId, CommitmentId, CommitteeId, CommitteeTermId,
    ConsultationId, ContactRecordId, DepartmentId, FeedbackId, HandBackId, LeaderInstructionId, MemberId,
    OnSiteResponseId, OpinionBriefId, OutcomeId, ReportRevisionId, ResearchReportId, ResponseId, ResponseTemplateId,
    RulesId, SectorId, SpecialCommitteeId, SpeechId, SuggestionId,
};
use domain::key_suggestion::{self, KeySuggestion};
use domain::leader_instruction::{self, LeaderInstruction};
use domain::member::{self, Member};
use domain::merge::{self, Answered};
use domain::on_site_response::{self, OnSiteResponse};
use domain::opinion_brief::{self, Adoption, OpinionBrief, OpinionBriefText};
use domain::outcome::{self, Outcome, OutcomeText};
use domain::publication::{self, Decision};
use domain::research_report::{self, Author, ReportRevision, ReportRevisionText, ResearchReport, ResearchReportText};
use domain::response::{self, Response, ResponseText};
use domain::response_template::{self, ResponseTemplate};
use domain::rules::{self, Version};
use domain::screening::{self, Review};
use domain::speech::{self, Speech, SpeechText};
use domain::suggestion::{self, Action, Proposer, Revision, SuggestionText};
use domain::supervision_note::{self, SupervisionNote};
use domain::urging::{self, Urging};
use domain::{Actor, App, Error};

pub use self::grass::GrassRoots;
pub use self::plans::Plans;
pub use self::rounds::Rounds;
pub use self::sessions::Sessions;
use super::consultation::Consultation as SeenConsultation;
use super::suggestion::Suggestion as Seen;

/// Who asks, and of what.
struct Asker {
    app: App,
    actor: Actor,
}

macro_rules! loaders {
    ($(#[$of:meta])* $group:ident; $($(#[$doc:meta])* $name:ident, $loader:ident: $key:ty => $value:ty = |$app:ident, $actor:ident, $keys:ident| $load:expr;)+) => {
        $(
            struct $loader(Arc<Asker>);

            impl Loader<$key> for $loader {
                type Value = $value;
                type Error = Error;

                async fn load(&self, $keys: &[$key]) -> Result<HashMap<$key, $value>, Error> {
                    let Asker { app: $app, actor: $actor } = self.0.as_ref();
                    $load.await
                }
            }
        )+

        $(#[$of])*
        pub struct $group {
            $($name: DataLoader<$loader>,)+
        }

        impl $group {
            /// Makes the loaders of an asker.
            pub(in crate::graphql::loaders) fn new(asker: &Arc<Asker>, rounds: &Arc<Rounds>) -> Self {
                Self { $($name: batch($loader(Arc::clone(asker)), rounds),)+ }
            }

            $(
                $(#[$doc])*
                pub async fn $name(&self, key: $key) -> Result<Option<$value>, Error> {
                    self.$name.load_one(key).await
                }
            )+
        }
    };
}
use loaders;

/// The loaders of one request. Each knows who asks.
pub struct Loaders {
    /// Those of councils and bargainings.
    pub grass: GrassRoots,
    /// Those of plans, ledgers and calendars.
    pub plans: Plans,
    /// Those of what goes before a session, and of the session itself.
    pub sessions: Sessions,
    shared: Shared,
    rounds: Arc<Rounds>,
}

impl Loaders {
    /// Makes the loaders of an asker.
    pub fn new(app: App, actor: Actor) -> Self {
        let asker = Arc::new(Asker { app, actor });
        let rounds = Arc::new(Rounds::default());
        let (grass, plans) = (GrassRoots::new(&asker, &rounds), Plans::new(&asker, &rounds));
        let (sessions, shared) = (Sessions::new(&asker, &rounds), Shared::new(&asker, &rounds));
        Self { grass, plans, sessions, shared, rounds }
    }

    /// Returns the rounds in which they load. Nothing loads unless these are driven.
    pub fn rounds(&self) -> Arc<Rounds> {
        Arc::clone(&self.rounds)
    }
}

impl Deref for Loaders {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.shared
    }
}

/// The most keys in one statement.
const MOST: usize = 1_000;

/// Makes a loader that loads in rounds. It keeps nothing, so that what is read after a write is never stale.
fn batch<L>(loader: L, rounds: &Arc<Rounds>) -> DataLoader<L> {
    let rounds = Arc::clone(rounds);
    DataLoader::new(loader, move |load| rounds.add(load)).delay(Duration::ZERO).max_batch_size(MOST)
}

loaders! {
    /// The loaders of what every part of the schema reads.
    Shared;

    /// A committee.
    committee, CommitteeById: CommitteeId => Committee = |app, actor, ids| committee::by_ids(app, actor, ids);
    /// A member's record of duty, of a year.
    duty_of, DutyOfMember: duty::Asked => Duty = |app, actor, asked| duty::records_of(app, actor, asked);
    /// A term.
    term, TermById: CommitteeTermId => Term = |app, actor, ids| committee::terms_by_ids(app, actor, ids);
    /// A sector.
    sector, SectorById: SectorId => Sector = |app, actor, ids| committee::sectors_by_ids(app, actor, ids);
    /// A special committee.
    special_committee, SpecialCommitteeById: SpecialCommitteeId => SpecialCommittee =
        |app, actor, ids| committee::special_committees_by_ids(app, actor, ids);
    /// A category.
    category, CategoryById: CategoryId => Category = |app, actor, ids| committee::categories_by_ids(app, actor, ids);
    /// The terms of a committee.
    terms_of, TermsOfCommittee: CommitteeId => Vec<Term> = |app, actor, ids| committee::terms_of(app, actor, ids);
    /// The plenaries of a term.
    plenaries_of, PlenariesOfTerm: CommitteeTermId => Vec<Plenary> =
        |app, actor, ids| committee::plenaries_of(app, actor, ids);
    /// The sectors of a term.
    sectors_of, SectorsOfTerm: CommitteeTermId => Vec<Sector> =
        |app, actor, ids| committee::sectors_of(app, actor, ids);
    /// The special committees of a term.
    special_committees_of, SpecialCommitteesOfTerm: CommitteeTermId => Vec<SpecialCommittee> =
        |app, actor, ids| committee::special_committees_of(app, actor, ids);
    /// The categories of a term.
    categories_of, CategoriesOfTerm: CommitteeTermId => Vec<Category> =
        |app, actor, ids| committee::categories_of(app, actor, ids);
    /// The rules of a committee.
    rules_of, RulesOfCommittee: CommitteeId => Vec<Version> = |app, actor, ids| rules::series_of(app, actor, ids);
    /// A version of rules.
    rules, RulesById: RulesId => Version = |app, actor, ids| rules::by_ids(app, actor, ids);
    /// The special days of a committee's year.
    holidays_of, HolidaysOfCommittee: (CommitteeId, i32) => Vec<Holiday> =
        |app, actor, keys| calendar::holidays_in(app, actor, keys);
    /// A member.
    member, MemberById: MemberId => Member = |app, actor, ids| member::by_ids(app, actor, ids);
    /// A department.
    department, DepartmentById: DepartmentId => Department = |app, actor, ids| department::by_ids(app, actor, ids);

    /// A consultation.
    consultation, ConsultationById: ConsultationId => Consultation =
        |app, actor, ids| consultation::by_ids(app, actor, ids);
    /// The history of a consultation.
    history_of_consultation, HistoryOfConsultation: SeenConsultation => Vec<HistoryEntry> =
        |app, actor, seen| history_of_consultations(app, actor, seen);
    /// The speeches of a consultation.
    speeches_of, SpeechesOfConsultation: ConsultationId => Vec<Speech> =
        |app, actor, ids| speech::handed_round_at(app, actor, ids);
    /// The on-site responses of a consultation.
    on_site_responses_of, OnSiteResponsesOfConsultation: ConsultationId => Vec<OnSiteResponse> =
        |app, actor, ids| on_site_response::of_consultations(app, actor, ids);
    /// The reports of a consultation.
    reports_of, ReportsOfConsultation: ConsultationId => Vec<ResearchReport> =
        |app, actor, ids| research_report::of_consultations(app, actor, ids);
    /// The suggestions out of a consultation, first made first.
    suggestions_of_consultation, SuggestionsOfConsultation: ConsultationId => Vec<suggestion::Suggestion> =
        |app, actor, ids| suggestion::of_consultations(app, actor, ids);
    /// The outcomes of a consultation.
    outcomes_of, OutcomesOfConsultation: ConsultationId => Vec<Outcome> =
        |app, actor, ids| consultation::outcomes_of(app, actor, ids);

    /// The text of an outcome document.
    outcome_text, OutcomeTextById: OutcomeId => OutcomeText = |app, actor, ids| outcome::texts(app, actor, ids);
    /// An outcome document.
    outcome, OutcomeById: OutcomeId => Outcome = |app, actor, ids| outcome::by_ids(app, actor, ids);
    /// The commitments that came of a consultation.
    commitments_of_consultation, CommitmentsOfConsultation: ConsultationId => Vec<Commitment> =
        |app, actor, ids| commitment::of_consultations(app, actor, ids);
    /// A speech.
    speech, SpeechById: SpeechId => Speech = |app, actor, ids| speech::by_ids(app, actor, ids);
    /// The text of a speech.
    speech_text, SpeechTextById: SpeechId => SpeechText = |app, actor, ids| speech::texts(app, actor, ids);
    /// The on-site responses to a speech.
    on_site_responses_to, OnSiteResponsesToSpeech: SpeechId => Vec<OnSiteResponse> =
        |app, actor, ids| on_site_response::of_speeches(app, actor, ids);
    /// The suggestions out of a speech.
    suggestions_of_speech, SuggestionsOfSpeech: SpeechId => Vec<suggestion::Suggestion> =
        |app, actor, ids| suggestion::of_speeches(app, actor, ids);
    /// An on-site response.
    on_site_response, OnSiteResponseById: OnSiteResponseId => OnSiteResponse =
        |app, actor, ids| on_site_response::by_ids(app, actor, ids);
    /// The speeches that an on-site response answers.
    speeches_answered_by, SpeechesOfOnSiteResponse: OnSiteResponseId => Vec<Speech> =
        |app, actor, ids| on_site_response::speeches_of(app, actor, ids);
    /// The commitments made in an on-site response.
    commitments_made_in, CommitmentsOfOnSiteResponse: OnSiteResponseId => Vec<Commitment> =
        |app, actor, ids| commitment::of_on_site_responses(app, actor, ids);
    /// The versions of a research report, for insiders.
    revisions_of_report, RevisionsOfReport: ResearchReportId => Vec<ReportRevision> =
        |app, actor, ids| research_report::revisions_of(app, actor, ids);
    /// The text of a version of a research report, for insiders.
    report_revision_text, ReportRevisionTextById: ReportRevisionId => ReportRevisionText =
        |app, actor, ids| research_report::revision_texts(app, actor, ids);
    /// A leader's instruction.
    leader_instruction, LeaderInstructionById: LeaderInstructionId => LeaderInstruction =
        |app, actor, ids| leader_instruction::by_ids(app, actor, ids);
    /// The instructions on a research report.
    instructions_on_report, InstructionsOnReport: ResearchReportId => Vec<LeaderInstruction> =
        |app, actor, ids| leader_instruction::of_reports(app, actor, ids);
    /// The instructions on an outcome document.
    instructions_on_outcome, InstructionsOnOutcome: OutcomeId => Vec<LeaderInstruction> =
        |app, actor, ids| leader_instruction::of_outcomes(app, actor, ids);
    /// Feedback by its id.
    feedback, FeedbackById: FeedbackId => Feedback = |app, actor, ids| feedback::by_ids(app, actor, ids);
    /// The feedback on a research report.
    feedback_on_report, FeedbackOnReport: ResearchReportId => Vec<Feedback> =
        |app, actor, ids| feedback::of_reports(app, actor, ids);
    /// The feedback on an outcome document.
    feedback_on_outcome, FeedbackOnOutcome: OutcomeId => Vec<Feedback> =
        |app, actor, ids| feedback::of_outcomes(app, actor, ids);
    /// A research report.
    research_report, ResearchReportById: ResearchReportId => ResearchReport =
        |app, actor, ids| research_report::by_ids(app, actor, ids);
    /// The text of a research report, for insiders.
    research_report_text, ResearchReportTextById: ResearchReportId => ResearchReportText =
        |app, actor, ids| research_report::texts(app, actor, ids);
    /// The authors of a research report.
    authors_of, AuthorsOfReport: ResearchReportId => Vec<Author> =
        |app, actor, ids| research_report::authors_of(app, actor, ids);
    /// The history of a research report.
    history_of_report, HistoryOfReport: ResearchReportId => Vec<HistoryEntry> =
        |app, actor, ids| research_report::history_of(app, actor, ids);
    /// The suggestions that a research report gathers.
    suggestions_of_report, SuggestionsOfReport: ResearchReportId => Vec<suggestion::Suggestion> =
        |app, actor, ids| suggestion::of_reports(app, actor, ids);

    /// A suggestion.
    suggestion, SuggestionById: SuggestionId => suggestion::Suggestion =
        |app, actor, ids| suggestion::by_ids(app, actor, ids);
    /// The long texts of a suggestion.
    suggestion_text, SuggestionTextById: SuggestionId => SuggestionText =
        |app, actor, ids| suggestion::texts(app, actor, ids);
    /// The reviews of a suggestion.
    reviews_of, ReviewsOfSuggestion: Seen => Vec<Review> =
        |app, _actor, seen| keyed(seen, screening::reviews_of(app, &rows(seen)));
    /// The suggestion that another is merged into.
    holder_of, HolderOfSuggestion: SuggestionId => suggestion::Suggestion =
        |app, actor, ids| merge::holders(app, actor, ids);
    /// The suggestions that are merged into one.
    parts_of, PartsOfSuggestion: SuggestionId => Vec<suggestion::Suggestion> =
        |app, actor, ids| merge::parts(app, actor, ids);
    /// The suggestions that are answered with the one they are merged into.
    answered_with, AnsweredWithSuggestion: Seen => Vec<Answered> =
        |app, actor, seen| keyed(seen, merge::answered(app, actor, &rows(seen)));
    /// The proposers of a suggestion.
    proposers_of, ProposersOfSuggestion: Seen => Vec<Proposer> =
        |app, _actor, seen| keyed(seen, suggestion::proposers_of(app, &rows(seen)));
    /// The revisions of a suggestion.
    revisions_of, RevisionsOfSuggestion: Seen => Vec<Revision> =
        |app, _actor, seen| keyed(seen, suggestion::revisions_of(app, &rows(seen)));
    /// The history of a suggestion.
    history_of_suggestion, HistoryOfSuggestion: Seen => Vec<HistoryEntry> =
        |app, actor, seen| keyed(seen, suggestion::history_of(app, actor, &rows(seen)));
    /// What the asker may do with a suggestion.
    actions_on_suggestion, ActionsOnSuggestion: Seen => Vec<Action> =
        |app, actor, seen| keyed(seen, suggestion::allowed_actions(app, actor, &rows(seen)));
    /// The deadlines of a suggestion, as of a day.
    deadlines_of, DeadlinesOfSuggestion: (Seen, NaiveDate) => Vec<Deadline> =
        |app, _actor, asked| deadlines(app, asked);
    /// The urgings of an assignment.
    urgings_of, UrgingsOfAssignment: AssignmentId => Vec<Urging> =
        |app, actor, ids| urging::of_assignments(app, actor, ids);
    /// The responses to a suggestion.
    responses_of, ResponsesOfSuggestion: Seen => Vec<Response> =
        |app, actor, seen| keyed(seen, response::of_suggestions(app, actor, &rows(seen)));
    /// The publication decisions of a suggestion, for the office.
    decisions_of, DecisionsOfSuggestion: Seen => Vec<Decision> =
        |app, actor, seen| keyed(seen, publication::decisions_of(app, actor, &rows(seen)));
    /// The evaluations of a suggestion.
    evaluations_of, EvaluationsOfSuggestion: Seen => Vec<Evaluation> =
        |app, actor, seen| keyed(seen, evaluation::of_suggestions(app, actor, &rows(seen)));
    /// A commitment.
    commitment, CommitmentById: CommitmentId => Commitment = |app, actor, ids| commitment::by_ids(app, actor, ids);
    /// The commitments of a suggestion.
    commitments_of, CommitmentsOfSuggestion: SuggestionId => Vec<Commitment> =
        |app, actor, ids| commitment::of_suggestions(app, actor, ids);
    /// The commitments of a response.
    commitments_in, CommitmentsOfResponse: ResponseId => Vec<Commitment> =
        |app, actor, ids| commitment::of_responses(app, actor, ids);
    /// The follow-ups of a commitment.
    follow_ups_of, FollowUpsOfCommitment: CommitmentId => Vec<FollowUp> =
        |app, actor, ids| commitment::follow_ups_of(app, actor, ids);
    /// How many commitments of a department are in each state.
    commitment_summary_of, CommitmentSummaryOfDepartment: DepartmentId => Summary =
        |app, actor, ids| commitment::summaries_of(app, actor, ids);
    /// What makes a suggestion a key one.
    key_mark_of, KeyMarkOfSuggestion: Seen => KeySuggestion =
        |app, _actor, seen| keyed(seen, key_suggestion::of_suggestions(app, &rows(seen)));
    /// The honours of a suggestion.
    awards_of, AwardsOfSuggestion: SuggestionId => Vec<Award> = |app, _actor, ids| award::of_suggestions(app, ids);
    /// The notes on the supervision of a suggestion.
    supervision_notes_of, SupervisionNotesOfSuggestion: Seen => Vec<SupervisionNote> =
        |app, actor, seen| keyed(seen, supervision_note::of_suggestions(app, actor, &rows(seen)));
    /// The meetings about a suggestion.
    meetings_of, MeetingsOfSuggestion: Seen => Vec<MediationMeeting> =
        |app, _actor, seen| keyed(seen, evaluation::meetings_of(app, &rows(seen)));
    /// The assignments of a suggestion.
    assignments_of, AssignmentsOfSuggestion: SuggestionId => Vec<Assignment> =
        |app, actor, ids| assignment::of_suggestions(app, actor, ids);
    /// The requests to hand a suggestion back.
    hand_backs_of, HandBacksOfSuggestion: SuggestionId => Vec<HandBack> =
        |app, actor, ids| hand_back::of_suggestions(app, actor, ids);
    /// A request to hand an assignment back.
    hand_back, HandBackById: HandBackId => HandBack = |app, actor, ids| hand_back::by_ids(app, actor, ids);
    /// How many suggestions a department has handed back.
    hand_back_count, HandBackCountOfDepartment: DepartmentId => i64 =
        |app, actor, ids| hand_back::count_by_department(app, actor, ids);
    /// The conference at which a suggestion was assigned.
    conference_of, ConferenceOfSuggestion: SuggestionId => Conference =
        |app, actor, ids| assignment::conferences_of(app, actor, ids);
    /// A conference at which suggestions were assigned.
    conference, ConferenceById: AssignmentConferenceId => Conference =
        |app, actor, ids| assignment::conference_by_ids(app, actor, ids);
    /// The departments that a suggestion may be assigned to.
    candidates_for, CandidatesForSuggestion: Seen => Vec<Candidate> =
        |app, actor, seen| keyed(seen, assignment::candidates_for(app, actor, &rows(seen)));
    /// The contacts made in a suggestion's handling.
    contacts_of, ContactsOfSuggestion: SuggestionId => Vec<ContactRecord> =
        |app, actor, ids| contact_record::of_suggestions(app, actor, ids);
    /// A contact.
    contact, ContactById: ContactRecordId => ContactRecord = |app, actor, ids| contact_record::by_ids(app, actor, ids);
    /// The assisting departments' opinions of a suggestion.
    opinions_of, OpinionsOfSuggestion: SuggestionId => Vec<AssistOpinion> =
        |app, actor, ids| assist_opinion::of_suggestions(app, actor, ids);
    /// The opinions that the lead of a suggestion waits for.
    missing_opinions_of, MissingOpinionsOfSuggestion: SuggestionId => Vec<MissingOpinion> =
        |app, actor, ids| assist_opinion::missing_of(app, actor, ids);
    /// An assisting department's opinion.
    opinion, OpinionById: AssistOpinionId => AssistOpinion = |app, actor, ids| assist_opinion::by_ids(app, actor, ids);
    /// A brief of social opinions.
    opinion_brief, OpinionBriefById: OpinionBriefId => OpinionBrief =
        |app, actor, ids| opinion_brief::by_ids(app, actor, ids);
    /// The text of a brief.
    opinion_brief_text, OpinionBriefTextById: OpinionBriefId => OpinionBriefText =
        |app, actor, ids| opinion_brief::texts(app, actor, ids);
    /// The social opinions of a brief.
    sources_of_brief, SourcesOfBrief: OpinionBriefId => Vec<suggestion::Suggestion> =
        |app, actor, ids| opinion_brief::sources_of(app, actor, ids);
    /// The adoptions of a brief.
    adoptions_of_brief, AdoptionsOfBrief: OpinionBriefId => Vec<Adoption> =
        |app, actor, ids| opinion_brief::adoptions_of(app, actor, ids);
    /// The brief that a suggestion went into, for the office.
    brief_of, BriefOfSuggestion: SuggestionId => OpinionBrief =
        |app, actor, ids| opinion_brief::of_suggestions(app, actor, ids);
    /// Where a suggestion's brief was adopted, for insiders.
    adoptions_of, AdoptionsOfSuggestion: Seen => Vec<Adoption> =
        |app, _actor, seen| keyed(seen, opinion_brief::reached_by(app, &rows(seen)));
    /// An assignment.
    assignment, AssignmentById: AssignmentId => Assignment = |app, actor, ids| assignment::by_ids(app, actor, ids);
    /// A response.
    response, ResponseById: ResponseId => Response = |app, actor, ids| response::by_ids(app, actor, ids);
    /// The attachments of a suggestion itself.
    attachments_of, AttachmentsOfSuggestion: SuggestionId => Vec<Attachment> =
        |app, actor, ids| attachment::of_suggestions(app, actor, ids);
    /// The attachments of a response.
    attachments_of_response, AttachmentsOfResponse: ResponseId => Vec<Attachment> =
        |app, actor, ids| attachment::of_responses(app, actor, ids);
    /// The text of a response.
    response_text, ResponseTextById: ResponseId => ResponseText = |app, actor, ids| response::texts(app, actor, ids);
    /// A template of letters.
    response_template, ResponseTemplateById: ResponseTemplateId => ResponseTemplate =
        |app, actor, ids| response_template::by_ids(app, actor, ids);
    /// The templates of a department.
    response_templates_of, ResponseTemplatesOfDepartment: DepartmentId => Vec<ResponseTemplate> =
        |app, actor, ids| response_template::of_departments(app, actor, ids);
}

fn rows(seen: &[Seen]) -> Vec<&suggestion::Suggestion> {
    seen.iter().map(Seen::row).collect()
}

/// Gives what was found by id to the suggestions asked about.
async fn keyed<V>(
    seen: &[Seen],
    found: impl Future<Output = Result<HashMap<SuggestionId, V>, Error>>,
) -> Result<HashMap<Seen, V>, Error> {
    let mut found = found.await?;
    Ok(seen.iter().filter_map(|seen| found.remove(&seen.key()).map(|value| (seen.clone(), value))).collect())
}

async fn deadlines(app: &App, asked: &[(Seen, NaiveDate)]) -> Result<HashMap<(Seen, NaiveDate), Vec<Deadline>>, Error> {
    let rows: Vec<_> = asked.iter().map(|(seen, as_of)| (seen.row(), *as_of)).collect();
    let mut found = deadline::of_suggestions(app, &rows).await?;
    let keys = asked.iter().map(|(seen, as_of)| (seen.clone(), *as_of));
    Ok(keys.filter_map(|key| found.remove(&(key.0.key(), key.1)).map(|clocks| (key, clocks))).collect())
}

async fn history_of_consultations(
    app: &App,
    actor: &Actor,
    seen: &[SeenConsultation],
) -> Result<HashMap<SeenConsultation, Vec<HistoryEntry>>, Error> {
    let rows: Vec<_> = seen.iter().map(SeenConsultation::row).collect();
    let mut found = consultation::history_of(app, actor, &rows).await?;
    Ok(seen.iter().filter_map(|seen| found.remove(&seen.key()).map(|value| (seen.clone(), value))).collect())
}
