CREATE VIEW register AS
SELECT
    row_number,
    number,
    register_row.counterparty,
    register_row.title,
    start_date,
    end_date,
    notice_date,
    register_row.owner,
    amount,
    register_row.currency,
    file,
    state,
    matched_by,
    reason,
    register_row.contract_id,
    resolved.document_id,
    name.file_name,
    CAST(CAST(candidates_json AS JSON) AS VARCHAR[]) AS candidates
FROM register_rows AS register_row
LEFT JOIN resolved USING (contract_id)
LEFT JOIN document_names AS name USING (document_id);
