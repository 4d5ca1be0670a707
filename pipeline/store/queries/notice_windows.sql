-- Notice windows: the last days to give notice, those to come and those that are unknown
SELECT d.date AS last_day, d.days_left, c.file_name, c.title, c.next_renewal_date, c.notice_period, d.derived_from
FROM deadlines AS d
JOIN contracts_today AS c USING (contract_id)
WHERE c.document_class IN ('contract', 'amendment', 'unknown') AND d.kind = 'notice' AND (d.date >= as_of() OR d.date IS NULL)
ORDER BY d.date NULLS LAST, c.file_name;
