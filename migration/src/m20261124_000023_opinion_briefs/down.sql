DROP TABLE opinion_adoption;
DROP TABLE opinion_brief_source;
DROP TABLE opinion_brief;
