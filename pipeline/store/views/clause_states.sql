CREATE VIEW clause_states AS
SELECT state_row.contract_id, resolved.document_id, name.file_name, type, state, state_row.reason
FROM state_rows AS state_row
LEFT JOIN resolved USING (contract_id)
LEFT JOIN document_names AS name USING (document_id);
