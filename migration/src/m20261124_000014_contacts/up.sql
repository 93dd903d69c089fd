CREATE TABLE contact_record (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    assignment_id UUID NOT NULL,
    round INTEGER NOT NULL,
    method TEXT NOT NULL,
    phase TEXT NOT NULL,
    held_on DATE NOT NULL,
    participants TEXT NOT NULL,
    note TEXT NOT NULL,
    recorded_by_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_contact_record PRIMARY KEY (id),
    CONSTRAINT fk_contact_record_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_contact_record_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id),
    CONSTRAINT ck_contact_record_method CHECK (method IN (
        'MEETING', 'SYMPOSIUM', 'PHONE', 'EMAIL', 'LETTER', 'VISIT', 'OTHER'
    )),
    CONSTRAINT ck_contact_record_phase CHECK (phase IN ('BEFORE', 'DURING', 'AFTER')),
    CONSTRAINT fk_contact_record_recorded_by FOREIGN KEY (recorded_by_id) REFERENCES account (id)
);
CREATE INDEX ix_contact_record_suggestion ON contact_record (suggestion_id);
CREATE INDEX ix_contact_record_assignment_round ON contact_record (assignment_id, round);
CREATE INDEX ix_contact_record_recorded_by ON contact_record (recorded_by_id);

CREATE TABLE assist_opinion (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    assignment_id UUID NOT NULL,
    round INTEGER NOT NULL,
    number INTEGER NOT NULL,
    letter_no TEXT NOT NULL,
    stance TEXT NOT NULL,
    body TEXT NOT NULL,
    signatory TEXT NOT NULL,
    issued_on DATE NOT NULL,
    submitted_by_id UUID NOT NULL,
    submitted_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_assist_opinion PRIMARY KEY (id),
    CONSTRAINT uq_assist_opinion_assignment_round_number UNIQUE (assignment_id, round, number),
    CONSTRAINT fk_assist_opinion_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_assist_opinion_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id),
    CONSTRAINT ck_assist_opinion_stance CHECK (stance IN ('CONCURS', 'DISSENTS')),
    CONSTRAINT fk_assist_opinion_submitted_by FOREIGN KEY (submitted_by_id) REFERENCES account (id)
);
CREATE INDEX ix_assist_opinion_suggestion ON assist_opinion (suggestion_id);
CREATE INDEX ix_assist_opinion_submitted_by ON assist_opinion (submitted_by_id);
