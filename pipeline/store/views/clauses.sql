CREATE VIEW clauses AS
SELECT
    clause_row.document_id,
    resolved.contract_id,
    name.file_name,
    number,
    heading,
    role,
    "level",
    CAST(CAST(path_json AS JSON) AS VARCHAR[]) AS headings_above,
    text,
    page_start,
    page_end,
    char_start,
    char_end,
    clause
FROM clause_rows AS clause_row
LEFT JOIN resolved
    ON resolved.document_id = clause_row.document_id AND resolved.part IS NOT DISTINCT FROM clause_row.part
LEFT JOIN document_names AS name ON name.document_id = clause_row.document_id;
