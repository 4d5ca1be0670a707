CREATE VIEW contract_documents AS
SELECT
    resolved.contract_id,
    resolved.document_id,
    name.file_name,
    'main' AS role,
    1 AS page_start,
    read.page_count AS page_end
FROM resolved
JOIN document_rows AS read USING (document_id)
LEFT JOIN document_names AS name USING (document_id);
