DROP TABLE search_lease;
DROP TABLE search_state;
DROP TABLE search_batch;
DROP TABLE search_dirty;
