CREATE VIEW force_majeures AS
SELECT
    document_id, contract_id, file_name,
    value ->> '$.duration' AS duration,
    CASE
        WHEN (value ->> '$.then') = 'termination' THEN TRUE
        -- A clause that is only touched upon may say more elsewhere.
        WHEN state = 'stated' AND confidence >= 0.9 THEN FALSE
    END AS may_end,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM terms
WHERE kind = 'force_majeure' AND review_state <> 'rejected';
