ALTER TABLE consultation DROP COLUMN starts_minute;
