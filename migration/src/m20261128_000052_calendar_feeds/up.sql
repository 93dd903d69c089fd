CREATE TABLE calendar_feed (
    id UUID NOT NULL,
    account_id UUID NOT NULL,
    secret_hash TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ,
    CONSTRAINT pk_calendar_feed PRIMARY KEY (id),
    CONSTRAINT uq_calendar_feed_secret_hash UNIQUE (secret_hash),
    CONSTRAINT fk_calendar_feed_account FOREIGN KEY (account_id) REFERENCES account (id)
);
CREATE INDEX ix_calendar_feed_account ON calendar_feed (account_id);
