ALTER TABLE suggestion ADD COLUMN submissions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE suggestion ADD COLUMN review_levels INTEGER NOT NULL DEFAULT 1;
UPDATE suggestion SET submissions = (
    SELECT count(*) FROM suggestion_revision WHERE suggestion_revision.suggestion_id = suggestion.id
);

CREATE TABLE review (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    submission INTEGER NOT NULL,
    level INTEGER NOT NULL,
    decision TEXT NOT NULL,
    reviewer_id UUID NOT NULL,
    reviewer_name TEXT NOT NULL,
    note TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_review PRIMARY KEY (id),
    CONSTRAINT fk_review_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT ck_review_decision CHECK (decision IN ('PASS', 'RETURN', 'DECLINE', 'FILE')),
    CONSTRAINT fk_review_reviewer FOREIGN KEY (reviewer_id) REFERENCES account (id)
);
CREATE INDEX ix_review_suggestion_submission ON review (suggestion_id, submission);
CREATE INDEX ix_review_reviewer ON review (reviewer_id);
