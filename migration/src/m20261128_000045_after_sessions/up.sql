CREATE TABLE research_report_revision (
    id UUID NOT NULL,
    report_id UUID NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_research_report_revision PRIMARY KEY (id),
    CONSTRAINT uq_research_report_revision_report_number UNIQUE (report_id, number),
    CONSTRAINT fk_research_report_revision_report FOREIGN KEY (report_id) REFERENCES research_report (id)
);

-- Until now no text changed once it was entered, so that the present one is what was handed in.
INSERT INTO research_report_revision (id, report_id, number, title, summary, body, created_at)
SELECT id, id, 1, title, summary, body, status_since FROM research_report WHERE status <> 'DRAFT';

ALTER TABLE outcome ADD COLUMN document_no TEXT;
ALTER TABLE outcome ADD COLUMN approved_by TEXT;
ALTER TABLE outcome ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

ALTER TABLE history_entry ADD COLUMN is_note_public BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE leader_instruction (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    report_id UUID,
    outcome_id UUID,
    leader_name TEXT NOT NULL,
    leader_title TEXT NOT NULL,
    received_on DATE NOT NULL,
    body TEXT NOT NULL,
    recorded_by_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_leader_instruction PRIMARY KEY (id),
    CONSTRAINT fk_leader_instruction_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT fk_leader_instruction_report FOREIGN KEY (report_id) REFERENCES research_report (id),
    CONSTRAINT fk_leader_instruction_outcome FOREIGN KEY (outcome_id) REFERENCES outcome (id),
    CONSTRAINT fk_leader_instruction_recorded_by FOREIGN KEY (recorded_by_id) REFERENCES account (id),
    CONSTRAINT ck_leader_instruction_subject CHECK ((report_id IS NULL) <> (outcome_id IS NULL))
);
CREATE INDEX ix_leader_instruction_committee ON leader_instruction (committee_id);
CREATE INDEX ix_leader_instruction_report ON leader_instruction (report_id);
CREATE INDEX ix_leader_instruction_outcome ON leader_instruction (outcome_id);
CREATE INDEX ix_leader_instruction_recorded_by ON leader_instruction (recorded_by_id);

CREATE TABLE feedback (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    report_id UUID,
    outcome_id UUID,
    department_id UUID,
    source_name TEXT NOT NULL,
    received_on DATE NOT NULL,
    body TEXT NOT NULL,
    is_public BOOLEAN NOT NULL,
    recorded_by_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_feedback PRIMARY KEY (id),
    CONSTRAINT fk_feedback_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT fk_feedback_report FOREIGN KEY (report_id) REFERENCES research_report (id),
    CONSTRAINT fk_feedback_outcome FOREIGN KEY (outcome_id) REFERENCES outcome (id),
    CONSTRAINT fk_feedback_department FOREIGN KEY (department_id) REFERENCES department (id),
    CONSTRAINT fk_feedback_recorded_by FOREIGN KEY (recorded_by_id) REFERENCES account (id),
    CONSTRAINT ck_feedback_subject CHECK ((report_id IS NULL) <> (outcome_id IS NULL))
);
CREATE INDEX ix_feedback_committee ON feedback (committee_id);
CREATE INDEX ix_feedback_report ON feedback (report_id);
CREATE INDEX ix_feedback_outcome ON feedback (outcome_id);
CREATE INDEX ix_feedback_department ON feedback (department_id);
CREATE INDEX ix_feedback_recorded_by ON feedback (recorded_by_id);

-- A promise made on the spot is of no suggestion and no letter.
ALTER TABLE commitment ALTER COLUMN suggestion_id DROP NOT NULL;
ALTER TABLE commitment ALTER COLUMN response_id DROP NOT NULL;
ALTER TABLE commitment ADD COLUMN consultation_id UUID
    CONSTRAINT fk_commitment_consultation REFERENCES consultation (id)
    CONSTRAINT ck_commitment_subject CHECK ((consultation_id IS NULL) <> (suggestion_id IS NULL));
ALTER TABLE commitment ADD COLUMN on_site_response_id UUID
    CONSTRAINT fk_commitment_on_site_response REFERENCES on_site_response (id)
    CONSTRAINT ck_commitment_origin CHECK ((on_site_response_id IS NULL) <> (response_id IS NULL))
    CONSTRAINT ck_commitment_on_site CHECK ((on_site_response_id IS NULL) = (consultation_id IS NULL));
CREATE INDEX ix_commitment_consultation ON commitment (consultation_id);
CREATE INDEX ix_commitment_on_site_response ON commitment (on_site_response_id);
