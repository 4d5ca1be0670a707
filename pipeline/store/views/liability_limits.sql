CREATE VIEW liability_limits AS
WITH told AS (
    SELECT
        *,
        kind = 'uncapped_liability' AND list_contains(CAST(value -> '$.what' AS VARCHAR[]), 'liability') AS outright
    FROM terms
    WHERE kind IN ('cap_on_liability', 'liability_exclusion', 'uncapped_liability') AND review_state <> 'rejected'
), whole AS (
    SELECT
        contract_id,
        bool_or(kind <> 'uncapped_liability' AND state = 'stated') AS limits,
        bool_or(kind = 'cap_on_liability') AS any_cap
    FROM told GROUP BY contract_id
)
SELECT
    document_id, told.contract_id, file_name,
    kind,
    CASE WHEN told.state = 'stated' THEN value_text END AS words,
    CASE
        WHEN whole.limits THEN TRUE
        WHEN outright AND NOT whole.any_cap THEN FALSE
    END AS limited,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM told
JOIN whole USING (contract_id);
