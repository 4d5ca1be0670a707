CREATE VIEW vague_prices AS
SELECT
    document_id, contract_id, file_name,
    value ->> '$.reason' AS reason,
    value ->> '$.words' AS words,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM terms
WHERE kind = 'vague_price' AND review_state <> 'rejected';
