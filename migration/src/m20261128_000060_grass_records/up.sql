ALTER TABLE photograph ADD COLUMN is_people_public BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE photograph ADD COLUMN activity_id UUID
    CONSTRAINT fk_photograph_activity REFERENCES research_activity (id)
    CONSTRAINT ck_photograph_activity CHECK (activity_id IS NULL OR consultation_id IS NOT NULL);
CREATE INDEX ix_photograph_activity ON photograph (activity_id);

ALTER TABLE suggestion ADD COLUMN origin_matter_id UUID
    CONSTRAINT fk_suggestion_origin_matter REFERENCES council_matter (id);
CREATE INDEX ix_suggestion_origin_matter ON suggestion (origin_matter_id);

ALTER TABLE ledger_line ADD COLUMN contract_kind TEXT
    CONSTRAINT ck_ledger_line_contract_kind CHECK (contract_kind IN ('WAGE', 'GENERAL', 'WOMEN_WORKERS'));

CREATE TABLE data_handover (
    id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    side TEXT NOT NULL,
    handed_by TEXT NOT NULL,
    data TEXT NOT NULL,
    handed_on DATE NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_data_handover PRIMARY KEY (id),
    CONSTRAINT fk_data_handover_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT ck_data_handover_side CHECK (side IN ('WORKERS', 'EMPLOYER'))
);
CREATE INDEX ix_data_handover_consultation ON data_handover (consultation_id);
