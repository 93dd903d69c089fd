ALTER TABLE research_report DROP COLUMN is_formal_recommendation;
-- What belongs to a report or a paper has no place in the older table.
DELETE FROM attachment WHERE suggestion_id IS NULL;
DROP INDEX ix_attachment_material;
DROP INDEX ix_attachment_report;
ALTER TABLE attachment DROP COLUMN material_id;
ALTER TABLE attachment DROP COLUMN report_id;
ALTER TABLE attachment ALTER COLUMN suggestion_id SET NOT NULL;
