DELETE FROM history_entry WHERE subject IN ('ANNUAL_PLAN', 'LEDGER');
DROP TABLE annual_plan_adjustment;
DROP TABLE annual_plan_approval;
DROP TABLE annual_plan_item_department;
DROP TABLE annual_plan_item;
DROP TABLE annual_plan;
