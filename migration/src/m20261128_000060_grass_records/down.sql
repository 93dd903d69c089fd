DROP TABLE data_handover;
-- The older version would show these to everybody.
DELETE FROM photograph WHERE activity_id IS NOT NULL;
UPDATE photograph SET people = NULL WHERE is_people_public = FALSE;
-- What the older ledgers and histories do not know goes.
DELETE FROM ledger_line_revision WHERE line_id IN (SELECT id FROM ledger_line WHERE measure = 'CONTRACTS_SIGNED');
DELETE FROM ledger_line WHERE measure = 'CONTRACTS_SIGNED';
DELETE FROM history_entry WHERE subject IN ('COUNCIL', 'COUNCIL_MATTER');
ALTER TABLE ledger_line DROP COLUMN contract_kind;
DROP INDEX ix_suggestion_origin_matter;
ALTER TABLE suggestion DROP COLUMN origin_matter_id;
DROP INDEX ix_photograph_activity;
ALTER TABLE photograph DROP COLUMN activity_id;
ALTER TABLE photograph DROP COLUMN is_people_public;
