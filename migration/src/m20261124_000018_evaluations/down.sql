DROP TABLE mediation_meeting;
DROP TABLE paper_evaluation;
ALTER TABLE evaluation DROP COLUMN result;
ALTER TABLE evaluation DROP COLUMN attitude;
ALTER TABLE evaluation DROP COLUMN contact;
