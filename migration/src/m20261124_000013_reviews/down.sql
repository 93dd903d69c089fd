DROP TABLE review;
ALTER TABLE suggestion DROP COLUMN review_levels;
ALTER TABLE suggestion DROP COLUMN submissions;
