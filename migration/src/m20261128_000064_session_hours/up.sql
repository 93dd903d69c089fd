-- Minutes after midnight in China.
ALTER TABLE consultation ADD COLUMN starts_minute INTEGER
    CONSTRAINT ck_consultation_starts_minute CHECK (starts_minute BETWEEN 0 AND 1439);
