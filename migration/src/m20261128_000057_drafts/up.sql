-- What an older process enters meanwhile is a draft until somebody says otherwise.
ALTER TABLE outcome ADD COLUMN is_draft BOOLEAN NOT NULL DEFAULT TRUE;

-- What had no day went out with its session; only what that session had not submitted yet is a draft.
UPDATE outcome SET is_draft = FALSE WHERE issued_on IS NOT NULL
    OR consultation_id IN (SELECT id FROM consultation WHERE status IN ('SUBMITTED', 'CLOSED'));
