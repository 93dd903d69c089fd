ALTER TABLE assignment DROP COLUMN round;
