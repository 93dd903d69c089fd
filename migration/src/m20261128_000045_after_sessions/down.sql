-- What was promised on the spot has no place in the older ledger.
DELETE FROM commitment_follow_up WHERE commitment_id IN (SELECT id FROM commitment WHERE response_id IS NULL);
DELETE FROM commitment WHERE response_id IS NULL;
DROP INDEX ix_commitment_on_site_response;
DROP INDEX ix_commitment_consultation;
ALTER TABLE commitment DROP COLUMN on_site_response_id;
ALTER TABLE commitment DROP COLUMN consultation_id;
ALTER TABLE commitment ALTER COLUMN response_id SET NOT NULL;
ALTER TABLE commitment ALTER COLUMN suggestion_id SET NOT NULL;

DROP TABLE feedback;
DROP TABLE leader_instruction;
ALTER TABLE history_entry DROP COLUMN is_note_public;
ALTER TABLE outcome DROP COLUMN version;
ALTER TABLE outcome DROP COLUMN approved_by;
ALTER TABLE outcome DROP COLUMN document_no;
DROP TABLE research_report_revision;
