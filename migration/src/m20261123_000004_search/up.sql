CREATE TABLE search_dirty (
    kind TEXT NOT NULL,
    id UUID NOT NULL,
    version BIGINT NOT NULL,
    first_dirty_at TIMESTAMPTZ NOT NULL,
    attempts INTEGER NOT NULL,
    next_try_at TIMESTAMPTZ,
    last_error TEXT,
    CONSTRAINT pk_search_dirty PRIMARY KEY (kind, id),
    CONSTRAINT ck_search_dirty_kind CHECK (kind IN (
        'SUGGESTION', 'RESPONSE', 'SPEECH', 'RESEARCH_REPORT', 'CONSULTATION'
    ))
);
CREATE INDEX ix_search_dirty_next_try_at ON search_dirty (next_try_at);

CREATE TABLE search_batch (
    id UUID NOT NULL,
    generation BIGINT NOT NULL,
    task TEXT,
    marks JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_search_batch PRIMARY KEY (id)
);

CREATE TABLE search_state (
    id INTEGER NOT NULL,
    database_id UUID NOT NULL,
    generation BIGINT NOT NULL,
    building BIGINT,
    schema_hash TEXT NOT NULL,
    rebuild_requested_at TIMESTAMPTZ,
    reconciled_at TIMESTAMPTZ,
    reconciled_equal BOOLEAN,
    CONSTRAINT pk_search_state PRIMARY KEY (id),
    CONSTRAINT ck_search_state_one CHECK (id = 1)
);

CREATE TABLE search_lease (
    id INTEGER NOT NULL,
    owner UUID NOT NULL,
    fence BIGINT NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_search_lease PRIMARY KEY (id),
    CONSTRAINT ck_search_lease_one CHECK (id = 1)
);
