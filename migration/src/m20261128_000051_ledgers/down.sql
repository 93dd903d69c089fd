DROP TABLE ledger_line_revision;
DROP TABLE ledger_line;
DROP TABLE ledger;
