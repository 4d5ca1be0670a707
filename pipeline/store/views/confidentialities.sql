CREATE VIEW confidentialities AS
SELECT
    document_id, contract_id, file_name,
    CASE WHEN regexp_full_match(value ->> '$.duration', 'P\d+M') THEN regexp_extract(value ->> '$.duration', '\d+')::INTEGER END AS months,
    try_cast(value ->> '$.after_end' AS BOOLEAN) AS after_end,
    CASE WHEN state = 'stated' THEN coalesce(value ->> '$.kind', '') = 'perpetual' END AS for_ever,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM terms
WHERE kind = 'confidentiality' AND review_state <> 'rejected';
