CREATE TABLE consultation (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    term_id UUID NOT NULL,
    format TEXT NOT NULL,
    status TEXT NOT NULL,
    topic TEXT NOT NULL,
    summary TEXT NOT NULL,
    plan_year INTEGER NOT NULL,
    organizer_id UUID,
    organizer_name TEXT NOT NULL,
    scheduled_on DATE,
    held_on DATE,
    place TEXT,
    presided_by TEXT,
    presider_title TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_consultation PRIMARY KEY (id),
    CONSTRAINT uq_consultation_committee_plan_year_format_topic UNIQUE (committee_id, plan_year, format, topic),
    CONSTRAINT fk_consultation_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT fk_consultation_term FOREIGN KEY (term_id) REFERENCES committee_term (id),
    CONSTRAINT ck_consultation_format CHECK (format IN (
        'BIMONTHLY', 'THEMATIC', 'COUNTERPART', 'SECTOR', 'PROPOSAL_HANDLING', 'RESEARCH', 'ONLINE',
        'COMMUNITY_COUNCIL', 'VILLAGE_COUNCIL', 'WAGE_BARGAINING'
    )),
    CONSTRAINT ck_consultation_status CHECK (status IN (
        'PLANNED', 'RESEARCHING', 'SCHEDULED', 'HELD', 'OUTCOME_DRAFTED', 'SUBMITTED', 'CLOSED', 'CANCELLED'
    )),
    CONSTRAINT fk_consultation_organizer FOREIGN KEY (organizer_id) REFERENCES special_committee (id)
);
CREATE INDEX ix_consultation_committee_status ON consultation (committee_id, status);
CREATE INDEX ix_consultation_held_on ON consultation (held_on);
CREATE INDEX ix_consultation_created_at_id ON consultation (created_at, id);
CREATE INDEX ix_consultation_term ON consultation (term_id);
CREATE INDEX ix_consultation_organizer ON consultation (organizer_id);

CREATE TABLE agenda_item (
    id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    planned_minutes INTEGER,
    CONSTRAINT pk_agenda_item PRIMARY KEY (id),
    CONSTRAINT uq_agenda_item_consultation_position UNIQUE (consultation_id, position),
    CONSTRAINT fk_agenda_item_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT ck_agenda_item_kind CHECK (kind IN (
        'BRIEFING', 'VISIT', 'SPEECH', 'RESPONSE', 'DISCUSSION', 'CONCLUSION', 'OTHER'
    ))
);

CREATE TABLE consultation_participant (
    id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT,
    member_id UUID,
    department_id UUID,
    CONSTRAINT pk_consultation_participant PRIMARY KEY (id),
    CONSTRAINT uq_consultation_participant_consultation_position UNIQUE (consultation_id, position),
    CONSTRAINT fk_consultation_participant_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT ck_consultation_participant_role CHECK (role IN (
        'CHAIR', 'ORGANIZER', 'SPEAKER', 'DEPARTMENT', 'EXPERT', 'GUEST', 'RESIDENT', 'ENTERPRISE'
    )),
    CONSTRAINT fk_consultation_participant_member FOREIGN KEY (member_id) REFERENCES member (id),
    CONSTRAINT fk_consultation_participant_department FOREIGN KEY (department_id) REFERENCES department (id)
);
CREATE INDEX ix_consultation_participant_member ON consultation_participant (member_id);
CREATE INDEX ix_consultation_participant_department ON consultation_participant (department_id);

CREATE TABLE consultation_figure (
    id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    amount DOUBLE PRECISION NOT NULL,
    unit TEXT NOT NULL,
    is_approximate BOOLEAN NOT NULL,
    reported_share TEXT,
    CONSTRAINT pk_consultation_figure PRIMARY KEY (id),
    CONSTRAINT uq_consultation_figure_consultation_position UNIQUE (consultation_id, position),
    CONSTRAINT fk_consultation_figure_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id)
);

CREATE TABLE speech (
    id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    position INTEGER NOT NULL,
    member_id UUID,
    speaker_name TEXT NOT NULL,
    speaker_title TEXT,
    delivery TEXT NOT NULL,
    slot TEXT NOT NULL,
    status TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    is_public BOOLEAN NOT NULL,
    spoken_seconds INTEGER,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_speech PRIMARY KEY (id),
    CONSTRAINT uq_speech_consultation_position UNIQUE (consultation_id, position),
    CONSTRAINT fk_speech_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT fk_speech_member FOREIGN KEY (member_id) REFERENCES member (id),
    CONSTRAINT ck_speech_delivery CHECK (delivery IN ('ORAL', 'WRITTEN')),
    CONSTRAINT ck_speech_slot CHECK (slot IN ('BOOKED', 'IMPROMPTU')),
    CONSTRAINT ck_speech_status CHECK (status IN ('DRAFT', 'SUBMITTED', 'FINALIZED', 'DELIVERED', 'DISCARDED'))
);
CREATE INDEX ix_speech_created_at_id ON speech (created_at, id);
CREATE INDEX ix_speech_member ON speech (member_id);

CREATE TABLE on_site_response (
    id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    position INTEGER NOT NULL,
    department_id UUID,
    speaker_name TEXT NOT NULL,
    speaker_title TEXT,
    body TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_on_site_response PRIMARY KEY (id),
    CONSTRAINT uq_on_site_response_consultation_position UNIQUE (consultation_id, position),
    CONSTRAINT fk_on_site_response_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT fk_on_site_response_department FOREIGN KEY (department_id) REFERENCES department (id)
);
CREATE INDEX ix_on_site_response_department ON on_site_response (department_id);

CREATE TABLE on_site_response_speech (
    on_site_response_id UUID NOT NULL,
    speech_id UUID NOT NULL,
    CONSTRAINT pk_on_site_response_speech PRIMARY KEY (on_site_response_id, speech_id),
    CONSTRAINT fk_on_site_response_speech_on_site_response
        FOREIGN KEY (on_site_response_id) REFERENCES on_site_response (id),
    CONSTRAINT fk_on_site_response_speech_speech FOREIGN KEY (speech_id) REFERENCES speech (id)
);
CREATE INDEX ix_on_site_response_speech_speech ON on_site_response_speech (speech_id);

CREATE TABLE outcome (
    id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    issued_on DATE,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_outcome PRIMARY KEY (id),
    CONSTRAINT uq_outcome_consultation_position UNIQUE (consultation_id, position),
    CONSTRAINT fk_outcome_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT ck_outcome_kind CHECK (kind IN (
        'MINUTES', 'SPECIAL_REPORT', 'FORMAL_RECOMMENDATION', 'REFERENCE_DOCUMENT', 'CONCLUSION', 'AGREEMENT'
    ))
);

CREATE TABLE research_report (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    consultation_id UUID,
    organizer_id UUID,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    drafter_name TEXT NOT NULL,
    drafter_id UUID,
    status TEXT NOT NULL,
    status_since TIMESTAMPTZ NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_research_report PRIMARY KEY (id),
    CONSTRAINT fk_research_report_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT fk_research_report_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT fk_research_report_organizer FOREIGN KEY (organizer_id) REFERENCES special_committee (id),
    CONSTRAINT fk_research_report_drafter FOREIGN KEY (drafter_id) REFERENCES member (id),
    CONSTRAINT ck_research_report_status CHECK (status IN (
        'DRAFT', 'SUBMITTED', 'RETURNED', 'COMMITTEE_APPROVED', 'CHAIR_MEETING_APPROVED', 'SUBMITTED_TO_PARTY_GOV'
    ))
);
CREATE INDEX ix_research_report_committee_status ON research_report (committee_id, status);
CREATE INDEX ix_research_report_created_at_id ON research_report (created_at, id);
CREATE INDEX ix_research_report_consultation ON research_report (consultation_id);
CREATE INDEX ix_research_report_organizer ON research_report (organizer_id);
CREATE INDEX ix_research_report_drafter ON research_report (drafter_id);

CREATE TABLE report_author (
    id UUID NOT NULL,
    report_id UUID NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    member_id UUID,
    CONSTRAINT pk_report_author PRIMARY KEY (id),
    CONSTRAINT uq_report_author_report_position UNIQUE (report_id, position),
    CONSTRAINT fk_report_author_report FOREIGN KEY (report_id) REFERENCES research_report (id),
    CONSTRAINT fk_report_author_member FOREIGN KEY (member_id) REFERENCES member (id)
);
CREATE INDEX ix_report_author_member ON report_author (member_id);
