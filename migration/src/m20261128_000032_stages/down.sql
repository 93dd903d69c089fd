ALTER TABLE consultation DROP COLUMN closed_from;
ALTER TABLE consultation DROP COLUMN stage;
