DROP TABLE supervision_note;
DROP TABLE award;
DROP TABLE key_suggestion;
DROP TABLE commitment_follow_up;
DROP TABLE commitment;
