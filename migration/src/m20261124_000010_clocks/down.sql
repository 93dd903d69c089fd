DROP TABLE notification;
DROP TABLE urging;
DROP TABLE deadline_extension;
ALTER TABLE assignment DROP COLUMN extended_until;
DROP TABLE calendar_day;
