ALTER TABLE response ADD COLUMN title TEXT;
ALTER TABLE response ADD COLUMN copies_to TEXT;
ALTER TABLE response ADD COLUMN publicity TEXT
    CONSTRAINT ck_response_publicity CHECK (publicity IN ('PROACTIVE', 'ON_REQUEST', 'WITHHELD'));

CREATE TABLE response_correction (
    response_id UUID NOT NULL,
    corrected_id UUID NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_response_correction PRIMARY KEY (response_id),
    CONSTRAINT fk_response_correction_response FOREIGN KEY (response_id) REFERENCES response (id),
    CONSTRAINT fk_response_correction_corrected FOREIGN KEY (corrected_id) REFERENCES response (id)
);
CREATE INDEX ix_response_correction_corrected ON response_correction (corrected_id);
