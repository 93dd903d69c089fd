ALTER TABLE assignment ADD COLUMN round INTEGER NOT NULL DEFAULT 1;

-- A department at work answers the present round; another one answers the latest that it wrote a reply in.
UPDATE assignment
SET round = COALESCE(
    CASE
        WHEN status IN ('IN_HANDLING', 'RESPONSE_UNDER_REVIEW')
            THEN (SELECT suggestion.round FROM suggestion WHERE suggestion.id = assignment.suggestion_id)
        ELSE (
            SELECT MAX(response.round) FROM response
            WHERE response.assignment_id = assignment.id AND response.kind IN ('FULL', 'HOLDING')
        )
    END,
    1
)
WHERE role <> 'ASSIST' AND suggestion_id IN (SELECT suggestion.id FROM suggestion WHERE suggestion.round > 1);
