CREATE VIEW register_lines AS
SELECT
    row_number,
    concat_ws(', ', number, counterparty, title) AS label,
    state,
    reason,
    contract_id,
    document_id,
    file_name,
    (SELECT count(*) FROM file_rows WHERE status NOT IN ('ok', 'ignored')) AS unread_files
FROM register
WHERE row_number IS NOT NULL;
