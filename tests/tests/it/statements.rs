//! What a list costs does not grow with its page: a row for every list of the schema, with all its relations.

mod grass;
mod sessions;

use std::collections::BTreeSet;

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{TypeKind, TypeSystemDefinition};
use serde_json::json;
use tests::{Fixture, Place, TestApp, on_both};

use crate::lists::crowd;

/// A page and one ten times as long.
const SMALL: usize = 5;
const LARGE: usize = 50;

const COMMITTEE: &str = "committee { id code name level region }";
const MEMBER: &str = "member { id name title sector { name } specialCommittee { name } committee { code } }";
const SUGGESTION: &str = "id version title status kind background analysis recommendation publicSummary term caseTitle
    coSignerCount declineReason returnReason category { name }";
const RESPONSE: &str =
    "id status body letterNo outcome contactPerson department { shortName } assignment { id } suggestion { id }";
const RATES: &str = "received caseReplyRate { numerator } replyRate { numerator } onTimeRate { numerator }
    satisfactionRate { numerator } paperEvaluations fulfilmentRate { numerator }";
const CONSULTATION: &str = "id topic summary status stage { name } nextSteps { to { code } } term allowedActions";

/// The lists of the schema as `Type.field`, each with the query that reaches it in pages of `$size`. `…` stands for
/// what several rows share.
const ROWS: &[(&str, &str)] = &[
    (
        "Query.members",
        "members(committee: $committee, first: $size) { totalCount nodes { id name title sector { name } specialCommittee { name } …COMMITTEE } }",
    ),
    (
        "Query.departments",
        "departments(committee: $committee, first: $size) { totalCount nodes { id name shortName …COMMITTEE } }",
    ),
    ("Query.consultations", "consultations(first: $size) { totalCount nodes { …CONSULTATION …COMMITTEE } }"),
    (
        "Query.speeches",
        "speeches(first: $size) { totalCount nodes { id body title …MEMBER consultation { …CONSULTATION } } }",
    ),
    (
        "Query.researchReports",
        "researchReports(first: $size) { totalCount nodes { id body allowedStatuses …COMMITTEE consultation { …CONSULTATION } } }",
    ),
    (
        "Query.suggestions",
        "suggestions(first: $size) { totalCount nodes { …SUGGESTION …COMMITTEE origin { consultation { id } speech { body } report { body } } effectiveResponse { …RESPONSE } } }",
    ),
    (
        "Query.search",
        "search(query: \"\", first: $size) { totalCount nodes { title snippet …COMMITTEE node { id ... on Suggestion { …SUGGESTION } ... on Response { …RESPONSE } } } }",
    ),
    ("Query.nodes", "nodes(ids: $ids) { id ... on Suggestion { …SUGGESTION assignments { id } } }"),
    (
        "Query.committees",
        "committees { id name terms { number } sectors { name } specialCommittees { name } categories { name } }",
    ),
    ("Committee.terms", "suggestions(first: $size) { nodes { committee { terms { number startsOn } } } }"),
    ("Committee.sectors", "suggestions(first: $size) { nodes { committee { sectors { name } } } }"),
    ("Committee.specialCommittees", "suggestions(first: $size) { nodes { committee { specialCommittees { name } } } }"),
    ("Committee.categories", "suggestions(first: $size) { nodes { committee { categories { name } } } }"),
    ("Term.plenaries", "suggestions(first: $size) { nodes { committee { terms { plenaries { number } } } } }"),
    ("Term.sectors", "suggestions(first: $size) { nodes { committee { terms { sectors { name } } } } }"),
    (
        "Term.specialCommittees",
        "suggestions(first: $size) { nodes { committee { terms { specialCommittees { name } } } } }",
    ),
    ("Term.categories", "suggestions(first: $size) { nodes { committee { terms { categories { name } } } } }"),
    (
        "Suggestion.proposers",
        "suggestions(first: $size) { nodes { proposers { name status expiresOn mergedFrom { id } …MEMBER } } }",
    ),
    ("Suggestion.reviews", "suggestions(first: $size) { nodes { reviewLevel reviewLevels reviews { level note } } }"),
    ("Suggestion.mergedFrom", "suggestions(first: $size) { nodes { mergedFrom { …SUGGESTION } mergedInto { id } } }"),
    (
        "Suggestion.assignments",
        "suggestions(first: $size) { nodes { assignments { id status handlerName department { name } deadline { dueOn } suggestion { id } } } }",
    ),
    (
        "Suggestion.assistOpinions",
        "suggestions(first: $size) { nodes { assistOpinions { stance body assignment { id } } } }",
    ),
    (
        "Assignment.contacts",
        "suggestions(first: $size) { nodes { assignments { contacts { note assignment { id } } } } }",
    ),
    (
        "Assignment.missingOpinions",
        "suggestions(first: $size) { nodes { assignments { missingOpinions { dueOn department { name } } } } }",
    ),
    (
        "Suggestion.handBacks",
        "suggestions(first: $size) { nodes { hopCount handBacks { reason assignment { id status } newAssignment { id } proposedDepartment { name handBackCount } } assignmentConference { title } } }",
    ),
    (
        "Suggestion.suggestedDepartments",
        "suggestions(first: $size) { nodes { suggestedDepartments { similarCases handBacks department { name } } } }",
    ),
    (
        "DepartmentCandidate.examples",
        "suggestions(first: $size) { nodes { suggestedDepartments { examples { …SUGGESTION } } } }",
    ),
    ("Suggestion.responses", "suggestions(first: $size) { nodes { responses { …RESPONSE } } }"),
    ("Suggestion.effectiveResponses", "suggestions(first: $size) { nodes { effectiveResponses { …RESPONSE } } }"),
    (
        "Response.addressees",
        "suggestions(first: $size) { nodes { responses { title addressees { salutation title suggestion { id } } } } }",
    ),
    (
        "Response.assistingDepartments",
        "suggestions(first: $size) { nodes { latestHolding { id } responses { id status assistingDepartments { name }
            corrects { id } supersededBy { id } diff { op text } suggestion { id } } } }",
    ),
    (
        "Suggestion.evaluations",
        "suggestions(first: $size) { nodes { evaluations { satisfaction contact isPaper paperForm { note } comment proposer { name …MEMBER } } } }",
    ),
    (
        "Query.commitments",
        "commitments(first: $size) { totalCount nodes { id what state isInForce department { shortName } suggestion { id } response { id } } }",
    ),
    ("Commitment.followUps", "commitments(first: $size) { nodes { followUps { kind on note madeBy } } }"),
    (
        "Suggestion.commitments",
        "suggestions(first: $size) { nodes { commitments { what state department { name commitmentSummary { open late broken } } } } }",
    ),
    (
        "Suggestion.awards",
        "suggestions(first: $size) { nodes { isKey keySuggestion { leader meeting } awards { year title } } }",
    ),
    ("Suggestion.supervisionNotes", "suggestions(first: $size) { nodes { supervisionNotes { body madeBy } } }"),
    ("Response.commitments", "suggestions(first: $size) { nodes { responses { commitments { what measure } } } }"),
    ("Suggestion.mediationMeetings", "suggestions(first: $size) { nodes { mediationMeetings { heldOn note } } }"),
    (
        "Suggestion.deadlines",
        "suggestions(first: $size) { nodes { deadlines { dueOn explanation department { name } } } }",
    ),
    (
        "Suggestion.publicationDecisions",
        "suggestions(first: $size) { nodes { publicationDecisions { disclosure redactions { passage } } } }",
    ),
    (
        "PublicationDecision.redactions",
        "suggestions(first: $size) { nodes { publicationDecisions { redactions { passage part ground response } } } }",
    ),
    (
        "Deadline.extensions",
        "suggestions(first: $size) { nodes { deadlines { kind extensions { dueOn approver reason } assignment { id } } } }",
    ),
    (
        "Deadline.skippedDays",
        "suggestions(first: $size) { nodes { deadlines(asOf: \"2022-09-20\") { kind skippedDays { day name } } } }",
    ),
    (
        "Deadline.madeUpDays",
        "suggestions(first: $size) { nodes { deadlines { kind madeUpDays { day name } unofficialYears } } }",
    ),
    ("Assignment.deadlines", "suggestions(first: $size) { nodes { assignments { deadlines { kind dueOn } } } }"),
    ("Assignment.urgings", "suggestions(first: $size) { nodes { assignments { urgings { note madeBy } } } }"),
    ("Committee.rules", "suggestions(first: $size) { nodes { committee { rules { number replyDays } } } }"),
    ("Committee.holidays", "suggestions(first: $size) { nodes { committee { holidays(year: 2022) { day name } } } }"),
    (
        "Viewer.notifications",
        "viewer { notifications(first: $size) { totalCount nodes { kind suggestion { …SUGGESTION } assignment { id deadline { dueOn } } } } }",
    ),
    (
        "Suggestion.revisions",
        "suggestions(first: $size) { nodes { revisions { number background diff { title { op text } } } } }",
    ),
    (
        "Department.responseTemplates",
        "suggestions(first: $size) { nodes { assignments { department { responseTemplates { name } } } } }",
    ),
    (
        "Query.opinionBriefs",
        "opinionBriefs(first: $size) { totalCount nodes { id title body allowedStatuses …COMMITTEE } }",
    ),
    ("OpinionBrief.sources", "opinionBriefs(first: $size) { nodes { sources { …SUGGESTION } } }"),
    ("OpinionBrief.adoptions", "opinionBriefs(first: $size) { nodes { adoptions { level adoptedBy note } } }"),
    (
        "Suggestion.adoptions",
        "suggestions(first: $size) { nodes { opinionBrief { title } adoptions { level adoptedBy note } } }",
    ),
    (
        "Query.annualPlans",
        "annualPlans(first: $size) { totalCount nodes { id title term progress { items begun } allowedStatuses allowedActions …COMMITTEE } }",
    ),
    (
        "AnnualPlan.items",
        "annualPlans(first: $size) { nodes { items { topic plan { title } consultation { …CONSULTATION } } } }",
    ),
    ("AnnualPlanItem.departments", "annualPlans(first: $size) { nodes { items { departments { name …COMMITTEE } } } }"),
    ("AnnualPlan.warnings", "annualPlans(first: $size) { nodes { warnings { kind message } } }"),
    ("AnnualPlan.approvals", "annualPlans(first: $size) { nodes { approvals { step body note recordedBy } } }"),
    (
        "AnnualPlan.adjustments",
        "annualPlans(first: $size) { nodes { adjustments { kind reason item { topic } earlier { topic departments } } } }",
    ),
    ("AnnualPlan.history", "annualPlans(first: $size) { nodes { history { event actorName } } }"),
    (
        "Query.ledgers",
        "ledgers(first: $size) { totalCount nodes { id title consultation { id } allowedActions …COMMITTEE } }",
    ),
    (
        "Ledger.lines",
        "ledgers(first: $size) { nodes { lines { label amount computedShare { percent } reportedShare } } }",
    ),
    ("LedgerLine.revisions", "ledgers(first: $size) { nodes { lines { revisions { number reason } } } }"),
    ("Ledger.history", "ledgers(first: $size) { nodes { history { event actorName } } }"),
    (
        "Consultation.ledgers",
        "consultations(first: $size) { nodes { planItem { topic plan { title } } ledgers { title lines { amount } } } }",
    ),
    ("Viewer.calendarFeeds", "viewer { calendarFeeds { id createdAt } }"),
    ("Suggestion.history", "suggestions(first: $size) { nodes { history { event actorName note } } }"),
    ("Suggestion.attachments", "suggestions(first: $size) { nodes { id attachments { fileName } } }"),
    ("Response.attachments", "suggestions(first: $size) { nodes { responses { id attachments { fileName } } } }"),
    ("Assignment.responses", "suggestions(first: $size) { nodes { assignments { responses { …RESPONSE } } } }"),
    ("Statistics.groups", "statistics(committee: $committee) { groups(by: DEPARTMENT) { label counts { …RATES } } }"),
    (
        "ScreeningReport.byProposerType",
        "screeningReport(committee: $committee, term: 11) { byProposerType { label counts { …RATES } } }",
    ),
    (
        "ScreeningReport.byCategory",
        "screeningReport(committee: $committee, term: 11) { byCategory { label counts { …RATES } } }",
    ),
    (
        "ScreeningReport.byDeclineGround",
        "screeningReport(committee: $committee, term: 11) { byDeclineGround { ground count } }",
    ),
    (
        "WorkReport.byDepartment",
        "workReport(committee: $committee, term: 11) { byDepartment { label counts { …RATES } } }",
    ),
    ("WorkReport.byOutcome", "workReport(committee: $committee, term: 11) { byOutcome { outcome letter count } }"),
    (
        "WorkReport.bySatisfaction",
        "workReport(committee: $committee, term: 11) { bySatisfaction { satisfaction own onPaper } }",
    ),
    (
        "MarkedSuggestions.suggestions",
        "workReport(committee: $committee, term: 11) { key { count suggestions { …SUGGESTION } } outstanding { suggestions { id } } }",
    ),
    (
        "SearchConnection.facets",
        "search(query: \"\", first: $size, facets: [COMMITTEE DEPARTMENT STATUS KIND]) { facets { values { label count } } }",
    ),
];

/// The rows of every room.
fn rows() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    ROWS.iter().chain(sessions::ROWS).chain(grass::ROWS)
}

/// Lists that are no lists of rows: the tables of formats, what the viewer holds, what a page, a hit, a roster or a difference is made of.
const NO_ROWS: [&str; 19] = [
    "Query.consultationProcesses",
    "ConsultationProcess.opensAt",
    "ConsultationProcess.stages",
    "ConsultationProcess.steps",
    "Consultation.stages",
    "Consultation.nextSteps",
    "ConsultationStep.needs",
    "Lineage.edges",
    "Viewer.roles",
    "Facet.values",
    "SearchHit.titleHighlights",
    "SearchHit.snippetHighlights",
    "RosterImport.rows",
    "RosterRow.cells",
    "Response.diff",
    "RevisionDiff.title",
    "RevisionDiff.background",
    "RevisionDiff.analysis",
    "RevisionDiff.recommendation",
];

/// The service with more than fifty of everything.
struct Crowd(TestApp);

impl Fixture for Crowd {
    async fn set_up(place: &Place) -> Self {
        let app = TestApp::set_up(place).await;
        crowd::gather(&app, LARGE + 1).await;
        app.index_now().await;
        Self(app)
    }
}

fn written(row: &str) -> String {
    let row = row.replace("…CONSULTATION", CONSULTATION).replace("…RESPONSE", RESPONSE);
    let row = row.replace("…SUGGESTION", SUGGESTION).replace("…COMMITTEE", COMMITTEE).replace("…MEMBER", MEMBER);
    let row = row.replace("…RATES", RATES);
    let declared = ["size: Int!", "committee: ID!", "ids: [ID!]!"];
    let used = declared.iter().filter(|it| row.contains(&format!("${}", it.split(':').next().unwrap_or_default())));
    let used: Vec<_> = used.map(|it| format!("${it}")).collect();
    let used = if used.is_empty() { String::new() } else { format!("({})", used.join(", ")) };
    format!("query{used} {{ {row} }}")
}

on_both! {
    async fn fifty_cost_no_more_statements_than_five(crowd: Crowd) {
        let app = crowd.0;
        let office = app.office();
        let list = "{ suggestions(first: 50) { nodes { id } } }";
        let listed = office.run(list, json!({})).await;
        let ids: Vec<_> = listed.list("suggestions.nodes").iter().map(|node| node["id"].clone()).collect();
        assert_eq!(ids.len(), LARGE);

        let mut grown = Vec::new();
        for (list, row) in rows() {
            let document = written(row);
            let ask = async |size: usize| {
                let variables =
                    json!({ "size": size, "committee": app.world().committee.to_string(), "ids": ids[..size] });
                let (answer, statements) = app.counting(office.run(&document, variables)).await;
                answer.data("");
                (answer.body().to_string().len(), statements)
            };
            let ((little, few), (much, many)) = (ask(SMALL).await, ask(LARGE).await);
            let is_paged = document.contains("$size") && !document.contains("facets {") || document.contains("$ids");
            assert!(!is_paged || much > little * 3, "{list} gives as little for {LARGE} as for {SMALL}: {document}");
            if few.len() != many.len() {
                grown.push(format!("{list}: {} → {}\n{}", few.len(), many.len(), repeated(&many)));
            }
        }
        assert!(grown.is_empty(), "{}", grown.join("\n"));
    }
}

/// Returns the statement run most often, with how often.
fn repeated(statements: &[String]) -> String {
    let times = |sql: &&String| statements.iter().filter(|other| other == sql).count();
    let most = statements.iter().max_by_key(times);
    most.map_or_else(String::new, |sql| {
        format!("    {} times {}", times(&sql), sql.chars().take(300).collect::<String>())
    })
}

#[test]
fn every_list_of_the_schema_has_a_row() {
    let document = parse_schema(api::server::sdl()).expect("our schema is well-formed");
    let mut objects = BTreeSet::new();
    let mut found = BTreeSet::new();
    let types: Vec<_> = document
        .definitions
        .iter()
        .filter_map(|definition| match definition {
            TypeSystemDefinition::Type(found) => Some(&found.node),
            _ => None,
        })
        .collect();
    for ty in &types {
        if matches!(ty.kind, TypeKind::Object(_) | TypeKind::Interface(_)) {
            objects.insert(ty.name.node.as_str());
        }
    }
    for ty in &types {
        let TypeKind::Object(object) = &ty.kind else { continue };
        let owner = ty.name.node.as_str();
        if owner == "Mutation"
            || owner.ends_with("Payload")
            || owner != "SearchConnection" && owner.ends_with("Connection")
        {
            continue;
        }
        for field in &object.fields {
            let name = field.node.ty.node.to_string();
            let of = name.trim_matches(['[', ']', '!']);
            let is_list = name.starts_with('[') || of.ends_with("Connection");
            if is_list && objects.contains(of) {
                found.insert(format!("{owner}.{}", field.node.name.node));
            }
        }
    }
    assert!(found.len() > 20, "{found:?}");
    let rows: BTreeSet<String> = rows().map(|(list, _)| (*list).to_owned()).collect();
    let parts = ["SearchConnection.edges", "SearchConnection.nodes"];

    let without: Vec<_> = found
        .difference(&rows)
        .filter(|list| !NO_ROWS.contains(&list.as_str()) && !parts.contains(&list.as_str()))
        .collect();
    assert!(without.is_empty(), "lists without a row in tests/it/statements.rs: {without:?}");
    let gone: Vec<_> = rows.difference(&found).collect();
    assert!(gone.is_empty(), "rows of lists that are gone: {gone:?}");
}
