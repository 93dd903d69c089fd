ALTER TABLE suggestion ADD COLUMN public_background TEXT;
ALTER TABLE suggestion ADD COLUMN public_analysis TEXT;
ALTER TABLE suggestion ADD COLUMN public_recommendation TEXT;
ALTER TABLE suggestion ADD COLUMN public_from DATE;
CREATE INDEX ix_suggestion_public_from ON suggestion (public_from);

ALTER TABLE response ADD COLUMN public_body TEXT;

ALTER TABLE publication_decision ADD COLUMN not_before DATE;

CREATE TABLE redaction (
    id UUID NOT NULL,
    decision_id UUID NOT NULL,
    position INTEGER NOT NULL,
    part TEXT NOT NULL,
    response_id UUID,
    passage TEXT NOT NULL,
    ground TEXT NOT NULL,
    CONSTRAINT pk_redaction PRIMARY KEY (id),
    CONSTRAINT uq_redaction_decision_position UNIQUE (decision_id, position),
    CONSTRAINT fk_redaction_decision FOREIGN KEY (decision_id) REFERENCES publication_decision (id),
    CONSTRAINT fk_redaction_response FOREIGN KEY (response_id) REFERENCES response (id),
    CONSTRAINT ck_redaction_part CHECK (part IN ('BACKGROUND', 'ANALYSIS', 'RECOMMENDATION', 'RESPONSE')),
    CONSTRAINT ck_redaction_ground CHECK (ground IN (
        'PERSONAL_PRIVACY', 'COMMERCIAL_SECRET', 'STATE_SECRET', 'SECURITY_AND_STABILITY', 'OTHER'
    )),
    CONSTRAINT ck_redaction_response CHECK ((part = 'RESPONSE') = (response_id IS NOT NULL))
);
CREATE INDEX ix_redaction_response ON redaction (response_id);
