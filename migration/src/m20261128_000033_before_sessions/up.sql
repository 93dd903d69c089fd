ALTER TABLE speech ADD COLUMN review_note TEXT;
ALTER TABLE speech ADD COLUMN may_become_opinion BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE consultation_participant ADD COLUMN attendance TEXT NOT NULL DEFAULT 'INVITED'
    CONSTRAINT ck_consultation_participant_attendance
    CHECK (attendance IN ('INVITED', 'CONFIRMED', 'ON_LEAVE', 'ATTENDED', 'ABSENT'));
ALTER TABLE consultation_participant ADD COLUMN leave_reason TEXT;

CREATE TABLE session_material (
    id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    number INTEGER NOT NULL,
    is_public BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_session_material PRIMARY KEY (id),
    CONSTRAINT uq_session_material_consultation_position UNIQUE (consultation_id, position),
    CONSTRAINT fk_session_material_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT ck_session_material_kind CHECK (kind IN ('NOTICE', 'AGENDA', 'BRIEFING', 'BACKGROUND', 'OTHER'))
);

CREATE TABLE session_material_text (
    material_id UUID NOT NULL,
    number INTEGER NOT NULL,
    body TEXT NOT NULL,
    note TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_session_material_text PRIMARY KEY (material_id, number),
    CONSTRAINT fk_session_material_text_material FOREIGN KEY (material_id) REFERENCES session_material (id)
);

CREATE TABLE research_activity (
    id UUID NOT NULL,
    consultation_id UUID NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    held_on DATE NOT NULL,
    place TEXT NOT NULL,
    host TEXT,
    department_id UUID,
    findings TEXT NOT NULL,
    is_public BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_research_activity PRIMARY KEY (id),
    CONSTRAINT uq_research_activity_consultation_position UNIQUE (consultation_id, position),
    CONSTRAINT fk_research_activity_consultation FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT fk_research_activity_department FOREIGN KEY (department_id) REFERENCES department (id),
    CONSTRAINT ck_research_activity_kind CHECK (kind IN ('SITE_VISIT', 'HOUSEHOLD_VISIT', 'BRIEFING', 'SURVEY', 'REVIEW'))
);
CREATE INDEX ix_research_activity_department ON research_activity (department_id);

CREATE TABLE research_activity_person (
    activity_id UUID NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    title TEXT,
    member_id UUID,
    CONSTRAINT pk_research_activity_person PRIMARY KEY (activity_id, position),
    CONSTRAINT fk_research_activity_person_activity FOREIGN KEY (activity_id) REFERENCES research_activity (id),
    CONSTRAINT fk_research_activity_person_member FOREIGN KEY (member_id) REFERENCES member (id)
);
CREATE INDEX ix_research_activity_person_member ON research_activity_person (member_id);
