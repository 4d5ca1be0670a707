CREATE VIEW contradictions AS
SELECT
    conflict.contract_id,
    name.file_name,
    conflict.field,
    conflict.value_a, conflict.quote_a, conflict.page_a, conflict.char_start_a, conflict.char_end_a,
    conflict.document_a, name_a.file_name AS file_a,
    conflict.value_b, conflict.quote_b, conflict.page_b, conflict.char_start_b, conflict.char_end_b,
    conflict.document_b, name_b.file_name AS file_b,
    conflict.reason
FROM contradiction_rows AS conflict
LEFT JOIN resolved USING (contract_id)
LEFT JOIN document_names AS name ON name.document_id = resolved.document_id
LEFT JOIN document_names AS name_a ON name_a.document_id = conflict.document_a
LEFT JOIN document_names AS name_b ON name_b.document_id = conflict.document_b;
