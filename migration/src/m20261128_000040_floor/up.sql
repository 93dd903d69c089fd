CREATE TABLE floor_turn (
    id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    kind TEXT NOT NULL,
    speaker_name TEXT NOT NULL,
    speaker_title TEXT,
    member_id UUID,
    department_id UUID,
    sector_name TEXT,
    speech_id UUID,
    subject TEXT,
    limit_seconds INTEGER,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_floor_turn PRIMARY KEY (id),
    CONSTRAINT fk_floor_turn_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT fk_floor_turn_member FOREIGN KEY (member_id) REFERENCES member (id),
    CONSTRAINT fk_floor_turn_department FOREIGN KEY (department_id) REFERENCES department (id),
    CONSTRAINT fk_floor_turn_speech FOREIGN KEY (speech_id) REFERENCES speech (id),
    CONSTRAINT ck_floor_turn_kind CHECK (kind IN ('BOOKED', 'IMPROMPTU', 'RESPONSE', 'INTERVENTION')),
    CONSTRAINT ck_floor_turn_speech CHECK (speech_id IS NULL OR kind = 'BOOKED'),
    CONSTRAINT ck_floor_turn_limit CHECK (limit_seconds IS NULL OR limit_seconds > 0)
);
CREATE INDEX ix_floor_turn_consultation ON floor_turn (consultation_id);
CREATE INDEX ix_floor_turn_member ON floor_turn (member_id);
CREATE INDEX ix_floor_turn_department ON floor_turn (department_id);
CREATE INDEX ix_floor_turn_speech ON floor_turn (speech_id);

CREATE TABLE floor_turn_answer (
    turn_id UUID NOT NULL,
    answered_id UUID NOT NULL,
    CONSTRAINT pk_floor_turn_answer PRIMARY KEY (turn_id, answered_id),
    CONSTRAINT fk_floor_turn_answer_turn FOREIGN KEY (turn_id) REFERENCES floor_turn (id),
    CONSTRAINT fk_floor_turn_answer_answered FOREIGN KEY (answered_id) REFERENCES floor_turn (id)
);
CREATE INDEX ix_floor_turn_answer_answered ON floor_turn_answer (answered_id);

CREATE TABLE floor_event (
    id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    sequence INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    turn_id UUID,
    agenda_item_id UUID,
    position INTEGER,
    person_name TEXT,
    note TEXT,
    recorded_by_id UUID NOT NULL,
    CONSTRAINT pk_floor_event PRIMARY KEY (id),
    CONSTRAINT uq_floor_event_consultation_sequence UNIQUE (consultation_id, sequence),
    CONSTRAINT fk_floor_event_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT fk_floor_event_turn FOREIGN KEY (turn_id) REFERENCES floor_turn (id),
    CONSTRAINT fk_floor_event_agenda_item FOREIGN KEY (agenda_item_id) REFERENCES agenda_item (id),
    CONSTRAINT fk_floor_event_recorded_by FOREIGN KEY (recorded_by_id) REFERENCES account (id),
    CONSTRAINT ck_floor_event_kind CHECK (kind IN (
        'OPENED', 'AGENDA_ITEM_STARTED', 'QUEUED', 'MOVED', 'WITHDRAWN', 'STARTED', 'PAUSED', 'RESUMED', 'ENDED',
        'POINT_OF_ORDER_RAISED', 'POINT_OF_ORDER_DECIDED', 'ADJOURNED', 'RECONVENED', 'CLOSED'
    )),
    CONSTRAINT ck_floor_event_sequence CHECK (sequence >= 1),
    CONSTRAINT ck_floor_event_turn CHECK (
        (kind IN ('QUEUED', 'MOVED', 'WITHDRAWN', 'STARTED', 'PAUSED', 'RESUMED', 'ENDED')) = (turn_id IS NOT NULL)
    ),
    CONSTRAINT ck_floor_event_agenda_item CHECK ((kind = 'AGENDA_ITEM_STARTED') = (agenda_item_id IS NOT NULL)),
    CONSTRAINT ck_floor_event_position CHECK ((kind IN ('QUEUED', 'MOVED')) = (position IS NOT NULL)),
    CONSTRAINT ck_floor_event_person CHECK ((kind = 'POINT_OF_ORDER_RAISED') = (person_name IS NOT NULL))
);
CREATE INDEX ix_floor_event_turn ON floor_event (turn_id);
CREATE INDEX ix_floor_event_agenda_item ON floor_event (agenda_item_id);
CREATE INDEX ix_floor_event_recorded_by ON floor_event (recorded_by_id);
