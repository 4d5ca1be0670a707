CREATE VIEW dates AS
SELECT
    document_id, contract_id, file_name,
    kind,
    CASE WHEN state = 'stated' THEN try_cast(coalesce(value ->> '$.date', value_text) AS DATE) END AS date,
    value ->> '$.computed_from' AS computed_from,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM terms
WHERE kind IN ('agreement_date', 'effective_date', 'expiration_date') AND review_state <> 'rejected';
