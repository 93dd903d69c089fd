CREATE TABLE calendar_day (
    committee_id UUID NOT NULL,
    day DATE NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_calendar_day PRIMARY KEY (committee_id, day),
    CONSTRAINT fk_calendar_day_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT ck_calendar_day_kind CHECK (kind IN ('HOLIDAY', 'WORKING_DAY'))
);

ALTER TABLE assignment ADD COLUMN extended_until DATE;

CREATE TABLE deadline_extension (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    assignment_id UUID NOT NULL,
    round INTEGER NOT NULL,
    original_due_on DATE NOT NULL,
    due_on DATE NOT NULL,
    reason TEXT NOT NULL,
    approved_by_id UUID NOT NULL,
    approver_name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_deadline_extension PRIMARY KEY (id),
    CONSTRAINT fk_deadline_extension_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_deadline_extension_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id),
    CONSTRAINT fk_deadline_extension_approved_by FOREIGN KEY (approved_by_id) REFERENCES account (id),
    CONSTRAINT ck_deadline_extension_later CHECK (due_on > original_due_on)
);
CREATE INDEX ix_deadline_extension_suggestion ON deadline_extension (suggestion_id);
CREATE INDEX ix_deadline_extension_assignment_round ON deadline_extension (assignment_id, round);
CREATE INDEX ix_deadline_extension_approved_by ON deadline_extension (approved_by_id);

CREATE TABLE urging (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    assignment_id UUID NOT NULL,
    note TEXT NOT NULL,
    made_by_id UUID NOT NULL,
    made_by_name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_urging PRIMARY KEY (id),
    CONSTRAINT fk_urging_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_urging_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id),
    CONSTRAINT fk_urging_made_by FOREIGN KEY (made_by_id) REFERENCES account (id)
);
CREATE INDEX ix_urging_suggestion ON urging (suggestion_id);
CREATE INDEX ix_urging_assignment_created_at ON urging (assignment_id, created_at);
CREATE INDEX ix_urging_made_by ON urging (made_by_id);

CREATE TABLE notification (
    id UUID NOT NULL,
    account_id UUID NOT NULL,
    kind TEXT NOT NULL,
    suggestion_id UUID NOT NULL,
    assignment_id UUID,
    deadline TEXT,
    due_on DATE,
    dedupe_key TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    read_at TIMESTAMPTZ,
    CONSTRAINT pk_notification PRIMARY KEY (id),
    CONSTRAINT uq_notification_account_dedupe_key UNIQUE (account_id, dedupe_key),
    CONSTRAINT fk_notification_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT ck_notification_kind CHECK (kind IN (
        'ASSIGNED', 'RETURNED', 'DECLINED', 'ANSWERED', 'REMINDER', 'OVERDUE', 'URGED', 'EXTENDED'
    )),
    CONSTRAINT fk_notification_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_notification_assignment FOREIGN KEY (assignment_id) REFERENCES assignment (id),
    CONSTRAINT ck_notification_deadline CHECK (deadline IN (
        'SIGN_FOR', 'HAND_BACK', 'FIRST_CONTACT', 'ASSIST_OPINION', 'REPLY', 'EVALUATION', 'REHANDLING', 'PUBLISHING'
    ))
);
CREATE INDEX ix_notification_account_made_at_id ON notification (account_id, made_at, id);
CREATE INDEX ix_notification_suggestion ON notification (suggestion_id);
CREATE INDEX ix_notification_assignment ON notification (assignment_id);
