ALTER TABLE outcome ADD COLUMN is_draft BOOLEAN NOT NULL DEFAULT FALSE;

-- What had no day went out with its session; only what that session had not submitted yet is a draft.
UPDATE outcome SET is_draft = TRUE WHERE issued_on IS NULL
    AND consultation_id NOT IN (SELECT id FROM consultation WHERE status IN ('SUBMITTED', 'CLOSED'));
