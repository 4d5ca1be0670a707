CREATE VIEW penalties AS
WITH told AS (
    SELECT * FROM terms WHERE kind = 'penalty' AND review_state <> 'rejected'
)
SELECT
    document_id, contract_id, file_name,
    value_text || coalesce(' ' || (value ->> '$.of'), '') AS penalty,
    CASE WHEN state = 'stated' THEN try_cast(value ->> '$.amount' AS DECIMAL(18, 2)) END AS amount,
    value ->> '$.currency' AS currency,
    CASE WHEN state = 'stated' THEN try_cast(value ->> '$.rate' AS DECIMAL(18, 4)) END AS rate,
    value ->> '$.unit' AS unit,
    value ->> '$.of' AS "of",
    value ->> '$.per' AS per,
    value ->> '$.trigger' AS "trigger",
    value ->> '$.cap' AS cap,
    CASE
        WHEN value ->> '$.cap' IS NOT NULL THEN TRUE
        WHEN value ->> '$.capped' IS NOT NULL THEN try_cast(value ->> '$.capped' AS BOOLEAN)
    END AS capped,
    -- Twice the rent for who stays on is a penalty of one size: it does not grow.
    coalesce(try_cast(value ->> '$.escalating' AS BOOLEAN), FALSE) AND (value ->> '$.multiple') IS NULL AS escalating,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM told;
