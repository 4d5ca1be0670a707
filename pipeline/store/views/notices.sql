CREATE VIEW notices AS
SELECT
    term.document_id, term.contract_id, term.file_name,
    CASE kind WHEN 'notice_period' THEN 'renewal' ELSE 'termination' END AS against,
    value ->> '$.duration' AS duration,
    in_months(value ->> '$.duration') AS months,
    -- Who must ask for a renewal loses nothing by silence but the renewal.
    coalesce(kind = 'notice_period' AND contract.renewal IN ('express', 'none'), FALSE) AS on_request,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM terms AS term
LEFT JOIN contracts AS contract ON contract.contract_id = term.contract_id
WHERE kind IN ('notice_period', 'termination_notice') AND review_state <> 'rejected';
