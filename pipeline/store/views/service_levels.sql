CREATE VIEW service_levels AS
WITH sanction AS (
    SELECT
        contract_id,
        CASE
            WHEN bool_or(state = 'found') THEN TRUE
            WHEN bool_and(state = 'absent') THEN FALSE
        END AS sanctioned
    FROM clause_states WHERE type IN ('service_credit', 'penalty') GROUP BY contract_id
)
SELECT
    document_id, term.contract_id, file_name,
    value ->> '$.metric' AS metric,
    value ->> '$.threshold' AS threshold,
    value ->> '$.period' AS period,
    coalesce(try_cast(value ->> '$.target' AS BOOLEAN), FALSE) AS target,
    sanctioned,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM terms AS term
LEFT JOIN sanction ON sanction.contract_id = term.contract_id
WHERE kind = 'service_level' AND review_state <> 'rejected';
