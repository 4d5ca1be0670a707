-- Ending within six months: contracts whose stated or computed end is near, nearest first
SELECT d.date AS ends, d.days_left, c.file_name, c.title, c.parties, c.renewal, d.derived_from, d.page, d.quote
FROM deadlines AS d
JOIN contracts_today AS c USING (contract_id)
WHERE c.document_class IN ('contract', 'amendment', 'unknown') AND d.kind = 'end' AND d.date BETWEEN as_of() AND as_of() + INTERVAL 6 MONTH
ORDER BY d.date, c.file_name;
