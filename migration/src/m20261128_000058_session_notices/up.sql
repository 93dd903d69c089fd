ALTER TABLE notification ALTER COLUMN suggestion_id DROP NOT NULL;
ALTER TABLE notification ADD COLUMN consultation_id UUID
    CONSTRAINT fk_notification_consultation REFERENCES consultation (id)
    CONSTRAINT ck_notification_subject CHECK ((suggestion_id IS NULL) <> (consultation_id IS NULL));
ALTER TABLE notification ADD COLUMN topic TEXT;

CREATE INDEX ix_notification_consultation ON notification (consultation_id);
