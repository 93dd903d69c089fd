CREATE TABLE ledger (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    year INTEGER NOT NULL,
    season TEXT,
    title TEXT NOT NULL,
    reported_by TEXT NOT NULL,
    consultation_id UUID,
    is_public BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_ledger PRIMARY KEY (id),
    CONSTRAINT fk_ledger_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT fk_ledger_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT ck_ledger_season CHECK (season IN ('SPRING', 'SUMMER', 'AUTUMN', 'WINTER'))
);
CREATE INDEX ix_ledger_committee_year ON ledger (committee_id, year);
CREATE INDEX ix_ledger_consultation ON ledger (consultation_id);
CREATE INDEX ix_ledger_created_at_id ON ledger (created_at, id);

CREATE TABLE ledger_line (
    id UUID NOT NULL,
    ledger_id UUID NOT NULL,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    unit TEXT NOT NULL,
    source TEXT NOT NULL,
    measure TEXT,
    format TEXT,
    target DOUBLE PRECISION,
    target_is_approximate BOOLEAN NOT NULL,
    amount DOUBLE PRECISION,
    is_approximate BOOLEAN NOT NULL,
    reported_share TEXT,
    source_note TEXT,
    as_of DATE,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_ledger_line PRIMARY KEY (id),
    CONSTRAINT uq_ledger_line_ledger_position UNIQUE (ledger_id, position),
    CONSTRAINT uq_ledger_line_ledger_label UNIQUE (ledger_id, label),
    CONSTRAINT fk_ledger_line_ledger FOREIGN KEY (ledger_id) REFERENCES ledger (id),
    CONSTRAINT ck_ledger_line_source CHECK (source IN ('REPORTED', 'COUNTED')),
    CONSTRAINT ck_ledger_line_measure CHECK (measure IN ('CONSULTATIONS_HELD', 'REPORTS_SUBMITTED')),
    CONSTRAINT ck_ledger_line_format CHECK (format IN (
        'BIMONTHLY', 'THEMATIC', 'COUNTERPART', 'SECTOR', 'PROPOSAL_HANDLING', 'RESEARCH', 'ONLINE',
        'COMMUNITY_COUNCIL', 'VILLAGE_COUNCIL', 'WAGE_BARGAINING'
    )),
    CONSTRAINT ck_ledger_line_counted CHECK ((source = 'COUNTED') = (measure IS NOT NULL)),
    CONSTRAINT ck_ledger_line_amount CHECK ((source = 'COUNTED') = (amount IS NULL))
);

CREATE TABLE ledger_line_revision (
    id UUID NOT NULL,
    line_id UUID NOT NULL,
    number INTEGER NOT NULL,
    target DOUBLE PRECISION,
    target_is_approximate BOOLEAN NOT NULL,
    amount DOUBLE PRECISION,
    is_approximate BOOLEAN NOT NULL,
    reported_share TEXT,
    source_note TEXT,
    as_of DATE,
    reason TEXT NOT NULL,
    made_by_id UUID NOT NULL,
    made_by_name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_ledger_line_revision PRIMARY KEY (id),
    CONSTRAINT uq_ledger_line_revision_line_number UNIQUE (line_id, number),
    CONSTRAINT fk_ledger_line_revision_line FOREIGN KEY (line_id) REFERENCES ledger_line (id),
    CONSTRAINT fk_ledger_line_revision_made_by FOREIGN KEY (made_by_id) REFERENCES account (id)
);
CREATE INDEX ix_ledger_line_revision_made_by ON ledger_line_revision (made_by_id);
