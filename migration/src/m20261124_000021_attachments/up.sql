CREATE TABLE attachment (
    id UUID NOT NULL,
    suggestion_id UUID NOT NULL,
    response_id UUID,
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    byte_size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    storage_key TEXT NOT NULL,
    uploaded_by_id UUID NOT NULL,
    is_public BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    removed_at TIMESTAMPTZ,
    version BIGINT NOT NULL,
    CONSTRAINT pk_attachment PRIMARY KEY (id),
    CONSTRAINT uq_attachment_storage_key UNIQUE (storage_key),
    CONSTRAINT fk_attachment_suggestion FOREIGN KEY (suggestion_id) REFERENCES suggestion (id),
    CONSTRAINT fk_attachment_response FOREIGN KEY (response_id) REFERENCES response (id),
    CONSTRAINT fk_attachment_uploaded_by FOREIGN KEY (uploaded_by_id) REFERENCES account (id),
    CONSTRAINT ck_attachment_byte_size CHECK (byte_size > 0)
);
CREATE INDEX ix_attachment_suggestion ON attachment (suggestion_id);
CREATE INDEX ix_attachment_response ON attachment (response_id);
CREATE INDEX ix_attachment_uploaded_by ON attachment (uploaded_by_id);
