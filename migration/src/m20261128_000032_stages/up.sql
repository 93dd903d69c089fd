-- Stages are data, one table for each format in the code, so no condition lists them here.
ALTER TABLE consultation ADD COLUMN stage TEXT NOT NULL DEFAULT 'PLANNED';
ALTER TABLE consultation ADD COLUMN closed_from TEXT;
-- Wage bargaining is public only once its contract is published; what had been held of it was open already.
UPDATE consultation SET status = 'HELD'
WHERE format = 'WAGE_BARGAINING' AND status IN ('OUTCOME_DRAFTED', 'SUBMITTED');
UPDATE consultation SET status = 'HELD'
WHERE format IN ('COMMUNITY_COUNCIL', 'VILLAGE_COUNCIL') AND status = 'OUTCOME_DRAFTED';
UPDATE consultation SET status = 'PLANNED'
WHERE format IN ('COMMUNITY_COUNCIL', 'VILLAGE_COUNCIL') AND status = 'RESEARCHING';
UPDATE consultation SET stage = CASE
    WHEN format IN ('COMMUNITY_COUNCIL', 'VILLAGE_COUNCIL') THEN CASE status
        WHEN 'PLANNED' THEN 'COLLECTED'
        WHEN 'SCHEDULED' THEN 'TOPIC_CONFIRMED'
        WHEN 'HELD' THEN 'DELIBERATING'
        WHEN 'SUBMITTED' THEN 'FEEDBACK_GIVEN'
        ELSE status END
    WHEN format = 'WAGE_BARGAINING' THEN CASE status
        WHEN 'PLANNED' THEN 'OFFER_SENT'
        WHEN 'RESEARCHING' THEN 'REPLIED'
        WHEN 'SCHEDULED' THEN 'NEGOTIATING'
        WHEN 'HELD' THEN 'PUBLISHED'
        ELSE status END
    WHEN format = 'ONLINE' AND status = 'HELD' THEN 'DISCUSSION_ENDED'
    ELSE status END;
