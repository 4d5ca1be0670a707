CREATE VIEW parties AS
SELECT
    document_id, contract_id, file_name,
    CASE WHEN state = 'stated' THEN coalesce(value ->> '$.name', value_text) END AS name,
    value ->> '$.role' AS role,
    value ->> '$.legal_form' AS legal_form,
    value ->> '$.registration_number' AS registration_number,
    value ->> '$.registration_scheme' AS registration_scheme,
    value ->> '$.address' AS address,
    value ->> '$.alias' AS alias,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM terms
WHERE kind = 'party' AND review_state <> 'rejected';
