DROP TABLE roster_import;
