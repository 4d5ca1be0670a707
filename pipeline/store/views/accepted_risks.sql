CREATE VIEW accepted_risks AS
SELECT
    accepted.rule_id,
    accepted.contract_id,
    name.file_name,
    flag.title,
    flag.severity,
    accepted.accepted_by,
    accepted.why,
    accepted.accepted_on,
    accepted.accepted_until,
    CASE
        WHEN flag.rule_id IS NULL THEN 'no longer flagged'
        WHEN accepted.accepted_until < as_of() THEN 'expired'
        ELSE 'accepted'
    END AS state
FROM accepted_rows AS accepted
LEFT JOIN resolved USING (contract_id)
LEFT JOIN document_names AS name ON name.document_id = resolved.document_id
LEFT JOIN (
    SELECT contract_id, rule_id, any_value(title) AS title, any_value(severity) AS severity
    FROM flag_rows GROUP BY contract_id, rule_id
) AS flag ON flag.contract_id = accepted.contract_id AND flag.rule_id = accepted.rule_id;
