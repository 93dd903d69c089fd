DROP TABLE consultation_case;
