CREATE VIEW scopes AS
WITH rated AS (
    -- A rate by the hour or the day prices whatever is done beyond the scope.
    SELECT contract_id, TRUE AS rated FROM prices
    WHERE per IN ('hour', 'day', 'half_day', 'minute') AND amount IS NOT NULL GROUP BY contract_id
)
SELECT
    term.document_id, term.contract_id, term.file_name,
    value ->> '$.kind' AS kind,
    value ->> '$.what' AS what,
    coalesce(try_cast(value ->> '$.unlimited' AS BOOLEAN), FALSE) AS unlimited,
    CASE
        -- A price that is redacted or left blank may be there or not.
        WHEN regexp_matches(quote, '\[[*]|[*]{3}|__|\[ *\]') THEN NULL
        WHEN confidence >= 0.8 OR (value ->> '$.price_stated') = 'true'
            THEN try_cast(value ->> '$.price_stated' AS BOOLEAN)
    END AS price_stated,
    coalesce(try_cast(value ->> '$.on_quotation' AS BOOLEAN), FALSE) AS on_quotation,
    coalesce(rated.rated, FALSE) AS rated,
    term.quote, term.page, term.char_start, term.char_end, term.confidence, term.extractor, term.review_state
FROM terms AS term
LEFT JOIN rated ON rated.contract_id = term.contract_id
WHERE term.kind = 'scope' AND term.review_state <> 'rejected';
