//! The lists of consultations and of what belongs to them, each with the query that reaches it in pages of `$size`.

/// Like the rows above it.
pub const ROWS: &[(&str, &str)] = &[
    ("Consultation.agenda", "consultations(first: $size) { nodes { agenda { title kind } } }"),
    (
        "Consultation.participants",
        "consultations(first: $size) { nodes { participants { name attendance leaveReason …MEMBER department { name …COMMITTEE } } } }",
    ),
    (
        "Consultation.materials",
        "consultations(first: $size) { nodes { materials { title body versions { number body } } } }",
    ),
    (
        "SessionMaterial.attachments",
        "consultations(first: $size) { nodes { materials { attachments { fileName byteSize } } } }",
    ),
    ("SessionMaterial.versions", "consultations(first: $size) { nodes { materials { versions { number note } } } }"),
    (
        "Consultation.researchActivities",
        "consultations(first: $size) { nodes { researchActivities { place findings department { name } } } }",
    ),
    (
        "ResearchActivity.people",
        "consultations(first: $size) { nodes { researchActivities { people { name …MEMBER } } } }",
    ),
    ("Consultation.cases", "consultations(first: $size) { nodes { cases { …SUGGESTION } } }"),
    ("Suggestion.discussedAt", "suggestions(first: $size) { nodes { discussedAt { …CONSULTATION } } }"),
    ("Viewer.sessionInvitations", "viewer { sessionInvitations { …CONSULTATION } }"),
    ("Floor.agenda", "consultations(first: $size) { nodes { floor { agenda { item { title } startedAt } } } }"),
    (
        "Floor.waiting",
        "consultations(first: $size) { nodes { floor { waiting { speakerName …MEMBER speech { title } department { name } } } } }",
    ),
    (
        "Floor.heard",
        "consultations(first: $size) { nodes { floor { heard { speakerName …MEMBER speech { body } department { name } } } } }",
    ),
    (
        "Floor.pointsOfOrder",
        "consultations(first: $size) { nodes { floor { sequence allowedActions pointsOfOrder { subject decision } } } }",
    ),
    (
        "Floor.events",
        "consultations(first: $size) { nodes { floor { events { kind note turn { …MEMBER speech { id } } agendaItem { title } } } } }",
    ),
    (
        "SpeakingTime.byPerson",
        "consultations(first: $size) { nodes { floor { speakingTime { byPerson { speakerName seconds …MEMBER department { name } } } } } }",
    ),
    (
        "SpeakingTime.bySector",
        "consultations(first: $size) { nodes { floor { speakingTime { bySector { sector turns seconds } } } } }",
    ),
    (
        "FloorTurn.answers",
        "consultations(first: $size) { nodes { floor { heard { answers { speakerName …MEMBER speech { title } } } } } }",
    ),
    ("Consultation.figures", "consultations(first: $size) { nodes { figures { label amount } } }"),
    (
        "Consultation.speeches",
        "consultations(first: $size) { nodes { speeches { id body reviewNote allowedActions …MEMBER } } }",
    ),
    (
        "Consultation.onSiteResponses",
        "consultations(first: $size) { nodes { onSiteResponses { body department { name } } } }",
    ),
    ("Consultation.reports", "consultations(first: $size) { nodes { reports { id body …COMMITTEE } } }"),
    (
        "Consultation.suggestions",
        "consultations(first: $size) { nodes { suggestions(first: 2) { totalCount nodes { …SUGGESTION } } } }",
    ),
    (
        "Consultation.commitments",
        "consultations(first: $size) { nodes { commitments(first: 5) { totalCount nodes { what state origin { __typename } consultation { id } } } } }",
    ),
    (
        "OpenEnds.commitments",
        "consultations(first: $size) { nodes { openEnds { commitmentCount suggestionCount commitments { what state } } } }",
    ),
    ("OpenEnds.suggestions", "consultations(first: $size) { nodes { openEnds { suggestions { …SUGGESTION } } } }"),
    (
        "OnSiteResponse.commitments",
        "consultations(first: $size) { nodes { onSiteResponses { commitments { what department { name } followUps { note } } } } }",
    ),
    (
        "Outcome.instructions",
        "consultations(first: $size) { nodes { outcomes { instructedOn instructions { leaderName body } } } }",
    ),
    (
        "Outcome.feedback",
        "consultations(first: $size) { nodes { outcomes { feedbackOn feedback { body department { name } } } } }",
    ),
    ("ResearchReport.revisions", "researchReports(first: $size) { nodes { revisions { number title body } } }"),
    (
        "ResearchReport.instructions",
        "researchReports(first: $size) { nodes { instructedOn instructions { leaderName body } } }",
    ),
    (
        "ResearchReport.feedback",
        "researchReports(first: $size) { nodes { feedbackOn feedback { body department { name } } } }",
    ),
    ("Consultation.outcomes", "consultations(first: $size) { nodes { outcomes { title body } } }"),
    ("Consultation.history", "consultations(first: $size) { nodes { history { event actorName } } }"),
    ("Speech.suggestions", "speeches(first: $size) { nodes { suggestions { …SUGGESTION } } }"),
    ("Speech.onSiteResponses", "speeches(first: $size) { nodes { onSiteResponses { body department { name } } } }"),
    (
        "OnSiteResponse.speeches",
        "consultations(first: $size) { nodes { onSiteResponses { speeches { body …MEMBER } } } }",
    ),
    ("ResearchReport.attachments", "researchReports(first: $size) { nodes { attachments { fileName byteSize } } }"),
    ("ResearchReport.authors", "researchReports(first: $size) { nodes { authors { name …MEMBER } } }"),
    ("ResearchReport.suggestions", "researchReports(first: $size) { nodes { suggestions { …SUGGESTION } } }"),
    ("ResearchReport.history", "researchReports(first: $size) { nodes { history { event actorName } } }"),
];
