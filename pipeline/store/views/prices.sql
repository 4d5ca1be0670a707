CREATE VIEW prices AS
SELECT
    document_id, contract_id, file_name,
    CASE WHEN state = 'stated' THEN try_cast(value ->> '$.amount' AS DECIMAL(18, 4)) END AS amount,
    value ->> '$.currency' AS currency,
    value ->> '$.per' AS per,
    value ->> '$.what' AS what,
    value ->> '$.tax' AS tax,
    try_cast(value ->> '$.minimum' AS BOOLEAN) AS minimum,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM terms
WHERE kind = 'price' AND review_state <> 'rejected';
