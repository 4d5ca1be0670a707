CREATE VIEW clause_meanings AS
SELECT
    passage.document_id,
    resolved.contract_id,
    name.file_name,
    passage.meaning,
    passage.probability,
    trim(substr(clause_row.text, passage.text_start + 1, passage.text_length)) AS quote,
    passage.page,
    passage.char_start,
    passage.char_end,
    passage.model
FROM clause_meaning_rows AS passage
JOIN clause_rows AS clause_row
    ON clause_row.document_id = passage.document_id AND clause_row.clause = passage.clause
LEFT JOIN resolved
    ON resolved.document_id = passage.document_id AND resolved.part IS NOT DISTINCT FROM passage.part
LEFT JOIN document_names AS name ON name.document_id = passage.document_id;
