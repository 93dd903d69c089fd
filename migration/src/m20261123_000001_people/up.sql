CREATE TABLE committee (
    id UUID NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    region TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_committee PRIMARY KEY (id),
    CONSTRAINT uq_committee_code UNIQUE (code),
    CONSTRAINT ck_committee_level CHECK (level IN ('NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY'))
);

CREATE TABLE committee_term (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    number INTEGER NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE,
    CONSTRAINT pk_committee_term PRIMARY KEY (id),
    CONSTRAINT uq_committee_term_committee_number UNIQUE (committee_id, number),
    CONSTRAINT fk_committee_term_committee FOREIGN KEY (committee_id) REFERENCES committee (id)
);

CREATE TABLE plenary (
    id UUID NOT NULL,
    term_id UUID NOT NULL,
    number INTEGER NOT NULL,
    opens_on DATE NOT NULL,
    closes_on DATE NOT NULL,
    window_from DATE NOT NULL,
    window_to DATE NOT NULL,
    CONSTRAINT pk_plenary PRIMARY KEY (id),
    CONSTRAINT uq_plenary_term_number UNIQUE (term_id, number),
    CONSTRAINT fk_plenary_term FOREIGN KEY (term_id) REFERENCES committee_term (id)
);

CREATE TABLE sector (
    id UUID NOT NULL,
    term_id UUID NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_sector PRIMARY KEY (id),
    CONSTRAINT uq_sector_term_name UNIQUE (term_id, name),
    CONSTRAINT fk_sector_term FOREIGN KEY (term_id) REFERENCES committee_term (id)
);

CREATE TABLE special_committee (
    id UUID NOT NULL,
    term_id UUID NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_special_committee PRIMARY KEY (id),
    CONSTRAINT uq_special_committee_term_name UNIQUE (term_id, name),
    CONSTRAINT fk_special_committee_term FOREIGN KEY (term_id) REFERENCES committee_term (id)
);

CREATE TABLE category (
    id UUID NOT NULL,
    term_id UUID NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_category PRIMARY KEY (id),
    CONSTRAINT uq_category_term_name UNIQUE (term_id, name),
    CONSTRAINT fk_category_term FOREIGN KEY (term_id) REFERENCES committee_term (id)
);

CREATE TABLE rules (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    number INTEGER NOT NULL,
    effective_on DATE NOT NULL,
    body JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_rules PRIMARY KEY (id),
    CONSTRAINT uq_rules_committee_number UNIQUE (committee_id, number),
    CONSTRAINT fk_rules_committee FOREIGN KEY (committee_id) REFERENCES committee (id)
);

CREATE TABLE member (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    term_id UUID NOT NULL,
    name TEXT NOT NULL,
    sector_id UUID,
    special_committee_id UUID,
    title TEXT NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_member PRIMARY KEY (id),
    CONSTRAINT fk_member_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT fk_member_term FOREIGN KEY (term_id) REFERENCES committee_term (id),
    CONSTRAINT fk_member_sector FOREIGN KEY (sector_id) REFERENCES sector (id),
    CONSTRAINT fk_member_special_committee FOREIGN KEY (special_committee_id) REFERENCES special_committee (id)
);
CREATE INDEX ix_member_committee_name ON member (committee_id, name);
CREATE INDEX ix_member_term ON member (term_id);
CREATE INDEX ix_member_sector ON member (sector_id);
CREATE INDEX ix_member_special_committee ON member (special_committee_id);

CREATE TABLE department (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_department PRIMARY KEY (id),
    CONSTRAINT uq_department_committee_name UNIQUE (committee_id, name),
    CONSTRAINT fk_department_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT ck_department_kind CHECK (kind IN (
        'GOVERNMENT', 'PARTY', 'COURT', 'PROCURATORATE', 'MASS_ORGANIZATION', 'ENTERPRISE', 'SUBDISTRICT'
    ))
);

CREATE TABLE post (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    person_name TEXT NOT NULL,
    member_id UUID,
    department_id UUID,
    title TEXT NOT NULL,
    held_from DATE,
    held_to DATE,
    CONSTRAINT pk_post PRIMARY KEY (id),
    CONSTRAINT fk_post_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT fk_post_member FOREIGN KEY (member_id) REFERENCES member (id),
    CONSTRAINT fk_post_department FOREIGN KEY (department_id) REFERENCES department (id)
);
CREATE INDEX ix_post_committee_person_name ON post (committee_id, person_name);
CREATE INDEX ix_post_member ON post (member_id);
CREATE INDEX ix_post_department ON post (department_id);

CREATE TABLE account (
    id UUID NOT NULL,
    login TEXT NOT NULL,
    display_name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    status TEXT NOT NULL,
    must_change_password BOOLEAN NOT NULL,
    failed_sign_ins INTEGER NOT NULL,
    locked_until TIMESTAMPTZ,
    token_epoch BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_account PRIMARY KEY (id),
    CONSTRAINT uq_account_login UNIQUE (login),
    CONSTRAINT ck_account_status CHECK (status IN ('ACTIVE', 'DISABLED'))
);

CREATE TABLE account_role (
    id UUID NOT NULL,
    account_id UUID NOT NULL,
    committee_id UUID NOT NULL,
    role TEXT NOT NULL,
    department_id UUID,
    member_id UUID,
    CONSTRAINT pk_account_role PRIMARY KEY (id),
    CONSTRAINT fk_account_role_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_account_role_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT ck_account_role_role CHECK (role IN (
        'MEMBER', 'COLLECTIVE', 'PROPOSAL_OFFICE', 'SUPERVISOR', 'DEPARTMENT_HANDLER', 'DEPARTMENT_LEAD',
        'SESSION_ORGANIZER', 'CHAIR', 'ADMIN'
    )),
    CONSTRAINT fk_account_role_department FOREIGN KEY (department_id) REFERENCES department (id),
    CONSTRAINT fk_account_role_member FOREIGN KEY (member_id) REFERENCES member (id),
    CONSTRAINT ck_account_role_department
        CHECK ((role IN ('DEPARTMENT_HANDLER', 'DEPARTMENT_LEAD')) = (department_id IS NOT NULL)),
    CONSTRAINT ck_account_role_member CHECK ((role IN ('MEMBER', 'COLLECTIVE')) = (member_id IS NOT NULL))
);
CREATE INDEX ix_account_role_account ON account_role (account_id);
CREATE INDEX ix_account_role_committee ON account_role (committee_id);
CREATE INDEX ix_account_role_department ON account_role (department_id);
CREATE INDEX ix_account_role_member ON account_role (member_id);

CREATE TABLE refresh_token (
    id UUID NOT NULL,
    account_id UUID NOT NULL,
    family UUID NOT NULL,
    token_hash TEXT NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_refresh_token PRIMARY KEY (id),
    CONSTRAINT uq_refresh_token_token_hash UNIQUE (token_hash),
    CONSTRAINT fk_refresh_token_account FOREIGN KEY (account_id) REFERENCES account (id)
);
CREATE INDEX ix_refresh_token_family ON refresh_token (family);
CREATE INDEX ix_refresh_token_account ON refresh_token (account_id);

CREATE TABLE idempotency_key (
    account_id UUID NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    result UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_idempotency_key PRIMARY KEY (account_id, key),
    CONSTRAINT fk_idempotency_key_account FOREIGN KEY (account_id) REFERENCES account (id)
);

CREATE TABLE history_entry (
    id UUID NOT NULL,
    committee_id UUID NOT NULL,
    subject TEXT NOT NULL,
    subject_id UUID NOT NULL,
    event TEXT NOT NULL,
    from_status TEXT,
    to_status TEXT NOT NULL,
    actor_id UUID,
    actor_name TEXT NOT NULL,
    note TEXT,
    is_public BOOLEAN NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pk_history_entry PRIMARY KEY (id),
    CONSTRAINT fk_history_entry_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
    CONSTRAINT ck_history_entry_subject CHECK (subject IN (
        'SUGGESTION', 'CONSULTATION', 'RESEARCH_REPORT', 'ACCOUNT'
    )),
    CONSTRAINT fk_history_entry_actor FOREIGN KEY (actor_id) REFERENCES account (id)
);
CREATE INDEX ix_history_entry_subject_at ON history_entry (subject_id, at);
CREATE INDEX ix_history_entry_committee ON history_entry (committee_id);
CREATE INDEX ix_history_entry_actor ON history_entry (actor_id);
