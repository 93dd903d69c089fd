CREATE TABLE opinion_brief (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    status TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    year INTEGER,
    issue_no INTEGER,
    signed_by_id UUID,
    signed_at TIMESTAMPTZ,
    issued_on DATE,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_opinion_brief PRIMARY KEY (id),
    CONSTRAINT uq_opinion_brief_committee_year_issue_no UNIQUE (committee_id, year, issue_no),
    CONSTRAINT fk_opinion_brief_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT fk_opinion_brief_signed_by FOREIGN KEY (signed_by_id) REFERENCES account (id),
    CONSTRAINT ck_opinion_brief_status CHECK (status IN ('EDITING', 'IN_SIGNING', 'SIGNED', 'ISSUED', 'DISCARDED')),
    CONSTRAINT ck_opinion_brief_issued CHECK ((status = 'ISSUED') = (issue_no IS NOT NULL))
);
CREATE INDEX ix_opinion_brief_signed_by ON opinion_brief (signed_by_id);
CREATE INDEX ix_opinion_brief_created_at_id ON opinion_brief (created_at, id);

CREATE TABLE opinion_brief_source (
    suggestion_id UUID NOT NULL,
    brief_id UUID NOT NULL,
    CONSTRAINT pk_opinion_brief_source PRIMARY KEY (suggestion_id),
    CONSTRAINT fk_opinion_brief_source_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_opinion_brief_source_brief FOREIGN KEY (brief_id) REFERENCES opinion_brief (id)
);
CREATE INDEX ix_opinion_brief_source_brief ON opinion_brief_source (brief_id);

CREATE TABLE opinion_adoption (
    id UUID NOT NULL,
    brief_id UUID NOT NULL,
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    adopted_by TEXT NOT NULL,
    form TEXT NOT NULL,
    adopted_on DATE NOT NULL,
    points INTEGER,
    note TEXT,
    recorded_by_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_opinion_adoption PRIMARY KEY (id),
    CONSTRAINT fk_opinion_adoption_brief FOREIGN KEY (brief_id) REFERENCES opinion_brief (id),
    CONSTRAINT fk_opinion_adoption_recorded_by FOREIGN KEY (recorded_by_id) REFERENCES account (id),
    CONSTRAINT ck_opinion_adoption_kind CHECK (kind IN ('ADOPTED', 'INSTRUCTED')),
    CONSTRAINT ck_opinion_adoption_level CHECK (level IN ('NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY')),
    CONSTRAINT ck_opinion_adoption_form CHECK (form IN ('SINGLE', 'COMBINED'))
);
CREATE INDEX ix_opinion_adoption_brief ON opinion_adoption (brief_id);
CREATE INDEX ix_opinion_adoption_recorded_by ON opinion_adoption (recorded_by_id);
