-- The older version would show these drafts to everybody.
DELETE FROM outcome WHERE is_draft = TRUE
    AND consultation_id IN (SELECT id FROM consultation WHERE status IN ('SUBMITTED', 'CLOSED'));
ALTER TABLE outcome DROP COLUMN is_draft;
