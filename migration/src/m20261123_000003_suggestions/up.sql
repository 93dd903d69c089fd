CREATE TABLE suggestion (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    term_id UUID NOT NULL,
    kind TEXT NOT NULL,
    proposer_type TEXT NOT NULL,
    stage TEXT NOT NULL,
    title TEXT NOT NULL,
    background TEXT NOT NULL,
    analysis TEXT NOT NULL,
    recommendation TEXT NOT NULL,
    category_id UUID,
    period TEXT,
    plenary_number INTEGER,
    registration_no TEXT,
    case_no INTEGER,
    handling_mode TEXT,
    origin_consultation_id UUID,
    origin_speech_id UUID,
    origin_report_id UUID,
    consents_to_publication BOOLEAN NOT NULL,
    disclosure TEXT NOT NULL,
    public_summary TEXT,
    decline_ground TEXT,
    round INTEGER NOT NULL,
    owner_id UUID NOT NULL,
    submitted_at TIMESTAMPTZ,
    filed_at TIMESTAMPTZ,
    closed_at TIMESTAMPTZ,
    published_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_suggestion PRIMARY KEY (id),
    CONSTRAINT uq_suggestion_committee_term_plenary_number_case_no
        UNIQUE (committee_id, term_id, plenary_number, case_no),
    CONSTRAINT uq_suggestion_committee_registration_no UNIQUE (committee_id, registration_no),
    CONSTRAINT fk_suggestion_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT fk_suggestion_term FOREIGN KEY (term_id) REFERENCES committee_term (id),
    CONSTRAINT ck_suggestion_kind CHECK (kind IN (
        'PROPOSAL', 'SOCIAL_OPINION', 'CONSULTATION_SUGGESTION', 'CITIZEN_ISSUE'
    )),
    CONSTRAINT ck_suggestion_proposer_type CHECK (proposer_type IN (
        'INDIVIDUAL', 'JOINT', 'PARTY', 'ORGANIZATION', 'SECTOR', 'MEMBER_GROUP', 'SPECIAL_COMMITTEE',
        'LOWER_CPPCC'
    )),
    CONSTRAINT ck_suggestion_stage CHECK (stage IN (
        'DRAFT', 'SUBMITTED', 'RETURNED', 'DECLINED', 'WITHDRAWN', 'FILED', 'ASSIGNED', 'CLOSED'
    )),
    CONSTRAINT fk_suggestion_category FOREIGN KEY (category_id) REFERENCES category (id),
    CONSTRAINT ck_suggestion_period CHECK (period IN ('PLENARY', 'INTERSESSION')),
    CONSTRAINT ck_suggestion_handling_mode CHECK (handling_mode IN ('SOLE', 'JOINT', 'SEPARATE')),
    CONSTRAINT fk_suggestion_origin_consultation FOREIGN KEY (origin_consultation_id) REFERENCES consultation (id),
    CONSTRAINT fk_suggestion_origin_speech FOREIGN KEY (origin_speech_id) REFERENCES speech (id),
    CONSTRAINT fk_suggestion_origin_report FOREIGN KEY (origin_report_id) REFERENCES research_report (id),
    CONSTRAINT ck_suggestion_disclosure CHECK (disclosure IN ('NONE', 'SUMMARY', 'FULL')),
    CONSTRAINT ck_suggestion_decline_ground CHECK (decline_ground IN (
        'STATE_SECRET', 'PROHIBITED', 'PARTY_INTERNAL', 'DEMOCRATIC_PARTY_INTERNAL', 'IN_LITIGATION', 'ACADEMIC',
        'PERSONAL_INTEREST', 'PROMOTION', 'NAMED_ACCUSATION', 'VAGUE', 'OUT_OF_JURISDICTION', 'OTHER'
    )),
    CONSTRAINT fk_suggestion_owner FOREIGN KEY (owner_id) REFERENCES account (id),
    CONSTRAINT ck_suggestion_case_no_rule
        CHECK ((case_no IS NULL) OR (kind = 'PROPOSAL' AND plenary_number IS NOT NULL)),
    CONSTRAINT ck_suggestion_declined CHECK ((stage = 'DECLINED') = (decline_ground IS NOT NULL)),
    CONSTRAINT ck_suggestion_summary CHECK (disclosure <> 'SUMMARY' OR public_summary IS NOT NULL)
);
CREATE INDEX ix_suggestion_committee_stage ON suggestion (committee_id, stage);
CREATE INDEX ix_suggestion_created_at_id ON suggestion (created_at, id);
CREATE INDEX ix_suggestion_updated_at_id ON suggestion (updated_at, id);
CREATE INDEX ix_suggestion_term ON suggestion (term_id);
CREATE INDEX ix_suggestion_category ON suggestion (category_id);
CREATE INDEX ix_suggestion_origin_consultation ON suggestion (origin_consultation_id);
CREATE INDEX ix_suggestion_origin_speech ON suggestion (origin_speech_id);
CREATE INDEX ix_suggestion_origin_report ON suggestion (origin_report_id);
CREATE INDEX ix_suggestion_owner ON suggestion (owner_id);

CREATE TABLE suggestion_revision (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    background TEXT NOT NULL,
    analysis TEXT NOT NULL,
    recommendation TEXT NOT NULL,
    made_by_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_suggestion_revision PRIMARY KEY (id),
    CONSTRAINT uq_suggestion_revision_suggestion_number UNIQUE (suggestion_id, number),
    CONSTRAINT fk_suggestion_revision_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_suggestion_revision_made_by FOREIGN KEY (made_by_id) REFERENCES account (id)
);
CREATE INDEX ix_suggestion_revision_made_by ON suggestion_revision (made_by_id);

CREATE TABLE proposer (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    status TEXT NOT NULL,
    name TEXT NOT NULL,
    member_id UUID,
    answered_at TIMESTAMPTZ,
    CONSTRAINT pk_proposer PRIMARY KEY (id),
    CONSTRAINT uq_proposer_suggestion_position UNIQUE (suggestion_id, position),
    CONSTRAINT uq_proposer_suggestion_member UNIQUE (suggestion_id, member_id),
    CONSTRAINT fk_proposer_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT ck_proposer_role CHECK (role IN ('LEAD', 'COSIGNER')),
    CONSTRAINT ck_proposer_status CHECK (status IN ('INVITED', 'AGREED', 'DECLINED')),
    CONSTRAINT fk_proposer_member FOREIGN KEY (member_id) REFERENCES member (id)
);
CREATE INDEX ix_proposer_member ON proposer (member_id);

CREATE TABLE report_suggestion (
    report_id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    CONSTRAINT pk_report_suggestion PRIMARY KEY (report_id, suggestion_id),
    CONSTRAINT fk_report_suggestion_report FOREIGN KEY (report_id) REFERENCES research_report (id),
    CONSTRAINT fk_report_suggestion_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id)
);
CREATE INDEX ix_report_suggestion_suggestion ON report_suggestion (suggestion_id);

CREATE TABLE assignment (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    department_id UUID NOT NULL,
    role TEXT NOT NULL,
    status TEXT NOT NULL,
    rules_id UUID NOT NULL,
    assigned_on DATE NOT NULL,
    round_started_on DATE NOT NULL,
    signed_for_at TIMESTAMPTZ,
    handler_name TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_assignment PRIMARY KEY (id),
    CONSTRAINT uq_assignment_suggestion_department UNIQUE (suggestion_id, department_id),
    CONSTRAINT fk_assignment_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_assignment_department FOREIGN KEY (department_id) REFERENCES department (id),
    CONSTRAINT ck_assignment_role CHECK (role IN ('SOLE', 'LEAD', 'ASSIST', 'SEPARATE')),
    CONSTRAINT ck_assignment_status CHECK (status IN (
        'PENDING_RECEIPT', 'IN_HANDLING', 'RESPONSE_UNDER_REVIEW', 'RESPONDED'
    )),
    CONSTRAINT fk_assignment_rules FOREIGN KEY (rules_id) REFERENCES rules (id)
);
CREATE INDEX ix_assignment_department_status ON assignment (department_id, status);
CREATE INDEX ix_assignment_rules ON assignment (rules_id);

CREATE TABLE response (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    assignment_id UUID NOT NULL,
    department_id UUID NOT NULL,
    round INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    letter_no TEXT NOT NULL,
    outcome TEXT NOT NULL,
    body TEXT NOT NULL,
    signatory TEXT NOT NULL,
    contact_person TEXT NOT NULL,
    contact_phone TEXT,
    issued_on DATE NOT NULL,
    submitted_at TIMESTAMPTZ,
    approved_at TIMESTAMPTZ,
    review_note TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_response PRIMARY KEY (id),
    CONSTRAINT uq_response_assignment_number UNIQUE (assignment_id, number),
    CONSTRAINT fk_response_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_response_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id),
    CONSTRAINT fk_response_department FOREIGN KEY (department_id) REFERENCES department (id),
    CONSTRAINT ck_response_kind CHECK (kind IN ('FULL', 'HOLDING', 'CORRECTING', 'SUPERSEDING')),
    CONSTRAINT ck_response_status CHECK (status IN ('DRAFT', 'UNDER_REVIEW', 'RETURNED', 'APPROVED')),
    CONSTRAINT ck_response_outcome CHECK (outcome IN ('RESOLVED', 'IN_PROGRESS', 'PLANNED', 'DEFERRED', 'REFERENCE'))
);
CREATE INDEX ix_response_suggestion_status ON response (suggestion_id, status);
CREATE INDEX ix_response_department ON response (department_id);

CREATE TABLE evaluation (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    proposer_id UUID NOT NULL,
    round INTEGER NOT NULL,
    satisfaction TEXT NOT NULL,
    comment TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_evaluation PRIMARY KEY (id),
    CONSTRAINT uq_evaluation_proposer_round UNIQUE (proposer_id, round),
    CONSTRAINT fk_evaluation_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_evaluation_proposer FOREIGN KEY (proposer_id) REFERENCES proposer (id),
    CONSTRAINT ck_evaluation_satisfaction CHECK (satisfaction IN (
        'SATISFIED', 'BASICALLY_SATISFIED', 'UNDERSTOOD', 'DISSATISFIED'
    ))
);
CREATE INDEX ix_evaluation_suggestion_round ON evaluation (suggestion_id, round);

CREATE TABLE publication_decision (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    disclosure TEXT NOT NULL,
    summary TEXT,
    reason TEXT,
    decided_by_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_publication_decision PRIMARY KEY (id),
    CONSTRAINT fk_publication_decision_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT ck_publication_decision_disclosure CHECK (disclosure IN ('NONE', 'SUMMARY', 'FULL')),
    CONSTRAINT fk_publication_decision_decided_by FOREIGN KEY (decided_by_id) REFERENCES account (id)
);
CREATE INDEX ix_publication_decision_suggestion ON publication_decision (suggestion_id);
CREATE INDEX ix_publication_decision_decided_by ON publication_decision (decided_by_id);

CREATE TABLE number_counter (
    sequence TEXT NOT NULL,
    last INTEGER NOT NULL,
    CONSTRAINT pk_number_counter PRIMARY KEY (sequence)
);
