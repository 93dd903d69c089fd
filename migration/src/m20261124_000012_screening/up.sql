ALTER TABLE suggestion ADD COLUMN received_as TEXT CONSTRAINT ck_suggestion_received_as CHECK (received_as IN (
    'PROPOSAL', 'SOCIAL_OPINION', 'CONSULTATION_SUGGESTION', 'CITIZEN_ISSUE'
));
UPDATE suggestion SET received_as = kind WHERE submitted_at IS NOT NULL;

ALTER TABLE proposer ADD COLUMN invited_at TIMESTAMPTZ;
ALTER TABLE proposer ADD COLUMN answer_by DATE;
ALTER TABLE proposer ADD COLUMN via_suggestion_id UUID;
ALTER TABLE proposer ADD COLUMN account_id UUID;
CREATE INDEX ix_proposer_account ON proposer (account_id);
UPDATE proposer
SET invited_at = (SELECT suggestion.created_at FROM suggestion WHERE suggestion.id = proposer.suggestion_id)
WHERE role = 'COSIGNER';

CREATE TABLE suggestion_merge (
    suggestion_id UUID NOT NULL,
    into_id UUID NOT NULL,
    reason TEXT NOT NULL,
    merged_by_id UUID NOT NULL,
    merged_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_suggestion_merge PRIMARY KEY (suggestion_id),
    CONSTRAINT fk_suggestion_merge_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_suggestion_merge_into FOREIGN KEY (into_id) REFERENCES suggestion (id),
    CONSTRAINT fk_suggestion_merge_merged_by FOREIGN KEY (merged_by_id) REFERENCES account (id)
);
CREATE INDEX ix_suggestion_merge_into ON suggestion_merge (into_id);
CREATE INDEX ix_suggestion_merge_merged_by ON suggestion_merge (merged_by_id);

CREATE TABLE conversion (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    from_kind TEXT NOT NULL,
    to_kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    converted_by_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_conversion PRIMARY KEY (id),
    CONSTRAINT fk_conversion_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT ck_conversion_from_kind CHECK (from_kind IN (
        'PROPOSAL', 'SOCIAL_OPINION', 'CONSULTATION_SUGGESTION', 'CITIZEN_ISSUE'
    )),
    CONSTRAINT ck_conversion_to_kind CHECK (to_kind IN (
        'PROPOSAL', 'SOCIAL_OPINION', 'CONSULTATION_SUGGESTION', 'CITIZEN_ISSUE'
    )),
    CONSTRAINT fk_conversion_converted_by FOREIGN KEY (converted_by_id) REFERENCES account (id)
);
CREATE INDEX ix_conversion_suggestion ON conversion (suggestion_id);
CREATE INDEX ix_conversion_converted_by ON conversion (converted_by_id);
