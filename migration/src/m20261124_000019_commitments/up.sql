CREATE TABLE commitment (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    response_id UUID NOT NULL,
    department_id UUID NOT NULL,
    what TEXT NOT NULL,
    due_on DATE NOT NULL,
    measure TEXT NOT NULL,
    verdict TEXT,
    settled_on DATE,
    reopened_round INTEGER,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_commitment PRIMARY KEY (id),
    CONSTRAINT fk_commitment_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_commitment_response FOREIGN KEY (response_id) REFERENCES response (id),
    CONSTRAINT fk_commitment_department FOREIGN KEY (department_id) REFERENCES department (id),
    CONSTRAINT ck_commitment_verdict CHECK (verdict IN ('FULFILLED', 'BROKEN')),
    CONSTRAINT ck_commitment_settled CHECK ((verdict IS NULL) = (settled_on IS NULL))
);
CREATE INDEX ix_commitment_suggestion ON commitment (suggestion_id);
CREATE INDEX ix_commitment_response ON commitment (response_id);
CREATE INDEX ix_commitment_department ON commitment (department_id);
CREATE INDEX ix_commitment_due_on_id ON commitment (due_on, id);

CREATE TABLE commitment_follow_up (
    id UUID NOT NULL,
    commitment_id UUID NOT NULL,
    kind TEXT NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT NOT NULL,
    made_by_id UUID NOT NULL,
    made_by_name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_commitment_follow_up PRIMARY KEY (id),
    CONSTRAINT fk_commitment_follow_up_commitment FOREIGN KEY (commitment_id) REFERENCES commitment (id),
    CONSTRAINT ck_commitment_follow_up_kind CHECK (kind IN ('PROGRESS', 'CLAIM', 'FULFILLED', 'BROKEN')),
    CONSTRAINT fk_commitment_follow_up_made_by FOREIGN KEY (made_by_id) REFERENCES account (id)
);
CREATE INDEX ix_commitment_follow_up_commitment ON commitment_follow_up (commitment_id);
CREATE INDEX ix_commitment_follow_up_made_by ON commitment_follow_up (made_by_id);

CREATE TABLE key_suggestion (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    leader TEXT NOT NULL,
    supervisor TEXT NOT NULL,
    approved_on DATE NOT NULL,
    meeting TEXT NOT NULL,
    designated_by_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ,
    revoke_reason TEXT,
    CONSTRAINT pk_key_suggestion PRIMARY KEY (id),
    CONSTRAINT fk_key_suggestion_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_key_suggestion_designated_by FOREIGN KEY (designated_by_id) REFERENCES account (id),
    CONSTRAINT ck_key_suggestion_revoked CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL))
);
CREATE INDEX ix_key_suggestion_suggestion ON key_suggestion (suggestion_id);
CREATE INDEX ix_key_suggestion_designated_by ON key_suggestion (designated_by_id);

CREATE TABLE award (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    year INTEGER NOT NULL,
    title TEXT NOT NULL,
    awarded_by_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_award PRIMARY KEY (id),
    CONSTRAINT uq_award_suggestion_year UNIQUE (suggestion_id, year),
    CONSTRAINT fk_award_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_award_awarded_by FOREIGN KEY (awarded_by_id) REFERENCES account (id)
);
CREATE INDEX ix_award_awarded_by ON award (awarded_by_id);

CREATE TABLE supervision_note (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    body TEXT NOT NULL,
    is_for_department BOOLEAN NOT NULL,
    made_by_id UUID NOT NULL,
    made_by_name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_supervision_note PRIMARY KEY (id),
    CONSTRAINT fk_supervision_note_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_supervision_note_made_by FOREIGN KEY (made_by_id) REFERENCES account (id)
);
CREATE INDEX ix_supervision_note_suggestion ON supervision_note (suggestion_id);
CREATE INDEX ix_supervision_note_made_by ON supervision_note (made_by_id);
