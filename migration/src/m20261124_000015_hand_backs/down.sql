DROP TABLE assignment_conference_item;
DROP TABLE assignment_conference;
DROP TABLE hand_back;
