CREATE VIEW price_figures AS
WITH told AS (
    SELECT
        *,
        CASE
            WHEN state = 'stated' OR starts_with(reason, 'the words say') THEN 'stated'
            WHEN NOT regexp_matches(reason, '^the (price is redacted|amount is redacted|amount is left blank)') THEN NULL
            -- What an account holds or a bank stands for is no price, nor is a rate that nothing says is one of money.
            WHEN regexp_matches(quote, '(?i)\b(accounts?|reserves?|escrow|letters?\s+of\s+credit|stand-?by|net\s+worth|bonds?)\b')
                OR (
                    regexp_matches(quote, '(?i)\brates?\s+of\s+\[')
                    AND NOT regexp_matches(quote, '(?i)fee|price|royalt|charge|\bpa(y|id)|commission|\brent')
                ) THEN NULL
            WHEN regexp_matches(reason, '\([^)]*(\*|redacted|omitted)', 'i') THEN 'redacted'
            -- Letters X stand in forms that are annexed as well as in the contract.
            WHEN NOT regexp_matches(reason, '\([^)]*x{2}', 'i') THEN 'blank'
        END AS way
    FROM terms
    WHERE kind = 'price' AND review_state <> 'rejected' AND (reason IS NULL OR NOT starts_with(reason, 'the price is left to be'))
)
SELECT
    document_id, contract_id, any_value(file_name) AS file_name,
    way,
    count(*) AS prices,
    arg_min(quote, char_start) AS quote,
    arg_min(page, char_start) AS page,
    min(char_start) AS char_start,
    arg_min(char_end, char_start) AS char_end,
    arg_min(confidence, char_start) AS confidence,
    arg_min(extractor, char_start) AS extractor,
    arg_min(review_state, char_start) AS review_state
FROM told
GROUP BY document_id, contract_id, way;
