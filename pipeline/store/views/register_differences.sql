CREATE VIEW register_differences AS
SELECT
    difference.contract_id,
    resolved.document_id,
    name.file_name,
    row_number,
    field,
    register_value,
    contract_value,
    quote,
    page,
    char_start,
    char_end
FROM register_difference_rows AS difference
LEFT JOIN resolved USING (contract_id)
LEFT JOIN document_names AS name USING (document_id);
