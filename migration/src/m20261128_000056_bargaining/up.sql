CREATE TABLE bargaining_representative (
    id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    side TEXT NOT NULL,
    is_chief BOOLEAN NOT NULL,
    name TEXT NOT NULL,
    title TEXT,
    CONSTRAINT pk_bargaining_representative PRIMARY KEY (id),
    CONSTRAINT fk_bargaining_representative_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT ck_bargaining_representative_side CHECK (side IN ('WORKERS', 'EMPLOYER'))
);
CREATE INDEX ix_bargaining_representative_consultation ON bargaining_representative (consultation_id);

CREATE TABLE wage_offer (
    id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    season TEXT NOT NULL,
    side TEXT NOT NULL,
    body TEXT NOT NULL,
    made_on DATE NOT NULL,
    replied_on DATE,
    reply TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_wage_offer PRIMARY KEY (id),
    CONSTRAINT fk_wage_offer_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT ck_wage_offer_season CHECK (season IN ('SPRING', 'SUMMER', 'AUTUMN', 'WINTER')),
    CONSTRAINT ck_wage_offer_side CHECK (side IN ('WORKERS', 'EMPLOYER')),
    CONSTRAINT ck_wage_offer_reply CHECK ((replied_on IS NULL) = (reply IS NULL))
);
CREATE INDEX ix_wage_offer_consultation ON wage_offer (consultation_id);

CREATE TABLE wage_term (
    id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    amount_before DOUBLE PRECISION,
    amount_after DOUBLE PRECISION NOT NULL,
    unit TEXT NOT NULL,
    period TEXT NOT NULL,
    reported_change TEXT,
    CONSTRAINT pk_wage_term PRIMARY KEY (id),
    CONSTRAINT uq_wage_term_consultation_label UNIQUE (consultation_id, label),
    CONSTRAINT uq_wage_term_consultation_position UNIQUE (consultation_id, position),
    CONSTRAINT fk_wage_term_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT ck_wage_term_period CHECK (period IN ('HOUR', 'DAY', 'MONTH', 'YEAR', 'PIECE'))
);

CREATE TABLE congress_vote (
    id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    held_on DATE NOT NULL,
    entitled INTEGER NOT NULL,
    present INTEGER NOT NULL,
    in_favour INTEGER NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_congress_vote PRIMARY KEY (id),
    CONSTRAINT fk_congress_vote_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT ck_congress_vote_numbers CHECK (
        in_favour >= 0 AND in_favour <= present AND present <= entitled AND entitled > 0
    )
);
CREATE INDEX ix_congress_vote_consultation ON congress_vote (consultation_id);

CREATE TABLE collective_contract (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    kind TEXT NOT NULL,
    number TEXT,
    status TEXT NOT NULL,
    signed_on DATE NOT NULL,
    signed_for_workers TEXT NOT NULL,
    signed_for_employer TEXT NOT NULL,
    filed_on DATE,
    filed_with TEXT,
    objected_on DATE,
    objection TEXT,
    effective_on DATE,
    valid_until DATE,
    published_on DATE,
    renews_id UUID,
    enterprises INTEGER,
    is_enterprises_approximate BOOLEAN NOT NULL,
    workers INTEGER,
    is_workers_approximate BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_collective_contract PRIMARY KEY (id),
    CONSTRAINT uq_collective_contract_committee_number UNIQUE (committee_id, number),
    CONSTRAINT uq_collective_contract_renews UNIQUE (renews_id),
    CONSTRAINT fk_collective_contract_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT fk_collective_contract_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT fk_collective_contract_renews FOREIGN KEY (renews_id) REFERENCES collective_contract (id),
    CONSTRAINT ck_collective_contract_kind CHECK (kind IN ('WAGE', 'GENERAL', 'WOMEN_WORKERS')),
    CONSTRAINT ck_collective_contract_status CHECK (status IN ('SIGNED', 'FILED', 'OBJECTED', 'EFFECTIVE', 'PUBLISHED')),
    CONSTRAINT ck_collective_contract_filed CHECK ((status = 'SIGNED') = (filed_on IS NULL)),
    CONSTRAINT ck_collective_contract_objected CHECK ((status = 'OBJECTED') = (objected_on IS NOT NULL)),
    CONSTRAINT ck_collective_contract_numbers CHECK (enterprises > 0 AND workers > 0)
);
CREATE INDEX ix_collective_contract_consultation ON collective_contract (consultation_id);
