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
JOIN whole USING (contract_id)
UNION ALL
-- Words that no liability is owed, in a contract where no limit was read: it may be one.
SELECT
    document_id, contract_id, any_value(file_name), 'words', NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, 'unreviewed'
FROM clauses
WHERE contract_id NOT IN (SELECT contract_id FROM told WHERE contract_id IS NOT NULL)
    AND regexp_matches(
        text,
        '(?i)not be (held )?(liable|responsible)|no liability|in no event|sole (and exclusive )?remedy|exclusive remedy'
        '|responsabilité .{0,60}(ne (saurait|pourra|peut)|limitée|exclue|dégagée)|aucune responsabilité'
    )
    AND NOT regexp_matches(text, '(?i)force majeure|beyond|delay|retard|act of god')
GROUP BY document_id, contract_id;
