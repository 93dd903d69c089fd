CREATE TABLE roster_import (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    term_id UUID NOT NULL,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    format TEXT NOT NULL,
    body JSONB NOT NULL,
    previewed_by_id UUID,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    applied_by_id UUID,
    applied_at TIMESTAMPTZ,
    CONSTRAINT pk_roster_import PRIMARY KEY (id),
    CONSTRAINT fk_roster_import_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT fk_roster_import_term FOREIGN KEY (term_id) REFERENCES committee_term (id),
    CONSTRAINT ck_roster_import_kind CHECK (kind IN ('MEMBERS', 'DEPARTMENTS', 'ACCOUNTS')),
    CONSTRAINT ck_roster_import_format CHECK (format IN ('XLSX', 'UTF_8', 'UTF_8_BOM', 'UTF_16', 'GB18030')),
    CONSTRAINT fk_roster_import_previewed_by FOREIGN KEY (previewed_by_id) REFERENCES account (id),
    CONSTRAINT fk_roster_import_applied_by FOREIGN KEY (applied_by_id) REFERENCES account (id)
);
CREATE INDEX ix_roster_import_committee ON roster_import (committee_id);
CREATE INDEX ix_roster_import_term ON roster_import (term_id);
CREATE INDEX ix_roster_import_previewed_by ON roster_import (previewed_by_id);
CREATE INDEX ix_roster_import_applied_by ON roster_import (applied_by_id);
