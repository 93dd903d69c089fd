ALTER TABLE attachment ALTER COLUMN suggestion_id DROP NOT NULL;
ALTER TABLE attachment ADD COLUMN report_id UUID
    CONSTRAINT fk_attachment_report REFERENCES research_report (id);
ALTER TABLE attachment ADD COLUMN material_id UUID
    CONSTRAINT fk_attachment_material REFERENCES session_material (id)
    CONSTRAINT ck_attachment_owner CHECK (
        (suggestion_id IS NOT NULL AND report_id IS NULL AND material_id IS NULL)
        OR (suggestion_id IS NULL AND response_id IS NULL AND (report_id IS NULL) <> (material_id IS NULL))
    );
CREATE INDEX ix_attachment_report ON attachment (report_id);
CREATE INDEX ix_attachment_material ON attachment (material_id);

ALTER TABLE research_report ADD COLUMN is_formal_recommendation BOOLEAN NOT NULL DEFAULT FALSE;
