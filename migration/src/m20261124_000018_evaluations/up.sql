ALTER TABLE evaluation ADD COLUMN contact TEXT CONSTRAINT ck_evaluation_contact CHECK (contact IN (
    'SATISFIED', 'BASICALLY_SATISFIED', 'UNDERSTOOD', 'DISSATISFIED'
));
ALTER TABLE evaluation ADD COLUMN attitude TEXT CONSTRAINT ck_evaluation_attitude CHECK (attitude IN (
    'SATISFIED', 'BASICALLY_SATISFIED', 'UNDERSTOOD', 'DISSATISFIED'
));
ALTER TABLE evaluation ADD COLUMN result TEXT CONSTRAINT ck_evaluation_result CHECK (result IN (
    'SATISFIED', 'BASICALLY_SATISFIED', 'UNDERSTOOD', 'DISSATISFIED'
));

CREATE TABLE paper_evaluation (
    evaluation_id UUID NOT NULL,
    signed_on DATE NOT NULL,
    note TEXT,
    entered_by_id UUID NOT NULL,
    entered_by_name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_paper_evaluation PRIMARY KEY (evaluation_id),
    CONSTRAINT fk_paper_evaluation_evaluation FOREIGN KEY (evaluation_id) REFERENCES evaluation (id),
    CONSTRAINT fk_paper_evaluation_entered_by FOREIGN KEY (entered_by_id) REFERENCES account (id)
);
CREATE INDEX ix_paper_evaluation_entered_by ON paper_evaluation (entered_by_id);

CREATE TABLE mediation_meeting (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    round INTEGER NOT NULL,
    held_on DATE NOT NULL,
    participants TEXT NOT NULL,
    note TEXT NOT NULL,
    recorded_by_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_mediation_meeting PRIMARY KEY (id),
    CONSTRAINT fk_mediation_meeting_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_mediation_meeting_recorded_by FOREIGN KEY (recorded_by_id) REFERENCES account (id)
);
CREATE INDEX ix_mediation_meeting_suggestion ON mediation_meeting (suggestion_id);
CREATE INDEX ix_mediation_meeting_recorded_by ON mediation_meeting (recorded_by_id);
