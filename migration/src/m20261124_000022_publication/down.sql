DROP TABLE redaction;

ALTER TABLE publication_decision DROP COLUMN not_before;

ALTER TABLE response DROP COLUMN public_body;

DROP INDEX ix_suggestion_public_from;
ALTER TABLE suggestion DROP COLUMN public_from;
ALTER TABLE suggestion DROP COLUMN public_recommendation;
ALTER TABLE suggestion DROP COLUMN public_analysis;
ALTER TABLE suggestion DROP COLUMN public_background;
