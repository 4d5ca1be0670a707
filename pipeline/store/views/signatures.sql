CREATE VIEW signatures AS
SELECT
    document_id, contract_id, file_name,
    value ->> '$.party' AS party,
    coalesce(value ->> '$.state', 'unknown') AS state,
    reason,
    value ->> '$.signatory' AS signatory,
    value ->> '$.capacity' AS capacity,
    try_cast(value ->> '$.date' AS DATE) AS date,
    value ->> '$.how' AS how,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM terms
WHERE kind = 'signature' AND review_state <> 'rejected';
