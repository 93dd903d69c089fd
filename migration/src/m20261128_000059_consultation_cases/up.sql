CREATE TABLE consultation_case (
    consultation_id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_consultation_case PRIMARY KEY (consultation_id, suggestion_id),
    CONSTRAINT uq_consultation_case_consultation_position UNIQUE (consultation_id, position),
    CONSTRAINT fk_consultation_case_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT fk_consultation_case_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id)
);
CREATE INDEX ix_consultation_case_suggestion ON consultation_case (suggestion_id);
