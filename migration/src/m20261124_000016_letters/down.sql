DROP TABLE response_correction;
ALTER TABLE response DROP COLUMN publicity;
ALTER TABLE response DROP COLUMN copies_to;
ALTER TABLE response DROP COLUMN title;
