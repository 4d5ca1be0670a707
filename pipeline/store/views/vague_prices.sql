CREATE VIEW vague_prices AS
SELECT
    document_id, contract_id, file_name,
    -- Where part of the words is redacted or left blank, what is hidden may settle the price.
    CASE WHEN regexp_matches(quote, '\[[*]|[*]{3}|__') THEN NULL ELSE value ->> '$.reason' END AS reason,
    value ->> '$.words' AS words,
    value ->> '$.whose' AS whose,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM terms
WHERE kind = 'vague_price' AND review_state <> 'rejected';
