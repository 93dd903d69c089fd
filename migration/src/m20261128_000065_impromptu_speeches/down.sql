-- The older version knows no such turn: who spoke so spoke without a text.
UPDATE floor_turn SET speech_id = NULL WHERE kind = 'IMPROMPTU';
