DROP TABLE assist_opinion;
DROP TABLE contact_record;
