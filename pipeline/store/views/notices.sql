CREATE VIEW notices AS
SELECT
    document_id, contract_id, file_name,
    CASE kind WHEN 'notice_period' THEN 'renewal' ELSE 'termination' END AS against,
    value ->> '$.duration' AS duration,
    in_months(value ->> '$.duration') AS months,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM terms
WHERE kind IN ('notice_period', 'termination_notice') AND review_state <> 'rejected';
