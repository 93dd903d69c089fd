CREATE TABLE deliberation_council (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    subdistrict TEXT,
    community TEXT,
    village TEXT,
    established_on DATE,
    guided_by TEXT,
    encouraged_by_id UUID,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_deliberation_council PRIMARY KEY (id),
    CONSTRAINT uq_deliberation_council_committee_name UNIQUE (committee_id, name),
    CONSTRAINT fk_deliberation_council_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT fk_deliberation_council_encouraged_by FOREIGN KEY (encouraged_by_id) REFERENCES deliberation_council (id),
    CONSTRAINT ck_deliberation_council_kind CHECK (kind IN ('COMMUNITY', 'VILLAGE')),
    CONSTRAINT ck_deliberation_council_encouraged_by CHECK (encouraged_by_id <> id)
);
CREATE INDEX ix_deliberation_council_encouraged_by ON deliberation_council (encouraged_by_id);
CREATE INDEX ix_deliberation_council_created_at_id ON deliberation_council (created_at, id);

CREATE TABLE council_member (
    id UUID NOT NULL,
    council_id UUID NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT,
    member_id UUID,
    from_on DATE NOT NULL,
    until_on DATE,
    CONSTRAINT pk_council_member PRIMARY KEY (id),
    CONSTRAINT fk_council_member_council FOREIGN KEY (council_id) REFERENCES deliberation_council (id),
    CONSTRAINT fk_council_member_member FOREIGN KEY (member_id) REFERENCES member (id),
    CONSTRAINT ck_council_member_role CHECK (role IN (
        'CONVENER', 'EXECUTIVE_CONVENER', 'MEMBER', 'GRID_WORKER', 'STAIRWELL_LEAD', 'PARTY_HOUSEHOLD', 'RESIDENT'
    )),
    CONSTRAINT ck_council_member_until CHECK (until_on >= from_on)
);
CREATE INDEX ix_council_member_council ON council_member (council_id);
CREATE INDEX ix_council_member_member ON council_member (member_id);

CREATE TABLE consultation_council (
    consultation_id UUID NOT NULL,
    council_id UUID NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_consultation_council PRIMARY KEY (consultation_id, council_id),
    CONSTRAINT fk_consultation_council_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT fk_consultation_council_council FOREIGN KEY (council_id) REFERENCES deliberation_council (id)
);
CREATE INDEX ix_consultation_council_council ON consultation_council (council_id);

CREATE TABLE council_matter (
    id UUID NOT NULL,
    council_id UUID NOT NULL,
    committee_id UUID NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    raised_through TEXT NOT NULL,
    raised_on DATE NOT NULL,
    raised_by TEXT,
    is_private BOOLEAN NOT NULL,
    stage TEXT NOT NULL,
    result TEXT,
    fed_back_on DATE,
    feedback TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_council_matter PRIMARY KEY (id),
    CONSTRAINT fk_council_matter_council FOREIGN KEY (council_id) REFERENCES deliberation_council (id),
    CONSTRAINT fk_council_matter_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT ck_council_matter_raised_through CHECK (raised_through IN ('VISIT', 'CALL', 'WALK_IN', 'GRID', 'MEETING')),
    CONSTRAINT ck_council_matter_stage CHECK (stage IN (
        'DISCOVERED', 'WHISTLED', 'TIERED_RESPONSE', 'COORDINATED_HANDLING', 'CLOSED'
    )),
    CONSTRAINT ck_council_matter_result CHECK ((stage = 'CLOSED') = (result IS NOT NULL)),
    CONSTRAINT ck_council_matter_feedback CHECK ((fed_back_on IS NULL) = (feedback IS NULL))
);
CREATE INDEX ix_council_matter_council ON council_matter (council_id);
CREATE INDEX ix_council_matter_committee ON council_matter (committee_id);

CREATE TABLE council_matter_meeting (
    matter_id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_council_matter_meeting PRIMARY KEY (matter_id, consultation_id),
    CONSTRAINT uq_council_matter_meeting_consultation_position UNIQUE (consultation_id, position),
    CONSTRAINT fk_council_matter_meeting_matter FOREIGN KEY (matter_id) REFERENCES council_matter (id),
    CONSTRAINT fk_council_matter_meeting_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id)
);

CREATE TABLE council_matter_step (
    id UUID NOT NULL,
    matter_id UUID NOT NULL,
    stage TEXT NOT NULL,
    taken_on DATE NOT NULL,
    taken_by TEXT NOT NULL,
    department_id UUID,
    note TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_council_matter_step PRIMARY KEY (id),
    CONSTRAINT fk_council_matter_step_matter FOREIGN KEY (matter_id) REFERENCES council_matter (id),
    CONSTRAINT fk_council_matter_step_department FOREIGN KEY (department_id) REFERENCES department (id),
    CONSTRAINT ck_council_matter_step_stage CHECK (stage IN (
        'DISCOVERED', 'WHISTLED', 'TIERED_RESPONSE', 'COORDINATED_HANDLING', 'CLOSED'
    ))
);
CREATE INDEX ix_council_matter_step_matter ON council_matter_step (matter_id);
CREATE INDEX ix_council_matter_step_department ON council_matter_step (department_id);

CREATE TABLE contribution (
    id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    matter_id UUID,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    contributor TEXT NOT NULL,
    is_private BOOLEAN NOT NULL,
    households INTEGER,
    amount DOUBLE PRECISION NOT NULL,
    unit TEXT NOT NULL,
    is_approximate BOOLEAN NOT NULL,
    note TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_contribution PRIMARY KEY (id),
    CONSTRAINT uq_contribution_consultation_position UNIQUE (consultation_id, position),
    CONSTRAINT fk_contribution_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT fk_contribution_matter FOREIGN KEY (matter_id) REFERENCES council_matter (id),
    CONSTRAINT ck_contribution_kind CHECK (kind IN ('LAND', 'CASH', 'WORK', 'DEMOLITION', 'LEVELLING', 'OTHER')),
    CONSTRAINT ck_contribution_amount CHECK (amount > 0),
    CONSTRAINT ck_contribution_households CHECK (households > 0)
);
CREATE INDEX ix_contribution_matter ON contribution (matter_id);

CREATE TABLE council_document (
    id UUID NOT NULL,
    council_id UUID NOT NULL,
    consultation_id UUID,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    made_on DATE NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_council_document PRIMARY KEY (id),
    CONSTRAINT uq_council_document_council_kind_number UNIQUE (council_id, kind, number),
    CONSTRAINT fk_council_document_council FOREIGN KEY (council_id) REFERENCES deliberation_council (id),
    CONSTRAINT fk_council_document_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT ck_council_document_kind CHECK (kind IN (
        'CO_BUILD_AGREEMENT', 'RESOURCE_LIST', 'DEMAND_LIST', 'SERVICE_PROJECT_LIST'
    ))
);
CREATE INDEX ix_council_document_consultation ON council_document (consultation_id);

CREATE TABLE council_document_line (
    id UUID NOT NULL,
    document_id UUID NOT NULL,
    position INTEGER NOT NULL,
    item TEXT NOT NULL,
    responsible TEXT,
    until_on DATE,
    CONSTRAINT pk_council_document_line PRIMARY KEY (id),
    CONSTRAINT uq_council_document_line_document_position UNIQUE (document_id, position),
    CONSTRAINT fk_council_document_line_document FOREIGN KEY (document_id) REFERENCES council_document (id)
);

CREATE TABLE photograph (
    id UUID NOT NULL,
    consultation_id UUID,
    council_id UUID,
    caption TEXT,
    taken_on DATE,
    people TEXT,
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    byte_size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    storage_key TEXT NOT NULL,
    uploaded_by_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    removed_at TIMESTAMPTZ,
    version BIGINT NOT NULL,
    CONSTRAINT pk_photograph PRIMARY KEY (id),
    CONSTRAINT uq_photograph_storage_key UNIQUE (storage_key),
    CONSTRAINT fk_photograph_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT fk_photograph_council FOREIGN KEY (council_id) REFERENCES deliberation_council (id),
    CONSTRAINT fk_photograph_uploaded_by FOREIGN KEY (uploaded_by_id) REFERENCES account (id),
    CONSTRAINT ck_photograph_owner CHECK ((consultation_id IS NULL) <> (council_id IS NULL)),
    CONSTRAINT ck_photograph_byte_size CHECK (byte_size > 0)
);
CREATE INDEX ix_photograph_consultation ON photograph (consultation_id);
CREATE INDEX ix_photograph_council ON photograph (council_id);
CREATE INDEX ix_photograph_uploaded_by ON photograph (uploaded_by_id);

CREATE TABLE adviser_task (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    adviser_name TEXT NOT NULL,
    adviser_title TEXT,
    task TEXT NOT NULL,
    due_month DATE NOT NULL,
    done_on DATE,
    visits INTEGER NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_adviser_task PRIMARY KEY (id),
    CONSTRAINT fk_adviser_task_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT fk_adviser_task_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT ck_adviser_task_visits CHECK (visits >= 0)
);
CREATE INDEX ix_adviser_task_committee ON adviser_task (committee_id);
CREATE INDEX ix_adviser_task_consultation ON adviser_task (consultation_id);

CREATE TABLE adviser_supervision (
    id UUID NOT NULL,
    task_id UUID NOT NULL,
    month DATE NOT NULL,
    checked_by TEXT NOT NULL,
    finding TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_adviser_supervision PRIMARY KEY (id),
    CONSTRAINT uq_adviser_supervision_task_month UNIQUE (task_id, month),
    CONSTRAINT fk_adviser_supervision_task FOREIGN KEY (task_id) REFERENCES adviser_task (id)
);
