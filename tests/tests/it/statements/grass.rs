//! The lists of the grass roots, each with the query that reaches it in pages of `$size`.

/// Like the rows above it.
pub const ROWS: &[(&str, &str)] = &[
    (
        "Query.councils",
        "councils(first: $size) { totalCount nodes { id name isPreparatory encouragedBy { name } …COMMITTEE } }",
    ),
    ("DeliberationCouncil.encouraged", "councils(first: $size) { nodes { encouraged { id name } } }"),
    ("DeliberationCouncil.members", "councils(first: $size) { nodes { members { role name …MEMBER } } }"),
    ("DeliberationCouncil.consultations", "councils(first: $size) { nodes { consultations { …CONSULTATION } } }"),
    (
        "DeliberationCouncil.matters",
        "councils(first: $size) { nodes { matters { title body raisedBy stage allowedStages council { name } } } }",
    ),
    (
        "DeliberationCouncil.documents",
        "councils(first: $size) { nodes { documents { kind number title consultation { id } } } }",
    ),
    ("DeliberationCouncil.photographs", "councils(first: $size) { nodes { photographs { caption people url } } }"),
    (
        "CouncilMatter.steps",
        "councils(first: $size) { nodes { matters { steps { stage on by note department { name } } } } }",
    ),
    ("CouncilMatter.meetings", "councils(first: $size) { nodes { matters { meetings { …CONSULTATION } } } }"),
    ("CouncilMatter.suggestions", "councils(first: $size) { nodes { matters { suggestions { …SUGGESTION } } } }"),
    (
        "ResearchActivity.photographs",
        "consultations(first: $size) { nodes { researchActivities { photographs { caption people url } } } }",
    ),
    ("CouncilDocument.lines", "councils(first: $size) { nodes { documents { lines { item responsible until } } } }"),
    ("Consultation.councils", "consultations(first: $size) { nodes { councils { id name …COMMITTEE } } }"),
    ("Consultation.matters", "consultations(first: $size) { nodes { matters { title body stage council { name } } } }"),
    (
        "Consultation.councilDocuments",
        "consultations(first: $size) { nodes { councilDocuments { kind title lines { item } } } }",
    ),
    (
        "Consultation.contributions",
        "consultations(first: $size) { nodes { contributions { contributor amount unit matter { title } } } }",
    ),
    (
        "Consultation.contributionTotals",
        "consultations(first: $size) { nodes { contributionTotals { kind amount unit isApproximate } } }",
    ),
    ("Consultation.photographs", "consultations(first: $size) { nodes { photographs { caption people url } } }"),
    (
        "Consultation.representatives",
        "consultations(first: $size) { nodes { representatives { side isChief name title } } }",
    ),
    (
        "Consultation.offers",
        "consultations(first: $size) { nodes { offers { body madeOn replyDueOn isLate negotiateBy } } }",
    ),
    ("Consultation.dataHandovers", "consultations(first: $size) { nodes { dataHandovers { side data on } } }"),
    ("Consultation.dataClocks", "consultations(first: $size) { nodes { dataClocks { side dueOn state } } }"),
    ("DeliberationCouncil.history", "councils(first: $size) { nodes { history { event at } } }"),
    ("CouncilMatter.history", "councils(first: $size) { nodes { matters { history { event at } } } }"),
    (
        "Consultation.wageTerms",
        "consultations(first: $size) { nodes { wageTerms { label before after change { percent } } } }",
    ),
    (
        "Consultation.congressVotes",
        "consultations(first: $size) { nodes { congressVotes { heldOn inFavour hasPassed } } }",
    ),
    (
        "Consultation.contracts",
        "consultations(first: $size) { nodes { contracts { kind number filingDueOn renewedBy allowedEvents } } }",
    ),
    ("Consultation.adviserTasks", "consultations(first: $size) { nodes { adviserTasks { adviserName task visits } } }"),
    (
        "AdviserTask.supervision",
        "consultations(first: $size) { nodes { adviserTasks { supervision { month finding } } } }",
    ),
];
