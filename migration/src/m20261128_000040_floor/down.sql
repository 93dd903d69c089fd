DROP TABLE floor_event;
DROP TABLE floor_turn_answer;
DROP TABLE floor_turn;
