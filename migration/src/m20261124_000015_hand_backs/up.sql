CREATE TABLE hand_back (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    assignment_id UUID NOT NULL,
    reason TEXT NOT NULL,
    proposed_department_id UUID NOT NULL,
    requested_by_id UUID NOT NULL,
    requested_at TIMESTAMPTZ NOT NULL,
    decision TEXT,
    note TEXT,
    decided_by_id UUID,
    decided_at TIMESTAMPTZ,
    new_assignment_id UUID,
    CONSTRAINT pk_hand_back PRIMARY KEY (id),
    CONSTRAINT fk_hand_back_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_hand_back_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id),
    CONSTRAINT fk_hand_back_proposed_department FOREIGN KEY (proposed_department_id) REFERENCES department (id),
    CONSTRAINT fk_hand_back_requested_by FOREIGN KEY (requested_by_id) REFERENCES account (id),
    CONSTRAINT ck_hand_back_decision CHECK (decision IN ('APPROVED', 'DENIED')),
    CONSTRAINT fk_hand_back_decided_by FOREIGN KEY (decided_by_id) REFERENCES account (id),
    CONSTRAINT fk_hand_back_new_assignment FOREIGN KEY (new_assignment_id) REFERENCES assignment (id),
    CONSTRAINT ck_hand_back_decided CHECK (
        (decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by_id IS NULL)
    ),
    CONSTRAINT ck_hand_back_denied CHECK (decision IS NULL OR decision <> 'DENIED' OR note IS NOT NULL)
);
CREATE INDEX ix_hand_back_suggestion ON hand_back (suggestion_id);
CREATE INDEX ix_hand_back_assignment ON hand_back (assignment_id);
CREATE INDEX ix_hand_back_proposed_department ON hand_back (proposed_department_id);
CREATE INDEX ix_hand_back_requested_by ON hand_back (requested_by_id);
CREATE INDEX ix_hand_back_decided_by ON hand_back (decided_by_id);
CREATE INDEX ix_hand_back_new_assignment ON hand_back (new_assignment_id);

CREATE TABLE assignment_conference (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    title TEXT NOT NULL,
    held_on DATE NOT NULL,
    recorded_by_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_assignment_conference PRIMARY KEY (id),
    CONSTRAINT fk_assignment_conference_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT fk_assignment_conference_recorded_by FOREIGN KEY (recorded_by_id) REFERENCES account (id)
);
CREATE INDEX ix_assignment_conference_committee ON assignment_conference (committee_id);
CREATE INDEX ix_assignment_conference_recorded_by ON assignment_conference (recorded_by_id);

CREATE TABLE assignment_conference_item (
    conference_id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    CONSTRAINT pk_assignment_conference_item PRIMARY KEY (conference_id, suggestion_id),
    CONSTRAINT fk_assignment_conference_item_conference
        FOREIGN KEY (conference_id) REFERENCES assignment_conference (id),
    CONSTRAINT fk_assignment_conference_item_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id)
);
CREATE INDEX ix_assignment_conference_item_suggestion ON assignment_conference_item (suggestion_id);
