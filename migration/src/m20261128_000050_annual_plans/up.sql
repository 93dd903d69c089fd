CREATE TABLE annual_plan (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    term_id UUID NOT NULL,
    year INTEGER NOT NULL,
    title TEXT NOT NULL,
    document_no TEXT,
    status TEXT NOT NULL,
    status_since TIMESTAMPTZ NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_annual_plan PRIMARY KEY (id),
    CONSTRAINT uq_annual_plan_committee_year UNIQUE (committee_id, year),
    CONSTRAINT fk_annual_plan_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT fk_annual_plan_term FOREIGN KEY (term_id) REFERENCES committee_term (id),
    CONSTRAINT ck_annual_plan_status CHECK (status IN (
        'DRAFT', 'CANVASSED', 'REVISED', 'CHAIR_MEETING_APPROVED', 'PARTY_APPROVED', 'PUBLISHED'
    ))
);
CREATE INDEX ix_annual_plan_term ON annual_plan (term_id);
CREATE INDEX ix_annual_plan_created_at_id ON annual_plan (created_at, id);

CREATE TABLE annual_plan_item (
    id UUID NOT NULL,
    plan_id UUID NOT NULL,
    position INTEGER NOT NULL,
    topic TEXT NOT NULL,
    format TEXT NOT NULL,
    organizer_id UUID,
    organizer_name TEXT NOT NULL,
    month INTEGER,
    leader TEXT,
    state TEXT NOT NULL,
    consultation_id UUID,
    drop_reason TEXT,
    CONSTRAINT pk_annual_plan_item PRIMARY KEY (id),
    CONSTRAINT uq_annual_plan_item_plan_position UNIQUE (plan_id, position),
    CONSTRAINT uq_annual_plan_item_consultation UNIQUE (consultation_id),
    CONSTRAINT fk_annual_plan_item_plan FOREIGN KEY (plan_id) REFERENCES annual_plan (id),
    CONSTRAINT fk_annual_plan_item_organizer FOREIGN KEY (organizer_id) REFERENCES special_committee (id),
    CONSTRAINT fk_annual_plan_item_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT ck_annual_plan_item_format CHECK (format IN (
        'BIMONTHLY', 'THEMATIC', 'COUNTERPART', 'SECTOR', 'PROPOSAL_HANDLING', 'RESEARCH', 'ONLINE',
        'COMMUNITY_COUNCIL', 'VILLAGE_COUNCIL', 'WAGE_BARGAINING'
    )),
    CONSTRAINT ck_annual_plan_item_month CHECK (month BETWEEN 1 AND 12),
    CONSTRAINT ck_annual_plan_item_state CHECK (state IN ('PLANNED', 'BEGUN', 'DROPPED')),
    CONSTRAINT ck_annual_plan_item_begun CHECK ((state = 'BEGUN') = (consultation_id IS NOT NULL)),
    CONSTRAINT ck_annual_plan_item_dropped CHECK ((state = 'DROPPED') = (drop_reason IS NOT NULL))
);
CREATE INDEX ix_annual_plan_item_organizer ON annual_plan_item (organizer_id);

CREATE TABLE annual_plan_item_department (
    item_id UUID NOT NULL,
    department_id UUID NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_annual_plan_item_department PRIMARY KEY (item_id, department_id),
    CONSTRAINT fk_annual_plan_item_department_item FOREIGN KEY (item_id) REFERENCES annual_plan_item (id),
    CONSTRAINT fk_annual_plan_item_department_department FOREIGN KEY (department_id) REFERENCES department (id)
);
CREATE INDEX ix_annual_plan_item_department_department ON annual_plan_item_department (department_id);

CREATE TABLE annual_plan_approval (
    id UUID NOT NULL,
    plan_id UUID NOT NULL,
    step TEXT NOT NULL,
    body TEXT,
    decided_on DATE NOT NULL,
    note TEXT,
    recorded_by_id UUID NOT NULL,
    recorded_by_name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_annual_plan_approval PRIMARY KEY (id),
    CONSTRAINT fk_annual_plan_approval_plan FOREIGN KEY (plan_id) REFERENCES annual_plan (id),
    CONSTRAINT fk_annual_plan_approval_recorded_by FOREIGN KEY (recorded_by_id) REFERENCES account (id),
    CONSTRAINT ck_annual_plan_approval_step CHECK (step IN (
        'DRAFT', 'CANVASSED', 'REVISED', 'CHAIR_MEETING_APPROVED', 'PARTY_APPROVED', 'PUBLISHED'
    ))
);
CREATE INDEX ix_annual_plan_approval_plan ON annual_plan_approval (plan_id);
CREATE INDEX ix_annual_plan_approval_recorded_by ON annual_plan_approval (recorded_by_id);

CREATE TABLE annual_plan_adjustment (
    id UUID NOT NULL,
    plan_id UUID NOT NULL,
    item_id UUID NOT NULL,
    kind TEXT NOT NULL,
    earlier JSONB,
    reason TEXT NOT NULL,
    made_by_id UUID NOT NULL,
    made_by_name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_annual_plan_adjustment PRIMARY KEY (id),
    CONSTRAINT fk_annual_plan_adjustment_plan FOREIGN KEY (plan_id) REFERENCES annual_plan (id),
    CONSTRAINT fk_annual_plan_adjustment_item FOREIGN KEY (item_id) REFERENCES annual_plan_item (id),
    CONSTRAINT fk_annual_plan_adjustment_made_by FOREIGN KEY (made_by_id) REFERENCES account (id),
    CONSTRAINT ck_annual_plan_adjustment_kind CHECK (kind IN ('ADDED', 'CHANGED', 'DROPPED')),
    CONSTRAINT ck_annual_plan_adjustment_earlier CHECK ((kind = 'ADDED') = (earlier IS NULL))
);
CREATE INDEX ix_annual_plan_adjustment_plan ON annual_plan_adjustment (plan_id);
CREATE INDEX ix_annual_plan_adjustment_item ON annual_plan_adjustment (item_id);
CREATE INDEX ix_annual_plan_adjustment_made_by ON annual_plan_adjustment (made_by_id);
