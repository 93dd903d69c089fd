-- What tells of a session has no place in the older table.
DELETE FROM notification WHERE suggestion_id IS NULL;
DROP INDEX ix_notification_consultation;
ALTER TABLE notification DROP COLUMN topic;
ALTER TABLE notification DROP COLUMN consultation_id;
ALTER TABLE notification ALTER COLUMN suggestion_id SET NOT NULL;
