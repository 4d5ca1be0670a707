CREATE VIEW penalties AS
WITH told AS (
    SELECT * FROM terms WHERE kind = 'penalty' AND review_state <> 'rejected'
), open AS (
    -- A sum for every day that nobody bounds in its own sentence.
    SELECT DISTINCT contract_id
    FROM told
    WHERE state = 'stated' AND value ->> '$.cap' IS NULL AND value ->> '$.capped' IS NULL
        AND value ->> '$.per' IN ('hour', 'day', 'week', 'month')
        AND contract_id IN (SELECT contract_id FROM clause_states WHERE state = 'absent')
), bounded AS (
    -- Words of a bound on what is paid, of a liability that is limited, or of general conditions that have one.
    SELECT DISTINCT contract_id
    FROM clauses
    WHERE contract_id IN (SELECT contract_id FROM open)
        AND regexp_matches(
            text,
            '(?i)(damages|penalt|credit|deduct|liab|pénalit|retenue|réfaction|astreinte|responsab|indemnit|dommages)[^.]{0,250}(exceed|maximum|\bcap|limit|ceiling|more than|plafon|excéd|dépass|concurrence|hauteur|au plus|supérieur)'
            '|(maximum|\bcap\b|limit|ceiling|plafon)[^.]{0,120}(damages|penalt|liab|pénalit|retenue|responsab|indemnit)|CCAG|C\.C\.A\.G|cahier des clauses|general conditions|conditions générales'
        )
)
SELECT
    document_id, told.contract_id, file_name,
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
        -- A contract that was read to its end, and bounds no penalty anywhere.
        WHEN state = 'stated' AND value ->> '$.per' IN ('hour', 'day', 'week', 'month')
            AND (value ->> '$.trigger') IS DISTINCT FROM 'late_payment' AND (value ->> '$.trigger') IS DISTINCT FROM 'holdover'
            AND open.contract_id IS NOT NULL AND bounded.contract_id IS NULL
            AND NOT regexp_matches(quote, '(?i)annex|schedule|appendix|exhibit|subject to|sous réserve|maximum|at most|no more than|up to|plafon|limite|au plus|exceed|excéd|dépass|occupation|holding over|taux d.intérêt|interest')
            THEN FALSE
    END AS capped,
    -- Twice the rent for who stays on is a penalty of one size: it does not grow.
    coalesce(try_cast(value ->> '$.escalating' AS BOOLEAN), FALSE) AND (value ->> '$.multiple') IS NULL AS escalating,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM told
LEFT JOIN open ON open.contract_id = told.contract_id
LEFT JOIN bounded ON bounded.contract_id = told.contract_id;
