-- Where a paper may have brought a clause in, no silence of the contract itself proves that there is none.
CREATE VIEW clause_states AS
SELECT
    state_row.contract_id, resolved.document_id, name.file_name, type,
    CASE WHEN state = 'absent' AND brought.reason IS NOT NULL THEN 'unknown' ELSE state END AS state,
    CASE WHEN state = 'absent' THEN coalesce(brought.reason, state_row.reason) ELSE state_row.reason END AS reason
FROM state_rows AS state_row
LEFT JOIN resolved USING (contract_id)
LEFT JOIN document_names AS name USING (document_id)
LEFT JOIN (
    SELECT contract_id, field AS type, arg_max(reason, step) AS reason
    FROM change_rows
    WHERE value IS NULL AND nullif(reason, '') IS NOT NULL AND (from_date IS NULL OR from_date <= as_of())
    GROUP BY contract_id, field
) AS brought USING (contract_id, type);
