CREATE VIEW limits AS
SELECT id, jurisdiction, subject, value, unit, valid_from, valid_to, applies_to, source, checked FROM limit_rows;
