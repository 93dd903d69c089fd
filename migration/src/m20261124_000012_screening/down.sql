DROP TABLE conversion;
DROP TABLE suggestion_merge;
DROP INDEX ix_proposer_account;
ALTER TABLE proposer DROP COLUMN account_id;
ALTER TABLE proposer DROP COLUMN via_suggestion_id;
ALTER TABLE proposer DROP COLUMN answer_by;
ALTER TABLE proposer DROP COLUMN invited_at;
ALTER TABLE suggestion DROP COLUMN received_as;
