CREATE VIEW revision_gaps AS
SELECT
    document_id, contract_id, file_name,
    value ->> '$.gap' AS gap,
    value ->> '$.index' AS "index",
    value ->> '$.formula' AS formula,
    value ->> '$.undefined' AS undefined,
    value ->> '$.unused' AS unused,
    value ->> '$.doubt' AS doubt,
    -- A doubt makes the fault a question: no answer that somebody could take for a no.
    CASE WHEN value ->> '$.doubt' IS NULL THEN TRUE END AS certain,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM terms
WHERE kind = 'revision_gap' AND review_state <> 'rejected';
