ALTER TABLE consultation DROP COLUMN stage;
